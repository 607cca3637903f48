"""What statements mean, as vectors; a statement whose words change loses its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SQLITE = """
    CREATE TRIGGER statement_vector_stale AFTER UPDATE OF text, sentence ON statement BEGIN
        DELETE FROM statement_vector WHERE statement_seq = old.seq;
    END
"""

POSTGRESQL = (
    """
    CREATE FUNCTION factdb_stale_vector() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM statement_vector WHERE statement_seq = old.seq;
        RETURN NULL;
    END
    $$
    """,
    """
    CREATE TRIGGER statement_vector_stale AFTER UPDATE OF text, sentence ON statement
        FOR EACH ROW EXECUTE FUNCTION factdb_stale_vector()
    """,
)


def upgrade() -> None:
    statement = sa.ForeignKey("statement.seq", ondelete="CASCADE")
    op.create_table(
        "statement_vector",
        sa.Column("statement_seq", sa.Integer, statement, primary_key=True, autoincrement=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )
    for query in (SQLITE,) if on_sqlite() else POSTGRESQL:
        op.get_bind().exec_driver_sql(query)


def downgrade() -> None:
    on = "" if on_sqlite() else " ON statement"
    op.get_bind().exec_driver_sql(f"DROP TRIGGER statement_vector_stale{on}")
    if not on_sqlite():
        op.get_bind().exec_driver_sql("DROP FUNCTION factdb_stale_vector")
    op.drop_table("statement_vector")


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
