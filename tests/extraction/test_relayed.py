"""A claim that is told only to be turned down has its own speaker."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Tell

SPEAKS = [
    ("Olga Berg denied a report by The Harbour Post that Norvik had sold the ferry to Spain.",
     "The Harbour Post", "Norvik had sold the ferry to Spain"),
    ("Olga Berg rejected claims by Rui Costa that Norvik had sold the ferry.",
     "Rui Costa", "Norvik had sold the ferry"),
    ("Olga Berg denied Rui Costa's allegation that Norvik had bribed two inspectors.",
     "Rui Costa", "Norvik had bribed two inspectors"),
    ("The company dismissed the union’s claim that it had ignored a warning.",
     "the union", "it had ignored a warning"),
    ("The owner, Norvik, rejected the miners’ union’s allegation that it had ignored a warning.",
     "the miners’ union", "it had ignored a warning"),
]  # fmt: skip
QUIET = [
    "Olga Berg denied the report that Norvik had sold the ferry.",
    "Olga Berg denied that Norvik had sold the ferry.",
    "Olga Berg denied his claim that Norvik had sold the ferry.",
    "Olga Berg welcomed Rui Costa's promise that the ferry would sail.",
    "Olga Berg rejected Rui Costa's offer.",
]


@pytest.mark.parametrize(("text", "speaker", "claim"), SPEAKS)
def test_speaks(told: Tell, text: str, speaker: str, claim: str) -> None:
    """Both are statements: the claim of its source, and the denial, which answers it."""
    denied, claimed = told(text)

    assert (claimed.text, claimed.mention and claimed.mention.text) == (claim, speaker)
    assert denied.answers == claimed.id
    assert denied.text.endswith(claim)


@pytest.mark.parametrize("text", QUIET)
def test_quiet(told: Tell, text: str) -> None:
    """Without a named source there is one statement, or it is no denial of a claim."""
    assert all(one.found_by != "relayed" for one in told(text))
