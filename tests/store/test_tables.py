"""A value becomes columns and comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from factdb.store.tables import (
    ActorRow,
    AliasRow,
    DateRow,
    FigureRow,
    FindingRow,
    MatchRow,
    MentionRow,
    ReportRow,
    RoleRow,
    SpeakerRow,
    StatementRow,
    Table,
    UtcDateTime,
    columns,
)
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Finding,
    Judgement,
    Match,
    Mention,
    Relation,
    Report,
    Role,
    When,
)
from tests.store import values
from tests.store.values import ANNA

SQLITE: Dialect = sqlite.dialect()
POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
BODY = Actor("a-1", "The Velm Board", ActorKind.BODY)


@given(values.reports)
def test_report(value: Report) -> None:
    """With its moment, its offset and the day printed on it."""
    back = ReportRow.of(value).value()

    assert back == value
    assert back.published.utcoffset() == value.published.utcoffset()
    assert (back.id, back.digest, back.day) == (value.id, value.digest, value.day)


@given(values.actors())
def test_actor(value: Actor) -> None:
    """With its names and roles."""
    names = [AliasRow.of(value, name).value() for name in (value.name, *value.aliases)]
    roles = [RoleRow.of(value, role).value() for role in value.roles]

    assert ActorRow.of(value).value(names, roles) == value


@given(values.mentions())
def test_mention(value: Mention) -> None:
    """With all that it says."""
    assert MentionRow.of(value, "r-1", "a-1", "why").value() == value


@given(values.figures())
def test_figure(value: Figure) -> None:
    """With its open bounds."""
    assert FigureRow.of(value, "s-1", 0).value() == value


@given(values.whens())
def test_date(value: When) -> None:
    """With its precision."""
    assert DateRow.of(value, "s-1", 0).value() == value


@given(values.roles)
def test_role(value: Role) -> None:
    """With its days."""
    assert RoleRow.of(ANNA, value).value() == value


@given(st.data())
def test_statement(data: st.DataObject) -> None:
    """With its parts, which other tables hold."""
    report = data.draw(values.reports)
    value = data.draw(values.statements(report))
    row = ReportRow.of(report)
    back = StatementRow.of(value, row.key).value(
        row,
        mention=value.mention,
        speaker=value.speaker,
        co_speakers=value.co_speakers,
        figures=value.figures,
        dates=value.dates,
    )

    assert back == value


judgements = st.builds(
    Judgement,
    st.sampled_from(Relation),
    st.floats(0, 1),
    values.words,
    values.told,
    st.lists(st.tuples(st.sampled_from(["left", "right"]), values.told)).map(tuple),
)


@given(st.data())
def test_judged(data: st.DataObject) -> None:
    """A match and a finding with their reasons."""
    report = data.draw(values.reports)
    left, right = (data.draw(values.statements(report)) for _ in range(2))
    how = data.draw(judgements)
    match = Match(left, right, data.draw(st.floats(0, 1)), tuple(data.draw(st.lists(values.told))))

    assert MatchRow.of(match, how).value(left, right) == (match, how)
    assert FindingRow.of(Finding(left, right, how)).value(left, right) == Finding(left, right, how)


def test_parts_keep_their_order() -> None:
    """Figures, dates and co-speakers are numbered as they stand."""
    said = values.statement(values.report("The trams."), "trams", co_speakers=(ANNA, BODY))
    rows = list(SpeakerRow.all_of(said))

    assert [(row.position, row.actor_id) for row in rows] == [(0, ANNA.id), (1, BODY.id)]


def test_only_persons_have_surnames() -> None:
    """The last word of a body's name is not looked up by itself."""
    assert AliasRow.of(ANNA, ANNA.name).surname == "kovacs"
    assert AliasRow.of(BODY, BODY.name).surname == ""


@given(values.moments)
def test_moments(value: datetime) -> None:
    """A moment is kept in UTC and comes back aware, on both databases."""
    kind = UtcDateTime()
    for dialect in (SQLITE, POSTGRESQL):
        kept = kind.process_bind_param(value, dialect)
        back = kind.process_result_value(kept, dialect)
        assert back == value
        assert back is not None
        assert back.utcoffset() == timedelta()


@given(values.moments, values.moments)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    """On SQLite the text sorts as time does, whatever the offsets."""
    kept = [UtcDateTime().process_bind_param(at, SQLITE) for at in (one, other)]

    assert (kept[0] < kept[1]) == (one < other)


def test_naive_moments_are_refused() -> None:
    """A time without a zone is nobody's time."""
    with pytest.raises(ValueError, match="without a zone"):
        UtcDateTime().process_bind_param(datetime(2031, 5, 6), SQLITE)  # noqa: DTZ001


def test_the_printed_day_survives() -> None:
    """Half past midnight in Velm is the day before in UTC, and the report says the former."""
    late = datetime(2031, 5, 6, 0, 30, tzinfo=timezone(timedelta(hours=3)))
    row = ReportRow.of(Report("Trams.", late))

    assert row.day.isoformat() == "2031-05-06"
    assert row.published_utc.astimezone(UTC).date().isoformat() == "2031-05-05"
    assert row.published == "2031-05-06T00:30:00+03:00"


def test_everything_has_a_name() -> None:
    """A constraint without a name could not be dropped on SQLite."""
    for table in Table.metadata.tables.values():
        assert all(one.name for one in table.constraints), table.name
        assert all(one.name for one in table.indexes), table.name


def test_columns_go_by_their_names() -> None:
    """What Python cannot call a field is still called so in the database."""
    assert columns(RoleRow.of(ANNA, ANNA.roles[0]))["of"] == "Velm"
    assert "seq" not in columns(RoleRow.of(ANNA, ANNA.roles[0]))
