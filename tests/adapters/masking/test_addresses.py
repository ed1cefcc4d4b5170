from __future__ import annotations

import pytest

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import find


def addresses(text: str) -> list[str]:
    return [f.value for f in find(text) if f.kind is Kind.ADDRESS]


@pytest.mark.parametrize(
    "address",
    [
        "Flat 12B, 23/F, Block 4, Sunny Court, Mong Kok",
        "14 Albert Road, Leeds LS6 2QT",
        "Room 1203, Hing Wah House, Wah Fu Estate",
        "G/F, 88 Fuk Wing Street, Sham Shui Po",
        "221B Baker Street, London NW1 6XE",
        "深水埗元州街123號福安大廈5樓A室",
        "九龍旺角彌敦道688號旺角中心12樓5室",
        "彩虹邨紅萼樓12樓1205室",
        "芙蓉路12号3栋2单元501室",
        "12C, Block 4, Kornhill",
        "P.O. Box 1182, Tsuen Wan",
        "Flat 3C, 康怡樓, 21 Tung Lo Wan Road",
        "Shop 12, G/F, 廣福商場",
        "荃灣郵政局郵政信箱1182號",
        "西洋菜南街88號5樓後座",
        "深井碧堤半島7座22樓B室",
    ],
)
def test_a_home_is_masked_whole(address):
    text = f"地址：{address}。"

    assert "".join(addresses(text)).rstrip(".") == address


@pytest.mark.parametrize(
    "text",
    [
        "The light on Nathan Road is broken",
        "彌敦道的街燈壞了",
        "元州街與欽州街交界有大窿",
        "Wah Fu Estate has no lift",
        "華富邨華興樓升降機故障",
        "Sunny Court is closed on a sunny day",
        "3號風球下5號幹線塞車",
        "bus 11 Nathan Road",
        "Block 5 lift is out of order",
    ],
)
def test_a_place_that_a_service_needs_is_kept(text):
    assert addresses(text) == []
