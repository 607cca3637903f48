"""Two accounts of who did one thing."""

from __future__ import annotations

import pytest

from factdb.rules.replies.doers import other_doer
from tests.rules.build import Spec
from tests.rules.replies.voices import answered, one, other

SPEAKS = [
    (one("the rebels shelled the hospital"), other("the army shelled the hospital")),
    (one("a neighbour poisoned the cistern"), other("the tanners poisoned the cistern")),
    (one("the captain wrote the letter"), other("the letter was written by the cook")),
    (one("the president ordered the raid"), other("the minister ordered the raid")),
    (one("government forces bombed the market"), other("the market was bombed by the rebels")),
    (one("the mayor stole the painting"), other("the painting was stolen by a curator")),
    (one("the driver killed the cyclist"), other("the cyclist was killed by a policeman")),
    (one("separatists shot down the airliner"), other("the air force shot down the airliner")),
    (one("the rebels broke the truce"), other("the army broke the truce")),
    (one("a pupil started the fire"), other("a cook started the fire")),
    (one("the nurse leaked the memo"), other("the memo was leaked by the director")),
    (one("the militia abducted the teacher"), other("the teacher was abducted by the police")),
    (one("the navy sank the trawler"), other("pirates sank the trawler")),
    (one("a rebel rocket hit the hospital"), other("an army missile hit the hospital")),
    (
        one("this week Russia shelled the hospital"),
        other("this week Ukraine shelled the hospital"),
    ),
]

QUIET = [
    pytest.param(one("the rebels shelled the hospital"), other("the army shelled the school"),
                 id="two things"),
    pytest.param(one("the rebels shelled the hospital"),
                 other("the army also shelled the hospital"), id="also"),
    pytest.param(one("the rebels shelled the hospital"), other("rebels shelled the hospital"),
                 id="one doer"),
    pytest.param(one("the rebels visited the hospital"), other("the army visited the hospital"),
                 id="a deed for many"),
    pytest.param(one("the rebels will shell the hospital"),
                 other("the army shelled the hospital"), id="not done yet"),
    pytest.param(one("the rebels did not shell the hospital"),
                 other("the army shelled the hospital"), id="no second doer"),
    pytest.param(one("they shelled the hospital"), other("the army shelled the hospital"),
                 id="a pronoun"),
    pytest.param(one("the hospital was shelled"), other("the army shelled the hospital"),
                 id="nobody is named"),
    pytest.param(one("the rebels fired 3 shells"), other("the army fired 5 shells"), id="counts"),
    pytest.param(one("the baker sold the mill"), other("the smith sold the mill"),
                 id="what may be done twice"),
    pytest.param(one("the army shelled the hospital in Lindau"),
                 other("the rebels shelled the hospital in Morvan"), id="two hospitals"),
    pytest.param(one("the army shelled the hospital on Monday"),
                 other("the rebels shelled the hospital on Friday"), id="two days"),
    pytest.param(one("the army shelled the hospital"),
                 other("soldiers shelled the hospital"), id="the army and its soldiers"),
    pytest.param(one("the army shelled the hospital"),
                 other("an army unit shelled the hospital"), id="a part of it"),
    pytest.param(one("Morvan shelled the hospital"),
                 other("Morvan's artillery shelled the hospital"), id="a country and its guns"),
    pytest.param(one("the captain shot the admiral"),
                 other("the admiral shot the captain"), id="each the other"),
    pytest.param(one("the judge freed the baker"),
                 other("the judge jailed the smith"), id="one judge"),
    pytest.param(one("the police arrested the driver"),
                 other("the police arrested the driver's brother"), id="the brother"),
    pytest.param(one("the court jailed the smith"),
                 other("a higher court freed the smith"), id="two courts"),
    pytest.param(one("the nurse signed the letter"),
                 other("the surgeon signed the letter"), id="a letter signed by many"),
    pytest.param(one("the mayor praised the crew"),
                 other("the bishop praised the crew"), id="praise from many"),
    pytest.param(one("Berg won the race in 2019"),
                 other("Costa won the race in 2023"), id="two races"),
    pytest.param(one("Berg scored the first goal"),
                 other("Costa scored the second goal"), id="two goals"),
    pytest.param(one("the lower house passed the bill"),
                 other("the senate passed the bill"), id="two houses"),
    pytest.param(one("the wind destroyed the roof"),
                 other("the flood destroyed the cellar"), id="roof and cellar"),
    pytest.param(one("a gunman killed his wife"),
                 other("the police killed the gunman"), id="the gunman himself"),
    pytest.param(one("the union rejected the offer"),
                 other("the owners rejected the offer"), id="both reject"),
    pytest.param(one("the rebels attacked the convoy"),
                 other("the rebels and bandits attacked the convoy"), id="and bandits"),
    pytest.param(one("Norvik built the ship"),
                 other("Norvik's yard in Lindau built the ship"), id="a firm and its yard"),
    pytest.param(one("someone stole the painting"),
                 other("a curator stole the painting"), id="someone"),
    pytest.param(one("three men stole the painting"),
                 other("the gang stole the painting"), id="the gang of three"),
    pytest.param(one("a 24-year-old man stole the painting"),
                 other("the curator's son stole the painting"), id="one man, two descriptions"),
    pytest.param(one("the rebels could have shelled the hospital"),
                 other("the army shelled the hospital"), id="could have"),
    pytest.param(one("did the rebels shell the hospital?"),
                 other("the army shelled the hospital"), id="a question"),
    pytest.param(one("the Costa inquiry found that the guard opened the gate"),
                 other("the guard opened the gate"), id="what was found"),
    pytest.param(one("the pilot landed the plane"),
                 other("the co-pilot flew the plane to Lindau"), id="landed and flew"),
    pytest.param(one("the ministry denied the report"),
                 other("the embassy denied the report"), id="both deny"),
    pytest.param(one("the bank raised its rate"),
                 other("another bank raised its rate"), id="each its own"),
    pytest.param(one("villagers found the wreck"),
                 other("divers searched the wreck"), id="found and searched"),
    pytest.param(one("the committee published its report"),
                 other("the ministry published its report"), id="each its own report"),
    pytest.param(one("the smugglers left the boat"),
                 other("the passengers left the boat"), id="all leave"),
    pytest.param(one("the prime minister sacked the envoy"),
                 other("the government sacked the envoy"), id="the head of it"),
    pytest.param(one("the drone struck the tower"),
                 other("the army struck the tower with a drone"), id="with what"),
    pytest.param(one("the gunman killed the teacher"),
                 other("the bullet killed the teacher"), id="man and bullet"),
    pytest.param(one("a Norvik lorry hit the cyclist"),
                 other("the driver hit the cyclist"), id="lorry and driver"),
    pytest.param(one("a bomb destroyed the hall"), other("an explosion destroyed the hall"),
                 id="bomb and blast"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """One deed, one thing, two doers, whoever speaks first."""
    assert answered(other_doer, a, b)
    assert answered(other_doer, b, a)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Both may be true."""
    assert answered(other_doer, a, b) is None
