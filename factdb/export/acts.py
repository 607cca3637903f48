"""The words of a statement with the act that turns them: who denies something does not claim it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factdb.plugins import Record
from factdb.text.negators import says_not
from factdb.text.rebuttal import turns_down

ENOUGH = 5
"""Words that a statement needs to be understood without its sentence."""

_TURNING = frozenset({"deny", "reject", "ask"})
_OPENED = re.compile(r"[“„\"‘«]+$")
_CLOSED = re.compile(r"[.,!?…]?[”\"’»]+")
# "Did not, as he said, deny that".
_BEFORE = 5


def turned(statement: Record) -> bool:
    """Say whether the words alone may read as the opposite of what the speaker says.

    Of what somebody denies, rejects or asks, without marks, nothing shows that but the act. In
    marks only the act itself can turn it ("denied “that it sank”"): who says “no” says so there.
    """
    cue = statement.get("cue") or ""
    if statement["kind"] == "assertion" or not cue:
        return False
    return turns_down(cue) or (statement["kind"] != "direct" and statement["stance"] in _TURNING)


def passage(statement: Record) -> str:
    """Give what the report prints from the act to the words, whichever comes first.

    Who "did not deny" it has the whole sentence. Where the record does not hold that, the act is
    set in front, with a colon.
    """
    start, end = statement["start"], statement["end"]
    cue_start, cue_end = statement["cue_start"], statement["cue_end"]
    if start <= cue_start and cue_end <= end:
        return str(statement["text"])
    for shift in _shifts(statement):
        first, last = min(start, cue_start) - shift, max(end, cue_end) - shift
        sentence: str = statement["sentence"]
        if first >= 0 and sentence[cue_start - shift :].startswith(statement["cue"]):
            before = " ".join(sentence[:first].split()[-_BEFORE:])
            return sentence if says_not(before) else _with_marks(sentence, first, last)
    return f"{statement['cue']}: {statement['text']}"


def _with_marks(sentence: str, first: int, last: int) -> str:
    """Take in the marks around a quotation that stands at an end."""
    opened, closed = _OPENED.search(sentence[:first]), _CLOSED.match(sentence, last)
    return sentence[opened.start() if opened else first : closed.end() if closed else last]


def fragment(statement: Record) -> bool:
    """Say whether the words are too few to say anything without their sentence.

    A short quotation that begins with a capital is a sentence of its own.
    """
    words = statement["text"]
    few = len(words.split()) < ENOUGH
    return few and not (statement["kind"] == "direct" and words[:1].isupper())


def _shifts(statement: Record) -> Iterator[int]:
    """Give where in the report the sentence may begin: a record has its words only."""
    sentence, words = statement.get("sentence") or "", statement["text"]
    found = sentence.find(words)
    while found >= 0:
        yield statement["start"] - found
        found = sentence.find(words, found + 1)
