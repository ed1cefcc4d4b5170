"""Past cases lived through again, as they would have been with a tool and a remit.

`engine.Replay` takes one case at a time and says who would have decided it; `summary` adds
up what happened; `answers` puts it into words; `progressive` measures the tool alone.
"""

from remit.core.replay.answers import Answers, answers
from remit.core.replay.engine import Replay, Tool
from remit.core.replay.plan import LabelDelay, Pooling, ReplayPlan
from remit.core.replay.progressive import Attempt, OnlineTool, progressive
from remit.core.replay.recorded import Recorded
from remit.core.replay.records import CaseRecord, PastCase
from remit.core.replay.summary import summarise
from remit.core.replay.trusted import Trusted

__all__ = [
    "Answers",
    "Attempt",
    "CaseRecord",
    "LabelDelay",
    "OnlineTool",
    "PastCase",
    "Pooling",
    "Recorded",
    "Replay",
    "ReplayPlan",
    "Tool",
    "Trusted",
    "answers",
    "progressive",
    "summarise",
]
