"""The command ``eval``: how right the extractor and the judge are, on somebody's own labels."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.errors import NotFoundError, UsageError
from factdb.export.phrases import count

if TYPE_CHECKING:
    from factdb.evaluation.floors import Floors
    from factdb.evaluation.numbers import Measure
    from factdb.evaluation.sources import Score, Stored
    from factdb.types import Report

PANEL = "Run"

BELOW = 1
"""Exit code where a floor is not met."""


def register(app: Typer) -> None:
    """Add the command to the app."""
    app.command("eval", rich_help_panel=PANEL)(evaluate)


def evaluate(
    paths: Annotated[
        list[str] | None,
        Argument(metavar="PATHS", help="Labelled folders, or files of labels and of reports."),
    ] = None,
    from_rulings: Annotated[
        bool,
        Option("--from-rulings", help="Score the rules by what was ruled in --db instead."),
    ] = False,
    errors: Annotated[
        bool, Option("--errors", help="Print what went wrong instead, each with its place.")
    ] = False,
    json_to: Annotated[
        Path | None, Option("--json", metavar="FILE", help="Write shares and errors there too.")
    ] = None,
    floors: Annotated[
        Path | None, Option("--floors", metavar="FILE", help="Fail if a share is below its floor.")
    ] = None,
    raise_floors: Annotated[
        bool, Option("--raise-floors", help="Lift the floors to what is reached; never lower one.")
    ] = False,
    model: opt.Model = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Score the extractor and the judge on labelled reports and pairs.

    Labels are statements that somebody corrected, as factdb exports them, or
    the annotations of a folder. Their reports lie beside them or in --db.

    With --from-rulings the findings that a desk has ruled on say how often
    each rule is right, and which --min-score would have kept nine in ten.
    Nothing changes by that.

    Exit code 0: scored, 1: a share is below its floor, 2: an error.

    For example:
      factdb statements --format jsonl > ours.jsonl
      factdb eval ours.jsonl --errors
      factdb eval labelled/ --json scores.json --floors floors.json
      factdb eval --from-rulings
    """
    kept = _floors(floors, raise_floors)
    labelled = _labelled(paths or [], from_rulings)
    settings = config.load(db, model)
    scores = _of_paths(labelled, settings) if labelled else [_of_rulings(settings.url)]
    _print(scores, style, errors=errors)
    if json_to:
        told = {"data": [_record(one) for one in scores]}
        _write(json_to, "--json", told)
    code = _hold(kept, floors, scores, raised=raise_floors) if floors else screen.FOUND
    missed = any(one.misses for one in scores)
    asked = labelled or ["--from-rulings"]
    steps = [] if errors or not missed else [(["eval", *asked, "--errors"], "see what went wrong")]
    screen.next_steps(style, steps, db=db)
    raise Exit(code)


def _labelled(paths: list[str], from_rulings: bool) -> list[str]:
    """Hold that either labels or rulings are asked for; give the paths of the labels.

    Raises:
        UsageError: if neither is, or both.

    """
    if bool(paths) == from_rulings:
        both = "PATHS and --from-rulings do not go together"
        nothing = "nothing to score by"
        hint = "name labelled files or folders, or ask for --from-rulings"
        raise UsageError(both if paths else nothing, hint=hint)
    return paths


def _of_paths(paths: list[str], settings: config.Config) -> list[Score]:
    from factdb.evaluation import sources

    data = sources.datasets(paths, _stored(settings.url))
    return list(screen.working(sources.score(one, settings.model) for one in data))


def _of_rulings(url: str) -> Score:
    from factdb.evaluation import rulings
    from factdb.store.lookup import open_lookup

    with open_lookup(url) as lookup:
        return rulings.score(lookup.findings())


def _print(scores: Sequence[Score], style: str, *, errors: bool) -> None:
    from factdb.evaluation import tables

    misses = [miss for one in scores for miss in one.misses]
    if errors and style == "table":
        _lines(line for miss in misses for line in tables.miss(miss))
    elif errors:
        screen.answer(misses, style)
    elif style in {"table", "md"}:
        _lines(_tables(scores, style))
    else:
        screen.answer((one.record() for score in scores for one in score.measures), style)
    for score in scores:
        screen.note(*_summary(score) if errors or style not in {"table", "md"} else ())


def _lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def _summary(score: Score) -> Iterator[str]:
    yield f"{score.name}: {score.told}, {count(len(score.misses), 'error')}"


def _tables(scores: Iterable[Score], style: str) -> Iterator[str]:
    from factdb.evaluation import tables

    lines = tables.plain if style == "table" else tables.markdown
    for nth, score in enumerate(scores):
        head = f"{score.name}: {score.told}"
        yield from ([""] if nth else [])
        yield head if style == "table" else f"## {head}"
        for table in tables.tables(score.measures):
            yield ""
            yield from lines(table)


def _record(score: Score) -> dict[str, Any]:
    return {
        "name": score.name,
        "of": score.told,
        "measures": [one.record() for one in score.measures],
        "errors": list(score.misses),
    }


def _floors(path: Path | None, raised: bool) -> Floors:
    """Read the floors; there may be none yet when they are to be raised.

    Raises:
        UsageError: if there is no such file, or it holds no floors.

    """
    from factdb.evaluation.floors import checked

    if path is None:
        if raised:
            raise UsageError("--raise-floors goes with --floors FILE")
        return {}
    if raised and not path.exists():
        return {}
    try:
        return checked(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "--raise-floors makes it"
        raise UsageError(f"{path}: {reason}", hint=hint) from error
    except ValueError as error:
        raise UsageError(f"{path}: not JSON: {error}", hint="mend the file of floors") from error


def _hold(floors: Floors, path: Path | None, scores: Sequence[Score], *, raised: bool) -> int:
    """Compare with the floors, say which are not met, and lift them if asked."""
    from factdb.evaluation.floors import below
    from factdb.evaluation.floors import raised as lifted

    measured: list[Measure] = [one for score in scores for one in score.measures]
    under = list(below(floors, measured))
    screen.note(*(f"below its floor: {one}" for one in under))
    held = sum(len(floors[score.name]) for score in scores if score.name in floors)
    if not under and held:
        screen.note(f"{count(held, 'floor')} held")
    if not held and not raised:
        screen.note(f"no floors for {', '.join(score.name for score in scores)}: --raise-floors")
    if raised and path:
        _write(path, "--floors", lifted(floors, measured))
    return BELOW if under else screen.FOUND


def _write(path: Path, option: str, told: Mapping[str, Any]) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=2)
    screen.write_whole(path, [text, "\n"], option=option)


def _stored(url: str) -> Stored:
    """Give a way to ask the database for a report; it is opened only when somebody asks."""
    from factdb.cli.look import open_lookup
    from factdb.evaluation.sources import report

    def ask(name: str) -> Report | None:
        try:
            with open_lookup(url) as lookup:
                return report(lookup.show(name))
        except NotFoundError:
            return None

    return ask
