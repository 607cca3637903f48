"""Answers that turn down what they point at: "so that would be inaccurate", "I dispute that"."""

from __future__ import annotations

import re

from factdb.rules.party import tells_of
from factdb.rules.phrases import quoted
from factdb.rules.replies.answer import Reply
from factdb.rules.replies.ties import LONGEST, links
from factdb.text.fold import content_words
from factdb.text.negators import says_not
from factdb.text.rebuttal import CLAIMS, UNTRUE, rebuts
from factdb.types import Statement


def turned_down(said: Statement, answer: Statement) -> Reply | None:
    """Find a clause of an answer that turns down what was said, whatever else it says."""
    told = _clause(answer.text)
    if not told or rebuts(said.text) or says_not(said.text):
        return None
    return Reply(said, answer, f"the answer turns it down: {quoted(told)}", 0.65, outright=True)


def absurd_to_claim(said: Statement, answer: Statement) -> Reply | None:
    """Find what it is called absurd to claim, by whom the other side tells of, or in its words."""
    told = _ABSURD_TO.search(answer.text)
    if told is None or _NOT_ABSURD.search(answer.text[: told.start()]):
        return None
    if says_not(said.text) or not (tells_of(said, answer) or links(said, answer)):
        return None
    return Reply(said, answer, f"the answer turns it down: {quoted(told.group())}", 0.65)


_ABSURD_TO = re.compile(
    r"\b(?:absurd|ridiculous|ludicrous|preposterous|outrageous|laughable|nonsense|nonsensical|"
    r"wrong|false|untrue|dishonest|misleading|incorrect|inaccurate|cynical|a lie) to (?:\w+ly )?"
    r"(?:claim|say|suggest|allege|accuse|blame|pretend|assert|imply|insinuate)\b",
    re.IGNORECASE,
)
_NOT_ABSURD = re.compile(r"\b(?:not|never|hardly|if|would|could)\b|n[’']t\b", re.IGNORECASE)


def _clause(text: str) -> str:
    """Give the words that turn something down, "" where none do."""
    if len(text.split()) <= LONGEST and (told := _idiom(text)):
        return told.group()
    clauses = (clause.strip() for clause in _CLAUSE.split(text))
    found = next((one for one in clauses if _rebuts(one)), "")
    return "" if _WRONG.search(found) and _OUGHT.search(text) else found


def _idiom(text: str) -> re.Match[str] | None:
    found = None if _UNSURE.search(text) else _NO_BELIEF.search(text)
    return _NOT_HOW.search(text) or found


_IT = r"(?:that|this|it|these|those|them)"
_VIEW = (
    r"(?:premise|notion|idea|suggestion|characteri[sz]ation|framing|assertion|claim|assessment|"
    r"view|reading|interpretation|conclusion|description|comparison)"
)
_WHOSE = r"(?:the|this|that|your|his|her|their|such an?)"
_NOT_HOW = re.compile(
    rf"\b(?:(?:I|we|he|she|they)(?:[’']d| would|[’']ll| will)? (?:\w+ )?(?:(?:dispute|"
    rf"disagree with|push back on|take issue with|quarrel with) {_IT}\b(?! \w+ed\b)|"
    rf"(?:dispute|disagree with|reject|challenge|contest) {_WHOSE} (?:\w+ )?{_VIEW}\b)"
    rf"|(?:do|does|did|would|could|can)(?:n[’']t| not) (?:accept|agree with|share|buy) "
    rf"(?:{_IT}(?=\W*$|[.,;!])|{_WHOSE} {_VIEW}\b)"
    rf"|(?:would|do|did)(?:n[’']t| not) (?:characteri[sz]e|describe|frame|put|see|call|read) {_IT}"
    rf" (?:(?:in )?(?:that|this) way|like that|so|as such)\b"
    rf"|{_IT}(?:[’']s| is| was)(?:n[’']t| not| never)(?: \w+)? (?:the (?:case|reason|truth|"
    rf"situation)|what (?:happened|I|we|he|she|they|is)|how (?:it|I|we|he|she|they)|"
    rf"our (?:view|position|assessment|understanding|plan|policy|intention|goal))\b"
    rf"|does(?:n[’']t| not) correspond to (?:reality|the (?:truth|facts))"
    rf"|(?:couldn[’']t|could not|nothing could) be further from (?:the truth|reality))",
    re.IGNORECASE,
)
"""Idioms of briefings that turn down what was just said."""

_SURELY = r"(?:\w+ly |all |just |an? |pure |sheer |complete |utter |total |absolute |idle |wild )*"
_NO_BELIEF = re.compile(
    r"\b(?:(?:n[’']t|not|never|no reason to) (?:put|place|give|lend|attach) (?:much |any )?"
    r"(?:stock|faith|trust|credence|credibility|weight|importance) "
    rf"(?:in|on|to) (?:{_IT}|such|{_WHOSE})"
    r"|(?:there(?:[’']s| is| was)|has|have|had) (?:absolutely |simply )?"
    r"(?:nothing|no substance|no foundation) (?:to|in) "
    rf"(?:{_IT}(?=\W*$|[.,;!])|(?:{_WHOSE}|these|those) (?:{CLAIMS}|{_VIEW}s?))"
    rf"|not (?:a|one) (?:single )?word (?:of|in) {_IT} (?:is|was) true"
    r"|(?:has|have|had|with|bears?|bore) no (?:basis in|relation to|resemblance to) "
    r"(?:fact|reality|(?:the )?truth|what happened)"
    rf"|{_IT}(?:[’']s| is| was| are| were) {_SURELY}(?:rubbish|garbage|fantasy|fairy ?tales?|"
    r"speculation|gossip|far-fetched|laughable|preposterous|ludicrous|"
    r"news to (?:me|us|him|her|them))"
    rf"|(?:do|does|did)(?:n[’']t| not) recogni[sz]e (?:{_IT} |{_WHOSE} )?"
    r"(?:figures?|numbers?|picture|description|account|version)"
    r"|(?:ha(?:s|ve) got|gets?|(?<!not )got) (?:it|this|that|(?:its|his|her|their|the|your) facts) "
    r"(?:\w+ly |all )?wrong"
    rf"|{_WHOSE} (?:\w+ )?(?:{CLAIMS}|{_VIEW}s?) (?:is|was|are|were) {_SURELY}{UNTRUE})\b",
    re.IGNORECASE,
)
"""Words by which an answer believes nothing of it: "I would not put any stock in that"."""

_UNSURE = re.compile(r"\b(?:if|whether|unless|may|might|perhaps)\b|\?", re.IGNORECASE)


def _rebuts(clause: str) -> bool:
    """Say whether a clause points back and says that it is not so."""
    told = _WOULD_BE.sub("is", clause)
    if _POINTS_DOWN.search(told) is None or _UNDENIED.search(told) or _is_false_something(told):
        return False
    return rebuts(told)


def _is_false_something(clause: str) -> bool:
    """Say whether "false" goes with a noun that is nobody's claim: a false start."""
    found = _FALSE_NOUN.search(clause)
    return found is not None and bool(content_words(found["noun"]))


_WRONG = re.compile(r"\bwrong\b", re.IGNORECASE)
_OUGHT = re.compile(r"\b(?:must|should|ought|ha(?:s|ve) to|put(?:ting)? right)\b", re.IGNORECASE)
"""Where it goes on so, a deed is wrong that ought to be put right, and not what was said."""

_UNDENIED = re.compile(
    r"\b(?:no|without|not|never|beyond) (?:use |point |sense )?(?:in )?"
    r"(?:deny|disput|refut|reject|dismiss|rebutt)ing\b",
    re.IGNORECASE,
)
_FALSE_NOUN = re.compile(
    rf"\b(?:false|fake|wrong|bogus) (?!(?:{CLAIMS}|{_VIEW}s?|statements?|information|narratives?|"
    r"pictures?|impressions?|dichotom\w+|choices?|figures?|numbers?|quotes?)\b)(?P<noun>\w+)",
    re.IGNORECASE,
)


_WOULD_BE = re.compile(r"\bwould be(?= (?:\w+ )?(?:inaccurate|incorrect|false|untrue)\b)")
_CLAUSE = re.compile(r"[,;:.!?–—]+(?:\s|$)|\s(?:but|so|and|because)\s")
_POINTS_DOWN = re.compile(
    r"^\W*(?:so |and |but )?(?:this|that|it|these|those|which|there)\b", re.IGNORECASE
)
