"""The values that everything else is about: frozen, checked when made.

The closed lists that their fields are of stand in `factdb.kinds`; they go by both names.

Offsets are code points into `Report.text`, half-open ``[start, end)``; for every value that has
``text``, ``start`` and ``end``, ``report.text[start:end] == text``. The words are those of
``docs/design.md``, section 1.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from factdb.kinds import ActorKind as ActorKind
from factdb.kinds import Form as Form
from factdb.kinds import Kind as Kind
from factdb.kinds import Precision as Precision
from factdb.kinds import Relation as Relation
from factdb.kinds import Ruling as Ruling
from factdb.kinds import Stance as Stance


def _check_span(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"not a span: [{start}, {end})")


def short_id(prefix: str, *parts: object) -> str:
    """Give a stable id: the prefix, a hyphen and 12 hex digits of SHA-256 over the parts.

    Twelve digits are 48 bits: among ten million things of one kind the chance that any two
    collide is one in six; the store refuses a collision rather than merge two things.

    >>> short_id("s", "digest", 3, 9)
    's-126da1b729c1'
    """
    told = "\x1f".join(map(str, parts))
    return f"{prefix}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report and where they stand.

    Raises:
        ValueError: if the span is empty or of another length than the words.

    """

    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if len(self.text) != self.end - self.start:
            raise ValueError(f"{self.text!r} does not fill [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. Immutable: a changed text under the same url is another report.

    ``published`` is aware; its date, in its own offset, is the day that "today" means in the text.
    ``external_id`` is the id the source gave, handed back as ``report`` in every output.

    Raises:
        ValueError: if the text is blank or holds NUL, or ``published`` is naive.

    """

    text: str
    published: datetime
    outlet: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    licence: str = ""
    external_id: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a report without words")
        if "\0" in self.text:
            raise ValueError("a NUL character, which no newsroom prints and PostgreSQL refuses")
        if self.published.utcoffset() is None:
            raise ValueError(f"published without a time zone: {self.published.isoformat()}")

    @property
    def digest(self) -> str:
        """SHA-256 of outlet and text: the same words in two outlets are two reports."""
        return hashlib.sha256(f"{self.outlet.casefold()}\x1f{self.text}".encode()).hexdigest()

    @property
    def id(self) -> str:
        """The id the source gave, else one made of the digest."""
        return self.external_id or f"r-{self.digest[:12]}"

    @property
    def day(self) -> date:
        """The day printed on it."""
        return self.published.date()


@dataclass(frozen=True, slots=True)
class When:
    """A date as printed and as understood: the days from ``first`` to ``last``, both included.

    One that a person told and the report does not print has no words, and no place: 0 to 0.

    Raises:
        ValueError: if ``last`` comes before ``first``.

    """

    text: str
    start: int
    end: int
    first: date
    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.text or self.start or self.end:
            _check_span(self.start, self.end)
        if self.last < self.first:
            raise ValueError(f"{self.text!r} ends before it begins: {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as printed and as understood.

    ``low`` and ``high`` bound what the words allow: equal for "100,000", apart for "between 90
    and 120"; None where the words leave a side open ("at least 50" has no ``high``).
    ``unit`` is a currency code, "%", "points", a measure, or "" for a count. ``of`` is the thing
    counted, as printed ("troops close to the border"). ``approx`` is the approximator as printed
    ("some", "more than"), or "". ``text`` spans approximator, number and unit.

    Raises:
        ValueError: if both bounds are open or ``high < low``.

    """

    text: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = ""
    of: str = ""
    approx: str = ""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if self.low is None and self.high is None:
            raise ValueError(f"{self.text!r} bounds nothing")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"{self.text!r}: {self.high} < {self.low}")


@dataclass(frozen=True, slots=True)
class Role:
    """An office that an actor holds or held: "prime minister" of "HU", from, until.

    ``of`` is a country code (ISO 3166-1 alpha-2) or the name of a body. Dates are those of the
    first and last reports that print the role, unless a person entered them.
    """

    title: str
    of: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that speaks. ``part_of`` is the id of the body it belongs to."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """The words by which a report names an actor.

    ``name`` is the bare proper name in them ("Viktor Orban"), "" for pronouns and roles.
    ``title`` and ``of`` are the office named with it ("prime minister", "HU"). ``kind`` is what
    the text shows it to be, None where it does not say. ``number`` is "one" or "many", ``gender``
    "f", "m" or "n", each "" where the text does not say.
    """

    text: str
    start: int
    end: int
    form: Form
    name: str = ""
    title: str = ""
    of: str = ""
    kind: ActorKind | None = None
    number: str = ""
    gender: str = ""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Frame:
    """One proposition of a statement: who did or is what, reduced to what rules compare.

    Words are lemmas, folded. ``subject`` and ``object`` hold content words, with every country,
    capital, demonym and metonym as its country code ("@RU" for Moscow, Russia, Russian, Kremlin),
    "@self" for "I" and "we", "@other" for other pronouns, and numbers as printed ("#100,000").
    ``words`` are the content words of all, without numbers.
    ``negated``: "not", "never", "no", "has yet to", "failed to". ``phase``: "done" (submitted),
    "undone" (has not yet, still working on), "going on", "planned", "" where it is none of them.
    ``modality``: "fact", "will", "would", "can", "must", "want", "if". ``when`` is the time it is
    about, None for the time of the report.
    """

    predicate: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    negated: bool = False
    phase: str = ""
    modality: str = "fact"
    words: tuple[str, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words or a claim in somebody's mouth, at one place of one report.

    ``report`` is `Report.id`; ``id`` is made of the report's digest and the span, so that it stays
    the same however often and in whatever order reports come in. ``sentence`` is the sentence or
    sentences around it. ``mention`` names the speaker in the text; ``speaker`` is who that is, None
    where nobody can say, and then ``doubt`` holds the reason. ``continues`` is the id of the
    statement whose quotation this one goes on with, ``answers`` that of the statement in the same
    report which this one denies, dismisses or takes up ("this was denied"). ``confidence`` is a
    probability in [0, 1]; ``found_by`` names the rule that found it. ``dated`` is False where
    nobody told the day: ``published`` is then only the day it is read as of, never to be printed.

    Raises:
        ValueError: if the span does not fit the text or the confidence is outside [0, 1].

    """

    id: str
    report: str
    published: datetime
    kind: Kind
    text: str
    start: int
    end: int
    outlet: str = ""
    url: str = ""
    sentence: Words | None = None
    mention: Mention | None = None
    speaker: Actor | None = None
    co_speakers: tuple[Actor, ...] = ()
    doubt: str = ""
    cue: Words | None = None
    stance: Stance = Stance.ASSERT
    negated: bool = False
    via: str = ""
    continues: str | None = None
    answers: str | None = None
    said_on: When | None = None
    figures: tuple[Figure, ...] = ()
    dates: tuple[When, ...] = ()
    frames: tuple[Frame, ...] = ()
    confidence: float = 1.0
    found_by: str = ""
    dated: bool = True

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if len(self.text) != self.end - self.start:
            raise ValueError(f"{self.text!r} does not fill [{self.start}, {self.end})")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"not a probability: {self.confidence}")

    @property
    def day(self) -> date:
        """The day of the report."""
        return self.published.date()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one reading of a report found: its statements in order, and every actor it names."""

    report: Report
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier and a later statement that may be about the same thing.

    ``likeness`` is in [0, 1]; ``shared`` are the content words that both hold.
    """

    left: Statement
    right: Statement
    likeness: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the machine says of a match: a relation, how sure, and a reason an editor can check.

    ``score`` is in [0, 1]. ``evidence`` are the words that the reason rests on, as pairs
    ("left" or "right", words); "both" names the one government that both sides speak for.
    """

    relation: Relation
    score: float
    reason: str
    rule: str = ""
    evidence: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise ValueError(f"not a score: {self.score}")
        if not self.reason:
            raise ValueError("a judgement without a reason")


@dataclass(frozen=True, slots=True)
class Finding:
    """Two statements that cannot both stand; ``left`` is the earlier.

    A doubt about one report (a weekday that does not fit its date) has the same statement on
    both sides.
    """

    left: Statement
    right: Statement
    judgement: Judgement

    @property
    def id(self) -> str:
        """Stable: made of the relation and the two statements."""
        return short_id("f", self.judgement.relation, self.left.id, self.right.id)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one report.

    ``attributed`` counts what somebody else says who is known, ``own_voice`` what the outlet says
    itself. ``known`` is true when the same text of the same outlet was already stored;
    ``replaces`` is the id of the older version under the same url, if any; ``warnings`` are
    sentences.
    """

    report: str
    place: str
    outlet: str
    title: str
    published: datetime
    statements: int = 0
    attributed: int = 0
    own_voice: int = 0
    matches: int = 0
    findings: tuple[str, ...] = field(default=())
    known: bool = False
    replaces: str | None = None
    warnings: tuple[str, ...] = ()
