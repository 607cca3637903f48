"""Two accounts of why one thing came about."""

from __future__ import annotations

import pytest

from factdb.rules.replies.causes import other_cause, other_motive
from tests.rules.build import Spec
from tests.rules.replies.voices import answered, one, other

CAUSES = [
    (one("the herring died because of the paint"), other("the herring died due to the heat")),
    (one("the mill burned because a stove was left on"), other("lightning caused the mill fire")),
    (one("the paint is to blame for the dead herring"),
     other("the herring died as a result of a warm winter")),
    (one("the fog was responsible for the collision"),
     other("the collision was caused by a sleeping mate")),
    (one("the bus crashed because the driver fell asleep"),
     other("the bus crashed because its brakes failed")),
    (one("the blackout was caused by a cyber attack"),
     other("the blackout was caused by an ageing transformer")),
    (one("the workers fell ill because of the water"),
     other("the workers fell ill due to spoiled fish")),
    (one("the crop failed because of locusts"), other("the crop failed as a result of poor seed")),
    (one("speculators are to blame for the famine"),
     other("the famine was caused by the blockade")),
    (one("the dam burst because of an earthquake"), other("the dam burst due to poor concrete")),
    (one("a gas leak caused the explosion"), other("the explosion was caused by a bomb")),
    (one("the plane crashed due to pilot error"), other("the plane crashed because of a missile")),
    (one("the mayor's death was caused by a stroke"), other("the mayor died because of poison")),
]  # fmt: skip

MOTIVES = [
    (one("they closed the pier to mend it"), other("they did so for a political reason")),
    (one("he sold the ferry in order to pay his crew"), other("He did it out of spite")),
    (one("the pier was shut for safety reasons"), other("It was done to punish the mayor")),
    (one("the army entered the town to protect civilians"), other("It did so to seize the mines")),
    (one("he burned the letters to keep warm"), other("He did it to hide the theft")),
]

NO_CAUSES = [
    pytest.param(one("the herring died because of the paint"),
                 other("the ferry sank due to the heat"), id="two effects"),
    pytest.param(one("the herring died because of the paint"),
                 other("the herring also died due to the heat"), id="also"),
    pytest.param(one("the herring died partly because of the paint"),
                 other("the herring died due to the heat"), id="partly"),
    pytest.param(one("paint was a factor because of which the herring died"),
                 other("the herring died due to the heat"), id="a factor"),
    pytest.param(one("the herring died because of the paint"),
                 other("the herring died due to paints"), id="one cause"),
    pytest.param(one("the herring died not because of the paint"),
                 other("the herring died due to the heat"), id="not because"),
    pytest.param(one("the herring may have died because of the paint"),
                 other("the herring died due to the heat"), id="may have"),
    pytest.param(one("the herring died because of the paint"), other("the herring died in May"),
                 id="no cause"),
    pytest.param(one("40 boats sank because of the paint"),
                 other("60 boats sank due to the heat"), id="counts"),
    pytest.param(one("did the herring die because of the paint?"),
                 other("the herring died due to the heat"), id="a question"),
    pytest.param(one("the herring died because of the paint"),
                 other("the herring died of the paint, among others because of the heat"),
                 id="among others"),
    pytest.param(one("the bridge closed because of high winds"),
                 other("the school closed because of a burst pipe"), id="two closures"),
    pytest.param(one("the number of thefts fell because of new lamps"),
                 other("the number of fires fell because of the rain"), id="two numbers"),
    pytest.param(one("the strike in Lindau was caused by low pay"),
                 other("the strike in Morvan was caused by long shifts"), id="two towns"),
    pytest.param(one("the 2019 flood was caused by a broken dyke"),
                 other("the 2024 flood was caused by heavy rain"), id="two years"),
    pytest.param(one("the delay was caused by a lack of steel"),
                 other("the extra cost was caused by a lack of welders"), id="delay and cost"),
    pytest.param(one("the vineyard lost half its crop to frost"),
                 other("the vineyard lost its licence because of unpaid dues"),
                 id="crop and licence"),
    pytest.param(one("the match was abandoned because of fog"),
                 other("the match was abandoned because the players could not see the ball"),
                 id="what follows from it"),
    pytest.param(one("the crash was caused by ice"),
                 other("the crash was caused by black ice on the bend"), id="told more closely"),
    pytest.param(one("the patients died because of a lack of oxygen"),
                 other("the patients died because the oxygen plant had failed"),
                 id="the cause of the cause"),
    pytest.param(one("the outage was caused by a storm"),
                 other("the outage was caused by a tree that the storm felled"),
                 id="the storm and its tree"),
    pytest.param(one("the outage was caused by a storm"),
                 other("the outage was not caused by a cyber attack"),
                 id="another cause ruled out"),
    pytest.param(one("the outage was caused by a storm"),
                 other("we do not know whether the outage was caused by an attack"),
                 id="nobody knows"),
    pytest.param(one("the outage was caused by a storm"),
                 other("police are looking into whether the outage was caused by sabotage"),
                 id="looked into"),
    pytest.param(one("prices rose mainly because of the drought"),
                 other("prices rose in some measure because of speculation"), id="mainly"),
    pytest.param(one("prices rose because of the drought"),
                 other("prices would have risen anyway because of the levy"), id="would have"),
    pytest.param(one("prices rose because of the drought and the levy"),
                 other("prices rose because of the levy"), id="one of two"),
    pytest.param(one("the minister resigned because of the scandal"),
                 other("the minister's secretary resigned because of her health"),
                 id="minister and secretary"),
    pytest.param(one("the fire was caused by a candle"),
                 other("the fire could have been caused by a heater"), id="could have"),
    pytest.param(one("the fire was caused by a candle"),
                 other("had the door been open, the fire would have been caused by sparks"),
                 id="had it been"),
    pytest.param(one("the drug was withdrawn because of side effects"),
                 other("the drug was first delayed because of a shortage of vials"),
                 id="withdrawn and delayed"),
    pytest.param(one("many refugees left because of the shelling"),
                 other("others left because of the cold"), id="others"),
    pytest.param(one("some farmers quit because of debt"),
                 other("some farmers quit because of age"), id="some and some"),
    pytest.param(one("the bakery shut because of the rent"),
                 other("if the bakery shut because of the mayor, he should say so"), id="if"),
    pytest.param(one("the cracks are due to the subway works"),
                 other("the library is due to reopen in June"), id="due to reopen"),
    pytest.param(one("she won because of her record"),
                 other("he lost because of his temper"), id="won and lost"),
    pytest.param(one("the mudslide was responsible for the derailment"),
                 other("the transport agency is responsible for the track"), id="in charge of"),
    pytest.param(one("the team lost due to injuries"),
                 other("the team is due a visit by the king"), id="due a visit"),
    pytest.param(one("the virus is to blame for the deaths of the seals"),
                 other("the seals' deaths are a warning to all of us"), id="a warning"),
]  # fmt: skip

NO_MOTIVES = [
    pytest.param(one("they closed the pier to mend it"), other("they did so on Monday"),
                 id="no reason"),
    pytest.param(one("they closed the pier"), other("they did so for a political reason"),
                 id="no reason before"),
    pytest.param(one("they closed the pier to mend it"), other("they did so to mend the planks"),
                 id="one reason"),
    pytest.param(one("they closed the pier to mend it"), other("they also did so to save money"),
                 id="also"),
    pytest.param(one("they closed the pier to mend it"),
                 other("the board acted for a political reason"), id="nothing is taken up"),
    pytest.param(one("they closed the pier to mend it"),
                 other("they did so quietly, at night"), id="how"),
    pytest.param(one("they closed the pier to mend it"),
                 other("they did so to the surprise of the fishermen"), id="to the surprise"),
    pytest.param(one("they closed the pier to mend it"),
                 other("they did so for three weeks"), id="how long"),
    pytest.param(one("they closed the pier to mend it"),
                 other("they did so despite the protests"), id="despite"),
    pytest.param(one("they closed the pier to mend it"),
                 other("they did not do so to annoy anybody"), id="another reason ruled out"),
    pytest.param(one("they closed the pier to mend it"),
                 other("they did so after a vote of the board"), id="after a vote"),
    pytest.param(one("they closed the pier to mend it"),
                 other("whether they did so for a political reason is not for me to say"),
                 id="whether"),
    pytest.param(one("he sold the ferry in order to pay his crew"),
                 other("he did it for a pittance"), id="the price"),
    pytest.param(one("he sold the ferry in order to pay his crew"),
                 other("He did it so that the crew would get their wages"),
                 id="the same in other words"),
    pytest.param(one("he sold the ferry in order to pay his crew"),
                 other("he may have done it out of spite"), id="may have"),
    pytest.param(one("she resigned to care for her mother"),
                 other("she did so with immediate effect"), id="when"),
    pytest.param(one("she resigned to care for her mother"),
                 other("she did so on the advice of her family, for the sake of her mother"),
                 id="whose advice"),
    pytest.param(one("the pier was shut for safety reasons"),
                 other("it was done to the letter of the law"), id="to the letter"),
    pytest.param(one("the pier was shut for safety reasons"),
                 other("it was done for the first time since the war"), id="for the first time"),
    pytest.param(one("the pier was shut for safety reasons"),
                 other("it was not done for fun"), id="not for fun"),
    pytest.param(one("the pier was shut for safety reasons"),
                 other("It was done to keep children from falling in"), id="what safety means",
                 marks=pytest.mark.xfail(strict=True, reason="no list tells what safety means")),
    pytest.param(one("the army entered the town to protect civilians"),
                 other("It did so at dawn, to the sound of church bells"), id="to the sound"),
    pytest.param(one("they raised the dues to repair the lock"),
                 other("they did so in part to pay old debts"), id="in part"),
    pytest.param(one("they raised the dues to repair the lock"),
                 other("they did so for all ships above ten metres"), id="for all ships"),
    pytest.param(one("they raised the dues to repair the lock"),
                 other("will they do so to please the owners?"), id="a question"),
    pytest.param(one("the mayor shut the market because of the fever"),
                 other("he did so because people were dying of the fever"), id="the same cause"),
    pytest.param(one("the mayor shut the market because of the fever"),
                 other("he did so for the good of us all"), id="for the good"),
    pytest.param(one("the mayor shut the market because of the fever"),
                 other("he did so because he had to"), id="had to"),
    pytest.param(one("he fired the coach to save money"),
                 other("he did so to his face"), id="to his face"),
    pytest.param(one("he fired the coach to save money"),
                 other("He did so by letter, and to my regret"), id="to my regret"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), CAUSES)
def test_causes(a: Spec, b: Spec) -> None:
    """One effect, two causes, whoever speaks first."""
    assert answered(other_cause, a, b)
    assert answered(other_cause, b, a)


@pytest.mark.parametrize(("a", "b"), MOTIVES)
def test_motives(a: Spec, b: Spec) -> None:
    """What a pronoun takes up is given a second reason."""
    assert answered(other_motive, a, b)


@pytest.mark.parametrize(("a", "b"), NO_CAUSES)
def test_no_causes(a: Spec, b: Spec) -> None:
    """Room is left for a second cause, or two things came about."""
    assert answered(other_cause, a, b) is None


@pytest.mark.parametrize(("a", "b"), NO_MOTIVES)
def test_no_motives(a: Spec, b: Spec) -> None:
    """No second reason, or not of the same deed."""
    assert answered(other_motive, a, b) is None
