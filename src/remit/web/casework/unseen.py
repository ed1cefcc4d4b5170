"""Why no proposal is shown for a case."""

from __future__ import annotations

from remit.core.cases import Assignment
from remit.core.sentences import Sentence, say
from remit.web.records.models import Case

BY_LOT = say("Chosen by lot, so that we can measure the tool.")
REOPENED = say("Reopened: it is decided anew, without a proposal.")
NOTHING_PROPOSED = say("The tool proposed nothing for this case.")


def why_unseen(case: Case) -> Sentence:
    """Say why somebody has to decide by herself.

    Of cases that chance chose, nothing tells what they were chosen for, or what was proposed.
    """
    if case.is_rerun:
        return REOPENED
    chosen = case.assignment != Assignment.SHOWN or case.proposed
    return BY_LOT if chosen else NOTHING_PROPOSED
