"""Read mentions by name: where the name begins, the office beside it, and what it names.

The small model's entities are often of the wrong kind or cut short, so a name is read from several
signs at once: runs of capitalised words, the words for offices and bodies beside them
(``words/titles.tsv``, ``words/bodies.tsv``), apposition, and only last the entity label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.extraction.nouns import (
    CAPITALS,
    POSSESSIVES,
    Naming,
    head_of,
    is_proper,
    is_role_noun,
    left_edge,
    name_at,
    phrase_end,
    texts,
    words_at,
)
from factdb.extraction.roles import DEFINITE, described, is_bare_noun, is_crowd
from factdb.text.naming import (
    Office,
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
from factdb.text.places import country, metonym, place
from factdb.types import ActorKind, Form, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTICLES = word_set("particle")
_MATTERS = word_set("matter")
_LINKS = frozenset(["of", "for", "on"])
_LETTERS = re.compile(r"\s*\(([A-Z][A-Z&.]{1,9})\)")
_LONGEST = 30
"""Tokens of a name with the offices beside it: a page in capitals is not one name."""
Names = frozenset[str]
_OF = frozenset({"of", "to", "for", "from"})
_PLACES = word_set("place")
_NOBODY_OR_BODY = frozenset({"ORG", "GPE", "LOC", "FAC"})


def runs(doc: Doc, report: Report) -> Iterator[tuple[int, int]]:
    """Give the token ranges of names: capitalised words with the particles between them."""
    i, length = 0, len(doc)
    capital = [report.text[at : at + 1].isupper() for at in doc.to_array("IDX").tolist()]
    while i < length:
        if not capital[i] or not is_proper(doc[i], report):
            i += 1
            continue
        end = i + 1
        while end < min(length, i + _LONGEST) and (step := _step(doc, report, i, end)):
            end += step
        if not _credits(doc, end):
            yield i, end
        elif end - 1 > i:
            yield i, end - 1
        i = end


def _credits(doc: Doc, end: int) -> bool:
    """Say whether a run ends in the head of a credit line: "Image: Otis Bramble"."""
    colon = doc[end : end + 1].text == ":"
    return colon and doc[end - 1].lower_ in {"image", "photo", "photograph", "picture", "video"}


def _step(doc: Doc, report: Report, first: int, at: int) -> int:
    """Say by how many tokens the name goes on at ``at``: 0 where it ends."""
    word = doc[at]
    if word.text == "." and title_class(doc[at - 1].text) == "honorific":
        return 2 if at + 1 < len(doc) and is_proper(doc[at + 1], report) else 0
    if word.text in POSSESSIVES and doc[at - 1].text == "O" and not word.whitespace_:
        return 2 if at + 1 < len(doc) and is_proper(doc[at + 1], report) else 0
    if word.text == "," and _is_of_body(doc, first, at):
        return _listed(doc, at)
    if word.is_sent_start and doc[at - 1].text not in {"Dr.", "St.", "Mr.", "Mrs.", "Ms."}:
        return 0
    if is_proper(word, report):
        return 1
    ahead = doc[at + 1] if at + 1 < len(doc) else None
    if ahead is None:
        return 0
    if is_proper(ahead, report):
        return 2 if _joins(doc, report, first, at) else 0
    return _far(doc, report, first, at)


def _listed(doc: Doc, at: int) -> int:
    """Say how far the matters of one body go on: "the Bureau of Alcohol, Tobacco and Firearms"."""
    end, closed = at, False
    while end + 1 < len(doc) and not closed:
        closed = doc[end].lower_ in {"and", "&"} or doc[end + 1].lower_ in {"and", "&"}
        end += 1 + (doc[end].text == "," and doc[end + 1].lower_ in {"and", "&"})
        before = end
        while end < len(doc) and doc[end].text.istitle() and doc[end].lower_ in _MATTERS:
            end += 1
        if end == before or end - at > _LONGEST:
            return 0
    return end - at if closed else 0


def _joins(doc: Doc, report: Report, first: int, at: int) -> bool:
    """Say whether a small word or mark stands between two words of one name."""
    word, low = doc[at], doc[at].lower_
    if low in _PARTICLES or word.text == "&" or _counts_in_name(word, doc[at + 1]):
        return True
    if word.text in {"-", "–", "/"}:
        return not (word.whitespace_ or doc[at - 1].whitespace_)
    if low in _LINKS:
        return _is_of_body(doc, first, at)
    linked = word.ent_iob_ == "I" and any(one.lower_ in _LINKS for one in doc[first:at])
    return (low == "and" and linked) or _joins_name(doc, report, first, at)


def _far(doc: Doc, report: Report, first: int, at: int) -> int:
    """Say how far a name goes on over two small words: "of the", "el-Sisi", "Co-operation"."""
    word, ahead = doc[at], doc[at + 1]
    if word.text == "-" and doc[at - 1].text == "Co" and ahead.is_lower:
        return 2
    beyond = doc[at + 2] if at + 2 < len(doc) else None
    if beyond is None or not is_proper(beyond, report):
        return 0
    if word.lower_ in _PARTICLES and ahead.text == "-":
        return 3
    over = ahead.lower_ in {"the", *_PARTICLES}
    return 3 if over and word.lower_ in _LINKS and _is_of_body(doc, first, at) else 0


def _is_of_body(doc: Doc, first: int, at: int) -> bool:
    return any(body_class(one.text) for one in doc[first:at] if one.text.istitle())


def _counts_in_name(word: Token, ahead: Token) -> bool:
    """Say whether a number is part of a name: "the Lost 52 Project"."""
    return word.is_digit and ahead.text.istitle() and bool(body_class(ahead.text))


def _joins_name(doc: Doc, report: Report, first: int, at: int) -> bool:
    """Say whether "and" joins the words of one name: "the Food and Drug Administration".

    One article stands before it and one noun for a body at its end, and what stands before "and"
    is no name of its own as in "the Pentagon and State Department". Or the letters of all of it
    follow in brackets.
    """
    if doc[at].lower_ != "and":
        return False
    end = at + 1
    while end < len(doc) and is_proper(doc[end], report):
        end += 1
    if _is_spelled_by(doc, (first, at, end), report):
        return True
    if not first or doc[first - 1].lower_ not in {"the", "a", "an"}:
        return False
    body = end - at > 2 and body_class(doc[end - 1].text) and doc[end - 1].tag_ == "NNP"
    return bool(body) and not _names_by_itself([word.text for word in doc[first:at]])


def _is_spelled_by(doc: Doc, parts: tuple[int, int, int], report: Report) -> bool:
    """Say whether letters in brackets are those of a name: "Northern Gas and Power Company (NG&P)".

    They are those of its first words, beyond the "and" in the middle of ``parts``.
    """
    first, at, end = parts
    after = _LETTERS.match(report.text, doc[end - 1].idx + len(doc[end - 1]))
    initials = "".join(one.text[0] for one in doc[first:end] if one.text[:1].isupper())
    told = "".join(filter(str.isalpha, after[1])) if after else ""
    return len(told) > at - first and initials.startswith(told)


def _names_by_itself(words: Sequence[str]) -> bool:
    """Say whether words with capitals may be a name without what follows them."""
    whole = " ".join(words)
    telling = (body_class, is_title, place, is_given)
    if len(words) > 3 or metonym(whole) or outlet(whole):
        return True
    return any(not one.istitle() or any(tells(one) for tells in telling) for one in words)


def named(doc: Doc, report: Report, first: int, last: int, alone: Names = frozenset()) -> Naming:
    """Read a run: where the name begins in it, what it is, and the office beside it.

    ``alone`` are the names that the report prints by themselves. An office behind a name is its
    bearer's: "Ada Quill President".
    """
    if last - first > 2 and doc[last - 1].lower_ in _BEHIND and is_given(doc[first].text):
        return _with_office_behind(named(doc, report, first, last - 1, alone), doc, last - 1)
    begin = _name_start(doc, alone, first, last)
    if begin == last or is_crowd(doc[last - 1]) or _is_bare(doc, first, last):
        return described(report, doc, left_edge(doc[last - 1]), doc[last - 1])
    left = min(first, _left_phrase(doc, begin))
    name = name_at(report, doc, begin, last)
    said, edge = _office_beside(doc, left, begin, last)
    kind = _kind(doc, begin, last, name, said)
    if kind is ActorKind.PERSON or (
        kind is None and first < begin == _named_elsewhere(doc, alone, first, last)
    ):
        return _person(doc, report, (edge, begin, last), name, said)
    return _body(doc, report, first, last, kind)


_BEHIND = frozenset({"president", "chairman", "chairwoman", "minister", "mayor"})
"""Offices that are printed behind a name, and are no surnames."""


def _with_office_behind(one: Naming, doc: Doc, at: int) -> Naming:
    heads = one.heads | {at}
    if one.mention.kind is not ActorKind.PERSON or one.mention.title:
        return replace(one, heads=heads)
    title, of = doc[at].lower_, _country_after(doc, at + 1)
    return replace(one, mention=replace(one.mention, title=title, of=of), heads=heads)


def _name_start(doc: Doc, alone: Names, first: int, last: int) -> int:
    """Find where the name begins in a run such as "Prime Minister Viktor Orban".

    A run that is an office and nothing else begins at its end.
    """
    words = [word.text for word in doc[first:last]]
    if (begin := _after_owner(doc, alone, first, last)) > first:
        return begin
    if outlet(" ".join(words)):
        return first
    if (_is_body_of(words) or body_class(words[-1])) and not _is_titled_person(words):
        return first
    labels = {word.ent_type_ for word in doc[first:last]}
    if labels in ({"ORG"}, {"FAC"}) and not is_title(words[0]):
        return first
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            after = first + start + size
            if _is_office(doc, first + start, after) and _heads_title(words, start, size):
                return after + (after < last and doc[after].is_punct)
    return _person_start(doc, first, last) or first


def _is_titled_person(words: Sequence[str]) -> bool:
    """Say whether a run ends in an office and who holds it, whatever its other words look like.

    "Senator Ada Banks" is no bank, "University of Velm Professor Ada Roth" no university.
    """
    return len(words) > 2 and is_title(words[-3]) and is_given(words[-2])


def _is_office(doc: Doc, begin: int, end: int) -> bool:
    """Say whether words are an office; in the plural only before a person: "Aides Otis Bramble"."""
    words = " ".join(word.text for word in doc[begin:end])
    if is_title(words):
        return True
    person = end < len(doc) and (doc[end].ent_type_ == "PERSON" or is_given(doc[end].text))
    return person and words.endswith("s") and is_title(words[:-1])


def _person_start(doc: Doc, first: int, last: int) -> int | None:
    """Split "(senator from) Vermont Bernie Sanders" where the label of a person begins."""
    for begin in range(first + 1, last - 1):
        word, before = doc[begin], doc[begin - 1]
        if word.ent_type_ == "PERSON" and word.ent_iob_ == "B" and before.ent_type_ != "PERSON":
            return begin if all(one.ent_type_ == "PERSON" for one in doc[begin:last]) else None
    return None


def _is_bare(doc: Doc, first: int, last: int) -> bool:
    """Say whether a run is a noun for bodies and nothing else: "the Committee"."""
    owned = bool(first) and doc[first - 1].text in POSSESSIVES
    return last - first == 1 and not owned and is_bare_noun(doc[first].text)


def _heads_title(words: Sequence[str], start: int, size: int) -> bool:
    """Say that no other title follows: in "Deputy Foreign Minister X" the last one counts."""
    return not any(is_title(word) for word in words[start + size :])


def _is_body_of(words: Sequence[str]) -> bool:
    return any(
        body_class(word) and words[i + 1 : i + 2] and words[i + 1].lower() in {"of", "for", "on"}
        for i, word in enumerate(words)
    )


def _after_owner(doc: Doc, alone: Names, first: int, last: int) -> int:
    """Split "(President of) France Emmanuel Macron", "(Ambassador to the) UN Linda …"."""
    link = first - 1
    link -= link > 0 and doc[link].pos_ == "ADJ" and doc[link].text.istitle()
    link -= link > 0 and doc[link].lower_ == "the"
    if link < 1 or doc[link].lower_ not in _OF:
        return first
    if not _ends_in_title(doc, link):
        return _after_country(doc, alone, first, last)
    start = next((i + 1 for i in range(last - 1, first, -1) if doc[i].is_lower), first)
    if body_class(doc[last - 1].text):
        return first
    for begin in range(last - 1, start, -1):
        owner, word = doc[start:begin].text, doc[begin - 1].text
        if country(owner) or body_class(word) or is_title(word):
            return max(begin, _named_elsewhere(doc, alone, first, last))
    given = (i for i in range(start + 1, last - 1) if is_given(doc[i].text))
    return next(
        (i for i in given if doc[i - 1].text != "-"), _named_elsewhere(doc, alone, start, last)
    )


def _after_country(doc: Doc, alone: Names, first: int, last: int) -> int:
    """Split "(of the Grand Duchy of) Luxembourg Xavier Bettel".

    Behind an office the rest is a name: "President of the People's Republic of China | Xi Jinping".
    """
    splits = (i for i in range(first + 1, last - 1) if country(doc[first:i].text))
    near = range(max(0, first - _LONGEST_STATE), first)
    officer = any(is_title(doc[i].text) and doc[i + 1].lower_ == "of" for i in near)
    return next(
        (i for i in splits if officer or is_given(doc[i].text)),
        _named_elsewhere(doc, alone, first, last),
    )


_LONGEST_STATE = 8
"""Tokens from an office to the country's short name: "president of the People's Republic of …"."""


def _named_elsewhere(doc: Doc, alone: Names, first: int, last: int) -> int:
    """Split "(Head of the Republic of) Arvia Ilja Dorn" where the text has "Ilja Dorn" alone."""
    if body_class(doc[last - 1].text):
        return first
    splits = (i for i in range(first + 1, last - 1) if not is_title(doc[i].text))
    return next((i for i in splits if doc[i:last].text in alone), first)


def _ends_in_title(doc: Doc, end: int) -> bool:
    """Say whether an office stands right before a place: "minister", "chief of staff"."""
    return any(is_title(doc[begin:end].text) for begin in range(max(0, end - 4), end))


def _left_phrase(doc: Doc, begin: int) -> int:
    """Find how far left of a name its office reaches: "U.S. Ambassador to the UN Linda …"."""
    at = begin
    if begin and doc[begin - 1].pos_ in {"ADP", "DET", "CCONJ", "PART"}:
        return begin
    while at > 0 and _in_office(doc, at - 1, begin):
        at -= 1
    while at < begin and (doc[at].pos_ in {"PART", "PUNCT", "ADP", "CCONJ"} or _opens(doc[at])):
        at += 1
    return at


def _opens(word: Token) -> bool:
    """Say whether a verb leads its sentence before whom it tells of: "Remarked the mayor …"."""
    return bool(word.is_sent_start) and word.tag_ in {"VBD", "VBN"} and word.dep_ == "amod"


def _in_office(doc: Doc, at: int, begin: int) -> bool:
    word = doc[at]
    if word.ent_type_ in {"DATE", "TIME"} or doc[at + 1].is_sent_start:
        return False
    if word.pos_ in {"NOUN", "PROPN", "ADJ"} or word.text in {*POSSESSIVES, *CAPITALS, "-"}:
        return True
    if word.lower_ in _OF or (word.lower_ == "and" and at + 1 < begin):
        return at > 0 and _owns_office(doc[at - 1])
    if word.lower_ == "the":
        return at > 1 and doc[at - 1].lower_ in _OF and _owns_office(doc[at - 2])
    return word.tag_ == "VBN" and word.dep_ == "amod"


def _owns_office(word: Token) -> bool:
    """Say whether "of" after a word goes on with an office: "head of the office of the …"."""
    return is_title(word.text) or bool(body_class(word.text)) or word.lower_ in _STATES


_STATES = frozenset({"republic", "kingdom", "federation", "emirate", "sultanate", "duchy",
                     "principality", "commonwealth"})  # fmt: skip
"""What the long names of countries begin with."""


def _office_beside(doc: Doc, left: int, begin: int, last: int) -> tuple[Office | None, int]:
    """Read the office before a name, in apposition after it, or that it stands in apposition to.

    Returns the office, None without one, and the first token of the mention.
    """
    if left < begin and _tells_office(doc, left, begin, last):
        edge = left - 1 if left and doc[left - 1].lower_ in {"the", "a", "an"} else left
        return read_office(texts(doc, left, begin)), edge
    head = head_of(doc, begin, last)
    if (role := _apposed(head, begin)) is not None:
        edge = left_edge(role)
        return read_office(texts(doc, edge, begin)), edge
    for child in head.children:
        one = child.tag_ not in {"NNS", "NNPS"}
        if one and child.dep_ == "appos" and child.i >= last and is_role_noun(child):
            return read_office(texts(doc, left_edge(child), phrase_end(child))), begin
    return None, begin


def _apposed(head: Token, begin: int) -> Token | None:
    """Give the office to which a name stands in apposition: "the mayor of London, Ada Quill"."""
    other = head.head
    if head.dep_ != "appos" or other.i >= begin:
        return _before_comma(head.doc, begin)
    if not is_title(other.text) and other.dep_ == "pobj":
        other = other.head.head
    # Of what hangs on an office behind the name, the name is no bearer.
    return other if is_title(other.text) and other.i < begin else None


def _before_comma(doc: Doc, begin: int) -> Token | None:
    """Find "the El Paso mayor, Dee Margo, …" where the parse does not see the apposition."""
    after = next((word for word in doc[begin : begin + 6] if word.pos_ != "PROPN"), None)
    if begin < 2 or doc[begin - 1].text != "," or after is None:
        return None
    if after.text != "," and after.pos_ != "VERB":
        return None
    role = doc[begin - 2]
    definite = doc[left_edge(role)].lower_ in DEFINITE
    return role if role.pos_ == "NOUN" and is_title(role.text) and definite else None


def _tells_office(doc: Doc, left: int, begin: int, last: int) -> bool:
    """Say whether the words end in an office or in a noun that describes the name."""
    if any(is_title(one.text) for one in doc[left:begin]):
        return True
    word = doc[begin - 1]
    beside = begin <= word.head.i < last or head_of(doc, begin, last).head.i == word.i
    return word.pos_ == "NOUN" and beside and not body_class(word.text)


def _kind(doc: Doc, first: int, last: int, name: str, said: Office | None) -> ActorKind | None:
    """Say what a name names: its own words first, then the office, then the entity label."""
    words = [word.text for word in doc[first:last]]
    labels = {word.ent_type_ for word in doc[first:last]}
    seat = place(name) if len(words) > 1 else None
    if seat is not None and seat.how == "name":
        return ActorKind.BODY
    full = len(words) == 2 and is_given(words[0])
    titled = bool(said and said.title and (said.sort or "PERSON" in labels))
    if (body_class(words[-1]) or _is_body_of(words)) and not (titled and full):
        return ActorKind.OUTLET if outlet(name) else ActorKind.BODY
    if outlet(name) and not full:
        return ActorKind.OUTLET
    if (called := _noun_before(doc, first)) and not full:
        return ActorKind.OUTLET if body_class(called) == "media" else ActorKind.BODY
    if titled:
        return ActorKind.PERSON
    if country(name) or (country(words[-1]) and not is_given(words[0])):
        return ActorKind.BODY
    if any(body_class(one.text) == "media" for one in _appositions(doc, first, last)):
        return ActorKind.OUTLET
    if words[-1].lower() in _PLACES:
        return ActorKind.BODY
    if len(words) == 1 and _is_where(doc, first):
        return ActorKind.BODY
    initial = len(words) > 2 and len(words[0].rstrip(".")) == 1
    if any(letter.isdigit() for letter in name):
        return ActorKind.BODY if labels & _NOBODY_OR_BODY else None
    if "PERSON" in labels or initial or (len(words) > 1 and is_given(words[0])):
        return ActorKind.PERSON
    acronym = len(words) == 1 and name.isupper() and name.isalpha()
    return ActorKind.BODY if labels & _NOBODY_OR_BODY or acronym else None


def _is_where(doc: Doc, first: int) -> bool:
    """Say whether a word alone names where something is: "met voters in Derry".

    Not in whom somebody trusts, nor the surname of anybody.
    """
    before = doc[first - 1] if first else None
    if before is None or before.lower_ not in _WHERE or before.dep_ != "prep":
        return False
    if before.head.lemma_ in _TRUSTED or is_given(doc[first].text):
        return False
    people = (one for one in doc.ents if one.label_ == "PERSON" and len(one) > 1)
    return all(one[-1].text != doc[first].text for one in people)


_WHERE = frozenset({"in", "near", "outside", "across", "throughout"})
_TRUSTED = frozenset(
    ["belief", "believe", "confidence", "confide", "faith", "interest", "interested", "invest",
     "investment", "trust"]
)  # fmt: skip


def _noun_before(doc: Doc, first: int) -> str:
    """Give the noun that says right before a name what body it is: "the broadcaster ABC"."""
    word = doc[first - 1] if first else None
    if word is None or word.pos_ != "NOUN" or doc[first].is_sent_start:
        return ""
    if is_title(word.text) and not doc[first].is_upper:
        return ""
    return word.text if body_class(word.text) and word.tag_ == "NN" else ""


def _appositions(doc: Doc, first: int, last: int) -> list[Token]:
    """Give the nouns that say after a name what it is: "Morning Bell, a newspaper"."""
    children = head_of(doc, first, last).children
    return [child for child in children if child.dep_ == "appos" and child.i >= last]


def _person(
    doc: Doc, report: Report, span: tuple[int, int, int], name: str, said: Office | None
) -> Naming:
    edge, begin, last = span
    heads = set(range(begin, last))
    head = head_of(doc, begin, last)
    if (role := _apposed(head, begin)) is not None:
        edge = min(edge, left_edge(role))
    heads |= {i for i in range(edge, begin) if is_title(doc[i].text) or doc[i].pos_ == "NOUN"}
    office = said or Office("")
    if _is_plural(office.title):
        office = replace(office, title=office.title[:-1])
    if office.title and not office.of:
        office = replace(office, of=_country_after(doc, last))
    mention = Mention(
        *words_at(doc, report, edge, last),
        Form.NAME,
        name,
        office.title,
        office.of,
        ActorKind.PERSON,
        "one",
        office.gender or given_gender(name.split()[0]),
    )
    return Naming(mention, edge, last, frozenset(heads))


def _is_plural(title: str) -> bool:
    return title.endswith("s") and is_title(title[:-1]) and not is_title(title)


def shared_titles(doc: Doc, people: Sequence[Naming]) -> list[Naming]:
    """Give each of "officers Ada Quill and Otis Bell" the office that is printed once."""
    found: list[Naming] = []
    for one in people:
        last = found[-1] if found else None
        if last is not None and not one.mention.title and _joined(doc, last, one):
            said = last.mention
            one = replace(one, mention=replace(one.mention, title=said.title, of=said.of))
        found.append(one)
    return found


def _joined(doc: Doc, first: Naming, second: Naming) -> bool:
    """Say whether two names of persons are joined under an office in the plural."""
    persons = first.mention.kind is second.mention.kind is ActorKind.PERSON
    if not persons or not first.mention.title or second.first - first.last > _JOINT:
        return False
    between = {word.lower_ for word in doc[first.last : second.first]}
    plural = f"{first.mention.title}s" in doc[first.first : first.last].text.lower()
    return plural and between in ({"and"}, {",", "and"})


_JOINT = 2
"""Tokens between two joined names: "and", ", and"."""


def _country_after(doc: Doc, last: int) -> str:
    """Read "of Bulgaria" after a name with an office, up to three words long."""
    if doc[last : last + 1].text != "of":
        return ""
    start = last + 1 + (doc[last + 1 : last + 2].text == "the")
    for end in range(start + 3, start, -1):
        found = place(doc[start:end].text) if end <= len(doc) else None
        if found and found.how == "name":
            return found.code
    return ""


def _body(doc: Doc, report: Report, first: int, last: int, kind: ActorKind | None) -> Naming:
    """Read the name of a body, with the demonym or owner before it and the article."""
    begin = first if kind is ActorKind.OUTLET else _owner_start(doc, report, first)
    edge = begin - 1 if begin and doc[begin - 1].lower_ == "the" else begin
    name = name_at(report, doc, begin, last)
    code = "" if kind is ActorKind.OUTLET else take_country(texts(doc, begin, last))[0]
    mention = Mention(
        *words_at(doc, report, edge, last), Form.NAME, name, of=code, kind=kind, number="one"
    )
    heads = set(range(first, last))
    if _noun_before(doc, first):
        heads.add(first - 1)
    if (role := _apposed(head_of(doc, first, last), first)) is not None:
        heads.add(role.i)
    return Naming(mention, edge, last, frozenset(heads))


def _owner_start(doc: Doc, report: Report, first: int) -> int:
    """Take in what names whose body it is: "Russian", "Russia's", "Kurdish-led"."""
    begin = first
    while begin and doc[begin - 1].pos_ == "ADJ" and doc[begin - 1].text[:1].isupper():
        begin -= 1
    if begin > 1 and doc[begin - 1].text in POSSESSIVES and is_proper(doc[begin - 2], report):
        begin -= 2
        while begin and is_proper(doc[begin - 1], report):
            begin -= 1
    return begin


def full_body(doc: Doc, report: Report, first: int, last: int) -> Naming:
    """Make one body of a token range: the long form of an acronym."""
    first += doc[first].lower_ == "the"
    edge = first - 1 if first and doc[first - 1].lower_ == "the" else first
    name = name_at(report, doc, first, last)
    kind = ActorKind.OUTLET if outlet(name) else ActorKind.BODY
    code, _ = take_country(texts(doc, first, last))
    mention = Mention(
        *words_at(doc, report, edge, last), Form.NAME, name, of=code, kind=kind, number="one"
    )
    return Naming(mention, edge, last, frozenset(range(first, last)))
