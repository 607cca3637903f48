"""What was said over time, and the printings of one utterance: pure, over records of the contract.

`points` puts statements, or the figures in them, in the order in which they were said, with what
the judge found between them. `printings` lays everything that prints one utterance beside its
first appearance and counts the sources that do not go back to each other.
"""

from factdb.timeline.lineage import printings, same_words
from factdb.timeline.points import Link, counts, points, series, stems

__all__ = ["Link", "counts", "points", "printings", "same_words", "series", "stems"]
