"""What other conditions would have bought and cost: one picture for each condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from remit.core.sentences import English, Names, Sentence, Share, Value, counted, say
from remit.reports.charts.panels import panels
from remit.reports.phrases import chosen
from remit.reports.picture import Picture, picture

Figures = Mapping[str, Any]
TITLES = {
    "promise": say("The promise: how many of its decisions may be wrong"),
    "audit_rate": say("The audit rate: how many of its decisions are decided again"),
    "blind_share": say(
        "The blind share: how many of the cases left to officers they decide without the proposal"
    ),
    "label_delay": say("The delay: how late verdicts come back"),
}
MEANS = {
    "promise": say(
        "A looser promise is earned sooner and frees more; what it costs are wrong decisions."
    ),
    "audit_rate": say(
        "More audits cost reading, find errors sooner, and let the owner say less is hidden."
    ),
    "blind_share": say(
        "More blind decisions bring evidence sooner; officers do without help in those cases."
    ),
    "label_delay": say("Late verdicts put off the grant, and what goes wrong is noticed later."),
}
LEGEND = (("dark", say("As chosen in this replay")), ("light", say("Chosen otherwise")))
SHOWN = ("decided_last_quarter", "officers_read", "errors_unseen", "tool_error")
HEADS = (
    say("Choice"),
    say("Decided by the tool, last 25% of the cases"),
    say("Read by officers"),
    say("Wrong and unseen"),
    say("Wrong of its decisions"),
)


def changes_nothing(row: Figures) -> bool:
    """Say whether all choices of a condition end alike, so that there is nothing to draw."""
    return all(_same(row, option) for option in row["choices"])


def unchanged(row: Figures, language: English) -> Sentence:
    """Return one line in place of a picture in which all is the same."""
    (told,) = _as_here(row, language)
    return say("{title}. {told}", title=TITLES[row["dimension"]], told=told)


def choices(row: Figures, language: English) -> Picture:
    """Return the choices for one condition, side by side in what they buy and cost."""
    dimension, options = row["dimension"], row["choices"]
    names = [language.written(_chosen(row, option)) for option in options]
    rows = [
        (
            name, Share(option["decided_last_quarter"] or 0.0), Share(option["officers_read"]),
            option["errors_unseen"], _error(option),
        )
        for name, option in zip(names, options, strict=True)
    ]  # fmt: skip
    measures = [
        (say("tool decides"), [option["decided_last_quarter"] or 0.0 for option in options]),
        (say("officers read"), [option["officers_read"] for option in options]),
        (say("wrong, unseen"), [option["errors_unseen"] for option in options]),
    ]
    spec = panels(names, [option["present"] for option in options], measures, language)
    says = (MEANS[dimension], *_differences(row), *_as_here(row, language))
    title = TITLES[dimension]
    return picture(language, f"what-if-{dimension}", title, spec, says, (HEADS, rows), LEGEND)


def _differences(row: Figures) -> Iterator[Sentence]:
    """One sentence for each choice that changes something: what it buys and costs."""
    for option in row["choices"]:
        if _same(row, option) and not option["present"]:
            continue
        if not option["decided"]:
            yield say(
                "{choice}: it decides nothing, and officers read every case.",
                choice=_named(row, option),
            )
            continue
        yield say(
            "{choice}: it decides {decided} of the last 25% of the cases, officers read {read} "
            "of all, {unseen} out unseen.",
            choice=_named(row, option),
            decided=Share(option["decided_last_quarter"] or 0.0),
            read=Share(option["officers_read"]),
            unseen=counted(
                option["errors_unseen"], "{n} wrong decision goes", "{n} wrong decisions go"
            ),
        )


def _as_here(row: Figures, language: English) -> Iterator[Sentence]:
    """One sentence for all the choices that change nothing."""
    others = [option for option in row["choices"] if not option["present"]]
    same = [language.written(_chosen(row, option)) for option in others if _same(row, option)]
    if same:
        yield say("With {choices} nothing changes.", choices=Names(tuple(same)))


def _same(row: Figures, option: Figures) -> bool:
    (present,) = (other for other in row["choices"] if other["present"])
    return all(option[key] == present[key] for key in SHOWN)


def _named(row: Figures, option: Figures) -> Value:
    chosen_ = _chosen(row, option)
    return say("{choice} (as here)", choice=chosen_) if option["present"] else chosen_


def _chosen(row: Figures, option: Figures) -> Value:
    return chosen(row["dimension"], option["value"], row.get("in_days", False))


def _error(option: Figures) -> Share | None:
    return None if option["tool_error"] is None else Share(option["tool_error"], 1)
