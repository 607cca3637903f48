"""Claims told only to be turned down: "denied a report by The Ledger that the ferry was sold".

Two acts in one sentence: The Ledger reports the sale, and somebody denies the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.cues import noun_cue
from factdb.extraction.nouns import owner, phrase_end
from factdb.extraction.parse import Reading
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNING_DOWN = frozenset({Stance.DENY, Stance.REJECT})
_CLAIMS = frozenset(
    ["report", "claim", "allegation", "accusation", "charge", "assertion", "suggestion", "rumour",
     "rumor", "story", "statement"]
)  # fmt: skip


def with_relayed(acts: Iterable[Act], reading: Reading) -> Iterator[Act]:
    """Give all acts, and before each denial of a named source's claim that claim.

    The denial then holds the whole phrase, "a report by The Ledger that …". Where no source is
    named, the act stays as it is.
    """
    for act in acts:
        noun = _claim(act, reading)
        source = _source(noun) if noun is not None else None
        if noun is None or source is None:
            yield act
            continue
        words = (noun.i, noun.i + 1)
        yield replace(act, found_by="relayed", cue=noun_cue(noun), verb=noun.i, words=words,
                      voice=source, heard=None)  # fmt: skip
        yield replace(act, start=reading.doc[noun.left_edge.i].idx)


def _claim(act: Act, reading: Reading) -> Token | None:
    """Give the noun whose clause a verb of denial was found to bear on."""
    if act.cue is None or act.cue.stance not in _TURNING_DOWN or act.verb < 0:
        return None
    for noun in reading.doc[act.verb].rights:
        inside = noun.idx < act.start <= reading.doc[noun.right_edge.i].idx
        if noun.dep_ == "dobj" and noun.lemma_.lower() in _CLAIMS and inside:
            return noun if noun_cue(noun) is not None else None
    return None


def _source(noun: Token) -> tuple[int, int] | None:
    """Give the tokens that name whose claim it is: "X's claim", "a claim by X"."""
    owned = owner(noun)
    if owned is not None and noun.doc[owned[1] - 1].pos_ != "PRON":
        return owned
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "in"}:
            named = next((one for one in child.children if one.dep_ == "pobj"), None)
            if named is not None and named.pos_ in {"PROPN", "NOUN"}:
                return named.left_edge.i, min(phrase_end(named), named.right_edge.i + 1)
    return None
