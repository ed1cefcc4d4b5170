"""A process of its own at the small city: it takes one message or decision a line.

``python -m tests.web.elsewhere FOLDER`` answers each line of JSON with another.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Elsewhere:
    """Such a process, from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def says(self, text: str) -> dict[str, Any]:
        """Let a message come in there, and return what is proposed for it."""
        return self._ask({"text": text})

    def decides(self, case: str, answer: str) -> dict[str, Any]:
        """Let Ms Chan decide a case there."""
        return self._ask({"case": case, "answer": answer})

    def _ask(self, line: dict[str, str]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(line), file=self._process.stdin, flush=True)
        return dict(json.loads(self._process.stdout.readline()))


@contextmanager
def elsewhere(folder: Path) -> Iterator[Elsewhere]:
    """Start such a process; it ends when nobody asks it any more."""
    command = [sys.executable, "-m", __name__, str(folder)]
    pipe = subprocess.PIPE
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REMIT_")}
    with subprocess.Popen(
        command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, env=environment
    ) as process:
        yield Elsewhere(process)
        assert process.stdin is not None
        process.stdin.close()


def _answer(line: dict[str, str]) -> dict[str, Any]:
    from remit.web.records import deciding, proposing
    from remit.web.records.acting import Actor
    from remit.web.records.intake import Arrival
    from remit.web.records.models import Service

    if "case" in line:
        officer = Actor("CHAN", "officer", frozenset({"city"}))
        return {"state": deciding.decide(line["case"], officer, line["answer"]).state}
    case = proposing.take_in(Service.objects.get(), Arrival(line["text"]))
    proposal, _ = proposing.propose(case)
    assert proposal is not None
    first = proposal.evidence[0]
    return {"case": case.reference, "answer": case.proposed, "follows": first.case_id}


if __name__ == "__main__":
    from tests.browser.site import prepare

    prepare(sys.argv[1])
    for asked in sys.stdin:
        print(json.dumps(_answer(json.loads(asked))), flush=True)
