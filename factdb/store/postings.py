"""The index of keys: which statements a key leads to, packed, and who is nearest by them.

Three tables, the same in both databases, with numbers as four bytes each. ``posting`` has for each
key how many statements it leads to and the last of them; whenever these fill a page, they move to
``posting_page`` and are never written again. So an entry costs the same however common its keys
are, and a look-up reads a few rows. ``statement_key`` has the keys of each statement, to rank a few
hundred by all that they share and to take a statement out again. A key is kept as a number of 31
bits: should two share one, somebody meets who need not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from math import log
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text

from factdb.match import MAX_KEYS, MIN_SHARED
from factdb.rules import Shared, Sharing
from factdb.store.dialect import dialect, numbers, put, put_over, rows, some
from factdb.text.memo import Memo

if TYPE_CHECKING:
    from sqlmodel import Session

PAGE = 240
"""Statements in a page: less than 1,000 bytes, which SQLite keeps within a leaf of its tree."""

REACH = 20_000
"""To how many statements one key is followed, the latest to arrive."""

WORK = 10_000
"""How many entries are read for one statement; its rarest key is followed in any case."""

WIDE = 2
"""By their rarest keys so many times more are found than wanted, to be ranked by all keys."""

Numbers = NDArray[np.uint32]
_WIDTH = 4
_PAGE = PAGE * _WIDTH
_KIND = np.dtype("<u4")
_LOCK = 0xFAC7DC
_SCALE = 1 << 16
"""Weights are whole numbers while they are summed, so that the order of summing cannot matter."""


def code(key: str) -> int:
    """Give the number under which a key is kept, in [0, 2**31)."""
    return crc32(key.encode(errors="replace")) >> 1


_CODES = Memo(code)


def enter(session: Session, keys: Mapping[int, Collection[str]]) -> None:
    """Enter new statements under their keys.

    Args:
        session: a session of `writing`.
        keys: the number (``seq``) of each statement, none of them entered before, and its keys.

    """
    if not keys:
        return
    _take_turns(session)
    seqs, codes = _entries(keys)
    by_key = np.argsort(codes, kind="stable")
    _append(session, dict(_grouped(codes[by_key], seqs[by_key])))
    theirs = dict.fromkeys(sorted(keys), b"") | dict(_grouped(seqs, codes))
    put(
        session,
        "statement_key",
        [{"statement_seq": seq, "keys": packed} for seq, packed in theirs.items()],
    )


def _entries(keys: Mapping[int, Collection[str]]) -> tuple[Numbers, Numbers]:
    """Give each statement beside each of its keys once, in the order of statements and keys."""
    told = np.fromiter(map(_CODES.__getitem__, chain.from_iterable(keys.values())), np.uint64)
    owners = np.fromiter(keys, np.uint64, len(keys))
    lengths = np.fromiter(map(len, keys.values()), np.int64, len(keys))
    both = np.sort((np.repeat(owners, lengths) << np.uint64(32)) | told)
    both = both[_first_of_each(both)]
    return (both >> np.uint64(32)).astype(_KIND), both.astype(_KIND)


def _grouped(of: Numbers, values: Numbers) -> Iterator[tuple[int, bytes]]:
    """Give packed what stands beside each number of a sorted row of them."""
    starts = np.flatnonzero(_first_of_each(of))
    packed = values.tobytes()
    ends = (_WIDTH * np.append(starts[1:], len(of))).tolist()
    first = 0
    for one, end in zip(of[starts].tolist(), ends if len(of) else [], strict=True):
        yield one, packed[first:end]
        first = end


def _first_of_each(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Say of each number whether it is another than the one before."""
    return np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]


def leave(session: Session, seqs: Collection[int]) -> None:
    """Take statements out of the index; those that are not in it are passed over."""
    _take_turns(session)
    gone: dict[int, set[int]] = defaultdict(set)
    for seq, keys in _kept(session, seqs).items():
        for one in unpack(keys).tolist():
            gone[one].add(seq)
    for one, theirs in sorted(gone.items()):
        _rewrite(session, one, theirs)
    _delete(session, "statement_key", "statement_seq", seqs)


def clear(session: Session) -> None:
    """Empty the index, to enter everything anew."""
    for table in ("statement_key", "posting_page", "posting"):
        session.execute(text(f"DELETE FROM {table}"))


def nearest(
    session: Session,
    wanted: Mapping[str, Collection[str]],
    limit: int,
    *,
    least: int = MIN_SHARED,
    before: Mapping[str, int] | None = None,
) -> dict[str, dict[int, Sharing]]:
    """Give the statements that share most with each asked one, the nearest first.

    A shared key counts the more, the fewer statements have it. A few queries, however many ask.

    Args:
        session: a session.
        wanted: an id of the caller's, and keys.
        limit: how many statements each gets at most.
        least: how many keys they must share.
        before: for an id of the caller's, the number below which those of statements must be:
            nearest among what had arrived by then.

    Returns:
        For each id the numbers (``seq``) of statements, with what tells the keys that they share.
        No entry where there are none.

    """
    named = {owner: {code(key): key for key in keys} for owner, keys in wanted.items()}
    heads, total = _heads_among(session, set().union(*named.values()))
    asked = {owner: _asked(told, heads, total) for owner, told in named.items()}
    pages = _pages(session, {one for each in asked.values() for one in each.read}, heads)
    wide = {
        owner: _merged(one, heads, pages, limit * WIDE, (before or {}).get(owner))
        for owner, one in asked.items()
    }
    kept = _kept(session, {seq for seqs in wide.values() for seq in seqs})
    ranked = {
        owner: by_all_keys(asked[owner].weights, [seq for seq in seqs if seq in kept], kept, least)
        for owner, seqs in wide.items()
    }
    return {
        owner: {seq: partial(_shared, named[owner], kept[seq]) for seq in seqs[:limit]}
        for owner, seqs in ranked.items()
        if seqs
    }


def _shared(named: Mapping[int, str], packed: bytes) -> Shared:
    """Say which keys are among those of a statement; None if it may have had more of them."""
    if max(len(named), len(packed) // _WIDTH) >= MAX_KEYS:
        return None
    return frozenset(map(named.__getitem__, named.keys() & unpack(packed).tolist()))


def pack(values: Iterable[int]) -> bytes:
    """Give whole numbers in [0, 2**32) as four bytes each."""
    return np.fromiter(values, _KIND).tobytes()


def unpack(packed: bytes) -> Numbers:
    """Give packed numbers; ``unpack(pack(v)).tolist() == list(v)``."""
    return np.frombuffer(packed, _KIND)


@dataclass(frozen=True, slots=True)
class _Head:
    """How many statements a key leads to, and the last of them."""

    count: int
    seqs: bytes

    @property
    def pages(self) -> int:
        return self.count // PAGE


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one statement asks: the weight of each key, and the keys that are followed."""

    weights: Mapping[int, int]
    read: tuple[int, ...]


def _asked(codes: Iterable[int], heads: Mapping[int, _Head], total: int) -> _Asked:
    """Choose among the keys that lead anywhere."""
    counts = {one: heads[one].count for one in codes if one in heads}
    return _Asked(*chosen(counts, total))


def chosen(
    counts: Mapping[int, int], total: int, most: int = WORK
) -> tuple[dict[int, int], tuple[int, ...]]:
    """Weigh keys, and choose the rarest of them, as many as may be read.

    Args:
        counts: to how many statements each key leads, none of them to none.
        total: how many statements there are.
        most: how many entries may be read; those of the rarest key may in any case.

    Returns:
        The weight of every key, a whole number; and the keys that are followed, the rarest first.

    """
    known = sorted((count, one) for one, count in counts.items())
    weights = {one: int(_SCALE * log(1 + total / count)) for count, one in known}
    read: list[int] = []
    work = 0
    for count, one in known:
        work += min(count, REACH)
        if read and work > most:
            break
        read.append(one)
    return weights, tuple(read)


def _merged(
    asked: _Asked,
    heads: Mapping[int, _Head],
    pages: Mapping[int, Sequence[bytes]],
    most: int,
    before: int | None,
) -> list[int]:
    """Give the statements with the greatest weight under the keys that are followed."""
    parts = []
    for one in asked.read:
        seqs = unpack(b"".join((*pages.get(one, ()), heads[one].seqs)))
        upto = len(seqs) if before is None else int(np.searchsorted(seqs, before))
        seqs = seqs[max(0, upto - REACH) : upto]
        parts.append((seqs.astype(np.uint64) << np.uint64(32)) | np.uint64(asked.weights[one]))
    if not parts:
        return []
    both = np.sort(np.concatenate(parts))
    if not len(both):
        return []
    seqs = both >> np.uint64(32)
    starts = np.flatnonzero(_first_of_each(seqs))
    sums = np.add.reduceat(both & np.uint64(0xFFFFFFFF), starts)
    return _best(seqs[starts], sums, most)


def by_all_keys(
    weights: Mapping[int, int], seqs: Sequence[int], kept: Mapping[int, bytes], least: int
) -> list[int]:
    """Rank statements by the weight of all keys that they share with an asked one.

    Args:
        weights: those of its keys, by `chosen`.
        seqs: the numbers of statements.
        kept: the keys of each of them, packed.
        least: how many keys they must share; those with fewer are left out.

    """
    if not seqs:
        return []
    keys = unpack(b"".join(kept[seq] for seq in seqs))
    known = np.array(sorted(weights), _KIND)
    weighed = np.array([weights[one] for one in known.tolist()], np.uint64)
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    same = known[place] == keys
    ends = np.cumsum([len(kept[seq]) // _WIDTH for seq in seqs])
    starts = np.concatenate(([0], ends[:-1]))
    sums = np.add.reduceat(np.where(same, weighed[place], np.uint64(0)), starts)
    enough = np.add.reduceat(same.astype(np.int64), starts) >= least
    return _best(np.array(seqs, np.uint64)[enough], sums[enough], len(seqs))


def _best(seqs: NDArray[Any], sums: NDArray[Any], most: int) -> list[int]:
    """Give the statements with the greatest sums, the latest to arrive first among equals."""
    if len(seqs) > most:
        few = np.argpartition(sums, len(sums) - most)[-most:]
        least = sums[few].min()
        few = np.flatnonzero(sums >= least)
        seqs, sums = seqs[few], sums[few]
    order = np.lexsort((seqs, sums))[::-1][:most]
    found: list[int] = seqs[order].tolist()
    return found


def _heads(session: Session, codes: Collection[int]) -> dict[int, _Head]:
    found = rows(session, "SELECT key, count, seqs FROM posting WHERE key IN {some}", codes)
    return {key: _Head(count, seqs) for key, count, seqs in found}


def _heads_among(session: Session, codes: Collection[int]) -> tuple[dict[int, _Head], int]:
    """Read heads, and how many statements there are; nobody asks that where there are none."""
    query = (
        "SELECT key, count, seqs, (SELECT max(seq) FROM statement) FROM posting WHERE key IN {some}"
    )
    found = rows(session, query, codes)
    heads = {key: _Head(count, seqs) for key, count, seqs, _ in found}
    return heads, found[0][3] if found else 0


def _pages(
    session: Session, codes: Collection[int], heads: Mapping[int, _Head]
) -> dict[int, list[bytes]]:
    """Read the full pages of keys, no farther back than they are followed."""
    paged = [one for one in codes if heads[one].pages]
    found: dict[int, list[bytes]] = defaultdict(list)
    query = (
        "SELECT g.key, g.seqs FROM posting p JOIN posting_page g ON g.key = p.key "
        f"AND g.page >= p.count / {PAGE} - {REACH // PAGE + 1} "
        "WHERE p.key IN {some} ORDER BY g.key, g.page"
    )
    for key, seqs in rows(session, query, paged):
        found[key].append(seqs)
    return found


def _kept(session: Session, seqs: Collection[int]) -> dict[int, bytes]:
    """Read the keys of statements; those that are gone have none."""
    query = "SELECT statement_seq, keys FROM statement_key WHERE statement_seq IN {some}"
    return dict(rows(session, query, seqs))


def _append(session: Session, new: Mapping[int, bytes]) -> None:
    """Put statements behind those that keys lead to already."""
    heads = _heads(session, new)
    none = _Head(0, b"")
    last: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    for one, seqs in new.items():
        head = heads.get(one, none)
        tail = head.seqs + seqs
        full = len(tail) // _PAGE
        if full:
            pages += _cut(one, head.pages, tail[: full * _PAGE])
        count = head.count + len(seqs) // _WIDTH
        last.append({"key": one, "count": count, "seqs": tail[full * _PAGE :]})
    put_over(session, "posting", last, heads)
    put(session, "posting_page", pages)


def _cut(key: int, first: int, packed: bytes) -> list[dict[str, Any]]:
    return [
        {"key": key, "page": first + nth, "seqs": packed[start : start + _PAGE]}
        for nth, start in enumerate(range(0, len(packed), _PAGE))
    ]


def _rewrite(session: Session, key: int, gone: Collection[int]) -> None:
    """Write the statements that a key leads to without some of them."""
    one = {"key": key}
    pages = text("SELECT seqs FROM posting_page WHERE key = :key ORDER BY page")
    last = text("SELECT seqs FROM posting WHERE key = :key")
    packed = [*session.scalars(pages, one), *session.scalars(last, one)]
    for table in ("posting_page", "posting"):
        session.execute(text(f"DELETE FROM {table} WHERE key = :key"), one)
    left = [seq for seq in unpack(b"".join(packed)).tolist() if seq not in gone]
    if left:
        _append(session, {key: pack(left)})


def _delete(session: Session, table: str, column: str, values: Collection[int]) -> None:
    query = f"DELETE FROM {table} WHERE {column} IN {some(session, 'integer')}"
    session.execute(text(query), {"some": numbers(session, values)})


def _take_turns(session: Session) -> None:
    """Let one writer at a time change the index, whatever else they do side by side."""
    if dialect(session) == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
