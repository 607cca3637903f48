"""The review queue: which pair of statements is next for whom, and what a reviewer should see.

For one pair::

    lookup.queue(...)          # ids that may come next, one query      store/
    | holds.take(...)          # the first that is free, for this desk  store/
    | case(...)                # everything that is shown               here
    | corrections.rule(...)    # what the reviewer says, in the log     store/

No screen is known here: the terminal draws a `Case` and calls a `Queue`, and so may a web desk.
"""
