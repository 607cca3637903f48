"""What can go wrong, as a reader of the terminal sees it.

The family::

    FactdbError
    ├── ReadError          a file that gives no report
    ├── StoreError         a database that cannot be used
    │   └── SchemaError    ... because it is of another release
    ├── EngineError        Spark cannot be had, or cannot do what it is asked
    ├── NotFoundError      an id or a name that the store does not hold
    ├── AmbiguousError     an id or a name that means several things
    └── UsageError         arguments that do not fit together

Each names the thing, the place, and what to do next (``hint``). Foreign errors are chained with
``from``. Bugs (``TypeError``, ``AssertionError``) are never dressed up as one of these.
"""

from __future__ import annotations


class FactdbError(Exception):
    """Something a person can mend; ``hint`` says how."""

    hint: str = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class ReadError(FactdbError):
    """A source that gives no report; ``place`` is a path, with ``:line`` where there is one."""

    hint = "see docs/reference/formats.md for what can be read"

    def __init__(self, place: str, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"{place}: {reason}", hint=hint)
        self.place = place
        self.reason = reason


class StoreError(FactdbError):
    """A database that cannot be opened, read or written."""

    hint = "factdb info says which database is used; --db PATH|URL names another"


class SchemaError(StoreError):
    """The database is of another release."""

    hint = "back it up, then run: factdb db upgrade"

    def __init__(self, found: str, wanted: str, *, hint: str | None = None) -> None:
        super().__init__(f"database is at revision {found}, expected {wanted}", hint=hint)
        self.found = found
        self.wanted = wanted


class EngineError(FactdbError):
    """Spark cannot be had, or cannot do what it is asked."""

    hint = 'install factdb with the extra: pip install ".[archive]", and Java 17'


class NotFoundError(FactdbError):
    """No such id, name or word in the store."""

    hint = "factdb search WORDS finds statements, factdb actors list finds names"


class AmbiguousError(FactdbError):
    """Several things answer to this id or name; ``choices`` lists them."""

    hint = "use one of the ids listed"

    def __init__(self, message: str, choices: tuple[str, ...], *, hint: str | None = None) -> None:
        super().__init__(f"{message}: {', '.join(choices)}", hint=hint)
        self.choices = choices


class UsageError(FactdbError):
    """Arguments that do not fit together."""

    hint = "add --help to see how the command is used"
