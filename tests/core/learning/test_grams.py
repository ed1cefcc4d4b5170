"""Any text becomes n-grams: Chinese, English, mixed, odd or very long."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from remit.core.learning import gram_hashes, grams_of, normalised


def shared(one: str, other: str) -> int:
    return len(set(grams_of(one).buckets) & set(grams_of(other).buckets))


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("street lamp broken", "the lamps of my street", "rubbish bin"),
        ("路燈壞咗", "我條街盞路燈又壞咗", "垃圾桶"),
        ("個lift壞咗", "lift又壞咗喇", "巴士bus遲到"),
    ],
)
def test_alike_messages_share_n_grams_in_chinese_english_and_both(one, like, unlike):
    assert shared(one, like) >= 3 > shared(one, unlike)


def test_a_word_inside_a_chinese_sentence_is_recognised():
    assert normalised("部lift壞咗") == "部 lift壞咗"
    assert shared("lift", "部lift壞咗") >= len(grams_of("lift").buckets) / 2
    assert shared("壞咗", "部lift壞咗") == len(grams_of("壞咗").buckets)


def test_width_and_case_make_no_difference():
    assert grams_of("ＬＩＦＴ　１２ 壞咗！").key == grams_of("lift 12 壞咗").key
    assert list(grams_of("ｶﾞ").buckets) == list(grams_of("ガ").buckets)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "😡😡", "\ud800\udfff", "_"])
def test_a_text_without_letters_has_no_n_grams(text):
    assert not len(grams_of(text).buckets)


def test_messages_without_letters_are_still_told_apart():
    assert grams_of("👍").key == grams_of("👍").key
    assert len({grams_of(text).key for text in ("👍", "😡", "\ud800", "")}) == 4


def test_lone_surrogates_are_read_over():
    assert list(grams_of("lamp \ud800 out").buckets) == list(grams_of("lamp out").buckets)


def test_a_word_of_one_letter_and_one_character_count():
    assert len(gram_hashes("a")) > 0
    assert len(gram_hashes("壞")) == 1


def test_ten_megabytes_are_quick():
    began = time.perf_counter()
    grams = grams_of("路燈 lamp " * 1_000_000)
    assert time.perf_counter() - began < 0.5
    assert len(grams.buckets) > 10


def test_letters_that_unfold_into_many_do_no_harm():
    assert len(grams_of("\ufdfa" * 6_000).buckets) > 0


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_sees_the_same(seed):
    code = "from remit.core.learning import grams_of; print(grams_of('部lift壞咗 again').buckets)"
    ours = str(grams_of("部lift壞咗 again").buckets)
    theirs = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert theirs.stdout.strip() == ours
