"""Noun phrases on tokens: where one begins and ends, and which words of it are a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.extraction.cues import quoting_forms
from factdb.text.naming import bare, is_given, is_title, title_class
from factdb.types import Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
CAPITALS = frozenset({"WHO"})
"""Names that the model takes for small words printed large."""
_NO_NAME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention and its tokens ``[first, last)``; ``heads`` are tokens that stand for it."""

    mention: Mention
    first: int
    last: int
    heads: frozenset[int]


def is_proper(word: Token, report: Report) -> bool:
    """Say whether a word is part of a name: printed with a capital, shown, and not a date."""
    if not word.text[:1].isupper() or word.ent_type_ in _NO_NAME:
        return False
    if report.text[word.idx : word.idx + 1] != word.text[:1] or _opens(word):
        return False
    if word.text in CAPITALS or _after_honorific(word):
        return True
    if word.pos_ == "ADJ" and word.dep_ == "poss":
        return True
    if word.pos_ in {"NOUN", "VERB", "ADJ"} and word.i and is_given(word.nbor(-1).text):
        return word.text.istitle() and word.nbor(-1).text.istitle()
    return word.pos_ == "PROPN" or (word.ent_type_ not in {"", "NORP"} and word.pos_ != "DET")


def _opens(word: Token) -> bool:
    """Say whether a verb opens a sentence before its subject: "Said Olga Dahl"."""
    if not word.is_sent_start or word.tag_ not in {"VBD", "VBN"}:
        return False
    if word.dep_ in {"amod", "compound"}:
        return word.lower_ in quoting_forms()
    return word.dep_ == "ROOT" and any(child.dep_ == "nsubj" for child in word.rights)


def _after_honorific(word: Token) -> bool:
    """Say whether "MS." stands before it: a name in capitals is often taken for another word."""
    if word.i < 2 or not word.text.isupper() or not word.text.isalpha():
        return False
    before = word.nbor(-1)
    title = word.nbor(-2).text if before.text == "." else before.text
    return title_class(title) == "honorific"


def words_at(doc: Doc, report: Report, first: int, last: int) -> tuple[str, int, int]:
    """Give the words of a token range as printed, and their span."""
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    return report.text[start:end], start, end


def texts(doc: Doc, first: int, last: int) -> list[str]:
    """Give the words of a phrase, "director-general" and "People's" as one."""
    found: list[str] = []
    for word in doc[first:last]:
        glued = found and word.i > first and not doc[word.i - 1].whitespace_
        owns = word.text in POSSESSIVES and bool(found) and _names_what_is_owned(word)
        if owns or (glued and (word.text == "-" or found[-1].endswith("-"))):
            found[-1] += word.text
        elif not word.is_punct and not word.is_space:
            found.append(word.text)
    return found


def _names_what_is_owned(mark: Token) -> bool:
    """Say whether a name goes on behind an apostrophe: "the People's Republic"."""
    owned = mark.nbor(1).text if mark.i + 1 < len(mark.doc) else ""
    return owned.istitle() and not is_title(owned)


def name_at(report: Report, doc: Doc, first: int, last: int) -> str:
    """Give a name as printed, without article and line breaks."""
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    return bare(" ".join(report.text[start:end].split()))


def head_of(doc: Doc, first: int, last: int) -> Token:
    """Give the word of a range on which its others depend."""
    return doc[first:last].root


def phrase_end(head: Token) -> int:
    """Find the end of a noun phrase: its "of …" belongs to it, a relative clause does not."""
    end = head.i + 1
    if head.pos_ not in {"NOUN", "PROPN"}:
        return end
    for child in head.rights:
        if child.dep_ != "prep":
            break
        end = max(end, max(word.i for word in child.subtree) + 1)
    return end - (end - 1 > head.i and head.doc[end - 1].text == ",")


def left_edge(head: Token) -> int:
    """Find the first token of what stands before a noun and belongs to it.

    So of "the miners’ union’s claim", where the parse hangs the miners on the claim.
    """
    edge = head.i
    if head.dep_ == "poss" and head.i and head.nbor(-1).text in POSSESSIVES:
        beside = (one for one in head.head.lefts if one.dep_ == "poss" and one.i < head.i)
        edge = min((one.left_edge.i for one in beside), default=edge)
    for child in head.lefts:
        if child.dep_ in {
            "det",
            "amod",
            "compound",
            "poss",
            "nmod",
            "nummod",
            "predet",
            "quantmod",
        }:
            edge = min(edge, child.left_edge.i)
    return edge


def is_role_noun(word: Token) -> bool:
    """Say whether a word may describe a person: a noun, or a title printed large."""
    return word.pos_ == "NOUN" or is_title(word.text)


def owner(noun: Token) -> tuple[int, int] | None:
    """Give the tokens of whose a noun is: "the miners' union" of "the miners' union's claim".

    The parse may hang both owners on the noun. None where nobody owns it.
    """
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    if not owners:
        return None
    last = owners[-1].right_edge.i + 1
    while last - 1 > owners[-1].i and noun.doc[last - 1].text in POSSESSIVES:
        last -= 1
    return owners[0].left_edge.i, last
