"""Which columns hold the parts of a statement that can be corrected. Light: look-ups use it."""

from __future__ import annotations

SPEAKER, SPAN, STANCE, NEGATED = "speaker", "span", "stance", "negated"
SAID_ON, FIGURES, DATES, WITHDRAWN = "said_on", "figures", "dates", "withdrawn"

CORRECTABLE = (SPEAKER, SPAN, STANCE, NEGATED, SAID_ON, FIGURES, DATES, WITHDRAWN)
"""What a person can correct."""

REST = "rest"
"""What only an extractor says of a statement: the words for speaker and act, how sure it is."""

PLACED = ("text", "start", "end", "kind", "sentence", "sentence_start", "sentence_end", "frames")
"""The columns of a span; frames are JSON there."""

TOLD = ("mention_id", "cue", "cue_start", "cue_end", "via", "continues", "answers", "confidence",
        "found_by")  # fmt: skip
"""The columns of `REST`."""

WHEN = ("text", "start", "end", "first", "last", "precision")
"""What a date has; the columns of `SAID_ON` begin with ``said_``."""
