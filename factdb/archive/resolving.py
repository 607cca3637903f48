"""Who speaks: the actors of all reports are gathered, then each report is resolved given them.

A store knows of names what came in before; an archive knows all of it at once, so that no order of
reports can matter. Every report is first resolved alone. What that finds of one actor is put
together as the store does: the name of the first report, every name and office of any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from factdb import actors
from factdb.archive.engine import Row, Run, mapped
from factdb.archive.extracting import EXTRACTED
from factdb.archive.plain import line, value_of
from factdb.store import queries
from factdb.types import Actor, ActorKind, Extraction, Role

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

ACTORS = "actors"
RESOLVED = "resolved"
_NAMED = (
    "id string, at string, name string, kind string, part_of string, names array<string>, "
    "roles array<struct<title: string, of: string, first: date, last: date>>"
)
_ACTOR = "id string, at string, actor string, keys array<string>"
_RESOLVED = "digest string, published string, statements int, report string, resolution string"


def gathered(run: Run) -> DataFrame:
    """Give every actor that any report names: its id, itself, and where it stands among all."""
    return run.stage(ACTORS, lambda: _put_together(mapped(_read(run), _NAMED, named)))


def resolved(run: Run) -> DataFrame:
    """Give for each report its statements with their speakers, given all actors."""
    return run.stage(RESOLVED, lambda: mapped(_with_known(run), _RESOLVED, resolve))


def named(rows: list[Row]) -> Iterator[Row]:
    """Give the actors that each report by itself names, in their order."""
    for row in rows:
        found = actors.resolve(value_of(Extraction, row["extraction"]), ())
        for place, actor in enumerate(sorted(queries.spoken_of(found), key=_id)):
            yield {
                "id": actor.id,
                "at": f"{row['published']} {row['digest']} {place:06}",
                "name": actor.name,
                "kind": str(actor.kind),
                "part_of": actor.part_of,
                "names": [actor.name, *actor.aliases],
                "roles": [asdict(role) for role in actor.roles],
            }


def resolve(rows: list[Row]) -> Iterator[Row]:
    """Say who speaks in each report, given the actors that may be meant."""
    for row in rows:
        extraction = value_of(Extraction, row["extraction"])
        known = sorted((value_of(Actor, one) for one in row["known"]), key=_id)
        found = actors.resolve(extraction, known)
        yield {
            "digest": row["digest"],
            "published": row["published"],
            "statements": len(found.statements),
            "report": line(extraction.report),
            "resolution": line(found),
        }


def asked(rows: list[Row]) -> Iterator[Row]:
    """Give the forms of names under which each report asks for actors."""
    for row in rows:
        wanted = actors.names(value_of(Extraction, row["extraction"]))
        yield {"digest": row["digest"], "names": sorted(wanted)}


def put_together(rows: list[Row]) -> Iterator[Row]:
    """Make one actor of all that reports say of it, with the forms under which it is found."""
    for row in rows:
        own = row["base"]
        names = [one["name"] for one in sorted(row["names"], key=_place)]
        roles = [_role(one) for one in sorted(row["roles"] or (), key=_place)]
        actor = Actor(
            row["id"],
            own["name"],
            ActorKind(own["kind"]),
            tuple(name for name in names if name != own["name"]),
            tuple(roles),
            own["part_of"],
        )
        told = {"id": actor.id, "at": row["at"], "actor": line(actor)}
        yield {**told, "keys": sorted(actors.actor_keys(actor))}


def _id(actor: Actor) -> str:
    return actor.id


def _place(part: Row) -> tuple[str, int]:
    return part["at"], part["pos"]


def _role(told: Row) -> Role:
    return Role(told["title"], told["of"], told["first"], told["last"])


def _read(run: Run) -> DataFrame:
    return run.read(EXTRACTED).where("error = ''")


def _put_together(found: DataFrame) -> DataFrame:
    """Gather names and offices by sums that each machine can begin: nothing is held but those."""
    from pyspark.sql import functions as f

    base = found.groupBy("id").agg(
        f.min_by(f.struct("name", "kind", "part_of"), "at").alias("base"), f.min("at").alias("at")
    )
    name = found.select("id", "at", f.posexplode("names").alias("pos", "name"))
    first = f.min(f.struct("at", "pos")).alias("first_at")
    names = name.groupBy("id", "name").agg(first).groupBy("id").agg(_listed("name", name="name"))
    role = found.select("id", "at", f.posexplode("roles").alias("pos", "role"))
    spans = role.groupBy("id", "role.title", "role.of").agg(
        first, f.min("role.first").alias("first"), f.max("role.last").alias("last")
    )
    roles = spans.groupBy("id").agg(_listed("role", title="title", of="of", first="first",
                                            last="last"))  # fmt: skip
    joined = base.join(names, "id").join(roles, "id", "left")
    return mapped(joined, _ACTOR, put_together).orderBy("at")


def _listed(what: str, **columns: str) -> Any:
    """Collect parts of an actor with their places."""
    from pyspark.sql import functions as f

    told = [f.col(column).alias(name) for name, column in columns.items()]
    return f.collect_list(f.struct("first_at.at", "first_at.pos", *told)).alias(f"{what}s")


def _with_known(run: Run) -> DataFrame:
    """Hang on each report the actors that go by one of its names."""
    from pyspark.sql import functions as f

    reports = _read(run)
    names = mapped(reports, "digest string, names array<string>", asked)
    wanted = names.select("digest", f.explode("names").alias("key"))
    held = gathered(run).select("id", "actor", f.explode("keys").alias("key"))
    met = wanted.join(held, "key").select("digest", "id", "actor").dropDuplicates(["digest", "id"])
    known = met.groupBy("digest").agg(f.collect_list("actor").alias("known"))
    return reports.join(known, "digest", "left").withColumn(
        "known", f.coalesce("known", f.array().cast("array<string>"))
    )
