"""Lines of statements: what they may leave out, and what is wrong with them."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from factdb import records
from factdb.errors import ReadError
from factdb.read.place import Source
from factdb.read.statements import Found, read
from factdb.types import Form, Kind, Report, Statement, Words

LEAST: dict[str, Any] = {
    "id": "s-1", "report": "r1", "published": "2031-05-06T09:30:00+00:00", "kind": "indirect",
    "text": "the tram is late", "start": 10, "end": 26,
}  # fmt: skip


def lines(*told: Any) -> Found:
    """Read values as JSON lines."""
    raw = "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in told)
    return read(Source("x", ".jsonl", lambda: io.BytesIO(raw.encode())), {})


def one(told: Any) -> Any:
    """Read one line."""
    ((_, found),) = lines(told)
    return found


def test_the_least() -> None:
    """What a line does not say of a statement is silent."""
    day = datetime(2031, 5, 6, 9, 30, tzinfo=UTC)

    assert one(LEAST) == Statement("s-1", "r1", day, Kind.INDIRECT, "the tram is late", 10, 26)


def test_printed_and_back() -> None:
    """What factdb prints it reads."""
    said = one(LEAST | {"speaker_text": "He", "speaker_start": 0, "speaker_end": 2})

    assert one(records.statement(said)) == said


MORE: list[Any] = [
    ({"sentence": "He said the tram is late."}, "sentence",
     Words("He said the tram is late.", 2, 27)),
    ({"sentence": "It is late; the tram is late, the tram is late."}, "sentence", None),
    ({"sentence": "X the tram is late", "sentence_start": 8}, "sentence",
     Words("X the tram is late", 8, 26)),
]  # fmt: skip


@pytest.mark.parametrize(("more", "name", "value"), MORE)
def test_more(more: dict[str, Any], name: str, value: Any) -> None:
    """A sentence is placed where it can stand only once."""
    assert getattr(one(LEAST | more), name) == value


def test_mentions_and_frames() -> None:
    """They come as objects, or as text as Parquet of others has them."""
    mention = {"text": "He", "start": 0, "end": 2, "form": "pronoun", "name": "", "title": "",
               "of": "", "kind": None, "number": "one", "gender": "m"}  # fmt: skip
    frame = {"predicate": "be", "subject": ["tram"], "object": [], "negated": False, "phase": "",
             "modality": "fact", "words": ["tram", "late"], "when": None}  # fmt: skip
    told = one(LEAST | {"mention": mention, "frames": [frame]})

    assert told.mention.form is Form.PRONOUN
    assert told.frames[0].words == ("tram", "late")
    assert one(LEAST | {"mention": json.dumps(mention), "frames": json.dumps([frame])}) == told


def test_reports_between() -> None:
    """An object without a start is a report."""
    assert isinstance(one({"text": "A text.", "published": "2031-05-06"}), Report)


WRONG: list[tuple[Any, str]] = [
    ("{", "not JSON"),
    ("7", "a number where a report should be"),
    ({"text": "no day"}, "no date"),
    ({**LEAST, "end": 27}, "does not fill"),
    ({**LEAST, "start": -6, "end": 10}, "not a span"),
    ({**LEAST, "start": 10**9, "end": 10**9 + 16}, "no report has a place"),
    ({**LEAST, "kind": "rumour"}, "rumour"),
    ({**LEAST, "id": ""}, "an id"),
    ({**LEAST, "text": "\0" * 16}, "does not fill"),
    ({**LEAST, "published": "2031-05-06"}, "offset"),
    ({**LEAST, "confidence": 7}, "not a probability"),
    ({**LEAST, "figures": [{"text": "9"}]}, "not a statement"),
    ({k: v for k, v in LEAST.items() if k != "report"}, "no “report”"),
]


@pytest.mark.parametrize(("told", "why"), WRONG)
def test_wrong(told: Any, why: str) -> None:
    """Each bad line is an error that names it; the next is read."""
    first, second = [found for _, found in lines(told, LEAST)]

    assert isinstance(first, ReadError)
    assert why in str(first)
    assert str(first).startswith("x:1: ")
    assert isinstance(second, Statement)


def test_parquet() -> None:
    """The same statements, from columns."""
    pyarrow = pytest.importorskip("pyarrow", reason="the extra archive is not installed")
    from pyarrow import parquet

    rows = [LEAST | {"cue": "said", "cue_start": 3, "cue_end": 7}, LEAST | {"id": "s-2"}]
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), stream)
    found = list(read(Source("x.parquet", ".parquet", lambda: io.BytesIO(stream.getvalue())), {}))

    assert [told for _, told in found] == [one(row) for row in rows]
    assert [where for where, _ in found] == ["x.parquet, row 1", "x.parquet, row 2"]


def test_no_parquet() -> None:
    """What is no Parquet is told."""
    pytest.importorskip("pyarrow", reason="the extra archive is not installed")
    ((_, found),) = read(Source("x.parquet", ".parquet", lambda: io.BytesIO(b"PAR")), {})

    assert isinstance(found, ReadError)
