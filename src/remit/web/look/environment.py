"""Templates that speak the language of the page.

In a template, `t` and `counted` say a sentence.  What stands in double braces is written as the
language writes it: a sentence, a share, a day, a moment.  A whole number stays as it is, because
it may be part of an address; where it is a figure, write ``{{ n | number }}``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from remit.core.sentences import Names, Sentence, Share, Value, counted, say
from remit.web.look.language import code_of, in_chinese, in_language, spoken
from remit.web.look.times import local

NOTHING = "–"


def environment(**options: Any) -> Environment:
    """Return the templates of the site, as Django asks for them."""
    templates = Environment(
        **{**options, "undefined": StrictUndefined},
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    templates.globals.update(
        t=said, counted=counted, url=url, static=static, local=local, lang=lang,
        in_chinese=in_chinese, in_language=in_language, spoken=spoken, NOTHING=NOTHING,
    )  # fmt: skip
    templates.filters.update(words=words, number=number, share=Share)
    return templates


def shown(value: object) -> object:
    """Return a value as the page shows it; nothing, where there is none."""
    if value is None:
        return ""
    if isinstance(value, (Sentence, Share, Names, date, float)):
        return words(value)
    return value


def words(value: Value) -> str:
    """Return a value in the words of the page's language."""
    return local(value) if isinstance(value, date) else spoken().written(value)


def number(figure: int) -> str:
    """Return a figure with its thousands apart."""
    return spoken().written(figure)


def said(template: str, /, **values: object) -> str:
    """Return a sentence in the language of the page."""
    known = {name: NOTHING if value is None else _plain(value) for name, value in values.items()}
    return spoken().said(say(template, **known))


def _plain(value: object) -> Value:
    """Whoever puts a record or a moment into a sentence means what the page would show."""
    if isinstance(value, (Sentence, Share, Names, int, float, str)):
        return value
    return local(value) if isinstance(value, date) else str(value)


def url(name: str, /, *args: object, **kwargs: object) -> str:
    """Return the address of a page."""
    return reverse(name, args=args, kwargs=kwargs)


def lang(language: str) -> Markup:
    """Return the attribute for a passage that is in another language than the page."""
    code = code_of(language)
    return Markup("") if code == spoken().code else Markup(f' lang="{escape(code)}"')
