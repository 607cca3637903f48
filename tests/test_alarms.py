"""Verdicts on findings at large: found again by statement or by place, counted per 100 reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.alarms import (
    Verdicts,
    counted,
    quiet,
    read_verdicts,
    same_places,
    to_read,
    too_loud,
)


def side(name: str, start: int, end: int, report: str = "r-1") -> dict[str, Any]:
    """Make a side of a finding."""
    return {"id": name, "report": report, "start": start, "end": end, "text": "words of a report"}


def finding(a: dict[str, Any], b: dict[str, Any], relation: str = "number") -> dict[str, Any]:
    """Make a finding, as a database gives it."""
    return {"relation": relation, "a": a, "b": b}


def kept(folder: Path, *verdicts: dict[str, Any]) -> Verdicts:
    """Keep verdicts in a file and read them again."""
    path = folder / "verdicts.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in verdicts), encoding="utf-8")
    return read_verdicts(path)


FINDING = finding(side("s-1", 0, 20), side("s-2", 40, 60))
READ = {**to_read(FINDING), "verdict": "false", "why": "two places"}


def test_a_line_to_fill_in_holds_no_words_of_the_report() -> None:
    """Only where they stand."""
    assert "words" not in json.dumps(to_read(FINDING))


AGAIN = [
    FINDING,
    pytest.param(finding(FINDING["b"], FINDING["a"]), id="the other way round"),
    pytest.param(finding(side("s-8", 0, 19), side("s-9", 41, 60)), id="ends moved a little"),
    pytest.param(finding(side("s-9", 40, 61), side("s-8", 0, 20)), id="moved and turned"),
]


@pytest.mark.parametrize("again", AGAIN)
def test_a_verdict_is_found_again(tmp_path: Path, again: dict[str, Any]) -> None:
    """By both statements, or by both places."""
    verdict = kept(tmp_path, READ).of(again)

    assert verdict is not None
    assert (verdict.verdict, verdict.why) == ("false", "two places")


OTHERS = [
    pytest.param(finding(FINDING["a"], FINDING["b"], "date"), id="another relation"),
    pytest.param(finding(FINDING["a"], side("s-3", 70, 90)), id="another statement"),
    pytest.param(finding(side("s-8", 0, 5), side("s-9", 40, 60)), id="a quarter of the place"),
    pytest.param(finding(FINDING["a"], side("s-9", 40, 60, "r-2")), id="another report"),
]


@pytest.mark.parametrize("other", OTHERS)
def test_what_nobody_read_has_no_verdict(tmp_path: Path, other: dict[str, Any]) -> None:
    """It is to be read."""
    assert kept(tmp_path, READ).of(other) is None


@pytest.mark.parametrize("wrong", [{"verdict": "maybe"}, {"verdict": ""}, {"why": ""}])
def test_a_verdict_is_one_of_three_with_a_reason(tmp_path: Path, wrong: dict[str, str]) -> None:
    """Else the file is refused."""
    with pytest.raises(ValueError, match="no verdict"):
        kept(tmp_path, {**READ, **wrong})


def test_no_verdicts_yet(tmp_path: Path) -> None:
    """A file that is not there holds none."""
    assert read_verdicts(tmp_path / "none.jsonl").of(FINDING) is None


def test_the_verdicts_of_the_repository_can_be_read() -> None:
    """Each is one of three, with its reason."""
    from benchmarks.alarms import VERDICTS

    assert read_verdicts(VERDICTS).exact


def test_places_may_be_crossed() -> None:
    """The earlier side of one run may be the later of another."""
    one, other = ("r-1", 0, 10), ("r-2", 5, 15)

    assert same_places((one, other), (other, one))
    assert not same_places((one, one), (one, other))


def test_counts_are_per_hundred_reports() -> None:
    """Three of 250 are 1.2."""
    told = list(counted(250, ["false", "false", "false", "true"]))

    assert told[0] == "250 reports, 4 findings"
    assert [line.split() for line in told if "false" in line] == [
        ["false", "3", "1.20", "per", "100", "reports"]
    ]


@pytest.mark.parametrize(
    ("reports", "false", "loud"),
    [(1000, 0, False), (1000, 10, False), (1000, 11, True), (99, 50, False)],
)
def test_at_most_one_false_alarm_in_a_hundred_reports(
    tmp_path: Path, reports: int, false: int, loud: bool
) -> None:
    """More break the floor; so few reports say nothing."""
    floors = tmp_path / "floors.json"
    floors.write_text('{"alarms": {"reports/without a false one": 0.99}}', encoding="utf-8")
    measured = quiet(reports, ["false"] * false + ["true"] * 40)

    assert bool(too_loud(measured, floors)) is loud


def test_the_floor_of_the_repository_asks_for_the_goal() -> None:
    """One false alarm per hundred reports is the most that a desk is to bear."""
    from benchmarks.alarms import FLOORS

    told = json.loads(FLOORS.read_text(encoding="utf-8"))

    assert told["alarms"]["reports/without a false one"] >= 0.99
