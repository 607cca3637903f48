"""Invented values, and strategies that make any value the types allow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

from hypothesis import strategies as st

from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Form,
    Frame,
    Judgement,
    Kind,
    Match,
    Mention,
    Precision,
    Relation,
    Report,
    Role,
    Stance,
    Statement,
    When,
    Words,
    short_id,
)

DAY = datetime(2031, 5, 6, 9, 30, tzinfo=UTC)
ANNA = Actor("a-a11a", "Anna Kovács", ActorKind.PERSON, ("Kovács",), (Role("mayor", "Velm"),))
BORIS = Actor("a-b0b0", "Boris Lund", ActorKind.PERSON)
COUNCIL = Actor("a-c0c0", "Velm City Council", ActorKind.BODY, ("the council",))


def report(text: str, *, day: int = 0, outlet: str = "The Courier", **more: Any) -> Report:
    """Give a report published some days after `DAY`."""
    return Report(text, DAY + timedelta(days=day), outlet=outlet, **more)


def statement(of: Report, words: str, speaker: Actor | None = ANNA, **more: Any) -> Statement:
    """Give the statement with these words of a report."""
    start = of.text.index(words)
    end = start + len(words)
    first = of.text.rfind(". ", 0, start) + 1
    last = of.text.find(".", end) + 1 or len(of.text)
    given: dict[str, Any] = {
        "id": short_id("s", of.digest, start, end),
        "report": of.id,
        "published": of.published,
        "outlet": of.outlet,
        "url": of.url,
        "kind": Kind.INDIRECT,
        "sentence": Words(of.text[first:last], first, last),
        "speaker": speaker,
        "found_by": "test",
    }
    return Statement(text=words, start=start, end=end, **{**given, **more})


def resolution(*statements: Statement, links: tuple[Any, ...] = ()) -> Any:
    """Give what `factdb.actors.resolve` would."""
    actors = {one.speaker.id: one.speaker for one in statements if one.speaker}
    actors |= {one.id: one for said in statements for one in said.co_speakers}
    return SimpleNamespace(statements=statements, actors=tuple(actors.values()), links=links)


def judged(left: Statement, right: Statement, relation: str = "negation") -> Any:
    """Give a match of two statements and a judgement of it."""
    seen = (("left", "so"),)
    how = Judgement(Relation(relation), 0.8, "one says so, the other not", "test", seen)
    return Match(left, right, 0.75, ("so",)), how


letters = st.characters(codec="utf-8", exclude_characters="\0")
words = st.text(letters, min_size=1, max_size=12)
told = st.text(letters, max_size=8)
days = st.dates(date(1, 1, 2), date(9999, 12, 30))
offsets = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(
    lambda delta: timezone(timedelta(seconds=int(delta.total_seconds())))
)
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=offsets)  # noqa: DTZ001
numbers = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def spans(draw: st.DrawFn, within: str = "") -> tuple[str, int, int]:
    """Draw words and where they stand, within a text or within none that is known."""
    if within:
        start = draw(st.integers(0, len(within) - 1))
        end = draw(st.integers(start + 1, len(within)))
        return within[start:end], start, end
    text, start = draw(words), draw(st.integers(0, 1000))
    return text, start, start + len(text)


@st.composite
def whens(draw: st.DrawFn, within: str = "") -> When:
    """Draw a date."""
    first, last = sorted((draw(days), draw(days)))
    return When(*draw(spans(within)), first, last, draw(st.sampled_from(Precision)))


@st.composite
def figures(draw: st.DrawFn, within: str = "") -> Figure:
    """Draw a figure, a bound of it perhaps open."""
    low, high = sorted((draw(numbers), draw(numbers)))
    bounds = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    return Figure(*draw(spans(within)), *bounds, draw(told), draw(told), draw(told))


@st.composite
def mentions(draw: st.DrawFn, within: str = "") -> Mention:
    """Draw a mention."""
    return Mention(
        *draw(spans(within)),
        draw(st.sampled_from(Form)),
        draw(told),
        draw(told),
        draw(told),
        draw(st.none() | st.sampled_from(ActorKind)),
        draw(st.sampled_from(["", "one", "many"])),
        draw(st.sampled_from(["", "f", "m", "n"])),
    )


roles = st.builds(Role, told, told, st.none() | days, st.none() | days)
frames = st.builds(
    Frame,
    told,
    st.lists(told).map(tuple),
    st.lists(told).map(tuple),
    st.booleans(),
    st.sampled_from(["", "done", "undone"]),
    st.sampled_from(["fact", "will"]),
    st.lists(told).map(tuple),
    st.none() | whens(),
)


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """Draw an actor whose names and roles are given once each."""
    name = draw(words)
    aliases = draw(st.lists(words.filter(lambda alias: alias != name), unique=True, max_size=3))
    held = draw(st.lists(roles, unique_by=lambda role: (role.title, role.of), max_size=3))
    return Actor(
        short_id("a", name, draw(told)),
        name,
        draw(st.sampled_from(ActorKind)),
        tuple(aliases),
        tuple(held),
        draw(st.none() | st.just("a-body")),
    )


reports = st.builds(
    Report,
    words.filter(str.strip),
    moments,
    outlet=told,
    title=told,
    url=told,
    language=told,
    licence=told,
    external_id=told,
)


@st.composite
def statements(draw: st.DrawFn, of: Report) -> Statement:
    """Draw a statement of a report: all of its text, with any parts."""
    printed = st.none() | spans(of.text).map(lambda span: Words(*span))
    return Statement(
        id=short_id("s", of.digest, draw(told)),
        report=of.id,
        published=of.published,
        outlet=of.outlet,
        url=of.url,
        kind=draw(st.sampled_from(Kind)),
        text=of.text,
        start=0,
        end=len(of.text),
        sentence=draw(printed),
        mention=draw(st.none() | mentions(of.text)),
        speaker=draw(st.none() | actors()),
        doubt=draw(told),
        cue=draw(printed),
        stance=draw(st.sampled_from(Stance)),
        negated=draw(st.booleans()),
        via=draw(told),
        continues=draw(st.none() | told),
        answers=draw(st.none() | told),
        said_on=draw(st.none() | whens(of.text)),
        figures=tuple(draw(st.lists(figures(of.text), max_size=3))),
        dates=tuple(draw(st.lists(whens(of.text), max_size=3))),
        frames=tuple(draw(st.lists(frames, max_size=3))),
        confidence=draw(st.floats(0, 1)),
        found_by=draw(told),
    )
