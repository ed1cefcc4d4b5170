"""Templates that speak the page's language.

In a template, `t` and `counted` say a sentence, and whatever stands in double braces is written
as the language writes it: a number, a share, a day, a list of names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from remit.core.replay.answers.facts import told_apart
from remit.core.sentences import English, Names, Sentence, Share, Value, counted, from_plain, say
from remit.reports.phrases import (
    SET_ASIDE,
    day,
    group_of,
    in_words,
    percent,
    seen,
    state_of,
    when,
    whole,
)

NOTHING = "–"


def rendered(template: str, language: English, **values: Any) -> str:
    """Return a page from a template of this package."""
    return environment(language).get_template(template).render(**values)


def environment(language: English) -> Environment:
    """Return the templates of this package, in a language."""
    templates = Environment(
        loader=PackageLoader("remit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=partial(shown, language),
    )
    templates.globals.update(
        t=partial(_said, language), counted=counted, language=language, css=css()
    )
    templates.filters.update(
        share=_share, against=told_apart, percent=percent, hours=_hours, day=day, when=when,
        seen=seen, state=state_of, group=group_of, assumed=from_plain,
        set_aside=partial(in_words, SET_ASIDE),
    )  # fmt: skip
    return templates


def css() -> Markup:
    """Return the style of all pages; it comes from this package, and holds no data."""
    loader = PackageLoader("remit.reports")
    return Markup(loader.get_source(Environment(autoescape=True), "report.css")[0])


def shown(language: English, value: object) -> object:
    """Return a value as the page shows it."""
    if value is None:
        return NOTHING
    if isinstance(value, (Sentence, Share, Names, date, int, float)):
        return language.written(value)
    return value


def _said(language: English, template: str, /, **values: Value | None) -> str:
    known: Mapping[str, Value] = {k: NOTHING if v is None else v for k, v in values.items()}
    return language.said(say(template, **known))


def _share(of_one: float | None, decimals: int = 0) -> Share | None:
    return None if of_one is None else Share(of_one, decimals)


def _hours(hours: float | None) -> int | float | None:
    return None if hours is None else whole(hours)
