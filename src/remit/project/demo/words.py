"""What simulated officers ask, and what simulated citizens answer."""

from __future__ import annotations

QUESTIONS = {
    "en": (
        "Where exactly is it? The nearest house number, shop or lamp post helps.",
        "Since when has it been like this, and at what time of day?",
        "Could you send us a photo, or describe what you see?",
    ),
    "zh-hant": (
        "請問確實位置在哪裏？附近的門牌、店舖或燈柱編號都可以。",
        "請問情況由何時開始？通常在甚麼時間出現？",
        "可否傳送一張相片，或描述你所見的情況？",
    ),
}
ANSWERS = {
    "en": (
        "Opposite the bus stop, next to the bakery.",
        "Since last week, mostly in the evening.",
    ),
    "zh-hant": ("在巴士站對面，麵包店旁邊。", "上星期開始，多數在晚上。"),
}
