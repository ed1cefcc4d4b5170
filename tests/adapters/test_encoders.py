"""Encoders give unit vectors, or say what to do."""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest
from numpy.typing import NDArray

from remit.adapters.encoders import EncoderUnavailable, MiniLM, OpenAIEmbeddings, ReadingAhead

SENTENCES = [
    "The street lamp is broken",
    "The light in our street does not work",
    "My tax bill is wrong",
]


# MiniLM ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM()


@pytest.mark.encoder
def test_sentences_become_unit_vectors(minilm):
    vectors = minilm.encode(SENTENCES)
    assert vectors.shape == (3, minilm.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.encoder
def test_a_batch_says_the_same_as_one_by_one(minilm):
    batch = minilm.encode([*SENTENCES, "word " * 60])
    alone = np.concatenate([minilm.encode([text]) for text in [*SENTENCES, "word " * 60]])
    assert np.allclose(batch, alone, atol=1e-5)


@pytest.mark.encoder
def test_similar_sentences_are_closer(minilm):
    lamp, lantern, tax = minilm.encode(SENTENCES)
    assert lamp @ lantern > 0.4 > lamp @ tax


@pytest.mark.encoder
@pytest.mark.parametrize("text", ["", "\ud800", "😡", "路燈壞咗", "word " * 200_000])
def test_any_text_has_a_vector_and_quickly(minilm, text):
    began = time.perf_counter()
    assert np.isfinite(minilm.encode([text])).all()
    assert time.perf_counter() - began < 5


def test_a_model_that_is_not_there_is_missed_plainly(tmp_path):
    with pytest.raises((EncoderUnavailable, FileNotFoundError)):
        MiniLM(tmp_path)


# An endpoint -------------------------------------------------------------------------------


def embedded(texts: list[str]) -> list[dict[str, object]]:
    """Return the texts' lengths as vectors, the last text first: order is not promised."""
    rows = [{"index": n, "embedding": [3.0 * len(t), 4.0]} for n, t in enumerate(texts)]
    return rows[::-1]


class Server(ThreadingHTTPServer):
    """A server that ends only when its last answer is given."""

    daemon_threads = False

    def handle_error(self, *_):
        """Say nothing of a client that waited no longer."""


@contextmanager
def endpoint(
    answer: Callable[[list[str]], object], seen: list[object] | None = None
) -> Iterator[str]:
    """Serve embeddings on this machine, as `answer` has them."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if seen is not None:
                seen.append((asked["model"], self.headers["Authorization"]))
            body = answer(asked["input"])
            if isinstance(body, int):
                return self.send_error(body)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"data": body}).encode())

        def log_message(self, *_):
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1/embeddings"
        finally:
            server.shutdown()


def test_an_endpoints_vectors_come_in_order_and_of_unit_length():
    with endpoint(embedded) as url:
        encoder = OpenAIEmbeddings(url, "tiny")
        vectors = encoder.encode(["a", "bb"])
    assert encoder.dimension == 2
    assert encoder.name == f"tiny at {url}"
    assert np.allclose(vectors, [[0.6, 0.8], [6 / 52**0.5, 4 / 52**0.5]])


@pytest.mark.parametrize(("key", "sent"), [("", None), ("k1", "Bearer k1")])
def test_an_endpoint_is_told_the_model_and_the_key(key, sent):
    seen: list[object] = []
    with endpoint(embedded, seen) as url:
        OpenAIEmbeddings(url, "tiny", key)
    assert seen == [("tiny", sent)]


def nothing_in_time(texts: list[str]) -> list[dict[str, object]]:
    time.sleep(0.5)
    return []


@pytest.mark.parametrize(
    "answer",
    [
        lambda texts: embedded([*texts, "one too many"]),
        lambda texts: [],
        lambda texts: [{"index": 0, "embedding": [float("nan"), 1.0]}],
        lambda texts: [{"index": 0, "embedding": "no numbers"}],
        lambda texts: [{"index": 0}],
        lambda texts: None,
        lambda texts: 500,
        lambda texts: 401,
        nothing_in_time,
    ],
)
def test_an_endpoint_without_good_vectors_is_unavailable_and_it_says_what_to_do(answer):
    with endpoint(answer) as url, pytest.raises(EncoderUnavailable) as caught:
        OpenAIEmbeddings(url, "tiny", timeout=0.2)
    assert url in str(caught.value)
    assert "check the address, the model's name and the key" in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "no address", "http://[", ""])
def test_an_address_where_nobody_is_is_unavailable(url):
    with pytest.raises(EncoderUnavailable, match="or go on without --encoder"):
        OpenAIEmbeddings(url, "tiny", timeout=0.5)


# Reading ahead -----------------------------------------------------------------------------


class Lengths:
    """An encoder that counts how it is asked."""

    name, dimension = "lengths", 1

    def __init__(self) -> None:
        self.asked: list[int] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(len(texts))
        return np.array([[len(text)] for text in texts], np.float32)


def test_reading_ahead_gives_the_same_vectors():
    ahead, texts = ReadingAhead(Lengths(), batch=4), ["aaa", "b", "cc", "b", ""]
    assert np.array_equal(ahead.encode(texts), Lengths().encode(texts))
    assert (ahead.name, ahead.dimension) == ("lengths", 1)


def test_texts_read_ahead_are_encoded_in_batches_and_once():
    model = Lengths()
    ahead = ReadingAhead(model, batch=8)
    for text in ahead.ahead([str(10**n) for n in range(20)], str):
        ahead.encode([text])
    assert model.asked == [8, 8, 4]


def test_it_passes_on_all_items_in_order():
    ahead = ReadingAhead(Lengths(), batch=3)
    assert list(ahead.ahead(range(10), str)) == list(range(10))


def test_it_remembers_no_more_than_it_must():
    ahead = ReadingAhead(Lengths(), batch=2)
    for number in range(100):
        ahead.encode([str(number)])
    assert len(ahead._known) <= 9


def test_what_is_asked_for_is_never_pushed_out_by_the_rest_of_the_question():
    ahead = ReadingAhead(Lengths(), batch=1)
    many = ["x" * number for number in range(1, 50)]
    ahead.encode(many)
    assert ahead.encode([many[0], "another one"])[0] == 1


def test_a_saved_learner_keeps_no_model_and_no_texts():
    ahead = ReadingAhead(Lengths(), batch=2)
    ahead.encode(["Mrs Wong"])
    saved = pickle.dumps(ahead)
    assert b"Wong" not in saved
    assert vars(pickle.loads(saved)) == {"name": "lengths", "dimension": 1, "_batch": 2}
