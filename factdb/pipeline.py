"""Call reading, thinking and keeping in the right order; decide nothing here.

For one report::

    read(source)                        # bytes to a Report            read/
    | extract(report)                   # no I/O, one parse            extraction/, jobs
    | queries.known_actors(names)       # a few queries                store/
    | resolve(extraction, known)        # no I/O                       actors/
    | queries.neighbours(keys)          # a few queries                store/
    | net.widened(neighbours)           # if it is on: by meaning      store/
    | judge(score(new, old))            # no I/O                       match/, rules/
    | queries.add(...)                  # one transaction              store/

The parse happens before the transaction opens, so that nobody waits for spaCy with a lock held.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from factdb import actors, match, plugins, read, rules
from factdb import jobs as jobs_of
from factdb.config import DEFAULT_MODEL
from factdb.errors import FactdbError, ReadError, UsageError
from factdb.text.english import not_english
from factdb.types import Extraction, Finding, Judgement, Match, Receipt, Report, Statement

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from factdb.match.inference import Vote
    from factdb.store.bulk import Loaded
    from factdb.store.rejudging import Changed, Outcome
    from factdb.store.vectors import Net

BATCH = 32
"""How many reports go through the parser at once at most."""

BATCH_LENGTH = 50_000
"""Characters after which a batch is full: what it needs of memory is bounded."""

Read = tuple[str, Report | Receipt | FactdbError]
"""What was read at a place: a report, the receipt of one that is stored, or why there is none."""

_DIED = "it may need more memory than there is; give fewer --jobs, or this report by itself"

_LOGGER = logging.getLogger("factdb")

REJUDGED = 100
"""How many reports are judged anew in one transaction."""

NEIGHBOURS = 50
"""How many stored statements one new statement is compared with at most.

And under one key at most so many of those that come after it in its own report."""


def ingest(
    paths: Iterable[str],
    *,
    url: str,
    now: datetime,
    defaults: Mapping[str, str] | None = None,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    semantic: bool = False,
    inference: str = "",
) -> Iterator[Receipt | FactdbError]:
    """Take reports into the store: a receipt for each, an error in the place of each bad one.

    Args:
        paths: files, folders, globs, or "-" for standard input.
        url: the database; made if it is not there yet.
        now: aware; a report of a later day is refused.
        defaults: report fields for sources that do not say (outlet, published, url, licence…).
        model: the spaCy model that parses.
        jobs: how many processes parse; this one alone stores, in the order of the sources, so
            that the result is the same for any number.
        semantic: whether statements are brought before the judge by what they mean as well.
        inference: the folder of a model that moves the scores of findings, or "".

    Raises:
        StoreError: if the database cannot be used; nothing is read then.
        UsageError: if ``semantic`` or ``inference`` is asked for, and something is missing.

    """
    from factdb.store.engine import open_engine

    paths = list(paths)
    net = net_of(semantic=semantic)
    _require(inference)
    engine = open_engine(url)
    try:
        read_in = _reports(paths, now=now, defaults=defaults)
        # Who waits at the other end of a pipe gets each receipt as soon as there is one.
        batches = _batches(read_in, 1 if read.STDIN in paths else BATCH)
        wanted = (_unless_known(engine, batch) for batch in batches)
        work = partial(extractions_of, model=model)
        for batch, found in jobs_of.extracted(wanted, work, jobs):
            keep = partial(store, engine, model=model, now=now, net=net, inference=inference)
            yield from _stored(batch, found, keep)
    finally:
        engine.dispose()


def _unless_known(engine: Engine, batch: Sequence[Read]) -> tuple[list[Read], list[Report]]:
    """Put its receipt in the place of what is stored already; give the rest to be parsed."""
    from factdb.store import queries

    looked_up: list[Read] = []
    with queries.reading(engine) as session:
        for place, one in batch:
            stored = queries.find_again(session, one) if isinstance(one, Report) else None
            looked_up.append((place, stored or one))
    return looked_up, [one for _, one in looked_up if isinstance(one, Report)]


def _stored(
    batch: Iterable[Read],
    found: Iterable[Extraction | None],
    keep: Callable[[Extraction], Receipt],
) -> Iterator[Receipt | FactdbError]:
    """Store the reports of a batch with what was found in them, each in its turn."""
    extractions = iter(found)
    for place, one in batch:
        if isinstance(one, FactdbError):
            yield one
        elif isinstance(one, Receipt):
            yield replace(one, place=place)
        elif extraction := next(extractions):
            yield replace(keep(extraction), place=place)
        else:
            yield ReadError(place, "the process that parsed it died", hint=_DIED)


def _batches(found: Iterable[Read], most: int) -> Iterator[list[Read]]:
    """Give what was read in batches of at most so many, and of about `BATCH_LENGTH`."""
    batch: list[Read] = []
    length = 0
    for place, one in found:
        batch.append((place, one))
        length += len(one.text) if isinstance(one, Report) else 0
        if len(batch) >= most or length >= BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def extract_paths(
    paths: Iterable[str],
    *,
    now: datetime,
    defaults: Mapping[str, str] | None = None,
    model: str = DEFAULT_MODEL,
) -> Iterator[Extraction | FactdbError]:
    """Read and extract without a database; names are resolved within each report only."""
    for _, found in _reports(paths, now=now, defaults=defaults):
        yield found if isinstance(found, FactdbError) else extract(found, model=model)


def extract(report: Report, *, model: str = DEFAULT_MODEL) -> Extraction:
    """Find the statements of one report, and who speaks as far as the report itself says."""
    found = extraction_of(report, model=model)
    return replace(found, statements=actors.resolve(found, ()).statements)


def net_of(*, semantic: bool) -> Net | None:
    """Give what widens the choice of neighbours if that is on.

    Raises:
        UsageError: if it is, and the extra is not installed.

    """
    if not semantic:
        return None
    from factdb.store.vectors import Net

    return Net()


def take_in(
    engine: Engine,
    report: Report,
    *,
    model: str = DEFAULT_MODEL,
    now: datetime | None = None,
    net: Net | None = None,
    inference: str = "",
) -> Receipt:
    """Take one report in: one parse, then one transaction; ``now`` is noted, aware, if given."""
    from factdb.store import queries

    with queries.reading(engine) as session:
        if receipt := queries.find_again(session, report):
            return receipt
    found = extraction_of(report, model=model)
    return store(engine, found, model=model, now=now, net=net, inference=inference)


def store(
    engine: Engine,
    extraction: Extraction,
    *,
    model: str,
    now: datetime | None = None,
    net: Net | None = None,
    inference: str = "",
) -> Receipt:
    """Say who speaks, judge, and store what a model found in a report: one transaction."""
    from factdb.store import printings, queries

    report = extraction.report
    told = net.vectors(extraction.statements) if net else {}
    with queries.writing(engine) as session:
        resolution = resolved(session, extraction)
        twins = match.twins(resolution.statements, printings.printed(session, report))
        keys = keys_of(resolution.statements, twins)
        worth = glances(resolution.statements)
        near = queries.neighbours(session, keys, NEIGHBOURS, worth=worth)
        near = net.widened(session, near, told) if net else near
        near = {**near, **{one: (twin,) for one, twin in twins.items()}}
        kept = tuple(heard(judge_all(resolution.statements, keys, near, twins), inference))
        receipt = queries.add(
            session,
            report,
            resolution,
            keys,
            kept,
            now=now,
            extractor=extractor(model),
            copies={one: twin.id for one, twin in twins.items()},
        )
        if net:
            net.keep(session, told)
    said = {"statements": receipt.statements, "findings": len(receipt.findings)}
    _LOGGER.info("took in %s", receipt.report, extra={"told": said})
    return replace(receipt, warnings=tuple(warnings(extraction)))


def warnings(extraction: Extraction) -> Iterator[str]:
    """Say what somebody must know who takes what was found in a report for all there is."""
    report = extraction.report
    if why := not_english(report.text, report.language):
        found = "what was found may be wrong" if extraction.statements else "nothing was extracted"
        yield f"factdb reads English; {why}: {found}"


def resolved(session: Session, extraction: Extraction) -> actors.Resolution:
    """Say who speaks in a report, by what the store knows of those whom it names."""
    from factdb.store import queries, teaching

    names, outlet = actors.names(extraction), extraction.report.outlet
    resolution = actors.resolve(extraction, queries.known_actors(session, names))
    return actors.taught(resolution, teaching.lessons(session, names, outlet), outlet)


def reextract(
    engine: Engine,
    keys: Sequence[str] | None = None,
    *,
    now: datetime,
    model: str = DEFAULT_MODEL,
    dry_run: bool = False,
) -> Iterator[dict[str, Any]]:
    """Read stored reports anew, and let what is found replace what no person touched.

    Args:
        engine: the database.
        keys: those of the reports; None: all that another extractor read.
        now: when; aware.
        model: the spaCy model that parses.
        dry_run: whether to say only what would change.

    Yields:
        The record of ``factdb reextract --format jsonl`` for each report.

    """
    from factdb.store import queries, rereading

    with queries.reading(engine) as session:
        wanted = list(keys) if keys is not None else rereading.stale(session, extractor(model))
    for start in range(0, len(wanted), BATCH):
        with queries.reading(engine) as session:
            found = rereading.reports(session, wanted[start : start + BATCH])
        for extraction in extractions_of(found, model=model):
            yield _reread(engine, extraction, now=now, model=model, dry_run=dry_run)


def _reread(
    engine: Engine, extraction: Extraction, *, now: datetime, model: str, dry_run: bool
) -> dict[str, Any]:
    from factdb.store import corrections, queries, rereading
    from factdb.store.engine import trying

    report = extraction.report
    with (trying if dry_run else queries.writing)(engine) as session:
        entry = rereading.reread(
            session, report, resolved(session, extraction), extractor=extractor(model), now=now
        )
        logged = corrections.entry(session, entry) if entry is not None else None
    return rereading.told(report.id, logged, dry_run=dry_run)


@cache
def extractor(model: str) -> str:
    """Name what finds statements now, with its version and that of the model."""
    try:
        trained = version(model)
    except PackageNotFoundError:
        trained = ""
    return f"factdb {version('factdb')}, {model} {trained}".rstrip()


def judge_all(
    statements: Sequence[Statement],
    keys: Mapping[str, frozenset[str]],
    near: Mapping[str, Sequence[Statement]],
    copies: Container[str] = (),
) -> Iterator[tuple[Match, Judgement]]:
    """Judge the new statements against their neighbours, against each other, and alone.

    Of ``copies`` all that can be said was said of another printing: they are not judged alone.
    """
    for one in statements:
        for other in near.get(one.id, ()):
            yield from judged(one, other)
    for one, other in meeting(statements, keys):
        yield from judged(one, other)
    for one in statements:
        if one.id not in copies:
            alone = Match(one, one, 1.0)
            yield from ((alone, doubt) for doubt in rules.doubts(one, statements))


def keys_of(statements: Iterable[Statement], copies: Container[str]) -> dict[str, frozenset[str]]:
    """Give the keys of statements; copies meet nobody, since another printing did."""
    return {one.id: frozenset() if one.id in copies else match.keys(one) for one in statements}


def glances(statements: Iterable[Statement]) -> dict[str, rules.Glance]:
    """Give for each statement what says of a stored one whether judging it may come to anything."""
    return {one.id: rules.glance(one, match.gist(one), match.likeness) for one in statements}


def heard(
    judged: Iterable[tuple[Match, Judgement]], inference: str
) -> Iterator[tuple[Match, Judgement]]:
    """Let a model move the scores of what is in conflict, if the folder of one is named.

    It makes no finding and takes none away.
    """
    for met, judgement in judged:
        vote = voted(met, inference) if judgement.relation.conflict else None
        yield met, judgement if vote is None else moved(judgement, vote)


def voted(met: Match, inference: str) -> Vote | None:
    """Ask the model, if one is named, about two statements."""
    if not inference or met.left.id == met.right.id:
        return None
    from factdb.match.inference import vote

    return vote(inference, met.left.text, met.right.text)


def shares(vote: Vote) -> dict[str, float]:
    """Give what a model holds probable as records have it: each in [0, 1], rounded."""
    return {name: round(share, 3) for name, share in asdict(vote).items()}


def moved(judgement: Judgement, vote: Vote) -> Judgement:
    """Let a model's vote move the score of a conflict."""
    from factdb.match.inference import weighed

    return replace(judgement, score=weighed(judgement.score, vote))


def _require(inference: str) -> None:
    if inference:
        from factdb.match.inference import require

        require(inference)


def findings(judged: Iterable[tuple[Match, Judgement]]) -> tuple[Finding, ...]:
    """Keep what is in conflict."""
    return tuple(
        Finding(met.left, met.right, judgement)
        for met, judgement in judged
        if judgement.relation.conflict
    )


def compare(
    a: Mapping[str, Any] | str,
    b: Mapping[str, Any] | str,
    *,
    model: str = DEFAULT_MODEL,
    inference: str = "",
) -> dict[str, Any]:
    """Say how two statements stand to each other, by the same judge as in `ingest`.

    Args:
        a: a text, or ``{"text", "sentence"?, "speaker"?, "outlet"?, "published"?, "said_on"?,
            "report"?}``.
        b: likewise.
        model: the spaCy model that parses.
        inference: the folder of a model that moves the score of a conflict, or "".

    Returns:
        ``{"relation", "conflict", "score", "reason"}``, score in [0, 1].

    Raises:
        UsageError: if a side has no text or a date that is none, or there is no such model.

    """
    from factdb.extraction.bare import pair_from

    met = match.score(*pair_from(_side(a), _side(b), model))
    ((_, judgement),) = heard([(met, rules.judge(met))], inference)
    return {
        "relation": str(judgement.relation),
        "conflict": judgement.relation.conflict,
        "score": round(judgement.score, 3),
        "reason": judgement.reason,
    }


def compare_pairs(
    lines: Iterable[str], *, place: str = "-", model: str = DEFAULT_MODEL, inference: str = ""
) -> Iterator[dict[str, Any] | FactdbError]:
    """Compare the pairs ``{"id", "a", "b"}`` of JSON lines; an error in the place of a bad one.

    Raises:
        UsageError: if there is no model in the folder ``inference``.

    """
    _require(inference)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            told = compare(pair["a"], pair["b"], model=model, inference=inference)
            yield {"id": pair["id"], **told}
        except (ValueError, KeyError, TypeError, RecursionError, UsageError) as error:
            yield UsageError(
                f"{place}:{number}: not a pair: {error}",
                hint='a pair is {"id": …, "a": {"text": …}, "b": {"text": …}} on one line',
            )


def _side(given: Mapping[str, Any] | str) -> Mapping[str, Any]:
    if isinstance(given, str):
        return {"text": given}
    if not isinstance(given, Mapping):
        raise UsageError(f"not a statement: {given!r}", hint='give a text, or {"text": …}')
    return given


def _reports(
    paths: Iterable[str], *, now: datetime, defaults: Mapping[str, str] | None
) -> Iterator[tuple[str, Report | ReadError]]:
    for source in read.sources(paths):
        if isinstance(source, ReadError):
            yield "", source
            continue
        there = read.read(source, {"now": now.isoformat(), **(defaults or {})})
        for number, found in enumerate(there, start=1):
            yield source.place if number == 1 else f"{source.place}, report {number}", found


def extraction_of(report: Report, *, model: str = DEFAULT_MODEL) -> Extraction:
    """Find the statements of a report; who speaks is not resolved yet."""
    found: Extraction = plugins.load("extractors", "english")(report, model)
    return found


def extractions_of(reports: Sequence[Report], *, model: str = DEFAULT_MODEL) -> list[Extraction]:
    """Do the same of several reports, in less time."""
    from factdb.extraction.printings import extract_once

    return extract_once(reports, model)


def judged(one: Statement, other: Statement) -> Iterator[tuple[Match, Judgement]]:
    """Judge two statements; give what is worth keeping of that, once or not at all."""
    met = match.score(one, other)
    if judgement := rules.kept(met):
        yield met, judgement


def meeting(
    statements: Sequence[Statement], keys: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Statement, Statement]]:
    """Give the pairs of one report that share enough keys, or of which one answers the other."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(statements):
        for key in keys[one.id]:
            by_key[key].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_key.values():
        for nth, place in enumerate(places):
            for later in places[nth + 1 : nth + 1 + NEIGHBOURS]:
                shared[place, later] += 1
    for (left, right), count in sorted(shared.items()):
        one, other = statements[left], statements[right]
        if count >= match.MIN_SHARED or other.answers == one.id or one.answers == other.id:
            yield one, other
    yield from _answering(statements, shared)


def _answering(
    statements: Sequence[Statement], met: Mapping[tuple[int, int], int]
) -> Iterator[tuple[Statement, Statement]]:
    """Give the pairs that meet by an answer alone: "this was denied" shares no word."""
    places = {one.id: place for place, one in enumerate(statements)}
    for place, one in enumerate(statements):
        other = places.get(one.answers or "")
        if other is not None and tuple(sorted((place, other))) not in met:
            yield statements[other], one


def load(
    paths: Iterable[str],
    *,
    url: str,
    now: datetime,
    defaults: Mapping[str, str] | None = None,
) -> Iterator[Loaded | FactdbError]:
    """Store statements that were extracted elsewhere, as they are; nothing is judged.

    Args:
        paths: files, folders or globs of JSON lines or Parquet, or "-" for standard input.
        url: the database; made if it is not there yet.
        now: aware; noted as the time when they came in.
        defaults: report fields for reports that do not say.

    Returns:
        What became of each batch, and an error in the place of each line that is bad.

    Raises:
        StoreError: if the database cannot be used; nothing is read then.
        UsageError: if a file is Parquet, and what reads it is not installed.

    """
    from factdb.read import statements
    from factdb.store import bulk
    from factdb.store.engine import open_engine

    def lines() -> Iterator[bulk.Line]:
        for source in read.sources(paths):
            if isinstance(source, FactdbError):
                yield source.place, source
            else:
                yield from statements.read(source, {"now": now.isoformat(), **(defaults or {})})

    engine = open_engine(url)
    try:
        yield from bulk.load(engine, lines(), now=now)
    finally:
        engine.dispose()


def rejudge(
    url: str, *, now: datetime, jobs: int = 1, again: bool = False, model: str = DEFAULT_MODEL
) -> Iterator[Changed]:
    """Judge every statement anew against those that had arrived before it, in batches.

    What `load` stored is judged for the first time; after a new release, what is stored is brought
    to what it would find. People's rulings stay, and so do findings that somebody dealt with.

    Args:
        url: the database.
        now: aware; the time that is noted beside new findings.
        jobs: how many processes judge; one stores.
        again: begin anew though a run was cut off; else that one goes on.
        model: named with the release, so that a run of another is not gone on with.

    Returns:
        What became of each batch.

    Raises:
        StoreError: if the database cannot be used.

    """
    from factdb.store import queries, rejudging
    from factdb.store.engine import open_engine

    engine = open_engine(url)
    try:
        with queries.writing(engine) as session:
            run = rejudging.begin(session, extractor(model), again=again)
            todo = rejudging.batches(session, run, REJUDGED)
        for seqs, (count, found) in zip(todo, _rejudged(url, todo, jobs), strict=True):
            with queries.writing(engine) as session:
                changed = rejudging.store(session, run, seqs, count, found, now=now)
            yield changed
    finally:
        engine.dispose()


def _rejudged(url: str, todo: Sequence[Sequence[int]], jobs: int) -> Iterator[tuple[int, Outcome]]:
    """Judge batches here, or in several processes beside this one; in their order."""
    if jobs == 1:
        yield from map(partial(_rejudge_batch, url), todo)
        return
    spawning = multiprocessing.get_context("spawn")
    with spawning.Pool(jobs) as pool:
        yield from pool.imap(partial(_rejudge_batch, url), todo)


def _rejudge_batch(url: str, seqs: Sequence[int]) -> tuple[int, Outcome]:
    """Judge the statements of some reports; give how many they are, and what it came to."""
    from factdb.store import queries, rejudging

    with queries.reading(_reader(url)) as session:
        known = rejudging.before(session, seqs)
        keys = keys_of((one for said in known.reports for one in said), known.copies)
        worth = glances(one for said in known.reports for one in said)
        near = queries.neighbours(session, keys, NEIGHBOURS, known.seqs, worth)
    pairs: set[tuple[str, str]] = set(known.pairs)
    judged: list[tuple[Match, Judgement]] = []
    for said in known.reports:
        # As when the report came in: against what was there, itself left out.
        own = {one.id for one in said}
        met = {one.id: [o for o in near.get(one.id, ()) if o.id not in own] for one in said}
        for (here, _), other in known.pairs.items():
            if here in met and other not in met[here] and other.id not in own:
                met[here].append(other)
        judged += judge_all(said, keys, met, known.copies)
        pairs |= {(one, other.id) for one, others in met.items() for other in others}
    return sum(map(len, known.reports)), rejudging.outcome(judged, pairs)


@cache
def _reader(url: str) -> Engine:
    """Open a database for a process that reads it again and again."""
    from factdb.store.engine import open_engine

    return open_engine(url, read_only=True)
