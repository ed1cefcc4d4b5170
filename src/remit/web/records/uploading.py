"""A photo from a citizen: judged by its bytes, and kept without what it tells about her."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from remit.core.sentences import say
from remit.web.records.errors import Refused

MEDIA_TYPE = "image/jpeg"
"""What every photo is, once it is kept."""

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 8_000_000
MAX_PIXELS = 80_000_000  # a small file may claim to be a picture as large as a house
MAX_DECODED = 25_000_000
"""So many pixels at most are unfolded in memory; a JPEG is first read at a smaller scale."""

LONGEST_SIDE = 1_600

TOO_LARGE = say("The photo is larger than 8 MB, so it was not kept. Choose a smaller one.")
NO_PICTURE = say(
    "This file is no photo that we can read, so it was not kept. Choose a JPEG, PNG or WebP "
    "picture."
)


def photo(data: bytes) -> bytes:
    """Return a photo drawn anew as JPEG: only what is to be seen is left of the file.

    Where it was taken, by which camera, and whatever else hid in the file, is gone.
    """
    if len(data) > MAX_BYTES:
        raise Refused(TOO_LARGE)
    try:
        return _drawn_anew(data)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise Refused(NO_PICTURE) from broken


def _drawn_anew(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise ValueError(f"{opened.width} × {opened.height} pixels")
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        if opened.width * opened.height > MAX_DECODED:
            raise ValueError(f"{opened.width} × {opened.height} pixels to be unfolded")
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = Image.new("RGB", picture.size)  # without the metadata that a copy carries along
    plain.paste(picture)
    kept = BytesIO()
    plain.save(kept, "JPEG", quality=80)
    return kept.getvalue()
