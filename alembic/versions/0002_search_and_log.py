"""What the databases keep by themselves: the index of words, and a log that only grows.

Both look statements up by their words, their sentence, who speaks and the title of the report,
stemmed, without case, diacritics and marks: SQLite by FTS5, PostgreSQL by a tsvector and GIN.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
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

SPOKEN = """
    s.speaker_id IN (SELECT id FROM actor WHERE counts_as IN (new.counts_as, old.counts_as))
"""

SQLITE_UP = (
    """
    CREATE VIRTUAL TABLE statement_search USING fts5(
        text, sentence, speaker, title, tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    f"""
    CREATE TRIGGER statement_search_insert AFTER INSERT ON statement BEGIN
        INSERT INTO statement_search (rowid, text, sentence, speaker, title)
            {WORDS} WHERE s.seq = new.seq;
    END
    """,
    """
    CREATE TRIGGER statement_search_delete AFTER DELETE ON statement BEGIN
        DELETE FROM statement_search WHERE rowid = old.seq;
    END
    """,
    f"""
    CREATE TRIGGER statement_search_update AFTER UPDATE ON statement BEGIN
        DELETE FROM statement_search WHERE rowid = old.seq;
        INSERT INTO statement_search (rowid, text, sentence, speaker, title)
            {WORDS} WHERE s.seq = new.seq;
    END
    """,
    f"""
    CREATE TRIGGER statement_search_actor AFTER UPDATE OF name, counts_as ON actor BEGIN
        DELETE FROM statement_search WHERE rowid IN (SELECT seq FROM statement s WHERE {SPOKEN});
        INSERT INTO statement_search (rowid, text, sentence, speaker, title)
            {WORDS} WHERE {SPOKEN};
    END
    """,
    f"""
    CREATE TRIGGER statement_search_report AFTER UPDATE OF title ON report BEGIN
        DELETE FROM statement_search
            WHERE rowid IN (SELECT seq FROM statement WHERE report_key = new.key);
        INSERT INTO statement_search (rowid, text, sentence, speaker, title)
            {WORDS} WHERE s.report_key = new.key;
    END
    """,
    """
    CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN
        SELECT raise(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN
        SELECT raise(ABORT, 'the log is append-only');
    END
    """,
)

SQLITE_DOWN = (
    *(
        f"DROP TRIGGER {trigger}"
        for trigger in (
            "log_delete",
            "log_update",
            "statement_search_report",
            "statement_search_actor",
            "statement_search_update",
            "statement_search_delete",
            "statement_search_insert",
        )
    ),
    "DROP TABLE statement_search",
)

POSTGRESQL_UP = (
    # The stemmer without its list of stop words: "no" and "not" are what we look for.
    "CREATE TEXT SEARCH DICTIONARY factdb_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION factdb (PARSER = default)",
    """
    ALTER TEXT SEARCH CONFIGURATION factdb
        ADD MAPPING FOR asciiword, word, numword, int, uint, float, sfloat WITH factdb_stem
    """,
    r"""
    CREATE FUNCTION factdb_words(said text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
        SELECT regexp_replace(
            regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]', '', 'g'),
            '[!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f]+', ' ', 'g')
    $$
    """,
    """
    CREATE TABLE statement_search (
        seq integer CONSTRAINT pk_statement_search PRIMARY KEY
            CONSTRAINT fk_statement_search_seq REFERENCES statement (seq) ON DELETE CASCADE,
        words tsvector NOT NULL
    )
    """,
    "CREATE INDEX ix_statement_search_words ON statement_search USING gin (words)",
    f"""
    CREATE FUNCTION factdb_index(wanted integer[]) RETURNS void LANGUAGE sql AS $$
        INSERT INTO statement_search (seq, words)
        SELECT seq,
               setweight(to_tsvector('factdb', factdb_words(text)), 'A')
               || setweight(to_tsvector('factdb', factdb_words(speaker)), 'B')
               || setweight(to_tsvector('factdb', factdb_words(title)), 'C')
               || setweight(to_tsvector('factdb', factdb_words(sentence)), 'D')
        FROM ({WORDS} WHERE s.seq = ANY (wanted)) AS found
        ON CONFLICT (seq) DO UPDATE SET words = excluded.words
    $$
    """,
    """
    CREATE FUNCTION factdb_index_statement() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM factdb_index(ARRAY[new.seq]);
        RETURN NULL;
    END
    $$
    """,
    """
    CREATE TRIGGER statement_search_write AFTER INSERT OR UPDATE ON statement
        FOR EACH ROW EXECUTE FUNCTION factdb_index_statement()
    """,
    f"""
    CREATE FUNCTION factdb_index_actor() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM factdb_index(array_agg(s.seq)) FROM statement s WHERE {SPOKEN};
        RETURN NULL;
    END
    $$
    """,
    """
    CREATE TRIGGER statement_search_actor AFTER UPDATE OF name, counts_as ON actor
        FOR EACH ROW EXECUTE FUNCTION factdb_index_actor()
    """,
    """
    CREATE FUNCTION factdb_index_report() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM factdb_index(array_agg(seq)) FROM statement WHERE report_key = new.key;
        RETURN NULL;
    END
    $$
    """,
    """
    CREATE TRIGGER statement_search_report AFTER UPDATE OF title ON report
        FOR EACH ROW EXECUTE FUNCTION factdb_index_report()
    """,
    """
    CREATE FUNCTION factdb_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the log is append-only';
    END
    $$
    """,
    """
    CREATE TRIGGER log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log
        FOR EACH STATEMENT EXECUTE FUNCTION factdb_refuse()
    """,
)

POSTGRESQL_DOWN = (
    "DROP TRIGGER log_kept ON log",
    "DROP FUNCTION factdb_refuse",
    "DROP TRIGGER statement_search_report ON report",
    "DROP FUNCTION factdb_index_report",
    "DROP TRIGGER statement_search_actor ON actor",
    "DROP FUNCTION factdb_index_actor",
    "DROP TRIGGER statement_search_write ON statement",
    "DROP FUNCTION factdb_index_statement",
    "DROP FUNCTION factdb_index",
    "DROP TABLE statement_search",
    "DROP FUNCTION factdb_words",
    "DROP TEXT SEARCH CONFIGURATION factdb",
    "DROP TEXT SEARCH DICTIONARY factdb_stem",
)


def upgrade() -> None:
    run(SQLITE_UP if on_sqlite() else POSTGRESQL_UP)


def downgrade() -> None:
    run(SQLITE_DOWN if on_sqlite() else POSTGRESQL_DOWN)


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
