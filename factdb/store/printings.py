"""Printings of one text: which stored report was the first, and what both of them say.

A report is held against the stored ones that share most prints with it (`match.prints`); the first
to arrive that has enough of its words (`match.wire_copies`) is another printing of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlmodel import Session

from factdb import match
from factdb.store import stored
from factdb.store.dialect import put, rows
from factdb.types import Report, Statement

TRIED = 3
"""So many stored texts are compared word for word with a new one, those most like it."""

Prints = Mapping[str, frozenset[int]]
"""The prints of reports, by their keys."""


def printed(session: Session, report: Report) -> tuple[Statement, ...]:
    """Give the statements of the first stored printing of a text; none if it is the first.

    Of statements that are themselves copies come those of which they are.
    """
    found = _first(session, report)
    return _said_in(session, [found]).get(found, ()) if found else ()


def _first(session: Session, report: Report) -> str | None:
    """Find the first stored report that shares enough of a text, word for word."""
    query = (
        "SELECT r.seq, r.key, r.text FROM report r JOIN (SELECT report_seq, count(*) AS shared "
        "FROM report_print WHERE print IN {some} GROUP BY report_seq "
        f"ORDER BY shared DESC, report_seq LIMIT {TRIED}) AS near ON near.report_seq = r.seq "
        "WHERE r.digest <> '{digest}' ORDER BY r.seq"
    ).replace("{digest}", report.digest)
    for _, key, told in rows(session, query, match.prints(report.text)):
        if match.wire_copies(told, report.text) >= match.COPY:
            return str(key)
    return None


def _said_in(session: Session, keys: Collection[str]) -> dict[str, tuple[Statement, ...]]:
    """Give what stored reports say, by their keys; for copies that of which they are."""
    query = (
        "SELECT DISTINCT s.report_key, coalesce(o.seq, s.seq) FROM statement s "
        "LEFT JOIN statement o ON o.id = s.copy_of WHERE s.report_key IN {some} "
        "AND NOT s.withdrawn ORDER BY 1, 2"
    )
    told = rows(session, query, keys)
    whole = stored.statements(session, {seq for _, seq in told}, withdrawn=False)
    found: dict[str, tuple[Statement, ...]] = {}
    for key, seq in told:
        if seq in whole:
            found[key] = (*found.get(key, ()), whole[seq])
    return found


def enter(session: Session, texts: Mapping[str, str]) -> Prints:
    """Enter the prints of stored reports that have none yet, by keys and texts; give them.

    What `TRIED` earlier reports have whole is not entered again: they share as much with any text
    and come first, so that it would never be tried. A text printed without end stays as short here
    as one printed three times.
    """
    prints = {key: match.prints(told) for key, told in texts.items()}
    seqs = dict(rows(session, "SELECT key, seq FROM report WHERE key IN {some}", prints))
    having, new = _having(session, prints), []
    for seq, each in sorted((seqs[key], each) for key, each in prints.items()):
        shared = _shared(seq, each, having)
        if sum(count == len(each) for count in shared.values()) < TRIED:
            new += [(one, seq) for one in each]
            for one in each:
                having[one].append(seq)
    put(session, "report_print", [{"print": one, "report_seq": seq} for one, seq in sorted(new)])
    return prints


def twins(
    session: Session, prints: Prints, said: Iterable[tuple[Statement, str]]
) -> dict[str, Statement]:
    """Give for the ids of new statements those of other printings of which they are copies.

    Args:
        session: a session of `writing`.
        prints: those of the reports, stored already.
        said: new statements, each with the key of its report.

    Returns:
        Only what is a copy; of several printings the first to arrive counts.

    """
    new: dict[str, list[Statement]] = defaultdict(list)
    for one, key in said:
        new[key].append(one)
    first = _firsts(session, {key: prints[key] for key in new if key in prints})
    stored = _said_in(session, set(first.values())) if first else {}
    found: dict[str, Statement] = {}
    # In the order of arrival: what a report has from another is known before it is asked for.
    for key, of in first.items():
        there = [found.get(one.id, one) for one in (*stored.get(of, ()), *new.get(of, ()))]
        found |= match.twins(new[key], there)
    return found


def _firsts(session: Session, prints: Prints) -> dict[str, str]:
    """Find the first printing of each report that has an earlier one, in the order of arrival."""
    near = _near(session, prints)
    query = "SELECT seq, key, text FROM report WHERE seq IN {some}"
    wanted = {one for seq, others in near.items() for one in (seq, *others)}
    told = {seq: (key, whole) for seq, key, whole in rows(session, query, wanted)}
    found = {}
    for seq, others in near.items():
        key, whole = told[seq]
        like = (told[one] for one in others)
        first = next((k for k, t in like if match.wire_copies(t, whole) >= match.COPY), None)
        if first is not None:
            found[key] = first
    return found


def _near(session: Session, prints: Prints) -> dict[int, Sequence[int]]:
    """Give the numbers of reports with earlier ones that share most prints, in their order."""
    seqs = dict(rows(session, "SELECT key, seq FROM report WHERE key IN {some}", prints))
    having = _having(session, prints)
    return dict(_earlier(sorted((seqs[key], each) for key, each in prints.items()), having))


def _having(session: Session, prints: Prints) -> dict[int, list[int]]:
    """Give for each print the numbers of the stored reports that have it."""
    query = "SELECT print, report_seq FROM report_print WHERE print IN {some}"
    having: dict[int, list[int]] = defaultdict(list)
    for one, seq in rows(session, query, {one for each in prints.values() for one in each}):
        having[one].append(seq)
    return having


def _earlier(
    reports: Iterable[tuple[int, frozenset[int]]], having: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, Sequence[int]]]:
    for seq, prints in reports:
        shared = _shared(seq, prints, having)
        most = sorted(shared, key=lambda other: (-shared[other], other))[:TRIED]
        if most:
            yield seq, sorted(most)


def _shared(seq: int, prints: frozenset[int], having: Mapping[int, Sequence[int]]) -> Counter[int]:
    """Count the prints that earlier reports share with one."""
    return Counter(other for one in prints for other in having[one] if other < seq)
