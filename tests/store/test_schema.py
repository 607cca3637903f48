"""Views are a contract: the page that documents them says what stands in both databases."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, inspect, text

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "schema.md"
HEADING = re.compile(r"^## (v_\w+)$", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.MULTILINE)


def documented() -> dict[str, list[str]]:
    """Read the page: each view and its columns, in order."""
    _, *parts = HEADING.split(PAGE.read_text("utf-8"))
    sections = zip(parts[::2], parts[1::2], strict=True)
    return {view: [name for name, _ in ROW.findall(told)] for view, told in sections}


def test_views_are_documented(engine: Engine) -> None:
    """Every view, every column, in order, on both databases."""
    found = {
        view: [column["name"] for column in inspect(engine).get_columns(view)]
        for view in inspect(engine).get_view_names()
    }

    assert found == documented()


def test_views_have_a_version(engine: Engine) -> None:
    """Other programs can see which contract they read."""
    with engine.connect() as connection:
        version = connection.execute(text("SELECT value FROM meta WHERE key = 'views'")).scalar()

    assert f"(now `{version}`)" in PAGE.read_text("utf-8")


EXAMPLES = "".join(re.findall(r"```sql\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL))


def test_examples_run(engine: Engine) -> None:
    """What the page shows can be pasted."""
    queries = [one for one in EXAMPLES.split(";") if one.strip()]
    with engine.connect() as connection:
        for query in queries:
            assert connection.execute(text(query)).fetchall() == []

    assert len(queries) == 2
