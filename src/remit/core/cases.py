"""The field's nouns as frozen values, and the facts of the journal.

A *case* asks a *question*.  A tool makes a *proposal*; someone entitled takes the
*decision*; a decision that differs from the proposal is a *correction*.  An *audit*
is a second, blind decision on a random share; an *outcome* is what became of it.
Facts are in the past tense and carry identifiers, never a citizen's words: texts lie
apart, so that they can be erased while the fact stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from remit.core.errors import InvalidEvidence


class Decider(StrEnum):
    """Who decides a case."""

    TOOL = "tool"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"


class Assignment(StrEnum):
    """What chance gave a case at intake, before anybody knew its content."""

    WITHHELD = "withheld"  # a person decides without the proposal: a blind label
    SHOWN = "shown"  # a person decides and sees the proposal
    OPEN = "open"  # the stand-in may decide, where it holds a delegation


class Source(StrEnum):
    """How an answer became known; it says how far the answer may be believed."""

    BLIND = "blind"  # decided without seeing a proposal
    CORRECTION = "correction"  # the proposal was seen and changed
    ACCEPTANCE = "acceptance"  # the proposal was seen and left as it was
    AUDIT = "audit"  # a second, blind decision
    OUTCOME = "outcome"  # an appeal, a complaint, a reopened case


class Scope(StrEnum):
    """For whom a memory holds, from the narrowest to the widest."""

    OFFICER = "officer"
    TEAM = "team"
    DEPARTMENT = "department"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Question:
    """What a case asks: "which department?", "what was the revenue?".

    Attributes
    ----------
    key
        A stable name that never changes, such as ``department``.
    candidates
        The answers to choose among, or ``None`` where they are learnt from decisions.
    """

    key: str
    candidates: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One matter that someone has to decide.

    Attributes
    ----------
    case_id
        The case's own name in the journal.
    text
        What the citizen wrote or said; content, erasable.
    arrived
        When it came in, aware, in UTC; ``None`` where only the order is known.
    group
        The group of case types of equal harm to which it belongs.
    owner
        Officer, team and department that answer for it, narrowest first, as far as known.
    fields
        What else is on record about it, by name, such as another tool's answer.
    """

    case_id: str
    text: str
    arrived: datetime | None = None
    group: str = ""
    owner: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Alternative:
    """An answer that might have been proposed, with its probability in [0, 1]."""

    answer: str
    probability: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """An earlier decision that speaks for a proposal.

    Attributes
    ----------
    case_id
        The earlier case.
    answer
        How it was decided.
    decided_by
        Whose decision it was.
    similarity
        Cosine between the two texts, in [0, 1].
    source
        How that decision became known.
    """

    case_id: str
    answer: str
    decided_by: str
    similarity: float
    source: Source


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a tool would answer; not a decision until someone entitled makes it one.

    Attributes
    ----------
    answer
        The proposed answer; empty where the tool has nothing to go by.
    alternatives
        All answers considered worth showing, best first, the proposed one included.
    confidence
        The tool's own probability of being right, in [0, 1].
    familiarity
        How close the nearest remembered case is, in [0, 1]; an axis of its own, because
        a tool can be sure of what it has never seen.
    evidence
        The earlier decisions that speak for the answer, most similar first.
    tool, tool_version
        Who proposes.  A version is declared (code, base model, prompt); learning from one
        more case is not a new version.
    position
        The journal position from which the proposal was made.  It is never recomputed.
    """

    case_id: str
    question: str
    answer: str
    alternatives: tuple[Alternative, ...]
    confidence: float
    familiarity: float
    evidence: tuple[Evidence, ...]
    tool: str
    tool_version: str
    position: int


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer given by someone entitled to give it.

    Attributes
    ----------
    decider
        In which role it was decided.
    decided_by
        By whom: an officer's staff number, a tool's name.
    delegation
        Under which delegation, or empty where the role decides by right.
    proposal
        The answer proposed, or ``None`` where there was no proposal.
    shown
        Whether the decider saw the proposal.
    """

    case_id: str
    question: str
    answer: str
    decider: Decider
    decided_by: str = ""
    delegation: str = ""
    proposal: str | None = None
    shown: bool = False

    @property
    def correction(self) -> Correction | None:
        """The correction in this decision, or ``None`` where it agrees or nothing was seen."""
        if not self.shown or self.proposal is None or self.proposal == self.answer:
            return None
        return Correction(self.case_id, self.question, self.proposal, self.answer, self.decided_by)

    @property
    def source(self) -> Source:
        """How far a learner may believe this decision."""
        if not self.shown:
            return Source.BLIND
        return Source.CORRECTION if self.correction else Source.ACCEPTANCE


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision that differs from the proposal which the decider saw."""

    case_id: str
    question: str
    proposed: str
    decided: str
    corrected_by: str


@dataclass(frozen=True, slots=True)
class Audit:
    """A second, blind decision on a case that was drawn at random.

    Attributes
    ----------
    inclusion_probability
        The chance, known before the draw, that this case would be audited; in (0, 1].
    blind
        Whether the auditor decided without seeing the first answer.  Only a blind audit
        counts for authority.
    loss
        How wrong the first answer was after adjudication: 0 right, 1 wrong, in between for
        graded harm; ``None`` while the verdict is outstanding.
    """

    case_id: str
    question: str
    delegation: str
    inclusion_probability: float
    blind: bool = True
    loss: float | None = None
    auditor: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.inclusion_probability <= 1:
            raise InvalidEvidence(
                f"case {self.case_id}: inclusion probability {self.inclusion_probability} is not "
                "in (0, 1]; a case that could not have been drawn is not a random audit"
            )
        if self.loss is not None and not 0 <= self.loss <= 1:
            raise InvalidEvidence(
                f"case {self.case_id}: loss {self.loss} is not in [0, 1]; "
                "0 means right, 1 means wrong"
            )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: solved, reopened, appealed, upheld.

    An outcome can count against a decider, never for one: people report what went wrong.
    """

    case_id: str
    kind: str
    loss: float


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who decides instead of whom, for one question and a group of case types of equal harm.

    Attributes
    ----------
    stands_in, instead_of
        The decider who is lent the authority, and the one who lends it: a tool instead of an
        officer, or an officer instead of a supervisor.
    accountable
        The person who answers for the result and signs.
    """

    name: str
    question: str
    stands_in: Decider
    instead_of: Decider
    group: str = ""
    accountable: str = ""


# The facts of the journal ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseArrived:
    """A case came in and chance assigned it."""

    case_id: str
    arrived: datetime | None
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class ProposalMade:
    """A tool proposed."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """A case went a step in its flow: what was done, from which state to which, and to whom."""

    case_id: str
    act: str
    source: str
    target: str
    by: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class CaseRouted:
    """It was said who decides instead of whom, and whether that will be evidence.

    Attributes
    ----------
    answer
        What the stand-in answers, or would have answered.
    confidence, familiarity
        The stand-in's own, in [0, 1].
    decider
        Who decides: the stand-in, or whom it stands in for.
    blind
        A person decides without seeing the stand-in's answer, and that is a label.
    audited
        Chance wants a second, blind decision.  To be kept from whoever decides.
    inclusion_probability
        How likely it was, before chance spoke, that the case would yield a blind label.
    before_release
        The audit comes before the decision goes out.
    """

    case_id: str
    delegation: str
    answer: str
    confidence: float
    familiarity: float
    decider: Decider
    blind: bool
    audited: bool
    inclusion_probability: float
    before_release: bool = False


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """Someone entitled decided; `owner` says for whom the decision is a precedent."""

    decision: Decision
    decided: datetime | None = None
    owner: tuple[str, ...] = ()
    scope: Scope = Scope.SHARED
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class DecisionUndone:
    """A decision was taken back before it went out; it never was a precedent."""

    case_id: str
    question: str
    by: str


@dataclass(frozen=True, slots=True)
class DecisionSent:
    """A decision went out and the citizen was told: from now on it is evidence."""

    case_id: str
    question: str


@dataclass(frozen=True, slots=True)
class AuditReturned:
    """An auditor's verdict came back, with the answer that should have been given."""

    audit: Audit
    answer: str


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """Something became known about a decision after it was carried out."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class LabelRenamed:
    """An answer goes by another name from now on; what was learnt for it stays."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LabelsMerged:
    """Several answers became one."""

    old: tuple[str, ...]
    new: str


@dataclass(frozen=True, slots=True)
class LabelSplit:
    """One answer became several; which of them an old case belongs to, nobody knows."""

    old: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSigned:
    """An accountable person made a dated rule: what was `old` is `new` from now on.

    `first_case` is the first that was decided by the new rule, where that was before it was
    signed; decisions from there on keep the names they were given.
    """

    old: str
    new: str
    signed_by: str
    first_case: str = ""
    valid_from: datetime | None = None
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseForgotten:
    """A case's content was erased; nothing may depend on it any more."""

    case_id: str
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class DelegationSigned:
    """The accountable owner put a delegation into force while the evidence held."""

    delegation: str
    epoch: int
    stratum: int
    signed_by: str


@dataclass(frozen=True, slots=True)
class DelegationSuspended:
    """A delegation ended for now: `reason` is alarm, lapsed, stopped or version.

    After an alarm of the audits, `verdicts` are the latest that speak most of too many errors,
    and `losses` is what they found.  Whoever stops one says why in `note`.
    """

    delegation: str
    epoch: int
    reason: str
    by: str = ""
    verdicts: int = 0
    losses: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class DelegationRestarted:
    """The accountable owner let a stopped or lapsed delegation go on, in this epoch."""

    delegation: str
    epoch: int
    restarted_by: str


@dataclass(frozen=True, slots=True)
class VersionDeclared:
    """The stand-in became another (code, base model, prompt): its evidence starts anew."""

    delegation: str
    epoch: int
    version: str


Event = (
    CaseArrived
    | ProposalMade
    | CaseMoved
    | CaseRouted
    | DecisionTaken
    | DecisionUndone
    | DecisionSent
    | AuditReturned
    | OutcomeRecorded
    | LabelRenamed
    | LabelsMerged
    | LabelSplit
    | RuleSigned
    | CaseForgotten
    | DelegationSigned
    | DelegationSuspended
    | DelegationRestarted
    | VersionDeclared
)

Journal = Sequence[Event]
