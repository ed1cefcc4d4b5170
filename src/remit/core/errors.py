"""Everything that the core refuses, as one tree.

RemitError
├── InvalidPromise         a promise outside its range, or one that cannot be measured
├── InvalidEvidence        a loss, a rate or a verdict that cannot be evidence
├── NotEntitled            somebody acts who may not, or at a time when nobody may
├── UnknownLabel           an answer is renamed, split or merged that nobody has given
├── UnknownCase            a case is spoken of that was never seen, or was forgotten
└── SnapshotMismatch       a saved state does not belong to what is being resumed

Each message says what happened, with the values; why that is a problem; what to do.
"""


class RemitError(Exception):
    """The root of all errors that Remit raises on purpose."""


class InvalidPromise(RemitError, ValueError):
    """A promise outside its range, or one that cannot be measured."""


class InvalidEvidence(RemitError, ValueError):
    """A loss, a rate or a verdict that cannot be evidence."""


class NotEntitled(RemitError):
    """Somebody acts who may not, or at a time when nobody may."""


class UnknownLabel(RemitError, LookupError):
    """An answer is renamed, split or merged that nobody has given."""


class UnknownCase(RemitError, LookupError):
    """A case is spoken of that was never seen, or was forgotten."""


class SnapshotMismatch(RemitError):
    """A saved state does not belong to what is being resumed."""
