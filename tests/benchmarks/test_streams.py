"""Streams: any file, and the known ones where the data folder is present."""

from __future__ import annotations

import click
import pytest

from benchmarks import streams
from benchmarks.streams import Request


@pytest.fixture
def request_of(tmp_path):
    path = tmp_path / "cases.csv"
    rows = [f"message {i},{'lamps' if i % 2 else 'refuse'},2024-01-{28 - i:02}" for i in range(20)]
    path.write_text("\n".join(["message,department,received", *rows]), encoding="utf-8")

    def ask(time: str = "", limit: int = 0) -> list[streams.Stream]:
        request = Request(str(path), "message", "department", time, (), 1, 3, limit)
        return list(request.streams())

    return ask


def test_it_shuffles_by_seed_where_the_order_is_free(request_of):
    first, second = request_of(), request_of()

    assert [stream.seed for stream in first] == [1, 2, 3]
    assert [stream.digest for stream in first] == [stream.digest for stream in second]
    assert len({stream.digest for stream in first}) == 3


def test_it_keeps_the_order_of_time(request_of):
    (stream,) = request_of(time="received")

    assert stream.texts[0] == "message 19"
    assert stream.seed is None


def test_it_takes_the_first_cases_of_each_order(request_of):
    assert [len(stream) for stream in request_of(limit=5)] == [5, 5, 5]


def test_it_names_the_columns_that_there_are(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("message,department\nlamp,lamps\n", encoding="utf-8")
    request = Request(str(path), "text", "department", "", (), 1, 1, 0)

    with pytest.raises(click.ClickException, match="message"):
        list(request.streams())


@pytest.mark.shared_data
def test_it_counts_the_last_thousand_where_the_beginning_says_little(shared_data, monkeypatch):
    monkeypatch.setattr(streams, "SHARED_DATA", shared_data)
    stream = streams.known("teddy_messages").shuffled(1)

    assert len(stream.truth[stream.counted]) == 1000


@pytest.mark.shared_data
def test_it_leaves_out_what_no_label_stands_for(shared_data, monkeypatch):
    monkeypatch.setattr(streams, "SHARED_DATA", shared_data)

    assert "oos" not in streams.known("clinc150").answers
