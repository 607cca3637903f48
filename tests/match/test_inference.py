"""What a model for inference says: read from a folder, asked both ways, and kept small."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import UsageError
from factdb.match import inference
from factdb.match.inference import REACH, Vote, vote, weighed
from tests.inference import LABELS, write


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Write a model in which "not" contradicts and "yes" agrees."""
    return write(tmp_path / "model")


SAID = [
    ("They did not pay.", "They paid.", "contradiction"),
    ("They paid.", "They denied it, and did not pay.", "contradiction"),
    ("yes", "They paid.", "entailment"),
    ("They paid and ate.", "They slept and left.", "neutral"),
]


@pytest.mark.parametrize(("a", "b", "label"), SAID)
def test_vote(folder: str, a: str, b: str, label: str) -> None:
    """The labels are those of the model's own file, and the shares add up to 1."""
    told = vote(folder, a, b)
    shares = {name: getattr(told, name) for name in LABELS}

    assert max(shares, key=lambda name: shares[name]) == label
    assert sum(shares.values()) == pytest.approx(1)


def test_no_side_is_taken(folder: str) -> None:
    """Swapped texts get the same vote."""
    assert vote(folder, "They did not pay.", "yes, paid") == vote(
        folder, "yes, paid", "They did not pay."
    )


def test_labels_in_another_order(tmp_path: Path) -> None:
    """The place of a label is looked up, not taken for granted; case does not matter."""
    other = write(tmp_path / "other", ("ENTAILMENT", "Neutral", "Contradiction"))

    assert vote(other, "not", "not").entailment > 0.9


shares = st.floats(0, 1)


@given(shares, shares, shares)
def test_a_vote_moves_little(score: float, one: float, other: float) -> None:
    """By `REACH` at most, the way it points, and never out of [0, 1]."""
    total = max(one + other, 1.0)
    cast = Vote(one / total, 0.0, other / total)
    moved = weighed(score, cast)

    assert 0 <= moved <= 1
    assert abs(moved - score) <= REACH + 1e-9
    assert (moved >= score) if other >= one else (moved <= score)


@pytest.mark.parametrize("name", inference.FILES)
def test_a_missing_file_is_named(folder: str, name: str) -> None:
    """With what the folder must hold."""
    (Path(folder) / name).unlink()

    with pytest.raises(UsageError, match=f"holds no {name}") as error:
        inference.require(folder)
    assert "FACTDB_INFERENCE" in error.value.hint


BROKEN = [
    ("config.json", b"{}", "labels of inference"),
    ("config.json", b'{"id2label": {"0": "LABEL_0"}}', "labels of inference"),
    ("config.json", b"[", "labels of inference"),
    ("config.json", b"\xff", "labels of inference"),
    ("model.onnx", b"not a model", "does not load"),
    ("tokenizer.json", b"{}", "does not load"),
]


@pytest.mark.parametrize(("name", "held", "matter"), BROKEN)
def test_a_broken_file_is_named(folder: str, name: str, held: bytes, matter: str) -> None:
    """Whatever its kind."""
    (Path(folder) / name).write_bytes(held)

    with pytest.raises(UsageError, match=matter) as error:
        inference.require(folder)
    assert folder in f"{error.value} {error.value.hint}"
