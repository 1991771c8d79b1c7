"""Which addresses may be asked: http(s) only, and no machine of this network unless the settings name its host."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

from copydesk.errors import FetchError, LaterError, printable

LONGEST = 4_000
"""Characters of an address; a longer one is refused."""

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host for a port; raises OSError where there are none."""

_Internet = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host as the system resolves it. Raises OSError where it doesn't."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(str(error)) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parted(address: str) -> SplitResult:
    """Return the parts of an address that may be asked for. Raises FetchError where its form alone forbids it."""
    shown = printable(address)
    if len(address) > LONGEST:
        raise FetchError(f"{shown[:80]}…: refused: wanted an address of at most {LONGEST:,} characters")
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable, parts = False, SplitResult("", "", "", "", "")
    if parts.scheme not in {"http", "https"} or not usable:
        raise FetchError(f"{shown}: refused: wanted an address that begins with http:// or https:// and a host")
    return parts


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet, the addresses that it wraps included."""
    found = ipaddress.ip_address(address.partition("%")[0])
    return all(each.is_global and not each.is_multicast and not each.is_unspecified for each in _wrapped(found))


def _wrapped(address: _Internet) -> Sequence[_Internet]:
    """Return the addresses that are reached by one: an IPv6 address may carry an IPv4 one in four ways."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    inner = [address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [address, *(each for each in inner if each is not None)]


def permitted(host: str, port: int, private: Sequence[str], resolve: Resolve) -> Sequence[str]:
    """Return the IP addresses under which a host may be asked.

    `private` are the hosts (`intranet.example`, `127.0.0.1`, `localhost:8000`) that may stand anywhere. Raises
    FetchError where the host is unknown or any of its addresses isn't public: one that is both is a trap.
    """
    try:
        found = resolve(host, port)
    except OSError:
        raise LaterError(f"{host}: not found: wanted a host that the name service knows") from None
    if host in private or f"{host}:{port}" in private or f"[{host}]:{port}" in private:
        return found
    for address in found:
        if not is_public(address):
            where = host if host == address else f"{host} ({address})"
            raise FetchError(
                f"{where}: refused: a private address: wanted a public one, or the host under private in the settings"
            )
    return found
