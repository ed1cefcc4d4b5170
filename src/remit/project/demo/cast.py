"""The departments and the people of Harbour City.  All names are invented."""

from __future__ import annotations

from dataclasses import dataclass

HOME = "city"
"""The department that runs the hotline."""

DEPARTMENTS = {
    "roads": ("Roads and Lighting Department", "路政及照明署"),
    "cleansing": ("Cleansing and Hygiene Department", "潔淨衞生署"),
    "buildings": ("Buildings and Homes Department", "樓宇房屋署"),
    "parks": ("Parks and Trees Department", "公園樹木署"),
    "traffic": ("Traffic and Parking Department", "交通泊車署"),
    HOME: ("City Services Office", "市民服務處"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the city, in one role of one department."""

    staff_number: str
    name_en: str
    name_zh: str
    role: str
    department: str = HOME


OFFICERS = (
    Part("HC101", "Chan Siu-yan", "陳小欣", "officer"),
    Part("HC102", "Lam Ka-ho", "林家浩", "officer"),
    Part("HC103", "Priya Gurung", "古榮雅", "officer"),
)
SUPERVISORS = (
    Part("HC201", "Wong Mei-fong", "黃美芳", "supervisor"),
    Part("HC202", "Ho Chi-keung", "何志強", "supervisor"),
)
OWNER = Part("HC301", "Lee Wai-man", "李慧敏", "owner")
AUDITORS = (
    Part("HC401", "Cheng Tsz-kit", "鄭子傑", "auditor"),
    Part("HC402", "Yip Lai-king", "葉麗瓊", "auditor"),
)
EFFICACY = Part("HC501", "Tang Hoi-lam", "鄧凱琳", "efficacy")
ADMINISTRATOR = Part("HC601", "Au Yeung Pak-hei", "歐陽柏熙", "administrator")

ELSEWHERE = (
    Part("RL101", "Kwok Chun-wai", "郭俊偉", "officer", "roads"),
    Part("RL201", "Fung Suk-han", "馮淑嫻", "supervisor", "roads"),
    Part("CH101", "Mak Tin-yau", "麥天佑", "officer", "cleansing"),
    Part("CH201", "Lau Yuet-ngor", "劉月娥", "supervisor", "cleansing"),
    Part("BH101", "Siu Wing-lam", "蕭詠琳", "officer", "buildings"),
    Part("BH201", "Tsang Kwok-leung", "曾國樑", "supervisor", "buildings"),
    Part("PT101", "Kong Ching-yee", "江靜宜", "officer", "parks"),
    Part("PT201", "Yuen Pak-keung", "袁柏強", "supervisor", "parks"),
    Part("TP101", "Hui Lok-tung", "許樂彤", "officer", "traffic"),
    Part("TP201", "Ngai Man-hon", "魏文漢", "supervisor", "traffic"),
)

EVERYBODY = (*OFFICERS, *SUPERVISORS, OWNER, *AUDITORS, EFFICACY, ADMINISTRATOR, *ELSEWHERE)
