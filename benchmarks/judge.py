"""Score the judge on labelled pairs: ``python -m benchmarks.judge [FOLDER …] [--errors]``.

Each folder holds ``pairs.jsonl``: ``{"id", "contradiction", "type", "relation", "hard",
"disputable", "a": S, "b": S}``, S as `factdb compare --pairs` takes it. Disputable pairs are
counted apart, and a third of the pairs, chosen by the hash of their id, apart as well. Four in ten
of such pairs are contradictions, far more than in use: precision here is an upper bound.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.data import labelled
from factdb import match, rules
from factdb.extraction.bare import pair_from
from factdb.types import Judgement

HELD_OUT = 3
"""One pair in so many is held out, by hash."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A labelled pair and what the judge says of it."""

    pair: dict[str, Any]
    judged: Judgement

    @property
    def wanted(self) -> bool:
        """Whether the label says contradiction."""
        return bool(self.pair["contradiction"])

    @property
    def flagged(self) -> bool:
        """Whether the judge does."""
        return self.judged.relation.conflict

    @property
    def held_out(self) -> bool:
        """Whether the pair is of the third that is reported apart."""
        digest = hashlib.sha256(self.pair["id"].encode()).digest()
        return digest[0] % HELD_OUT == 0


def side(record: dict[str, Any]) -> dict[str, Any]:
    """Give one side of a labelled pair as `factdb compare --pairs` takes it."""
    named = ("text", "sentence", "speaker", "outlet", "published")
    return {
        **{key: record[key] for key in named if record.get(key)},
        "report": record.get("article"),
    }


def score(pairs: Iterable[dict[str, Any]]) -> list[Scored]:
    """Judge every pair."""
    return [
        Scored(pair, rules.judge(match.score(*pair_from(side(pair["a"]), side(pair["b"])))))
        for pair in pairs
    ]


def auc(scored: Sequence[Scored]) -> float:
    """Give the chance that a contradiction scores above another pair; ties count half.

    Source: Mann and Whitney 1947. 0.5 if either kind is missing.
    """
    yes = [one.judged.score for one in scored if one.wanted]
    no = [one.judged.score for one in scored if not one.wanted]
    wins = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    return wins / (len(yes) * len(no)) if yes and no else 0.5


def summary(scored: Sequence[Scored]) -> str:
    """Give precision, recall, AUC and the share of right kinds in one line."""
    flagged = [one for one in scored if one.flagged]
    right = [one for one in flagged if one.wanted]
    wanted = sum(one.wanted for one in scored)
    kinds = _share(sum(one.judged.relation == one.pair["type"] for one in right), len(right))
    precision, recall = _share(len(right), len(flagged)), _share(len(right), wanted)
    return (
        f"n={len(scored)} precision {precision} recall {recall} auc {auc(scored):.2f} kind {kinds}"
    )


def by_kind(scored: Sequence[Scored]) -> list[str]:
    """Give a line per kind of label: how many were flagged."""
    groups: dict[tuple[bool, str], list[Scored]] = defaultdict(list)
    for one in scored:
        groups[not one.wanted, one.pair["type"] or one.pair["relation"]].append(one)
    return [
        f"  {'conflict' if not peace else 'peace   '} {kind:24} "
        f"flagged {_share(sum(one.flagged for one in group), len(group))}"
        for (peace, kind), group in sorted(groups.items())
    ]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.2f})" if whole else "0/0"


def _read(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _errors(scored: Sequence[Scored]) -> None:
    for one in scored:
        if one.flagged == one.wanted and (
            not one.wanted or one.judged.relation == one.pair["type"]
        ):
            continue
        label = one.pair["type"] or one.pair["relation"]
        print(f"{one.pair['id']} wanted {label}, got {one.judged.relation} {one.judged.score:.2f}")
        print(f"    a: {one.pair['a']['text']}\n    b: {one.pair['b']['text']}")
        print(f"    {one.judged.reason}")


def main() -> int:
    """Print the scores; 0 also when there is no data, which is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    folders = labelled(given.folders, ("pairs", "seed"), "pairs.jsonl")
    if not folders:
        return 0
    scored = score(pair for folder in folders for pair in _read(folder))
    firm = [one for one in scored if not one.pair.get("disputable")]
    print("all        ", summary(firm))
    print("held out   ", summary([one for one in firm if one.held_out]))
    print("hard       ", summary([one for one in firm if one.pair.get("hard") or one.wanted]))
    print("disputable ", summary([one for one in scored if one.pair.get("disputable")]))
    print("\n".join(by_kind(firm)))
    if given.errors:
        _errors(scored)
    return 0


if __name__ == "__main__":
    sys.exit(main())
