"""Reports read anew: a newer extractor replaces what no person touched, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, text

from factdb import pipeline
from factdb.store import corrections, queries
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup
from factdb.types import Extraction, Report, Stance, Statement
from tests.store.values import report

NOON = datetime(2031, 5, 10, 12, tzinfo=UTC)
LATER = datetime(2031, 5, 20, 12, tzinfo=UTC)
FIRST = report(
    "Anna Kovács said that the bridge cost 120 million euros. Boris Lund said that the zoo of "
    "Velm is shut. Dora Wend warned that the river will rise.",
    outlet="Courier",
)
SECOND = report("Otto Karl said that the bridge cost 180 million euros.", outlet="Herald")

Change = Callable[[Statement], Statement | None]


@pytest.fixture
def db(url: str) -> Iterator[Engine]:
    """Fill a database of each kind."""
    engine = open_engine(url)
    for one in (FIRST, SECOND):
        pipeline.take_in(engine, one, now=NOON)
    yield engine
    engine.dispose()


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Give a way to let another extractor find something else: a function of what is found now."""

    def put(change: Change) -> None:
        found = pipeline.extractions_of

        def extractions(reports: Sequence[Report], *, model: str) -> list[Extraction]:
            return [
                replace(one, statements=tuple(s for old in one.statements if (s := change(old))))
                for one in found(reports, model=model)
            ]

        monkeypatch.setattr(pipeline, "extractions_of", extractions)
        monkeypatch.setattr(pipeline, "extractor", lambda _: "another 2.0")

    return put


def reread(db: Engine, **more: Any) -> list[dict[str, Any]]:
    """Read anew what another extractor read."""
    return list(pipeline.reextract(db, now=LATER, **more))


def shown(url: str, as_of: date | None = None) -> dict[str, dict[str, Any]]:
    """Give the statements that stand, by their last word."""
    with open_lookup(url, as_of) as lookup:
        return {one["text"].split()[-1]: one for one in lookup.statements()}


def findings(url: str) -> list[str]:
    """Give the relations of the findings that stand."""
    with open_lookup(url) as lookup:
        return [one["relation"] for one in lookup.findings()]


def correct(db: Engine, one: str, **parts: Any) -> int:
    """Correct a statement as Mira."""
    with queries.writing(db) as session:
        return corrections.correct(session, one, parts, who="Mira", now=NOON)


def no_zoo(one: Statement) -> Statement | None:
    """Find no zoo any more, and take every word for a warning."""
    return None if "zoo" in one.text else replace(one, stance=Stance.WARN, figures=())


def test_the_same_again(db: Engine, url: str) -> None:
    """Nothing is read twice by one release; asked for, nothing changes and nothing is noted."""
    before = shown(url)
    with open_lookup(url) as lookup:
        keys = lookup.report_keys()
    assert reread(db) == []
    assert [one["changed"] for one in reread(db, keys=keys)] == [[], []]

    assert shown(url) == before
    with open_lookup(url) as lookup:
        assert list(lookup.log()) == []


def test_what_is_found_otherwise(db: Engine, url: str, newer: Callable[[Change], None]) -> None:
    """Parts change, what is gone is withdrawn, findings follow; all of it is taken back."""
    before = shown(url)
    assert findings(url) == ["number"]
    newer(no_zoo)
    tried = reread(db, dry_run=True)
    assert shown(url) == before
    (first, second) = reread(db)

    assert {**first, "reread": None} == tried[0]
    assert first["withdrawn"] == [before["shut"]["id"]]
    assert {one["statement"]: one["parts"] for one in first["changed"]} == {
        _of(FIRST, "euros"): ["figures", "stance"]
    }
    assert (second["lapsed_findings"] or first["lapsed_findings"]) != []
    assert findings(url) == []
    assert set(shown(url)) == {"euros", "rise"}
    assert reread(db) == []
    with queries.writing(db) as session:
        for entry in (second["reread"], first["reread"]):
            corrections.undo(session, who="Mira", now=LATER, entry=entry)
    assert shown(url) == before
    assert findings(url) == ["number"]


def _of(of: Report, word: str) -> str:
    """Give the id of the statement of a report that ends in a word."""
    (found,) = (one.id for one in pipeline.extract(of).statements if one.text.endswith(word))
    return found


def test_what_a_person_touched_stays(db: Engine, url: str, newer: Callable[[Change], None]) -> None:
    """A corrected part, a statement of a ruled finding, what was withdrawn."""
    before = shown(url)
    zoo, river = before["shut"]["id"], before["rise"]["id"]
    correct(db, zoo, stance="deny")
    correct(db, river, withdrawn=True)
    with open_lookup(url) as lookup:
        (finding,) = lookup.findings()
    with queries.writing(db) as session:
        corrections.rule(session, finding["id"], "confirmed", who="Ada", now=NOON)
    newer(lambda _: None)
    reread(db)

    assert set(shown(url)) == {"euros", "shut"}
    assert shown(url)["shut"]["stance"] == "deny"
    assert findings(url) == ["number"]
    with open_lookup(url) as lookup:
        assert lookup.show(river)["withdrawn"]


def test_a_part_goes_back_to_the_newer_machine(
    db: Engine, url: str, newer: Callable[[Change], None]
) -> None:
    """What a person corrected stays; given back, it is what the newer extractor says."""
    zoo = shown(url)["shut"]["id"]
    entry = correct(db, zoo, stance="deny")
    newer(lambda one: replace(one, stance=Stance.ASK))
    reread(db)

    assert shown(url)["shut"]["stance"] == "deny"
    with queries.writing(db) as session:
        corrections.undo(session, who="Mira", now=LATER, entry=entry)
    assert shown(url)["shut"]["stance"] == "ask"


def test_words_that_a_person_moved(db: Engine, url: str, newer: Callable[[Change], None]) -> None:
    """The same words found elsewhere by a newer extractor are no second statement."""
    zoo = shown(url)["shut"]
    moved = dict(_span(zoo["start"] + 4, zoo["end"]))
    correct(db, zoo["id"], span=moved)
    newer(
        lambda one: replace(one, **_at(zoo["start"] + 8, zoo["end"])) if "zoo" in one.text else one
    )
    reread(db)

    with open_lookup(url) as lookup:
        words = [one["text"] for one in lookup.statements() if "shut" in one["text"]]
    assert words == [moved["text"]]


def _at(start: int, end: int) -> dict[str, Any]:
    return {"id": f"s-{start:012x}", "text": FIRST.text[start:end], "start": start, "end": end}


def _span(start: int, end: int) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "sentence": None,
        "sentence_start": None,
        "sentence_end": None,
        "frames": [],
    }
    return {
        "text": FIRST.text[start:end],
        "start": start,
        "end": end,
        "kind": "indirect",
        **nothing,
    }


def test_a_new_statement_was_not_there_before(
    db: Engine, url: str, newer: Callable[[Change], None]
) -> None:
    """As of the day before it was found, nobody knew it, by its id neither."""
    with db.begin() as connection:
        connection.execute(text("UPDATE report SET extractor = ''"))
    start = FIRST.text.index("the zoo of")
    newer(lambda one: replace(one, **_at(start, start + 7)) if "zoo" in one.text else one)
    (found,) = (one for one in reread(db) if one["added"])

    assert found["added"] == [f"s-{start:012x}"]
    assert "zoo" in shown(url)
    assert set(shown(url, date(2031, 5, 19))) == {"euros", "shut", "rise"}
    with (
        open_lookup(url, date(2031, 5, 19)) as lookup,
        pytest.raises(Exception, match="nothing has"),
    ):
        lookup.show(found["added"][0])
    with queries.writing(db) as session:
        corrections.undo(session, who="Mira", now=LATER, entry=found["reread"])
    assert set(shown(url)) == {"euros", "shut", "rise"}
