"""The words that several findings share: reasons, kinds of personal data, rows set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.adapters.set_aside import SetAside
from remit.core.sentences import Sentence, Share, counted, say
from remit.reports.phrases import SET_ASIDE

PERSONAL = {
    "email": say("e-mail addresses"),
    "phone": say("telephone numbers"),
    "identity number": say("identity numbers"),
    "name": say("names of persons"),
    "address": say("addresses"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, examples, and whether somebody should look at it before going on."""

    sentence: Sentence
    look: bool = False
    examples: tuple[Sentence, ...] = ()


def set_aside(rows: SetAside, of: int) -> Iterator[Finding]:
    """Yield one finding for each reason why rows cannot be used."""
    first = rows.first()
    for reason, count in rows.counts().items():
        yield Finding(
            say(
                "{count} set aside ({share}), {reason}: {rows}",
                count=counted(count, "{n} row", "{n} rows"),
                share=share(count, of),
                reason=SET_ASIDE[reason],
                rows=listed(list(map(str, first[reason])), count),
            ),
            look=True,
        )


def assumed(sentence: Sentence) -> Sentence:
    """Return what had to be assumed, as a sentence of its own."""
    return say("Assumed: {assumption}.", assumption=sentence)


def listed(first: Sequence[str], count: int) -> str:
    """Return the first few, and dots if there are more."""
    return ", ".join(first) + ", ..." * (count > len(first))


def share(count: int, of: int) -> Share:
    """Return a share with as many decimals as a small one needs."""
    of_one = count / max(of, 1)
    return Share(of_one, 1 if of_one >= 0.001 else 2)
