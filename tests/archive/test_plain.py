"""A value that was written as a line is read back whole."""

from __future__ import annotations

from typing import cast

import pytest

from factdb import actors, match, pipeline
from factdb.actors import Resolution
from factdb.archive.judging import Judged
from factdb.archive.plain import line, value_of
from factdb.types import Extraction
from tests.archive.conftest import shipped


def test_round_trip() -> None:
    """Extractions, resolutions and judgements come back equal, each on one line."""
    kept = 0
    for report in shipped():
        extraction = pipeline.extraction_of(report)
        resolution = actors.resolve(extraction)
        keys = {one.id: match.keys(one) for one in resolution.statements}
        for one in pipeline.judge_all(resolution.statements, keys, {}):
            assert value_of(cast("type[Judged]", Judged), line(one)) == one
            kept += 1

        assert value_of(Extraction, line(extraction)) == extraction
        assert value_of(Resolution, line(resolution)) == resolution
        assert "\n" not in line(extraction)
    assert kept


@pytest.mark.parametrize("told", ["[]", "{}", '{"report": 3}', "not json"])
def test_another_type(told: str) -> None:
    """What is none is refused."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        value_of(Extraction, told)
