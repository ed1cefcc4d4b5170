from __future__ import annotations

import pytest

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import find


def names(text: str) -> list[str]:
    return [f.value for f in find(text) if f.kind is Kind.NAME]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Lau called", "Lau"),
        ("my name is wong siu ming and", "wong siu ming"),
        ("I saw CHAN Tai-man there", "CHAN Tai-man"),
        ("asked Peter Chan Tai Man twice", "Peter Chan Tai Man"),
        ("told Tai Man Chan so", "Tai Man Chan"),
        ("Regards,\nPriya", "Priya"),
        ("Ramon dela Cruz was late", "Ramon dela Cruz"),
        ("written by K. W. Chan", "K. W. Chan"),
        ("Dear Ikram, it is", "Ikram"),
        ("聯絡人：歐陽志強", "歐陽志強"),
        ("我叫黃美玲，", "黃美玲"),
        ("何先生話", "何"),
        ("陳黃麗珍女士查詢", "陳黃麗珍"),
        ("多謝黎醫生", "黎"),
        ("陳大文謹啟", "陳大文"),
        ("谢谢！\n李红梅\n2024年5月6日", "李红梅"),
        ("我姓陳，", "陳"),
        ("麻煩搵阿強聽", "阿強"),
        ("Wong小姐話", "Wong"),
        ("Please tell Tomasz so", "Tomasz"),
        ("the tutor, Jean-Baptiste Moreau, left", "Jean-Baptiste Moreau"),
        ("spoke with D'Souza today", "D'Souza"),
        ("Ferreira, João Miguel, asks", "Ferreira, João Miguel"),
        ("wishes from Beatrix von Hohenfeld", "Beatrix von Hohenfeld"),
        ("Sze-to Man Hei withdrew", "Sze-to Man Hei"),
        ("the form of Fung Wing Lam Grace is lost", "Fung Wing Lam Grace"),
        ("Bronwyn said no", "Bronwyn"),
        ("孙女士不肯", "孙"),
        ("高興先生，您好", "高興"),
        ("死者程有福（男）", "程有福"),
        ("王芳反映停水", "王芳"),
        ("把鑰匙交給張敏。", "張敏"),
        ("陳大文投訴", "陳大文"),
        ("外傭瑪麗莎今日", "瑪麗莎"),
        ("校工發仔話", "發仔"),
        ("多謝嘉儀，", "嘉儀"),
        ("我叫Kelvin 黃，", "Kelvin 黃"),
        ("有位葉姓男子", "葉"),
    ],
)
def test_names_are_found(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Wong Tai Sin and Sha Tin",
        "King George V Park",
        "the Highways Department and the Hong Kong Police",
        "I am Chinese. I am Very upset.",
        "May and April are wet, June is hot",
        "Regards, A concerned citizen",
        "Dear Sir or Madam",
        "王老吉同陳皮",
        "黃色垃圾桶何時更換",
        "高先鎮的高中生",
        "關於方便長者的溫室",
        "謝謝！馬路邊",
        "Marks & Spencer sold it",
        "The NIMBY and the ODA agree",
        "trains to Bolton and Leeds",
        "Tseung Kwan O is far from Ho Man Tin",
        "衛生署與衛星電視",
        "路太窄，車太多",
        "伊利沙伯醫院急症室",
        "周大福門口",
    ],
)
def test_departments_places_and_words_are_kept(text):
    assert names(text) == []


def test_a_courtesy_title_goes_with_the_name_and_a_role_stays():
    (courtesy,) = find("何先生話")
    (role,) = find("多謝黎醫生")

    assert ("何先生話"[courtesy.start : courtesy.end], courtesy.value) == ("何先生", "何")
    assert "多謝黎醫生"[role.start : role.end] == "黎"


def test_evidence_makes_it_surer():
    confidence = [find(text)[0].confidence for text in ("Mr Peter Chan", "Peter Chan", "Peter")]

    assert confidence == sorted(confidence, reverse=True)


def test_who_is_named_in_one_breath_is_found_with_the_others():
    assert names("Tong and Fok both live there") == ["Tong", "Fok"]


def test_no_name_is_made_of_what_a_road_or_a_firm_is_called():
    assert names("Tyler Street, Ida Road, Baker Holdings") == []
