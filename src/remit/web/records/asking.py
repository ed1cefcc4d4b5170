"""The citizen is asked, and the clock stands until an answer comes."""

from __future__ import annotations

from datetime import datetime

from remit.core.sentences import Sentence, say
from remit.web.records.acting import Act, Actor, acting
from remit.web.records.errors import Refused
from remit.web.records.models import Case, Message
from remit.web.records.people import person_of

LONGEST = 4_000


def ask(
    reference: str, actor: Actor, question: str, version: int | None = None,
    at: datetime | None = None,
) -> Case:  # fmt: skip
    """Send the citizen a question; who asks gets the case back with the answer."""
    with acting(reference, actor, version, at) as act:
        act.move("ask")
        act.case.officer_id = person_of(actor)
        _write(act, "asked", question, NO_QUESTION, from_citizen=False)
        return act.case


def record_answer(
    reference: str, actor: Actor, answer: str, version: int | None = None,
    at: datetime | None = None,
) -> Case:  # fmt: skip
    """Keep the citizen's answer, from the private link or noted on the telephone."""
    with acting(reference, actor, version, at) as act:
        act.move("answered")
        _write(act, "answered", answer, NO_ANSWER, from_citizen=True)
        return act.case


NO_QUESTION = say("There was no question, so nothing was sent. Write what you need to know.")
NO_ANSWER = say("There was no answer, so nothing was kept. Write what the citizen said.")


def _write(act: Act, effect: str, text: str, if_empty: Sentence, *, from_citizen: bool) -> None:
    if not text.strip():
        raise Refused(if_empty)
    Message.objects.create(
        case=act.case,
        at=act.desk.at,
        from_citizen=from_citizen,
        text=text.strip()[:LONGEST],
        effect=f"{act.case.reference}:{effect}:{act.case.version}",
    )
