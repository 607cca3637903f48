"""Where labelled data lies: the folders named, else those beside the project, else none.

The data that factdb is developed on is not part of it: ``../shared/data`` from the project's root.
Where it is absent, a benchmark says so and ends without an error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def labelled(given: Sequence[Path], names: Sequence[str], file: str) -> list[Path]:
    """Give the folders that hold a file; say on stderr which do not.

    Args:
        given: folders that the caller named; none for those of the development data.
        names: folders of the development data.
        file: the labels' file name.

    """
    folders = list(given) or [BESIDE / name for name in names]
    held = [one for one in folders if (one / file).is_file()]
    for folder in folders:
        if folder not in held:
            print(f"skipped: {folder} holds no {file}; name a folder that does", file=sys.stderr)
    return held
