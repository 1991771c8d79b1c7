import io
from dataclasses import replace

import pytest
from PIL import Image as Pictures

from copydesk.article.model import Picture
from copydesk.errors import PostError
from copydesk.post.image import Bounds, shown, usable, verified

PICTURE = Picture("https://gazette.example/boat.jpg", "The boat", None, "Joan Marsh", "CC BY 4.0")


def drawn(form: str, size: tuple[int, int] = (120, 60), mode: str = "RGB", **options: object) -> bytes:
    file = io.BytesIO()
    Pictures.linear_gradient("L").resize(size).convert(mode).save(file, form, **options)
    return file.getvalue()


def opened(content: bytes) -> Pictures.Image:
    return Pictures.open(io.BytesIO(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_becomes_a_jpeg_named_by_its_content(form: str) -> None:
    raw = drawn(form)
    first, again = (shown(PICTURE, lambda _: raw) for _ in range(2))
    assert first == again
    assert first is not None
    assert opened(first.content).format == "JPEG"
    assert (first.image.width, first.image.height) == (120, 60)
    assert first.image.path.startswith("assets/images/")


def test_metadata_is_gone_and_the_picture_upright() -> None:
    exif = Pictures.Exif()
    exif[0x0112], exif[0x010F] = 6, "Secret camera"
    content, size = verified(drawn("JPEG", exif=exif, comment=b"Secret words"), "boat.jpg")
    assert size == (60, 120)
    assert b"Secret" not in content
    assert not opened(content).getexif()


def test_a_large_picture_is_made_smaller_in_its_own_shape() -> None:
    _, size = verified(drawn("JPEG", (4000, 2000)), "boat.jpg")
    assert size == (1600, 800)


def test_what_is_transparent_is_white() -> None:
    content, _ = verified(drawn("PNG", mode="RGBA"), "a.png")
    clear = io.BytesIO()
    Pictures.new("RGBA", (32, 32), (0, 0, 0, 0)).save(clear, "PNG")
    content, _ = verified(clear.getvalue(), "a.png")
    assert min(opened(content).getpixel((5, 5))) > 250  # type: ignore[arg-type,type-var]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"<html>404 Not Found</html>", "not a picture"),
        (b"", "not a picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "not a picture"),
        (drawn("JPEG", (600, 600))[:900], "a broken picture"),
        (drawn("PNG", (8, 8)), "at least 16"),
        (drawn("BMP"), "not a picture"),
    ],
)
def test_what_is_no_picture_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(PostError, match=message):
        verified(raw, "boat.jpg")


def test_a_bomb_and_a_moving_picture_are_refused() -> None:
    with pytest.raises(PostError, match="at most 10,000"):
        verified(drawn("PNG", (200, 200)), "a.png", Bounds(pixels=10_000))
    with pytest.raises(PostError, match="at most 100 bytes"):
        verified(drawn("PNG"), "a.png", Bounds(bytes=100))
    frames = io.BytesIO()
    first, second = (Pictures.new("RGB", (32, 32), shade) for shade in ("red", "blue"))
    first.save(frames, "GIF", save_all=True, append_images=[second])
    with pytest.raises(PostError, match="moving"):
        verified(frames.getvalue(), "a.gif")


@pytest.mark.parametrize("missing", [{"credit": None}, {"licence": " "}, {"alt": None}])
def test_a_picture_that_nothing_permits_is_not_even_fetched(missing: dict[str, str | None]) -> None:
    def fetched(_: str) -> bytes:
        raise AssertionError

    picture = replace(PICTURE, **missing)  # type: ignore[arg-type]
    assert not usable(picture)
    assert shown(picture, fetched) is None
