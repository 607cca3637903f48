"""What the shell offers while somebody types: names and ids from the database.

Asked at every press of a key, so nothing slow is imported; whatever goes wrong, nothing is offered
and nothing printed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from typer import Context

from factdb import config

if TYPE_CHECKING:
    from factdb.store.drivers import Driver

Offer = tuple[str, str]
"""What can be typed, and what it is."""

_LONGEST = 60
_NOT_PLAIN = re.compile(r"[^\w@%+=:,./-]")


def actor(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer names of which a word begins so, and the ids of actors."""

    def ask(driver: Driver) -> list[Offer]:
        from factdb.store import threads

        if incomplete.startswith("a-"):
            return threads.ids(driver, incomplete, "a")
        found = threads.names(driver, incomplete)
        return [(_typed(_ending(name, incomplete)), name) for name in found]

    return _asked(ctx, ask)


def anything(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of statements, findings, actors and reports."""
    return _ids(ctx, incomplete, "sfar")


def statement(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of statements."""
    return _ids(ctx, incomplete, "s")


def finding(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of findings."""
    return _ids(ctx, incomplete, "f")


def report(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of reports."""
    return _ids(ctx, incomplete, "r")


def _ending(name: str, incomplete: str) -> str:
    """Go on with what was typed, from the word that begins so: a surname is a name, too.

    >>> _ending("Ilsa Verholm", "verh")
    'verholm'
    """
    at = f" {name}".lower().find(f" {incomplete.lower()}")
    return incomplete + name[at + len(incomplete) :] if at >= 0 else name


def _typed(words: str) -> str:
    """Mask spaces and marks for bash, which puts words on the line as they are."""
    if "bash" not in os.environ.get("_FACTDB_COMPLETE", ""):
        return words
    return _NOT_PLAIN.sub(r"\\\g<0>", words)


def _ids(ctx: Context, incomplete: str, letters: str) -> list[Offer]:
    def ask(driver: Driver) -> list[Offer]:
        from factdb.store import threads

        return threads.ids(driver, incomplete, letters)

    return _asked(ctx, ask)


def _asked(ctx: Context, ask: Callable[[Driver], list[Offer]]) -> list[Offer]:
    """Ask the database that the line names, or would use."""
    offers: list[Offer] = []
    # An error in the middle of somebody's line helps nobody.
    with suppress(Exception):
        from factdb.store import drivers

        db = ctx.params.get("db") or ctx.find_root().params.get("db")
        driver = drivers.connect(config.load(db).url)
        try:
            offers = ask(driver)
        finally:
            driver.close()
    return [(value, " ".join(told.split())[:_LONGEST]) for value, told in offers]
