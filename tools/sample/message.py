"""One message: a problem, at the length and in the temper of one style of writing."""

from __future__ import annotations

from bank import in_season, phrases_for, read_phrases
from chance import Chance
from writer import Writer

STYLES = {  # how often, and the parts in order with the share of writers who put them in
    "terse": (30, {"about": 0.5, "problem": 1}),
    "plain": (30, {"about": 0.75, "problem": 1, "more": 0.5}),
    "polite": (20, {"opening": 1, "about": 0.75, "problem": 1, "more": 0.4, "closing": 1}),
    "angry": (10, {"about": 0.75, "problem": 1, "more": 0.5, "anger": 1}),
    "dictated": (5, {"note": 1, "problem": 1, "more": 0.3}),
    "rambling": (
        3,
        {"opening": 0.8, "background": 1, "about": 0.8, "problem": 1, "more": 1, "detour": 0.8},
    ),
    "digressing": (
        4,
        {"opening": 0.8, "about": 0.8, "problem": 1, "more": 1, "detour": 0.3, "background": 1},
    ),
}
NOTED = {"problem": 1, "more": 0.3}  # the problem is itself an officer's phone note
USUAL = 0.72  # share who say what everybody says, rather than something of their own
SECOND_PROBLEM = 0.05  # share that raises another matter too, labelled by the first
VAGUE = 0.012  # share that only points to an earlier message


class Problems:
    """What there is to complain about, each person's own words coming only once in a round."""

    def __init__(self) -> None:
        self._unsaid: dict[tuple[str, str], list[str]] = {}

    def next(self, kind: str, language: str, month: int, chance: Chance) -> str:
        """Return a problem in the words that everybody uses, or in somebody's own."""
        if chance.happens(USUAL):
            return chance.pick(phrases_for(kind, language, "usual"))
        unsaid = self._unsaid.setdefault((kind, language), [])
        if not any(in_season(phrase, month) for phrase in unsaid):
            unsaid += Chance(kind, language, len(unsaid)).shuffled(read_phrases(kind)[language])
        phrase = next(p for p in unsaid if in_season(p, month))
        unsaid.remove(phrase)
        return phrase


def message(writer: Writer, problems: Problems, month: int, kinds: list[str]) -> str:
    """Return what someone wrote, before haste got at it."""
    chance = writer.chance
    if chance.happens(VAGUE):
        return writer.say(chance.pick(phrases_for(writer.kind, writer.language, "vague")))
    text = _about_one_problem(writer, problems, month)
    if chance.happens(SECOND_PROBLEM):
        link = chance.pick(phrases_for(writer.kind, writer.language, "second"))
        other = problems.next(chance.pick(kinds), writer.language, month, chance)
        text = writer.join(text, writer.join(link, writer.say(other)))
    return text


def _about_one_problem(writer: Writer, problems: Problems, month: int) -> str:
    chance = writer.chance
    problem = problems.next(writer.kind, writer.language, month, chance)
    shares, styles = zip(*STYLES.values(), strict=True)
    noted = problem.lower().startswith(("caller", "來電"))
    text = ""
    for part, share in (NOTED if noted else chance.weigh(styles, shares)).items():
        if chance.happens(share):
            phrase = problem if part == "problem" else _aside(writer, part, month)
            text = writer.join(text, writer.say(phrase))
    return text


def _aside(writer: Writer, part: str, month: int) -> str:
    mixed_more = writer.language == "mixed" and part == "more"
    phrases = phrases_for(writer.kind, "zh" if mixed_more else writer.language, part)
    return writer.chance.pick([p for p in phrases if in_season(p, month)])
