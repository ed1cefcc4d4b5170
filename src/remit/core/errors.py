"""Everything that the core refuses, as one tree.

RemitError
├── InvalidPromise         a promise outside its range, or one that cannot be measured
├── InvalidEvidence        a loss, a rate or a verdict that cannot be evidence
├── InvalidFlow            a table of states and steps that cannot be followed
├── InvalidTime            a time without a zone, or a calendar without a working day
├── NotEntitled            somebody acts who may not, or at a time when nobody may
├── NotAllowed             a step that the flow does not offer to this role, here and now
├── UnknownLabel           an answer is renamed, split or merged that nobody has given
├── UnknownDelegation      a delegation is spoken of that nobody has opened
├── UnknownCase            a case is spoken of that was never seen, or was forgotten
└── SnapshotMismatch       a saved state does not belong to what is being resumed

Each message says what happened, with the values; why that is a problem; what to do.
"""

from remit.core.sentences import ENGLISH, Sentence


class RemitError(Exception):
    """The root of all errors that Remit raises on purpose."""


class InvalidPromise(RemitError, ValueError):
    """A promise outside its range, or one that cannot be measured."""


class InvalidEvidence(RemitError, ValueError):
    """A loss, a rate or a verdict that cannot be evidence."""


class InvalidFlow(RemitError, ValueError):
    """A table of states and steps that cannot be followed."""


class InvalidTime(RemitError, ValueError):
    """A time without a zone, or a calendar without a working day."""


class NotEntitled(RemitError):
    """Somebody acts who may not, or at a time when nobody may."""


class NotAllowed(RemitError):
    """A step that the flow does not offer to this role, here and now.

    Its `sentences` say what was not done, why, and what is possible instead, so that people
    can read them in their own language.
    """

    def __init__(self, *sentences: Sentence) -> None:
        super().__init__(ENGLISH.paragraph(sentences))
        self.sentences = sentences


class UnknownLabel(RemitError, LookupError):
    """An answer is renamed, split or merged that nobody has given."""


class UnknownDelegation(RemitError, LookupError):
    """A delegation is spoken of that nobody has opened."""


class UnknownCase(RemitError, LookupError):
    """A case is spoken of that was never seen, or was forgotten."""


class SnapshotMismatch(RemitError):
    """A saved state does not belong to what is being resumed."""
