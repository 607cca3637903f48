"""Find every naming of a person, body or outlet, and what the words around it say of who that is.

One report is read once: the namings are kept with the parse, and `mention_at` looks there first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from factdb.extraction import cues
from factdb.extraction.names import full_body, named, runs, shared_titles
from factdb.extraction.nouns import CAPITALS, POSSESSIVES, Naming, left_edge, words_at
from factdb.extraction.roles import described, other_naming
from factdb.extraction.tokens import having
from factdb.extraction.voices import can_act
from factdb.text.naming import word_set
from factdb.types import ActorKind, Form, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEPT = "factdb.mentions"
_TELLING = word_set("telling")
_TELLING_OF = word_set("telling of")
_MADE = frozenset(
    ["release", "publish", "issue", "write", "post", "send", "sign", "produce", "prepare",
     "compile", "file", "submit", "conduct", "draft", "author"]
)  # fmt: skip
"""What is done with a paper by whose words it holds: "a report released by the union"."""
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z&-]{0,8}[A-Z])\)")


class _Namings:
    """The namings of a report, to be looked up by token."""

    def __init__(self, found: tuple[Naming, ...]) -> None:
        self.all = found
        self.surnames = {
            one.mention.name.split()[-1]
            for one in found
            if one.mention.kind is ActorKind.PERSON and one.mention.name
        }
        self._over: dict[int, list[Naming]] = defaultdict(list)
        self._heads: dict[int, list[Naming]] = defaultdict(list)
        for one in found:
            for token in range(one.first, one.last):
                self._over[token].append(one)
            for token in one.heads:
                self._heads[token].append(one)

    def over(self, token: int) -> list[Naming]:
        """Give those that a token lies in."""
        return self._over.get(token, [])

    def headed_by(self, token: int) -> list[Naming]:
        """Give those that a token stands for."""
        return self._heads.get(token, [])


def mentions(doc: Doc, report: Report) -> tuple[Mention, ...]:
    """Give every naming of an actor in the order of their places; one may lie inside another.

    Args:
        doc: the parse of ``report.text``, or of a text of equal length in which quotations are
            covered; covered words name nobody.
        report: where the words are taken from.

    """
    return tuple(naming.mention for naming in _namings(doc, report).all)


def mention_at(doc: Doc, report: Report, start: int, end: int) -> Mention:
    """Give the mention that a noun phrase makes.

    Args:
        doc: the parse.
        report: where the words are taken from.
        start: index of the first token of the phrase, modifiers and apposition included.
        end: index after its last token.

    Returns:
        A mention within or around the phrase. Of "NATO and the U.S." one of number "many" over
        the whole; of "the statement of the ministry" that of the ministry; of "who", of whom it
        tells. ``mention.text == report.text[mention.start:mention.end]``.

    """
    namings = _namings(doc, report)
    head = _antecedent(_root(doc, start, end), namings)
    inner = _named_beside(_teller(head, namings, start), namings, end)
    others = [word for word in _conjuncts(inner) if start <= word.i < end]
    owned = [word for word in others if doc[left_edge(word) - 1].text in POSSESSIVES]
    if owned:
        inner, others = owned[0], []
    lead = _lead(inner, namings, start)
    if lead is not None:
        one = _single(doc, report, namings, lead, (start, lead.i + 1))
        return _joint(report, one, _single(doc, report, namings, inner, (lead.i + 2, end)))
    first = _single(doc, report, namings, inner, (start, end))
    others = [word for word in others if word.idx >= first.end]
    if not others:
        return first
    return _joint(report, first, _single(doc, report, namings, others[-1], (start, end)))


def _root(doc: Doc, start: int, end: int) -> Token:
    """Give the head of a phrase; of two owners in a row the last: "the miners' union"."""
    root = doc[start:end].root
    if root.dep_ != "poss":
        return root
    inside = (one for one in root.head.lefts if root.i < one.i < end and one.dep_ == "poss")
    return next((one for one in inside if doc[left_edge(one) - 1].text in POSSESSIVES), root)


def _antecedent(head: Token, namings: _Namings) -> Token:
    """Go from "who" to the noun that its clause describes, or to the naming right before it."""
    if head.tag_ not in {"WP", "WDT"}:
        return head
    clause = next((word for word in head.ancestors if word.dep_ in {"relcl", "acl"}), None)
    if clause is not None and clause.head.i < head.i:
        return clause.head
    if head.i < 2 or head.nbor(-1).text != ",":
        return head
    beside = [one for one in namings.over(head.i - 2) if one.last == head.i - 1]
    return head.doc[max(beside[-1].heads)] if beside else head


def _teller(head: Token, namings: _Namings, start: int) -> Token:
    """Go from "Draghi's statement", "WHO data", "a letter from the mayor" to whose words they are.

    Only to somebody named; "reports of a raid" are nobody's.
    """
    if head.lemma_.lower() not in _TELLING:
        return _body_behind(head, namings, start) or head
    links = {"from", "by", "of"} if head.lemma_.lower() in _TELLING_OF else {"from", "by"}
    owners = [child for child in head.children if child.dep_ in {"poss", "compound"}]
    makers = (child for child in head.rights if child.lemma_.lower() in _MADE)
    for link in chain(head.children, *(maker.rights for maker in makers)):
        if link.dep_ in {"prep", "agent"} and link.lower_ in links:
            owners += [child for child in link.children if child.dep_ == "pobj"]
    if head.i and head.nbor(-1).text in CAPITALS:
        return head.nbor(-1)
    return next((one for one in owners if one.i >= start and namings.headed_by(one.i)), head)


def _body_behind(head: Token, namings: _Namings, start: int) -> Token | None:
    """Give the body that speaks through a thing of its own: PG&E of "PG&E's schedule".

    An advertisement or a law has words by itself, whoever made it.
    """
    written = head.lemma_.lower() in cues.word_set("documents")
    if written or can_act(head) or any(child.dep_ == "appos" for child in head.rights):
        return None
    for child in head.lefts:
        named = namings.headed_by(child.i) if child.dep_ == "poss" and child.i >= start else []
        if child.pos_ == "PROPN" and any(one.mention.kind is ActorKind.BODY for one in named):
            return child
    return None


def _named_beside(head: Token, namings: _Namings, end: int) -> Token:
    """Go from "another automaker, Arvia Motors" to the name, where the noun names nobody."""
    if head.tag_ != "NN" or any(one.mention.name for one in namings.headed_by(head.i)):
        return head
    beside = (child for child in head.rights if child.dep_ == "appos" and child.i < end)
    named = (one for one in beside if any(each.mention.name for each in namings.headed_by(one.i)))
    return next((one for one in named if one.pos_ == "PROPN"), head)


def _conjuncts(head: Token) -> list[Token]:
    found: list[Token] = []
    ahead = [head]
    while ahead:
        joined = (word for word in ahead.pop().children if word.dep_ == "conj")
        nouns = [word for word in joined if word.pos_ in {"PROPN", "NOUN", "PRON"}]
        found += nouns
        ahead += nouns
    return sorted(found, key=lambda word: word.i)


def _lead(head: Token, namings: _Namings, start: int) -> Token | None:
    """Give Y of "Y and Chief Officer X", which the parse may put into the name of X."""
    beside = (child for child in head.lefts if child.dep_ == "nmod" and child.i >= start)
    joined = (one for one in beside if any(each.dep_ == "cc" for each in one.rights))
    people = (one for one in joined if one.nbor(1).lower_ == "and" and one.i + 2 < head.i)
    return next(
        (
            one
            for one in people
            if any(each.mention.kind is ActorKind.PERSON for each in namings.headed_by(one.i))
        ),
        None,
    )


def _single(
    doc: Doc, report: Report, namings: _Namings, head: Token, phrase: tuple[int, int]
) -> Mention:
    """Give the widest naming that the head stands for, else read the phrase afresh.

    A head that the parse puts into a title within the phrase stands for who bears the title.
    """
    start, end = phrase
    titled = [one for one in namings.over(head.i) if start <= one.first and one.last <= end]
    near = min(start, head.i)
    fitting = [one for one in (*namings.headed_by(head.i), *titled) if _reaches(doc, one, near)]
    if fitting:
        return max(fitting, key=lambda naming: naming.last - naming.first).mention
    if head.text in namings.surnames:
        return Mention(*words_at(doc, report, head.i, head.i + 1), Form.NAME, head.text)
    first = max(left_edge(head), min(start, head.i))
    return described(report, doc, first, head).mention


def _reaches(doc: Doc, one: Naming, start: int) -> bool:
    """Say whether no comma parts a naming from a phrase: "The mayor, | Lund said, was ill"."""
    return all(word.text != "," for word in doc[one.first : start])


def _joint(report: Report, first: Mention, last: Mention) -> Mention:
    start, end = min(first.start, last.start), max(first.end, last.end)
    form = Form.UNNAMED if {first.form, last.form} == {Form.UNNAMED} else Form.NAME
    return Mention(report.text[start:end], start, end, form, kind=first.kind, number="many")


def _namings(doc: Doc, report: Report) -> _Namings:
    if _KEPT not in doc.user_data:
        doc.user_data[_KEPT] = _Namings(_read(doc, report))
    kept: _Namings = doc.user_data[_KEPT]
    return kept


def _read(doc: Doc, report: Report) -> tuple[Naming, ...]:
    printed = list(runs(doc, report))
    alone = frozenset(doc[first:last].text for first, last in printed)
    read = [named(doc, report, first, last, alone) for first, last in printed]
    by_name = shared_titles(doc, read)
    taken = {i for one in by_name for i in one.heads}
    others = [
        one
        for i in having(doc, "POS", ("PRON", "NOUN", "PROPN"))
        if i not in taken and (one := other_naming(doc, report, doc[i]))
    ]
    found = _with_long_forms(doc, report, _without_titles(doc, [*by_name, *others]))
    return tuple(sorted(found, key=lambda one: (one.mention.start, -one.mention.end)))


def _without_titles(doc: Doc, namings: list[Naming]) -> list[Naming]:
    """Leave out offices that belong to a name: they are its title, not another actor."""
    people = [one for one in namings if one.mention.kind is ActorKind.PERSON and one.mention.name]
    titled = {i for one in namings if one.mention.name for i in one.heads}
    titled |= {
        child.i for one in people for child in doc[one.last - 1].children if child.dep_ == "appos"
    }
    ends = {one.last: one.first for one in people}
    return [
        one
        for one in namings
        if (one.mention.name or not one.heads <= titled)
        and not ends.get(one.last, one.first) < one.first
    ]


def _with_long_forms(doc: Doc, report: Report, namings: list[Naming]) -> list[Naming]:
    """Widen "Security and Co-operation in Europe (OSCE)" to the words whose initials it has."""
    for found in _ACRONYM.finditer(report.text):
        start = _long_form(report.text, found.start(), found.group(1))
        span = start is not None and doc.char_span(start, found.start(), alignment_mode="expand")
        if span:
            over = [one for one in namings if one.first < span.end and span.start < one.last]
            namings = [one for one in namings if one not in over]
            first = min([span.start, *(one.first for one in over if one.mention.name)])
            namings.append(full_body(doc, report, first, span.end))
    return namings


def _long_form(text: str, end: int, acronym: str) -> int | None:
    """Find where the words before ``end`` begin that the acronym abbreviates.

    Source: after Schwartz and Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text", 2003; here each letter must begin a word; a small
    word only where the letter is small too: "Transport for London (TfL)".
    """
    letters = [letter for letter in acronym if letter.isalpha()]
    words = list(re.finditer(r"[^\W\d_]+", text[max(0, end - 150) : end]))
    offset = max(0, end - 150)
    for word in reversed(words):
        first = word.group()[0]
        if letters and first in {letters[-1], letters[-1].upper()}:
            letters.pop()
            if not letters:
                return offset + word.start()
        elif first.isupper() and len(word.group()) > 3:
            return None
    return None
