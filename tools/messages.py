"""Brings the Chinese catalogue up to date with the words in the code.

New sentences come in empty, those that nobody says any more go; what is translated stays.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "src" / "remit" / "locale" / "zh_Hant" / "LC_MESSAGES" / "remit.po"
HEADER = """# Remit in Traditional Chinese, as Hong Kong's administration writes it.
msgid ""
msgstr ""
"Language: zh_Hant\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
KEYWORDS = {"say": (1,), "t": (1,), "counted": (2, 3)}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]

Words = str | tuple[str, ...]


def said() -> set[Words]:
    """Return all that the code says: a sentence, or a pair of one and many."""
    found = extract_from_dir(ROOT / "src" / "remit", METHODS, {}, KEYWORDS)
    return {_words(message) for _, _, message, *_ in found if any(message or "")}


def _words(message: str | tuple[str, ...]) -> Words:
    """Return a sentence alone where there is no plural."""
    if isinstance(message, tuple) and not message[1]:
        return message[0]
    return message


def translated() -> Catalog:
    """Return the catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hant")


def main() -> None:
    """Write the catalogue anew."""
    held = {message.id: message.string for message in translated() if message.id}
    fresh = Catalog(locale="zh_Hant")
    for words in sorted(said(), key=str):
        fresh.add(words, held.get(words, ""))
    with CATALOGUE.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, fresh, width=99, omit_header=True, sort_output=True)
    empty = sum(not "".join(m.string or "") for m in fresh if m.id)
    print(f"{CATALOGUE.relative_to(ROOT)}: {len(fresh):,} sentences, {empty:,} to translate.")


if __name__ == "__main__":
    main()
