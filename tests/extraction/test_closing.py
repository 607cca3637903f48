"""A sentence that its cue ends is what was said, wherever the parse hangs the cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Statement

Tell = Callable[[str], tuple[Statement, ...]]

CLOSED = [
    pytest.param(
        "From May the school in Velm will be run by parents, with a nurse on call by phone, "
        "health minister Ines Lofthus announced on Friday.",
        ("health minister Ines Lofthus", "announced"),
        "From May the school in Velm will be run by parents, with a nurse on call by phone",
        id="joined to the verb before as one more deed",
    ),
    pytest.param(
        "A grey van left the yard with its lights off, night watchman Pavel Hruza said in his "
        "police statement, which was read out on Tuesday.",
        ("night watchman Pavel Hruza", "said"),
        "A grey van left the yard with its lights off",
        id="where it was said, and what became of that",
    ),
    pytest.param(
        "The layer was taken for another, and the plant is hardly older than ten million years, "
        "Hui Lan and her team write.",
        ("Hui Lan and her team", "write"),
        "The layer was taken for another, and the plant is hardly older than ten million years",
        id="two clauses",
    ),
    pytest.param(
        "The late shift downed tools and left of its own accord, a spokesman said, and the doors "
        "were shut only after the last man had gone.",
        ("a spokesman", "said"),
        "The late shift downed tools and left of its own accord",
        id="what the outlet goes on to tell is its own",
    ),
    pytest.param(
        "Norvane will cut 2,500 jobs, or a tenth of its workforce, chief executive Marta Kessel "
        "told employees on Tuesday, a month after she said that it saw no need for that.",
        ("chief executive Marta Kessel", "told"),
        "Norvane will cut 2,500 jobs, or a tenth of its workforce",
        id="whom it was told, and what came before",
    ),
]

OPEN = [
    pytest.param("Told that the remark was on video, the minister replied.", id="participle"),
    pytest.param("When the fire reached the port, the mayor announced a curfew.", id="object"),
    pytest.param("The plan, which Lund backs, the mayor told voters, is dead.", id="a half"),
    pytest.param(
        "Lund led the vote, a move whose rarity, the Wire noted, showed how grave it was.",
        id="what is behind needs what is before",
    ),
    pytest.param("As the bridge fell, the crowd shouted.", id="aside of time"),
    pytest.param("In the harbour of Velm, the minister said on Friday.", id="no clause"),
]


@pytest.mark.parametrize(("sentence", "said_by", "content"), CLOSED)
def test_what_a_cue_closes_is_said(
    told: Tell, sentence: str, said_by: tuple[str, str], content: str
) -> None:
    """The whole clause before the cue is the content, and who stands at the cue speaks."""
    found = {each.text: each for each in told(sentence)}
    assert content in found, sorted(found)
    one = found[content]
    assert one.mention is not None
    assert one.cue is not None
    assert (one.mention.text, one.cue.text) == said_by


@pytest.mark.parametrize("sentence", OPEN)
def test_what_only_opens_a_sentence_is_not_said(told: Tell, sentence: str) -> None:
    """A clause about the act, an aside of time and a place are no content."""
    first = sentence.split(",")[0]
    assert first not in {one.text for one in told(sentence)}
