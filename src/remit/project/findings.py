"""What a check found, in sentences: what it is, where it stands, what to do."""

from __future__ import annotations

import math
from collections.abc import Iterator

from remit.adapters.file_check import Contradiction, FileCheck
from remit.adapters.past_cases import SORTED
from remit.adapters.spellings import Spellings
from remit.core.authority import Promise
from remit.core.sentences import Names, Sentence, Share, Value, counted, say
from remit.project.found import PERSONAL, Finding, assumed, listed, set_aside, share

LISTED = 5
RARE = 20  # an answer on record less often stays with officers in nearly every replay


def findings(check: FileCheck, promise: Promise) -> Iterator[Finding]:
    """Yield everything worth saying, in the order in which a person would ask."""
    yield from set_aside(check.set_aside, check.rows)
    yield from (Finding(assumed(sentence), look=True) for sentence in check.assumed)
    if SORTED not in check.assumed:
        yield _when(check)
    yield _enough(check, promise)
    yield from _answers(check)
    yield from _texts(check)


def _when(check: FileCheck) -> Finding:
    if check.first is None or check.last is None:
        return Finding(
            say(
                "No time column is named, so the order of the file is taken as the order of time. "
                "Name one with --time if there is one: a tool that learns must not see the future."
            ),
            look=True,
        )
    first, last = check.first.date(), check.last.date()
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    return Finding(
        say(
            "The cases came in from {first} to {last}: {months}.",
            first=first,
            last=last,
            months=counted(months, "{n} month", "{n} months"),
        )
    )


def _enough(check: FileCheck, promise: Promise) -> Finding:
    cases, need = check.cases, check.enough
    values: dict[str, Value] = {
        "cases": counted(cases, "{n} case", "{n} cases"),
        "promise": _rate(promise.target_level),
        "flawless": need.flawless,
        "good": need.good,
        "wrong": _rate(0.4 * promise.target_level),
    }
    if cases < need.flawless:
        return Finding(
            say(
                "{cases} cannot earn anything: to stay below {promise} wrong, a tool needs at "
                "least {flawless} cases even if it is never wrong, and {good} if {wrong} of its "
                "answers are. Add more months, or plan with a larger --blind-share or --promise.",
                **values,
            ),
            look=True,
        )
    if cases < need.good:
        return Finding(
            say(
                "{cases} may be too few: to stay below {promise} wrong, a tool needs {flawless} "
                "cases if it is never wrong, and {good} if {wrong} of its answers are.",
                **values,
            ),
            look=True,
        )
    return Finding(
        say(
            "{cases} are enough to earn something, if the tool is good: to stay below {promise} "
            "wrong, it needs {flawless} cases if it is never wrong, and {good} if {wrong} of its "
            "answers are.",
            **values,
        )
    )


def _answers(check: FileCheck) -> Iterator[Finding]:
    yield _how_many_answers(check)
    rare = [count for count in check.answers.values() if count < RARE]
    if rare and len(rare) < len(check.answers):
        yield Finding(
            say(
                "Answers on record fewer than {rare} times: {n}, with {share} of all cases. Such "
                "cases mostly stay with officers.",
                n=len(rare),
                rare=RARE,
                share=share(sum(rare), check.cases),
            )
        )
    if check.once:
        rows = [f"{answer} ({row})" for answer, row in check.once[:LISTED]]
        yield Finding(
            say(
                "Answers on record only once: {n}; behind each stands its row: {listed}",
                n=len(check.once),
                listed=listed(rows, len(check.once)),
            )
        )
    for spellings in check.alike[:LISTED]:
        yield Finding(
            say(
                "One answer seems to be written in several ways: {spellings}. Make them one, or "
                "each counts as an answer of its own.",
                spellings=_spelt(spellings),
            ),
            look=True,
        )
    for spellings in check.slips[:LISTED]:
        yield Finding(
            say("This looks like a slip of the pen: {spellings}.", spellings=_spelt(spellings)),
            look=True,
        )


def _how_many_answers(check: FileCheck) -> Finding:
    most = max(check.answers, key=lambda answer: check.answers[answer])
    if len(check.answers) == 1:
        return Finding(
            say(
                "Every case has the same answer, {most}: there is nothing to decide. Is --answer "
                "the right column?",
                most=Names((most,)),
            ),
            look=True,
        )
    return Finding(
        say(
            "{n} different answers; the most frequent is {most}, with {share} of the cases.",
            n=len(check.answers),
            most=Names((most,)),
            share=share(check.answers[most], check.cases),
        )
    )


def _texts(check: FileCheck) -> Iterator[Finding]:
    if check.repeated:
        yield Finding(
            say(
                "The text of {cases} ({share}) came before, word for word.",
                cases=counted(check.repeated, "{n} case", "{n} cases"),
                share=share(check.repeated, check.cases),
            )
        )
    if check.contradicting:
        yield Finding(
            say(
                "The text of {cases} came before with another answer. No tool can be right in "
                "both: is the text all that the officer went by?",
                cases=counted(check.contradicting, "{n} case", "{n} cases"),
            ),
            look=True,
            examples=tuple(map(_contradiction, check.contradictions)),
        )
    if check.cut:
        yield Finding(
            say(
                "The text of {cases} is as long as a cell of a workbook can be; more may be lost.",
                cases=counted(check.cut, "{n} case", "{n} cases"),
            ),
            look=True,
        )
    if check.personal:
        yield Finding(
            say(
                "The texts seem to hold {kind}. `remit mask` replaces what is personal before a "
                "file is passed on.",
                kind=PERSONAL[check.personal],
            ),
            look=True,
        )


def _contradiction(pair: Contradiction) -> Sentence:
    return say(
        "row {earlier}: {earlier_answer}; row {row}: {answer}",
        earlier=str(pair.earlier),
        earlier_answer=pair.earlier_answer,
        row=str(pair.row),
        answer=pair.answer,
    )


def _spelt(spellings: Spellings) -> str:
    return ", ".join(f"“{answer}” × {count:,}" for answer, count in spellings)


def _rate(rate: float) -> Share:
    return Share(rate, 0 if math.isclose(100 * rate, round(100 * rate)) else 1)
