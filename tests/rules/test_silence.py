"""Rules say why they are silent to whoever listens, and to nobody else."""

from __future__ import annotations

import pytest

from factdb import plugins
from factdb.rules.silence import UNSAID, Near, Silence, listening, nearest, silent
from tests.rules.build import Spec, met, say

PAIRS = [
    (say("We will not pay."), say("The moon is far away.", by="Rui Costa")),
    (say("Ten men died at the Varn mine."), say("Twelve men died at the Varn mine.", day=9)),
    (say("The bridge at Orlen was closed on Monday."), say("The bridge at Orlen was opened.")),
    (say("They did it.", by=""), say("This is false.", by="Rui Costa")),
]


def test_heard_only_by_who_listens() -> None:
    """Outside, it is None and nothing else; inside, every reason comes in order."""
    assert silent("nobody hears it") is None
    with listening() as outer:
        silent("first")
        with listening() as inner:
            silent("second", Near.TIME)
        silent("third")

    assert [one.why for one in outer] == ["first", "third"]
    assert inner == [Silence("second", Near.TIME)]


def test_nearest() -> None:
    """The reason that came nearest to speaking is told; without any, that none was given."""
    heard = [Silence("far", Near.FAR), Silence("near", Near.TIME), Silence("too", Near.TIME)]

    assert nearest(heard).why == "near"
    assert nearest([]).why == UNSAID


@pytest.mark.parametrize("rule", plugins.names("rules"))
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_rule_is_silent_without_a_reason(rule: str, one: Spec, other: Spec) -> None:
    """Whatever it is asked of, a rule of ours answers or says why not."""
    with listening() as heard:
        answer = plugins.load("rules", rule)(met(one, other))

    assert answer is not None or nearest(heard).why != UNSAID


def test_a_reason_is_the_rule_s_own() -> None:
    """What one rule asks of another is not told as its own reason."""
    match = met(say("We will mend the dam."), say("The old school will be painted.", day=3))
    with listening() as theirs:
        plugins.load("rules", "misquote")(match)
    with listening() as ours:
        plugins.load("rules", "reversal")(match)

    assert theirs
    assert ours
    assert not {one.why for one in ours} & {one.why for one in theirs}
