"""Find quantities in words, and say what they allow.

Own grammar over the numbers of `factdb.text.numerals` (number words by text2num): the general
parsers are wrong by powers of ten ("£3.2bn" is three pounds to one, "10 and 20 thousand" 10,005 to
another; price-parser 0.5, quantulum3 0.10, tried). What neither counts nor measures is no figure:
see `factdb.text.uncounted`. Where a power of ten could be in doubt there is no figure either.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from factdb.text import uncounted
from factdb.text.counted import counted, is_plural
from factdb.text.dates import dates
from factdb.text.numerals import Numeral, number_in_words, numerals
from factdb.text.units import TIME, is_money, sign_before, unit_after
from factdb.text.words import table
from factdb.types import Figure

_ANY_DAY = date(2000, 1, 1)
_FEW = 12
"""Up to here "over", "under" and "above" are prepositions, not bounds: talks over two points."""
_LEAD = 34
"""Longer (characters) than any approximator."""

_CLAUSE = 60
"""Characters in which the verb of a change stands before it."""

_FAR = 100
"""Ends of a range further apart, the second with a scale, leave the first's in doubt."""

_JOINT = re.compile(r"\s?(?:[-–—]|to|or)\s?")
_AND = re.compile(r"\sand\s")
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|(?:anywhere\s)?from)\s$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s?(?:or\s(?P<word>so|more|less|fewer)\b|-?(?P<plus>plus)\b|-(?P<odd>odd)\b|(?P<sign>\+)(?!\w))",
    re.IGNORECASE,
)
_PER = re.compile(
    r"[\s-](?:per|an?|each|every)[\s-](?P<each>second|minute|hour|night|day|week|month|quarter|year"
    r"|barrel|tonne|ton|kilo|kilogram|litre|liter|gallon|head|person|household|share|vote|hectare)\b"
    r"(?!\s(?:ago|later|earlier|before|after|on)\b)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?<![\w<>=~])(?P<sign>[~≈<>≤≥])\s?$")
_SIGNS = {"~": "near", "≈": "near", ">": "least", "≥": "least", "<": "most", "≤": "most"}
_LETTER_BEHIND = re.compile(r"[ \u00a0]([mb])\b", re.IGNORECASE)
_METRES = re.compile(
    r"\s?-?\s?(?:high|tall|long|wide|deep|away|below|above|race|sprint|hurdles|relay|freestyle)\b"
)
_SHARE = re.compile(
    r"\b(?:(?P<whole>a|an|one|two|three|four)[-\s])?(?P<part>half|thirds?|quarters?|fifths?|tenths?)"
    r"(?=\sof\b(?!\sa\s(?:million|billion|trillion|dozen)|\s\d)|\sthe\b"
    r"|(?P<bare>[.,;:!?)]|$|\s(?:were|are|is|was|have|has|had|said|did|do|voted|want|wanted)\b))",
    re.IGNORECASE,
)
_A_UNIT = re.compile(r"(?<=\s)an?(?=\s)")
_AND_A_HALF = re.compile(r"\sand\sa\s")
_ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|last|other|better|latter|the|each)[\s-]$", re.IGNORECASE
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_IN = re.compile(
    r"\b(?:(?P<a>one|1)\sin\s(?:every\s)?(?P<b>[\w-]{1,20})"
    r"|(?<![\w-])(?P<c>[\w-]{1,20})\sout\sof\s(?:every\s)?(?P<d>[\w-]{1,20}))\b",
    re.IGNORECASE,
)
_SOME_IN = re.compile(
    r"(?<![\w.,-])(?P<some>two|three|four|six|seven|eight|nine|[2-9])\sin\s"
    r"(?P<of>three|four|five|six|seven|eight|nine|ten|[3-9]|10|100)\b(?=\s[a-z])",
    re.IGNORECASE,
)
_WHOLES = (10, 100, 1000)
"""Of so many a share is reckoned: "nine in 10 voters"; "15 out of 20 seats" counts seats."""

_FEW_TIMES = re.compile(r"(?<![\w-])(?P<few>several|a\sfew|a\scouple\sof)(?=\s)", re.IGNORECASE)
_AGO = re.compile(r"\sago\b")
_VAGUE = re.compile(
    r"(?<![\w-])(?<!\d\s)(?:(?P<some>several|a\sfew)\s(?P<one>dozen|hundred|thousand|million|billion)"
    r"|(?P<tens>tens|hundreds|thousands)\sof\s(?P<more>thousands|millions|billions)"
    r"|(?P<plain>dozens|hundreds|thousands|millions|billions))(?![\w-])",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof(?=\s)")
_ROUND = {"ten": 10, "dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number, or two joined ones, and what has been read around it so far."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    approx: str = ""
    bound: str = ""
    joint: str = ""
    letter: str = ""
    scaled: bool = False
    spelled: bool = False
    bare: float = 0
    before: Numeral | None = None
    """What the amount was before it changed to this one: "from 200 to 150"."""

    def times(self, factor: float) -> _Amount:
        """Give the amount with a scale that was read late."""
        return replace(self, low=self.low * factor, high=self.high * factor, scaled=True, letter="")


def figures(text: str, offset: int = 0) -> tuple[Figure, ...]:
    """Give the figures of a text in order, none inside another.

    Args:
        text: the words.
        offset: what is added to every span, for words out of a longer text.

    Returns:
        Each with its bounds. A bare number, and one with "about", "some", "nearly", has
        ``low == high``: how far "about" reaches is for the rules to say, by ``approx``. "at
        least" and "more than" leave ``high`` open, "up to" and "less than" leave ``low`` open;
        bounds are inclusive ("more than 50" has low 50). "dozens" is at least one dozen,
        "several hundred" 200 to 1,000. A share in words ("a third of", "one in five") has unit
        "%". "$" is USD, as the wires use it; a currency that several countries share stays the
        word ("pesos"). ``of`` is found without a parse: the phrase up to the first plural noun or
        function word, or after "of".

    >>> [(f.text, f.low, f.high, f.unit, f.of) for f in figures("at least 50 soldiers, £3.2bn")]
    [('at least 50', 50.0, None, '', 'soldiers'), ('£3.2bn', 3200000000.0, 3200000000.0, 'GBP', '')]

    """
    found = _found(text)
    return tuple(replace(one, start=one.start + offset, end=one.end + offset) for one in found)


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Figure, ...]:
    """Read a text's figures once: a clause is asked whether it has any before it is a statement."""
    found = [*_counts(text), *_units(text), *_shares(text), *_vague(text), *_few(text)]
    kept: list[Figure] = []
    for one in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _counts(text: str) -> Iterator[Figure]:
    numbers = numerals(text)
    if not numbers:
        return
    days = [(when.start, when.end) for when in dates(text, _ANY_DAY, future=True)]
    undated = [one for one in numbers if not _meets(one, days)]
    for amount in _amounts(text, undated):
        read = _with_bound(text, _with_unit(text, amount))
        what = counted(text, read.end, read.unit)
        if not _counts_nothing(text, amount, read, what):
            unit = _per(text, read, what)
            yield _figure(text, replace(read, unit=unit), what)
            if amount.before and (earlier := _earlier(amount.before, amount, read)):
                yield _figure(text, replace(earlier, unit=unit), what)


def _earlier(one: Numeral, amount: _Amount, read: _Amount) -> _Amount | None:
    """Give what an amount was before it changed: it has the same unit, and scale if none printed.

    None where the scale is in doubt: "from 900 to 1.2 million".
    """
    value = one.value
    if one.scale == 1 and read.scaled:
        factor = amount.high / amount.bare if amount.bare else 1.0
        if value < 1000:
            if not 1 / _FAR < value * factor / amount.high < _FAR:
                return None
            value *= factor
    return _Amount(one.start, one.end, value, value, unit=read.unit)


def _per(text: str, read: _Amount, what: str) -> str:
    """Give the unit of a rate: 200 people a day are "per day", $30 a barrel "USD per barrel"."""
    at = text.find(what, read.end) + len(what) if what else read.end
    match = _PER.match(text, at)
    return f"{read.unit} per {match['each'].casefold()}".strip() if match else read.unit


def _figure(text: str, amount: _Amount, what: str) -> Figure:
    return Figure(
        text=text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
        low=None if amount.bound == "most" else amount.low,
        high=None if amount.bound == "least" else amount.high,
        unit=amount.unit,
        of=what,
        approx=amount.approx,
    )


def _amounts(text: str, found: Sequence[Numeral]) -> Iterator[_Amount]:
    """Give ranges and single numbers; those joined in another way (scores, codes) are left out."""
    passed = -1
    for number, here in enumerate(found):
        if number <= passed:
            continue
        after = found[number + 1] if number + 1 < len(found) else None
        joint = _joint(text, here, after) if after else ""
        if after is None or not joint:
            yield _single(here)
            continue
        passed = number + 1
        if joint == "change":
            yield replace(_single(after), before=here)
            continue
        if joint != "apart" and (joined := _range(here, after, joint)):
            yield joined


def _joint(text: str, left: Numeral, right: Numeral) -> str:
    """Give what joins two numbers: "between", "to", "or", "-", "apart" if side by side, or ""."""
    unit = unit_after(text, left.end, scaled=left.scale > 1)
    sign = sign_before(text, right.start)
    if unit and not _same_unit(text, unit[0], right):
        return ""
    gap = text[unit[1] if unit else left.end : sign[1] if sign else right.start]
    begin = sign_before(text, left.start)
    start = begin[1] if begin else left.start
    before = text[max(0, start - _LEAD) : start]
    if (sign and not begin) or (gap.strip() == "to" and _moved().search(before)):
        return ""
    if _FROM.search(before) and gap.strip() == "to" and _changed(text, start, left, right):
        return "" if unit or sign else "change"
    if _BETWEEN.search(before) and (_AND.fullmatch(gap) or _JOINT.fullmatch(gap)):
        return "between"
    if _JOINT.fullmatch(gap):
        return gap.strip()
    return "apart" if len(gap) <= 1 and not sign and not gap.strip() else ""


def _changed(text: str, start: int, left: Numeral, right: Numeral) -> bool:
    """Say whether "from 10 to 20" tells of a change: by its verb, or because it goes down."""
    verb = _changing().search(text, max(0, start - _CLAUSE), start)
    return verb is not None or (left.scale == right.scale and left.value > right.value)


def _same_unit(text: str, unit: str, right: Numeral) -> bool:
    other = unit_after(text, right.end, scaled=right.scale > 1)
    return other is not None and other[0] == unit


def _single(one: Numeral) -> _Amount:
    return _Amount(
        one.start,
        one.end,
        one.value,
        one.value,
        bare=one.value / one.scale,
        letter=one.letter if one.scale == 1 else "",
        scaled=one.scale > 1,
        spelled=one.spelled,
    )


def _range(left: Numeral, right: Numeral, joint: str) -> _Amount | None:
    """Give the range of two numbers; the scale of the second is the first's too: 10 to 20 million.

    None where it does not rise or the first's scale is in doubt: "900 to 1.2 million".
    """
    low = left.value
    if left.scale == 1 and right.scale > 1:
        if low * right.scale < right.value:
            low *= right.scale
        elif low * _FAR < right.value:
            return None
    if low >= right.value or (left.letter and left.letter != right.letter):
        return None
    return replace(_single(right), start=left.start, low=low, joint=joint, spelled=left.spelled)


def _with_unit(text: str, amount: _Amount) -> _Amount:
    if sign := sign_before(text, amount.start):
        return _paid(text, replace(amount, unit=sign[0], start=sign[1]))
    amount = _metres_or_millions(text, amount)
    unit = None if amount.unit else unit_after(text, amount.end, scaled=amount.scaled)
    return replace(amount, unit=unit[0], end=unit[1]) if unit else amount


def _paid(text: str, amount: _Amount) -> _Amount:
    """Read the letter behind an amount of money: $20m, US$ 20 m."""
    letter = amount.letter
    if not letter and not amount.scaled and (behind := _LETTER_BEHIND.match(text, amount.end)):
        letter, amount = behind.group(1).casefold(), replace(amount, end=behind.end())
    return amount.times({"m": 1e6, "b": 1e9}[letter]) if letter else amount


def _metres_or_millions(text: str, amount: _Amount) -> _Amount:
    """Read "5m": metres before "high", millions before money or a plural; else it stays open."""
    if not amount.letter:
        return amount
    if amount.letter == "m" and _METRES.match(text, amount.end):
        return replace(amount, letter="", unit="m")
    unit = unit_after(text, amount.end, scaled=True)
    what = counted(text, amount.end)
    if (unit and (is_money(unit[0]) or unit[0] not in TIME)) or is_plural(what):
        return amount.times({"m": 1e6, "b": 1e9}[amount.letter])
    return amount


def _with_bound(text: str, amount: _Amount) -> _Amount:
    """Read the approximator before the number, or the one behind it."""
    if amount.joint == "between" and (lead := _BETWEEN.search(_before(text, amount))):
        start = amount.start - (len(_before(text, amount)) - lead.start())
        return replace(amount, start=start)
    if match := _BEHIND.match(text, amount.end):
        bound = {"so": "near", "less": "most", "fewer": "most"}.get(
            (match["word"] or "").casefold()
        )
        bound = "near" if match["odd"] else bound
        printed = match.group().strip(" -")
        return replace(amount, end=match.end(), approx=printed, bound=bound or "least")
    if sign := _SIGN.search(_before(text, amount)):
        start = amount.start - (len(_before(text, amount)) - sign.start())
        return replace(amount, start=start, approx=sign["sign"], bound=_SIGNS[sign["sign"]])
    found = _approximator().search(_before(text, amount))
    if found is None:
        return amount
    words = " ".join(found.group(1).casefold().split())
    bound = _approximators()[words]
    if bound == "none" or (words in _prepositions() and _is_placed(amount)):
        return amount
    start = amount.start - (len(_before(text, amount)) - found.start(1))
    return replace(amount, start=start, approx=found.group(1), bound=bound)


def _before(text: str, amount: _Amount) -> str:
    return text[max(0, amount.start - _LEAD) : amount.start]


def _is_placed(amount: _Amount) -> bool:
    """Say whether "over" and its like are more likely prepositions before this amount."""
    return (amount.unit == "" and amount.high <= _FEW) or amount.unit in TIME


def _counts_nothing(text: str, bare: _Amount, read: _Amount, what: str) -> bool:
    """Say whether a number is no figure; ``bare`` is without, ``read`` with what surrounds it."""
    if read.letter or uncounted.is_time_of_day(text, bare.end):
        return True
    if uncounted.is_negative(text, read.start):
        return True
    if uncounted.is_age(text, bare.start, bare.end):
        return True
    if bare.spelled and read.high == 1 and read.unit == "days" and not read.bound:
        return True  # "one day" is some day
    weighty = bare.scaled or read.unit not in ("", *TIME) or "," in text[bare.start : bare.end]
    if uncounted.is_name(text, read.start, spelled=bare.spelled, weighty=weighty):
        return True
    return read.unit == "" and _is_loose(text, bare, read, what)


def _is_loose(text: str, bare: _Amount, read: _Amount, what: str) -> bool:
    """Say whether nothing shows what a number without a unit counts."""
    if uncounted.is_year(text, bare.start, bare.end, what) or uncounted.is_rate(text, read.start):
        return True
    if read.joint and not read.scaled:
        return read.joint != "between" and not is_plural(what)
    if read.spelled and read.high == 1 and read.bound not in ("least", "exact"):
        return uncounted.is_pronoun(what)
    if read.approx:
        said_of = uncounted.is_predicate(text, read.start) and not read.scaled
        return not what and (said_of or read.approx.casefold() in _prepositions())
    if read.spelled and read.high <= _FEW and uncounted.is_definite(text, read.start):
        return True
    if what and not read.scaled:
        return not uncounted.is_countable(what)
    if uncounted.is_part(text, bare.start, bare.end, spelled=bare.spelled) or uncounted.is_toll(
        text, read.start
    ):
        return False
    return not what and uncounted.is_alone(
        text, bare.start, bare.end, large=read.scaled or read.high >= 1000
    )


def _meets(one: Numeral, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a number meets one of these spans, which are in order and apart."""
    index = bisect_left(spans, (one.end, 0)) - 1
    return index >= 0 and spans[index][1] > one.start


def _units(text: str) -> Iterator[Figure]:
    """Read at least a year, up to a week: "a" counts where an approximator says so."""
    for match in _A_UNIT.finditer(text):
        unit = unit_after(text, match.end(), scaled=False)
        if unit and not _AND_A_HALF.match(text, unit[1]):
            read = _with_bound(text, _Amount(match.start(), unit[1], 1, 1, unit=unit[0]))
            if read.bound:
                yield _figure(text, read, counted(text, read.end, read.unit))


def _shares(text: str) -> Iterator[Figure]:
    """Read a third of, two-thirds of, half the, one in five, nine out of ten."""
    for match in _SHARE.finditer(text):
        part = match["part"].casefold()
        whole = number_in_words(match["whole"] or "a") or 1
        share = whole / _PARTS[part if part == "half" else part.rstrip("s")]
        told = match["whole"] or part == "half"
        before = text[max(0, match.start() - 8) : match.start()]
        if told and share < 1 and not _ORDINAL_BEFORE.search(before):
            found = _share(text, match, share)
            if match["bare"] is None or found.approx or whole > 1:
                yield found
    for match in _IN.finditer(text):
        some, of = _number(match["a"] or match["c"]), _number(match["b"] or match["d"])
        told = match["a"] or not (match["c"] + match["d"]).isdecimal() or of in _WHOLES
        measured = unit_after(text, match.end(), scaled=False)
        if some and of and told and some < of <= 1000 and not measured:
            yield _share(text, match, some / of)
    for match in _SOME_IN.finditer(text):
        some, of = _number(match["some"]), _number(match["of"])
        people = uncounted.is_person(counted(text, match.end()))
        if some and of and some < of and (people or of in _WHOLES):
            yield _share(text, match, some / of)


def _share(text: str, match: re.Match[str], share: float) -> Figure:
    value = round(100 * share, 4)
    read = _with_bound(text, _Amount(*match.span(), value, value, unit="%", scaled=True))
    return _figure(text, read, counted(text, match.end(), "%") or counted(text, match.end()))


def _number(words: str) -> float | None:
    if words.isdecimal():
        return float(words)
    return number_in_words(words) if words[0].isalpha() else None


def _vague(text: str) -> Iterator[Figure]:
    """Read dozens, several hundred, tens of thousands."""
    for match in _VAGUE.finditer(text):
        low, high = _vague_bounds(match)
        bound = "" if high else "least"
        amount = _Amount(
            *match.span(), low, high or low, approx=match.group(), bound=bound, scaled=True
        )
        of = _OF.match(text, amount.end)
        unit = unit_after(text, of.end() if of else amount.end, scaled=True)
        read = replace(amount, unit=unit[0], end=unit[1]) if unit else amount
        yield _figure(text, read, counted(text, read.end, read.unit))


def _few(text: str) -> Iterator[Figure]:
    """Read a few days, several months, a couple of hours: 2 to 9; of a couple, 2 to 3."""
    for match in _FEW_TIMES.finditer(text):
        unit = unit_after(text, match.end(), scaled=False)
        if unit and unit[0] in TIME and not _AGO.match(text, unit[1]):
            high = 3 if match["few"].casefold().endswith("of") else 9
            amount = _Amount(match.start(), unit[1], 2, high, unit=unit[0], approx=match["few"])
            yield _figure(text, amount, counted(text, unit[1], unit[0]))


def _vague_bounds(match: re.Match[str]) -> tuple[float, float | None]:
    if match["some"]:
        one = _ROUND[match["one"].casefold()]
        return 2 * one, 10 * one
    if match["tens"]:
        return _ROUND[match["tens"].casefold()[:-1]] * _ROUND[match["more"].casefold()[:-1]], None
    return _ROUND[match["plain"].casefold()[:-1]], None


@cache
def _moved() -> re.Pattern[str]:
    """Give what stands right before how far something moved: "fell by 5 to 20"."""
    return re.compile(rf"\b(?:{_changes()})\s(?:by\s)?(?:about\s|some\s)?$", re.IGNORECASE)


@cache
def _changing() -> re.Pattern[str]:
    """Give what makes "from 10 to 20" a change: a verb of moving in the same clause before it."""
    return re.compile(rf"\b(?:{_changes()})\b[^.;:!?]{{0,40}}$", re.IGNORECASE)


def _changes() -> str:
    return "|".join(word for row in table("changes") for word in row[0].split())


@cache
def _approximators() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("approximators")}


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(row[0] for row in table("approximators") if row[-1] == "preposition")


@cache
def _approximator() -> re.Pattern[str]:
    words: Iterable[str] = sorted(_approximators(), key=len, reverse=True)
    spaced = (r"\s".join(map(re.escape, phrase.split())) for phrase in words)
    return re.compile(rf"(?<![\w-])({'|'.join(spaced)})\s(?:the\s)?$", re.IGNORECASE)
