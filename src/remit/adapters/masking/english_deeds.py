"""Names by what stands after them: what people do, what they own, who else is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.adapters.masking.english_runs import is_named_for, makes_a_place, place_follows
from remit.adapters.masking.english_shapes import letter
from remit.adapters.masking.english_words import Words, is_code
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.words import alternatives, sections

_LIKELY, _GUESSED, _UNKNOWN, _BARE = 0.7, 0.6, 0.55, 0.5
_NAMES = frozenset("gdbsyhfrp")  # letters of words that are in some list of names
_ADVERB = (
    r"(?: (?:all|both|also|just|always|never|often|still|has|have|had|then|already|only|even"
    r"|once|later|again|kindly|really|simply|suddenly))?"
)
_PERSONAL, _COMMON = ("|".join(part.split()) for part in sections("english_deeds"))
_STATE = (
    r"(?:is|was|has been|had been|feels|felt) (?:ill|sick|deaf|blind|disabled|pregnant|unwell"
    r"|upset|injured|crying|waiting|bullied|asleep|rude|kind|helpful|polite|patient|angry|retired)"
)
_DOES = re.compile(
    rf"{_ADVERB} (?:(?P<personal>{_STATE}|{_PERSONAL})|(?P<common>{_COMMON}))(?![A-Za-z])"
)
_OWNS = re.compile(
    r"'s? (?:own |new |old |late |elderly )?(?P<what>file|name|surname|passport|card|id|hkid|visa"
    r"|phone|number|address|application|case|claim|complaint|form|pension|benefits?|allowance"
    rf"|flat|house|home|room|car|dog|cat|birthday|{alternatives('english_roles')})s?(?![A-Za-z])"
)
_ABOUT = re.compile(
    r",? (?:who|whose|aged|age \d|my|our|his|her|their|of the)\b(?! best)"
    r"|,? \(?(?:aged? )?\d\d\)?(?=[,.) ])|,? \(?(?:she|he)\b|,? and (?:his|her|their|my|I)\b"
)
_REACHED = re.compile(r"[,:]? ?[(\-]? ?(?=(?:\+|0|852|[5-9]\d{3})[\d ()\-]{6,})| Sir\b")
_AGAIN = re.compile(r" (?:again|here|speaking)\b")
_BESIDE = re.compile(r"(?:, ?(?:and |or )?|,? (?:and|or|&|to|with|vs|not) ?)$")
_BESIDE_AFTER = re.compile(r"(?:, ?(?:and |or )?|,? (?:and|or|&) )$")


def by_deeds(text: str, words: Words, found: Sequence[Finding]) -> Iterator[Finding]:
    """Find names in a run of capitalised words that have evidence behind them."""
    for group in _groups(words, found):
        start, end = group[0].start(), group[-1].end()
        if makes_a_place(group[-1][0]) or place_follows(text, end) or is_named_for(text, start):
            continue
        if confidence := _confidence(text, group):
            end += 4 if text.startswith(" Sir", end) else 0
            yield Finding(start, end, Kind.NAME, confidence, text[start : group[-1].end()])


def beside(text: str, words: Words, found: Sequence[Finding]) -> Iterator[Finding]:
    """Find names that are told in one breath with another: Lai and Fok, A, B and C."""
    starts = {finding.start: finding for finding in found}
    ends = {finding.end for finding in found}
    for group in reversed(list(_groups(words, found))):
        start, end = group[0].start(), group[-1].end()
        if not all(letter(word[0]) in _NAMES for word in group) or place_follows(text, end):
            continue
        after = _next_start(text, end, starts)
        before = _BESIDE.search(text, max(0, start - 8), start)
        if after or (before and before.start() in ends):
            finding = Finding(start, end, Kind.NAME, _GUESSED, text[start:end])
            starts[start] = finding
            yield finding


def _next_start(text: str, end: int, starts: dict[int, Finding]) -> bool:
    return any(
        start in starts and _BESIDE_AFTER.fullmatch(text[end:start])
        for start in range(end + 2, end + 8)
    )


def _groups(words: Words, found: Sequence[Finding]) -> Iterator[Words]:
    """Words of a run that can be a name and are in none that was found."""
    taken = [(finding.start, finding.end) for finding in found]
    group: Words = []
    for word in words:
        free = not any(start <= word.start() < end for start, end in taken)
        fits = free and (letter(word[0]) in _NAMES or letter(word[0]) in "xi")
        if group and (not fits or word.string[group[-1].end() : word.start()] not in " .. "):
            yield group
            group = []
        if fits:
            group.append(word)
    if group:
        yield group


def _confidence(text: str, group: Words) -> float:
    if is_code(group[0][0]) or len(group) > 4:
        return 0.0
    letters = "".join(letter(word[0]) for word in group)
    end = group[-1].end()
    if letters == "i" * len(letters):
        return 0.0
    named = any(one in _NAMES for one in letters) and letters not in ("d", "y", "p")
    if does := _DOES.match(text, end):
        if does["personal"]:
            return _LIKELY if named else _UNKNOWN
        return _GUESSED if named else 0.0
    if (owns := _owns(text, end)) or _ABOUT.match(text, end):
        return _GUESSED if named else (_UNKNOWN if owns else 0.0)
    if _REACHED.match(text, end):
        return _LIKELY if named else _UNKNOWN
    before = text[: group[0].start()].rstrip()
    if not before:
        return _GUESSED if named and _AGAIN.match(text, end) else 0.0
    # Within a sentence, a capital on a word that is in no dictionary but in a list of names.
    within = before[-1] not in ".!?:" and "\n" not in text[len(before) : group[0].start()]
    return _BARE if letters in ("f", "r") and within else 0.0


def _owns(text: str, end: int) -> bool:
    possessive = text[end - 2 : end].lower() == "'s"
    return _OWNS.match(text, end - 2 if possessive else end) is not None
