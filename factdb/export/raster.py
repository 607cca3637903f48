"""An SVG of ours as a PNG, with a font that we bring: the same picture on every machine."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

_ZOOM = 2
"""Pixels for each unit of the drawing: sharp on paper and on dense screens."""

_FOR_SCREENS = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules for dark screens and for paper: a PNG is neither, and resvg takes some of them for all."""

_FAMILY = "Source Sans Pro"
_PACKAGE = "font_source_sans_pro"
_FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")


def png(svg: str) -> bytes:
    """Draw an SVG in light colours on white, two pixels for each unit.

    Latin, Greek and Cyrillic letters are those of the shipped font; others come from the fonts of
    the machine, and are boxes where it has none.

    Source: resvg (resvg_py 0.5).
    """
    import resvg_py

    drawn = resvg_py.svg_to_bytes(
        svg_string=_FOR_SCREENS.sub("", svg),
        background="white",
        zoom=_ZOOM,
        font_family=_FAMILY,
        sans_serif_family=_FAMILY,
        font_files=[str(_fonts() / face) for face in _FACES],
    )
    return bytes(drawn)


def _fonts() -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    assert found is not None
    assert found.submodule_search_locations
    return Path(next(iter(found.submodule_search_locations))) / "files"
