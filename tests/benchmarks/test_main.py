"""The quick form of every benchmark runs, and what it gives is well formed; nothing is timed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import __main__ as bench
from benchmarks.results import KEPT, Measured

SCHEMA = set(Measured("g", "w", 1, "u").record())


def _check(told: dict[str, Any]) -> None:
    assert told["measured"] or told["skipped"]
    for one in told["measured"]:
        assert set(one) == SCHEMA
        assert one["goal"]
        assert one["what"]
        assert one["unit"]
        assert isinstance(one["value"], float | int)


@pytest.mark.parametrize("name", bench.SCRIPTS)
def test_quick(name: str, tmp_path: Path) -> None:
    """The quick form gives numbers, or says why there are none."""
    out = tmp_path / "results.json"

    code = bench.main([name, "--quick", "--date", "2026-11-27", "--out", str(out)])

    told = json.loads(out.read_text("utf-8"))
    assert code == 0
    assert set(told) == {name}
    assert told[name]["date"] == "2026-11-27"
    _check(told[name])


def test_kept() -> None:
    """The numbers that the project keeps are those of benchmarks that there are."""
    told = json.loads(KEPT.read_text("utf-8"))

    assert set(told) <= set(bench.SCRIPTS)
    for one in told.values():
        assert one["machine"]["cores"]
        _check(one)


def test_others_keep_theirs(tmp_path: Path) -> None:
    """One benchmark run by itself leaves the numbers of the others."""
    first, second = bench.SCRIPTS[:2]
    path = tmp_path / "results.json"
    bench.keep(path, {second: {"measured": [1]}})

    bench.keep(path, {first: {"measured": [2]}})

    assert list(json.loads(path.read_text("utf-8"))) == [first, second]


def test_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    """A benchmark that there is not is a wrong use."""
    with pytest.raises(SystemExit):
        bench.main(["nothing"])

    assert "nothing" in capsys.readouterr().err
