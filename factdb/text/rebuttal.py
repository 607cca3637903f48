"""Words that turn a claim down without repeating it: "this is a lie", "no truth to it"."""

from __future__ import annotations

import re
from functools import cache

from factdb.text.stem import stem
from factdb.text.words import table

CLAIMS = (
    r"(?:claim|report|allegation|accusation|charge|stor(?:y|ie)|rumou?r|assertion|news|criticism"
    r"|insinuation|speculation|account|suggestion)s?"
)
"""Nouns that name what somebody said, as a pattern."""

UNTRUE = (
    r"(?:lies?|false|untrue|fakes?|nonsense|not true|baseless|unfounded|groundless|fabricated|"
    r"disinformation|misinformation|fabrications?|hoax|fiction|inventions?|slander|libel|smears?|"
    r"not (?:accurate|correct|factual)|mischaracteri[sz]ations?|"
    r"incorrect|inaccurate|wrong|made[- ]up|bogus|propaganda|not the case|ridiculous|absurd|"
    r"without (?:any )?(?:basis|foundation|merit))"
)
"""Words for what is not so, as a pattern."""

_THAT = (
    "(?:this|that|it|they|which|both|(?:these|those)(?: \\w+)?"
    rf"|(?:the|this|that|his|her|their|its|all|such)(?: \w+)? {CLAIMS})"
)
_BE = r"(?:\s+(?:is|was|are|were)|['’](?:s|re))"
_VERY = r"(?:\s+(?:all|simply|just|pure|an?|\w+ly))*"
_REBUTS = re.compile(
    rf"\b(?:{_THAT}{_BE}{_VERY}(?:\s+\w+)?\s+{UNTRUE}(?!\s+(?:that|to|for)\b)"
    r"|no truth (?:to|in)|(?:never(?:,? never)*|did ?n[o'’]t) happen(?:ed)?"
    r"|(?:never|no|not|[nN]'t|n’t)(?: \w+)? such|nothing of the (?:sort|kind)|have been misled"
    rf"|(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)"
    rf"|disput(?:es?|ed|ing)|rebut(?:s|ted)?)\s+(?:{_THAT}|everything)(?!\s+\w+\s+\w+\s+\w)"
    r"|(?:which|this|that)(?: \w+){1,3} (?:denied|denies|disputed|disputes|refuted)(?=\W*$)"
    r"|(?:this|that|it|which)(?: has| had)? (?:was|is|been)(?: \w+)? (?:denied|disputed|refuted)"
    rf"|call(?:s|ed|ing)\s+(?:{_THAT}|them)\s+(?:an? )?[“\"‘']?{UNTRUE})\b",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\W*(?:an?\s)?(?:\w+\s)?{UNTRUE}(?:\snews)?\W*", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 12
"""More words say something of their own."""


def rebuts(text: str) -> bool:
    """Say whether a short text turns down what was said before it, in general words.

    >>> rebuts("That’s not true."), rebuts("There is no truth to these claims")
    (True, True)
    >>> rebuts("It is a difficult time"), rebuts("the proposal is wrong for Lindau")
    (False, False)

    """
    if len(text.split()) > _LONGEST:
        return False
    return _REBUTS.search(text) is not None or _ALONE.fullmatch(text) is not None


def opens_by_rebutting(text: str) -> bool:
    """Say whether the first sentence turns down what was said before it: "That is false. We …".

    >>> opens_by_rebutting("No, that’s not accurate. We met on Monday."), rebuts("We met.")
    (True, False)

    """
    return rebuts(_SENTENCE_ENDS.split(text, maxsplit=1)[0])


def turns_down(cue: str) -> bool:
    """Say whether an act of speech turns down the words that it reports.

    Source: ``words/cues.tsv``, the verbs and nouns that deny or reject.

    >>> turns_down("had denied"), turns_down("ruled out"), turns_down("said")
    (True, True, False)

    """
    said = {stem(word) for word in cue.lower().split()}
    return any(act <= said for act in _turning_down())


@cache
def _turning_down() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(map(stem, row[0].split("-")))
        for row in table("cues")
        if row[3] in ("deny", "reject")
    )
