"""Plain text: folding, quotation marks, figures, dates, places; no parse, no state."""
