"""Statements that were extracted elsewhere: JSON lines or Parquet of the data contract."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from factdb import records
from factdb.errors import ReadError, UsageError
from factdb.read.place import Source, why
from factdb.read.records import raw_lines, report
from factdb.types import Report, Statement, Words

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

Found = Iterator[tuple[str, Report | Statement | ReadError]]

MAX_END = 10_000_000
"""So far into a report a statement may stand, in characters: no text is longer."""

_ROWS = 2000
_CONTRACT = "a statement is an object as factdb statements --format jsonl prints it"
_ARCHIVE = "install what reads Parquet: pip install 'factdb[archive]'"


def read(source: Source, defaults: Mapping[str, str]) -> Found:
    """Give the statements of a source, and the reports that stand between them, with their places.

    An object with ``start`` is a statement, any other a report as `ingest` takes it. A statement
    may have besides what is promised: ``frames``, ``mention`` and the place of its ``sentence``.

    Args:
        source: JSON lines, or Parquet if its name ends so.
        defaults: report fields for where a report does not say.

    Returns:
        Each with the line or row that it comes from; an error in the place of what is bad.

    Raises:
        UsageError: if Parquet cannot be read here.

    """
    rows = _parquet if source.suffix == ".parquet" else _json_lines
    try:
        with source.open() as stream:
            for where, record in rows(stream, source.place):
                yield where, _read(record, where, defaults)
    except OSError as error:
        yield source.place, ReadError(source.place, why(error), hint="check that you may read it")
    except ReadError as error:
        yield source.place, error


def _read(record: Any, where: str, defaults: Mapping[str, str]) -> Report | Statement | ReadError:
    try:
        return record if isinstance(record, ReadError) else value(record, where, defaults)
    except ReadError as error:
        return error


def value(record: Any, where: str, defaults: Mapping[str, str]) -> Report | Statement:
    """Turn one object into the statement, or the report, that it is.

    Raises:
        ReadError: if it is neither.

    """
    if not isinstance(record, dict) or "start" not in record:
        return report(record, where, defaults)
    try:
        return _statement(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        missing = f"no “{error.args[0]}”" if isinstance(error, KeyError) else str(error)
        raise ReadError(where, f"not a statement: {missing}", hint=_CONTRACT) from error


def _statement(record: Mapping[str, Any]) -> Statement:
    more: dict[str, Any] = {"sentence": _sentence(record)}
    if record.get("frames"):
        more["frames"] = tuple(map(records.read_frame, _nested(record["frames"])))
    if record.get("mention"):
        more["mention"] = records.read_mention(_nested(record["mention"]))
    said = records.read_statement({**_SILENT, **record}, **more)
    parts = (said, said.sentence, said.mention, said.cue, said.said_on, *said.figures, *said.dates)
    for part in parts:
        if part and not 0 <= part.start < part.end <= MAX_END:
            raise ValueError(f"no report has a place {part.start} to {part.end}")
        if part and (part.end - part.start != len(part.text) or "\0" in part.text):
            raise ValueError(f"{part.text!r} does not fill its place")
    if said.published.utcoffset() is None or not said.id or not said.text.strip():
        raise ValueError("an id, words and a time with its offset are needed")
    return said


def _sentence(record: Mapping[str, Any]) -> Words | None:
    """Place the sentence: as it says, else where the statement stands in it only once."""
    told, said = record.get("sentence"), record["text"]
    if not told:
        return None
    start = record.get("sentence_start")
    if start is None:
        if told.count(said) != 1:
            return None
        start = record["start"] - told.index(said)
    return Words(told, start, start + len(told)) if start >= 0 else None


def _nested(value: Any) -> Any:
    """Read what a column holds as text: Parquet of other programs has it so."""
    return json.loads(value) if isinstance(value, str) else value


def _json_lines(stream: BinaryIO, place: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(raw_lines(stream), start=1):
        here = f"{place}:{number}"
        if line.strip():
            try:
                yield here, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield here, ReadError(here, f"not JSON: {error}", hint=_CONTRACT)


def _parquet(stream: BinaryIO, place: str) -> Iterator[tuple[str, Any]]:
    number = 0
    for batch in _opened(stream, place).iter_batches(_ROWS):
        for record in batch.to_pylist():
            number += 1
            yield f"{place}, row {number}", {k: v for k, v in record.items() if v is not None}


def _opened(stream: BinaryIO, place: str) -> ParquetFile:
    try:
        from pyarrow.lib import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UsageError(f"{place}: {error}", hint=_ARCHIVE) from error
    try:
        return ParquetFile(stream)
    except (OSError, ArrowException) as error:
        raise ReadError(place, f"not a Parquet file: {error}") from error


_SILENT: dict[str, Any] = {
    "outlet": "", "url": "", "speaker": None, "speaker_text": None, "cue": None, "negated": False,
    "stance": "assert", "via": "", "continues": None, "answers": None, "doubt": "",
    "said_on": None, "figures": (), "dates": (), "co_speakers": (), "confidence": 1.0,
    "found_by": "",
}  # fmt: skip
"""What a statement that says nothing of a field has there."""

__all__ = ["Found", "read", "value"]
