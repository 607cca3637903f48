"""Commands that look up: who, search, near, show, contradictions, statements.

They import nothing slow: plain SQL over the documented views answers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.export.phrases import about as about_actor
from factdb.export.phrases import count, shape
from factdb.plugins import Record

if TYPE_CHECKING:
    from factdb.store.handout import Handout

PANEL = "Look"

FOR_PEOPLE = frozenset({"table", "md", "html"})
"""Formats that begin with who it is about."""

WITH_SOURCES = frozenset({"html", "claimreview", "annotation"})
"""Formats that are handed out: they say of each statement where its words can be checked."""

PER_PAIR = 5
"""How many findings between the same two reports are shown unless all are asked for."""

SCREENFUL = 20
"""How many statements a table shows unless told otherwise; other formats give all."""

NOTHING_FOUND = (
    (["actors", "list"], "who speaks"),
    (["statements"], "all there is"),
    (["ingest", "FILE"], "put more in"),
)


def register(app: Typer, only: str = "") -> None:
    """Add the commands to the app, or only one of them: each takes a millisecond to make."""
    for command in (who, search, near, show, contradictions, statements):
        if only in {"", command.__name__}:
            app.command(rich_help_panel=PANEL)(command)


def open_lookup(db: str | None, as_of: date | None = None) -> Handout:
    """Open the chosen database for questions, perhaps as of a day."""
    from factdb.store import handout

    lookup = handout.open_handout(config.load(db).url, as_of)
    if as_of is not None and lookup.unrecorded():
        screen.note("Reports of which nobody noted when they came in count from their own day.")
    return lookup


def answer(lookup: Handout, records: Iterable[Record], style: str, out: Path | None) -> None:
    """Write records in a format to standard output, or to a file, with sources if it has them."""
    told = lookup.sourced(records) if style in WITH_SOURCES else records
    screen.answer(told, style, out)


def who(
    name: Annotated[
        list[str],
        Argument(
            metavar="NAME|ID",
            autocompletion=complete.actor,
            help="A name, a surname, or an actor's id.",
        ),
    ],
    about: opt.About = None,
    since: opt.Since = None,
    until: opt.Until = None,
    kind: opt.OfKind = None,
    limit: opt.Limit = None,
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Show what somebody has said, and what does not fit with it.

    The newest comes first.

    Exit code 0: found, 1: nobody by this name or nothing that fits,
    2: an error, also when several go by this name.

    For example:
      factdb who Kovacs
      factdb who "Anna Kovacs" --about taxes --since 2025 --format md
    """
    style = screen.style_for(style, out)
    with open_lookup(db, as_of) as lookup:
        most = screenful(limit, style)
        found = lookup.who(" ".join(name), about, since, until, kind, one_more(most))
        actor = {**found["actor"], "filtered": bool(about or since or until or kind)}
        shown = Screenful(found["statements"], most)
        header = [actor] if style in FOR_PEOPLE and found["statements"] else []
        answer(lookup, chain(header, shown), style, out)
        others = [] if actor["statements"] else lookup.namesakes(actor["name"], actor["id"])
    if not actor["statements"]:
        screen.note(f"{actor['name']} ({actor['kind']}, {actor['id']}) is named, and not quoted")
        screen.note(*(f"  {what}: {told}" for what, told in about_actor(actor)))
    _end(shown, style, db, "statement", tuple(_instead(actor, others)))


def _instead(actor: Record, others: Iterable[Record]) -> Iterator[tuple[list[str], str]]:
    """Say what there is of somebody of whom no statement is found: all, others of the name, words.

    Whom the words of another name hold may be somebody else: so that name is told.
    """
    if actor["statements"]:
        yield ["who", actor["id"]], f"all {count(actor['statements'], 'statement')}"
        return
    for other in others:
        if other["statements"]:
            told = f"{other['name']}: {count(other['statements'], 'statement')}"
            yield ["who", other["id"]], told
    yield ["search", actor["name"]], "where the name stands"


def search(
    words: Annotated[list[str], Argument(metavar="WORDS", help="All of them must be there.")],
    limit: opt.Limit = None,
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Find statements by their words, the best first.

    Words are looked for in the statement, its sentence, the speaker's name
    and the title of the report; endings, case and accents do not matter.

    Exit code 0: found, 1: found nothing, 2: an error.

    For example:
      factdb search troops border
      factdb search "written response" --format csv > found.csv
    """
    style = screen.style_for(style, out)
    most = screenful(limit, style)
    with open_lookup(db, as_of) as lookup:
        shown = Screenful(lookup.search(" ".join(words), one_more(most)), most)
        answer(lookup, shown, style, out)
    _end(shown, style, db, "statement", ((["near", " ".join(words)], "any of the words will do"),))


def near(
    text: Annotated[
        list[str],
        Argument(
            metavar="TEXT|ID",
            autocompletion=complete.anything,
            help="A headline, a claim, a passage; or the id of a statement.",
        ),
    ],
    limit: Annotated[
        int, Option("--limit", min=0, metavar="N", help="At most so many; 0 for all.")
    ] = 5,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Find the statements that a text may be about, the best first.

    Unlike search, any of its telling words will do, wherever search looks
    for them: rare words count for more than frequent ones. With the extra
    semantic and FACTDB_SEMANTIC=on, what the text means counts too. Whether
    they agree with the text is not asked.

    Exit code 0: found, 1: found nothing, 2: an error.

    For example:
      factdb near "No troops were sent to the border, ministry says"
      factdb near s-4f2a --limit 10
    """
    style = screen.style_for(style, out)
    semantic = config.load(db).semantic
    with open_lookup(db) as lookup:
        shown = Screenful(lookup.near(" ".join(text), limit, semantic=semantic), None)
        answer(lookup, shown, style, out)
    _end(shown, style, db, "statement")


def show(
    short_id: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=complete.anything,
            help="An id, or the beginning of one.",
        ),
    ],
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Show a statement with everything known about it.

    Or a finding with both its statements, an actor, or a whole report.

    Exit code 0: found, 1: nothing has this id, 2: an error, also when
    several ids begin so.

    For example:
      factdb show s-1f3a
      factdb show f-9c02 --format json
    """
    style = screen.style_for(style, out)
    with open_lookup(db, as_of) as lookup:
        shown = lookup.show(short_id)
        answer(lookup, [shown], style, out)
    screen.next_steps(style, _nearby(shown), db=db)


def contradictions(
    relation: opt.OfRelation = None,
    who: opt.By = None,
    since: opt.Since = None,
    until: opt.Until = None,
    min_score: opt.MinScore = None,
    ruling: opt.OfRuling = None,
    assigned_to: Annotated[
        str | None, Option("--assigned", metavar="NAME", help="Only those assigned to somebody.")
    ] = None,
    every: opt.All = False,
    limit: opt.Limit = None,
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Show statements that cannot both stand, and why.

    The surest come first, at most 5 of the same two reports unless --all.
    Dates are those of the later statement.

    Exit code 0: found, 1: found none, 2: an error.

    For example:
      factdb contradictions --min-score 0.8
      factdb contradictions --ruling open
      factdb contradictions --who Kovacs --relation number --format jsonl
    """
    style = screen.style_for(style, out)
    most = screenful(limit, style)
    with open_lookup(db, as_of) as lookup:
        found = lookup.findings(
            relation=relation,
            who=who,
            since=since,
            until=until,
            min_score=min_score,
            ruling=ruling,
            assigned_to=assigned_to,
            per_pair=None if every else PER_PAIR,
            limit=one_more(most),
        )
        shown = Screenful(found, most)
        answer(lookup, shown, style, out)
    _end(shown, style, db, "contradiction")


def statements(
    who: opt.By = None,
    outlet: Annotated[str | None, Option("--outlet", help="Only what it published.")] = None,
    report: Annotated[
        str | None,
        Option(
            "--report",
            metavar="ID",
            autocompletion=complete.report,
            help="Only those of this report.",
        ),
    ] = None,
    kind: opt.OfKind = None,
    stance: opt.OfStance = None,
    since: opt.Since = None,
    until: opt.Until = None,
    about: opt.About = None,
    limit: Annotated[
        int | None, Option("--limit", min=0, metavar="N", help="At most so many; 0 for all.")
    ] = None,
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Give all statements that fit, to read or to export.

    The newest come first. Several filters narrow each other down.

    Exit code 0: found, 1: found nothing, 2: an error.

    For example:
      factdb statements --format jsonl > all.jsonl
      factdb statements --outlet AFP --stance deny --since 2022-01 --format csv
    """
    style = screen.style_for(style, out)
    with open_lookup(db, as_of) as lookup:
        found = lookup.statements(
            who=who,
            about=about,
            since=since,
            until=until,
            kind=kind,
            stance=stance,
            outlet=outlet,
            report=report,
            limit=limit or None,
        )
        shown = Screenful(found, None)
        answer(lookup, shown, style, out)
    _end(shown, style, db, "statement")


class Screenful:
    """Records up to a limit, counted; ``more`` says whether there are others."""

    def __init__(self, records: Iterable[Record], most: int | None) -> None:
        self._records = iter(records)
        self._most = most
        self.shown: list[str] = []
        self.more = False

    def __iter__(self) -> Iterator[Record]:
        for record in islice(self._records, self._most):
            self.shown.append(record["id"])
            yield record
        self.more = self._most is not None and next(self._records, None) is not None


def screenful(limit: int | None, style: str) -> int | None:
    """Give how many are shown: what was asked for (0: all), else what a screen holds."""
    if limit is None:
        return SCREENFUL if style == "table" else None
    return limit or None


def one_more(most: int | None) -> int | None:
    """Ask for one more than is shown: it tells whether there are others."""
    return None if most is None else most + 1


def _nearby(shown: Record) -> Iterator[tuple[list[str], str]]:
    """Say what can be looked at from what is shown."""
    match shape(shown):
        case "shown":
            yield from ((["show", one["id"]], "what does not fit") for one in shown["findings"])
            if actor := shown["speaker"]:
                # An id is easier to type than a name with an apostrophe.
                name = actor["id"] if "'" in actor["name"] else actor["name"]
                yield ["who", name], "what else was said"
            yield ["show", shown["report"]], "the whole report"
        case "finding":
            if shown["ruling"] == "open":
                yield ["rule", shown["id"], "RULING"], "say what you think of it"
            for side in ("a", "b") if shown["a"]["id"] != shown["b"]["id"] else ("a",):
                yield ["show", shown[side]["id"]], "a statement in its context"
        case "actor":
            yield ["who", shown["id"]], "what was said"
        case "report":
            yield from ((["show", one["id"]], "a statement") for one in shown["statements"][:1])


def _end(
    shown: Screenful,
    style: str,
    db: str | None,
    what: str,
    otherwise: tuple[tuple[list[str], str], ...] = (),
) -> NoReturn:
    """Say what can be done next and exit; ``otherwise`` comes first where nothing was found."""
    if not shown.shown:
        screen.note(f"no {what} found")
        screen.next_steps(style, (*otherwise, *NOTHING_FOUND), db=db)
        raise Exit(screen.FOUND_NOTHING)
    if shown.more:
        screen.note("", f"There are more: --limit 0 shows every {what}.")
    screen.next_steps(style, [(["show", shown.shown[0]], "everything known about it")], db=db)
    raise Exit(screen.FOUND)
