"""Who reviews what: findings that lie before somebody, whom they are assigned to, who ruled them.

`v_findings` says so too, in columns after those that it had.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEFORE = """
    SELECT f.id, f.relation, f.score, f.reason, f.rule, f.ruling, f.evidence,
           f.left_id AS a, a.text AS a_text, a.speaker_id AS a_speaker_id,
           a.speaker AS a_speaker, a.report AS a_report, a.outlet AS a_outlet,
           a.published AS a_published, a.day AS a_day,
           f.right_id AS b, b.text AS b_text, b.speaker_id AS b_speaker_id,
           b.speaker AS b_speaker, b.report AS b_report, b.outlet AS b_outlet,
           b.published AS b_published, b.day AS b_day{more}
    FROM finding f
    JOIN v_statements a ON a.id = f.left_id
    JOIN v_statements b ON b.id = f.right_id{joined}
"""

MORE = """,
           coalesce(p.assigned_to, '') AS assigned_to,
           coalesce(l.who, '') AS ruled_by, MOMENT(l.at) AS ruled_at,
           coalesce(l.note, '') AS ruling_note"""

JOINED = """
    LEFT JOIN review p ON p.finding_id = f.id
    LEFT JOIN log l ON l.seq = p.ruled_in"""


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("finding_id", sa.String, sa.ForeignKey("finding.id"), primary_key=True),
        sa.Column("assigned_to", sa.String, nullable=False),
        sa.Column("ruled_in", sa.Integer, sa.ForeignKey("log.seq")),
    )
    op.create_table(
        "hold",
        sa.Column("finding_id", sa.String, sa.ForeignKey("finding.id"), primary_key=True),
        sa.Column("desk", sa.String, nullable=False, unique=True),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("until", moment(), nullable=False),
    )
    for finding, entry in ruled():
        op.execute(
            sa.text(
                "INSERT INTO review (finding_id, assigned_to, ruled_in) "
                "VALUES (:finding, '', :entry)"
            ).bindparams(finding=finding, entry=entry)
        )
    view(BEFORE.format(more=MORE, joined=JOINED))


def downgrade() -> None:
    view(BEFORE.format(more="", joined=""))
    op.drop_table("hold")
    op.drop_table("review")


def view(query: str) -> None:
    op.get_bind().exec_driver_sql("DROP VIEW v_findings")
    spelled = "(" if on_sqlite() else "factdb_moment("
    op.get_bind().exec_driver_sql(f"CREATE VIEW v_findings AS {query.replace('MOMENT(', spelled)}")


def ruled() -> Iterator[tuple[str, int]]:
    """Give the findings that were ruled, each with the entry of the log whose ruling stands."""
    stands: dict[str, int | None] = {}
    stood: dict[int, int | None] = {}
    log = sa.text("SELECT seq, subject, undoes, after FROM log ORDER BY seq")
    for seq, subject, undoes, after in op.get_bind().execute(log):
        if "rulings" in json.loads(after):
            stood[seq] = stands.get(subject)
            stands[subject] = seq if undoes is None else stood[undoes]
    return ((finding, entry) for finding, entry in stands.items() if entry is not None)


def moment() -> sa.types.TypeEngine[object]:
    """Give what `UtcDateTime` is in each database."""
    return sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")  # type: ignore[return-value]


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
