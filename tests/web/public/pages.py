"""What the tests of the citizens' pages share: answering the questions as a browser would."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from remit.web.records.models import Case

ANSWERS = {
    "what": {"text": "The street light at Harbour Road 12 is out"},
    "where": {"place": "Harbour Road 12"},
    "photo": {},
    "contact": {"language": "en"},
    "person": {},
}


def fill(client: Client, **answers: Any) -> None:
    """Answer the questions, one page after the other; `answers` replace the usual ones."""
    for step, usual in ANSWERS.items():
        response = client.post(f"/report/{step}/", answers.get(step, usual))
        assert response.status_code == 302, response.content.decode()


def hand_in(client: Client) -> Any:
    """Check the answers and send them; return what came back."""
    return client.post("/report/check/", {"reference": drafted(client)})


def drafted(client: Client) -> str:
    """Return the reference of the report that is being written."""
    return str(client.session["report"]["reference"])


def report(client: Client, **answers: Any) -> Case:
    """Report something from the first page to the last."""
    fill(client, **answers)
    hand_in(client)
    return Case.objects.get(token=client.session["reported"])


def picture() -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    file = BytesIO()
    Image.new("RGB", (40, 20), "orange").save(file, "PNG")
    return SimpleUploadedFile("photo.png", file.getvalue(), "image/png")


def shown(response: Any) -> str:
    """Return a page's text."""
    return str(response.content.decode())
