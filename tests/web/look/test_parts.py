"""Each part of a page, as it reaches the browser."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines


def made(call: str, part: str = "", **values) -> str:
    name = part or re.match(r"\w+", call)[0]  # type: ignore[index]
    source = f"{{% from 'look/parts.html' import {name} %}}{{{{ {call} }}}}"
    return " ".join(engines["jinja2"].from_string(source).render(values).split())


def made_around(call: str, content: str) -> str:
    name = call.split("(")[0]
    source = (
        f"{{% from 'look/parts.html' import {name} %}}{{% call {call} %}}{content}{{% endcall %}}"
    )
    return engines["jinja2"].from_string(source).render()


def test_navigation_says_where_one_is():
    page = made("navigation([('/a/', 'A', False), ('/b/', 'B', True)])")

    assert '<a href="/b/" aria-current="page">B</a>' in page
    assert page.count("aria-current") == 1


def test_a_button_may_have_a_key():
    assert (
        made("button('Accept', key='a')") == '<button class="button " data-key="a">Accept</button>'
    )


def test_a_link_may_look_like_a_button():
    assert 'href="/x/"' in made("link_button('/x/', 'Go')")


def test_the_error_summary_leads_to_the_fields():
    assert '<a href="#place">Where?</a>' in made("error_summary([('place', 'Where?')])")
    assert made("error_summary([])") == ""


@pytest.mark.parametrize("part", ["input", "textarea"])
def test_a_field_is_tied_to_its_label_hint_and_error(part):
    page = made(f"{part}('place', 'Place', value='<x>', hint='Near?', error='Missing')")

    assert '<label for="place">Place</label>' in page
    assert 'aria-describedby="place-hint place-error"' in page
    assert 'aria-invalid="true"' in page
    assert "&lt;x&gt;" in page


def test_a_field_without_trouble_says_nothing_of_it():
    assert "aria" not in made("input('place', 'Place')")


def test_a_choice_among_many_keeps_what_was_chosen():
    page = made("select('kind', 'Kind', [('a', 'A'), ('b', 'B')], value='b')")

    assert '<option value="b" selected>B</option>' in page
    assert page.count("selected") == 1


def test_radios_are_a_group_whose_first_the_summary_can_reach():
    page = made("radios('kind', 'Kind', [('a', 'A'), ('b', 'B', 'rarely')], value='b')")

    assert "<legend>Kind</legend>" in page
    assert 'id="kind"' in page
    assert re.search(r'value="b" checked', page)
    assert "rarely" in page


def test_checkboxes_may_have_several_ticks():
    page = made("radios('k', 'K', [('a', 'A'), ('b', 'B')], value=['a', 'b'], type='checkbox')")

    assert page.count("checked") == 2


def test_a_summary_list_says_what_a_change_changes():
    page = made("summary_list([('Place', 'Pier', '/place/'), ('Photo', none)])")

    assert 'Change<span class="unseen">: Place</span>' in page
    assert "<dd>–</dd>" in page


def test_a_table_has_heads_and_sets_figures_apart():
    page = made("table('Cases', ['Kind', 'n'], [['Lamps', 1234]], figures=[1])")

    assert '<th scope="row">Lamps</th>' in page
    assert '<td class="num">1,234</td>' in page


def test_a_tag_has_a_kind():
    assert made("tag('On', 'good')") == '<strong class="tag good">On</strong>'


@pytest.mark.parametrize("call", ["notice()", "details('More')"])
def test_it_holds_what_is_put_into_it(call):
    assert "<p>inside</p>" in made_around(call, "<p>inside</p>")


def test_pages_are_counted_only_where_there_are_several():
    pages = Paginator(range(30), 10)

    assert "Page 2 of 3" in made("pagination(page)", page=pages.page(2))
    assert made("pagination(page)", page=Paginator(range(3), 10).page(1)) == ""


def test_emptiness_confirmation_and_progress_say_it_in_words():
    assert "Nothing" in made("empty('Nothing to do')")
    assert "<h1>Sent</h1>" in made("confirmation('Sent', 'Thank you')")
    assert '<progress value="2" max="5"' in made("progress('Audits', 2, 5)")


def test_a_form_of_djangos_shows_its_errors_beside_the_fields():
    class Form(forms.Form):
        code = forms.CharField(label="Code")
        kept = forms.CharField(widget=forms.HiddenInput, required=False)

    form = Form({"code": ""})

    assert '<a href="#code">' in made("form_problems(form)", form=form)
    assert 'id="code-error"' in made("form_fields(form)", form=form)
    assert 'type="hidden"' in made("form_fields(form)", form=form)
