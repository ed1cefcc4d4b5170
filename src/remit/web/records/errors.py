"""What the site refuses, beyond what the core does; each is answered in one place."""

from __future__ import annotations

from remit.core.errors import RemitError
from remit.core.sentences import Sentence


class Refused(RemitError):
    """An act that cannot be done, with the reason in words for the page."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class ChangedMeanwhile(Refused):
    """Somebody else acted on the case since the page was shown."""
