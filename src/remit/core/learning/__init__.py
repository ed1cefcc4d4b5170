"""Proposing an answer, and learning from every decision at once.

Start reading at `learner.CaseLearner`; `experts` shows what it consults, `folding` how its state
comes from the journal.  Nothing here knows who may decide.
"""

from remit.core.learning.encoder import Encoder
from remit.core.learning.folding import apply, fold
from remit.core.learning.grams import gram_hashes, normalised
from remit.core.learning.learner import CaseLearner
from remit.core.learning.reasons import TellingWord, telling_words
from remit.core.learning.runs import SuggestedRule
from remit.core.learning.vocabulary import BUCKETS, Grams, grams_of

__all__ = [
    "BUCKETS",
    "CaseLearner",
    "Encoder",
    "Grams",
    "SuggestedRule",
    "TellingWord",
    "apply",
    "fold",
    "gram_hashes",
    "grams_of",
    "normalised",
    "telling_words",
]
