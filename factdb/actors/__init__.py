"""Who is meant: from mentions to actors, inside one report and across reports. Pure; no parse.

`names` gives the keys to look up in the store, `resolve` says who speaks, `taught` applies what
people say of names, `key` is the form under which the spellings of a name meet. What resolves is
loaded when it is asked for: look-ups need the forms of names alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factdb.actors.keys import actor_keys, key, surname

if TYPE_CHECKING:
    from factdb.actors.lessons import Lesson, taught
    from factdb.actors.resolution import Link, Resolution, names, resolve

__all__ = ["Lesson", "Link", "Resolution", "actor_keys", "key", "names", "resolve", "surname",
           "taught"]  # fmt: skip

_HOMES = {"Lesson": "lessons", "taught": "lessons"}
"""What does not live in ``resolution``."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"factdb.actors.{_HOMES.get(name, 'resolution')}"), name)
