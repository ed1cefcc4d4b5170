"""The kinds of case that reach the hotline: who has them, how fast, and what a mistake costs.

Keys never change.  A kind that goes to another department, or is reworded, is a new version
under the same key, so that neither memory nor statistics notice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NOBODY = "nobody"
"""The group of what no department owns: a person finds an owner, never a tool."""
SENSITIVE = "sensitive"
"""The group in which a mistake may cost somebody's health."""


@dataclass(frozen=True, slots=True)
class CaseType:
    """One version of a kind of case.

    Attributes
    ----------
    key
        A name that never changes.
    label_en, label_zh, duty_en, duty_zh
        What it is called, and what the department does about it, in one sentence.
    department
        The key of the department that has it.
    group
        The kinds for which a mistake does equal harm.
    joint_with
        The key of a department that shares the responsibility, or empty.
    """

    key: str
    label_en: str
    label_zh: str
    duty_en: str
    duty_zh: str
    department: str
    group: str
    working_days: int = 10
    joint_with: str = ""
    is_countersigned: bool = False
    version: int = 1


LIGHTING_AND_ROADS = (
    CaseType(
        "street-light-fault", "Street light fault", "街燈故障",
        "Repair lamps that are out, flicker or burn by day.",
        "維修不亮、閃爍或日間仍然亮着的街燈。",
        "roads", "lighting-and-roads", 5,
    ),
    CaseType(
        "pothole", "Pothole", "路面坑洞",
        "Fill holes and cracks in the carriageway before they hurt somebody.",
        "趁未有人受傷，修補行車路面的坑洞及裂縫。",
        "roads", "lighting-and-roads", 5,
    ),
    CaseType(
        "broken-pavement", "Broken pavement", "行人路損壞",
        "Make pavements, kerbs and steps safe to walk on again.",
        "修復行人路、路緣及梯級，讓行人安全使用。",
        "roads", "lighting-and-roads",
    ),
    CaseType(
        "traffic-light-or-bus-stop", "Traffic light or bus stop fault", "交通燈或巴士站故障",
        "Repair traffic lights, crossings, bus stops and their signs.",
        "維修交通燈、過路設施、巴士站及站牌。",
        "traffic", "lighting-and-roads", 3,
    ),
    CaseType(
        "blocked-drain", "Blocked drain", "渠道淤塞",
        "Clear public drains and gullies, and stop them from overflowing.",
        "清理公共渠道及集水溝，防止溢流。",
        "roads", "lighting-and-roads", 5,
    ),
    CaseType(
        "water-main-leak", "Water main leak", "水管爆裂或滲漏",
        "Close and repair leaking mains under the street, and tell those without water.",
        "關閉並維修街道下滲漏的水管，並通知受影響的用戶。",
        "roads", "lighting-and-roads", 3,
    ),
)  # fmt: skip

CLEANSING = (
    CaseType(
        "refuse-not-collected", "Refuse not collected", "垃圾未清理",
        "Collect what was left behind and sweep streets and back lanes.",
        "收集遺留的垃圾，並清掃街道及後巷。",
        "cleansing", "cleansing", 3,
    ),
    CaseType(
        "rats-and-pests", "Rats and pests", "鼠患及蟲害",
        "Set baits and traps in public places and remove what feeds the pests.",
        "在公眾地方放置毒餌及捕獸籠，並清除滋生源頭。",
        "cleansing", "cleansing",
    ),
    CaseType(
        "graffiti-and-posters", "Graffiti and posters", "塗鴉及街招",
        "Remove paint and bills from public walls and street furniture.",
        "清除公共牆壁及街道設施上的塗鴉和街招。",
        "cleansing", "cleansing",
    ),
    CaseType(
        "stray-animals", "Stray dogs and wild animals", "流浪狗及野生動物",
        "Catch stray or injured animals humanely and advise on wild ones.",
        "以人道方式捕捉流浪或受傷的動物，並就野生動物提供意見。",
        "cleansing", "cleansing", 5,
    ),
    CaseType(
        "restaurant-licence", "Restaurant licence enquiry", "食肆牌照查詢",
        "Say how a licence is applied for and how far an application is.",
        "說明如何申請牌照，以及申請的進度。",
        "cleansing", "cleansing", 5,
    ),
    CaseType(
        "smoke-and-air", "Smoke and air pollution", "黑煙及空氣污染",
        "Find where smoke, dust or fumes come from and have it reduced.",
        "追查黑煙、塵埃或氣味的來源，並着令減少。",
        "buildings", "cleansing",
    ),
)  # fmt: skip

HOMES = (
    CaseType(
        "water-seepage", "Water seepage between flats", "樓宇滲水",
        "Find where the water comes from and have it stopped, in a joint office of both.",
        "由兩個部門的聯合辦事處追查滲水源頭，並着令修妥。",
        "buildings", "homes", 20, joint_with="cleansing",
    ),
    CaseType(
        "unapproved-building-works", "Building works without permission", "未經批准的建築工程",
        "Inspect works for which no permission was given and order what is needed.",
        "視察未經批准的工程，並發出所需的命令。",
        "buildings", "homes", 20, is_countersigned=True,
    ),
    CaseType(
        "noise-from-neighbours", "Noise from neighbours", "鄰居噪音",
        "Advise both sides, measure where needed, and warn who goes on.",
        "向雙方提供意見，有需要時量度噪音，並警告屢勸不改者。",
        "buildings", "homes",
    ),
    CaseType(
        "noise-from-construction", "Noise from construction", "建築噪音",
        "Check permitted hours on the site and act when they are not kept.",
        "查核工地的許可工作時間，遇有違反即採取行動。",
        "buildings", "homes", 5,
    ),
)  # fmt: skip

STREETS_AND_PARKING = (
    CaseType(
        "illegal-parking", "Illegal parking", "違例泊車",
        "Patrol the place and have vehicles that block it moved.",
        "巡查有關地點，並着令移走阻塞的車輛。",
        "traffic", "streets-and-parking", 3,
    ),
    CaseType(
        "abandoned-vehicle", "Abandoned vehicle", "棄置車輛",
        "Put a notice on vehicles that nobody uses and remove them when it has run out.",
        "在無人使用的車輛上張貼告示，限期過後移走。",
        "traffic", "streets-and-parking",
    ),
    CaseType(
        "hawkers", "Hawkers", "小販擺賣",
        "Check licences and pitches and keep the way clear.",
        "查核牌照及攤位，並保持通道暢通。",
        "cleansing", "streets-and-parking", 5,
    ),
    CaseType(
        "outside-seating", "Outside seating", "露天座位",
        "Check that tables outside restaurants are permitted and leave room to walk.",
        "查核食肆戶外座位是否獲准，並留有空間供行人通過。",
        "cleansing", "streets-and-parking",
    ),
)  # fmt: skip

GREEN = (
    CaseType(
        "park-facilities", "Swimming pool or park facilities", "泳池或公園設施",
        "Repair and run parks, pools, courts and playgrounds, and their bookings.",
        "維修及管理公園、泳池、球場及遊樂場，並處理其預訂。",
        "parks", "green",
    ),
    CaseType(
        "lost-property", "Lost property at a public hall", "公共場館失物",
        "Look for what was lost in public halls and keep what was found.",
        "尋找在公共場館遺失的物品，並保管尋獲的物品。",
        "parks", "green", 5,
    ),
)  # fmt: skip

WITH_CARE = (
    CaseType(
        "dangerous-tree", "Fallen or dangerous tree", "塌樹或危險樹木",
        "Close off the place at once, inspect the tree and make it safe.",
        "立即封閉現場、檢查樹木並消除危險。",
        "parks", SENSITIVE, 1,
    ),
    CaseType(
        "dangerous-signboard", "Dangerous signboard or building", "危險招牌或樓宇",
        "Close off the place at once, inspect what may fall and have it removed.",
        "立即封閉現場、檢查有機會墮下的物件並着令拆除。",
        "buildings", SENSITIVE, 1, is_countersigned=True,
    ),
    CaseType(
        "person-in-danger", "A person in danger", "有人身處險境",
        "Call the person who reports it, and those who protect people, without delay.",
        "立即致電報告人，並聯絡負責保護的機構。",
        "city", SENSITIVE, 1, is_countersigned=True,
    ),
)  # fmt: skip

WITHOUT_OWNER = (
    CaseType(
        "nobody-owns-this", "Nobody owns this", "無部門負責",
        "Deal with it first and find the department that ought to have it afterwards.",
        "先行處理，然後找出應負責的部門。",
        "city", NOBODY, 10,
    ),
)  # fmt: skip

AT_FIRST = (
    *LIGHTING_AND_ROADS,
    *CLEANSING,
    *HOMES,
    *STREETS_AND_PARKING,
    *GREEN,
    *WITH_CARE,
    *WITHOUT_OWNER,
)
"""The kinds with which the service opened."""

ADDED = CaseType(
    "shared-e-bikes", "Shared e-bikes", "共享電動單車",
    "Have bicycles that block the way moved, and see that their firms keep the rules.",
    "着令移走阻塞通道的單車，並監察營辦商遵守規則。",
    "traffic", "streets-and-parking", 5,
)  # fmt: skip
"""A kind that nobody had thought of."""


def _moved(key: str, department: str) -> CaseType:
    before = next(case_type for case_type in AT_FIRST if case_type.key == key)
    return replace(before, department=department, version=before.version + 1)


REORGANISED = (_moved("abandoned-vehicle", "cleansing"), _moved("hawkers", "traffic"))
"""What went to another department when the city reorganised."""

GROUPS = tuple(dict.fromkeys(case_type.group for case_type in AT_FIRST))
"""The groups of equal harm, each with a delegation of its own."""


def current() -> tuple[CaseType, ...]:
    """Return every kind in its present version.

    >>> len(current())
    27
    """
    return tuple({kind.key: kind for kind in (*AT_FIRST, ADDED, *REORGANISED)}.values())
