"""From the acts that the parse shows to the statements of a report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain

from factdb.extraction import disputed
from factdb.extraction.acts import Act
from factdb.extraction.answers import answered
from factdb.extraction.assertions import assertions
from factdb.extraction.clauses import clauses
from factdb.extraction.confidence import confidence
from factdb.extraction.frames import frames
from factdb.extraction.mentions import mention_at
from factdb.extraction.parse import Reading
from factdb.extraction.phrases import phrases
from factdb.extraction.quoted import quoted
from factdb.extraction.relayed import with_relayed
from factdb.extraction.stances import stance
from factdb.extraction.times import Calendar
from factdb.extraction.turns import turns
from factdb.extraction.voices import is_passive
from factdb.text.figures import figures
from factdb.text.marks import Quotation
from factdb.types import ActorKind, Kind, Mention, Statement, Words, short_id

_SPOKEN = ("quote", "turn")
_OWN = frozenset({"figure", "deed"})


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Give the statements of a reading in the order of their places."""
    acts = _acts(reading)
    said = [act for act in acts if not act.refused]
    calendar = Calendar(reading, said)
    told = _continued([_made(reading, act, calendar) for act in said], said)
    own = [_made(reading, act, calendar) for act in assertions(reading, acts)]
    placed = sorted([*told, *own], key=lambda one: (one.start, -one.end))
    return answered(placed, reading.report.text)


def _acts(reading: Reading) -> list[Act]:
    """Find all acts; where two claim the same words, "reportedly" gives way."""
    spoken = list(with_relayed(clauses(reading), reading))
    taken = frozenset(act.verb for act in spoken if act.start > reading.doc[act.verb].idx)
    alone = list(quoted(reading, taken))
    spoken = [act for act in spoken if not _holds_quotation(act, alone, reading)]
    found = [*turns(reading), *alone, *spoken, *phrases(reading), *disputed.disputes(reading)]
    cues = {act.verb for act in spoken}
    found = [act for act in found if not _is_hedged_cue(act, reading, cues)]
    found = list(_without_denied(list(disputed.apart(found, reading.doc)), reading))
    kept: dict[tuple[int, int], Act] = {}
    ordered = sorted(_with_voices(reading, found), key=lambda act: act.found_by == "hedge")
    for whole in chain.from_iterable(_wholes(reading, act) for act in ordered):
        headed = reading.in_heading(whole.start) and reading.in_heading(whole.end - 1)
        if whole.found_by == "quote signed" or not headed:
            kept.setdefault((whole.start, whole.end), whole)
    return list(_not_too_deep(sorted(kept.values(), key=lambda act: (act.start, -act.end))))


DEEPEST = 6
"""So many statements may lie around one: "X said that Y said that Z said …" goes no deeper."""


def _not_too_deep(acts: Iterable[Act]) -> Iterator[Act]:
    """Leave out acts that lie inside more than `DEEPEST` others; in the order of their places."""
    around: list[Act] = []
    for act in acts:
        around = [one for one in around if one.end >= act.end]
        if len(around) <= DEEPEST:
            around.append(act)
            yield act


def _holds_quotation(act: Act, alone: Sequence[Act], reading: Reading) -> bool:
    """Say whether a cue holds the quotation before it, so that what follows "that" is none of it.

    "“…,” X told a crowd that the police put at 1,100": the clause tells of the crowd.
    """
    if act.found_by != "that" or act.cue is None or act.start < reading.doc[act.verb].idx:
        return False
    text = reading.report.text
    return any(
        one.verb == act.verb
        and one.found_by == "quote after"
        and text[one.end : one.end + 1] == ","
        for one in alone
    )


_CLAIMED = frozenset({"noun", "relayed"})
"""What finds the claims of others, which somebody made, whoever denies them."""


def _without_denied(found: Sequence[Act], reading: Reading) -> Iterator[Act]:
    """Leave out what somebody denies to have been said: "denied that she had told them to go"."""
    denied = sorted(
        (act.start, act.end, act.verb)
        for act in found
        if act.cue is not None and act.cue.lemma == "deny"
    )
    for act in found:
        at = reading.doc[act.verb].idx if act.verb >= 0 else -1
        near = denied[: bisect_right(denied, (at, len(reading.report.text), 0))][-_NEAR:]
        inside = any(start <= at < end and verb != act.verb for start, end, verb in near)
        if act.found_by in _CLAIMED or not inside:
            yield act


_NEAR = 3
"""Denials before an act that may hold it: they hardly ever nest."""


def _is_hedged_cue(act: Act, reading: Reading, cues: Set[int]) -> bool:
    """Say whether "reportedly" is said of an act of saying, whose own words are known."""
    return act.found_by == "hedge" and reading.doc[act.verb].head.i in cues


def _with_voices(reading: Reading, acts: Iterable[Act]) -> Iterator[Act]:
    """Give a participle that a quotation cuts off from its subject the speaker of the act before.

    In "X said “…,” adding …" nothing stands between "adding" and the quotation's end.
    """
    last: Act | None = None
    for act in sorted(acts, key=lambda act: act.verb):
        if act.voice is None and act.verb >= 0 and last is not None and act.cue is not None:
            verb = reading.doc[act.verb]
            first = (
                verb.sent[0].text
                if verb.sent[0].text != ","
                else verb.sent[1 if len(verb.sent) > 1 else 0].text
            )
            between = reading.report.text[reading.doc[last.verb].idx : verb.idx]
            if first[:1].islower() and "\n" not in between and not is_passive(verb):
                act = replace(act, voice=last.voice)
        last = act if act.voice is not None and act.verb >= 0 else last
        yield act


def _wholes(reading: Reading, act: Act) -> Iterator[Act]:
    """Give an act whose content is whole; one for each quotation where it is nothing else.

    "said “we lost” and “we are sorry”" are two quotations, though the parse sees a clause.
    """
    whole = _with_marks(reading, act)
    if whole is None:
        return
    alone = _quotations_alone(reading, whole)
    for at, one in enumerate(alone):
        inner = reading.report.text[one.start : one.end].rstrip(", \n")
        yield replace(whole, start=one.start, end=one.start + len(inner), follows=at > 0)
    if not alone:
        yield whole


def _quotations_alone(reading: Reading, act: Act) -> list[Quotation]:
    """Give the quotations of a content that has no words of its own beside them."""
    text = reading.report.text
    found = reading.within(act.start, act.end)
    if not found or act.found_by.startswith(_SPOKEN) or reading.around(reading.doc[act.verb].idx):
        return []
    ends = [act.start, *(one.close_end for one in found)]
    starts = [*(one.open_start for one in found), act.end]
    beside = [text[end:start].strip(" ,.") for end, start in zip(ends, starts, strict=True)]
    whole = all(text[one.start : one.end].strip(" ,.\n") for one in found)
    return found if whole and set(beside) <= {"", "and", "but"} else []


def _with_marks(reading: Reading, act: Act) -> Act | None:
    """Let a content hold the quotations it begins or ends in whole, or stay inside one."""
    if act.found_by.startswith(_SPOKEN):
        return act
    start, end = act.start, act.end
    cue_at = reading.doc[act.verb].idx
    around = reading.around(cue_at)
    if around is not None:
        start, end = max(start, around.start), min(end, around.end)
        return replace(act, start=start, end=end) if start < end and act.voice else None
    for offset in (start, end - 1):
        one = reading.around(offset)
        if one is not None and not reading.is_detached(one):
            start, end = min(start, one.open_start), max(end, one.close_end)
    if reading.report.text[start - 1 : start] and start:
        opened = reading.around(start)
        start = opened.open_start if opened is not None and opened.start == start else start
    return replace(act, start=start, end=end)


def _made(reading: Reading, act: Act, calendar: Calendar) -> Statement:
    report = reading.report
    text = report.text[act.start : act.end]
    content = reading.token_span(act.start, act.end)
    named = _mention(reading, act)
    dates = calendar.within(act.start, act.end)
    does, denied = stance(act, content)
    return Statement(
        id=short_id("s", reading.digest, act.start, act.end),
        report=report.external_id or f"r-{reading.digest[:12]}",
        published=report.published,
        kind=_kind(reading, act),
        text=text,
        start=act.start,
        end=act.end,
        outlet=report.outlet,
        url=report.url,
        sentence=_sentence(reading, act),
        mention=named,
        cue=_cue(reading, act),
        stance=does,
        negated=denied,
        via=_via(reading, act),
        said_on=None if act.found_by in _OWN else calendar.said_on(act),
        figures=figures(text, act.start),
        dates=dates,
        frames=frames(content, dates) if len(content) else (),
        confidence=confidence(act, named),
        found_by=act.found_by,
    )


def _kind(reading: Reading, act: Act) -> Kind:
    if act.found_by in _OWN:
        return Kind.ASSERTION
    if act.found_by.startswith(_SPOKEN) or _is_quotation(reading, act):
        return Kind.DIRECT
    return Kind.MIXED if reading.within(act.start, act.end) else Kind.INDIRECT


def _is_quotation(reading: Reading, act: Act) -> bool:
    """Say whether a content is all that stands between two marks, and its cue is not."""
    around = reading.around(act.start)
    if around is None or around.start != act.start or act.end > around.end:
        return False
    rest = reading.report.text[act.end : around.end].strip(" ,\n")
    return not rest and not act.start <= reading.doc[act.verb].idx < around.end


def _mention(reading: Reading, act: Act) -> Mention | None:
    if act.voice is None:
        return None
    return mention_at(reading.doc, reading.report, *act.voice)


def _cue(reading: Reading, act: Act) -> Words | None:
    if act.words is None:
        return None
    return _words(reading, *act.words)


def _words(reading: Reading, first: int, last: int) -> Words:
    start = reading.doc[first].idx
    end = reading.doc[last - 1].idx + len(reading.doc[last - 1])
    return Words(reading.report.text[start:end], start, end)


def _sentence(reading: Reading, act: Act) -> Words:
    """Give the sentences that the content and its cue stand in, quotations beside them whole."""
    at = [reading.first_token(act.start), reading.first_token(act.end - 1)]
    if act.words is not None:
        at += [act.words[0], act.words[1] - 1]
    doc = reading.doc
    first, last = doc[min(at)].sent.start, doc[max(at)].sent.end
    while last - 1 > first and doc[last - 1].is_space:
        last -= 1
    while first < last - 1 and doc[first].is_space:
        first += 1
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    start, end = _from_quotation(reading, start), _to_quotation(reading, end)
    return Words(reading.report.text[start:end], start, end)


def _from_quotation(reading: Reading, start: int) -> int:
    """Begin with the quotation that a sentence goes on from: "“…,” he said, adding …"."""
    text = reading.report.text
    before = reading.around(max(0, start - 3)) or reading.around(max(0, start - 4))
    goes_on = text[start].islower() or text[start] in ",;"
    if before is not None and goes_on and "\n" not in text[before.end : start]:
        return min(before.open_start, start)
    return start


def _to_quotation(reading: Reading, end: int) -> int:
    """End with the quotation that a sentence leads up to: "…, charging that the “…”"."""
    text = reading.report.text
    gap = text[end : end + 3]
    at = end + len(gap) - len(gap.lstrip()) + 1
    beyond = reading.around(at)
    if beyond is None or beyond.open_start < end or text[end - 1] in ".?!":
        return end
    return beyond.close_end


def _via(reading: Reading, act: Act) -> str:
    """Say through whom the words came: "told Reuters" where an outlet was told."""
    if act.heard is None or act.words is None:
        return ""
    heard = mention_at(reading.doc, reading.report, *act.heard)
    verb = reading.doc[act.verb].text
    return f"{verb} {heard.text}" if heard.kind is ActorKind.OUTLET else ""


def _continued(made: Sequence[Statement], acts: Iterable[Act]) -> list[Statement]:
    """Link each part of a quotation to the part before it."""
    found: list[Statement] = []
    spoken: Statement | None = None
    for act, one in zip(acts, made, strict=True):
        if act.follows and spoken is not None:
            one = replace(one, continues=spoken.id)
        if one.kind is Kind.DIRECT and act.found_by != "turn":
            spoken = one
        found.append(one)
    return found
