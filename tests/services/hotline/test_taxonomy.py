"""The hotline's kinds of case."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from remit.samples import hotline
from remit.services.hotline import taxonomy
from remit.services.hotline.sample import OF_KIND, REORGANISATION, messages
from remit.services.hotline.taxonomy import ADDED, AT_FIRST, NOBODY, REORGANISED, current

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_row_of_the_sample_has_a_case_type():
    rows = csv.DictReader(StringIO(hotline().read_text(encoding="utf-8")))
    kinds = {row["kind"] for row in rows}
    assert {OF_KIND[kind] for kind in kinds} <= {case_type.key for case_type in current()}
    assert len(list(messages())) == 2000


def test_every_case_type_is_told_in_both_languages():
    for case_type in current():
        assert CHINESE.search(case_type.label_zh) and CHINESE.search(case_type.duty_zh)
        assert not CHINESE.search(case_type.label_en + case_type.duty_en)
        assert case_type.duty_en.endswith(".") and case_type.duty_zh.endswith("。")


def test_a_reorganisation_changes_departments_and_no_key():
    before = {case_type.key: case_type for case_type in AT_FIRST}
    for after in REORGANISED:
        assert after.department != before[after.key].department
        assert after.version == before[after.key].version + 1
    assert Counter(case_type.key for case_type in current()).most_common(1)[0][1] == 1


def test_the_added_kind_is_met_only_after_a_while_and_before_the_reorganisation():
    met = [message.at for message in messages() if message.answer == ADDED.key]
    assert ADDED.key not in {case_type.key for case_type in AT_FIRST}
    assert next(messages()).at < met[0] < REORGANISATION < met[-1]


def test_what_nobody_owns_is_a_group_of_its_own():
    alone = [case_type.key for case_type in current() if case_type.group == NOBODY]
    assert alone == ["nobody-owns-this"]
    assert NOBODY in taxonomy.GROUPS


def test_water_seepage_is_a_joint_responsibility():
    seepage = next(case_type for case_type in current() if case_type.key == "water-seepage")
    assert {seepage.department, seepage.joint_with} == {"buildings", "cleansing"}
