"""The index of keys: packed numbers in the place of a row for each key of each statement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("statement_key")
    op.create_table(
        "statement_key",
        number("statement_seq", sa.ForeignKey("statement.seq")),
        sa.Column("keys", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "posting",
        number("key"),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("seqs", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "posting_page",
        number("key"),
        number("page"),
        sa.Column("seqs", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("posting_page", "posting", "statement_key"):
        op.drop_table(table)
    op.create_table(
        "statement_key",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("statement_seq", sa.Integer, sa.ForeignKey("statement.seq"), primary_key=True),
        sqlite_with_rowid=False,
    )


def number(name: str, *more: sa.ForeignKey) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, *more, primary_key=True, autoincrement=False)
