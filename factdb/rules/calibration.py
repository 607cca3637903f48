"""How sure a rule's own score makes an editor: the probability that a finding is confirmed.

Each rule scores on a scale of its own. ``words/calibration.tsv``, made by
``benchmarks/calibrate.py``, holds for each relation what brings its scores to one scale, and on
how many findings that rests.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log

from factdb.text.words import table
from factdb.types import Match, Relation

_THRESHOLD = "threshold"
_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Fit:
    """What Platt's line says of one relation: ``logit(p) = intercept + slope · logit(score)``.

    ``confirmed`` of ``seen`` findings of the development data were right.

    Source: Platt 1999, Probabilistic outputs for support vector machines.
    """

    intercept: float = 0.0
    slope: float = 1.0
    seen: int = 0
    confirmed: int = 0

    def __call__(self, score: float) -> float:
        """Give the probability for a rule's own score in [0, 1]."""
        return _sigmoid(self.intercept + self.slope * logit(score))


def calibrated(relation: Relation, score: float) -> float:
    """Give the probability in [0, 1] that an editor confirms a finding with a rule's own score.

    Grows with the score. A relation of which nothing was seen keeps the score of its rule.
    """
    return fit(relation)(score)


def surest(match: Match) -> float:
    """Give how sure a finding can be at most, in [0, 1]: as the side that is less surely read.

    The less sure of both, not the product: the same reader read them, and errs on both together.
    """
    return min(match.left.confidence, match.right.confidence)


def fit(relation: Relation) -> Fit:
    """Give what is known of the scores of a relation."""
    return _fits().get(relation, Fit())


@cache
def threshold() -> float:
    """Give the least score of a rule's own that makes a finding.

    It is the lowest from 0.5 up at which precision on the development data is 0.9.
    """
    return next(float(row[1]) for row in table("calibration") if row[0] == _THRESHOLD)


def logit(probability: float) -> float:
    """Give the logarithm of the odds; 0 and 1 are taken for 0.01 and 0.99."""
    kept = min(max(probability, _LEAST), _MOST)
    return log(kept / (1 - kept))


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value))


@cache
def _fits() -> dict[str, Fit]:
    rows = (row for row in table("calibration") if row[0] != _THRESHOLD)
    return {
        name: Fit(float(intercept), float(slope), int(seen), int(confirmed))
        for name, intercept, slope, seen, confirmed in rows
    }
