"""JSON and JSON lines: what goes in comes out, one object per line."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.export import lines

RECORDS = st.lists(
    st.dictionaries(
        st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(), max_size=4
    ),
    max_size=4,
)


def written(exporter: Any, records: Sequence[Mapping[str, Any]]) -> str:
    """Give what an exporter writes."""
    out = io.StringIO()
    exporter(records, out)
    return out.getvalue()


@given(RECORDS)
def test_json_is_one_array(records: list[dict[str, Any]]) -> None:
    """The array holds the records."""
    assert json.loads(written(lines.json, records)) == records


@given(RECORDS)
def test_jsonl_is_an_object_per_line(records: list[dict[str, Any]]) -> None:
    """Each line is one record, for programs that split at any end of line too."""
    assert [json.loads(line) for line in written(lines.jsonl, records).splitlines()] == records


def test_text_is_written_as_printed() -> None:
    """Letters and marks are not escaped."""
    assert "“Orbán”" in written(lines.jsonl, [{"text": "“Orbán”"}])


@pytest.mark.parametrize(("exporter", "nothing"), [(lines.json, "[]\n"), (lines.jsonl, "")])
def test_nothing(exporter: Any, nothing: str) -> None:
    """No record is an empty array, or no line."""
    assert written(exporter, []) == nothing
