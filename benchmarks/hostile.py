"""Texts that no newsroom prints and every archive holds: what makes careless code slow or fall.

Each is a function of a size, so that a test can ask for little and `benchmarks.speed` for more; a
text of size ``2 * n`` is about twice as long as one of size ``n``. Size 1 is some 2,000 characters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

HOSTILE: Mapping[str, Callable[[int], str]] = {
    "marks never closed": lambda n: "“Lund said we will go. " * (80 * n),
    "marks and nothing else": lambda n: "\"“”'‘’«»" * (250 * n),
    "opening marks": lambda n: "“ " * (500 * n),
    "one endless sentence": lambda n: "word " * (400 * n) + ".",
    "said that, nested": lambda n: "Roth " + "said that Lund " * (60 * n) + "left.",
    "conjoined clauses": lambda n: " and ".join(["Roth said it was open"] * (80 * n)) + ".",
    "cues and nothing else": lambda n: "he said " * (200 * n),
    "semicolons": lambda n: "Roth said; " * (150 * n),
    "digits and commas": lambda n: "1,234,567, 3.5 and " * (100 * n),
    "number words": lambda n: "one hundred and " * (120 * n),
    "commas": lambda n: "," * (1500 * n),
    "a word without end": lambda n: "a-" * (1000 * n) + "a said so.",
    "capitals": lambda n: "MINISTER ROTH SAID THE PORT OF OSTREL WAS SHUT. " * (40 * n),
    "a name without end": lambda n: "Roth " * (400 * n),
    "an office without end": lambda n: "the minister of the office of " * (70 * n) + "X said so.",
    "misread letters": lambda n: "Tbe m1nister sa1d tl1at lie w0uld n0t g0 . ; | " * (40 * n),
    "a poem": lambda n: "The sea is gray\nand says the day\n" * (60 * n),
    "code": lambda n: "def f(x): return {'a': [y for y in x if y != \"z\"]}\n" * (40 * n),
    "a table": lambda n: "Ostrel\t1,200\t“3”\t4%\n" * (90 * n),
    "Chinese": lambda n: "他说“我们不去”。" * (220 * n),
    "right to left": lambda n: "قال الوزير «لن نذهب» يوم الاثنين. " * (60 * n),
    "a transcript": lambda n: "Q: Why?\nROTH: We said no.\n" * (75 * n),
    "dates": lambda n: "Roth said on Monday, 2 May 2019 that it left. " * (45 * n),
    "empty lines": lambda n: "\n" * (2000 * n) + "b",
}
"""By what they are."""
