from __future__ import annotations

from datetime import date

from remit.core.sentences import ENGLISH, English, Names, Share, counted, say


def test_values_are_written_as_english_writes_them():
    told = say(
        "{day}: {n} of {names}, {share}, {rate}, {word}",
        day=date(2024, 12, 1), n=12_345, names=Names(("Roads", "Parks")),
        share=Share(0.0512, 1), rate=2.5, word="so",
    )  # fmt: skip

    assert str(told) == "1 December 2024: 12,345 of “Roads”, “Parks”, 5.1%, 2.5, so"


def test_a_negative_number_has_a_minus():
    assert str(say("{a} {b} {c}", a=-3, b=Share(-0.25), c=-0.5)) == "−3 −25% −0.5"


def test_a_count_agrees_with_its_noun():
    told = [str(counted(n, "{n} case", "{n} cases")) for n in (0, 1, 2_000)]
    assert told == ["0 cases", "1 case", "2,000 cases"]


def test_a_sentence_within_a_sentence_is_said_in_the_same_language():
    class Loud(English):
        def template(self, sentence):
            return super().template(sentence).upper().replace("{N}", "{n}").replace("{X}", "{x}")

    assert Loud().said(say("about {x}", x=say("{n} more", n=3))) == "ABOUT 3 MORE"


def test_a_paragraph_is_sentences_one_behind_the_other():
    assert ENGLISH.paragraph([say("One."), say("{n} two.", n=2)]) == "One. 2 two."


def test_braces_in_a_value_are_left_alone():
    assert ENGLISH.said(say("{name} answered", name="{odd}")) == "{odd} answered"
