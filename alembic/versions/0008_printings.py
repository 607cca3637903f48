"""When a statement was printed, beside who spoke it; and which texts are printings of one.

`statement.published_utc` is that of its report, so that the newest statements of a speaker are at
one end of an index. `statement.copy_of` is the statement of an earlier stored printing;
`report_print` holds the least hashes of the runs of words of each text, by which printings meet.

The index of words is written only when something in it changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORDS = """
    SELECT s.seq, s.text, coalesce(s.sentence, '') AS sentence, coalesce(c.name, '') AS speaker,
           r.title
    FROM statement s
    JOIN report r ON r.key = s.report_key
    LEFT JOIN actor a ON a.id = s.speaker_id
    LEFT JOIN actor c ON c.id = a.counts_as
"""

SQLITE = f"""
    CREATE TRIGGER statement_search_update AFTER UPDATE{{of}} ON statement BEGIN
        DELETE FROM statement_search WHERE rowid = old.seq;
        INSERT INTO statement_search (rowid, text, sentence, speaker, title)
            {WORDS} WHERE s.seq = new.seq;
    END
"""

POSTGRESQL = """
    CREATE TRIGGER statement_search_write AFTER INSERT OR UPDATE{of} ON statement
        FOR EACH ROW EXECUTE FUNCTION factdb_index_statement()
"""

ACTORS = """
    SELECT c.id, c.name, c.kind, b.counts_as AS part_of, {statements} AS statements
    FROM actor c
    LEFT JOIN actor b ON b.id = c.part_of
    WHERE c.counts_as = c.id
"""
COUNTED = """
    (SELECT count(*) FROM statement s JOIN actor m ON m.id = s.speaker_id
     WHERE m.counts_as = c.id{stands})
"""

OF = " OF seq, text, sentence, speaker_id, report_key"


def upgrade() -> None:
    index_words(OF)
    moment = "VARCHAR(27)" if on_sqlite() else "timestamptz"
    run(f"ALTER TABLE statement ADD COLUMN published_utc {moment}")
    run("ALTER TABLE statement ADD COLUMN copy_of VARCHAR")
    run(
        "UPDATE statement SET published_utc = "
        "(SELECT r.published_utc FROM report r WHERE r.key = statement.report_key)"
    )
    op.drop_index("ix_statement_speaker_id", "statement")
    op.create_index(
        "ix_statement_speaker_id_published_utc", "statement", ["speaker_id", "published_utc"]
    )
    op.create_index("ix_actor_alias_name", "actor_alias", ["name"])
    # Those that stand are all but the few that do not: counted in the index alone.
    withdrawn = COUNTED.format(stands=" AND s.withdrawn")
    count_by(f"{COUNTED.format(stands='')} - {withdrawn}")
    op.create_table(
        "report_print",
        sa.Column("print", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "report_seq",
            sa.Integer,
            sa.ForeignKey("report.seq"),
            primary_key=True,
            autoincrement=False,
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("report_print")
    count_by(COUNTED.format(stands=" AND NOT s.withdrawn"))
    op.drop_index("ix_actor_alias_name", "actor_alias")
    op.drop_index("ix_statement_speaker_id_published_utc", "statement")
    run("ALTER TABLE statement DROP COLUMN copy_of")
    run("ALTER TABLE statement DROP COLUMN published_utc")
    op.create_index("ix_statement_speaker_id", "statement", ["speaker_id"])
    index_words("")


def count_by(statements: str) -> None:
    run("DROP VIEW v_actors")
    run(f"CREATE VIEW v_actors AS {ACTORS.format(statements=statements)}")


def index_words(of: str) -> None:
    if on_sqlite():
        run("DROP TRIGGER statement_search_update")
        run(SQLITE.format(of=of))
    else:
        run("DROP TRIGGER statement_search_write ON statement")
        run(POSTGRESQL.format(of=of))


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)
