"""What is kept: one class per table, the one place where a value becomes columns, and back.

Each class has ``of`` (value to row) and ``value`` (row to value), and
``Row.of(v).value(…) == v``. Values have checked themselves; the database checks again. Ids are
those of the values, so that they are the same in whatever order reports come in; ``seq`` counts
arrivals and is used inside the database only.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, ClassVar, Self

from sqlalchemy import (
    CheckConstraint,
    Dialect,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.types import DateTime
from sqlmodel import Field, SQLModel

from factdb import records
from factdb.actors.keys import key as name_key
from factdb.actors.keys import role_key, surname
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Finding,
    Form,
    Judgement,
    Kind,
    Match,
    Mention,
    Precision,
    Relation,
    Report,
    Role,
    Ruling,
    Stance,
    Statement,
    When,
    Words,
    short_id,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named: one without a name cannot be dropped on SQLite."""

OF = {"name": "of"}
"""The column ``of``: each class has a method of that name."""

NOT_COUNTED = {"autoincrement": False}
"""A key that is handed in: the database gives no numbers for it."""

BEGUN = "loaded-"
"""How the digest of a report begins of which only statements are known."""

OUR_KEY = re.compile(r"r-[0-9a-f]{12}\Z")
"""An id that `ReportRow.key_of` makes."""

SPAN = '0 <= start AND start < "end"'
FILLED = 'length(text) = "end" - start'
MENTION = tuple(one.name for one in fields(Mention))
_MENTIONED = attrgetter(*MENTION)
SAID = ("said_text", "said_start", "said_end", "said_first", "said_last", "said_precision")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database.

    SQLite has no such type, and SQLAlchemy's drops the offset there: it is kept as text of one
    width, which sorts as time does.

    Raises:
        ValueError: if given a naive time.

    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Choose text on SQLite, ``timestamptz`` elsewhere."""
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else self.impl)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a naive time, turn others to UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a time without a zone: {value.isoformat()}")
        return moment(value) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """Give an aware time in UTC."""
        if value is None:
            return None
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.astimezone(UTC)


@lru_cache(maxsize=1 << 12)
def moment(value: datetime) -> str:
    """Write an aware time as the views do: UTC, of one width.

    >>> moment(datetime(2031, 5, 6, 9, 30, tzinfo=UTC))
    '2031-05-06T09:30:00.000000Z'
    """
    told = value.astimezone(UTC).replace(tzinfo=None)
    return told.isoformat(timespec="microseconds") + "Z"


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """Hold a column to the words of an enumeration."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def all_or_none(name: str, *columns: str) -> CheckConstraint:
    """Hold columns that make one value together to be given or missing together."""
    first, *others = columns
    return CheckConstraint(
        " AND ".join(f"({first} IS NULL) = ({other} IS NULL)" for other in others), name=name
    )


class Table(SQLModel):
    """What every table is made from: its own metadata, with names for all constraints."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


def columns(row: Table) -> dict[str, Any]:
    """Give a row as column names and values, without a number that the database is to give."""
    given = {
        attribute.columns[0].name: getattr(row, attribute.key)
        for attribute in inspect(type(row)).column_attrs
    }
    return {name: value for name, value in given.items() if name != "seq" or value is not None}


class ReportRow(Table, table=True):
    """One published text. ``published`` is as printed, with its offset; ``day`` its date there."""

    __tablename__ = "report"
    __table_args__ = (Index(None, "url", "published_utc"),)

    seq: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    digest: str = Field(unique=True)
    external_id: str = Field(index=True)
    outlet: str
    title: str = Field(sa_type=Text)
    url: str = Field(sa_type=Text)
    published: str
    published_utc: datetime = Field(sa_type=UtcDateTime, index=True)
    day: date
    language: str
    licence: str
    text: str = Field(sa_type=Text)
    recorded_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    """When it came in; None where nobody noted it, before there was this column."""
    extractor: str = ""
    """What found its statements, with its version; "" where nobody noted it."""

    @staticmethod
    def key_of(report: Report) -> str:
        """Give the key under which the store knows a report, whatever its source calls it."""
        return f"r-{report.digest[:12]}"

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def begun_digest(report_id: str, outlet: str) -> str:
        """Make the digest of a report of which only statements are known, and what it is called.

        An id that factdb made says all; others may mean another report in another outlet.
        """
        named = (report_id, "" if OUR_KEY.match(report_id) else outlet.casefold())
        return BEGUN + hashlib.sha256("\x1f".join(named).encode()).hexdigest()

    @classmethod
    def of(cls, report: Report) -> Self:
        """Lay a report out in columns."""
        return cls(**cls.cells(report))

    @staticmethod
    def cells(report: Report) -> dict[str, Any]:
        """Give the columns of a report by themselves, for storing many."""
        digest = report.digest
        return {
            "key": f"r-{digest[:12]}",
            "digest": digest,
            "external_id": report.external_id,
            "outlet": report.outlet,
            "title": report.title,
            "url": report.url,
            "published": report.published.isoformat(),
            "published_utc": report.published,
            "day": report.day,
            "language": report.language,
            "licence": report.licence,
            "text": report.text,
        }

    @property
    def id(self) -> str:
        """`Report.id`: what the source calls it, else our key."""
        return self.external_id or self.key

    def value(self) -> Report:
        """Give the report back; ``published`` at the same moment and the same offset."""
        return Report(
            text=self.text,
            published=datetime.fromisoformat(self.published),
            outlet=self.outlet,
            title=self.title,
            url=self.url,
            language=self.language,
            licence=self.licence,
            external_id=self.external_id,
        )


class ActorRow(Table, table=True):
    """Somebody who speaks. ``counts_as`` is the actor it was merged into, else its own id."""

    __tablename__ = "actor"
    __table_args__ = (one_of("kind", ActorKind),)

    id: str = Field(primary_key=True)
    name: str
    kind: str
    part_of: str | None = None
    """Without a foreign key: a body may be named before anything is known of it."""
    counts_as: str = Field(index=True, foreign_key="actor.id")

    @classmethod
    def of(cls, actor: Actor) -> Self:
        """Lay an actor out in columns; its names and roles have tables of their own."""
        return cls(**cls.cells(actor))

    @staticmethod
    def cells(actor: Actor) -> dict[str, Any]:
        """Give the columns of an actor by themselves, for storing many."""
        return {
            "id": actor.id,
            "name": actor.name,
            "kind": str(actor.kind),
            "part_of": actor.part_of,
            "counts_as": actor.id,
        }

    def value(self, aliases: Iterable[str] = (), roles: Iterable[Role] = ()) -> Actor:
        """Give the actor back with its names and roles."""
        return Actor(
            id=self.id,
            name=self.name,
            kind=ActorKind(self.kind),
            aliases=tuple(alias for alias in aliases if alias != self.name),
            roles=tuple(roles),
            part_of=self.part_of,
        )


class AliasRow(Table, table=True):
    """A name of an actor, its own included, and the folded forms under which it is found."""

    __tablename__ = "actor_alias"
    __table_args__ = (UniqueConstraint("actor_id", "name"),)

    seq: int | None = Field(default=None, primary_key=True)
    actor_id: str = Field(foreign_key="actor.id")
    name: str = Field(index=True)
    key: str = Field(index=True)
    surname: str = Field(index=True)
    """The key of a person's last word; "" for bodies, whose last word tells nothing."""
    recorded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was first heard; None where nobody noted it."""

    @classmethod
    def of(cls, actor: Actor, name: str, recorded_at: datetime | None = None) -> Self:
        """Lay one name of an actor out in columns."""
        return cls(**cls.cells(actor, name, recorded_at))

    @staticmethod
    def cells(actor: Actor, name: str, recorded_at: datetime | None) -> dict[str, Any]:
        """Give the columns of a name by themselves, for storing many."""
        return {
            "actor_id": actor.id,
            "name": name,
            "key": name_key(name),
            "surname": surname(name) if actor.kind is ActorKind.PERSON else "",
            "recorded_at": recorded_at,
        }

    def value(self) -> str:
        """Give the name back."""
        return self.name


class RoleRow(Table, table=True):
    """An office of an actor, with the days of the first and last reports that print it."""

    __tablename__ = "actor_role"
    __table_args__ = (UniqueConstraint("actor_id", "title", "of"),)

    seq: int | None = Field(default=None, primary_key=True)
    actor_id: str = Field(foreign_key="actor.id")
    title: str = Field(index=True)
    of_: str = Field(sa_column_kwargs=OF)
    key: str = Field(index=True)
    """The form under which "the Russian president" is found; "" for an office of nobody."""
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, actor: Actor, role: Role) -> Self:
        """Lay a role out in columns."""
        return cls(
            actor_id=actor.id,
            title=role.title,
            of_=role.of,
            key=role_key(role.title, role.of),
            first=role.first,
            last=role.last,
        )

    def value(self) -> Role:
        """Give the role back."""
        return Role(self.title, self.of_, self.first, self.last)


class MentionRow(Table, table=True):
    """Words by which a report names an actor, who that is, and why we think so."""

    __tablename__ = "mention"
    __table_args__ = (
        CheckConstraint(SPAN, name="span"),
        CheckConstraint(FILLED, name="filled"),
        one_of("form", Form),
    )

    id: str = Field(primary_key=True)
    report_key: str = Field(index=True, foreign_key="report.key")
    text: str = Field(sa_type=Text)
    start: int
    end: int
    form: str
    name: str = Field(index=True)
    title: str
    of_: str = Field(sa_column_kwargs=OF)
    kind: str | None = None
    number: str
    gender: str
    actor_id: str | None = Field(default=None, index=True, foreign_key="actor.id")
    reason: str = Field(default="", sa_type=Text)

    @staticmethod
    def id_of(mention: Mention, report_key: str) -> str:
        """Make the id of a mention: of the report and of all that it says."""
        return short_id("m", report_key, *_MENTIONED(mention))

    @classmethod
    def of(
        cls, mention: Mention, report_key: str, actor_id: str | None = None, reason: str = ""
    ) -> Self:
        """Lay a mention out in columns, with who it is and why."""
        return cls(**_fields(cls.cells(mention, report_key, actor_id, reason)))

    @classmethod
    def cells(
        cls, mention: Mention, report_key: str, actor_id: str | None = None, reason: str = ""
    ) -> dict[str, Any]:
        """Give the columns of a mention by themselves, for storing many."""
        return {
            "id": cls.id_of(mention, report_key),
            "report_key": report_key,
            "text": mention.text,
            "start": mention.start,
            "end": mention.end,
            "form": str(mention.form),
            "name": mention.name,
            "title": mention.title,
            "of": mention.of,
            "kind": mention.kind and str(mention.kind),
            "number": mention.number,
            "gender": mention.gender,
            "actor_id": actor_id,
            "reason": reason,
        }

    def value(self) -> Mention:
        """Give the mention back."""
        return Mention(
            self.text,
            self.start,
            self.end,
            Form(self.form),
            self.name,
            self.title,
            self.of_,
            ActorKind(self.kind) if self.kind else None,
            self.number,
            self.gender,
        )


class StatementRow(Table, table=True):
    """Words or a claim in somebody's mouth. ``frames`` are JSON: only rules read them."""

    __tablename__ = "statement"
    __table_args__ = (
        CheckConstraint(SPAN, name="span"),
        CheckConstraint(FILLED, name="filled"),
        CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
        CheckConstraint("said_first <= said_last", name="said_on"),
        one_of("kind", Kind),
        one_of("stance", Stance),
        one_of("said_precision", Precision),
        all_or_none("sentence", "sentence", "sentence_start", "sentence_end"),
        all_or_none("cue", "cue", "cue_start", "cue_end"),
        all_or_none("said", *SAID),
        Index(None, "speaker_id", "published_utc"),
        Index(
            "ix_statement_withdrawn",
            "seq",
            sqlite_where=text("withdrawn"),
            postgresql_where=text("withdrawn"),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    report_key: str = Field(index=True, foreign_key="report.key")
    kind: str
    text: str = Field(sa_type=Text)
    start: int
    end: int
    sentence: str | None = Field(default=None, sa_type=Text)
    sentence_start: int | None = None
    sentence_end: int | None = None
    mention_id: str | None = Field(default=None, index=True, foreign_key="mention.id")
    speaker_id: str | None = Field(default=None, foreign_key="actor.id")
    doubt: str = Field(default="", sa_type=Text)
    cue: str | None = Field(default=None, sa_type=Text)
    cue_start: int | None = None
    cue_end: int | None = None
    stance: str
    negated: bool
    via: str = Field(default="", sa_type=Text)
    continues: str | None = None
    answers: str | None = None
    said_text: str | None = None
    said_start: int | None = None
    said_end: int | None = None
    said_first: date | None = None
    said_last: date | None = None
    said_precision: str | None = None
    frames: str = Field(sa_type=Text)
    confidence: float
    found_by: str
    published_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """That of its report: the newest of a speaker are at one end of an index."""
    copy_of: str | None = None
    """The id of the statement that another printing of the same text has in its place."""
    withdrawn: bool = False
    """Whether a person took it back, or a newer extractor does not find it any more."""

    @classmethod
    def of(cls, statement: Statement, report_key: str) -> Self:
        """Lay a statement out in columns; its parts have tables of their own."""
        return cls(**cls.cells(statement, report_key))

    @staticmethod
    def cells(
        statement: Statement, report_key: str, mention_id: str | None = None
    ) -> dict[str, Any]:
        """Give the columns of a statement by themselves, for storing many.

        ``mention_id`` is what `MentionRow.id_of` gives for its mention, where that is known.
        """
        mention = statement.mention
        if mention and mention_id is None:
            mention_id = MentionRow.id_of(mention, report_key)
        return {
            "id": statement.id,
            "report_key": report_key,
            "kind": str(statement.kind),
            "text": statement.text,
            "start": statement.start,
            "end": statement.end,
            **_columns("sentence", statement.sentence),
            "mention_id": mention_id,
            "speaker_id": statement.speaker.id if statement.speaker else None,
            "doubt": statement.doubt,
            **_columns("cue", statement.cue),
            "stance": str(statement.stance),
            "negated": statement.negated,
            "via": statement.via,
            "continues": statement.continues,
            "answers": statement.answers,
            **_said(statement.said_on),
            "frames": _json([records.frame(frame) for frame in statement.frames]),
            "confidence": statement.confidence,
            "found_by": statement.found_by,
            "published_utc": statement.published,
        }

    def value(self, report: ReportRow, **parts: Any) -> Statement:
        """Give the statement back.

        Args:
            report: the row of the report that it stands in.
            parts: what other tables hold: ``mention``, ``speaker``, ``co_speakers``, ``figures``
                and ``dates``, as values.

        """
        return Statement(
            id=self.id,
            report=report.id,
            published=datetime.fromisoformat(report.published),
            kind=Kind(self.kind),
            text=self.text,
            start=self.start,
            end=self.end,
            outlet=report.outlet,
            url=report.url,
            sentence=_words(self.sentence, self.sentence_start, self.sentence_end),
            doubt=self.doubt,
            cue=_words(self.cue, self.cue_start, self.cue_end),
            stance=Stance(self.stance),
            negated=self.negated,
            via=self.via,
            continues=self.continues,
            answers=self.answers,
            said_on=self._said_on(),
            frames=tuple(records.read_frame(frame) for frame in json.loads(self.frames)),
            confidence=self.confidence,
            found_by=self.found_by,
            **parts,
        )

    def _said_on(self) -> When | None:
        if not (self.said_first and self.said_last and self.said_precision):
            return None
        return When(
            self.said_text or "",
            self.said_start or 0,
            self.said_end or 0,
            self.said_first,
            self.said_last,
            Precision(self.said_precision),
        )


class SpeakerRow(Table, table=True):
    """One who speaks a statement together with its speaker."""

    __tablename__ = "statement_speaker"

    statement_id: str = Field(primary_key=True, foreign_key="statement.id")
    position: int = Field(primary_key=True)
    actor_id: str = Field(index=True, foreign_key="actor.id")

    @classmethod
    def all_of(cls, statement: Statement) -> Iterator[Self]:
        """Lay the co-speakers of a statement out in rows."""
        for position, actor in enumerate(statement.co_speakers):
            yield cls(statement_id=statement.id, position=position, actor_id=actor.id)


class FigureRow(Table, table=True):
    """A quantity in a statement, in the order of the text; a bound left open is NULL."""

    __tablename__ = "figure"
    __table_args__ = (
        CheckConstraint(SPAN, name="span"),
        CheckConstraint("low IS NOT NULL OR high IS NOT NULL", name="bounded"),
        CheckConstraint("low <= high", name="range"),
    )

    statement_id: str = Field(primary_key=True, foreign_key="statement.id")
    position: int = Field(primary_key=True)
    text: str = Field(sa_type=Text)
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    unit: str
    of_: str = Field(sa_type=Text, sa_column_kwargs=OF)
    approx: str

    @classmethod
    def of(cls, figure: Figure, statement_id: str, position: int) -> Self:
        """Lay a figure out in columns."""
        return cls(**_fields(cls.cells(figure, statement_id, position)))

    @staticmethod
    def cells(figure: Figure, statement_id: str, position: int) -> dict[str, Any]:
        """Give the columns of a figure by themselves, for storing many."""
        return {
            "statement_id": statement_id,
            "position": position,
            "text": figure.text,
            "start": figure.start,
            "end": figure.end,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "of": figure.of,
            "approx": figure.approx,
        }

    @classmethod
    def all_cells(cls, statement: Statement) -> Iterator[dict[str, Any]]:
        """Give the columns of all figures of a statement."""
        for position, figure in enumerate(statement.figures):
            yield cls.cells(figure, statement.id, position)

    @classmethod
    def all_of(cls, statement: Statement) -> Iterator[Self]:
        """Lay the figures of a statement out in rows."""
        for position, figure in enumerate(statement.figures):
            yield cls.of(figure, statement.id, position)

    def value(self) -> Figure:
        """Give the figure back."""
        return Figure(
            self.text,
            self.start,
            self.end,
            self.low,
            self.high,
            self.unit,
            self.of_,
            self.approx,
        )


class DateRow(Table, table=True):
    """A date in a statement, in the order of the text."""

    __tablename__ = "statement_date"
    __table_args__ = (
        CheckConstraint(SPAN, name="span"),
        CheckConstraint("first <= last", name="range"),
        one_of("precision", Precision),
    )

    statement_id: str = Field(primary_key=True, foreign_key="statement.id")
    position: int = Field(primary_key=True)
    text: str = Field(sa_type=Text)
    start: int
    end: int
    first: date
    last: date
    precision: str

    @classmethod
    def of(cls, when: When, statement_id: str, position: int) -> Self:
        """Lay a date out in columns."""
        return cls(
            statement_id=statement_id,
            position=position,
            text=when.text,
            start=when.start,
            end=when.end,
            first=when.first,
            last=when.last,
            precision=str(when.precision),
        )

    @classmethod
    def all_of(cls, statement: Statement) -> Iterator[Self]:
        """Lay the dates of a statement out in rows."""
        for position, when in enumerate(statement.dates):
            yield cls.of(when, statement.id, position)

    def value(self) -> When:
        """Give the date back."""
        return When(
            self.text, self.start, self.end, self.first, self.last, Precision(self.precision)
        )


class KeyRow(Table, table=True):
    """The keys under which a statement meets others, packed as `factdb.store.postings` says."""

    __tablename__ = "statement_key"

    statement_seq: int = Field(
        primary_key=True, foreign_key="statement.seq", sa_column_kwargs=NOT_COUNTED
    )
    keys: bytes


class PostingRow(Table, table=True):
    """How many statements a key leads to, and those of them that fill no page yet."""

    __tablename__ = "posting"

    key: int = Field(primary_key=True, sa_column_kwargs=NOT_COUNTED)
    count: int
    seqs: bytes


class PostingPageRow(Table, table=True):
    """A full page of the statements that a key leads to; pages count from 0."""

    __tablename__ = "posting_page"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)

    key: int = Field(primary_key=True, sa_column_kwargs=NOT_COUNTED)
    page: int = Field(primary_key=True, sa_column_kwargs=NOT_COUNTED)
    seqs: bytes


class VectorRow(Table, table=True):
    """What a statement means, as `factdb.match.vectors` has it, and the model that says so.

    A statement whose words change loses it, by a trigger.
    """

    __tablename__ = "statement_vector"

    statement_seq: int = Field(
        primary_key=True,
        foreign_key="statement.seq",
        ondelete="CASCADE",
        sa_column_kwargs=NOT_COUNTED,
    )
    model: str
    vector: bytes


class PrintRow(Table, table=True):
    """A hash that a report has in common with other printings of its text (`match.prints`)."""

    __tablename__ = "report_print"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)

    print_: int = Field(primary_key=True, sa_column_kwargs={"name": "print", **NOT_COUNTED})
    report_seq: int = Field(
        primary_key=True, foreign_key="report.seq", sa_column_kwargs=NOT_COUNTED
    )


class MatchRow(Table, table=True):
    """Two statements about the same thing and what the machine says of them."""

    __tablename__ = "match"
    __table_args__ = (
        CheckConstraint("0 <= likeness AND likeness <= 1", name="likeness"),
        CheckConstraint("0 <= score AND score <= 1", name="score"),
        one_of("relation", Relation),
    )

    left_id: str = Field(primary_key=True, foreign_key="statement.id")
    right_id: str = Field(primary_key=True, index=True, foreign_key="statement.id")
    likeness: float
    shared: str = Field(sa_type=Text)
    relation: str
    score: float
    reason: str = Field(sa_type=Text)
    rule: str
    evidence: str = Field(sa_type=Text)

    @classmethod
    def of(cls, match: Match, judgement: Judgement) -> Self:
        """Lay a match and its judgement out in columns."""
        return cls(**cls.cells(match, judgement))

    @staticmethod
    def cells(match: Match, judgement: Judgement) -> dict[str, Any]:
        """Give the columns of a match by themselves, for storing many."""
        return {
            "left_id": match.left.id,
            "right_id": match.right.id,
            "likeness": match.likeness,
            "shared": _json(match.shared),
            **_judged(judgement),
        }

    def value(self, left: Statement, right: Statement) -> tuple[Match, Judgement]:
        """Give the match and its judgement back."""
        shared = tuple(json.loads(self.shared))
        return Match(left, right, self.likeness, shared), _judgement(self)


class FindingRow(Table, table=True):
    """Two statements that cannot both stand, and why."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("relation", "left_id", "right_id"),
        CheckConstraint("0 <= score AND score <= 1", name="score"),
        one_of("relation", (one for one in Relation if one.conflict)),
    )

    id: str = Field(primary_key=True)
    relation: str
    left_id: str = Field(index=True, foreign_key="statement.id")
    right_id: str = Field(index=True, foreign_key="statement.id")
    score: float
    reason: str = Field(sa_type=Text)
    rule: str
    evidence: str = Field(sa_type=Text)
    ruling: str = Field(default=str(Ruling.OPEN), index=True)
    """What a person says; the machine never writes it."""
    recorded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was first found; None where nobody noted it."""

    @classmethod
    def of(cls, finding: Finding, recorded_at: datetime | None = None) -> Self:
        """Lay a finding out in columns."""
        return cls(
            id=finding.id,
            left_id=finding.left.id,
            right_id=finding.right.id,
            recorded_at=recorded_at,
            **_judged(finding.judgement),
        )

    def value(self, left: Statement, right: Statement) -> Finding:
        """Give the finding back."""
        return Finding(left, right, _judgement(self))


class ReviewRow(Table, table=True):
    """How a finding stands with people: whom it is assigned to, the entry that ruled it."""

    __tablename__ = "review"

    finding_id: str = Field(primary_key=True, foreign_key="finding.id")
    assigned_to: str = ""
    ruled_in: int | None = Field(default=None, foreign_key="log.seq")


class HoldRow(Table, table=True):
    """A finding that lies before a reviewer: until then no other ``desk`` gets it."""

    __tablename__ = "hold"

    finding_id: str = Field(primary_key=True, foreign_key="finding.id")
    desk: str = Field(unique=True)
    who: str
    until: datetime = Field(sa_type=UtcDateTime)


class LogRow(Table, table=True):
    """Who decided what, when: append-only, held by triggers. ``before`` and ``after`` are JSON."""

    __tablename__ = "log"

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    who: str
    what: str
    subject: str = Field(index=True)
    before: str = Field(sa_type=Text)
    after: str = Field(sa_type=Text)
    note: str = Field(default="", sa_type=Text)
    undoes: int | None = Field(default=None, unique=True, foreign_key="log.seq")


class CorrectionRow(Table, table=True):
    """A part of a statement that is a person's, the entry that made it so, and what it replaces.

    ``machine`` is JSON: what the extractor has there, the newest that read the report.
    """

    __tablename__ = "correction"

    statement_id: str = Field(primary_key=True, foreign_key="statement.id")
    field: str = Field(primary_key=True)
    machine: str = Field(sa_type=Text)
    entry: int = Field(foreign_key="log.seq")


class LapseRow(Table, table=True):
    """A finding that no longer follows from what stands, and the entry since which it does not."""

    __tablename__ = "lapse"

    finding_id: str = Field(primary_key=True, foreign_key="finding.id")
    entry: int = Field(foreign_key="log.seq")


class LessonRow(Table, table=True):
    """Whom a name means, or does not mean, in what an outlet prints, as a person says."""

    __tablename__ = "lesson"

    key: str = Field(primary_key=True)
    """The form of the name, `factdb.actors.keys.key`."""
    outlet: str = Field(primary_key=True)
    """"" for any."""
    actor_id: str = Field(primary_key=True, foreign_key="actor.id")
    means: bool


class MetaRow(Table, table=True):
    """What the database says of itself: the version of its views, the release that made it."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _fields(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Name columns as Python may name fields."""
    return {f"{name}_" if name in OF.values() else name: cell for name, cell in cells.items()}


def _columns(name: str, words: Words | None) -> dict[str, Any]:
    return {
        name: words and words.text,
        f"{name}_start": words and words.start,
        f"{name}_end": words and words.end,
    }


def _words(text: str | None, start: int | None, end: int | None) -> Words | None:
    if text is None or start is None or end is None:
        return None
    return Words(text, start, end)


def _said(when: When | None) -> dict[str, Any]:
    return {
        "said_text": when and when.text,
        "said_start": when and when.start,
        "said_end": when and when.end,
        "said_first": when and when.first,
        "said_last": when and when.last,
        "said_precision": when and str(when.precision),
    }


def _judged(judgement: Judgement) -> dict[str, Any]:
    return {
        "relation": str(judgement.relation),
        "score": judgement.score,
        "reason": judgement.reason,
        "rule": judgement.rule,
        "evidence": _json(judgement.evidence),
    }


def _judgement(row: MatchRow | FindingRow) -> Judgement:
    return Judgement(
        Relation(row.relation),
        row.score,
        row.reason,
        row.rule,
        tuple((side, words) for side, words in json.loads(row.evidence)),
    )
