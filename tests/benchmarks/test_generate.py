"""What benchmarks ask for is made by chance, the same for the same seed, and told with noise."""

from __future__ import annotations

from statistics import mean

import pytest

from benchmarks import generate
from benchmarks.generate import World
from factdb import match
from factdb.store.queries import check_places

ASKED = 200


@pytest.fixture(autouse=True)
def _few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make up fewer words and names than a benchmark does: it takes seconds."""
    for name, count in {"WORDS": 5000, "PEOPLE": 1000, "PLACES": 200}.items():
        monkeypatch.setattr(generate, name, count)


@pytest.fixture
def world() -> World:
    """Give a small world."""
    return World(7, 1000)


def test_the_same_seed_tells_the_same(world: World) -> None:
    """Whenever and wherever it is asked, and whatever was asked before."""
    other = World(7, 1000)
    other.report(50)

    assert list(world.reports(40)) == list(other.reports(40))
    assert [world.again(n) for n in range(30)] == [other.again(n) for n in range(30)]
    assert world.again(3) != World(8, 1000).again(3)


def test_offsets_point_at_words(world: World) -> None:
    """Of statements, names and figures, as in any report."""
    for report, said in world.reports(ASKED):
        check_places(report, said)
    for number in range(ASKED):
        again = world.again(number)
        for figure in again.figures:
            assert again.text[figure.start - again.start : figure.end - again.start] == figure.text


def test_another_paper_tells_it_otherwise(world: World) -> None:
    """Some nearly word for word, some hardly: words, names and numbers differ."""
    told = [(world.report(n // 10)[1][n % 10], world.again(n)) for n in range(ASKED)]
    shared = [len(match.gist(a) & match.gist(b)) / len(match.gist(a)) for a, b in told]
    figures = [(a.figures[0], b.figures[0]) for a, b in told if a.figures]

    assert min(shared) < 0.3
    assert max(shared) > 0.8
    assert 0.4 < mean(shared) < 0.7
    assert 0.3 < mean(a.low == b.low for a, b in figures) < 0.8
    assert any(b.approx for _, b in figures)
    names = [(a.mention.name, b.mention.name) for a, b in told if a.mention and b.mention]
    assert 0.2 < mean(a == b for a, b in names) < 0.6
