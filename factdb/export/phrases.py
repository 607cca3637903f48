"""How a record is put in words; what the table and the Markdown share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factdb.export import acts
from factdb.kinds import Relation
from factdb.plugins import Record

_BREAKS = re.compile(r"\s+")
# Escape sequences in a stored text must not reach somebody's terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shape(record: Record) -> str:
    """Say which record of the data contract this is, by its fields; "" for another."""
    for name, fields in _SHAPES.items():
        if fields <= record.keys():
            return name
    return ""


def source_of(record: Record) -> Record:
    """Give what a statement that is handed out carries of its report; {} for others.

    The rows of a lineage have the number of the source under this name.
    """
    found = record.get("source", {})
    return found if isinstance(found, dict) else {}


_SHAPES: dict[str, frozenset[str]] = {
    "shown": frozenset({"kind", "text", "before", "after", "matches"}),
    "report": frozenset({"text", "published", "statements"}),
    "finding": frozenset({"relation", "reason", "a", "b"}),
    "relation": frozenset({"relation", "conflict", "reason"}),
    "statement": frozenset({"kind", "text", "start", "stance"}),
    "brief": frozenset({"brief", "outlets", "speakers"}),
    "receipt": frozenset({"place", "report", "known"}),
    "actor": frozenset({"name", "kind", "aliases"}),
    "entry": frozenset({"at", "who", "what", "note"}),
    "correction": frozenset({"correction", "changes", "findings"}),
    "reread": frozenset({"reread", "added", "withdrawn"}),
}


def clean(text: str) -> str:
    r"""Put a text on one line: spaces and line breaks become one space, controls are shown as �.

    >>> clean("two\n lines\x1b[31m")
    'two lines�[31m'
    """
    return _CONTROLS.sub("�", _BREAKS.sub(" ", text)).strip()


def quoted(statement: Record) -> str:
    """Give the words as printed: a direct quotation in marks, the others as they stand.

    What somebody denies, rejects or asks is printed with that act: alone it would read as a claim.
    """
    marked = statement["kind"] == "direct" and not acts.turned(statement)
    return f"“{claimed(statement)}”" if marked else claimed(statement)


def claimed(statement: Record) -> str:
    """Give the words, with the act where alone they would read as a claim; none put in marks."""
    return clean(acts.passage(statement) if acts.turned(statement) else statement["text"])


def alone(statement: Record) -> str:
    """Give the words as `quoted` does; of too few to be read away from the rest, the sentence."""
    return whole(statement) or quoted(statement)


def whole(statement: Record) -> str:
    """Give the sentence of words that say nothing without it; "" for all others."""
    return clean(statement.get("sentence") or "") if acts.fragment(statement) else ""


def around(statement: Record) -> str:
    """Give the sentence of a statement that says too little alone ("this", "the allegations")."""
    sentence = clean(statement["sentence"] or "")
    few = len(statement["text"].split()) < acts.ENOUGH
    return sentence if few and len(sentence) > len(statement["text"]) else ""


def speaker(statement: Record) -> str:
    """Name who speaks: the actor, else the words that stand for one, else nobody."""
    if statement["kind"] == "assertion":
        return f"{source(statement)} in its own voice"
    named = [
        one["name"] for one in (statement["speaker"], *statement.get("co_speakers", ())) if one
    ]
    if named:
        return clean(" and ".join(named))
    if printed := statement["speaker_text"]:
        return f"“{clean(printed)}” (not known who)"
    return "an unnamed speaker"


def day(statement: Record) -> str:
    """Give the day of the report, as ``YYYY-MM-DD``."""
    return str(statement["published"])[:10]


def manner(statement: Record) -> str:
    """Say how it was said: the kind, and the stance where it is more than asserting."""
    stance = statement["stance"]
    words = [statement["kind"], *([] if stance == "assert" else [stance])]
    return ", ".join([*words, *(["negated"] if statement["negated"] else [])])


def source(statement: Record) -> str:
    """Name the outlet, else the report."""
    return clean(statement["outlet"] or statement["report"])


def said(statement: Record) -> str:
    """Say when it was said, where the report tells and it is not the day of the report."""
    when = statement["said_on"]
    return f"said {days(when)}" if when and days(when) != day(statement) else ""


def days(when: Record) -> str:
    """Give the day, or the first and the last."""
    first, last = when["first"], when["last"]
    return str(first) if first == last else f"{first} to {last}"


def understood_date(when: Record) -> str:
    """Give a date as printed and as understood: ``“on Monday” → 2022-01-31 (day)``."""
    if not when["text"]:
        return f"{days(when)} ({when['precision']}), as a person says"
    return f"“{clean(when['text'])}” → {days(when)} ({when['precision']})"


def understood_figure(figure: Record) -> str:
    """Give a figure as printed and as understood: ``“£3.2bn” → 3,200,000,000 GBP``."""
    parts = [bounds(figure["low"], figure["high"]), figure["unit"]]
    if figure["of"]:
        parts.append(f"of “{clean(figure['of'])}”")
    return f"“{clean(figure['text'])}” → {' '.join(part for part in parts if part)}"


def bounds(low: float | None, high: float | None) -> str:
    """Put the bounds of a figure in words.

    >>> bounds(90, 120), bounds(50, None), bounds(3.5, 3.5)
    ('90 to 120', '50 or more', '3.5')
    """
    if low is None or high is None:
        return f"up to {number(high)}" if low is None else f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: float | None) -> str:
    """Group a number by thousands, without a needless fraction.

    >>> number(100000.0), number(0.25)
    ('100,000', '0.25')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def context(statement: Record) -> tuple[str, str, str]:
    """Give the words before, the statement and the words after, with the spaces between them."""
    before, after = statement["before"], statement["after"]
    gap = {True: " ", False: ""}
    return (
        clean(before) + gap[before[-1:].isspace()],
        clean(statement["text"]),
        gap[after[:1].isspace()] + clean(after),
    )


def known(statement: Record) -> Iterator[tuple[str, str]]:
    """Give everything known of a statement that is shown by itself, as names and words."""
    if statement["said_on"]:
        yield "said", understood_date(statement["said_on"])
    yield "printed", ", ".join(_printed(statement))
    yield "speaker", linked(statement)
    yield from (("office", office(role)) for role in (statement["actor"] or {}).get("roles", ()))
    yield "how", "; ".join(_how(statement))
    if told := corrected(statement):
        yield "corrected", told
    yield from (("figure", understood_figure(one)) for one in statement["figures"])
    yield from (("date", understood_date(one)) for one in statement["dates"])
    for name in ("continues", "answers", "replaced_by"):
        if statement[name]:
            yield name.replace("_", " "), statement[name]
    yield from (("⚠", _conflict(one)) for one in statement["findings"])
    yield from (updated(one) for one in statement["updates"])
    yield from (("alike", _alike(one)) for one in statement["matches"] if _is_alike(one))
    yield from (("log", entry(one)) for one in statement.get("log", ()))


def _printed(statement: Record) -> Iterator[str]:
    yield f"{day(statement)} by {source(statement)}"
    if statement["title"]:
        yield f"“{clean(statement['title'])}”"
    yield f"characters {statement['start']} to {statement['end']} of {statement['report']}"
    if statement["url"]:
        yield clean(statement["url"])


def linked(statement: Record) -> str:
    """Say by which words the speaker is named, who that is, and why, or why nobody can say."""
    actor, words = statement["speaker"], statement["speaker_text"]
    who = f"{speaker(statement)} ({actor['kind']}, {actor['id']})" if actor else "not known"
    why = clean(statement.get("speaker_reason", "") if actor else statement["doubt"])
    printed = f"“{clean(words)}” → {who}" if words else speaker(statement)
    return f"{printed}: {why}" if why else printed


def _how(statement: Record) -> Iterator[str]:
    yield manner(statement)
    if statement["cue"]:
        yield f"cue “{clean(statement['cue'])}”"
    if statement["via"]:
        yield via(statement)
    sure = f"confidence {statement['confidence']:.2f}"
    yield f"found by {found_by(statement)}, {sure}" if found_by(statement) else sure


def via(statement: Record) -> str:
    """Say who relays the words, or whom they were told: ``via a spokesman``, ``told Reuters``."""
    told = clean(statement["via"])
    return told if told.split()[0].lower() in _TELLING else f"via {told}"


def found_by(statement: Record) -> str:
    """Say by which construction a statement was found, in words; "" where nobody noted that."""
    name = clean(statement["found_by"])
    if not name:
        return ""
    plain, passive = name.removeprefix("passive "), name.startswith("passive ")
    told = _FOUND_BY.get(plain) or _FOUND_BY.get(plain.split()[0], "words that belong to the cue")
    return f"{told}, in the passive" if passive else told


_TELLING = frozenset({"tell", "tells", "told", "telling"})
_FOUND_BY = {
    "quote": "a quotation and its cue",
    "nested": "a quotation within another",
    "that": "a clause behind the cue",
    "obj": "the object of the cue",
    "nounobj": "the object of the cue",
    "qobj": "the object of the cue",
    "deedobj": "the object of the cue",
    "set": "the object of the cue",
    "doc-that": "what a document says",
    "deed": "a deed that the outlet tells",
    "figure": "a figure that the outlet tells",
    "bare": "a sentence without its report",
    "according": "“according to”",
    "turn": "a turn of a transcript",
    "as": "a clause beside the cue",
    "noun": "a noun for what is said",
    "hedge": "a word such as “reportedly”",
    "name": "a name beside what is said",
}
"""Constructions of the extractor in words."""

_SAYS = r"[^“]*: “[^”]*”; "
_REASON = re.compile(rf"{_SAYS}{_SAYS}(?=\S)")


def why(finding: Record) -> str:
    """Give the reason of a finding below its two statements: who says what is printed there."""
    told = clean(finding["reason"])
    beginning = _REASON.match(told)
    return told[beginning.end() :] if beginning else told


def office(role: Record) -> str:
    """Give an office, of whom, and when it was printed first and last."""
    held = clean(f"{role['title']} of {role['of']}" if role["of"] else role["title"])
    ends = {role["first"], role["last"]} - {None}
    return f"{held} ({' to '.join(sorted(ends))})" if ends else held


def how_many(actor: Record) -> str:
    """Say how many statements an actor made, and whether only some of them follow."""
    told = count(actor["statements"], "statement")
    return f"{told} in all, those that fit below" if actor.get("filtered") else told


def about(actor: Record) -> Iterator[tuple[str, str]]:
    """Give what is known of an actor, as names and words."""
    if actor["aliases"]:
        yield "also", "; ".join(clean(alias) for alias in actor["aliases"])
    if actor["roles"]:
        yield "office", "; ".join(office(role) for role in actor["roles"])
    if actor["part_of"]:
        yield "part of", clean(actor.get("part_of_name") or actor["part_of"])
    if actor["merged"]:
        yield "merged", "; ".join(actor["merged"])


def entry(logged: Record) -> str:
    """Say what was changed, when and by whom."""
    undoes = f", undoes {logged['undoes']}" if logged["undoes"] else ""
    note = f": {clean(logged['note'])}" if logged["note"] else ""
    at = logged["at"][:16].replace("T", " ")
    changes = "".join(f"; {clean(one)}" for one in _changes(logged))
    return f"{at} {clean(logged['who'])} {clean(logged['what'])}{undoes}{note}{changes}"


def _changes(logged: Record) -> Iterator[str]:
    """Say how things stand since an entry: ``counts as: a-1 → a-2``."""
    before = logged.get("before", {})
    for sort, values in logged.get("after", {}).items():
        for one, new in values.items():
            match sort:
                case "fields":
                    statement, part = one.split()
                    told = changed(part, before[sort][one]["value"], new["value"])
                    yield f"{statement} {told}"
                case "findings" if not (new and before[sort][one]):
                    yield f"{one} {'follows' if new else 'no longer follows'}"
                case "reports":
                    for part in sorted(new):
                        if new[part] != before[sort][one][part]:
                            yield f"{part}: {before[sort][one][part]} → {new[part]}"
                case "names" | "counts_as" | "speakers" | "rulings" | "assigned":
                    yield f"{sort.replace('_', ' ')}: {one} → {plain(new)}"


def changed(part: str, old: Any, new: Any) -> str:
    """Say what became of a part of a statement: ``stance: assert → deny``."""
    # A figure has an arrow of its own.
    sign = ", now " if part in {"figures", "dates"} else " → "
    return f"{part.replace('_', ' ')}: {part_of(part, old)}{sign}{part_of(part, new)}"


def part_of(part: str, value: Any) -> str:
    """Put a part of a statement in words."""
    match part:
        case "speaker":
            named = [one for one in (value["actor"], *value["with"]) if one]
            return " and ".join(named) or "unknown"
        case "span":
            return f"“{clean(value['text'])}” ({value['start']} to {value['end']})"
        case "said_on":
            return days(value) if value else "not known"
        case "figures":
            return "; ".join(understood_figure(one) for one in value) or "none"
        case "dates":
            return "; ".join(understood_date(one) for one in value) or "none"
    return plain(value)


def reread(record: Record) -> str:
    """Say what became of a report that was read anew."""
    told = [
        f"{len(record[name]):,} {words}"
        for name, words in (
            ("added", "new"),
            ("withdrawn", "withdrawn"),
            ("changed", "changed"),
            ("new_findings", "new findings"),
            ("lapsed_findings", "findings gone"),
        )
        if record[name]
    ]
    return ", ".join(told) or "as it was"


def corrected(statement: Record) -> str:
    """Say which parts are a person's, whose, and since when; "" where all is the machine's."""
    if not statement.get("corrected"):
        return ""
    parts = ", ".join(one.replace("_", " ") for one in statement["corrected"])
    return f"{parts} by {clean(statement['corrected_by'])} on {statement['corrected_at'][:10]}"


def lapsed(finding: Record) -> str:
    """Say since when a finding no longer follows, and by whom; "" while it does."""
    if not finding.get("lapsed_at"):
        return ""
    return f"no longer follows since {finding['lapsed_at'][:10]} ({clean(finding['lapsed_by'])})"


def _conflict(finding: Record) -> str:
    scored = f"{finding['relation']} {finding['score']:.2f} with {finding['other']}"
    return f"{scored}: {clean(finding['reason'])} → {finding['id']}, {ruled(finding)}"


def ruled(finding: Record) -> str:
    """Say what a person says of a finding, who, when and why, as far as the record tells."""
    if finding["ruling"] == "open":
        to = finding.get("assigned_to")
        return f"not yet ruled, assigned to {clean(to)}" if to else "not yet ruled"
    by = f" by {clean(finding['ruled_by'])}" if finding.get("ruled_by") else ""
    on = f" on {finding['ruled_at'][:10]}" if finding.get("ruled_at") else ""
    note = f": {clean(finding['ruling_note'])}" if finding.get("ruling_note") else ""
    return f"{clean(finding['ruling'])}{by}{on}{note}"


def _alike(match: Record) -> str:
    who = ", ".join(clean(part) for part in (match["speaker"], match["outlet"]) if part)
    return f"{match['relation']} {match['other']}: {who} {day(match)}: {quoted(match)}"


def _is_alike(match: Record) -> bool:
    relation = Relation(match["relation"])
    return not relation.conflict and relation is not Relation.UPDATE


def updated(update: Record) -> tuple[str, str]:
    """Say what a statement updates, or what updates it: time passed, and both can be true."""
    named = dict.fromkeys(clean(part) for part in (update["speaker"], update["outlet"]) if part)
    name = "updated by" if update["later"] else "updates"
    return name, f"{update['other']}: {', '.join(named)} {day(update)}: {quoted(update)}"


def count(number_of: int, thing: str, things: str = "") -> str:
    """Give a number and its noun.

    >>> count(1, "report"), count(2, "copy", "copies")
    ('1 report', '2 copies')
    """
    return f"{number_of:,} {thing if number_of == 1 else things or thing + 's'}"


def became(receipt: Record) -> str:
    """Say what became of a report."""
    if receipt["known"]:
        return f"already stored as {receipt['report']}"
    own = receipt["own_voice"]
    voices = f"{receipt['attributed']:,} attributed{f', {own:,} own voice' if own else ''}"
    parts = [
        f"{count(receipt['statements'], 'statement')} ({voices})",
        f"{receipt['matches']:,} matched" if receipt["matches"] else "",
        _possible(receipt["findings"]),
        f"a new version of {receipt['replaces']}" if receipt["replaces"] else "",
    ]
    return ", ".join(part for part in parts if part)


def _possible(findings: Sequence[str]) -> str:
    found = count(len(findings), "possible contradiction")
    return f"{found} → {', '.join(findings)}" if findings else ""


def plain(value: Any) -> str:
    """Put any plain value in words, for fields that have no sentence of their own."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(one)}" for name, one in value.items()) or "–"
    if isinstance(value, list | tuple):
        return "; ".join(plain(one) for one in value) or "–"
    return clean(str(value))


def summed(brief: Record) -> Iterator[tuple[str, str]]:
    """Say what was published on some days, as names and words."""
    counts = [
        count(brief["reports"], "report"),
        count(brief["statements"], "statement"),
        count(brief["findings"], "possible contradiction"),
    ]
    yield "published", ", ".join(counts)
    rulings = (f"{word.replace('_', ' ')} {many:,}" for word, many in brief["rulings"].items())
    yield "rulings", ", ".join(rulings) or "–"
    outlets = (f"{clean(one['name'])} {one['reports']:,}" for one in brief["outlets"])
    yield "outlets", ", ".join(outlets) or "–"
    speakers = (f"{clean(one['name'])} {one['statements']:,}" for one in brief["speakers"])
    yield "speakers", ", ".join(speakers) or "–"


def vote(shares: Record) -> str:
    """Say what a model for inference holds probable.

    >>> vote({"contradiction": 0.9, "neutral": 0.06, "entailment": 0.04})
    'contradiction 0.90, neutral 0.06, entailment 0.04'
    """
    names = ("contradiction", "neutral", "entailment")
    return ", ".join(f"{name} {shares[name]:.2f}" for name in names)


def conflict(record: Record) -> str:
    """Say whether a relation is in conflict, and if so how sure that is.

    >>> conflict({"conflict": True, "score": 0.934}), conflict({"conflict": False, "score": 0.07})
    ('0.93  in conflict', 'not in conflict')
    """
    return f"{record['score']:.2f}  in conflict" if record["conflict"] else "not in conflict"
