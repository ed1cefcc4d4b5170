"""Several tools side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from remit.core.sentences import English, Names, Sentence, Share, counted, say
from remit.reports.charts.panels import panels
from remit.reports.phrases import whole
from remit.reports.picture import Picture, Row, picture

Figures = Mapping[str, Any]
TITLE = say("The tools side by side")
HEADS = (
    say("Tool"),
    say("Proposals that were right"),
    say("Right in the last 25%"),
    say("Decided by the tool"),
    say("Of these wrong"),
    say("Read by officers"),
    say("Wrong and unseen"),
    say("Hours freed, net"),
)


def side_by_side(tools: Sequence[Figures], language: English) -> Picture:
    """Return how often each tool is right, in all and lately, and what officers still read."""
    names = [tool["name"] for tool in tools]
    measures = [
        (say("right: all"), [tool["accuracy"] for tool in tools]),
        (say("right: last 25%"), [tool["last_quarter"]["accuracy"] for tool in tools]),
    ]
    if any(tool["decided_by_tool"] for tool in tools):
        measures.append((say("officers read"), [tool["officers_read"] for tool in tools]))
    spec = panels(names, [tool["in_force"] for tool in tools], measures, language)
    legend = (
        ("dark", say("With authority in force at the end")),
        ("light", say("Without")),
    )
    table = (HEADS, [_row(tool) for tool in tools])
    return picture(language, "tools", TITLE, spec, _says(tools), table, legend)


def _row(tool: Figures) -> Row:
    return (
        tool["name"], _share(tool["accuracy"]), _share(tool["last_quarter"]["accuracy"]),
        _share(tool["decided_by_tool"]), _share(tool["tool_error"]),
        _share(tool["officers_read"]), tool["errors_unseen"],
        None if tool["net_hours"] is None else whole(tool["net_hours"]),
    )  # fmt: skip


def _says(tools: Sequence[Figures]) -> tuple[Sentence, ...]:
    right, share = _best(tools, "accuracy", max)
    return (
        say("Right most often: {tools}, in {share} of the cases.", tools=right, share=share),
        _least_left(tools),
    )


def _least_left(tools: Sequence[Figures]) -> Sentence:
    if not any(tool["decided_by_tool"] for tool in tools):
        return say("Officers read every case with every tool.")
    least, share = _best(tools, "officers_read", min)
    unseen = next(tool["errors_unseen"] for tool in tools if tool["name"] == least.names[0])
    if len(least.names) > 1:
        return say(
            "Least is left to officers by {tools}: they still read {share} of the cases.",
            tools=least,
            share=share,
        )
    return say(
        "Least is left to officers by {tools}: they still read {share} of the cases, and {wrong} "
        "out unseen.",
        tools=least,
        share=share,
        wrong=counted(unseen, "{n} wrong decision goes", "{n} wrong decisions go"),
    )


def _best(
    tools: Sequence[Figures], key: str, extreme: Callable[[Iterable[float]], float]
) -> tuple[Names, Share]:
    """Return the tools that share the best figure, and the figure."""
    best = extreme(tool[key] for tool in tools)
    return Names(tuple(tool["name"] for tool in tools if tool[key] == best)), Share(best, 1)


def _share(of_one: float | None) -> Share | None:
    return None if of_one is None else Share(of_one, 1)
