"""What a person says of a statement is understood, or refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

import factdb
from factdb.correcting import days
from factdb.database import Database
from factdb.errors import NotFoundError, UsageError
from factdb.types import Receipt, Report

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
DAY = datetime(2031, 5, 6, 9, tzinfo=UTC)
TRAMS = (
    "Mayor Anna Kovács said on Monday that some 1,200 trams run in Velm, and that the zoo will "
    "open again last week. “We will not pay, and they know it,” Boris Lund told the council."
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open a database with one report, which tests only try to correct."""
    with factdb.open(str(tmp_path_factory.mktemp("stored") / "desk.db")) as db:
        receipts = list(db.ingest(Report(TRAMS, DAY, outlet="Courier"), now=NOW))
        assert receipts
        yield db


def tried(db: Database, holding: str, **told: Any) -> dict[str, Any]:
    """Try a correction of the statement that holds some words; give what would stand, by part."""
    one = next(said for said in db.statements() if holding in said["text"])
    done = db.correct(one["id"], by="Mira", dry_run=True, now=NOW, **told)
    assert done["correction"] is None
    return {change["part"]: change["to"] for change in done["changes"]}


@pytest.mark.parametrize(
    ("told", "first", "last", "precision"),
    [
        ("2031-02-03", "2031-02-03", "2031-02-03", "day"),
        ("2031-02", "2031-02-01", "2031-02-28", "month"),
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("2031-02-03..2031-02-09", "2031-02-03", "2031-02-09", "week"),
        ("2031-04..2031-06", "2031-04-01", "2031-06-30", "quarter"),
    ],
)
def test_days(told: str, first: str, last: str, precision: str) -> None:
    """A day, a month, a year, and what lies between two."""
    found = days(told)

    assert (found[0].isoformat(), found[1].isoformat(), str(found[2])) == (first, last, precision)


@pytest.mark.parametrize("told", ["soon", "2031-13", "2031-02-30", "2031-02-03..2031-02-01", ""])
def test_no_days(told: str) -> None:
    """What is no day is refused."""
    with pytest.raises(UsageError):
        days(told)


def test_speakers(stored: Database) -> None:
    """By a name or an id, several together, or nobody whom one could name."""
    anna, boris = (stored.show(stored.who(name)["actor"]["id"])["id"] for name in ("Anna", "Lund"))
    told = tried(stored, "trams", speaker=["Lund", anna])
    unknown = tried(stored, "trams", speaker=["unknown"])

    assert told["speaker"] == {"actor": boris, "with": [anna], "doubt": ""}
    assert unknown["speaker"]["actor"] is None
    assert unknown["speaker"]["doubt"]


def test_words_at_another_place(stored: Database) -> None:
    """The text and all that it holds follow; offsets stay a promise."""
    told = tried(stored, "We will not pay", text="We will not pay")["span"]

    assert TRAMS[told["start"] : told["end"]] == told["text"] == "We will not pay"
    assert told["kind"] == "direct"
    assert told["frames"]
    sentence = told["sentence"]
    assert TRAMS[told["sentence_start"] : told["sentence_end"]] == sentence
    assert "We will not pay" in sentence


def test_figures_follow_the_words(stored: Database, tmp_path: Any) -> None:
    """Moved to other words, the statement has the figures of those."""
    with factdb.open(str(tmp_path / "own.db")) as db:
        list(db.ingest(Report(TRAMS, DAY, outlet="Courier"), now=NOW))
        one = next(said for said in db.statements() if "trams" in said["text"])
        db.correct(one["id"], by="Mira", text="the zoo will open again last week", now=NOW)
        moved = db.show(one["id"])
        assert (moved["figures"], [date["text"] for date in moved["dates"]]) == ([], ["last week"])
        assert moved["corrected"] == ["span"]

        db.undo(by="Mira", now=NOW)
        assert db.show(one["id"])["figures"] == one["figures"]


def test_figures(stored: Database) -> None:
    """One with other bounds, one more, one that is none."""
    (other,) = tried(
        stored, "trams", figures=[{"words": "1,200", "low": 1200, "high": None, "of": "trams"}]
    )["figures"]
    none = tried(stored, "trams", drop=["some 1,200"])

    assert (other["text"], other["low"], other["high"]) == ("1,200", 1200, None)
    assert TRAMS[other["start"] : other["end"]] == "1,200"
    assert none["figures"] == []


def test_dates(stored: Database) -> None:
    """The day of speech keeps its printed words; what it is about needs some."""
    told = tried(stored, "trams", said_on="2031-05-04")["said_on"]
    about = tried(stored, "trams", dates={"Velm": "2031"})["dates"]

    assert (told["first"], told["text"]) == ("2031-05-04", "Monday")
    assert ("Velm", "2031-01-01") in {(one["text"], one["first"]) for one in about}
    assert tried(stored, "trams", said_on="none") == {"said_on": None}


WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({}, UsageError, "nothing to correct"),
    ({"speaker": ["Nobody Known"]}, NotFoundError, "nobody is known"),
    ({"speaker": ["unknown", "Lund"]}, UsageError, "unknown, or has a name"),
    ({"text": "words that are nowhere"}, UsageError, "does not stand in the report"),
    ({"text": "trams", "span": (0, 3)}, UsageError, "not both"),
    ({"span": (5, 5)}, UsageError, "no place"),
    ({"span": (5, 10_000)}, UsageError, "no place"),
    ({"span": (17, 18)}, UsageError, "no words"),
    ({"said_on": "yesterday"}, UsageError, "no date"),
    ({"figures": [{"words": "1,200", "low": None, "high": None}]}, UsageError, "bounds nothing"),
    ({"figures": [{"words": "1,200", "low": 3, "high": 2}]}, UsageError, "no figure"),
    ({"drop": ["Velm"]}, UsageError, "no figure and no date"),
]


@pytest.mark.parametrize(("told", "error", "reason"), WRONG, ids=[one[2] for one in WRONG])
def test_wrong(stored: Database, told: dict[str, Any], error: type[Exception], reason: str) -> None:
    """What cannot be is refused."""
    with pytest.raises(error, match=reason):
        tried(stored, "trams", **told)


def test_words_in_several_places(stored: Database, tmp_path: Any) -> None:
    """Nobody guesses which is meant; the places are named."""
    text = "Anna Kovács said that the zoo is shut. The cat sat. The dog ran. The cat sat."
    with factdb.open(str(tmp_path / "own.db")) as db:
        list(db.ingest(Report(text, DAY, outlet="Courier"), now=NOW))
        with pytest.raises(UsageError, match=r"stands at 39:50, 65:76"):
            tried(db, "zoo", text="The cat sat")


YESTERDAY = "Boris Lund said yesterday that the bridge cost 180 million euros in 2031."


@pytest.fixture
def desk(url: str) -> Iterator[Database]:
    """Open a database on either engine with a report that has the wrong date, and another."""
    other = "Anna Kovács said that the bridge cost 120 million euros in 2031."
    with factdb.open(url) as db:
        wrong = Report(YESTERDAY, DAY.replace(day=2), outlet="Herald", url="https://h.example/1")
        assert list(db.ingest(wrong, Report(other, DAY, outlet="Courier"), now=NOW))
        yield db


def state(db: Database, report: str) -> Any:
    """Give a report with its statements, and the findings."""
    shown = db.show(report)
    said = [{**one, "corrected_at": ""} for one in shown["statements"]]
    return {**shown, "statements": said}, sorted(one["id"] for one in db.contradictions())


def test_a_report_gets_another_date(desk: Database) -> None:
    """The day of "yesterday" follows; a dry run changes nothing, and undoing gives all back."""
    (one,) = (one for one in desk.statements() if one["outlet"] == "Herald")
    before = state(desk, one["report"])

    tried = desk.correct(one["report"], by="Mira", published="2031-05-06", dry_run=True, now=NOW)
    assert state(desk, one["report"]) == before
    done = desk.correct(one["report"], by="Mira", published="2031-05-06", now=NOW)
    (stands,) = (said for said in desk.statements() if said["id"] == one["id"])
    desk.undo(by="Mira", now=NOW)

    assert tried["correction"] is None
    assert (done["statement"], done["report"]) == (None, one["report"])
    assert {change["part"] for change in done["published"]} == {"published"}
    assert "said_on" in {change["part"] for change in done["changes"]}
    assert (one["said_on"]["first"], stands["said_on"]["first"]) == ("2031-05-01", "2031-05-05")
    assert stands["published"] == "2031-05-06T00:00:00+00:00"
    assert state(desk, one["report"]) == before


def test_as_of_a_day_before_it_was_corrected(desk: Database) -> None:
    """The date is the one that the desk had then."""
    (one,) = (one for one in desk.statements() if one["outlet"] == "Herald")
    later = NOW.replace(day=5)

    desk.correct(one["report"], by="Mira", published="2031-05-20", now=later)

    then = {said["id"]: said for said in desk.statements(as_of=NOW.date())}[one["id"]]
    now = {said["id"]: said for said in desk.statements()}[one["id"]]
    assert (then["published"][:10], then["said_on"]["first"]) == ("2031-05-02", "2031-05-01")
    assert (now["published"][:10], now["said_on"]["first"]) == ("2031-05-20", "2031-05-19")


def test_a_report_gets_another_url(desk: Database) -> None:
    """Its statements stand there from then on."""
    (one,) = (one for one in desk.statements() if one["outlet"] == "Herald")

    done = desk.correct(one["report"], by="Mira", url="https://h.example/2", now=NOW)

    assert done["published"] == [
        {"part": "url", "from": "https://h.example/1", "to": "https://h.example/2"}
    ]
    assert done["changes"] == []
    assert desk.show(one["id"])["url"] == "https://h.example/2"


def test_a_report_is_withdrawn(desk: Database) -> None:
    """Nothing that it says counts; the same text comes in again under the right outlet."""
    (one,) = (one for one in desk.statements() if one["outlet"] == "Herald")

    desk.correct(one["report"], by="Mira", withdraw=True, now=NOW)
    assert all(said["outlet"] != "Herald" for said in desk.statements())
    with pytest.raises(UsageError, match="counts any more"):
        desk.correct(one["report"], by="Mira", withdraw=True, now=NOW)
    (again,) = desk.ingest(Report(YESTERDAY, DAY, outlet="Post"), now=NOW)

    assert isinstance(again, Receipt)
    assert again.statements == 1
    assert "Post" in {said["outlet"] for said in desk.statements()}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"published": "soon"}, "no date"),
        ({"published": "2032-01-01"}, "future|later"),
        ({"published": "2031-05-02T09:00+00:00"}, "already"),
        ({"speaker": ["Lund"]}, "only date and url"),
        ({}, "nothing to correct"),
    ],
)
def test_what_no_report_can_have(desk: Database, told: dict[str, Any], why: str) -> None:
    """It is refused with a reason."""
    (one,) = (one for one in desk.statements() if one["outlet"] == "Herald")

    with pytest.raises(UsageError, match=why):
        desk.correct(one["report"], by="Mira", now=NOW, **told)


def test_the_same_text_with_another_date(desk: Database) -> None:
    """It is stored already; the receipt says what it has otherwise, and how to put that right."""
    again = Report(YESTERDAY, DAY, outlet="Herald", url="https://h.example/1")

    (receipt,) = desk.ingest(again, now=NOW)

    assert isinstance(receipt, Receipt)
    (told,) = receipt.warnings
    assert receipt.known
    assert "the date 2031-05-02, not 2031-05-06" in told
    assert f"factdb correct {receipt.report} --date 2031-05-06" in told


def test_who_is_who(desk: Database) -> None:
    """Names, merges and splits by the library, as by the commands; all of it can be undone."""

    def names() -> list[Any]:
        return [(one["name"], one["aliases"], one["statements"]) for one in desk.actors()]

    before = names()
    anna, boris = (desk.who(name)["actor"] for name in ("Kovács", "Lund"))
    (said,) = desk.who("Lund")["statements"]

    assert "Annie" in desk.alias("Kovács", "Annie", by="Mira", now=NOW)["aliases"]
    assert desk.merge("Lund", "Annie", by="Mira", now=NOW)["merged"] == [boris["id"]]
    new = desk.split(anna["id"], "B. Lund", said["id"], by="Mira", now=NOW)
    assert (new["name"], new["statements"]) == ("B. Lund", 1)
    for _ in range(3):
        desk.undo(by="Mira", now=NOW)

    assert names() == before


def test_everything_is_judged_anew(desk: Database) -> None:
    """By the library as by the command; nothing is otherwise than when it came in."""
    assert sum(one.new + one.gone for one in desk.rejudge(now=NOW)) == 0
    assert desk.cited(desk.statements()[0]["id"]) == desk.cite(desk.statements()[0]["id"])
    assert list(desk.archive()) == list(desk.export())
