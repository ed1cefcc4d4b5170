"""The sample that ships: 2,000 messages to the hotline of the fictional Harbour City."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def hotline() -> Traversable:
    """Return the file of hotline messages, one message a row.

    Examples
    --------
    >>> hotline().read_text(encoding="utf-8").splitlines()[0]
    'id,time,text,department,kind,language,keyword_answer,vendor_answer,vendor_confidence'
    """
    return files(__name__).joinpath("hotline.csv")
