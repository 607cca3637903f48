"""Read mentions without a name: pronouns, offices, unnamed sources, bodies called by a noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factdb.extraction.nouns import (
    Naming,
    is_proper,
    left_edge,
    name_at,
    phrase_end,
    texts,
    words_at,
)
from factdb.text.naming import (
    Office,
    body_class,
    is_title,
    outlet,
    read_office,
    take_country,
    word_set,
)
from factdb.text.places import country, metonym, place
from factdb.types import ActorKind, Form, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFINITE = word_set("definite")
_CHAMBERS = word_set("chamber")
_INDEFINITE = word_set("indefinite")
_LOOSE = frozenset({"government", "ministry", "force", "court", "assembly", "party"})
_CROWDS = frozenset({"force", "court", "media"})
"""Classes of bodies whose plural is one body: "forces", "prosecutors"."""
_COLLECTIVE = frozenset({"police", "media"})
_OFFICES_OF = word_set("owned")
_PRONOUNS = {
    "he": ("one", "m"), "him": ("one", "m"), "his": ("one", "m"), "himself": ("one", "m"),
    "she": ("one", "f"), "her": ("one", "f"), "hers": ("one", "f"), "herself": ("one", "f"),
    "it": ("one", "n"), "its": ("one", "n"), "itself": ("one", "n"),
    "they": ("", ""), "them": ("", ""), "their": ("", ""),
    "i": ("one", ""), "we": ("many", ""), "both": ("many", ""),
}  # fmt: skip
"""Number and gender that a pronoun tells; "they" is as often one body as many people."""


def other_naming(doc: Doc, report: Report, word: Token) -> Naming | None:
    """Read a word outside names: a pronoun, an office, a noun for a body."""
    if report.text[word.idx : word.idx + 1] != word.text[:1]:
        return None
    if word.pos_ == "PRON":
        return _pronoun(doc, report, word)
    if word.pos_ not in {"NOUN", "PROPN"} or word.dep_ == "compound":
        return None
    if is_title(word.text) or is_title(word.lemma_) or body_class(word.text):
        return described(report, doc, left_edge(word), word)
    return None


def _pronoun(doc: Doc, report: Report, word: Token) -> Naming | None:
    told = _PRONOUNS.get(word.lower_)
    if told is None:
        return None
    number, gender = told
    mention = Mention(
        *words_at(doc, report, word.i, word.i + 1), Form.PRONOUN, number=number, gender=gender
    )
    return Naming(mention, word.i, word.i + 1, frozenset({word.i}))


def is_crowd(word: Token) -> bool:
    """Say whether it is a plural for people: "Republicans", "Kurds", "Egyptologists"."""
    one = word.lower_.removesuffix("s")
    if one == word.lower_ or not word.text.istitle():
        return False
    if word.tag_ in {"NNS", "NNPS"}:
        return word.ent_type_ == "NORP" or is_title(one)
    found = place(word.text)
    named = found is not None and found.how != "demonym"
    return word.ent_type_ == "NORP" and word.i == word.left_edge.i and not named


def described(report: Report, doc: Doc, first: int, head: Token) -> Naming:
    """Read a noun phrase without a name: "the Russian president", "El Paso police", "sources"."""
    first = _after_clause(doc, first, head)
    is_body = bool(body_class(head.text)) and not is_title(head.text)
    last = _body_end(head, report) if is_body else phrase_end(head)
    many = head.tag_ in {"NNS", "NNPS"} or is_crowd(head)
    if head.pos_ == "PRON":
        mention = Mention(*words_at(doc, report, head.i, last), Form.PRONOUN)
    elif _is_unknown_name(head) and not is_body:
        mention = Mention(*words_at(doc, report, head.i, head.i + 1), Form.NAME, head.text)
    elif is_body:
        mention = _some_body(doc, report, first, head, last)
    else:
        said = read_office(_office_words(doc, first, head, last))
        form = Form.ROLE if _definite(doc, first, head) and not _anonymous(said) else Form.UNNAMED
        mention = Mention(
            *words_at(doc, report, first, last),
            form,
            "",
            said.title,
            said.of,
            ActorKind.PERSON if said.sort else None,
            "many" if many else "one",
            said.gender,
        )
    return Naming(mention, first, last, frozenset({head.i}))


def _after_clause(doc: Doc, first: int, head: Token) -> int:
    """Leave out a clause that the parse puts before a noun: "X were closed and local police"."""
    if all(word.tag_ not in {"VBD", "VBZ", "VBP", "MD"} for word in doc[first : head.i]):
        return first
    at = head.i
    while at > first and doc[at - 1].pos_ in {"ADJ", "NOUN", "PROPN", "DET"}:
        at -= 1
    return at


def _is_unknown_name(head: Token) -> bool:
    """Say whether a word has nothing of a name but its capital."""
    title = is_title(head.text)
    return head.text.istitle() and head.tag_ == "NNP" and not title and not is_crowd(head)


def _body_end(head: Token, report: Report) -> int:
    """Find the end of a body's name: "government of Norway", but not "police in Oslo"."""
    link = head.i + 1
    if link < len(head.doc) and head.doc[link].lower_ in {"of", "for"}:
        owner = next((one for one in head.doc[link].children if one.dep_ == "pobj"), None)
        loose = body_class(head.text) in _LOOSE or head.text.istitle()
        if owner is not None and loose and is_proper(owner, report):
            return owner.i + 1
    return link


def _office_words(doc: Doc, first: int, head: Token, last: int) -> list[str]:
    """Give the words of an office, in the singular and uncounted: "two presidents of …"."""
    words = texts(doc, first, head.i + 1)
    counted = {word.text for word in doc[first : head.i] if word.pos_ == "NUM"}
    if words and words[-1] == head.text:
        words[-1] = head.lemma_
    return [*(word for word in words if word not in counted), *texts(doc, head.i + 1, last)]


def _definite(doc: Doc, first: int, head: Token) -> bool:
    word = doc[first]
    if word.lower_ in DEFINITE or word.tag_ == "PRP$":
        return True
    if any(child.dep_ == "poss" for child in head.lefts):
        return True
    return word.tag_ != "DT" and head.tag_ == "NNP"


def _anonymous(said: Office) -> bool:
    return said.title in {"source", "official"} and not said.of


def _some_body(doc: Doc, report: Report, first: int, head: Token, last: int) -> Mention:
    words = texts(doc, first, last)
    code, _ = take_country(words)
    where = words_at(doc, report, first, last)
    several = head.tag_ == "NNS" and body_class(head.text) not in _CROWDS
    several &= head.lower_ != "authorities"
    vague = several or doc[first].lower_ in _INDEFINITE or doc[first].tag_ == "PRP$"
    of_state = head.lower_ == "media" and "state" in {word.lower() for word in words}
    loose = body_class(head.text) in _LOOSE or of_state
    shown = any(_shown(word, report, demonyms=loose) for word in doc[first:last])
    if not vague and shown and not is_bare_noun(_without_article(words)):
        begin = _first_capital(doc, first, head)
        name, code = _owned(doc, report, first, head) or (
            name_at(report, doc, begin, last),
            code,
        )
        return Mention(*where, Form.NAME, name, of=code, kind=_sort(head), number="one")
    definite = _definite(doc, first, head) or head.lower_ == "police" or of_state
    return Mention(
        *where,
        Form.ROLE if definite else Form.UNNAMED,
        title=" ".join(word.lower() for word in words if word.lower() not in DEFINITE),
        of=code,
        kind=_sort(head),
        number="many" if head.tag_ == "NNS" and head.lower_ not in _COLLECTIVE else "one",
        gender="n",
    )


def is_bare_noun(word: str) -> bool:
    """Say whether a word with a capital is a noun for bodies that names none: "the Committee".

    "Congress" and "Parliament" do name one: there is one of them where the report is.
    """
    alone = bool(body_class(word)) and word.istitle() and word.lower() not in _CHAMBERS
    return alone and not (metonym(word) or outlet(word))


def _first_capital(doc: Doc, first: int, head: Token) -> int:
    """Leave out what stands before a body's name: "the blocked Norwegian military"."""
    capitals = (i for i in range(first, head.i) if doc[i].text[:1].isupper() and not doc[i].is_stop)
    return next(capitals, first)


def _without_article(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word.lower() not in DEFINITE)


def _shown(word: Token, report: Report, *, demonyms: bool) -> bool:
    """Say whether a word names whose the body is: "Iranian army", but "an Irish airline"."""
    found = place(word.text) if word.text[:1].isupper() else None
    if found and found.how == "demonym":
        return demonyms
    return found is not None or is_proper(word, report)


def _owned(doc: Doc, report: Report, first: int, head: Token) -> tuple[str, str] | None:
    """Read a body named by its owner: "Draghi's office" is not Draghi."""
    owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
    if owner is None or head.lower_ not in _OFFICES_OF or not is_proper(owner, report):
        return None
    edge = owner.i
    while edge > first and is_proper(doc[edge - 1], report):
        edge -= 1
    name = name_at(report, doc, edge, owner.i + 1)
    return None if country(name) else (f"{head.text.capitalize()} of {name}", name)


def _sort(head: Token) -> ActorKind:
    return ActorKind.OUTLET if body_class(head.text) == "media" else ActorKind.BODY
