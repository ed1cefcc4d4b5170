"""Names after a title (Mr, Dr) and in a sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.english_words import (
    CAPITALISED,
    NO_WORD_BEFORE,
    TOKEN,
    WORD,
    Words,
    following,
    is_named,
)
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.name_words import Class, classes

_TITLED, _SIGNED, _ENDS = 0.95, 0.88, 0.7
_TITLE = re.compile(
    rf"{NO_WORD_BEFORE}(?P<title>(?i:mr|mrs|ms|mdm|mx|dr|prof|miss|madam|madame|master|professor"
    r"|sir|rev|auntie|aunty|uncle|grandpa|grandma|granny|mr and mrs|mr & mrs|pc|sgt|insp|cllr"
    rf"|inspector|nurse|sister|brother|father|ah))(?![A-Za-z])(?P<dot>\.? ?)(?={WORD})"
)
_BEGINS = frozenset(
    "mr mrs ms mdm mx dr prof miss madam madame master professor sir rev auntie aunty uncle "
    "grandpa grandma granny pc sgt insp cllr inspector nurse sister brother father ah".split()
)
_ALSO_WORDS = frozenset(
    "sir nurse sister brother father master uncle auntie aunty grandpa grandma granny pc "
    "ah".split()
)
_PLAIN = frozenset(["mr", "mrs", "ms", "dr"])  # titles however they are written
_SIGN_OFF = re.compile(
    r"(?i:regards|rgds|sincerely|faithfully|truly|thanks|thank you|thank you very much|many thanks"
    r"|cheers|best|best wishes|respectfully|yours|thx|gratefully|in advance|love|signed)"
    r"[,.! \t]*(?:\n\s*|[-~] ?|(?<=[,.!]) ?| (?=[A-Z]))"
    rf"(?P<who>{WORD}(?:[ .]{{1,2}}{WORD}){{0,4}})\s*(?=$|\n|[,(.]|\d)"
)
_SIGN_OFF_BEGINS = frozenset(
    "regards rgds sincerely faithfully truly thanks thank many cheers best respectfully yours thx "
    "gratefully in love signed wishes advance".split()
)
_LAST_LINE = re.compile(rf"\n[ \t]*(?P<who>{CAPITALISED}(?: {CAPITALISED}){{0,3}})\s*$")


def titled(text: str, words: Words) -> Iterator[Finding]:
    """Find names after a title."""
    for word in words:
        if word[0].casefold() in _BEGINS and (match := _TITLE.match(text, word.start())):
            who = following(text, match.end())
            if who and _is_title(match, who):
                value = text[who[0].start() : who[-1].end()]
                yield Finding(match.start(), who[-1].end(), Kind.NAME, _TITLED, value)


def signed(text: str, words: Words) -> Iterator[Finding]:
    """Find names below a text."""
    for word in words:
        begins = word[0].casefold() in _SIGN_OFF_BEGINS
        if begins and (match := _SIGN_OFF.match(text, word.start())):
            yield from _below(match)
    last = _LAST_LINE.search(text, max(0, len(text) - 60))
    if last and any(is_named(word[0]) for word in TOKEN.finditer(last["who"])):
        yield Finding(last.start("who"), last.end("who"), Kind.NAME, _ENDS, last["who"])


def _is_title(match: re.Match[str], who: Words) -> bool:
    title, first = match["title"].lower(), who[0][0]
    if match["title"].islower() and "." not in match["dot"] and title not in _PLAIN | _ALSO_WORDS:
        return False
    if not first[0].isupper() or match["title"].islower() or not match["dot"]:
        if not is_named(first):
            return False
    return title not in _ALSO_WORDS or any(is_named(word[0]) for word in who[:2])


def _below(match: re.Match[str]) -> Iterator[Finding]:
    words = list(TOKEN.finditer(match["who"]))
    known = [word for word in words if is_named(word[0])]
    plain = [word for word in words if Class.OTHER in classes(word[0])]
    if len(plain) > 1 or (plain and not known) or not (known or words[0][0][0].isupper()):
        return
    if not known and not all(word[0][0].isupper() for word in words):
        return
    confidence = _SIGNED if known else 0.75
    yield Finding(match.start("who"), match.end("who"), Kind.NAME, confidence, match["who"])
