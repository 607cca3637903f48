"""spaCy's rules for parts of speech, remembered: the same answers in a tenth of the time.

The model's attribute ruler matches some 180 patterns against every text. All but a few look at one
token: its tag, its word in small letters, its dependency. What they say of such a three is the same
wherever it stands, so it is asked once. The few patterns of several tokens are matched as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

NAME = "remembered_attributes"
"""What the component is called in the pipeline."""

MOST = 50_000
"""How many threes are remembered; then all are forgotten."""

_SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_RULER = "attribute_ruler"

Three = tuple[int, int, int]
Rules = tuple[int, ...]


def remember(nlp: Language) -> None:
    """Put the remembering component in the place of the attribute ruler, if it can stand for it.

    A model without a ruler, or with one that asks more of a token, stays as it is.
    """
    if _RULER in nlp.pipe_names and _can_stand_for(nlp.get_pipe(_RULER)):
        nlp.add_pipe(NAME, after=_RULER)
        nlp.disable_pipe(_RULER)


def _can_stand_for(ruler: Any) -> bool:
    """Say whether a rule on one token asks for nothing else, and a rule is on one or on several."""
    for rule in ruler.patterns:
        lengths = {len(pattern) == 1 for pattern in rule["patterns"]}
        if len(lengths) > 1 or (True in lengths and not _asks_little(rule["patterns"])):
            return False
    return True


def _asks_little(patterns: Iterable[Iterable[Mapping[str, Any]]]) -> bool:
    return all(set(token) <= _SEEN for pattern in patterns for token in pattern)


@Language.factory(NAME)
def make(nlp: Language, name: str) -> RememberedAttributes:
    """Make the component from the ruler of the same pipeline."""
    del name
    return RememberedAttributes(cast(AttributeRuler, nlp.get_pipe(_RULER)))


class RememberedAttributes:
    """Sets tag, part of speech, morphology, lemma and dependency as the ruler would."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.vocab = ruler.vocab
        self.attrs = ruler.attrs
        self.indices = ruler.indices
        self.one, self.several = Matcher(self.vocab), Matcher(self.vocab)
        for nth, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            matcher = self.one if len(patterns[0]) == 1 else self.several
            matcher.add(str(nth), patterns)
        self.rules: dict[Three, Rules] = {}
        self.merged: dict[Rules, dict[Any, Any]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token."""
        threes: list[Three] = [tuple(row) for row in doc.to_array(["TAG", "LOWER", "DEP"]).tolist()]
        if len(self.rules) > MOST:
            self.rules.clear()
        self._learn(doc, {three: at for at, three in enumerate(threes) if three not in self.rules})
        more = self._of_several(doc)
        for token, three in zip(doc, threes, strict=True):
            rules = self.rules[three]
            if token.i in more:
                rules = tuple(sorted((*rules, *more[token.i])))
            set_token_attrs(token, self._told(rules))
        return doc

    def _learn(self, doc: Doc, new: Mapping[Three, int]) -> None:
        """Ask the rules about threes that were never met."""
        if not new:
            return
        tokens = [doc[at] for at in new.values()]
        alone = Doc(
            self.vocab,
            words=[token.lower_ for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        found: list[list[int]] = [[] for _ in tokens]
        for name, start, _ in self.one(alone, allow_missing=True):
            found[start].append(self._number(name))
        self.rules |= {
            three: tuple(sorted(set(each))) for three, each in zip(new, found, strict=True)
        }

    def _of_several(self, doc: Doc) -> dict[int, list[int]]:
        """Give the rules on several tokens, under the token that each of them sets."""
        found: dict[int, list[int]] = {}
        for name, start, end in self.several(doc, allow_missing=True):
            rule = self._number(name)
            index = self.indices[rule]
            found.setdefault(start + index if index >= 0 else end + index, []).append(rule)
        return found

    def _number(self, name: int) -> int:
        return int(self.vocab.strings[name])

    def _told(self, rules: Rules) -> dict[Any, Any]:
        """Put together what rules say; of two the later one is right."""
        if rules not in self.merged:
            self.merged[rules] = {k: v for rule in rules for k, v in self.attrs[rule].items()}
        return self.merged[rules]
