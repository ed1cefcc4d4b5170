from __future__ import annotations

import io
import random

import pytest

from remit.adapters.rows import LONGEST_FIELD, Reason, RowReader


def rows(text: str, width: int = 3, delimiter: str = ",", cut: bool = False):
    reader = RowReader(iter(io.StringIO(text, newline="")), delimiter, width, cut)
    return [(row.line, row.fault or row.fields) for row in reader]


def test_a_row_may_span_lines_and_is_counted_as_an_editor_counts():
    text = 'id,text,label\r\n1,"two\r\nlines",x\r\n\r\n2,one,y\r\n'

    assert rows(text) == [
        (1, ["id", "text", "label"]),
        (2, ["1", "two\r\nlines", "x"]),
        (5, ["2", "one", "y"]),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1,a\n", Reason.TOO_FEW),
        ("1,a,b,c\n", Reason.TOO_MANY),
        ("1,a\0b,c\n", Reason.ZERO_BYTES),
        ("1,a\udcffb,c\n", Reason.DAMAGED),
        ('1,"a" b "c, d,x\n', Reason.QUOTES),
        (f"1,{'a' * (LONGEST_FIELD + 1)},x\n", Reason.TOO_LONG),
        ("1,a", Reason.CUT),
        ('1,"begun and never', Reason.CUT),
        ('1,"begun\nand never\nfinished', Reason.CUT),
    ],
)
def test_what_is_no_row_is_said_to_be_none_and_why(line, reason):
    assert rows("0,before,x\n" + line) == [(1, ["0", "before", "x"]), (2, reason)]


def test_empty_fields_too_many_do_no_harm():
    assert rows("1,a,x,,\n,,,\n") == [(1, ["1", "a", "x"])]


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_row_only():
    text = '1,"open, a,x\n2,b,y\n3,"c",z\n'

    assert rows(text) == [
        (1, Reason.QUOTES),
        (2, ["2", "b", "y"]),
        (3, ["3", "c", "z"]),
    ]


def test_quotation_marks_that_are_ordinary_characters_are_kept():
    text = '1,"He said "hi" there",x\n2,"open,y\n3,"",z\n4,c,w\n'

    assert rows(text) == [
        (1, ["1", 'He said "hi" there', "x"]),
        (2, ["2", '"open', "y"]),
        (3, ["3", "", "z"]),
        (4, ["4", "c", "w"]),
    ]


def test_two_lines_run_together_by_their_quotation_marks_are_taken_apart():
    assert rows('1\t"a\tx\n2"\tb\ty\n', delimiter="\t") == [
        (1, ["1", '"a', "x"]),
        (2, ['2"', "b", "y"]),
    ]


def test_a_complete_last_row_of_a_cut_file_is_not_trusted():
    assert rows("1,a,x\n2,b,y", cut=True) == [(1, ["1", "a", "x"]), (2, Reason.CUT)]
    assert rows("1,a,x\n2,b,y") == [(1, ["1", "a", "x"]), (2, ["2", "b", "y"])]


def test_whatever_comes_it_goes_on_and_every_line_is_in_at_most_one_row():
    dice = random.Random(5)
    for _ in range(300):
        text = "".join(dice.choices('ab",\n\0\r', weights=[4, 4, 3, 3, 3, 0.2, 0.5], k=200))
        lines = [line for line, _ in rows(text)]
        assert lines == sorted(set(lines))
        assert not lines or lines[-1] <= len(io.StringIO(text, newline="").readlines())
