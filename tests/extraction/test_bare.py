"""Statements that come without their report take their cue, if it is their own speaker's."""

from __future__ import annotations

import pytest

from factdb.extraction.bare import statement_from
from factdb.types import Stance

SOLD = "Norvik had sold the ferry"
CASES = [
    (f"Olga Berg denied the report that {SOLD}.", "unnamed report", Stance.ASSERT),
    (f"Olga Berg denied the report that {SOLD}.", "Olga Berg", Stance.DENY),
    (f"Olga Berg denied a report by The Harbour Post that {SOLD}.", "The Harbour Post",
     Stance.ASSERT),
    (f"Olga Berg denied a report by The Harbour Post that {SOLD}.", "Olga Berg", Stance.DENY),
    (f"Olga Berg denied that {SOLD}.", "Olga Berg", Stance.DENY),
    (f"Rui Costa said that {SOLD}.", "Rui Costa", Stance.ASSERT),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "speaker", "stance"), CASES)
def test_whose_words_they_are(sentence: str, speaker: str, stance: Stance) -> None:
    """Who is said to have claimed it claims; who is said to have denied it denies."""
    found = statement_from({"text": SOLD, "sentence": sentence, "speaker": speaker})

    assert found.stance is stance
