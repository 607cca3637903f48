"""What is not English is told."""

from __future__ import annotations

import pytest

from factdb.text.english import not_english

ENGLISH = (
    "The minister said on Monday that the bridge will not be built this year, and the mayor, who "
    "had asked for it, answered that he knew nothing of that and would ask her again in May."
)
GERMAN = (
    "Die Ministerin sagte am Montag, dass die Brücke in diesem Jahr nicht gebaut wird. Der "
    "Bürgermeister widersprach und sagte, er habe davon nichts gewusst und frage sie im Mai erneut."
)
FRENCH = (
    "La ministre a déclaré lundi que le pont ne serait pas construit cette année. Le maire, qui "
    "l'avait demandé, a répondu qu'il n'en savait rien et qu'il poserait la question en mai."
)
HEADLINES = "Storm shuts harbour. Ferry lost off cape. Mayor quits. " * 4


@pytest.mark.parametrize("language", ["", "en", "en-GB", "EN_us", "English"])
def test_english(language: str) -> None:
    """Nothing is told."""
    assert not_english(ENGLISH, language) == ""


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_others(text: str) -> None:
    """By its words; a few words tell nothing."""
    assert not_english(text) == "its words are not English"
    assert not_english(" ".join(text.split()[:8])) == ""


@pytest.mark.parametrize("language", ["de", "fr-CA", "uk"])
def test_declared(language: str) -> None:
    """What a source says of itself counts."""
    assert not_english(ENGLISH, language) == f"language {language}"
