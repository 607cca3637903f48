"""Numbers in figures and in words, as values; what they count is for `factdb.text.figures`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "lakh": 1e5,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_LONGEST = 20
"""More digits and commas than in any amount: account numbers, serial numbers."""
_FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[-\s](?:{_UNITS}))?|{_UNITS})"
_WHOLE = (
    rf"(?:(?:an?|{_SMALL})(?:[-\s](?:hundred|thousand|million|billion|trillion))+"
    rf"(?:(?:\s(?:and\s)?|-(?:and-)?){_SMALL}(?:[-\s](?:hundred|thousand|million|billion)){{0,2}}){{0,4}}"
    rf"|{_SMALL})"
)
_HALF = re.compile(
    rf"(?P<half>half|(?:a\s)?quarter\sof)\s(?:an?\s)(?P<scale1>million|billion|trillion|dozen)"
    rf"|(?P<whole>an?|{_SMALL})(?:\s(?P<scale2>million|billion|trillion))?\sand\sa\s(?P<part>half|quarter)"
    rf"(?:\s(?P<scale3>thousand|million|billion|trillion))?",
    re.IGNORECASE,
)
_NUMERAL = re.compile(
    r"""
    (?: (?<![\w.,:/#@&=+^\-–—−'’]) (?<!\d\s) | (?<=[\d%][-–—]) ) (?: (?P<figures>
        \d{1,3}(?:,\d{3})+(?:\.\d+)?
      | [1-9]\d{0,2}(?:[\u00a0\u202f\u2009\u0020]\d{3})+(?![\d.,])
      | \d+(?:\.\d+)?
      ) (?: \s? (?P<fraction>[½¼¾⅓⅔]) )?
      | (?P<alone>[½¼¾⅓⅔])
    ) (?: [\s-]? (?P<scale>hundred|thousand|million|billion|trillion|lakh|crore)\b
        | \s? (?P<short>bn|bln|mn|mln|tn|trn)\b | (?P<letter>[kKmMbB])\b
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORDS = re.compile(
    rf"(?<![\w'’])(?<!\w-)(?:(?P<halves>{_HALF.pattern.replace('?P<', '?P<h_')})"
    rf"|(?P<dozen>half\sa\sdozen|(?:an?|{_SMALL})\sdozen)"
    rf"|(?P<number>{_WHOLE}))(?![\w'’])(?!-\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed: ``value``, the ``scale`` it was printed with (1 where none).

    ``letter`` is k, m or b where only a letter tells the scale; "m" may be metres, and then
    ``value`` is still the bare number. ``spelled`` says that it is all in words.
    """

    start: int
    end: int
    value: float
    scale: float = 1
    letter: str = ""
    spelled: bool = False


def numerals(text: str) -> tuple[Numeral, ...]:
    """Give the numbers of a text in order.

    Signs, ordinals, numbers that are part of a word or a code ("G7", "F-16", "10:30", "9/11",
    "1.2.3") are none. A decimal comma and a dotted thousand are left out: "1.200" and "3,5" mean
    different numbers to different readers.

    >>> [n.value for n in numerals("3.2bn or one and a half million, half a million, 100 000")]
    [3200000000.0, 1500000.0, 500000.0, 100000.0]
    """
    found = [*_in_figures(text), *_in_words(text)]
    return tuple(sorted(found, key=lambda numeral: numeral.start))


def number_in_words(words: str) -> float | None:
    """Give the value of number words, None for what is none.

    >>> number_in_words("One hundred and twenty thousand"), number_in_words("a hundred")
    (120000.0, 100.0)
    """
    plain = re.sub(r"[-\s]+", " ", words.casefold()).strip()
    plain = re.sub(r"^an? ", "one ", plain)
    try:
        return float(text2num(plain, "en"))
    except ValueError:
        return None


def _in_figures(text: str) -> Iterator[Numeral]:
    for match in _NUMERAL.finditer(text):
        end = match.end()
        if _broken(text, end) or _doubtful(match):
            continue
        scale, letter = _scale(match), (match["letter"] or "").casefold()
        value = _FRACTIONS.get(match["fraction"] or match["alone"] or "", 0)
        value += float(re.sub(r"[,\s]", "", match["figures"])) if match["figures"] else 0
        yield Numeral(match.start(), end, value * scale, scale, letter)


def _broken(text: str, end: int) -> bool:
    """Say whether a number goes on into something that is no number."""
    return _GOES_ON.match(text, end) is not None


_LONGEST_SPELLED = 250
"""Characters of a number in words; what is longer is a list or a litany."""

_GOES_ON = re.compile(r"[\w@#'’]|[.,:/]\d|[-–—−](?:\d{1,2}[-–—−]|[A-Za-z]\d)|(?:[\s-]\d{2,4}){2}")


def _doubtful(match: re.Match[str]) -> bool:
    """Say whether dots, leading noughts or its length make a number that is read differently."""
    figures, scaled = match["figures"] or "", match["scale"] or match["short"]
    if len(figures) > _LONGEST:
        return True
    if re.fullmatch(r"\d{1,3}\.\d{3}", figures) and not scaled:
        return True
    return len(figures) > 1 and figures[0] == "0" and "." not in figures


def _scale(match: re.Match[str]) -> float:
    told = (match["scale"] or match["short"] or "").casefold()
    if not told and (match["letter"] or "") in ("k", "K"):
        told = "k"
    return _SCALES.get(told, 1)


def _in_words(text: str) -> Iterator[Numeral]:
    for match in _WORDS.finditer(text):
        for start, end in _split(text, *match.span()):
            words = text[start:end]
            value, scale = _value(words)
            if value is not None:
                yield Numeral(start, end, value, scale, spelled=True)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part what is two numbers: "one hundred and two hundred"."""
    words = text[start:end]
    if len(words) > _LONGEST_SPELLED:
        return []
    if _value(words)[0] is not None:
        return [(start, end)]
    cuts = [cut.span() for cut in re.finditer(r"\sand\s", words)]
    for left, right in cuts:
        if _value(words[:left])[0] is not None and _value(words[right:])[0] is not None:
            return [(start, start + left), (start + right, end)]
    return []


@lru_cache(maxsize=16_384)
def _value(words: str) -> tuple[float | None, float]:
    """Give the value and the scale of a number in words."""
    if match := _HALF.fullmatch(words):
        return _with_half(match)
    plain = words.casefold()
    if plain.endswith("dozen"):
        count = 0.5 if plain.startswith("half") else number_in_words(plain[:-6]) or 1
        return count * 12, 1
    scale = _SCALES.get(re.split(r"[\s-]", plain)[-1], 1)
    return number_in_words(words), scale


def _with_half(match: re.Match[str]) -> tuple[float | None, float]:
    """Read half a million, a million and a half, one and a half million."""
    if match["half"]:
        scale = 12 if match["scale1"].casefold() == "dozen" else _SCALES[match["scale1"].casefold()]
        return (0.5 if match["half"].casefold() == "half" else 0.25) * scale, scale
    article = match["whole"].casefold() in ("a", "an")
    if article and not match["scale2"]:
        return None, 1  # "a and a half"
    whole = 1 if article else number_in_words(match["whole"])
    scale = _SCALES.get((match["scale2"] or match["scale3"] or "").casefold(), 1)
    fraction = 0.5 if match["part"].casefold() == "half" else 0.25
    return (None if whole is None else (whole + fraction) * scale), scale
