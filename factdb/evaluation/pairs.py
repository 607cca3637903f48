"""Score the judge on labelled pairs: what is flagged, as what, how surely, what is left alone.

A pair is ``{"id", "contradiction", "type"?, "relation"?, "hard"?, "disputable"?, "a", "b"}``, the
sides as `factdb compare --pairs` takes them. Disputable pairs are counted in a group of their own.
Contradictions are far more frequent among labelled pairs than in use: precision here is an upper
bound, and says nothing of false alarms in a whole paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factdb.evaluation.numbers import FEWEST, Key, Measure, Tally, auc, resampled, samples, step
from factdb.types import Relation

Record = Mapping[str, Any]
Compare = Callable[[Record, Record], Record]
"""Two sides to ``{"relation", "conflict", "score", "reason"}``."""

SIDE = ("text", "sentence", "speaker", "outlet", "published", "said_on")
"""What the judge is told of a side, besides its report."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair, and what the judge says of it.

    ``kind`` is the labelled relation: one in conflict, or the reason why there is peace.
    """

    id: str
    wanted: bool
    kind: str
    hard: bool
    disputable: bool
    relation: Relation
    score: float
    reason: str
    texts: tuple[str, str]

    @property
    def flagged(self) -> bool:
        """Whether the judge sees a conflict."""
        return self.relation.conflict


def read_pairs(pairs: Iterable[Record], compare: Compare) -> Iterator[Judged]:
    """Judge every pair."""
    for pair in pairs:
        told = compare(side(pair["a"]), side(pair["b"]))
        yield Judged(
            id=str(pair["id"]),
            wanted=bool(pair["contradiction"]),
            kind=str(pair.get("type") or pair.get("relation") or "unnamed"),
            hard=bool(pair.get("hard")),
            disputable=bool(pair.get("disputable")),
            relation=Relation(told["relation"]),
            score=told["score"],
            reason=told["reason"],
            texts=(pair["a"]["text"], pair["b"]["text"]),
        )


def side(record: Record) -> dict[str, Any]:
    """Give one side of a labelled pair as the judge is told it."""
    report = record.get("report") or record.get("article")
    told = {name: record[name] for name in SIDE if record.get(name)}
    return {**told, **({"report": report} if report else {})}


def tally(one: Judged) -> Tally:
    """Count what is right about one pair."""
    return dict(_counted(one))


def _counted(one: Judged) -> Iterator[tuple[Key, tuple[int, int]]]:
    hit = one.wanted and one.flagged
    group = "disputable" if one.disputable else "conflict"
    yield (group, "precision"), (hit, one.flagged)
    yield (group, "recall"), (hit, one.wanted)
    if one.disputable:
        return
    yield ("conflict", "kind"), (hit and one.relation == one.kind, hit)
    if one.hard or one.wanted:
        yield ("conflict among hard ones", "precision"), (hit, one.flagged)
    if one.wanted:
        yield ("found", one.kind), (hit, 1)
    else:
        yield ("left in peace", one.kind), (not one.flagged, 1)
    if one.flagged:
        yield ("flagged as", one.relation), (hit, 1)
        yield ("score", step(one.score)), (hit, 1)


def ranking(data: str, judged: Sequence[Judged]) -> Measure:
    """Measure how far scores alone put contradictions above other pairs: the area under the ROC."""
    firm = [one for one in judged if not one.disputable]
    if len(firm) < FEWEST:
        return Measure(data, "conflict", "auc", _auc(firm), None, None, len(firm))
    drawn = ([firm[at] for at in places] for places in samples(len(firm)))
    low, high = resampled([_auc(some) for some in drawn])
    return Measure(data, "conflict", "auc", _auc(firm), low, high, len(firm))


def _auc(judged: Sequence[Judged]) -> float:
    wanted = [one.score for one in judged if one.wanted]
    return auc(wanted, [one.score for one in judged if not one.wanted])


def misses(data: str, one: Judged) -> Iterator[dict[str, Any]]:
    """Give a pair that came out wrong, with what the judge said."""
    if one.flagged == one.wanted and (not one.wanted or one.relation == one.kind):
        return
    wrong = "missed" if one.wanted and not one.flagged else "false alarm"
    yield {
        "data": data,
        "pair": one.id,
        "wrong": "kind" if one.wanted and one.flagged else wrong,
        "disputable": one.disputable,
        "labelled": one.kind,
        "found": str(one.relation),
        "score": one.score,
        "reason": one.reason,
        "a": {"text": one.texts[0]},
        "b": {"text": one.texts[1]},
    }
