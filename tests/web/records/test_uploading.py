from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from remit.web.records import uploading
from remit.web.records.errors import Refused
from remit.web.records.uploading import photo

GPS, ORIENTATION = 0x8825, 0x0112


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (40, 20), exif: Image.Exif | None = None
) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "orange").save(file, kind, **({"exif": exif} if exif else {}))
    return file.getvalue()


def located() -> bytes:
    data = Image.Exif()
    data[ORIENTATION] = 6
    data[0x010E] = "taken at home"
    data.get_ifd(GPS)[1] = "N"
    return picture(exif=data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_whatever_comes_in_is_kept_as_jpeg(kind):
    with Image.open(BytesIO(photo(picture(kind)))) as kept:
        assert (kept.format, kept.size) == ("JPEG", (40, 20))


def test_where_it_was_taken_is_not_kept():
    data = photo(located())

    with Image.open(BytesIO(data)) as kept:
        assert dict(kept.getexif()) == {}
    assert b"taken at home" not in data


def test_it_stands_upright_without_the_note_that_said_so():
    with Image.open(BytesIO(photo(located()))) as kept:
        assert kept.size == (20, 40)


def test_what_hides_behind_the_picture_is_not_kept():
    assert b"<script>" not in photo(picture("PNG") + b"<script>alert(1)</script>")


def test_a_large_photo_is_made_smaller():
    with Image.open(BytesIO(photo(picture(size=(4_000, 1_000))))) as kept:
        assert kept.size == (1_600, 400)


@pytest.mark.parametrize(
    "lie",
    [
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7",
        b"",
        picture()[:200],
        b"\xff\xd8\xff\xe0 no picture",
        picture("GIF"),
    ],
    ids=["markup", "a document", "nothing", "half a picture", "a beginning", "another kind"],
)
def test_what_is_no_photo_is_refused(lie):
    with pytest.raises(Refused, match="no photo that we can read"):
        photo(lie)


def test_a_small_file_that_claims_to_be_a_house_is_refused(monkeypatch):
    monkeypatch.setattr(uploading, "MAX_PIXELS", 500)

    with pytest.raises(Refused, match="no photo that we can read"):
        photo(picture())


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(uploading, "MAX_DECODED", 500)
    with pytest.raises(Refused):
        photo(picture("PNG"))


def test_a_file_that_is_too_large_is_refused_before_it_is_opened():
    with pytest.raises(Refused, match="larger than 8 MB"):
        photo(b"x" * (uploading.MAX_BYTES + 1))
