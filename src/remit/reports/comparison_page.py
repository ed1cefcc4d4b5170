"""The page about several tools, judged on the same cases by the same ruler."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.core.sentences import English
from remit.reports.charts.pairs import difference, distinct
from remit.reports.charts.tools import side_by_side
from remit.reports.environment import rendered
from remit.reports.recommended import next_step, reasons, verdict
from remit.reports.shortened import shortened

Figures = Mapping[str, Any]
PAIRS = 6


def comparison_page(figures: Figures, language: English) -> str:
    """Return the report of a comparison as one self-contained page of HTML.

    Parameters
    ----------
    figures
        The content of ``comparison.json``.
    language
        In which everything is said but the names that come from the data.
    """
    told = shortened(dict(figures))
    telling = distinct(told["pairs"])
    pairs = telling[:PAIRS]
    return rendered(
        "comparison.html",
        language,
        figures=told,
        verdict=verdict(told),
        reasons=reasons(told),
        next_step=next_step(told),
        tone="no" if told["recommendation"]["key"].startswith("neither") else "yes",
        reports=[(tool["name"], tool["report"]) for tool in told["tools"] if "report" in tool],
        tools=side_by_side(told["tools"], language),
        pairs=[difference(pair, language, n) for n, pair in enumerate(pairs)],
        more_pairs=len(telling) - len(pairs),
        repeated=len(told["pairs"]) - len(telling),
    )
