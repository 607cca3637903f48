"""Is the earlier statement among the candidates? ``python -m benchmarks.candidates``.

Usage: ``python -m benchmarks.candidates [FOLDER] [--reports N]``

FOLDER holds ``pairs/`` and ``news/`` as the development data do. A store is filled with the earlier
side of each true pair (contradictions, agreements, repetitions), with every claim of
``news/claims-factopolis.jsonl``, and with what is said in other reports of ``news/``. Asked for:

- ``two reports``, ``one report``: the earlier side of a pair, by the later one. Within one report
  the pipeline does not ask the store, and answers ("this was denied") need no words: shown only.
- ``claim``: any other wording of a claim, by one wording of it.
- ``headline``: any wording of a claim, by its title.

A second, small store holds nothing but the first sentences of 300 reports of the news, without
their titles; ``title`` asks for each by the title of its report.

Ways to ask: ``keys`` as ingestion does; ``six words`` as a draft's quotations are looked up;
``all words``, every content word; ``both``, what keys find and then what all words find; ``near``
as ``factdb near`` does, and ``meaning`` as it does with the extra ``semantic``, where that is
installed; ``net``, what keys find and what ingestion adds to it by meaning.

Then, of the pairs of two reports, what the judge says of those that keys bring before it, of those
that meaning adds, and of the rest.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import Any

from sqlalchemy import Engine

from benchmarks.data import BESIDE, labelled
from factdb import actors, match, pipeline, rules
from factdb.config import DEFAULT_MODEL, database_url
from factdb.errors import UsageError
from factdb.evaluation import pairs, sources
from factdb.evaluation.candidates import Held, add, in_order, is_sought
from factdb.extraction.bare import statement_from
from factdb.match import vectors
from factdb.store import queries
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup
from factdb.store.vectors import ALIKE, Net
from factdb.store.vectors import fill as fill_vectors
from factdb.text.fold import content_words
from factdb.text.rarity import rarity
from factdb.types import Report, Statement

AT = (1, 5, 50, 70)
"""Among so many candidates."""

NEWS = ("wikinews.jsonl", "wikinews-meantime.jsonl")
CLAIMS = "claims-factopolis.jsonl"
SIX = 6
SMALL = 300
"""How many first sentences the small store holds."""

LEAD = 60
"""Characters of the shortest."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"”]? (?=[A-Z“\"])")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: a statement, and the ids of those of which one must be found."""

    group: str
    by: Statement
    wanted: frozenset[str]


def of_pairs(folder: Path, held: Held) -> Iterator[Asked]:
    """Ask for the earlier side of each true pair by the later one."""
    titles = {one["id"]: one["title"] for one in _lines(folder / "articles.jsonl")}
    for pair in sources.labelled_pairs(folder):
        if not is_sought(pair):
            continue
        one, other = in_order(pair)
        near = bool(one.get("article")) and one.get("article") == other.get("article")
        earlier = held.put(pairs.side(one), titles.get(one.get("article"), ""))
        by = statement_from(pairs.side(other))
        yield Asked("one report" if near else "two reports", by, frozenset({earlier.id}))


def of_claims(path: Path, held: Held) -> Iterator[Asked]:
    """Ask for another wording of each claim by every wording, and for any by its title."""
    wordings: dict[str, list[Statement]] = defaultdict(list)
    for one in _lines(path):
        told = {"text": one["quote"], "speaker": one["speaker"].replace("-", " ").title(),
                "published": one["date"], "outlet": one["where"], "report": one["id"]}  # fmt: skip
        wordings[one["claim_title"]].append(held.put(told))
    for title, said in wordings.items():
        ids = frozenset(one.id for one in said)
        yield Asked("headline", statement_from({"text": f"{title[0].upper()}{title[1:]}."}), ids)
        for wording in said if len(ids) > 1 else ():
            yield Asked("claim", wording, ids - {wording.id})


def of_titles(folder: Path, held: Held, most: int) -> Iterator[Asked]:
    """Ask for the first sentence of each report by its title, which the store does not know."""
    for article in islice(_leads(folder), most):
        told = {"text": article["lead"], "published": article["published"][:10]}
        kept = held.put({**told, "outlet": article["outlet"], "report": article["id"]})
        asked = statement_from({"text": f"{article['title']}."})
        yield Asked("title", asked, frozenset({kept.id}))


def _leads(folder: Path) -> Iterator[dict[str, Any]]:
    """Give reports with their first long sentence: before it stands a line with the date."""
    for name in NEWS:
        for article in _lines(folder / "news" / name):
            said = _SENTENCE.split(" ".join(article["text"].split()))
            lead = next((one for one in said if len(one) >= LEAD), "")
            yield {**article, "lead": lead} if lead else {**article, "lead": said[0]}


def fill(engine: Engine, held: Held, news: Iterable[Report]) -> int:
    """Fill a store, judging nothing; give how many statements came from the news."""
    count = 0
    for report in news:
        found = actors.resolve(pipeline.extraction_of(report, model=DEFAULT_MODEL), ())
        count += len(found.statements)
        add(engine, report, found)
    held.fill(engine)
    return count


def candidates(engine: Engine, asked: Sequence[Asked]) -> Iterator[tuple[str, list[list[str]]]]:
    """Give for each way the ids that each question brings, the best first; print its time."""
    most = AT[-1] + 1
    found: dict[str, list[list[str]]] = {}
    with queries.reading(engine) as session:
        for way in ("keys", "six words", "all words"):
            began, told = process_time(), []
            for one in asked:
                by = one.by
                if way == "keys":
                    near = queries.neighbours(session, {by.id: match.keys(by)}, most)
                else:
                    words = _words(by, SIX if way == "six words" else None)
                    near = queries.with_words(session, {by.id: words}, most)
                told.append([each.id for each in near.get(by.id, ()) if each.id != by.id])
            found[way] = told
            print(f"{way}: {1000 * (process_time() - began) / len(asked):.1f} ms a question")
            yield way, told
    yield (
        "both",
        [
            list(dict.fromkeys((*one, *other)))
            for one, other in zip(found["keys"], found["all words"], strict=True)
        ],
    )


def near(url: str, asked: Sequence[Asked], *, semantic: bool) -> list[list[str]]:
    """Give what ``factdb near`` brings for each question, the best first; print its time."""
    with open_lookup(url) as lookup:
        # A question by meaning that loads the model is no measure of the others.
        lookup.near("nothing", 1, semantic=semantic)
        began = process_time()
        found = [lookup.near(_passage(one.by), AT[-1] + 1, semantic=semantic) for one in asked]
    way = "meaning" if semantic else "near"
    print(f"{way}: {1000 * (process_time() - began) / len(asked):.1f} ms a question")
    return [
        [each["id"] for each in told if each["id"] != one.by.id]
        for one, told in zip(asked, found, strict=True)
    ]


def net(engine: Engine, asked: Sequence[Asked], keyed: Sequence[Sequence[str]]) -> list[list[str]]:
    """Add to what keys bring what ingestion adds by meaning."""
    wider, told = Net(), []
    with queries.reading(engine) as session:
        for one, found in zip(asked, keyed, strict=True):
            more = wider.widened(session, {}, wider.vectors([one.by]))[one.by.id]
            told.append(list(dict.fromkeys((*found, *(each.id for each in more)))))
    return told


def with_meaning(engine: Engine) -> bool:
    """Make the vectors of all statements if the extra is there; print the time of each."""
    try:
        vectors.require()
    except UsageError as error:
        print(f"skipped: {error}")
        return False
    began = process_time()
    *_, (made, _) = fill_vectors(engine)
    print(f"vectors: {1000 * (process_time() - began) / made:.1f} ms a statement, {made} made")
    return True


def _passage(by: Statement) -> str:
    return vectors.passage(by.text, by.sentence.text if by.sentence else "")


def recall(asked: Sequence[Asked], told: Sequence[Sequence[str]], way: str) -> Iterator[str]:
    """Give a line for each group: the share whose statement is among the first so many."""
    places: dict[str, list[int]] = defaultdict(list)
    for one, ids in zip(asked, told, strict=True):
        place = next((nth for nth, each in enumerate(ids) if each in one.wanted), len(ids) + AT[-1])
        places[one.group].append(place)
    for group, at in sorted(places.items()):
        shares = "  ".join(f"@{k} {100 * sum(one < k for one in at) / len(at):5.1f}" for k in AT)
        yield f"{way.ljust(10)} {group.ljust(12)} {shares}  n {len(at)}"


def worth(asked: Iterable[Asked], held: Held) -> Iterator[str]:
    """Say how the judge of ingestion takes the pairs of two reports, by what brings them to it."""
    stored = {key: one for said in held.statements.values() for key, one in said.items()}
    verdicts: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        if one.group == "two reports":
            (earlier,) = one.wanted
            # A statement that nobody handed in: else the judge is more lenient.
            left, right = (replace(each, found_by="") for each in (stored[earlier], one.by))
            relation = rules.judge(match.score(left, right)).relation
            told = "conflict" if relation.conflict else str(relation)
            verdicts[_brought_by(left, right)].append(told)
    for way, found in sorted(verdicts.items()):
        told = ", ".join(f"{found.count(one)} {one}" for one in sorted(set(found)))
        yield f"brought by {way}: {len(found)} pairs: {told}"


def _brought_by(one: Statement, other: Statement) -> str:
    """Say what brings two statements together in a store of their own."""
    if len(match.keys(one) & match.keys(other)) >= match.MIN_SHARED:
        return "keys"
    try:
        near, far = vectors.vectors([_passage(one), _passage(other)])
    except UsageError:
        return "no key"
    return "meaning" if vectors.cosines(near, [far])[0] >= ALIKE else "nothing"


def _words(by: Statement, most: int | None) -> list[str]:
    told = dict.fromkeys(content_words(by.text))
    return sorted(told, key=lambda word: (-rarity(word), word))[:most]


def _lines(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _news(folder: Path, most: int | None) -> Iterator[Report]:
    """Give reports of the news, but none in which a pair stands."""
    known = {one["text"] for one in _lines(folder / "pairs" / "articles.jsonl")}
    told = (one for name in NEWS for one in _lines(folder / "news" / name))
    other = (_report(one) for one in told if one["text"] not in known)
    return islice(other, most)


def _report(article: Record) -> Report:
    day = datetime.fromisoformat(article["published"][:10]).replace(tzinfo=UTC)
    return Report(article["text"], day, article["outlet"], article["title"])


def main() -> None:
    """Fill a store and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=BESIDE)
    parser.add_argument("--reports", type=int, help="at most so many reports of news")
    given = parser.parse_args()
    if not labelled([given.folder / "pairs"], (), "pairs.jsonl"):
        return
    held, small = Held(), Held()
    asked = [*of_pairs(given.folder / "pairs", held),
             *of_claims(given.folder / "news" / CLAIMS, held)]  # fmt: skip
    titles = list(of_titles(given.folder, small, SMALL))
    ask(asked, held, _news(given.folder, given.reports))
    print(f"\nnothing but {len(titles)} first sentences:")
    ask(titles, small, ())
    print(f"memory at most {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")
    print(*worth(asked, held), sep="\n")


def ask(asked: Sequence[Asked], held: Held, news: Iterable[Report]) -> None:
    """Fill a store and ask it in every way."""
    with tempfile.TemporaryDirectory() as place:
        url = database_url(f"{place}/candidates.db")
        engine = open_engine(url)
        count = fill(engine, held, news)
        print(f"{len(asked)} questions; among {count} statements of news")
        told = {}
        for way, found in candidates(engine, asked):
            told[way] = found
        told["near"] = near(url, asked, semantic=False)
        if with_meaning(engine):
            told["meaning"] = near(url, asked, semantic=True)
            told["net"] = net(engine, asked, told["keys"])
        engine.dispose()
    for way, found in told.items():
        print(*recall(asked, found, way), sep="\n", flush=True)


if __name__ == "__main__":
    main()
