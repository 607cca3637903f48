"""Records of statements, as short as they can be told."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def said() -> Make:
    """Give a function that makes the record of a direct quotation by Anna Kovacs."""
    number = count(1)

    def make(text: str, day: str = "2026-03-04", **more: Any) -> dict[str, Any]:
        nth = next(number)
        return {
            "id": f"s-{nth}",
            "report": f"r-{nth}",
            "outlet": f"Outlet {nth}",
            "url": "",
            "published": f"{day}T12:00:00+00:00",
            "kind": "direct",
            "text": text,
            "start": 0,
            "end": len(text),
            "speaker": {"id": "a-1", "name": "Anna Kovacs", "kind": "person"},
            "speaker_text": None,
            "cue": None,
            "stance": "assert",
            "negated": False,
            "via": "",
            "continues": None,
            "answers": None,
            "doubt": "",
            "said_on": None,
            "figures": [],
            "dates": [],
            "co_speakers": [],
            "confidence": 1.0,
            "found_by": "test",
            "sentence": None,
            **more,
        }

    return make
