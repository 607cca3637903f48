"""Who is meant: from mentions to actors, inside one report and across reports. Pure; no parse.

`names` gives the keys to look up in the store, `resolve` says who speaks, `taught` applies what
people say of names, `key` is the form under which the spellings of a name meet.
"""

from factdb.actors.keys import actor_keys, key, surname
from factdb.actors.lessons import Lesson, taught
from factdb.actors.resolution import Link, Resolution, names, resolve

__all__ = ["Lesson", "Link", "Resolution", "actor_keys", "key", "names", "resolve", "surname",
           "taught"]  # fmt: skip
