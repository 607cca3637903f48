"""What a model for natural-language inference says of two statements: one more voice.

The model is named by the path of its folder; the extra ``semantic`` runs it. On pairs of real news
statements such models are right about as often as not, and they cannot say why. So the vote moves
the score of a finding a little, is shown beside the rules, and makes no finding nor takes one away.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from factdb.errors import UsageError
from factdb.match.models import Model

REACH = 0.05
"""By how much a vote moves a score at most."""

LONGEST = 256
"""Tokens of both statements together that are read."""

FILES = ("model.onnx", "tokenizer.json", "config.json")
"""What the folder must hold; ``config.json`` names the labels in ``id2label``."""

_LABELS = ("entailment", "neutral", "contradiction")
_HINT = f"FACTDB_INFERENCE names a folder with {', '.join(FILES)}"


@dataclass(frozen=True, slots=True)
class Vote:
    """How probable a model holds it that one statement follows from, leaves open or denies another.

    Each in [0, 1]; they add up to 1.
    """

    entailment: float
    neutral: float
    contradiction: float

    @property
    def moves(self) -> float:
        """By how much it moves the score of a finding: in [-`REACH`, `REACH`]."""
        return REACH * (self.contradiction - self.entailment)


def weighed(score: float, vote: Vote) -> float:
    """Let a vote move the score of a finding; it stays in [0, 1]."""
    return min(max(score + vote.moves, 0.0), 1.0)


def vote(folder: str, a: str, b: str) -> Vote:
    """Ask the model in a folder about two texts; which comes first does not matter.

    It is asked both ways, since it takes one text for given, and the mean counts.

    Raises:
        UsageError: if the folder lacks a file, a label, or the runtime is not installed.

    """
    model, places = _loaded(folder)
    scores = model([(a, b), (b, a)])[0].astype(np.float64)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = (powers / powers.sum(axis=1, keepdims=True)).mean(axis=0)
    return Vote(*(float(shares[place]) for place in places))


def require(folder: str) -> None:
    """Make sure that a folder holds a model that can be asked; loads it.

    Raises:
        UsageError: if not.

    """
    _loaded(folder)


@cache
def _loaded(folder: str) -> tuple[Model, tuple[int, ...]]:
    path = Path(folder)
    for name in FILES:
        if not (path / name).is_file():
            raise UsageError(f"{folder} holds no {name}", hint=_HINT)
    places = _places(path / "config.json")
    return Model(path / "model.onnx", path / "tokenizer.json", LONGEST), places


def _places(config: Path) -> tuple[int, ...]:
    """Say at which places of its answer a model has the three labels."""
    try:
        named = {label.lower(): int(at) for at, label in _labels(config).items()}
        return tuple(named[label] for label in _LABELS)
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        wanted = f'"id2label" must name {", ".join(_LABELS)}'
        raise UsageError(f"{config}: not the labels of inference: {error}", hint=wanted) from error


def _labels(config: Path) -> dict[str, str]:
    told: dict[str, str] = json.loads(config.read_text("utf-8"))["id2label"]
    return told
