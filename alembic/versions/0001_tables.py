"""Tables: reports, actors, statements and what was found between them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CONFLICTS = "'denial', 'negation', 'number', 'reversal', 'date', 'misquote', 'misattribution'"
SAID = ("said_text", "said_start", "said_end", "said_first", "said_last", "said_precision")
PRECISIONS = "'day', 'week', 'month', 'quarter', 'year'"


def upgrade() -> None:
    actors()
    reports()
    statements()
    judgements()
    records()


def downgrade() -> None:
    for table in (
        "meta",
        "log",
        "finding",
        "match",
        "statement_key",
        "statement_date",
        "figure",
        "statement_speaker",
        "statement",
        "mention",
        "report",
        "actor_role",
        "actor_alias",
        "actor",
    ):
        op.drop_table(table)


def actors() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("part_of", sa.String),
        sa.Column("counts_as", sa.String, sa.ForeignKey("actor.id"), nullable=False, index=True),
        sa.CheckConstraint("kind IN ('person', 'body', 'outlet')", name="kind"),
    )
    op.create_table(
        "actor_alias",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("actor_id", sa.String, sa.ForeignKey("actor.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False, index=True),
        sa.Column("surname", sa.String, nullable=False, index=True),
        sa.UniqueConstraint("actor_id", "name"),
    )
    op.create_table(
        "actor_role",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("actor_id", sa.String, sa.ForeignKey("actor.id"), nullable=False),
        sa.Column("title", sa.String, nullable=False, index=True),
        sa.Column("of", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False, index=True),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.UniqueConstraint("actor_id", "title", "of"),
    )


def reports() -> None:
    op.create_table(
        "report",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("external_id", sa.String, nullable=False, index=True),
        sa.Column("outlet", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("published", sa.String, nullable=False),
        sa.Column("published_utc", moment(), nullable=False, index=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("licence", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index(op.f("ix_report_url_published_utc"), "report", ["url", "published_utc"])
    op.create_table(
        "mention",
        sa.Column("id", sa.String, primary_key=True),
        report_key(),
        *span(),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("of", sa.String, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("gender", sa.String, nullable=False),
        sa.Column("actor_id", sa.String, sa.ForeignKey("actor.id"), index=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span"),
        sa.CheckConstraint('length(text) = "end" - start', name="filled"),
        sa.CheckConstraint("form IN ('name', 'role', 'pronoun', 'unnamed')", name="form"),
    )


def statements() -> None:
    op.create_table(
        "statement",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        report_key(),
        sa.Column("kind", sa.String, nullable=False),
        *span(),
        sa.Column("sentence", sa.Text),
        sa.Column("sentence_start", sa.Integer),
        sa.Column("sentence_end", sa.Integer),
        sa.Column("mention_id", sa.String, sa.ForeignKey("mention.id"), index=True),
        sa.Column("speaker_id", sa.String, sa.ForeignKey("actor.id"), index=True),
        sa.Column("doubt", sa.Text, nullable=False),
        sa.Column("cue", sa.Text),
        sa.Column("cue_start", sa.Integer),
        sa.Column("cue_end", sa.Integer),
        sa.Column("stance", sa.String, nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("continues", sa.String),
        sa.Column("answers", sa.String),
        sa.Column("said_text", sa.String),
        sa.Column("said_start", sa.Integer),
        sa.Column("said_end", sa.Integer),
        sa.Column("said_first", sa.Date),
        sa.Column("said_last", sa.Date),
        sa.Column("said_precision", sa.String),
        sa.Column("frames", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("found_by", sa.String, nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span"),
        sa.CheckConstraint('length(text) = "end" - start', name="filled"),
        sa.CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
        sa.CheckConstraint("said_first <= said_last", name="said_on"),
        sa.CheckConstraint("kind IN ('direct', 'mixed', 'indirect', 'assertion')", name="kind"),
        sa.CheckConstraint(
            "stance IN ('assert', 'deny', 'demand', 'accuse', 'warn', 'commit', 'support', "
            "'reject', 'estimate', 'admit', 'regret', 'ask')",
            name="stance",
        ),
        sa.CheckConstraint(f"said_precision IN ({PRECISIONS})", name="said_precision"),
        together("sentence", "sentence", "sentence_start", "sentence_end"),
        together("cue", "cue", "cue_start", "cue_end"),
        together("said", *SAID),
    )
    op.create_table(
        "statement_speaker",
        *part_of_statement(),
        sa.Column("actor_id", sa.String, sa.ForeignKey("actor.id"), nullable=False, index=True),
    )
    op.create_table(
        "figure",
        *part_of_statement(),
        *span(),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("approx", sa.String, nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span"),
        sa.CheckConstraint("low IS NOT NULL OR high IS NOT NULL", name="bounded"),
        sa.CheckConstraint("low <= high", name="range"),
    )
    op.create_table(
        "statement_date",
        *part_of_statement(),
        *span(),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("precision", sa.String, nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span"),
        sa.CheckConstraint("first <= last", name="range"),
        sa.CheckConstraint(f"precision IN ({PRECISIONS})", name="precision"),
    )
    op.create_table(
        "statement_key",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("statement_seq", sa.Integer, sa.ForeignKey("statement.seq"), primary_key=True),
        sqlite_with_rowid=False,
    )


def judgements() -> None:
    op.create_table(
        "match",
        sa.Column("left_id", sa.String, sa.ForeignKey("statement.id"), primary_key=True),
        sa.Column(
            "right_id", sa.String, sa.ForeignKey("statement.id"), primary_key=True, index=True
        ),
        sa.Column("likeness", sa.Float, nullable=False),
        sa.Column("shared", sa.Text, nullable=False),
        *judgement(),
        sa.CheckConstraint("0 <= likeness AND likeness <= 1", name="likeness"),
        sa.CheckConstraint("0 <= score AND score <= 1", name="score"),
        sa.CheckConstraint(
            f"relation IN ({CONFLICTS}, 'same', 'update', 'compatible', 'different')",
            name="relation",
        ),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("left_id", sa.String, sa.ForeignKey("statement.id"), nullable=False, index=True),
        sa.Column("right_id", sa.String, sa.ForeignKey("statement.id"), nullable=False, index=True),
        *judgement(),
        sa.Column("ruling", sa.String, nullable=False, index=True),
        sa.UniqueConstraint("relation", "left_id", "right_id"),
        sa.CheckConstraint("0 <= score AND score <= 1", name="score"),
        sa.CheckConstraint(f"relation IN ({CONFLICTS})", name="relation"),
    )


def records() -> None:
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("at", moment(), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False, index=True),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("log.seq"), unique=True),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )


def moment() -> sa.types.TypeEngine[object]:
    """Give what `UtcDateTime` is in each database."""
    return sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")  # type: ignore[return-value]


def report_key() -> sa.Column[str]:
    return sa.Column(
        "report_key", sa.String, sa.ForeignKey("report.key"), nullable=False, index=True
    )


def span() -> tuple[sa.Column[str], sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )


def part_of_statement() -> tuple[sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("statement_id", sa.String, sa.ForeignKey("statement.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    )


def judgement() -> tuple[
    sa.Column[str], sa.Column[float], sa.Column[str], sa.Column[str], sa.Column[str]
]:
    return (
        sa.Column("relation", sa.String, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
    )


def together(name: str, first: str, *others: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        " AND ".join(f"({first} IS NULL) = ({other} IS NULL)" for other in others), name=name
    )
