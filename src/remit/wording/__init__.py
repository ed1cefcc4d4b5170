"""The languages in which Remit speaks.

The English words stand in the code; each other language has a catalogue in `remit/locale`.
"""

from remit.wording.languages import LANGUAGES, language

__all__ = ["LANGUAGES", "language"]
