"""What makes an article the same one: its address without what only follows its readers, and what its words are."""

import re
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}

# Whole names only. courlan's list was tried: it matches beginnings of names, so that `gallery=3`, `cid=4` and `uid=5`
# go too, and it drops parameters without a value, which makes one article of `story.php?101` and `story.php?102`.
_TRACKING = re.compile(
    r"(?:utm|at|mtm|pk|piwik|matomo|itm|hsa|oly|vero|mc|mkt|ns|ga|rb|stm|guce|_?hs)_\w+|wt\.\w+"
    r"|(?:fbc|gc|dc|twc|ttc|yc|yscc|msclk|igsh|irclick|s_c|oc|ic|nc|cmp|sc_c|partner)(?:l?id)"
    r"|igsh|mibextid|epik|gclsrc|gbraid|wbraid|_ga|_gl|_hsenc|_hsmi|__hs(?:tc|sc|fp)|s_kwcid|ef_id|xtor|ito"
    r"|campaign(?:_?id)?|ref|ref_?(?:src|url)|referr?er|smid|smtyp|ftag|guccounter|soc_(?:src|trk)|taid|spm|cmp"
    r"|traffic_?source|link_?source|sr_share|rss|feed(?:type)?|ss_(?:source|campaign_\w+|email_id)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(rb"[A-Za-z0-9\-._~]")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_WORD = re.compile(r"\w+")
_SAFE = "!$&'()*+,;=:@/?%"


def canonical(address: str) -> str:
    """Return the address under which an article is known, the same for what leads to the same.

    Scheme and host are lower-case, the host in its ASCII form; a default port, user and password, the fragment and
    parameters that follow readers are left out; dot segments are resolved and escapes normalised (RFC 3986, 6.2.2).
    The other parameters keep their order. What is no http address is returned without white space and otherwise as is.
    """
    asked = requested(address)
    parts = _parts(asked)
    if parts is None and asked.startswith("file:"):
        parts = urlsplit(asked)
    return urlunsplit(parts._replace(query=_telling(parts.query), fragment="")) if parts else asked


def requested(address: str) -> str:
    """Return an address as it is asked for: `canonical`, with every parameter kept."""
    address = _CONTROL.sub("", address)
    parts = _parts(address)
    if parts is None:
        return address
    host, port = _ascii(parts.hostname or ""), parts.port
    where = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        where += f":{port}"
    path = _escaped(urlsplit(urljoin(f"{parts.scheme}://host/", _dotless(parts.path))).path) or "/"
    return urlunsplit((parts.scheme, where, path, _escaped(parts.query), ""))


def fingerprint(title: str, body: str) -> str:
    """Return the sha256 (hex) of the words of title and body, the same for whatever reads the same.

    Case, punctuation, white space and forms of the same letter (Unicode NFKC) make no difference.
    """
    told = "\n".join(" ".join(_WORD.findall(normalize("NFKC", part).casefold())) for part in (title, body))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in _DEFAULT_PORTS and parts.hostname and (parts.port is None or parts.port >= 0)
    except ValueError:
        return None
    return parts if usable else None


def _ascii(host: str) -> str:
    host = host.rstrip(".").lower()
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _dotless(path: str) -> str:
    """Return a path that `urljoin` resolves as a path: one that begins with two slashes would be read as a host."""
    return "/" + path.lstrip("/") if path else "/"


def _telling(query: str) -> str:
    kept = (part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0]))
    return "&".join(kept)


def _escaped(part: str) -> str:
    return _ESCAPE.sub(_escape, quote(part, safe=_SAFE, errors="replace"))


def _escape(found: re.Match[str]) -> str:
    byte = unquote_to_bytes(found[0])
    return byte.decode("ascii") if _UNRESERVED.fullmatch(byte) else found[0].upper()
