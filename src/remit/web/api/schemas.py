"""What goes in and out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

LONGEST_TEXT = 300_000


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a text must not hold the character U+0000")
    text.encode()  # half of a surrogate pair is no character either
    return text


Text = Annotated[str, AfterValidator(_storable)]
Probability = Annotated[float, Field(ge=0, le=1)]


class Asked(Schema):
    """A body in which nothing may stand that is not understood."""

    model_config = ConfigDict(extra="forbid")


class NewCase(Asked):
    text: Annotated[Text, Field(min_length=1, max_length=LONGEST_TEXT)]
    language: Literal["en", "zh-hant"] = "en"
    channel: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,19}$")] = "api"
    place: Annotated[Text, Field(max_length=300)] = ""
    name: Annotated[Text, Field(max_length=120)] = ""
    email: Annotated[Text, Field(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+$")] = ""
    phone: Annotated[Text, Field(max_length=40)] = ""
    consented: bool = Field(False, description="The citizen agreed to be reached this way.")
    wants_person: bool = False


class Tool(Asked):
    name: Annotated[Text, Field(min_length=1, max_length=80)]
    version: Annotated[Text, Field(min_length=1, max_length=80)]


class Choice(Asked):
    answer: Annotated[Text, Field(min_length=1, max_length=50)]
    probability: Probability


class NewProposal(Asked):
    answer: Annotated[Text, Field(max_length=50)]
    confidence: Probability
    familiarity: Probability = 1.0
    tool_version: Annotated[Text, Field(max_length=80)]
    alternatives: Annotated[list[Choice], Field(max_length=20)] = []


class NewDecision(Asked):
    answer: Annotated[Text, Field(min_length=1, max_length=50)]
    officer: Annotated[Text, Field(min_length=1, max_length=30)] = Field(
        description="The staff number of the officer who decided."
    )
    version: int | None = Field(None, description="The version that the officer had before her.")
    send: bool = Field(False, description="Let it go out at once; it cannot be undone then.")


class NewOutcome(Asked):
    kind: Literal["solved", "not_solved", "complaint", "appeal_upheld", "reopened"]
    loss: Probability = Field(description="0 where nothing was wrong, 1 where it was wrong.")


class Receipt(Schema):
    reference: str
    state: str
    version: int
    department: str
    due: datetime | None


class NewReceipt(Receipt):
    link: str = Field(description="Where the citizen follows the case; nobody else has it.")


class Shown(Schema):
    answer: str
    confidence: float | None
    position: int | None


class Decided(Schema):
    answer: str
    decided_as: str
    at: datetime | None
    sent_at: datetime | None


class CaseSeen(Receipt):
    service: str
    arrived: datetime
    channel: str
    language: str
    text: str | None = Field(description="Only where the case lies with the key's department.")
    place: str | None
    proposal: Shown | None = Field(description="Only where an officer may see it.")
    decision: Decided | None


class DecisionFact(Schema):
    position: int
    kind: Literal["taken", "undone", "sent"]
    case: str
    at: datetime
    answer: str | None = None
    decider: str | None = None


class Decisions(Schema):
    decisions: list[DecisionFact]
    next: int = Field(description="Ask for what comes after this position next time.")


class ProblemTold(Schema):
    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = []
