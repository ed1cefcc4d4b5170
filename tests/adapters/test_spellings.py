from __future__ import annotations

from remit.adapters.spellings import likely_slips, written_alike


def test_case_width_spaces_and_punctuation_do_not_make_another_answer():
    counts = {"Highways Dept.": 9, "highways dept": 2, "Ｈighways  Dept": 1, "Parks": 5}

    assert written_alike(counts) == [
        (("Highways Dept.", 9), ("highways dept", 2), ("Ｈighways  Dept", 1)),
    ]


def test_the_most_frequent_come_first():
    counts = {"a": 1, "A": 1, "b": 5, "B": 6}

    assert [pair[0][0] for pair in written_alike(counts)] == ["B", "A"]


def test_answers_of_signs_alone_are_told_apart():
    assert written_alike({"?": 1, "-": 2}) == []


def test_a_rare_answer_one_letter_off_a_frequent_one_is_a_slip():
    counts = {
        "Sanitation": 200,
        "Sanitatoin": 1,
        "Sanitatin": 1,
        "Sanitations": 3,
        "Santation": 40,
    }

    assert likely_slips(counts) == [
        (("Sanitation", 200), ("Sanitatin", 1)),
        (("Sanitation", 200), ("Sanitations", 3)),
        (("Sanitation", 200), ("Sanitatoin", 1)),
    ]


def test_numbers_short_names_and_frequent_neighbours_are_no_slips():
    counts = {
        "Ward 11": 500,
        "Ward 12": 1,
        "路政署": 500,
        "海事署": 1,
        "Finance": 90,
        "Finances": 40,
    }

    assert likely_slips(counts) == []
