"""Two printings of one utterance whose words differ in meaning."""

from __future__ import annotations

from datetime import timedelta

from factdb.rules.alignment import Alignment, Change, align, near_in_spelling
from factdb.rules.claims import Clash, clash
from factdb.rules.gate import handed_in, one_report
from factdb.rules.phrases import says
from factdb.rules.replies.checked import affirms
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import checks, same_speaker, speaker_words
from factdb.rules.terms import opposites
from factdb.rules.times import overlap, said_on
from factdb.text.fold import content_words, words
from factdb.text.negators import negators
from factdb.text.places import country
from factdb.types import Judgement, Kind, Match, Relation, Statement

_LEAST_WORDS = 5
_LEAST_SHARE = 0.75
_LONG = 12
_ONE_UTTERANCE = timedelta(days=4)
_LONG_UTTERANCE = timedelta(days=31)
"""A long quotation that is the same but for a word is one utterance for longer."""

_LONGEST_CHANGE = 4
_MOST_CHANGES = 2
_ENGLISH = frozenset({"US", "GB", "IE", "AU", "NZ", "CA"})
_HEDGES = frozenset(
    ["only", "always", "all", "every", "if", "unless", "until", "except", "almost", "nearly"]
)


def misquote(match: Match) -> Judgement | None:
    """Flag two quotations of one speaker that are one utterance and differ in a telling word.

    Silent on spelling, contractions, brackets, ellipses and trimmed ends; where a translation is
    likely only "not", numbers and opposites count.
    """
    left, right = match.left, match.right
    if _retold(match):
        reason = f"{says(left)}; {says(right)}; a desk that checked it gives the words otherwise."
        evidence = (("left", left.text), ("right", right.text))
        return Judgement(Relation.MISQUOTE, 0.6, reason, "misquote", evidence)
    if not _quotes(left) or not _quotes(right):
        return silent("not quoted on both sides")
    if one_report(match) and not handed_in(match):
        return silent("one report prints both: two utterances", Near.KIND)
    if not handed_in(match) and left.outlet == right.outlet:
        return silent("one outlet prints its speaker twice: two utterances", Near.KIND)
    if not same_speaker(left, right):
        return silent("not known to be one speaker", Near.KIND)
    if left.text.rstrip().endswith("?") and right.text.rstrip().endswith("?"):
        return silent("two questions", Near.KIND)
    found = align(left.text, right.text)
    if not _one_utterance(match, found) or len(found.changes) > _MOST_CHANGES:
        return silent("too different, or too far apart in time, for one utterance", Near.KIND)
    return _telling(match, found)


def _retold(match: Match) -> bool:
    """Say whether a desk gives otherwise what another says that somebody said, in one report.

    Silent where the desk says that it was told rightly.
    """
    vias = [one.via for one in (match.left, match.right)]
    if not (handed_in(match) and one_report(match) and all(vias)):
        return False
    desks = [one for one in (match.left, match.right) if checks(one.via)]
    if len(desks) != 1 or same_speaker(match.left, match.right) is not True:
        return False
    return not affirms(desks[0].text)


def _telling(match: Match, found: Alignment) -> Judgement | None:
    """Flag the first change that alters what was said, or a cut that turns it round."""
    translated = _translated(match)
    for change in found.changes:
        if _is_count(match, change) or _is_one_date(match, change):
            continue
        if _tells(found, change, translated=translated):
            return _told(match, found, change)
    if handed_in(match) and len(found.left) != len(found.right) and (turned := clash(match)):
        return _cut(match, found, turned)
    return silent("the printings differ in nothing that alters what was said", Near.MATTER)


def _cut(match: Match, found: Alignment, turned: Clash) -> Judgement:
    """Tell that one printing ends where the other goes on to say the opposite."""
    how = f"one prints it cut short, so that it says the opposite ({turned.matter})"
    reason = f"{says(match.left)}; {says(match.right)}; {how}."
    evidence = (("left", match.left.text), ("right", match.right.text))
    return Judgement(Relation.MISQUOTE, 0.55 + 0.3 * found.share, reason, "misquote", evidence)


def _told(match: Match, found: Alignment, change: Change) -> Judgement:
    here, there = " ".join(change.left), " ".join(change.right)
    differ = (
        f"one prints “{here}” where the other prints “{there}”"
        if here and there
        else f"only one prints “{here or there}”"
    )
    reason = f"{says(match.left)}; {says(match.right)}; {differ}."
    sure = 0.55 + 0.3 * found.share + (0.1 if len(found.left) >= _LONG else 0.0)
    evidence = (("left", here or match.left.text), ("right", there or match.right.text))
    return Judgement(Relation.MISQUOTE, min(sure, 0.95), reason, "misquote", evidence)


_ORDINALS = frozenset({"first", "second", "third", "fourth", "last"})


def _is_count(match: Match, change: Change) -> bool:
    """Say whether only a number differs, and days lie between: what is counted has moved."""
    told = [*change.left, *change.right]
    counted = all(word[:1].isdigit() or word in _ORDINALS for word in told)
    dated = match.left.dated and match.right.dated
    return counted and dated and said_on(match.left) != said_on(match.right)


def _is_one_date(match: Match, change: Change) -> bool:
    """Say whether both print one date in two ways ("next year", "2027"), or may, on two days."""
    if {*change.left, *change.right} & _MOVING and said_on(match.left) != said_on(match.right):
        return True
    here = [one for one in match.left.dates if {*change.left} & {*words(one.text)}]
    there = [one for one in match.right.dates if {*change.right} & {*words(one.text)}]
    return any(overlap(a, b) for a in here for b in there)


_MOVING = frozenset({"this", "next"})
"""Words by which a date moves with the day on which it is said."""


def _quotes(statement: Statement) -> bool:
    return statement.kind in {Kind.DIRECT, Kind.MIXED}


def _one_utterance(match: Match, found: Alignment) -> bool:
    """Say whether two printings are of one act of speech: alike in words and near in time."""
    least = min(len(found.left), len(found.right))
    if least < _LEAST_WORDS or found.share < _LEAST_SHARE or found.common < _LEAST_WORDS:
        return False
    apart = abs(said_on(match.left) - said_on(match.right))
    return apart <= (_LONG_UTTERANCE if found.common >= _LONG else _ONE_UTTERANCE)


def _tells(found: Alignment, change: Change, *, translated: bool) -> bool:
    """Say whether a change alters what was said."""
    left, right = set(change.left), set(change.right)
    if max(len(change.left), len(change.right)) > _LONGEST_CHANGE:
        return False
    if (left & negators()) != (right & negators()) and not change.edge:
        return True
    if {*change.left, *change.right} & _REPAIRS:
        return False
    if not change.left or not change.right:
        return not change.edge and bool((left ^ right) & _HEDGES) and not translated
    if _numbers(left) != _numbers(right):
        return True
    if any(opposites(one, other) for one in left for other in right):
        return True
    if not translated and any(frozenset((a, b)) in _TURNS for a in left for b in right):
        return True
    return not translated and _swapped(found, change)


_REPAIRS = frozenset({"excuse", "sorry", "rather", "mean", "correction"})
"""Words with which a speaker mends what he said: who prints the mended words misquotes nothing."""


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word[:1].isdigit()}


_TURNS = frozenset(
    map(frozenset, [
        ("with", "without"), ("for", "against"), ("before", "after"), ("at", "over"),
        ("from", "to"), ("into", "from"), ("inside", "outside"), ("on", "off"), ("in", "out"),
        ("can", "must"), ("will", "may"), ("will", "might"), ("must", "may"), ("must", "might"),
        ("all", "some"), ("every", "some"), ("always", "sometimes"), ("most", "some"),
        ("few", "many"), ("first", "last"), ("least", "most"), ("until", "from"),
        ("this", "next"), ("this", "last"), ("last", "next"),
    ])
)  # fmt: skip
"""Prepositions, modals and quantifiers of which one printed for the other alters the sense."""


def _swapped(found: Alignment, change: Change) -> bool:
    """Say whether telling words gave way to other telling words, not to a spelling of them."""
    left = [w for w in change.left if w in content_words(w) and w not in found.right]
    right = [w for w in change.right if w in content_words(w) and w not in found.left]
    if not left or not right:
        return False
    if any(near_in_spelling(one, other) for one in left for other in right):
        return False
    return not any(_one_country(one, other) for one in left for other in right)


def _one_country(one: str, other: str) -> bool:
    """Say whether both words name one country: "British" for "UK"."""
    code = _country(one)
    return bool(code) and code == _country(other)


def _country(word: str) -> str | None:
    return country(word.capitalize()) or country(word.upper())


def _translated(match: Match) -> bool:
    """Say whether a side is likely a translation: of an outlet or speaker not of English."""
    return any(_foreign(one) for one in (match.left, match.right))


def _foreign(statement: Statement) -> bool:
    codes = {w[1:] for w in speaker_words(statement) if w.startswith("@")}
    outlet = statement.outlet.replace("(", " ").replace(")", " ").split()
    codes |= {code for word in outlet if (code := country(word))}
    return bool(codes) and not codes & _ENGLISH
