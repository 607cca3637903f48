"""Find every naming of a person, body or outlet, and what the words around it say of who that is.

The small model's entities are often of the wrong kind or cut short, so a name is read from several
signs at once: runs of capitalised words, the words for offices and bodies beside them
(``words/titles.tsv``, ``words/bodies.tsv``), apposition, and only last the
entity label.

One report is read once: the namings are kept with the parse, and `mention_at` looks there first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.text.naming import (
    Office,
    bare,
    body_class,
    given_gender,
    is_given,
    is_title,
    outlet,
    read_office,
    take_country,
    title_class,
    word_set,
)
from factdb.text.places import country, place
from factdb.types import ActorKind, Form, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEPT = "factdb.mentions"
_PARTICLES = word_set("particle")
_LINKS = frozenset(["of", "for", "on"])
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_DEFINITE = word_set("definite")
_NO_NAME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_PLACES = word_set("place")
_NOBODY_OR_BODY = frozenset({"ORG", "GPE", "LOC", "FAC"})
_OF = frozenset({"of", "to", "for"})
_LOOSE = frozenset({"government", "ministry", "force", "court", "assembly", "party"})
_CROWDS = frozenset({"force", "court", "media"})
"""Classes of bodies whose plural is one body: "forces", "prosecutors"."""
_CAPITALS = frozenset({"WHO"})
"""Names that the model takes for small words printed large."""
_COLLECTIVE = frozenset({"police", "media"})
_INDEFINITE = word_set("indefinite")
_TELLING = word_set("telling")
_TELLING_OF = word_set("telling of")
_OFFICES_OF = word_set("owned")
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z&-]{0,8}[A-Z])\)")
_PRONOUNS = {
    "he": ("one", "m"), "him": ("one", "m"), "his": ("one", "m"), "himself": ("one", "m"),
    "she": ("one", "f"), "her": ("one", "f"), "hers": ("one", "f"), "herself": ("one", "f"),
    "it": ("one", "n"), "its": ("one", "n"), "itself": ("one", "n"),
    "they": ("", ""), "them": ("", ""), "their": ("", ""),
    "i": ("one", ""), "we": ("many", ""), "both": ("many", ""),
}  # fmt: skip
"""Number and gender that a pronoun tells; "they" is as often one body as many people."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """A mention and its tokens ``[first, last)``; ``heads`` are tokens that stand for it."""

    mention: Mention
    first: int
    last: int
    heads: frozenset[int]


def mentions(doc: Doc, report: Report) -> tuple[Mention, ...]:
    """Give every naming of an actor in the order of their places; one may lie inside another.

    Args:
        doc: the parse of ``report.text``, or of a text of equal length in which quotations are
            covered; covered words name nobody.
        report: where the words are taken from.

    """
    return tuple(naming.mention for naming in _namings(doc, report))


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
    inner = _teller(head, namings, start)
    others = [word for word in _conjuncts(inner) if start <= word.i < end]
    first = _single(doc, report, namings, inner, (start, end))
    others = [word for word in others if word.idx >= first.end]
    if not others:
        return first
    return _joint(report, first, _single(doc, report, namings, others[-1], (start, end)))


def _root(doc: Doc, start: int, end: int) -> Token:
    return doc[start:end].root


def _antecedent(head: Token, namings: Sequence[_Naming]) -> Token:
    """Go from "who" to the noun that its clause describes, or to the naming right before it."""
    if head.tag_ not in {"WP", "WDT"}:
        return head
    clause = next((word for word in head.ancestors if word.dep_ in {"relcl", "acl"}), None)
    if clause is not None and clause.head.i < head.i:
        return clause.head
    doc = head.doc
    beside = [one for one in namings if 0 < head.i - one.last < 2 and doc[one.last].text == ","]
    return doc[max(beside[-1].heads)] if beside else head


def _teller(head: Token, namings: Sequence[_Naming], start: int) -> Token:
    """Go from "Draghi's statement", "WHO data", "a letter from the mayor" to whose words they are.

    Only to somebody named; "reports of a raid" are nobody's.
    """
    if head.lemma_.lower() not in _TELLING:
        return head
    links = {"from", "by", "of"} if head.lemma_.lower() in _TELLING_OF else {"from", "by"}
    owners = [child for child in head.children if child.dep_ in {"poss", "compound"}]
    for link in head.children:
        if link.dep_ == "prep" and link.lower_ in links:
            owners += [child for child in link.children if child.dep_ == "pobj"]
    named = [one for one in owners if any(one.i in it.heads for it in namings)]
    return next((one for one in named if one.i >= start), head)


def _conjuncts(head: Token) -> list[Token]:
    found = []
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN", "PRON"}:
            found += [child, *_conjuncts(child)]
    return found


def _single(
    doc: Doc, report: Report, namings: Sequence[_Naming], head: Token, phrase: tuple[int, int]
) -> Mention:
    """Give the widest naming that the head stands for, else read the phrase afresh.

    A head that the parse puts into a title within the phrase stands for who bears the title.
    """
    start, end = phrase
    fitting = [
        naming
        for naming in namings
        if head.i in naming.heads or start <= naming.first <= head.i < naming.last <= end
    ]
    if fitting:
        return max(fitting, key=lambda naming: naming.last - naming.first).mention
    people = (one.mention for one in namings if one.mention.kind is ActorKind.PERSON)
    if any(one.name.split()[-1:] == [head.text] for one in people):
        return Mention(*_words(doc, report, head.i, head.i + 1), Form.NAME, head.text)
    first = max(_left_edge(head), min(start, head.i))
    return _described(report, doc, first, head).mention


def _joint(report: Report, first: Mention, last: Mention) -> Mention:
    start, end = min(first.start, last.start), max(first.end, last.end)
    form = Form.UNNAMED if {first.form, last.form} == {Form.UNNAMED} else Form.NAME
    return Mention(report.text[start:end], start, end, form, kind=first.kind, number="many")


def _namings(doc: Doc, report: Report) -> tuple[_Naming, ...]:
    if _KEPT not in doc.user_data:
        doc.user_data[_KEPT] = _read(doc, report)
    kept: tuple[_Naming, ...] = doc.user_data[_KEPT]
    return kept


def _read(doc: Doc, report: Report) -> tuple[_Naming, ...]:
    named = [_named(doc, report, first, last) for first, last in _runs(doc, report)]
    taken = {i for one in named for i in one.heads}
    others = [one for word in doc if word.i not in taken and (one := _other(doc, report, word))]
    found = _with_long_forms(doc, report, _without_titles(doc, [*named, *others]))
    return tuple(sorted(found, key=lambda one: (one.mention.start, -one.mention.end)))


def _without_titles(doc: Doc, namings: list[_Naming]) -> list[_Naming]:
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


# --- names -------------------------------------------------------------------------------------


def _runs(doc: Doc, report: Report) -> Iterator[tuple[int, int]]:
    """Give the token ranges of names: capitalised words with the particles between them."""
    i, length = 0, len(doc)
    while i < length:
        if not _proper(doc[i], report):
            i += 1
            continue
        end = i + 1
        while end < length and (step := _step(doc, report, i, end)):
            end += step
        yield i, end
        i = end


def _step(doc: Doc, report: Report, first: int, at: int) -> int:
    """Say by how many tokens the name goes on at ``at``: 0 where it ends."""
    word = doc[at]
    if word.text == "." and title_class(doc[at - 1].text) == "honorific":
        return 2 if at + 1 < len(doc) and _proper(doc[at + 1], report) else 0
    if word.text in _POSSESSIVES and doc[at - 1].text == "O" and not word.whitespace_:
        return 2 if at + 1 < len(doc) and _proper(doc[at + 1], report) else 0
    if word.is_sent_start and doc[at - 1].text not in {"Dr.", "St.", "Mr.", "Mrs.", "Ms."}:
        return 0
    if _proper(word, report):
        return 1
    ahead = doc[at + 1] if at + 1 < len(doc) else None
    if ahead is None or not (_proper(ahead, report) or ahead.lower_ in {"the", *_PARTICLES}):
        return 0
    low = word.lower_
    if word.text in {"-", "–", "&", "/"} or (low in _PARTICLES and _proper(ahead, report)):
        return 2
    if low in _LINKS and any(body_class(one.text) for one in doc[first:at] if one.text.istitle()):
        return 2 if _proper(ahead, report) else _after_the(doc, report, at)
    if low == "and" and word.ent_iob_ == "I" and any(one.lower_ in _LINKS for one in doc[first:at]):
        return 2 if _proper(ahead, report) else 0
    return 0


def _after_the(doc: Doc, report: Report, at: int) -> int:
    beyond = doc[at + 2] if at + 2 < len(doc) else None
    return 3 if beyond is not None and _proper(beyond, report) else 0


def _proper(word: Token, report: Report) -> bool:
    """Say whether a word is part of a name: printed with a capital, shown, and not a date."""
    if not word.text[:1].isupper() or word.ent_type_ in _NO_NAME:
        return False
    if report.text[word.idx : word.idx + 1] != word.text[:1]:
        return False
    if word.text in _CAPITALS or _after_honorific(word):
        return True
    if word.pos_ == "ADJ" and word.dep_ == "poss":
        return True
    if word.pos_ in {"NOUN", "VERB", "ADJ"} and word.i and is_given(word.nbor(-1).text):
        return word.text.istitle() and word.nbor(-1).text.istitle()
    return word.pos_ == "PROPN" or (word.ent_type_ not in {"", "NORP"} and word.pos_ != "DET")


def _after_honorific(word: Token) -> bool:
    """Say whether "MS." stands before it: a name in capitals is often taken for another word."""
    if word.i < 2 or not word.text.isupper() or not word.text.isalpha():
        return False
    before = word.nbor(-1)
    title = word.nbor(-2).text if before.text == "." else before.text
    return title_class(title) == "honorific"


def _named(doc: Doc, report: Report, first: int, last: int) -> _Naming:
    """Read a run: where the name begins in it, what it is, and the office beside it."""
    begin = _name_start(doc, first, last)
    if begin == last or _is_crowd(doc[last - 1]):
        return _described(report, doc, _left_edge(doc[last - 1]), doc[last - 1])
    left = min(first, _left_phrase(doc, begin))
    name = _name(report, doc, begin, last)
    said, edge = _office_beside(doc, left, begin, last)
    kind = _kind(doc, begin, last, name, said)
    if kind is ActorKind.PERSON:
        return _person(doc, report, (edge, begin, last), name, said)
    return _body(doc, report, first, last, kind)


def _name_start(doc: Doc, first: int, last: int) -> int:
    """Find where the name begins in a run such as "Prime Minister Viktor Orban".

    A run that is an office and nothing else begins at its end.
    """
    words = [word.text for word in doc[first:last]]
    if (begin := _after_owner(doc, first, last)) > first:
        return begin
    if outlet(" ".join(words)) or body_class(words[-1]) or _is_body_of(words):
        return first
    labels = {word.ent_type_ for word in doc[first:last]}
    if labels in ({"ORG"}, {"FAC"}) and not is_title(words[0]):
        return first
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            if is_title(" ".join(words[start : start + size])) and _heads_title(words, start, size):
                after = first + start + size
                return after + (after < last and doc[after].is_punct)
    return _person_start(doc, first, last) or first


def _person_start(doc: Doc, first: int, last: int) -> int | None:
    """Split "(senator from) Vermont Bernie Sanders" where the label of a person begins."""
    for begin in range(first + 1, last - 1):
        word, before = doc[begin], doc[begin - 1]
        if word.ent_type_ == "PERSON" and word.ent_iob_ == "B" and before.ent_type_ != "PERSON":
            return begin if all(one.ent_type_ == "PERSON" for one in doc[begin:last]) else None
    return None


def _is_crowd(word: Token) -> bool:
    """Say whether it is a plural for people: "Republicans", "Kurds"."""
    return word.tag_ == "NNPS" and (word.ent_type_ == "NORP" or is_title(word.lower_[:-1]))


def _heads_title(words: Sequence[str], start: int, size: int) -> bool:
    """Say that no other title follows: in "Deputy Foreign Minister X" the last one counts."""
    return not any(is_title(word) for word in words[start + size :])


def _is_body_of(words: Sequence[str]) -> bool:
    return any(
        body_class(word) and words[i + 1 : i + 2] and words[i + 1].lower() in {"of", "for", "on"}
        for i, word in enumerate(words)
    )


def _after_owner(doc: Doc, first: int, last: int) -> int:
    """Split "(President of) France Emmanuel Macron", "(Ambassador to the) UN Linda …"."""
    link = first - 1 - (first > 1 and doc[first - 1].lower_ == "the")
    if link < 1 or doc[link].lower_ not in _OF or not is_title(doc[link - 1].text):
        return first
    start = next((i + 1 for i in range(last - 1, first, -1) if doc[i].is_lower), first)
    if body_class(doc[last - 1].text):
        return first
    for begin in range(last - 1, start, -1):
        owner, word = doc[start:begin].text, doc[begin - 1].text
        if country(owner) or body_class(word) or is_title(word):
            return begin
    given = (i for i in range(start + 1, last - 1) if is_given(doc[i].text))
    return next((i for i in given if doc[i - 1].text != "-"), first)


def _name(report: Report, doc: Doc, first: int, last: int) -> str:
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    return bare(" ".join(report.text[start:end].split()))


def _left_phrase(doc: Doc, begin: int) -> int:
    """Find how far left of a name its office reaches: "U.S. Ambassador to the UN Linda …"."""
    at = begin
    if begin and doc[begin - 1].pos_ in {"ADP", "DET", "CCONJ", "PART"}:
        return begin
    while at > 0 and _in_office(doc, at - 1, begin):
        at -= 1
    while at < begin and (doc[at].pos_ in {"PART", "PUNCT", "ADP", "CCONJ"}):
        at += 1
    return at


def _in_office(doc: Doc, at: int, begin: int) -> bool:
    word = doc[at]
    if word.ent_type_ in {"DATE", "TIME"} or doc[at + 1].is_sent_start:
        return False
    if word.pos_ in {"NOUN", "PROPN", "ADJ"} or word.text in {*_POSSESSIVES, *_CAPITALS, "-"}:
        return True
    if word.lower_ in _OF or (word.lower_ == "and" and at + 1 < begin):
        return at > 0 and _owns_office(doc[at - 1])
    if word.lower_ == "the":
        return at > 1 and doc[at - 1].lower_ in _OF and _owns_office(doc[at - 2])
    return word.tag_ == "VBN" and word.dep_ == "amod"


def _owns_office(word: Token) -> bool:
    """Say whether "of" after a word goes on with an office: "head of the office of the …"."""
    return is_title(word.text) or bool(body_class(word.text))


def _office_beside(doc: Doc, left: int, begin: int, last: int) -> tuple[Office | None, int]:
    """Read the office before a name, in apposition after it, or that it stands in apposition to.

    Returns the office, None without one, and the first token of the mention.
    """
    if left < begin and _tells_office(doc, left, begin, last):
        edge = left - 1 if left and doc[left - 1].lower_ in {"the", "a", "an"} else left
        return read_office(_texts(doc, left, begin)), edge
    head = _head(doc, begin, last)
    if (role := _apposed(head, begin)) is not None:
        edge = _left_edge(role)
        return read_office(_texts(doc, edge, begin)), edge
    for child in head.children:
        if child.dep_ == "appos" and child.i >= last and _is_role_noun(child):
            return read_office(_texts(doc, _left_edge(child), _phrase_end(child))), begin
    return None, begin


def _apposed(head: Token, begin: int) -> Token | None:
    """Give the office to which a name stands in apposition: "the mayor of London, Ada Quill"."""
    other = head.head
    if head.dep_ != "appos" or other.i >= begin:
        return _before_comma(head.doc, begin)
    if not is_title(other.text) and other.dep_ == "pobj":
        other = other.head.head
    return other if is_title(other.text) else None


def _before_comma(doc: Doc, begin: int) -> Token | None:
    """Find "the El Paso mayor, Dee Margo, …" where the parse does not see the apposition."""
    after = next((word for word in doc[begin : begin + 6] if word.pos_ != "PROPN"), None)
    if begin < 2 or doc[begin - 1].text != "," or after is None:
        return None
    if after.text != "," and after.pos_ != "VERB":
        return None
    role = doc[begin - 2]
    definite = doc[_left_edge(role)].lower_ in _DEFINITE
    return role if role.pos_ == "NOUN" and is_title(role.text) and definite else None


def _tells_office(doc: Doc, left: int, begin: int, last: int) -> bool:
    """Say whether the words end in an office or in a noun that describes the name."""
    if any(is_title(one.text) for one in doc[left:begin]):
        return True
    word = doc[begin - 1]
    beside = begin <= word.head.i < last or _head(doc, begin, last).head.i == word.i
    return word.pos_ == "NOUN" and beside and not body_class(word.text)


def _is_role_noun(word: Token) -> bool:
    return word.pos_ == "NOUN" or is_title(word.text)


def _texts(doc: Doc, first: int, last: int) -> list[str]:
    """Give the words of a phrase, "director-general" as one."""
    found: list[str] = []
    for word in doc[first:last]:
        glued = found and word.i > first and not doc[word.i - 1].whitespace_
        if glued and (word.text == "-" or found[-1].endswith("-")):
            found[-1] += word.text
        elif not word.is_punct and not word.is_space:
            found.append(word.text)
    return found


def _head(doc: Doc, first: int, last: int) -> Token:
    return doc[first:last].root


def _phrase_end(head: Token) -> int:
    """Find the end of a noun phrase: its "of …" belongs to it, a relative clause does not."""
    end = head.i + 1
    if head.pos_ not in {"NOUN", "PROPN"}:
        return end
    for child in head.rights:
        if child.dep_ != "prep":
            break
        end = max(end, max(word.i for word in child.subtree) + 1)
    return end


def _left_edge(head: Token) -> int:
    """Find the first token of what stands before a noun and belongs to it."""
    edge = head.i
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


def _kind(doc: Doc, first: int, last: int, name: str, said: Office | None) -> ActorKind | None:
    """Say what a name names: its own words first, then the office, then the entity label."""
    words = [word.text for word in doc[first:last]]
    labels = {word.ent_type_ for word in doc[first:last]}
    if body_class(words[-1]) or _is_body_of(words):
        return ActorKind.OUTLET if outlet(name) else ActorKind.BODY
    if said and said.title and (said.sort or "PERSON" in labels):
        return ActorKind.PERSON
    if outlet(name) and not (len(words) == 2 and is_given(words[0])):
        return ActorKind.OUTLET
    if country(name) or (country(words[-1]) and not is_given(words[0])):
        return ActorKind.BODY
    if any(body_class(one.text) == "media" for one in _appositions(doc, first, last)):
        return ActorKind.OUTLET
    if words[-1].lower() in _PLACES:
        return ActorKind.BODY
    if "PERSON" in labels or (len(words) > 1 and is_given(words[0])):
        return ActorKind.PERSON
    acronym = len(words) == 1 and name.isupper() and name.isalpha()
    return ActorKind.BODY if labels & _NOBODY_OR_BODY or acronym else None


def _appositions(doc: Doc, first: int, last: int) -> list[Token]:
    """Give the nouns that say after a name what it is: "Morning Bell, a newspaper"."""
    children = _head(doc, first, last).children
    return [child for child in children if child.dep_ == "appos" and child.i >= last]


def _person(
    doc: Doc, report: Report, span: tuple[int, int, int], name: str, said: Office | None
) -> _Naming:
    edge, begin, last = span
    heads = set(range(begin, last))
    head = _head(doc, begin, last)
    if (role := _apposed(head, begin)) is not None:
        edge = min(edge, _left_edge(role))
    heads |= {i for i in range(edge, begin) if is_title(doc[i].text) or doc[i].pos_ == "NOUN"}
    office = said or Office("")
    mention = Mention(
        *_words(doc, report, edge, last),
        Form.NAME,
        name,
        office.title,
        office.of,
        ActorKind.PERSON,
        "one",
        office.gender or given_gender(name.split()[0]),
    )
    return _Naming(mention, edge, last, frozenset(heads))


def _words(doc: Doc, report: Report, first: int, last: int) -> tuple[str, int, int]:
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    return report.text[start:end], start, end


def _body(doc: Doc, report: Report, first: int, last: int, kind: ActorKind | None) -> _Naming:
    """Read the name of a body, with the demonym or owner before it and the article."""
    begin = first if kind is ActorKind.OUTLET else _owner_start(doc, report, first)
    edge = begin - 1 if begin and doc[begin - 1].lower_ == "the" else begin
    name = _name(report, doc, begin, last)
    code = "" if kind is ActorKind.OUTLET else take_country(_texts(doc, begin, last))[0]
    mention = Mention(
        *_words(doc, report, edge, last), Form.NAME, name, of=code, kind=kind, number="one"
    )
    heads = set(range(first, last))
    if (role := _apposed(_head(doc, first, last), first)) is not None:
        heads.add(role.i)
    return _Naming(mention, edge, last, frozenset(heads))


def _owner_start(doc: Doc, report: Report, first: int) -> int:
    """Take in what names whose body it is: "Russian", "Russia's", "Kurdish-led"."""
    begin = first
    while begin and doc[begin - 1].pos_ == "ADJ" and doc[begin - 1].text[:1].isupper():
        begin -= 1
    if begin > 1 and doc[begin - 1].text in _POSSESSIVES and _proper(doc[begin - 2], report):
        begin -= 2
        while begin and _proper(doc[begin - 1], report):
            begin -= 1
    return begin


# --- roles, bodies without a name, pronouns ----------------------------------------------------


def _other(doc: Doc, report: Report, word: Token) -> _Naming | None:
    """Read a word outside names: a pronoun, an office, a noun for a body."""
    if report.text[word.idx : word.idx + 1] != word.text[:1]:
        return None
    if word.pos_ == "PRON":
        return _pronoun(doc, report, word)
    if word.pos_ not in {"NOUN", "PROPN"} or word.dep_ == "compound":
        return None
    if is_title(word.text) or is_title(word.lemma_) or body_class(word.text):
        return _described(report, doc, _left_edge(word), word)
    return None


def _pronoun(doc: Doc, report: Report, word: Token) -> _Naming | None:
    told = _PRONOUNS.get(word.lower_)
    if told is None:
        return None
    number, gender = told
    mention = Mention(
        *_words(doc, report, word.i, word.i + 1), Form.PRONOUN, number=number, gender=gender
    )
    return _Naming(mention, word.i, word.i + 1, frozenset({word.i}))


def _described(report: Report, doc: Doc, first: int, head: Token) -> _Naming:
    """Read a noun phrase without a name: "the Russian president", "El Paso police", "sources"."""
    is_body = bool(body_class(head.text)) and not is_title(head.text)
    last = _body_end(head, report) if is_body else _phrase_end(head)
    many = head.tag_ in {"NNS", "NNPS"}
    if head.pos_ == "PRON":
        mention = Mention(*_words(doc, report, head.i, last), Form.PRONOUN)
    elif head.text.istitle() and head.tag_ == "NNP" and not is_body and not is_title(head.text):
        mention = Mention(*_words(doc, report, head.i, head.i + 1), Form.NAME, head.text)
    elif is_body:
        mention = _some_body(doc, report, first, head, last)
    else:
        said = read_office(_office_words(doc, first, head, last))
        form = Form.ROLE if _definite(doc, first, head) and not _anonymous(said) else Form.UNNAMED
        mention = Mention(
            *_words(doc, report, first, last),
            form,
            "",
            said.title,
            said.of,
            ActorKind.PERSON if said.sort else None,
            "many" if many else "one",
            said.gender,
        )
    return _Naming(mention, first, last, frozenset({head.i}))


def _body_end(head: Token, report: Report) -> int:
    """Find the end of a body's name: "government of Norway", but not "police in Oslo"."""
    link = head.i + 1
    if link < len(head.doc) and head.doc[link].lower_ in {"of", "for"}:
        owner = next((one for one in head.doc[link].children if one.dep_ == "pobj"), None)
        loose = body_class(head.text) in _LOOSE or head.text.istitle()
        if owner is not None and loose and _proper(owner, report):
            return owner.i + 1
    return link


def _office_words(doc: Doc, first: int, head: Token, last: int) -> list[str]:
    """Give the words of an office, in the singular and uncounted: "two presidents of …"."""
    words = _texts(doc, first, head.i + 1)
    counted = {word.text for word in doc[first : head.i] if word.pos_ == "NUM"}
    if words and words[-1] == head.text:
        words[-1] = head.lemma_
    return [*(word for word in words if word not in counted), *_texts(doc, head.i + 1, last)]


def _definite(doc: Doc, first: int, head: Token) -> bool:
    word = doc[first]
    if word.lower_ in _DEFINITE or word.tag_ == "PRP$":
        return True
    if any(child.dep_ == "poss" for child in head.lefts):
        return True
    return word.tag_ != "DT" and head.tag_ == "NNP"


def _anonymous(said: Office) -> bool:
    return said.title in {"source", "official"} and not said.of


def _some_body(doc: Doc, report: Report, first: int, head: Token, last: int) -> Mention:
    words = _texts(doc, first, last)
    code, _ = take_country(words)
    where = _words(doc, report, first, last)
    several = head.tag_ == "NNS" and body_class(head.text) not in _CROWDS
    several &= head.lower_ != "authorities"
    vague = several or doc[first].lower_ in _INDEFINITE or doc[first].tag_ == "PRP$"
    loose = body_class(head.text) in _LOOSE
    if not vague and any(_shown(word, report, demonyms=loose) for word in doc[first:last]):
        name, code = _owned(doc, report, first, head) or (
            _name(report, doc, first, last),
            code,
        )
        return Mention(*where, Form.NAME, name, of=code, kind=_sort(head), number="one")
    definite = _definite(doc, first, head) or head.lower_ == "police"
    return Mention(
        *where,
        Form.ROLE if definite else Form.UNNAMED,
        title=" ".join(word.lower() for word in words if word.lower() not in _DEFINITE),
        of=code,
        kind=_sort(head),
        number="many" if head.tag_ == "NNS" and head.lower_ not in _COLLECTIVE else "one",
        gender="n",
    )


def _shown(word: Token, report: Report, *, demonyms: bool) -> bool:
    """Say whether a word names whose the body is: "Iranian army", but "an Irish airline"."""
    found = place(word.text) if word.text[:1].isupper() else None
    if found and found.how == "demonym":
        return demonyms
    return found is not None or _proper(word, report)


def _owned(doc: Doc, report: Report, first: int, head: Token) -> tuple[str, str] | None:
    """Read a body named by its owner: "Draghi's office" is not Draghi."""
    owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
    if owner is None or head.lower_ not in _OFFICES_OF or not _proper(owner, report):
        return None
    edge = owner.i
    while edge > first and _proper(doc[edge - 1], report):
        edge -= 1
    name = _name(report, doc, edge, owner.i + 1)
    return None if country(name) else (f"{head.text.capitalize()} of {name}", name)


def _sort(head: Token) -> ActorKind:
    return ActorKind.OUTLET if body_class(head.text) == "media" else ActorKind.BODY


# --- long forms of acronyms --------------------------------------------------------------------


def _with_long_forms(doc: Doc, report: Report, namings: list[_Naming]) -> list[_Naming]:
    """Widen "Security and Co-operation in Europe (OSCE)" to the words whose initials it has."""
    for found in _ACRONYM.finditer(report.text):
        start = _long_form(report.text, found.start(), found.group(1))
        span = start is not None and doc.char_span(start, found.start(), alignment_mode="expand")
        if span:
            over = [one for one in namings if one.first < span.end and span.start < one.last]
            namings = [one for one in namings if one not in over]
            first = min([span.start, *(one.first for one in over if one.mention.name)])
            namings.append(_full_body(doc, report, first, span.end))
    return namings


def _long_form(text: str, end: int, acronym: str) -> int | None:
    """Find where the words before ``end`` begin that the acronym abbreviates.

    Source: after Schwartz and Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text", 2003; here each letter must begin a word.
    """
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    words = list(re.finditer(r"[^\W\d_]+", text[max(0, end - 150) : end]))
    offset = max(0, end - 150)
    for word in reversed(words):
        if letters and word.group()[0].lower() == letters[-1] and word.group()[0].isupper():
            letters.pop()
            if not letters:
                return offset + word.start()
        elif word.group()[0].isupper() and len(word.group()) > 3:
            return None
    return None


def _full_body(doc: Doc, report: Report, first: int, last: int) -> _Naming:
    first += doc[first].lower_ == "the"
    edge = first - 1 if first and doc[first - 1].lower_ == "the" else first
    name = _name(report, doc, first, last)
    kind = ActorKind.OUTLET if outlet(name) else ActorKind.BODY
    code, _ = take_country(_texts(doc, first, last))
    mention = Mention(
        *_words(doc, report, edge, last), Form.NAME, name, of=code, kind=kind, number="one"
    )
    return _Naming(mention, edge, last, frozenset(range(first, last)))
