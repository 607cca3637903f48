"""The folded forms under which names are kept and looked up. Light: look-ups use it."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def key(name: str) -> str:
    """Fold a name: case, diacritics and marks off, single spaces.

    >>> key("Mette  FREDERIKSEN"), key("Viktor Orbán")
    ('mette frederiksen', 'viktor orban')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(_WORDS.findall("".join(c for c in plain if not unicodedata.combining(c))))


def surname(folded: str) -> str:
    """Give the last word of a folded name, "" of an empty one.

    >>> surname("mette frederiksen")
    'frederiksen'
    """
    return folded.rpartition(" ")[2]
