"""The package as others meet it: its names, its weight, its folders."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import factdb
from factdb.cli import main
from factdb.database import Database
from factdb.errors import UsageError

ROOT = Path(__file__).parents[1]
HEAVY = ("spacy", "sqlalchemy", "sqlmodel", "alembic", "numpy", "typer")


def test_all_is_true() -> None:
    """Every public name exists, and the list is sorted."""
    assert all(hasattr(factdb, name) for name in factdb.__all__)
    assert list(factdb.__all__) == sorted(factdb.__all__)


def test_import_is_light() -> None:
    """`import factdb` loads neither the parser nor the ORM."""
    code = f"import sys, factdb; print([m for m in {HEAVY!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_alembic_stays_the_library() -> None:
    """A package file in alembic/ would make ``import alembic`` ours."""
    assert not (ROOT / "alembic" / "__init__.py").exists()


FEW = frozenset({
    "_builder", "_lexicon", "_loaded", "_made", "_names", "_pattern", "_reader", "_words",
    "extractor", "load", "names", "table", "told", "word_class", "word_set", "words_of",
})  # fmt: skip
"""Functions of which there are few things to ask: lists and kinds of ours, models, databases."""


def test_what_is_kept_of_reports_has_a_bound() -> None:
    """Names and words that were never seen keep coming: no function keeps all answers to them."""
    kept = {
        node.name
        for file in (ROOT / "factdb").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.args.args or node.args.vararg)
        and any(isinstance(by, ast.Name) and by.id == "cache" for by in node.decorator_list)
    }

    assert kept == FEW


def test_a_text_is_no_report() -> None:
    """A named error that says what to hand in."""
    with pytest.raises(UsageError, match="not str") as refused:
        factdb.extract("“We will stay,” said Anna Kovacs.")  # type: ignore[arg-type]

    assert "factdb.Report" in refused.value.hint


def test_the_library_does_what_the_commands_do() -> None:
    """A method for each command that asks or decides; others are about this machine."""
    only_commands = {"archive", "compare", "config", "demo", "doctor", "eval", "extract", "help",
                     "info", "db"}  # fmt: skip
    told = (
        one.name or one.callback.__name__ for one in main.app.registered_commands if one.callback
    )
    commands = {name.strip("_") for name in told} - only_commands
    methods = {name.removesuffix("_") for name in dir(Database)}

    assert commands - methods == set()
    assert {"alias", "merge", "split", "embed", "cited", "archive", "restore"} <= methods


@pytest.mark.parametrize("name", ["extract", "compare", "open"])
def test_functions_stay_functions(name: str) -> None:
    """No submodule takes the name of a public function once it is imported."""
    code = (
        "import factdb, factdb.pipeline, factdb.database, factdb.cli.main;"
        f"print(type(factdb.{name}).__name__)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "function"
