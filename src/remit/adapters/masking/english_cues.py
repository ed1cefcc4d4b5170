"""Names after a cue: my name is, tell, on behalf of, the tutor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.english_runs import begins_a_place, place_follows
from remit.adapters.masking.english_words import (
    NO_WORD_BEFORE,
    Words,
    following,
    is_code,
    is_given,
    is_named,
)
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.name_words import Class, classes
from remit.adapters.masking.words import alternatives, words

_TOLD, _CUED, _WEAK, _UNKNOWN = 0.95, 0.85, 0.7, 0.6
_WHOSE = r"(?:my|our|his|her|their|your|a|an|the|this|that|one|mr|mrs) "
_WHICH = (
    r"(?:(?:late|elderly|old|young|younger|elder|older|eldest|youngest|little|ex-?|former|new"
    r"|next-door|dear|upstairs|downstairs|then|duty|domestic|social|case|security|home|police"
    r"|traffic|estate|market|school|class|best|close|good) ?)*"
)
_ROLE = rf"(?:{_WHOSE})?{_WHICH}(?:{alternatives('english_roles')})s?"
_CUES = re.compile(
    rf"{NO_WORD_BEFORE}(?i:(?P<sure>"
    r"(?:(?:my|the|his|her|full|in the|husband's|wife's|son's|daughter's|mother's|father's"
    r"|tenant's|patient's|owner's) )?(?:full |english |given |first |last |sur|family |maiden )?"
    r"name(?:'s| is| was| as|:|,| ?[:=-])|i am called|people call me|goes by(?: the name)?(?: of)?"
    r"|(?:contact(?: person| name)?|applicant|complainant|patient|tenant|owner|caller|reporter"
    r"|customer|attn|attention|from|client|student|guardian|parent|resident|officer|signed|sender"
    r"|requester|reported by|submitted by|filed by|undersigned|name|surname|re) ?[:-]"
    r"|signed,?|c/o)"
    r"|(?P<person>ask(?:ed|ing)?(?: for)?|tell|told(?: by)?|telling|speak(?:ing)? (?:to|with)"
    r"|spoke (?:to|with)|talk(?:ed|ing)? (?:to|with)|named|called|dear|hi|hello|hey|attn|thanks?"
    r"|seen by|served by|helped by|handled by|signed by|reported by|raised by|taken by"
    r"|answered by|assisted by|behalf of|wrote to|write to|written (?:to|by)|married(?: to)?"
    r"|greet(?:ed)?|spel(?:t|led)(?: \w+)? as|misspel(?:t|led) as"
    r"|spelling is|speak up for|agreed with|met with|meeting with|surname|sign(?:ed)? as"
    r"|addressed to|payable to|issued to|known as|aka|alias)"
    r"|(?P<weak>i am|i'm|im|this is|it's|contact|please call|call|ring|see|saw|look for|find"
    r"|text|email|e-mail|message|whatsapp|reach|met|meet|for|by|with|from|to|and|between|of"
    r"|instead of)"
    rf"|(?P<role>{_ROLE}(?: is| was)?(?: called| named)?,?)"
    r")(?![A-Za-z])[ \t]*(?=[A-Za-zÀ-ɏ])"
)
_BEGINS = words("english_roles") | frozenset(
    "my our his her their your the this that one full in husband's wife's son's daughter's "
    "mother's father's tenant's patient's owner's english given first last surname family maiden "
    "name i people goes contact applicant complainant customer attn attention from client signed "
    "requester reported submitted filed undersigned re c ask asked asking tell told telling speak "
    "speaking spoke talk talked talking named called dear hi hello hey thank thanks seen served "
    "helped handled raised taken answered assisted behalf wrote write written married greet "
    "greeted spelt spelled misspelt misspelled spelling agreed met meeting sign addressed payable "
    "issued known aka alias i'm im it's please call ring see saw look find text email e-mail "
    "message whatsapp reach meet for by with to and between of instead".split()
)
_ADDRESSING = ("dear", "hi", "hello", "hey", "named", "ask for", "behalf", "on behalf")


def cued(text: str, words_: Words) -> Iterator[Finding]:
    """Find names after a cue."""
    for word in words_:
        if word[0].casefold().rstrip("s") in _STEMS and (match := _CUES.match(text, word.start())):
            yield from _named_by(text, match)


_STEMS = frozenset(word.rstrip("s") for word in _BEGINS)


def _named_by(text: str, match: re.Match[str]) -> Iterator[Finding]:
    who = following(text, match.end())
    if not who or (not match["sure"] and _is_a_place(text, who)):
        return
    if confidence := _confidence(match, who):
        start, end = who[0].start(), who[-1].end()
        yield Finding(start, end, Kind.NAME, confidence, text[start:end])


def _is_a_place(text: str, who: Words) -> bool:
    return begins_a_place(text, who[0].start()) or place_follows(text, who[-1].end())


def _confidence(match: re.Match[str], who: Words) -> float:
    first = who[0][0]
    named = [word for word in who if is_named(word[0])]
    capitals = all(word[0][0].isupper() for word in who if len(word[0]) > 3)
    if match["sure"]:
        return _after_sure(match["sure"].casefold(), bool(named), capitals)
    if match["weak"]:
        return _after_weak(match["weak"].casefold(), first, len(named), capitals)
    if len(who) == 1 and len(first) == 1:
        return 0.0
    if named and is_named(first):
        if capitals and first[0].isupper():
            return _CUED
        return _WEAK if len(named) > 1 or is_given(first) else 0.0
    if not capitals or not first[0].isupper() or is_code(first):
        return 0.0
    if Class.OTHER in classes(first):
        doubtful = Class.DOUBTFUL in classes(first)
        return _WEAK if doubtful and (_addresses(match) or match["role"]) else 0.0
    return _UNKNOWN


def _after_sure(cue: str, named: bool, capitals: bool) -> float:
    if cue.startswith(("from", "re")) and not named:
        return 0.0
    return _TOLD if named or capitals else _CUED


def _after_weak(cue: str, first: str, named: int, capitals: bool) -> float:
    """After a word that stands before places and firms, too, only a known name is one."""
    if not is_named(first) or not first[0].isupper() or not capitals or first.isupper():
        return _WEAK if named > 1 and cue in ("i am", "i'm", "im", "this is") else 0.0
    if is_given(first) or named > 1:
        return _WEAK
    known = classes(first)
    if cue in _PREPOSITIONS:
        return 0.0
    return _UNKNOWN if known & (Class.FAMILY | Class.ROMANISED | Class.RARE) else 0.0


_PREPOSITIONS = frozenset(["for", "by", "with", "from", "to", "and", "between", "of"])


def _addresses(match: re.Match[str]) -> bool:
    return (match["person"] or "").casefold().startswith(_ADDRESSING)
