"""Who is meant: from mentions to actors, inside one report and across reports. Pure; no parse.

`names` gives the keys to look up in the store, `resolve` says who speaks, `key` is the form under
which the spellings of a name meet.
"""

from factdb.actors.keys import actor_keys, key, surname
from factdb.actors.resolution import Link, Resolution, names, resolve

__all__ = ["Link", "Resolution", "actor_keys", "key", "names", "resolve", "surname"]
