"""One voice that takes up in one report what another says, and turns it round.

"They did not.", "our work has nothing to do with it"; or the report itself sets one against the
other: "However, …", "disagreed with …". What is turned round stands on the other side, and only a
pronoun, or where the two stand, points at it. So only statements that somebody puts side by side
are read in this way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from factdb.rules.beside import tells_no_fact
from factdb.rules.gate import one_report
from factdb.rules.nearby import base, is_near, told_around
from factdb.rules.phrases import quoted, says, who
from factdb.rules.speakers import is_outlet, name_in, same_speaker, speaker_name, speaker_words
from factdb.rules.terms import meets
from factdb.text.fold import content_words, fold, words
from factdb.text.naming import body_class
from factdb.text.rarity import forms, rarity
from factdb.text.rebuttal import rebuts
from factdb.text.words import table
from factdb.types import Kind, Match, Relation, Statement

_LEAD = r"\W*(?:(?:but|and|no|yes|well|yet|however|look|actually|in fact|of course|still)\b\W*)*"
_ELLIPSIS = re.compile(
    rf"{_LEAD}(?:(?:he|she|it|they|we|i|this|that|there)\s+(?:simply |just |certainly )?"
    r"(?:did|do|does|has|have|had|was|were|is|are|will)(?:n[’']t| not| never)"
    r"(?: (?:so|true|correct|right|the case))?"
    r"|(?:not|never)(?: (?:so|true|ever|at all))?|not according to .{1,40}|nothing of the kind)"
    r"(?=\W*$|\s*[,;.!](?! (?:and|or)\b))",
    re.IGNORECASE,
)
"""An answer whose verb is left out: "They did not.", "He hasn't, though …"."""

_NOT_SO = re.compile(
    rf"{_LEAD}(?:this|that|it)(?: is| was|[’']s)(?:n[’']t| not) "
    r"(?:so|true|correct|right|the case)(?=\W*$|\s*[,;.!])",
    re.IGNORECASE,
)

_AFTER_ALL = re.compile(
    rf"{_LEAD}(?:(?:it|this|that)(?: is|[’']s| was) (?:quite |very |indeed )?(?:true|so|correct)"
    r"|(?:he|she|it|they|we|i)\s+(?:did|does|has|have|had|was|were|is|are|will))(?=\W*$|\s*[,;.!])",
    re.IGNORECASE,
)
"""An answer that holds to what the other says is not so: "It is true.", "They did." """

_NOTHING_TO_DO = re.compile(
    r"\b(?:(?:nothing|not(?:hing)? anything|n[o’']t(?: \w+)? anything|little) (?:\w+ )?to do with|"
    r"(?:had|has|have|played|plays?|took) (?:\w+ )?no (?:\w+ )?(?:part|hand|role|involvement)|"
    r"(?:not|never|n[’']t)(?: \w+)? (?:responsible|involved|behind|to blame)|"
    r"(?:had|has|have) no (?:knowledge|connection|link|ties?)|"
    r"no (?:connection|link) (?:to|with))\b",
    re.IGNORECASE,
)

_AT_IT = re.compile(r"\b(?:in|with|of|for|behind|to) (?:this|that|it|these|those)\b", re.IGNORECASE)

_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|cannot|nowhere|hardly|yet to)\b|n[’']t\b"
    r"|\b(?:anything but|far from|the opposite|on the contrary)\b",
    re.IGNORECASE,
)
_NO_NOT = re.compile(
    r"\bno(?:t)? (?:only|just|doubt|longer|matter|yet|least|wonder|(?:more|less|fewer) than)\b"
    r"|\b(?:why not|whether or not|or not)\b|\bif (?:\w+ ){0,4}(?:not|n[’']t)\b",
    re.IGNORECASE,
)
"""Words of "not" that deny nothing."""

_OPEN = re.compile(
    r"\b(?:if|unless|whether|should|must|may|might|could|can|cannot|ought|hop(?:e|es|ed|ing)|"
    r"wants?|need(?:s|ed)?|let us|let[’']s|perhaps|possibly|probably|maybe|seems?|"
    r"I think|we think|business (?:\w+ing)|know (?:whether|if|what|how))\b|\?",
    re.IGNORECASE,
)
_POINTING = re.compile(
    rf"{_LEAD}(?:this|that|these|those|it|he|she|they|such|both|neither)\b", re.IGNORECASE
)
_AFFIRMS = re.compile(
    r"\b(?:true|correct(?:ly)?|right|indeed|accurate(?:ly)?|as (?:he|she|they) (?:said|claims?)|"
    r"that[’']s so|checks? out|confirm\w*)\b",
    re.IGNORECASE,
)
_DISAGREES = re.compile(
    r"\b(?:(?:strongly |sharply |flatly )?(?:disagree[sd]?|"
    r"disput(?:ed|ing|es? (?:the|that|this|any|it))|contradict\w*|"
    r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|question(?:s|ed) whether|"
    r"doubt(?:s|ed|ful)?|"
    r"den(?:y|ies|ied|ying)(?! (?:(?:the|an?|his|her|their) )?\w+ (?:an?|the|any|access|entry)\b)|"
    r"t(?:ook|akes?) issue|push(?:es|ed)? back|"
    r"countered|rebut\w*|refut\w+|debunk\w*|casts? doubt)|"
    r"(?:gave|gives|offered) (?:a|another|his|her) (?:\w+ )?(?:different|own) (?:account|version)|"
    r"untrue|(?<=is )false|(?<=was )false|(?<=are )false|"
    r"(?<=were )false|incorrect|inaccurate|mischaracteri[sz]\w+|not (?:accurate|right|true)|"
    r"wouldn[’']t say|would not say|dubious|nonsense|outright lies?|(?:is|was|are) (?:a )?lie|"
    r"repugnant|misled|no (?:evidence|basis|truth|proof|foundation))\b",
    re.IGNORECASE,
)
_NO_QUARREL = re.compile(
    r"\b(?:not|n[’']t|never|without) (?:\w+ )?(?:disagree|disput\w+|contradict\w*|reject\w*|"
    r"dismiss\w*|doubt\w*|deny|question|refut\w*)\b|\b(?:agree[sd]?|concur\w*|echo\w*|likewise|"
    r"noting|adding|confirm\w*|"
    r"acknowledg\w*|admit\w*|conced\w*|also said|same response|in (?:line|agreement)|"
    r"(?:law)?suits?|motions?|petitions?|applications?|"
    r"not (?:true|right) that[^.;]*\b(?:never|not|no)\b|"
    r"(?:nobody|no one|few) (?:\w+ )?(?:den\w+|disput\w+|doubt\w*|question\w*)|no doubt|"
    r"demands?|requests?|proposals?|offers?|appeals?|pleas?|ultimatums?|invitations?|"
    r"bids?)\b",
    re.IGNORECASE,
)
"""Words by which an answer agrees, does not disagree, or turns down no claim but a wish."""

_QUARREL = re.compile(rf"{_DISAGREES.pattern}|\bdisagree\w*", re.IGNORECASE)
_UNPROVED = re.compile(r"no (?:evidence|basis|truth|proof|foundation)", re.IGNORECASE)

_SET_AGAINST = re.compile(
    r"\W*(?:however|but|yet|on the contrary|in fact|instead|actually|nevertheless|"
    r"(?:by|in) contrast|yes,[^.]{1,60}\bbut)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:but|while|though|although|whereas|yet|however|whilst)\b", re.IGNORECASE
)
_LINK = 5.0
_LONGEST = 45
"""Words up to which a side is about little else."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one voice says, what another answers, and in words how it turns that round."""

    said: Statement
    answer: Statement
    how: str
    sure: float

    @property
    def relation(self) -> Relation:
        """Give what stands against what: a count, a finding, a denial."""
        if is_checker(self.answer) and _counts(self.said, self.answer):
            return Relation.NUMBER
        return Relation.NEGATION if self.finds else Relation.DENIAL

    @property
    def finds(self) -> bool:
        """Say whether it tells what is so: an outlet's words, or against nobody who is named."""
        unnamed = not speaker_name(self.said) and not _CHARGED.search(told_around(self.said))
        return is_outlet(self.answer) or unnamed

    @property
    def reason(self) -> str:
        """Give the sentence that an editor can check."""
        return f"{says(self.said)}; {who(self.answer)}: {quoted(self.answer.text)}; {self.how}."


def reply(match: Match) -> Reply | None:
    """Give the answer of one of two voices handed in together to what the other says.

    Silent between reports, where a side tells a wish, a chance or a condition, and where nothing
    shows that the one means the other.
    """
    if not is_near(match, _ANSWERED_WITHIN) or same_speaker(match.left, match.right):
        return None
    if all(tells_no_fact(one) for one in (match.left, match.right)):
        return None
    both = ((match.left, match.right), (match.right, match.left))
    ways = _IN_ONE if one_report(match) else _APART
    return next((found for way in ways for pair in both if (found := _by(way, *pair))), None)


def _by(way: Way, said: Statement, answer: Statement) -> Reply | None:
    """Ask one way: what is no fact is not answered, and only words of disagreement tell for it."""
    if tells_no_fact(said) or (tells_no_fact(answer) and way is not _disagrees):
        return None
    return way(said, answer)


Way = Callable[[Statement, Statement], "Reply | None"]


_ANSWERED_WITHIN = timedelta(days=21)


def _mended(said: Statement, answer: Statement) -> Reply | None:
    """Find what the answer puts right: "the bolts rather than the load"; numbers are `number`'s."""
    for pattern in _MENDED:
        found = pattern.search(answer.text)
        if found and not _denies(said.text) and _stands_in(found["wrong"], said):
            right, wrong = quoted(found["right"]), quoted(found["wrong"])
            how = f"the answer puts {right} in the place of {wrong}"
            return Reply(said, answer, how, 0.65)
    return None


_SPAN = r"[^,;.!?]{2,60}?"
_MENDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:not|n[’']t)(?: (?:about|in|on|at|from|by|for|the|a|an))* "
        rf"(?!only|just|merely|simply)(?P<wrong>{_SPAN}),? but (?!also)(?P<right>{_SPAN})"
        r"(?=[,;.!?]|$)",
        rf"(?P<right>{_SPAN}),? (?:rather than|and not|instead of) (?P<wrong>{_SPAN})(?=[,;.!?]|$)",
    )
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b",
    re.IGNORECASE,
)


def _stands_in(wrong: str, said: Statement) -> bool:
    """Say whether what is put right, no number, stands in the claim in all its telling words."""
    there = _known(said.text)
    told = [word for word in content_words(wrong) if rarity(base(word)) >= _TELLING]
    if not told or any(_NUMBER.fullmatch(word) for word in words(wrong)):
        return False
    return all(any(meets(a, b) for a in _known(word) for b in there) for word in told)


def _known(text: str) -> set[str]:
    """Give the words of a text with what they may be forms of."""
    return {form for word in words(text) for form in (word, base(word), *forms(word))}


def _points_back(said: Statement, answer: Statement) -> Reply | None:
    """Take general words of denial for an answer to what somebody puts beside them."""
    if (
        not (rebuts(answer.text) or _AS.search(answer.text))
        or rebuts(said.text)
        or _denies(said.text)
    ):
        return None
    return Reply(said, answer, "the answer turns down what it points at", 0.6)


_AS = re.compile(
    r"\b(?:rebuff|reject|dismiss|denounc|brand|slam|describ)\w* (?:this|that|it|them|these) as\b",
    re.IGNORECASE,
)


def _defended(said: Statement, answer: Statement) -> Reply | None:
    """Find the defence of somebody accused: "simply represented his client", says his lawyer."""
    if not _CHARGED.search(told_around(said)) or _ADMITS.search(told_around(answer)):
        return None
    accused = name_in(answer, told_around(said)) or _is_counsel_of(answer, said)
    if not accused or not (_DEFENDS.search(answer.text) or _denies(answer.text)):
        return None
    return Reply(said, answer, "the one accuses, and the accused answers for himself", 0.6)


def _named_denies(said: Statement, answer: Statement) -> Reply | None:
    """Find the "not" of somebody whom a claim names, about what it says of him."""
    if answer.day < said.day or not _denies(answer.text) or _denies(said.text):
        return None
    if any(_is_open(one.text) for one in (said, answer)) or _NO_QUARREL.search(answer.text):
        return None
    name = name_in(answer, said.text)
    if not name or any(map(body_class, name)) or not _are_linked(said, answer, but=name):
        return None
    return Reply(said, answer, "the one names the other, who says that something is not so", 0.6)


_CHARGED = re.compile(
    r"\b(?:accus\w+|alleg\w+|charg(?:es?|ed|ing)|blam(?:es?|ed|ing))\b", re.IGNORECASE
)
_ADMITS = re.compile(
    r"\b(?:admit\w*|apologi\w+|regret\w*|sorry|plead\w* guilty|confess\w*|no comment|declin\w+|"
    r"cooperat\w+)\b",
    re.IGNORECASE,
)
_DEFENDS = re.compile(
    r"\b(?:simply|only|merely|just|purely|always|legal(?:ly)?|lawful(?:ly)?|proper(?:ly)?|innocent|"
    r"correct(?:ly)?|normal|in good faith|within (?:the|its|his|her) (?:law|rules|rights?))\b",
    re.IGNORECASE,
)


def _is_counsel_of(answer: Statement, said: Statement) -> bool:
    """Say whether a lawyer or spokesman of somebody whom the other side names speaks."""
    found = _COUNSEL.search(speaker_name(answer))
    return found is not None and bool({*words(found["whom"])} & {*words(told_around(said))})


_COUNSEL = re.compile(
    r"^(?P<whom>.+?)(?:['’]s?)? (?:legal team|lawyers?|attorneys?|counsel|solicitors?|defen[cs]e)$",
    re.IGNORECASE,
)


def _ellipsis(said: Statement, answer: Statement) -> Reply | None:
    if said.via and not _AFTER_ALL.match(answer.text):
        return None
    if _NOT_SO.match(answer.text) and not _NOT_SO.match(said.text):
        return Reply(said, answer, "the answer says that it is not so", 0.75)
    if _ELLIPSIS.match(answer.text) and not _denies(said.text):
        return Reply(said, answer, "the answer says that it is not so", 0.75)
    if _AFTER_ALL.match(answer.text) and _denies(said.text):
        return Reply(said, answer, "the answer says that it is so after all", 0.7)
    return None


def _checked(said: Statement, answer: Statement) -> Reply | None:
    """Take what a fact-checking desk puts beside a claim for its finding on it."""
    if not is_checker(answer) or is_outlet(said) or _AFFIRMS.search(answer.text):
        return None
    if len(answer.text.split()) > _LONGEST or (_denies(said.text) and _denies(answer.text)):
        return None
    return Reply(said, answer, "the desk checks the claim and finds otherwise", 0.55)


def is_checker(statement: Statement) -> bool:
    """Say whether the outlet that speaks checks the claims of others for a living."""
    speaker = statement.speaker
    return speaker is not None and is_outlet(statement) and fold(speaker.name) in _checkers()


def _disclaimed(said: Statement, answer: Statement) -> Reply | None:
    """Find a part in it that is disclaimed: "had nothing to do with this"."""
    if not _NOTHING_TO_DO.search(answer.text) or _denies(said.text):
        return None
    linked = _are_linked(said, answer) or name_in(answer, said.text)
    if not (linked or _points(said) or _AT_IT.search(answer.text)):
        return None
    return Reply(said, answer, "the answer disclaims a part in it", 0.65)


def _disclaimed_of(said: Statement, answer: Statement) -> Reply | None:
    """Find a part that somebody disclaims for himself in another report, its matter told."""
    of_himself = _FIRST.search(answer.text) and _are_linked(said, answer)
    return _disclaimed(said, answer) if of_himself else None


_FIRST = re.compile(r"\b(?:I|I[’']\w+|my|we|our)\b")


def _disagrees(said: Statement, answer: Statement) -> Reply | None:
    """Find words of the report, or of the answer, by which the one disagrees with the other."""
    if _counts(said, answer):
        return None
    around = _beside(answer).replace(said.text, " ")
    told = _DISAGREES.search(around)
    if told is None or _NO_QUARREL.search(around) or _QUARREL.search(said.text):
        return None
    if _denies(said.text) and _denies(answer.text):
        return None
    if not (_are_linked(said, answer) or _takes_up(answer)):
        return None
    if _UNPROVED.fullmatch(told.group()) and not _is_about(said, answer):
        return None
    return Reply(said, answer, f"the answer turns it down: {quoted(told.group())}", 0.65)


def _set_against(said: Statement, answer: Statement) -> Reply | None:
    """Find the word by which the report sets one side against the other: "However, …"."""
    if _counts(said, answer) or _NO_QUARREL.search(told_around(answer)):
        return None
    if not (told := _contrast(said, answer)):
        return None
    return Reply(said, answer, f"the report sets one against the other: {quoted(told)}", 0.55)


def _contrast(said: Statement, answer: Statement) -> str:
    around = told_around(answer)
    if max(len(one.text.split()) for one in (said, answer)) > _LONGEST:
        return ""
    linked = len(_links(said, answer)) > 1 or _takes_up(answer)
    if linked and (found := _SET_AGAINST.match(around)):
        return found.group().strip()
    first, last = (around.lower().find(one.text.lower()) for one in (said, answer))
    if first < 0 or last < first:
        return ""
    between = _BETWEEN.search(around[first + len(said.text) : last])
    return between.group() if between else ""


def _takes_up(answer: Statement) -> bool:
    """Say whether a pronoun that is not who speaks takes up what was said."""
    return _points(answer) and not _is_open_pronoun(answer)


def _is_about(said: Statement, answer: Statement) -> bool:
    """Say whether a deed or an object of a claim stands in the answer: more than whom it is of."""
    there = {base(word) for word in content_words(answer.text)}
    told = {word for frame in said.frames for word in (frame.predicate, *frame.object)}
    return any(rarity(w) >= _TELLING and any(meets(w, one) for one in there) for w in told)


_TELLING = 4.0


def _beside(statement: Statement) -> str:
    """Give a statement with a few words before it in its sentence."""
    around = told_around(statement)
    at = max(0, around.find(statement.text))
    return around[max(0, at - _WORDS_BESIDE) : at + len(statement.text)]


_WORDS_BESIDE = 60
"""So many characters: a cue with who speaks."""


def _counts(said: Statement, answer: Statement) -> bool:
    return bool(said.figures) and bool(answer.figures)


def _turned_round(said: Statement, answer: Statement) -> Reply | None:
    """Find what only one of both says is not so, where a pronoun takes the other up."""
    if not _denies(answer.text) or _denies(said.text):
        return None
    if any(_is_open(one.text) for one in (said, answer)):
        return None
    if not _points(answer) or _is_open_pronoun(answer) or _NO_QUARREL.search(answer.text):
        return None
    return Reply(said, answer, "of these two voices, only one says that something is not so", 0.55)


def _denies(text: str) -> bool:
    """Say whether a clause turns something round, and not twice: "it is not true that he never"."""
    clauses = _CLAUSE.split(_NO_NOT.sub("", text))
    return any(len(_NOT.findall(clause)) % 2 for clause in clauses)


_CLAUSE = re.compile(r"[,;:.!?]|\b(?:and|but|or)\b")


def _is_open(text: str) -> bool:
    return len(text.split()) > _LONGEST or _OPEN.search(text) is not None


def _points(statement: Statement) -> bool:
    return _POINTING.match(statement.text) is not None


def _is_open_pronoun(statement: Statement) -> bool:
    """Say whether "he" or "they" of reported speech may be who speaks."""
    if not _OF_SPEAKER.match(statement.text):
        return False
    small = statement.text.lstrip("“\"‘' ")[:1].islower()
    return small or statement.kind in {Kind.INDIRECT, Kind.MIXED}


_OF_SPEAKER = re.compile(rf"{_LEAD}(?:it|he|she|they)\b", re.IGNORECASE)


def _are_linked(said: Statement, answer: Statement, *, but: frozenset[str] = frozenset()) -> bool:
    """Say whether a telling word of the one meets one of the other, names of speakers apart."""
    return bool(_links(said, answer, but=but))


def _links(said: Statement, answer: Statement, *, but: frozenset[str] = frozenset()) -> set[str]:
    """Give the telling words of a claim that meet one of the answer, names of speakers apart."""
    voices = speaker_words(said) | speaker_words(answer) | but
    left, right = ({base(w) for w in content_words(one.text)} - voices for one in (said, answer))
    return {w for w in left if rarity(w) >= _LINK and any(meets(w, one) for one in right)}


_IN_ONE = (
    _ellipsis, _checked, _disclaimed, _mended, _disagrees, _defended, _named_denies,
    _set_against, _turned_round,
)  # fmt: skip
_APART = (_mended, _points_back, _disclaimed_of, _named_denies)


@cache
def _checkers() -> frozenset[str]:
    """Give the folded names of fact-checking desks.

    Source: ``words/checkers.tsv``.
    """
    return frozenset(fold(row[0]) for row in table("checkers"))
