"""How charts look: one ink, four fills that differ in grey as well, text that can be read."""

from __future__ import annotations

from typing import Any

Spec = dict[str, Any]

INK, SLATE, RULE, FAINT, GRID = "#16202e", "#4a5563", "#6b7684", "#8a95a3", "#e1e5ea"
DARK, LIGHT = "#1d4f78", "#d3dbe4"
# Stand-ins for patterns: Vega knows colours only, so a colour used for nothing else marks where
# a pattern of the page belongs.
STRIPED, DOTTED = "#010203", "#030201"
PATTERNS = {STRIPED: "striped", DOTTED: "dotted"}
WIDTH, HEIGHT, TEXT = 400, 240, 14

CONFIG: Spec = {
    "aria": False,
    "background": None,
    "font": "Noto Sans CJK HK, Noto Sans, sans-serif",
    "padding": {"left": 6, "top": 4, "right": 14, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": TEXT,
        "titleFontSize": TEXT,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "domainColor": RULE,
        "tickColor": RULE,
        "gridColor": GRID,
        "labelPadding": 5,
    },
    "text": {"fontSize": TEXT, "color": INK},
    "title": {"fontSize": TEXT, "fontWeight": "normal", "color": INK, "anchor": "start"},
}


def upright(title: str, **more: Any) -> Spec:
    """Return a vertical axis whose title stands above it, where Chinese can be read too."""
    return {
        "title": title, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end",
        "titleBaseline": "bottom", "titleX": 0, "titleY": -10, "tickCount": 4, **more,
    }  # fmt: skip


def some(names: list[str], most: int) -> list[str]:
    """Return so many of the names at most, evenly spread, for an axis that has no more room."""
    step = -(-len(names) // most) if names else 1
    return names[::step]


def framed(spec: Spec, height: int = HEIGHT) -> Spec:
    """Return a whole chart of the usual size."""
    fit = {"type": "fit", "contains": "padding"}
    return {"width": WIDTH, "height": height, "autosize": fit, **spec}
