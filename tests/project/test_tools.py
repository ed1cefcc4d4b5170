from __future__ import annotations

import pytest

from remit.project.tools import UnclearTool, Vendor, folder_name


@pytest.mark.parametrize(
    ("written", "vendor"),
    [
        ("answer", Vendor("answer", "answer")),
        ("answer,sure", Vendor("answer", "answer", "sure")),
        ("acme = answer , sure", Vendor("acme", "answer", "sure")),
        ("甲公司=建議,把握", Vendor("甲公司", "建議", "把握")),
    ],
)
def test_a_tool_is_named_with_its_columns(written, vendor):
    assert Vendor.parse(written) == vendor


@pytest.mark.parametrize("written", ["", ",sure", "acme=", "=answer"])
def test_a_tool_without_a_column_or_a_name_is_refused_with_an_example(written):
    with pytest.raises(UnclearTool, match="such as acme=acme_answer,acme_sure"):
        Vendor.parse(written)


def test_a_folder_is_named_after_the_tool_whatever_it_is_called():
    names = [folder_name(None), folder_name(Vendor("Acme / v2 + trust", "a")),
             folder_name(Vendor("甲公司", "a")), folder_name(Vendor("../..", "a"))]  # fmt: skip
    assert names == ["remit", "acme-v2-trust", "甲公司", "tool"]
