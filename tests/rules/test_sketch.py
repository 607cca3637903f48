"""A glance at a few columns turns nothing away that the judge would keep."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb import match, pipeline, records, rules
from factdb.rules import Sketch
from factdb.rules import sketch as sketch_of
from factdb.types import Form, Kind, Stance, Statement, Words
from tests import labelled
from tests.rules.build import Spec, made, say
from tests.rules.test_judge import SPEAKERS, TEXTS
from tests.rules.test_pairs import QUIET, SPEAKS, Row

pytestmark = pytest.mark.xdist_group("fixtures")


@pytest.fixture(scope="module")
def found() -> list[Statement]:
    """Give the statements of the shipped reports."""
    reports = list(labelled.folder().reports.values())
    return [one for each in pipeline.extractions_of(reports) for one in each.statements]


@pytest.fixture(scope="module")
def meeting(found: list[Statement]) -> list[tuple[Statement, Statement]]:
    """Give the pairs that share so many keys that they meet."""
    keys = {one.id: match.keys(one) for one in found}
    return [(one, other) for one, other in combinations(found, 2)
            if len(keys[one.id] & keys[other.id]) >= match.MIN_SHARED]  # fmt: skip


def sketch(asking: Statement, other: Statement) -> Sketch:
    """Give what the store would say of a statement before it is read whole."""
    mention = other.mention
    printed = (mention.name or mention.text) if mention and mention.form is Form.NAME else ""
    return Sketch(
        id=other.id,
        near=other.report == asking.report,
        kind=other.kind,
        text=other.text,
        stance=other.stance,
        sentence=other.sentence.text if other.sentence else "",
        named=other.speaker.name if other.speaker else printed,
        speaker=other.speaker.id if other.speaker else None,
        answers=other.answers,
        found_by=other.found_by,
        cue=other.cue.text if other.cue else "",
        frames=json.dumps([records.frame(one) for one in other.frames]),
    )


def shared(one: Statement, other: Statement) -> rules.Shared:
    """Give the keys that both have, as far as they are known."""
    keys = [match.keys(each) for each in (one, other)]
    return None if max(map(len, keys)) >= match.MAX_KEYS else keys[0] & keys[1]


def worth(one: Statement, other: Statement) -> bool:
    """Say whether a glance at the other lets it through."""
    look = rules.glance(one, match.gist(one), match.likeness)
    return look(sketch(one, other), partial(shared, one, other))


def holds(one: Statement, other: Statement) -> None:
    """Whoever asks, what is kept is read."""
    if rules.kept(match.score(one, other)) is not None:
        assert worth(one, other)
        assert worth(other, one)


SAID = "Ana Silva said that what Norvik told The Ledger was a lie."
BASES = st.builds(
    say,
    st.sampled_from([*TEXTS, "The Ledger's report is false", "Costa sold the ferry to Spain"]),
    st.sampled_from([*SPEAKERS, "officials"]),
)


CHANGES = st.fixed_dictionaries({
    "report": st.sampled_from(["r-1", "r-2"]),
    "days": st.integers(0, 25),
    "start": st.sampled_from([0, 90, 2000]),
    "stance": st.sampled_from(Stance),
    "sentence": st.sampled_from([None, Words(SAID, 0, len(SAID))]),
    "found_by": st.sampled_from(["test", "test", "bare"]),
})  # fmt: skip


def changed(one: Statement, days: int, start: int, **more: Any) -> Statement:
    """Put a statement elsewhere; few texts are asked about, since each must be parsed."""
    later = one.published + timedelta(days=days)
    return replace(one, published=later, start=start, end=start + len(one.text), **more)


@settings(max_examples=300, deadline=None)
@given(BASES, CHANGES, BASES, CHANGES, st.booleans())
def test_nothing_is_lost(
    a: Spec, here: dict[str, Any], b: Spec, there: dict[str, Any], answering: bool
) -> None:
    """Whoever speaks, and wherever it stands."""
    one, other = changed(made(a), **here), changed(made(b), **there)
    holds(one, replace(other, id="s-other", answers=one.id if answering else None))


@pytest.mark.parametrize("row", [*SPEAKS, *QUIET], ids=lambda row: f"{row[1]} | {row[3]}")
def test_of_pairs(row: Row) -> None:
    """As if two reports had them, of one day or weeks apart."""
    speaker, text, other, answer, _ = row
    one = made(say(text, speaker))
    for day in (2, 27):
        holds(one, made(say(answer, other, day, outlet="The Harbour Post")))


def test_of_the_shipped_reports(meeting: list[tuple[Statement, Statement]]) -> None:
    """Each statement beside each that the store would bring."""
    for one, other in meeting:
        holds(one, other)


def test_as_if_each_stood_alone(found: list[Statement]) -> None:
    """What conflicts within one report would conflict between two: all of it beside all."""
    alone = [replace(one, report=f"r-{place}", outlet=f"o-{place % 5}", answers=None)
             for place, one in enumerate(found)]  # fmt: skip
    for one, other in combinations(alone, 2):
        holds(one, other)


def test_most_are_turned_away(meeting: list[tuple[Statement, Statement]]) -> None:
    """Else it would be of no use."""
    apart = [pair for pair in meeting if pair[0].report != pair[1].report]

    assert sum(worth(*pair) for pair in apart) < len(apart) / 4


def test_where_not_all_keys_are_known(found: list[Statement]) -> None:
    """What they share may be more than one can see, and the statement is read."""
    one = replace(found[0], kind=Kind.DIRECT)
    other = replace(found[-1], kind=Kind.DIRECT, report="r-other", answers=None, frames=())
    told = replace(sketch(one, other), text="the")
    look = rules.glance(one, match.gist(one), match.likeness)

    assert not look(told, frozenset)
    assert look(told, lambda: None)


def test_rules_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows what they need: whatever passes the gate is read."""
    one = made(say("The ferry from Spain sank in the storm", "Ana Silva"))
    one = replace(one, kind=Kind.INDIRECT)
    other = made(say("A storm sank the ferry to Spain", "Rui Costa", outlet="The Harbour Post"))
    assert not worth(one, other)

    monkeypatch.setattr(sketch_of, "_only_ours", lambda: False)

    assert worth(one, other)
