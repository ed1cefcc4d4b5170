"""Charts as SVG: drawn by Vega-Lite, then made fit to stand in a page."""

from __future__ import annotations

import re

import vl_convert
from markupsafe import Markup, escape

from remit.reports.look import CONFIG, PATTERNS, Spec

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
NOISE = re.compile(r' (?:class|role|font-family|aria-[a-z]+|xmlns(?::xlink)?|version)="[^"]*"')
ROOT = re.compile(r'<svg[^>]*?width="([\d.]+)"[^>]*?height="([\d.]+)"[^>]*?>')


def drawn(spec: Spec, name: str, label: str, described_by: str) -> Markup:
    """Return a chart as SVG that stands for one image.

    Parameters
    ----------
    name
        Unique within the page; the names inside the chart begin with it.
    label, described_by
        What the image is called, and the id of the text that says what it shows.
    """
    svg = vl_convert.vegalite_to_svg({"$schema": SCHEMA, "config": CONFIG, **spec})
    return Markup(_as_image(_cleaned(svg, name), label, described_by))


def _cleaned(svg: str, name: str) -> str:
    inside = NOISE.sub("", svg)
    inside = re.sub(r'id="([^"]+)"', rf'id="{name}-\1"', inside)
    inside = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", inside)
    inside = re.sub(r"(\d\.\d{2})\d+", r"\1", inside)
    for colour, pattern in PATTERNS.items():
        inside = inside.replace(f'"{colour}"', f'"url(#{pattern})"')
    return inside


def _as_image(svg: str, label: str, described_by: str) -> str:
    root = ROOT.search(svg)
    assert root, "Vega-Lite drew no picture"
    width, height = root.groups()
    opening = (
        f'<svg class="chart" role="img" aria-label="{escape(label)}" '
        f'aria-describedby="{described_by}" viewBox="0 0 {width} {height}"><g aria-hidden="true">'
    )
    return opening + svg[root.end() :].replace("</svg>", "</g></svg>")
