"""One utterance and its printings: what changed in the words, and who copied from whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

from rapidfuzz.distance import Indel

from factdb.match import utterances, wire_copies
from factdb.records import Record, read_statement
from factdb.rules.alignment import spoken
from factdb.text.fold import fold
from factdb.text.marks import quotations
from factdb.verification import Outcome, worded

COPIED = 0.5
"""Two texts of which more than this share of the shorter stands in the other are one source."""

LEAST_WORDS = 5
"""So many words must a part of an utterance have to be known again: fewer may be anybody's."""

LEAST_TOLD = 24
"""Words outside of marks that a report needs to be known by: some three runs of eight."""

_QUOTED = frozenset({"direct", "mixed"})
_SAME = frozenset({Outcome.VERBATIM, Outcome.TYPOGRAPHIC})
_HELD = _SAME | {Outcome.ELIDED}
_WORD = re.compile(r"\S+")


def same_words(one: Record, others: Iterable[Record]) -> set[str]:
    """Give the ids of the statements that print the utterance of one, its own among them.

    Quotations of one known speaker: nearly the same words at most three days apart
    (`factdb.match.utterances`), or one a part of the other, at least `LEAST_WORDS` words long and
    taken from it honestly (`factdb.verification.worded`). Whether they lie near enough in time
    for that is the caller's to see to.
    """
    voice = [one, *(other for other in others if _one_voice(one, other))]
    groups = utterances([read_statement(record) for record in voice])
    home = next((group for group in groups if one["id"] in {each.id for each in group}), ())
    parts = {other["id"] for other in voice if _held(one["text"], other["text"])}
    return {one["id"], *(each.id for each in home), *(parts if one["kind"] in _QUOTED else ())}


def printings(found: Sequence[Record], texts: Mapping[str, str]) -> Record:
    """Lay the printings of one utterance beside its first appearance.

    Args:
        found: its statements, at least one.
        texts: the text of the report of each, by the statement's id.

    Returns:
        A lineage as ``lineage.schema.json`` has it. ``sources`` counts groups of printings that
        do not go back to each other: reports that copy one text (`COPIED`), one outlet, one relay.

    """
    ordered = sorted(found, key=lambda one: (_moment(one), one["id"]))
    first, why = ordered[0], _why_one(ordered, texts)
    groups = _folded(ordered, why)
    numbers = {root: nth for nth, root in enumerate(dict.fromkeys(groups.values()), start=1)}
    return {
        "id": first["id"],
        "text": first["text"],
        "speaker": first["speaker"],
        "first": str(first["published"])[:10],
        "last": str(ordered[-1]["published"])[:10],
        "sources": len(numbers),
        "printings": [
            {
                "source": numbers[groups[one["id"]]],
                **_copied(one, ordered[:nth], why),
                **_wording(first["text"], one["text"], nth),
                "statement": one,
            }
            for nth, one in enumerate(ordered)
        ],
    }


def _one_voice(one: Record, other: Record) -> bool:
    if one["id"] == other["id"] or not one["speaker"] or not other["speaker"]:
        return False
    same = one["speaker"]["id"] == other["speaker"]["id"]
    return same and one["kind"] in _QUOTED and other["kind"] in _QUOTED


def _held(a: str, b: str) -> bool:
    """Say whether the shorter of two wordings is an honest part of the longer."""
    short, long = sorted((a, b), key=lambda text: (len(spoken(text)), text))
    return len(spoken(short)) >= LEAST_WORDS and worded(short, long).outcome in _HELD


def _moment(one: Record) -> Any:
    return read_statement(one).published


def _why_one(ordered: Sequence[Record], texts: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Say of each earlier and later printing that are one source why they are."""
    pairs = combinations(ordered, 2)
    told = {(early["id"], late["id"]): _shared(early, late, texts) for early, late in pairs}
    return {pair: why for pair, why in told.items() if why}


def _folded(ordered: Sequence[Record], why: Collection[tuple[str, str]]) -> dict[str, str]:
    """Give for each printing the first one of its source."""
    root = {one["id"]: one["id"] for one in ordered}
    for early, late in why:
        here, there = root[early], root[late]
        if here != there:
            root = {one: here if at == there else at for one, at in root.items()}
    order = {one["id"]: nth for nth, one in enumerate(ordered)}
    heads: dict[str, str] = {}
    for one in sorted(root, key=order.__getitem__):
        heads.setdefault(root[one], one)
    return {one: heads[at] for one, at in root.items()}


def _shared(early: Record, late: Record, texts: Mapping[str, str]) -> str:
    """Say why two printings are one source; "" where they are two."""
    if early["report"] == late["report"]:
        return "the same report"
    share = _copied_share(texts[early["id"]], texts[late["id"]])
    if share > COPIED:
        return f"{share:.0%} of the shorter report stands in the other"
    if early["outlet"] and fold(early["outlet"]) == fold(late["outlet"]):
        return f"the same outlet, {early['outlet']}"
    return _relay(early, late)


def _copied_share(a: str, b: str) -> float:
    """Say how much of the shorter report the other has, the quotations in both left out.

    Two reporters in one room print the same quotations, and tell what is around them each in
    other words. A report of little else than quotations is compared as a whole.
    """
    left, right = _narration(a), _narration(b)
    if min(len(left.split()), len(right.split())) < LEAST_TOLD:
        return wire_copies(a, b)
    return wire_copies(left, right)


@lru_cache(maxsize=256)
def _narration(text: str) -> str:
    """Give a text without what stands in quotation marks."""
    kept, at = [], 0
    for one in quotations(text):
        if one.open_start >= at:
            kept.append(text[at : one.open_start])
            at = one.close_end
    return "…".join([*kept, text[at:]])


def _relay(early: Record, late: Record) -> str:
    """Name who relays both, or one to the other."""
    names = [{fold(one["via"]), fold(one["outlet"])} - {""} for one in (early, late)]
    shared = names[0] & names[1]
    relays = {fold(early["via"]), fold(late["via"])} & shared
    return f"by way of {early['via'] or late['via']}" if relays else ""


def _copied(one: Record, before: Sequence[Record], why: Mapping[tuple[str, str], str]) -> Record:
    """Say of which earlier printing this one is a copy, and why; the earliest counts."""
    pairs = ((other["id"], one["id"]) for other in before)
    found = next((pair for pair in pairs if pair in why), None)
    return {"copy_of": found and found[0], "folded": why[found] if found else ""}


def _wording(first: str, words: str, nth: int) -> Record:
    """Say how a printing's words stand to those of the first appearance, and where they differ."""
    if nth == 0:
        return {"outcome": "first", "changes": []}
    longer = len(spoken(words)) - len(spoken(first))
    outcome = worded(first, words).outcome if longer > 0 else worded(words, first).outcome
    if outcome in _SAME and not longer:
        return {"outcome": str(outcome), "changes": []}
    told = str(outcome)
    if outcome in _SAME:
        told = "fuller" if longer > 0 else "shorter"
    elif outcome is Outcome.ELIDED and longer > 0:
        told = "fuller"
    return {"outcome": told, "changes": _changes(first, words)}


def _changes(first: str, words: str) -> list[Record]:
    """Give the runs of words in which two printings differ, as printed: from the first, to this."""
    left, right = _WORD.findall(first), _WORD.findall(words)
    codes = Indel.opcodes([_form(one) for one in left], [_form(one) for one in right])
    found: list[list[int]] = []
    for code in codes:
        if code.tag == "equal":
            continue
        here = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        if found and found[-1][1] == here[0] and found[-1][3] == here[2]:
            found[-1] = [found[-1][0], here[1], found[-1][2], here[3]]
        else:
            found.append(here)
    return [{"from": " ".join(left[a:b]), "to": " ".join(right[c:d])} for a, b, c, d in found]


def _form(word: str) -> str:
    return fold(word).strip(".,;:!?\"'()-") or fold(word)
