"""A picture made fit for a post: verified to decode, turned upright, without metadata, bounded, named by content."""

import hashlib
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image as Pictures
from PIL import ImageOps, UnidentifiedImageError

from copydesk.article.model import Picture
from copydesk.errors import CopydeskError, PostError
from copydesk.post.characters import one_line
from copydesk.post.licence import licence_shown
from copydesk.post.model import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
FOLDER = "assets/images"
"""Where pictures lie in a site, as posts name them."""
QUALITY = 85
"""JPEG's, which a reader can't tell from the original on a screen."""
SMALLEST = 16
"""Pixels of a side: smaller pictures count visitors."""
WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a picture may be: bytes and pixels as it comes, and pixels of its longer side as it is published."""

    bytes: int = 20_000_000
    pixels: int = 60_000_000
    side: int = 1600


class Shown(NamedTuple):
    """A picture as it is published: what a post says of it, and the bytes of its file at `image.path`."""

    image: Image
    content: bytes


def usable(picture: Picture) -> bool:
    """Say whether a picture may stand in a post: it says what it shows, whose it is, and under which licence."""
    words = (picture.alt or picture.caption, picture.credit, picture.licence)
    return all(one_line(word or "") for word in words)


def shown(picture: Picture, fetched: Callable[[str], bytes], bounds: Bounds = Bounds()) -> Shown | None:
    """Return a picture as it is published, or None where nothing says that it may be, which needs no fetching.

    `fetched` returns the bytes at an address. PostError, naming the address, for what doesn't decode as a still JPEG,
    PNG, WebP or GIF within bounds; a CopydeskError of `fetched` passes through.
    """
    if not usable(picture):
        return None
    address = one_line(picture.address)
    content, (width, height) = verified(fetched(picture.address), address, bounds)
    path = f"{FOLDER}/{hashlib.sha256(content).hexdigest()}.jpg"
    alt = one_line(picture.alt or picture.caption or "")
    licence = one_line(picture.licence or "")
    known = licence_shown(licence)
    licence = (known and known.name) or licence
    return Shown(Image(path, alt, one_line(picture.credit or ""), licence, width, height), content)


def verified(raw: bytes, name: str, bounds: Bounds = Bounds()) -> tuple[bytes, tuple[int, int]]:
    """Return a picture's bytes as JPEG, made anew from its pixels alone, with its width and height.

    The same bytes give the same picture. PostError, naming it, as in `shown`.
    """
    if len(raw) > bounds.bytes:
        raise PostError(f"{name}: over-large: wanted a picture of at most {bounds.bytes:,} bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture's own oddities; its size is bounded below
            return _made_anew(raw, name, bounds)
    except CopydeskError:
        raise
    except UnidentifiedImageError as error:
        raise PostError(f"{name}: not a picture: wanted JPEG, PNG, WebP or GIF") from error
    except Exception as error:  # Pillow's decoders raise whatever a broken file makes them
        raise PostError(f"{name}: a broken picture: wanted one that decodes") from error


def _made_anew(raw: bytes, name: str, bounds: Bounds) -> tuple[bytes, tuple[int, int]]:
    with Pictures.open(io.BytesIO(raw), formats=FORMATS) as picture:
        width, height = picture.size
        if width * height > bounds.pixels:
            raise PostError(f"{name}: {width} × {height} pixels: wanted at most {bounds.pixels:,}")
        if min(width, height) < SMALLEST:
            raise PostError(f"{name}: {width} × {height} pixels: wanted at least {SMALLEST} on each side")
        if getattr(picture, "n_frames", 1) > 1:
            raise PostError(f"{name}: a moving picture: wanted a still one")
        picture.draft("RGB", (bounds.side, bounds.side))
        picture.load()
        upright = _on_white(ImageOps.exif_transpose(picture))
    upright.thumbnail((bounds.side, bounds.side), Pictures.Resampling.LANCZOS, reducing_gap=3.0)
    file = io.BytesIO()
    bare = Pictures.frombytes("RGB", upright.size, upright.tobytes())
    bare.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue(), bare.size


def _on_white(picture: Pictures.Image) -> Pictures.Image:
    """Return a picture in RGB, what is transparent in it white."""
    if picture.mode in {"I", "I;16", "I;16B", "F"}:
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Pictures.new("RGB", layer.size, WHITE)
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture.convert("RGB")
