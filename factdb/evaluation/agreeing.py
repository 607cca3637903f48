"""Whether a found statement says of a field what its label says: True or False, no degrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from factdb.actors import key, surname
from factdb.evaluation.labels import Label, Quantity, Spot
from factdb.text.fold import content_words, words
from factdb.types import Actor, ActorKind, Figure, Mention, Statement, Words

WEEK = 7
"""Days that an understood date may span and still name the labelled day."""

_SMALL = frozenset({"the", "a", "an", "of", "government", "and", "for"})
_WORD = re.compile(r"\w+")


def speaker(label: Label, found: Statement) -> bool:
    """Say whether the words that name the speaker are the labelled ones.

    They share their place or a word that tells, or neither has any. A label that does not say by
    which words is compared by name.
    """
    if "mention" not in label.measured:
        return actor(label, found)
    if label.mention is None or found.mention is None:
        return label.mention is None and found.mention is None
    if _touch(label.mention, found.mention):
        return True
    return bool((_telling(label.mention.text)) & _telling(found.mention.text))


def actor(label: Label, found: Statement) -> bool:
    """Say whether the actor is the labelled one; where the report names nobody, that none is."""
    if "speaker" not in label.measured:
        return True
    speakers = [one for one in (found.speaker, *found.co_speakers) if one]
    if not label.speaker:
        return not speakers
    return any(same_name(label.speaker, one) for one in speakers)


def same_name(name: str, one: Actor) -> bool:
    """Say whether a name is one of an actor's.

    Spellings, short forms and word order do not matter; a surname stands for a person that has no
    other name, and the words of one name may all stand in the other ("Orban", "Viktor Orban").
    """
    names = (one.name, *one.aliases)
    alone = one.kind is ActorKind.PERSON and " " not in one.name
    if key(name) in {key(other) for other in names} or (alone and surname(name) == key(one.name)):
        return True
    wanted = set(content_words(name))
    return any(_in_one_another(wanted, set(content_words(other))) for other in names)


def cue(label: Label, found: Statement) -> bool:
    """Say whether the cues share their place, a word if the label has no place, or are none."""
    if label.cue is None or found.cue is None:
        return label.cue is None and found.cue is None
    if label.cue.start is not None:
        return _touch(label.cue, found.cue)
    return bool(set(_WORD.findall(label.cue.text)) & set(_WORD.findall(found.cue.text)))


def said_on(label: Label, found: Statement) -> bool:
    """Say whether the day of the utterance is within what was understood, of a week at most."""
    when = found.said_on
    if label.said is None or when is None:
        return label.said is None and when is None
    narrow = (when.last - when.first).days < WEEK or (when.first, when.last) == label.said
    return narrow and when.first <= label.said[0] and label.said[1] <= when.last


def figures(label: Label, found: Statement) -> int:
    """Count the labelled figures that were understood, each by a figure of its own."""
    left = list(found.figures)
    for wanted in label.figures:
        if one := next((each for each in left if _understood(wanted, each)), None):
            left.remove(one)
    return len(found.figures) - len(left)


def whole(label: Label, found: Statement) -> bool:
    """Say whether the boundaries are exactly the labelled ones."""
    return (label.start, label.end) == (found.start, found.end)


FIELDS: Mapping[str, tuple[str, Callable[[Label, Statement], bool]]] = {
    "speaker": ("speaker", speaker),
    "actor": ("speaker", actor),
    "cue": ("cue", cue),
    "stance": ("stance", lambda label, found: label.stance == found.stance),
    "negated": ("negated", lambda label, found: label.negated == found.negated),
    "said on": ("said on", said_on),
    "no day said": ("no day said", said_on),
}
"""What is measured of statements that met: the field that a label must have, and the question."""


def _understood(wanted: Quantity, one: Figure) -> bool:
    """Say whether a figure has the labelled words and bounds that hold the labelled value."""
    spot = wanted.spot
    if spot.start is not None:
        meets = _touch(spot, one)
    else:
        meets = one.text in spot.text or spot.text in one.text
    above = one.low is None or one.low <= wanted.low
    return meets and above and (one.high is None or wanted.high <= one.high)


def _touch(spot: Spot, one: Words | Mention | Figure) -> bool:
    if spot.start is None or spot.end is None:
        return False
    return one.start < spot.end and spot.start < one.end


def _telling(text: str) -> frozenset[str]:
    return frozenset(words(text)) - _SMALL


def _in_one_another(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)
