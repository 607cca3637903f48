"""The closed lists: what a statement, an actor, a date, a relation can be.

Apart from `factdb.types`, so that who only looks something up need not load all values.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How a statement stands on the page."""

    DIRECT = "direct"
    """All of it in quotation marks."""
    MIXED = "mixed"
    """Reported speech with quoted words in it."""
    INDIRECT = "indirect"
    """Reported speech."""
    ASSERTION = "assertion"
    """The outlet's own voice, where it can be checked."""


class Stance(StrEnum):
    """What the act of speech does with its content."""

    ASSERT = "assert"
    DENY = "deny"
    DEMAND = "demand"
    ACCUSE = "accuse"
    WARN = "warn"
    COMMIT = "commit"
    SUPPORT = "support"
    REJECT = "reject"
    ESTIMATE = "estimate"
    ADMIT = "admit"
    REGRET = "regret"
    ASK = "ask"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    BODY = "body"
    """A government, ministry, company, armed force, party, court."""
    OUTLET = "outlet"
    """A publisher that speaks."""


class Form(StrEnum):
    """By what kind of words a report names an actor."""

    NAME = "name"
    """"Viktor Orban", "the Washington Post", "Hungarian Prime Minister Viktor Orban"."""
    ROLE = "role"
    """"the Russian president": a definite noun phrase that one actor fits."""
    PRONOUN = "pronoun"
    UNNAMED = "unnamed"
    """"a senior official", "sources": kept as printed, never linked to a name."""


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Relation(StrEnum):
    """What the machine says of two statements; a person's view of it is a `Ruling`."""

    DENIAL = "denial"
    NEGATION = "negation"
    NUMBER = "number"
    REVERSAL = "reversal"
    DATE = "date"
    MISQUOTE = "misquote"
    MISATTRIBUTION = "misattribution"
    SAME = "same"
    UPDATE = "update"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"

    @property
    def conflict(self) -> bool:
        """Whether both statements cannot stand."""
        return self not in _AT_PEACE


_AT_PEACE = frozenset({Relation.SAME, Relation.UPDATE, Relation.COMPATIBLE, Relation.DIFFERENT})


class Ruling(StrEnum):
    """What a person says of a finding. A desk may add words of its own to the log."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    ONLY_TIME_PASSED = "only_time_passed"
    NOT_A_CONTRADICTION = "not_a_contradiction"
    CHANGED_MIND = "changed_mind"
    OUTLET_ERROR = "outlet_error"
    EXTRACTION_ERROR = "extraction_error"
