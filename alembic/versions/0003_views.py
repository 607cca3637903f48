"""Views: what other programs read. Their columns are promised in docs/reference/schema.md."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REPORT = "coalesce(nullif(r.external_id, ''), r.key)"
PLACE = f"{REPORT} AS report, r.outlet, r.published, DAY(r.day) AS day"

VIEWS = {
    "v_reports": f"""
        SELECT {REPORT} AS id, r.key, r.outlet, r.title, r.url, r.published,
               MOMENT(r.published_utc) AS published_utc, DAY(r.day) AS day,
               r.language, r.licence, r.text,
               (SELECT count(*) FROM statement s WHERE s.report_key = r.key) AS statements,
               (SELECT o.key FROM report o
                WHERE o.url = r.url AND r.url <> ''
                  AND (o.published_utc, o.seq) < (r.published_utc, r.seq)
                ORDER BY o.published_utc DESC, o.seq DESC LIMIT 1) AS replaces,
               (SELECT o.key FROM report o
                WHERE o.url = r.url AND r.url <> ''
                  AND (o.published_utc, o.seq) > (r.published_utc, r.seq)
                ORDER BY o.published_utc, o.seq LIMIT 1) AS replaced_by
        FROM report r
    """,
    "v_statements": f"""
        SELECT s.id, {REPORT} AS report, r.key AS report_key, r.outlet, r.title, r.url,
               r.published, MOMENT(r.published_utc) AS published_utc, DAY(r.day) AS day,
               s.kind, s.text, s.start, s."end",
               s.sentence, s.sentence_start, s.sentence_end,
               c.id AS speaker_id, c.name AS speaker, c.kind AS speaker_kind,
               m.text AS speaker_text, m.start AS speaker_start, m."end" AS speaker_end,
               m.form AS speaker_form, m.reason AS speaker_reason, s.doubt,
               s.cue, s.cue_start, s.cue_end, s.stance, s.negated, s.via,
               s.continues, s.answers,
               s.said_text, s.said_start, s.said_end,
               DAY(s.said_first) AS said_first, DAY(s.said_last) AS said_last, s.said_precision,
               s.confidence, s.found_by, s.seq
        FROM statement s
        JOIN report r ON r.key = s.report_key
        LEFT JOIN mention m ON m.id = s.mention_id
        LEFT JOIN actor a ON a.id = s.speaker_id
        LEFT JOIN actor c ON c.id = a.counts_as
    """,
    "v_speakers": """
        SELECT s.id AS statement, 0 AS position, c.id AS actor, c.name, c.kind
        FROM statement s
        JOIN actor a ON a.id = s.speaker_id
        JOIN actor c ON c.id = a.counts_as
        UNION ALL
        SELECT p.statement_id, p.position + 1, c.id, c.name, c.kind
        FROM statement_speaker p
        JOIN actor a ON a.id = p.actor_id
        JOIN actor c ON c.id = a.counts_as
    """,
    "v_figures": f"""
        SELECT f.statement_id AS statement, f.position, f.text, f.start, f."end",
               f.low, f.high, f.unit, f.of, f.approx,
               {PLACE}, c.id AS speaker_id, c.name AS speaker
        FROM figure f
        JOIN statement s ON s.id = f.statement_id
        JOIN report r ON r.key = s.report_key
        LEFT JOIN actor a ON a.id = s.speaker_id
        LEFT JOIN actor c ON c.id = a.counts_as
    """,
    "v_dates": f"""
        SELECT d.statement_id AS statement, d.position, d.text, d.start, d."end",
               DAY(d.first) AS first, DAY(d.last) AS last, d.precision, {PLACE}
        FROM statement_date d
        JOIN statement s ON s.id = d.statement_id
        JOIN report r ON r.key = s.report_key
    """,
    "v_matches": """
        SELECT left_id AS a, right_id AS b, likeness, relation, score, reason, rule
        FROM match
    """,
    "v_findings": """
        SELECT f.id, f.relation, f.score, f.reason, f.rule, f.ruling, f.evidence,
               f.left_id AS a, a.text AS a_text, a.speaker_id AS a_speaker_id,
               a.speaker AS a_speaker, a.report AS a_report, a.outlet AS a_outlet,
               a.published AS a_published, a.day AS a_day,
               f.right_id AS b, b.text AS b_text, b.speaker_id AS b_speaker_id,
               b.speaker AS b_speaker, b.report AS b_report, b.outlet AS b_outlet,
               b.published AS b_published, b.day AS b_day
        FROM finding f
        JOIN v_statements a ON a.id = f.left_id
        JOIN v_statements b ON b.id = f.right_id
    """,
    "v_actors": """
        SELECT c.id, c.name, c.kind, b.counts_as AS part_of,
               (SELECT count(*) FROM statement s JOIN actor m ON m.id = s.speaker_id
                WHERE m.counts_as = c.id) AS statements
        FROM actor c
        LEFT JOIN actor b ON b.id = c.part_of
        WHERE c.counts_as = c.id
    """,
    "v_names": """
        SELECT a.counts_as AS actor, n.name, n.key, n.surname
        FROM actor_alias n
        JOIN actor a ON a.id = n.actor_id
    """,
    "v_members": """
        SELECT counts_as AS actor, id FROM actor
    """,
    "v_roles": """
        SELECT a.counts_as AS actor, r.title, r.of, r.key,
               DAY(r.first) AS first, DAY(r.last) AS last
        FROM actor_role r
        JOIN actor a ON a.id = r.actor_id
    """,
    "v_log": """
        SELECT seq AS id, MOMENT(at) AS at, who, what, subject, before, after, note, undoes
        FROM log
    """,
}


# The text of a date depends on settings of the session otherwise.
POSTGRESQL = (
    """
    CREATE FUNCTION factdb_day(day date) RETURNS text IMMUTABLE LANGUAGE sql AS $$
        SELECT to_char(day, 'YYYY-MM-DD')
    $$
    """,
    """
    CREATE FUNCTION factdb_moment(moment timestamptz) RETURNS text IMMUTABLE LANGUAGE sql AS $$
        SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    $$
    """,
)


def upgrade() -> None:
    if not on_sqlite():
        for function in POSTGRESQL:
            op.get_bind().exec_driver_sql(function)
    for name, query in VIEWS.items():
        op.get_bind().exec_driver_sql(f"CREATE VIEW {name} AS {spelled(query)}")
    op.get_bind().exec_driver_sql("INSERT INTO meta (key, value) VALUES ('views', '1')")


def downgrade() -> None:
    for name in reversed(VIEWS):
        op.get_bind().exec_driver_sql(f"DROP VIEW {name}")
    op.get_bind().exec_driver_sql("DELETE FROM meta WHERE key = 'views'")
    if not on_sqlite():
        op.get_bind().exec_driver_sql("DROP FUNCTION factdb_day, factdb_moment")


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def spelled(query: str) -> str:
    """Write days and moments as ISO text: SQLite keeps them so."""
    if on_sqlite():
        return query.replace("DAY(", "(").replace("MOMENT(", "(")
    return query.replace("DAY(", "factdb_day(").replace("MOMENT(", "factdb_moment(")
