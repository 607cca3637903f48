"""Why the judge says what it says of a match: the gate, the parts, each rule, and the score.

Asked with the very functions that judge, one at a time and with somebody listening: an account
cannot tell another story than the judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdb import plugins, records
from factdb.rules import calibration, doubts, gate, judge
from factdb.rules.claims import between, denies, parts_agree
from factdb.rules.silence import Near, listening, nearest
from factdb.rules.speakers import same_speaker
from factdb.rules.terms import opposites
from factdb.rules.times import Meeting, meeting
from factdb.text.rarity import rarity, weight
from factdb.types import Frame, Judgement, Match, Statement


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the match was let through, why, and how much both sides share.

    ``bits`` are those of `rarity` of the shared words, ``needed`` what shared words alone must
    weigh; another door ("one answers the other") asks for none.
    """

    open: bool
    why: str
    bits: float
    needed: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one proposition of the left stands to one of the right.

    ``left`` and ``right`` are places in `Statement.frames`. ``deed`` is "same", "opposite" or
    "other"; ``doer`` and ``object`` are shares in [0, 1] of what agrees, None where a side does
    not say. ``apart`` is true where one side holds that it is so and the other that it is not.
    ``why`` says where the comparison ended, ``near`` how near it came to a clash.
    """

    left: int
    right: int
    deed: str
    doer: float | None
    object: float | None
    apart: bool
    time: Meeting
    why: str
    near: Near


@dataclass(frozen=True, slots=True)
class Heard:
    """What one rule said: a judgement, or why it held its tongue."""

    rule: str
    answer: Judgement | None
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """A match, its judgement, and how that came to be."""

    match: Match
    judgement: Judgement
    voices: str
    gate: Gate
    compared: tuple[Comparison, ...]
    heard: tuple[Heard, ...]


def account(match: Match, beside: Sequence[Statement] = ()) -> Account:
    """Judge a match and give every step, the propositions that came nearest to a clash first.

    Args:
        match: two statements; or one on both sides, to say what makes it doubtful.
        beside: for one alone, all statements of its report.

    """
    if match.left.id == match.right.id:
        return _alone(match, beside)
    compared = sorted(_compared(match), key=lambda one: (-one.near, one.left, one.right))
    opened = gate.opens(match)
    return Account(
        match=match,
        judgement=judge(match),
        voices=_VOICES[same_speaker(match.left, match.right)],
        gate=Gate(
            opened,
            gate.door(match) or "no door is open: too little that they share tells something",
            weight(match.shared),
            gate.needed(match),
        ),
        compared=tuple(compared) if opened else (),
        heard=tuple(_heard(match)) if opened else (),
    )


_VOICES = {True: "one speaker", False: "two speakers", None: "perhaps one speaker, perhaps two"}


def _compared(match: Match) -> Iterator[Comparison]:
    for left, one in enumerate(match.left.frames):
        for right, other in enumerate(match.right.frames):
            yield _comparison(match, left, one, right, other)


def _comparison(match: Match, left: int, one: Frame, right: int, other: Frame) -> Comparison:
    with listening() as said:
        found = between(match, one, other)
    ended = nearest(said)
    return Comparison(
        left=left,
        right=right,
        deed=_deed(one.predicate, other.predicate),
        doer=parts_agree(match, one.subject, other.subject),
        object=parts_agree(match, one.object, other.object),
        apart=denies(match.left, one) != denies(match.right, other),
        time=meeting(match.left, one, match.right, other),
        why=("time explains it" if found.passed else "they clash") if found else ended.why,
        near=(Near.TIME if found.passed else Near.VOICES) if found else ended.near,
    )


def _deed(one: str, other: str) -> str:
    if one == other:
        return "same"
    return "opposite" if opposites(one, other) else "other"


def _heard(match: Match) -> Iterator[Heard]:
    for name in plugins.names("rules"):
        with listening() as said:
            answer = plugins.load("rules", name)(match)
        yield Heard(name, answer, answer.reason if answer else nearest(said).why)


def _alone(match: Match, beside: Sequence[Statement]) -> Account:
    """Tell what makes one statement doubtful by itself."""
    found = doubts(match.left, beside)
    judgement = max(found, key=lambda one: one.score, default=judge(match))
    heard = tuple(Heard(one.rule, one, one.reason) for one in found)
    opened = Gate(True, "one statement, held against its own report", 0.0, 0.0)
    return Account(match, judgement, _VOICES[True], opened, (), heard)


def record(told: Account) -> records.Record:
    """Give an account as plain JSON values.

    Returns:
        ``{"relation", "conflict", "score", "reason", "rule", "evidence", "voices", "likeness",
        "shared", "gate", "compared", "rules", "calibration", "a", "b"}``: ``shared`` are words
        with their bits, ``compared`` the propositions of both sides in pairs, ``rules`` what each
        rule said with its own score, ``calibration`` how that score became the score; ``a`` and
        ``b`` are statements with their ``frames``.

    """
    judged = told.judgement
    return {
        "relation": str(judged.relation),
        "conflict": judged.relation.conflict,
        "score": round(judged.score, 3),
        "reason": judged.reason,
        "rule": judged.rule,
        "evidence": [list(pair) for pair in judged.evidence],
        "voices": told.voices,
        "likeness": round(told.match.likeness, 3),
        "shared": [{"word": w, "bits": round(rarity(w), 1)} for w in told.match.shared],
        "gate": {
            "open": told.gate.open,
            "why": told.gate.why,
            "bits": round(told.gate.bits, 1),
            "needed": told.gate.needed,
        },
        "compared": [_compared_record(one) for one in told.compared],
        "rules": [_heard_record(one) for one in told.heard],
        "calibration": _calibration(told),
        "a": _side(told.match.left),
        "b": _side(told.match.right),
    }


def _compared_record(one: Comparison) -> records.Record:
    shares = {"doer": one.doer, "object": one.object}
    return {
        "a": one.left,
        "b": one.right,
        "deed": one.deed,
        **{name: None if share is None else round(share, 2) for name, share in shares.items()},
        "apart": one.apart,
        "time": one.time.value,
        "why": one.why,
    }


def _heard_record(one: Heard) -> records.Record:
    answer = one.answer
    return {
        "rule": one.rule,
        "relation": str(answer.relation) if answer else None,
        "score": round(answer.score, 3) if answer else None,
        "why": one.why,
    }


def _calibration(told: Account) -> records.Record | None:
    """Say on what the score rests; None where no rule that compares made it."""
    judged = told.judgement
    own = [one.answer for one in told.heard if one.answer and one.answer.rule == judged.rule]
    if not judged.relation.conflict or told.match.left.id == told.match.right.id or not own:
        return None
    fit = calibration.fit(judged.relation)
    return {
        "own": round(own[0].score, 3),
        "fitted": round(fit(own[0].score), 3),
        "least": calibration.threshold(),
        "surest": round(calibration.surest(told.match), 3),
        "intercept": fit.intercept,
        "slope": fit.slope,
        "seen": fit.seen,
        "confirmed": fit.confirmed,
    }


def _side(one: Statement) -> records.Record:
    frames = [records.frame(frame) for frame in one.frames]
    return {**records.statement(one), "frames": frames}
