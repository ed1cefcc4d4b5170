from __future__ import annotations

from remit.core.cases import Case, Source
from remit.core.replay import progressive
from tests.core.replay.echo import Echo, Lesson


def test_each_case_is_proposed_before_its_answer_is_learnt():
    tool = Echo()
    attempts = progressive(
        [(Case("1", "roads 1"), "roads"), (Case("2", "parks 1"), "water")], tool
    )

    assert next(attempts).correct
    assert tool.lessons == [Lesson("1", "roads", Source.BLIND)]
    assert not next(attempts).correct
    assert next(attempts, None) is None
