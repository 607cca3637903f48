"""The package as others meet it: its names, its weight, its folders."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import factdb

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


@pytest.mark.parametrize("name", ["extract", "compare", "open"])
def test_functions_stay_functions(name: str) -> None:
    """No submodule takes the name of a public function once it is imported."""
    code = (
        "import factdb, factdb.pipeline, factdb.database, factdb.cli.main;"
        f"print(type(factdb.{name}).__name__)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "function"
