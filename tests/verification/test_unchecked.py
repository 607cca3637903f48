"""Acts of speech that cannot be checked are listed, and nothing else is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import factdb
from factdb.types import Report
from factdb.verification import items

CASES = [
    pytest.param("Adeyemi did not deny the report.", ["did not say"], id="not denied"),
    pytest.param("Adeyemi confirmed the report.", ["not what was said"], id="confirmed"),
    pytest.param("Ruth Adeyemi never said that.", ["did not say"], id="never said"),
    pytest.param("The ministry declined to comment.", ["did not say"], id="declined"),
    pytest.param("Ruth Adeyemi did not deny that the library would close.", ["did not say"],
                 id="not denied, with a clause"),
    pytest.param("Adeyemi confirmed the report and said the library will close in June.",
                 ["not what was said", ""], id="one of two"),
    pytest.param("Ruth Adeyemi said the library will close in June.", [""], id="a claim"),
    pytest.param("Adeyemi walked home. It rained.", [], id="no speech"),
    pytest.param("“We have to close two branches.” Adeyemi said on Thursday.", [""],
                 id="the rest of a quotation"),
    pytest.param("Adeyemi said: “We have to close two branches.”", [""], id="leads on to one"),
    pytest.param("The house is called “The Ark”.", [], id="nobody speaks"),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "reasons"), CASES)
def test_unchecked(draft: str, reasons: list[str]) -> None:
    """Each passage has its reason, "" for what can be checked."""
    found = items(factdb.extract(Report(draft, datetime(2026, 3, 4, tzinfo=UTC))))

    assert len(found) == len(reasons)
    assert all(
        why in one.unchecked and bool(why) is bool(one.unchecked)
        for one, why in zip(found, reasons, strict=True)
    )
    assert all(draft[one.statement.start :].startswith(one.text) for one in found)
