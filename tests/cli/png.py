"""A PNG as its size and its colours, by the standard library: 8 bits, RGBA, not interlaced."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Pixels:
    """Width and height in pixels, and every colour that is somewhere."""

    width: int
    height: int
    colours: frozenset[Colour]


def read(content: bytes) -> Pixels:
    """Decode a PNG.

    Source: W3C, Portable Network Graphics (third edition), sections 5, 9 and 11.
    """
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    chunks = dict.fromkeys([b"IHDR", b"IDAT"], b"")
    at = 8
    while at < len(content):
        (size,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + content[at + 8 : at + 8 + size]
        at += size + 12
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert form == [8, 6, 0, 0, 0]
    return Pixels(width, height, _colours(zlib.decompress(chunks[b"IDAT"]), width * 4))


def _colours(raw: bytes, size: int) -> frozenset[Colour]:
    found: set[Colour] = set()
    above = bytearray(size)
    for at in range(0, len(raw), size + 1):
        row = bytearray(raw[at + 1 : at + 1 + size])
        _unfilter(raw[at], row, above)
        found.update(zip(row[0::4], row[1::4], row[2::4], strict=True))
        above = row
    return frozenset(found)


def _unfilter(kind: int, row: bytearray, above: bytearray) -> None:
    for at in range(len(row)):
        left = row[at - 4] if at >= 4 else 0
        corner = above[at - 4] if at >= 4 else 0
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))
        row[at] = (row[at] + guess[kind]) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
