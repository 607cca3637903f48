"""Which tokens of a parse to look at: told from its columns, without making a `Token` of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def having(doc: Doc, column: str, values: Iterable[str]) -> list[int]:
    """Give the indices of tokens that have one of these values, in order.

    Args:
        doc: the parse.
        column: one of spaCy's symbols for what a token has: "POS", "TAG", "LOWER".
        values: as spaCy prints them.

    """
    strings = doc.vocab.strings
    wanted = {strings.add(value) for value in values}
    return [at for at, value in enumerate(doc.to_array(column).tolist()) if value in wanted]


def ends_in_question(sentence: Span, passing: str | None = None) -> bool:
    """Say whether the last mark of a sentence is one of a question.

    Args:
        sentence: part of a parse.
        passing: characters that may stand behind the mark; white space if None.

    """
    for at in range(len(sentence) - 1, -1, -1):
        if told := sentence[at].text.rstrip(passing):
            return told.endswith("?")
    return False
