"""What people correct in statements, what follows from it, and when everything came in.

`correction` says which parts of a statement are a person's, with what the machine has in their
place; `lapse`, which findings no longer follow; `lesson`, whom a name means or does not mean.
Nobody noted when older rows came in: their ``recorded_at`` is NULL.

Views show what stands, as before, with columns after those that they had. Four have a sister
``v_kept_…`` in which that stands, too, which was withdrawn.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REPORT = "coalesce(nullif(r.external_id, ''), r.key)"
PLACE = f"{REPORT} AS report, r.outlet, r.published, DAY(r.day) AS day"

REPORTS = f"""
    SELECT {REPORT} AS id, r.key, r.outlet, r.title, r.url, r.published,
           MOMENT(r.published_utc) AS published_utc, DAY(r.day) AS day,
           r.language, r.licence, r.text,
           (SELECT count(*) FROM statement s WHERE s.report_key = r.key{{stands}}) AS statements,
           (SELECT o.key FROM report o
            WHERE o.url = r.url AND r.url <> ''
              AND (o.published_utc, o.seq) < (r.published_utc, r.seq)
            ORDER BY o.published_utc DESC, o.seq DESC LIMIT 1) AS replaces,
           (SELECT o.key FROM report o
            WHERE o.url = r.url AND r.url <> ''
              AND (o.published_utc, o.seq) > (r.published_utc, r.seq)
            ORDER BY o.published_utc, o.seq LIMIT 1) AS replaced_by{{recorded}}
    FROM report r
"""

STATEMENTS = f"""
    SELECT s.id, {REPORT} AS report, r.key AS report_key, r.outlet, r.title, r.url,
           r.published, MOMENT(r.published_utc) AS published_utc, DAY(r.day) AS day,
           s.kind, s.text, s.start, s."end",
           s.sentence, s.sentence_start, s.sentence_end,
           c.id AS speaker_id, c.name AS speaker, c.kind AS speaker_kind,
           m.text AS speaker_text, m.start AS speaker_start, m."end" AS speaker_end,
           m.form AS speaker_form, {{reason}} AS speaker_reason, s.doubt,
           s.cue, s.cue_start, s.cue_end, s.stance, s.negated, s.via,
           s.continues, s.answers,
           s.said_text, s.said_start, s.said_end,
           DAY(s.said_first) AS said_first, DAY(s.said_last) AS said_last, s.said_precision,
           s.confidence, s.found_by, s.seq{{corrected}}{{withdrawn}}
    FROM statement s
    JOIN report r ON r.key = s.report_key
    LEFT JOIN mention m ON m.id = s.mention_id
    LEFT JOIN actor a ON a.id = s.speaker_id
    LEFT JOIN actor c ON c.id = a.counts_as
"""

SPEAKERS = """
    SELECT s.id AS statement, 0 AS position, c.id AS actor, c.name, c.kind{withdrawn}
    FROM statement s
    JOIN actor a ON a.id = s.speaker_id
    JOIN actor c ON c.id = a.counts_as
    UNION ALL
    SELECT p.statement_id, p.position + 1, c.id, c.name, c.kind{withdrawn}
    FROM statement_speaker p{of_statement}
    JOIN actor a ON a.id = p.actor_id
    JOIN actor c ON c.id = a.counts_as
"""

FIGURES = f"""
    SELECT f.statement_id AS statement, f.position, f.text, f.start, f."end",
           f.low, f.high, f.unit, f.of, f.approx,
           {PLACE}, c.id AS speaker_id, c.name AS speaker{{withdrawn}}
    FROM figure f
    JOIN statement s ON s.id = f.statement_id
    JOIN report r ON r.key = s.report_key
    LEFT JOIN actor a ON a.id = s.speaker_id
    LEFT JOIN actor c ON c.id = a.counts_as
"""

DATES = f"""
    SELECT d.statement_id AS statement, d.position, d.text, d.start, d."end",
           DAY(d.first) AS first, DAY(d.last) AS last, d.precision, {PLACE}{{withdrawn}}
    FROM statement_date d
    JOIN statement s ON s.id = d.statement_id
    JOIN report r ON r.key = s.report_key
"""

FINDINGS = """
    SELECT f.id, f.relation, f.score, f.reason, f.rule, f.ruling, f.evidence,
           f.left_id AS a, a.text AS a_text, a.speaker_id AS a_speaker_id,
           a.speaker AS a_speaker, a.report AS a_report, a.outlet AS a_outlet,
           a.published AS a_published, a.day AS a_day,
           f.right_id AS b, b.text AS b_text, b.speaker_id AS b_speaker_id,
           b.speaker AS b_speaker, b.report AS b_report, b.outlet AS b_outlet,
           b.published AS b_published, b.day AS b_day,
           coalesce(p.assigned_to, '') AS assigned_to,
           coalesce(l.who, '') AS ruled_by, MOMENT(l.at) AS ruled_at,
           coalesce(l.note, '') AS ruling_note{lapsed}
    FROM finding f
    JOIN {sides} a ON a.id = f.left_id
    JOIN {sides} b ON b.id = f.right_id
    LEFT JOIN review p ON p.finding_id = f.id
    LEFT JOIN log l ON l.seq = p.ruled_in{of_lapse}
"""

ACTORS = """
    SELECT c.id, c.name, c.kind, b.counts_as AS part_of,
           (SELECT count(*) FROM statement s JOIN actor m ON m.id = s.speaker_id
            WHERE m.counts_as = c.id{stands}) AS statements
    FROM actor c
    LEFT JOIN actor b ON b.id = c.part_of
    WHERE c.counts_as = c.id
"""

OLD = {"stands": "", "recorded": "", "reason": "m.reason", "corrected": "", "withdrawn": "",
       "of_statement": "", "lapsed": "", "sides": "v_statements", "of_lapse": ""}  # fmt: skip

BY_PERSON = "FROM correction k JOIN log l ON l.seq = k.entry WHERE k.statement_id = s.id"

NEW = {
    "stands": " AND NOT s.withdrawn",
    "recorded": ",\n           MOMENT(r.recorded_at) AS recorded_at, r.extractor",
    "reason": f"coalesce((SELECT 'corrected by ' || l.who {BY_PERSON} AND k.field = 'speaker'),"
    " m.reason)",
    "corrected": f""",
           coalesce((SELECT JOINED(fields.field) FROM (
               SELECT k.field FROM correction k WHERE k.statement_id = s.id ORDER BY k.field
           ) AS fields), '') AS corrected,
           coalesce((SELECT l.who {BY_PERSON} ORDER BY l.seq DESC LIMIT 1), '') AS corrected_by,
           (SELECT MOMENT(max(l.at)) {BY_PERSON}) AS corrected_at""",
    "withdrawn": ", s.withdrawn",
    "of_statement": "\n    JOIN statement s ON s.id = p.statement_id",
    "lapsed": """,
           MOMENT(f.recorded_at) AS recorded_at,
           MOMENT(x.at) AS lapsed_at, coalesce(x.who, '') AS lapsed_by""",
    "sides": "v_kept_statements",
    "of_lapse": """
    LEFT JOIN lapse e ON e.finding_id = f.id
    LEFT JOIN log x ON x.seq = e.entry""",
}

STANDS = {
    "statements": "NOT withdrawn",
    "speakers": "NOT withdrawn",
    "figures": "NOT withdrawn",
    "dates": "NOT withdrawn",
    "findings": "lapsed_at IS NULL OR ruling <> 'open'",
}
"""Of what is kept, what stands. A finding that somebody ruled on is never dropped."""

BEFORE = {
    "v_reports": REPORTS,
    "v_statements": STATEMENTS,
    "v_speakers": SPEAKERS,
    "v_figures": FIGURES,
    "v_dates": DATES,
    "v_findings": FINDINGS,
    "v_actors": ACTORS,
}

SINCE = {
    "v_reports": REPORTS,
    "v_kept_statements": STATEMENTS,
    "v_kept_speakers": SPEAKERS,
    "v_kept_figures": FIGURES,
    "v_kept_dates": DATES,
    "v_kept_findings": FINDINGS,
    "v_actors": ACTORS,
}


def upgrade() -> None:
    drop(BEFORE)
    for statement in (
        "ALTER TABLE report ADD COLUMN recorded_at TIME",
        "ALTER TABLE report ADD COLUMN extractor VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE finding ADD COLUMN recorded_at TIME",
        "ALTER TABLE actor_alias ADD COLUMN recorded_at TIME",
        "ALTER TABLE statement ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT false",
    ):
        run(statement.replace("TIME", "VARCHAR(27)" if on_sqlite() else "timestamptz"))
    op.create_index("ix_report_recorded_at", "report", ["recorded_at"])
    op.create_index("ix_mention_name", "mention", ["name"])
    op.create_index("ix_log_at", "log", ["at"])
    withdrawn = sa.text("withdrawn")
    op.create_index(
        "ix_statement_withdrawn",
        "statement",
        ["seq"],
        sqlite_where=withdrawn,
        postgresql_where=withdrawn,
    )
    make_tables()
    make(SINCE, NEW)
    for name, stands in STANDS.items():
        kept = [one for one in columns(f"v_kept_{name}") if one != "withdrawn"]
        listed = ", ".join(f'"{one}"' for one in kept)
        run(f"CREATE VIEW v_{name} AS SELECT {listed} FROM v_kept_{name} WHERE {stands}")
    run("CREATE VIEW v_lessons AS SELECT key, outlet, actor_id AS actor, means FROM lesson")


def downgrade() -> None:
    run("DROP VIEW v_lessons")
    drop([f"v_{name}" for name in STANDS])
    drop(SINCE)
    for table in ("lesson", "lapse", "correction"):
        op.drop_table(table)
    for table, index in (("statement", "withdrawn"), ("log", "at"), ("mention", "name"),
                         ("report", "recorded_at")):  # fmt: skip
        op.drop_index(f"ix_{table}_{index}", table)
    for table, column in (("statement", "withdrawn"), ("actor_alias", "recorded_at"),
                          ("finding", "recorded_at"), ("report", "extractor"),
                          ("report", "recorded_at")):  # fmt: skip
        run(f"ALTER TABLE {table} DROP COLUMN {column}")
    make(BEFORE, OLD)


def make_tables() -> None:
    op.create_table(
        "correction",
        sa.Column("statement_id", sa.String, sa.ForeignKey("statement.id"), primary_key=True),
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("machine", sa.Text, nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("log.seq"), nullable=False),
    )
    op.create_table(
        "lapse",
        sa.Column("finding_id", sa.String, sa.ForeignKey("finding.id"), primary_key=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("log.seq"), nullable=False),
    )
    op.create_table(
        "lesson",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("outlet", sa.String, primary_key=True),
        sa.Column("actor_id", sa.String, sa.ForeignKey("actor.id"), primary_key=True),
        sa.Column("means", sa.Boolean, nullable=False),
    )


def make(views: dict[str, str], filled: dict[str, str]) -> None:
    for name, query in views.items():
        run(f"CREATE VIEW {name} AS {spelled(query.format(**filled))}")


def drop(views: dict[str, str] | list[str]) -> None:
    for name in reversed(list(views)):
        run(f"DROP VIEW {name}")


def columns(view: str) -> list[str]:
    return [str(one["name"]) for one in sa.inspect(op.get_bind()).get_columns(view)]


def spelled(query: str) -> str:
    """Write days and moments as ISO text, lists with commas, in the way of each database."""
    if on_sqlite():
        query = query.replace("JOINED(fields.field)", "group_concat(fields.field, ',')")
        return query.replace("DAY(", "(").replace("MOMENT(", "(")
    query = query.replace("JOINED(fields.field)", "string_agg(fields.field, ',')")
    return query.replace("DAY(", "factdb_day(").replace("MOMENT(", "factdb_moment(")


def run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
