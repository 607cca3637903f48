"""Tables for people: aligned, in percent, with what an n is worth."""

from __future__ import annotations

from factdb.evaluation.numbers import measures
from factdb.evaluation.statements import Article, misses, scored
from factdb.evaluation.tables import Table, markdown, miss, plain, tables
from tests.evaluation.build import REPORT, labels, reading

MEASURES = list(
    measures(
        "desk",
        [
            {
                ("content", "precision"): (9, 10),
                ("content", "recall"): (9, 12),
                ("field", "cue"): (3, 4),
                ("field", "said on"): (0, 0),
            }
        ],
    )
)


def test_precision_recall_and_f1_share_a_line() -> None:
    """Other groups have a table each; what there is nothing of has no line."""
    triples, fields = tables(MEASURES)

    assert triples.columns == ("", "precision", "recall", "F1", "n")
    assert triples.rows == (("content", "90.0 60–98", "75.0 47–91", "81.8", "12"),)
    assert fields.rows == (("cue", "75.0", "30–95", "4"),)


def test_columns_are_aligned() -> None:
    """Names to the left, numbers to the right, no blanks at the ends of lines."""
    lines = list(plain(Table(("kind", "%", "n"), (("direct", "99.1", "7"), ("x", "5.0", "12")))))

    assert lines == ["kind         %   n", "  direct  99.1   7", "  x        5.0  12"]


def test_markdown() -> None:
    """A table that a note can hold."""
    assert list(markdown(Table(("", "%"), (("cue", "75.0"),)))) == [
        "|  | % |", "|---|--:|", "| cue | 75.0 |",
    ]  # fmt: skip


def test_a_miss_shows_what_differs() -> None:
    """Where it stands, the words, the wrong fields of the label and of the reading."""
    bridge = labels()[0]
    one = scored(Article(REPORT, labels()[:1]), [reading(bridge, cue=None)])
    (told,) = misses("desk", one)

    assert list(miss(told)) == [
        "desk  bridge 25–47  cue",
        "    the bridge would close",
        "      labelled  cue said",
        "      found     cue –, found_by that",
    ]


def test_a_miss_without_a_reading_shows_the_label() -> None:
    """All that it says."""
    (told,) = misses("desk", scored(Article(REPORT, labels()[:1]), []))

    first, words, label = miss(told)
    assert (first, words.strip()) == ("desk  bridge 25–47  missed", "the bridge would close")
    assert "speaker “Mira Holt”, mention “Mira Holt”, cue said" in label
