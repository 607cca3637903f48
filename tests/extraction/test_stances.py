"""What an act does, and whether it denies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Stance, Statement

Tell = Callable[[str], tuple[Statement, ...]]

BY_CUE = [
    ("The ministry denied the report.", Stance.DENY, True),
    ("The ministry confirmed the report.", Stance.ASSERT, False),
    ("The minister vowed to fight the ruling.", Stance.COMMIT, False),
    ("The union called for a boycott of the port.", Stance.DEMAND, False),
    ("Lund accused the council of hiding the report.", Stance.ACCUSE, False),
    ("Lund warned of a shortage of insulin.", Stance.WARN, False),
    ("Roth praised the crew.", Stance.SUPPORT, False),
    ("Roth admitted that the dam had failed.", Stance.ADMIT, False),
    ("Lund rejected the allegation.", Stance.DENY, True),
    ("Lund rejected the offer.", Stance.REJECT, True),
    ("Roth estimated that 300 houses were lost.", Stance.ESTIMATE, False),
]

BY_NOUN = [
    ("Roth expressed concern over the bridge.", Stance.WARN, False),
    ("Roth expressed her condolences to the family.", Stance.REGRET, False),
    ("Roth voiced support for the strike.", Stance.SUPPORT, False),
    ("Roth stressed the importance of repairs.", Stance.DEMAND, False),
    ("Roth noted the courage of the crew.", Stance.SUPPORT, False),
    ("The two ministers reaffirmed their readiness to talk.", Stance.COMMIT, False),
]

BY_NAME = [
    ("Lund called the plan a disgrace.", Stance.REJECT, False),
    ("Lund described the boat as blue.", Stance.ASSERT, False),
]

BY_CLAUSE = [
    ("Roth said that the port must close.", Stance.DEMAND, False),
    ("Lund said the only way was to close the port.", Stance.DEMAND, False),
    ("Lund said that it was important to close the port.", Stance.DEMAND, False),
    ("“More boats are needed,” said Lund.", Stance.DEMAND, False),
    ("“We will rebuild the bridge,” said Roth.", Stance.COMMIT, False),
    ("“We will never sell the bridge,” said Roth.", Stance.COMMIT, True),
    ("“We will thank the crew,” said Lund.", Stance.COMMIT, False),
    ("Lund said that Norway was ready to hold talks.", Stance.COMMIT, False),
    ("Lund said that the government would lower the tax.", Stance.COMMIT, False),
    ("Roth said that the plan was unacceptable.", Stance.REJECT, False),
    ("“The plan is too expensive,” said Lund.", Stance.REJECT, False),
    ("Lund said Norway had no objection to the plan.", Stance.SUPPORT, True),
    ("Roth said the mayor stole the money.", Stance.ACCUSE, False),
    ("“They robbed us,” said Roth.", Stance.ACCUSE, False),
    ("Roth said that the guards beat her.", Stance.ACCUSE, False),
    ("Roth said the vote was illegally annulled.", Stance.ACCUSE, False),
    ("Roth said the contract was won through fraud.", Stance.ACCUSE, False),
    ("Roth said that the drain should have been walled up.", Stance.ACCUSE, False),
    ("“The law is anti-democratic,” said Lund.", Stance.ACCUSE, False),
    ("“I made a mistake,” said Roth.", Stance.ADMIT, False),
    ("Lund said that the fever could kill thousands.", Stance.WARN, False),
    ("Lund said that such acts would not be tolerated.", Stance.WARN, True),
    ("Lund said that Norway was ready to attack.", Stance.WARN, False),
    ("“We did not open the gate,” said Lund.", Stance.DENY, True),
    ("“We were not involved,” said Lund.", Stance.DENY, True),
    ("“We do not want a war,” said Lund.", Stance.DENY, True),
    ("“If they attack the port, we will close it,” said Lund.", Stance.WARN, False),
    ("“I would rather not explain the stone,” said Lund.", Stance.REJECT, True),
    ("“We are not ready to leave,” said Lund.", Stance.REJECT, True),
    ("“We want them to leave,” said Lund.", Stance.DEMAND, False),
    ("Lund said that the army had shelled the town.", Stance.ACCUSE, False),
    ("Lund said that the government refused to pay.", Stance.ACCUSE, True),
    ("“We are accused of theft,” said Lund.", Stance.DENY, False),
    ("Roth said that the mayor was accused of theft.", Stance.ACCUSE, False),
    ("“We were wrong,” said Lund.", Stance.ADMIT, False),
    ("“I am not a racist,” said Lund.", Stance.DENY, True),
    ("Lund said that 3,000 boats would be sent.", Stance.COMMIT, False),
    ("Lund said that it was unnecessary.", Stance.REJECT, False),
    ("Lund said he believed the tower was empty.", Stance.ESTIMATE, False),
    ("“Wow, what a night,” said Lund.", Stance.SUPPORT, False),
    ("“Heartbroken and numb,” said Lund.", Stance.REGRET, False),
]

BY_VOICE = [
    ("A poll showed Lund leading by 6 points.", Stance.ESTIMATE, False),
    ("A spokesman said the newspaper stands by its report.", Stance.SUPPORT, False),
    ("Lund said that the council stands by the mayor.", Stance.ASSERT, False),
    ("Ana Lund said she was disappointed.", Stance.REJECT, False),
    ("Ana Lund said she was wrong.", Stance.ADMIT, False),
    ("Roth noted a number of positive aspects of the plan.", Stance.SUPPORT, False),
    ("Roth emphasised the rough treatment of the refugees.", Stance.ACCUSE, False),
    ("Roth suggested closing the port.", Stance.DEMAND, False),
    ("Roth announced a complete withdrawal from the valley.", Stance.COMMIT, False),
    ("Roth spoke in support of the plan.", Stance.SUPPORT, False),
    ("Roth criticised the move.", Stance.REJECT, False),
    ("Roth criticised Norway for the move.", Stance.ACCUSE, False),
    ("Roth said that he had tested positive.", Stance.ASSERT, False),
    ("It was agreed that the port would close.", Stance.COMMIT, False),
    ("“The boats will be needed by the army,” said Lund.", Stance.ASSERT, False),
    ("“I hope to discuss the treaty,” said Lund.", Stance.COMMIT, False),
]

ASSERTS = [
    ("Roth said the bridge was not safe.", True),
    ("Roth said there was no money.", True),
    ("Roth said that Lund would resign.", False),
    ("Roth said the fire destroyed the barn.", False),
    ("Roth said the council was fighting corruption.", False),
    ("Roth said the referee made a mistake.", False),
    ("Lund said that the tax would fall.", False),
    ("Lund said that thousands of deaths could be prevented.", False),
    ("“I do not know,” said Lund.", True),
    ("“I do not have the list,” said Lund.", True),
    ("“I believe the tower is empty,” said Lund.", False),
    ("“It is too early to say,” said Lund.", False),
    ("“Yesterday I asked for an umbrella,” said Lund.", False),
    ("“Is the plan a disgrace?” said Lund.", False),
    ("“I wanted a stone,” said Lund.", False),
    ("Lund said that homes had to be evacuated.", False),
]

GRID = {
    Stance.COMMIT: [
        "Dahl said the ministry will publish the list by Friday.",
        "Dahl said the files would be released next week.",
        "The company said it would compensate every passenger.",
        "“We're going to get this bridge built,” Dahl said.",
        "“I intend to stay until the job is done,” Dahl said.",
        "The king said he remained committed to the peace process.",
        "Dahl said his government is prepared to send more troops.",
        "Police said officers would remain at the scene overnight.",
        "“You have my word that nobody will lose a job,” Dahl said.",
        "The airline said it would cooperate fully with investigators.",
        "“My first act as president will be to repeal this law,” Dahl told supporters.",
        "The firm said refunds would be issued to all customers.",
        "The two sides agreed to hold talks in March.",
        "The ministers agreed to extend the truce.",
        "Dahl said she plans to appeal the verdict.",
        "“Let me be clear: we will win this war,” Dahl said.",
        "Dahl promised that taxes would not rise.",
        "The country assured its allies that it would honour the treaty.",
        "Dahl announced plans to build three new hospitals.",
        "Dahl announced the withdrawal of troops from the valley.",
        "The government announced that it would lift the ban in June.",
        "Roth announced $3 million in new funding for the bridge.",
        "Roth announced one of the largest investments in the port.",
        "The firm stated its intention to leave the valley.",
        "Roth declared her intent to run again.",
        "Roth said he might rename the square.",
        "“We want to stay in the valley,” said Roth.",
        "“I have decided to sell the farm,” said Roth.",
        "The ministry said it seeks to end the strike.",
        "Lund's lawyer said he would appeal.",
        "Roth announced that he would not run again.",
        "“We will not raise the tax,” said Roth.",
    ],
    Stance.DEMAND: [
        "Dahl said the minister should resign.",
        "“The shelling has to stop now,” Dahl said.",
        "The committee urged governments to share their data.",
        "“We call on all parties to show restraint,” Dahl said.",
        "Dahl said it was time to end the siege.",
        "“It's time for the truth,” Dahl said.",
        "“What we need is a ceasefire,” Dahl said.",
        "“Stop killing our children,” Dahl said.",
        "“Don't go outside,” Dahl told residents.",
        "Dahl called for an independent inquiry.",
        "Dahl demanded an apology from the broadcaster.",
        "The judge ordered the firm to pay 3 million crowns.",
        "Dahl asked the court to dismiss the case.",
        "Dahl asked that the hearing be postponed.",
        "Dahl insisted that the troops leave at once.",
        "Dahl recommended that schools stay closed.",
        "Dahl said nobody should be above the law.",
        "Dahl said that it is essential that the border stay open.",
        "“I would urge everyone to get tested,” Dahl said.",
        "Dahl said there was an urgent need for blankets.",
        "Dahl said he wanted the army to withdraw.",
        "The council encouraged people to work from home.",
        "Dahl appealed to witnesses to come forward.",
        "Dahl appealed for calm.",
        "Dahl pressed the bank to explain the delay.",
        "Dahl instructed ministers to prepare a plan.",
        "Roth underscored the importance of repairs.",
        "“It is important that the minister comes to Velm,” said Roth.",
        "Closing the port is a top priority, according to Roth.",
        "The law says: “No person shall enter the mine.”",
        "“We hope that banks will lend more,” said Roth.",
        "Roth suggested a broader inquiry may be required.",
        "“Maybe it is time now,” said Roth.",
        "“My view is that the only way is to stop the works,” said Roth.",
        "Roth expressed hope that the treaty would be signed.",
        "Roth spoke of the need for repairs.",
    ],
    Stance.ACCUSE: [
        "Dahl accused the firm of hiding the leak.",
        "Dahl said the firm had hidden the leak for years.",
        "Dahl alleged that the vote was rigged.",
        "Dahl blamed the government for the delay.",
        "Dahl said the government was responsible for the deaths.",
        "Dahl said the army was behind the attack.",
        "“They lied to us,” Dahl said.",
        "“This was murder,” Dahl said.",
        "Dahl said the president had broken the law.",
        "Dahl said the police did nothing to stop the attack.",
        "Dahl said the minister failed to act on the warnings.",
        "Prosecutors said that Dahl stole 3 million crowns from the fund.",
        "Dahl claimed that the election had been stolen.",
        "Dahl complained that nobody had asked the residents.",
        "Dahl said that Norland was using gas as a weapon.",
        "Dahl criticised the ministry for ignoring the report.",
        "“He cheated thousands of people out of their savings,” Dahl said.",
        "Dahl said the rebels were holding civilians hostage.",
        "Dahl attributed the crash to pilot error.",
        "Dahl said the law violates the constitution.",
        "Dahl said his rival was lying about the numbers.",
        "“Norland is deliberately starving the town,” Dahl said.",
        "Dahl described the killing as an act of terrorism.",
        "Dahl called his rival a liar.",
        "Dahl said that she had been beaten by guards.",
        "The report said officials took bribes from the builder.",
        "Dahl said there was evidence that the ministry had covered up the deaths.",
        "Dahl faulted the council for its slow response.",
        "Roth said the suspects were linked to a smuggling ring.",
        "Roth said the officers showed no remorse.",
        "Roth said there was a lack of transparency in the vote.",
        "“Nobody ever asks us,” said Roth.",
        "Roth said that the rebels attacked journalists.",
        "Roth said that the shortage was caused by failures of the ministry.",
        "Roth said that she had received threats.",
        "“Norland is spreading this lie,” said Roth.",
        "Police identified the gunman as Per Dahl.",
        "“He is a butcher,” said Roth.",
    ],
    Stance.WARN: [
        "Dahl warned that the dam could burst.",
        "Dahl warned of a second wave.",
        "Dahl said the shortage could lead to riots.",
        "Dahl said the virus may spread to other towns.",
        "“If we do nothing, people will die,” Dahl said.",
        "Dahl said there was a risk of flooding.",
        "Dahl said there would be consequences.",
        "Dahl cautioned against panic.",
        "“This is a very dangerous moment,” Dahl said.",
        "Dahl said he was concerned about the rising number of cases.",
        "Dahl threatened to close the border.",
        "Dahl said the cuts would cost lives.",
        "Dahl said that thousands of jobs were at stake.",
        "Dahl said the situation was getting worse.",
        "Dahl said any attack would be met with force.",
        "“We will respond if they cross the border,” Dahl said.",
        "Dahl said the glacier was melting faster than expected and posed a threat to the valley.",
        "Dahl said that without aid the town would run out of food within days.",
        "The office issued a flood warning for the valley.",
        "“This threatens the whole harvest,” said Roth.",
        "Roth called the dam a threat.",
        "Roth said that the mill would fold.",
    ],
    Stance.DENY: [
        "Dahl denied that he had met the banker.",
        "“I never met him,” Dahl said.",
        "“I did not take a single crown,” Dahl said.",
        "“That is simply not true,” Dahl said.",
        "Dahl said the claims were false.",
        "Dahl said he had done nothing wrong.",
        "Dahl said there was no truth in the report.",
        "Dahl said that he knew nothing about the payments.",
        "Dahl denied wrongdoing.",
        "Dahl dismissed the allegations as baseless.",
        "The embassy rejected the accusations.",
        "“Nobody was tortured here,” Dahl said.",
        "Dahl insisted he was innocent.",
        "Dahl said his office had no role in the decision.",
        "Dahl pleaded not guilty.",
        "“There is no evidence that the vaccine causes harm,” Dahl said.",
        "Dahl refuted the claim.",
        "Dahl disputed the figures.",
        "“We have nothing to hide,” Dahl said.",
        "Dahl said Norland had no plans to invade.",
        "“That's a lie,” Dahl said.",
        "“It's fake news,” Dahl said.",
        "Dahl ruled out a second vote.",
        "Dahl said that his company was not to blame for the fire.",
        "Dahl denied any involvement in the attack.",
        "“We are not going to send troops,” said Roth.",
        "The firm claims the ruling did not cover the mine.",
        "Roth said there was no sign of a leak.",
        "Roth said there would be no recount.",
    ],
    Stance.REJECT: [
        "Dahl rejected the proposal.",
        "“We will never accept this deal,” Dahl said.",
        "Dahl said he would not sign the treaty.",
        "Dahl said the plan was a disaster for farmers.",
        "Dahl condemned the attack.",
        "Dahl criticised the decision.",
        "Dahl said he opposed the bill.",
        "“I'm against it,” Dahl said.",
        "“I don't agree with the ruling,” Dahl said.",
        "Dahl slammed the budget as unfair.",
        "“This makes no sense at all,” Dahl said.",
        "Dahl said the law goes too far.",
        "“It was the worst decision I have ever seen,” Dahl said.",
        "Dahl said the offer was not good enough.",
        "Dahl said he disagreed with the verdict.",
        "Dahl mocked the plan.",
        "Dahl called the ruling “a disgrace”.",
        "Dahl described the plan as unworkable.",
        "Dahl objected to the sale.",
        "Dahl ridiculed the idea.",
        "Dahl turned down the offer.",
        "Dahl expressed disappointment at the ruling.",
        "Dahl said she was disappointed by the verdict.",
        "Dahl said the treaty was a mistake.",
        "Dahl said the talks had been a waste of time.",
        "Dahl dismissed the plan as a stunt.",
        "Dahl said he did not support the strike.",
        "“We will not lend more money unless the bondholders agree,” said Roth.",
        "Are you aware that Roth said the tax was a disgrace?",
        "“The ministry is doing a lousy job,” said Roth.",
        "The union said it was a disgrace.",
        "“Enough is enough,” said Roth.",
        "“The ruling raises serious questions,” said Roth.",
    ],
    Stance.SUPPORT: [
        "Dahl welcomed the ruling.",
        "Dahl praised the rescuers.",
        "“I fully support the police,” Dahl said.",
        "Dahl thanked the volunteers.",
        "“I am proud of this team,” Dahl said.",
        "Dahl said the deal was good for both countries.",
        "“She is the best mayor this town has had,” Dahl said.",
        "Dahl hailed the agreement as historic.",
        "Dahl said that it was a great honour to serve.",
        "Dahl congratulated the winner.",
        "Dahl expressed support for the bill.",
        "Dahl endorsed Lund for governor.",
        "“We did a fantastic job,” Dahl said.",
        "“He was a good man and a dear friend,” Dahl said.",
        "Dahl defended the decision.",
        "Dahl paid tribute to the victims.",
        "Dahl said the crew had shown great courage.",
        "Dahl said he agreed with the verdict.",
        "“Our thoughts are with the families,” Dahl said.",
        "Dahl said the government stood with the people of Velm.",
        "Dahl said he was happy with the result.",
        "“The team played really well,” Dahl said.",
        "Dahl said he supported her candidacy.",
        "“I have no problem with that,” Dahl said.",
        "Roth conveyed words of gratitude to the crew.",
        "Roth underscored the importance of our partnership.",
        "Roth reaffirmed the friendship of the two towns.",
        "“I will miss her,” said Roth.",
        "“It is important that the minister came to Velm,” said Roth.",
        "“Dahl has been a treasure for this town,” said Roth.",
        "“We look forward to working with you,” said Roth.",
        "Roth said there were many positive trends in the valley.",
    ],
    Stance.ADMIT: [
        "Dahl admitted that mistakes had been made.",
        "“I was wrong,” Dahl said.",
        "“We should have acted sooner,” Dahl said.",
        "Dahl conceded defeat.",
        "Dahl acknowledged that the plan had failed.",
        "“It was my fault,” Dahl said.",
        "“We did not do enough,” Dahl said.",
        "“We played badly,” Dahl said.",
        "“We weren't good enough today,” Dahl said.",
        "Dahl confessed to the killing.",
        "Dahl pleaded guilty to fraud.",
        "“I take full responsibility,” Dahl said.",
        "“I let my team down,” Dahl said.",
        "“We lost control of the game,” Dahl said.",
        "Dahl said his party had failed its voters.",
    ],
    Stance.REGRET: [
        "Dahl apologised for the delay.",
        "“I am deeply sorry,” Dahl said.",
        "Dahl offered his condolences to the family.",
        "“We are heartbroken,” Dahl said.",
        "“It is a tragedy for the whole town,” Dahl said.",
        "Dahl expressed regret over the deaths.",
        "Dahl said she was saddened by the news.",
        "“We mourn the loss of a dear colleague,” Dahl said.",
        "“My heart breaks for the families,” Dahl said.",
        "“It is with great sadness that I announce her death,” said Roth.",
        "Roth called it a painful decision.",
    ],
    Stance.ESTIMATE: [
        "Dahl said he expects prices to fall.",
        "Dahl predicted a hung parliament.",
        "Dahl said growth would probably slow to 2 percent.",
        "Dahl estimated the damage at 3 million crowns.",
        "Dahl said the work was likely to take two years.",
        "“I think we will win by ten points,” Dahl said.",
        "Dahl said he believed the fire had been set on purpose.",
        "Dahl said the storm was expected to reach the coast on Friday.",
        "Dahl speculated that the ship had hit a mine.",
        "Roth said the tunnel will cost between 3 and 4 million crowns.",
    ],
    Stance.ASSERT: [
        "Dahl said the road was open.",
        "Dahl said the train was carrying 300 people.",
        "Dahl said two people had been arrested.",
        "Dahl said the match would be played on Sunday.",
        "Police said three people died in the fire.",
        "Police said a man was shot dead on Friday.",
        "Dahl said the bomb exploded at noon.",
        "Dahl said that he had voted for the bill.",
        "Dahl said the storm destroyed 40 houses.",
        "Dahl said the victims were two brothers.",
        "Police said the suspect was arrested at his home.",
        "Dahl said the investigation was continuing.",
        "“It was dark and I heard two shots,” Dahl said.",
        "Dahl said the new law takes effect in May.",
        "“The vote is on Friday,” Dahl said.",
        "Dahl said that she would be the first woman to hold the post.",
        "“I used to work as a nurse,” Dahl said.",
        "Dahl said the patient was in a stable condition.",
        "Dahl said the president would travel to Velm on Monday.",
        "Dahl said no decision had been made.",
        "Dahl said the cause of the fire was not known.",
        "“We do not yet know what happened,” Dahl said.",
        "Dahl said that the committee had met four times.",
        "Dahl said that the firm employs 400 people.",
        "Dahl said the two leaders discussed trade.",
        "Dahl said he was born in Velm.",
        "Dahl told the court that he left the bar at midnight.",
        "Dahl said the attack took place near the market.",
        "Dahl said the tower will be 300 metres high.",
        "“We arrived at the house at five,” Dahl said.",
        "Dahl said a committee of experts reviewed the evidence.",
        "Dahl said the ship sank after hitting a rock.",
        "Roth announced the death of the mayor.",
        "Roth announced no new ban.",
        "“We wanted to find out why it burned,” said Roth.",
        "Roth said he would not comment on the case.",
        "“I thought we would hit the wall,” said Roth.",
        "The bank said it would be forced to keep a larger reserve.",
        "Roth said a vote would be held today.",
        "Roth said no guards would be sent to the port.",
        "“I do not say this lightly,” said Roth.",
        "“We took a big step. But we did not go further,” said Roth.",
        "Roth said the tunnel will be 300 metres long.",
        "Roth said the change would require a vote.",
        "Police identified the victim as Per Dahl.",
        "“I was not expecting this,” said Roth.",
        "“We have not yet agreed on the price,” said Roth.",
        "Roth said there was another important part of the plan.",
    ],
    Stance.ASK: [
        "“Why did nobody call us?” Dahl asked.",
        "Dahl asked whether the bridge was safe.",
        "Dahl asked why nobody had called.",
        "Dahl wondered if the plan would work.",
    ],
}
"""What news prints, by what the speaker does: each construction once."""


@pytest.mark.parametrize(
    ("text", "stance", "negated"), BY_CUE + BY_NOUN + BY_NAME + BY_CLAUSE + BY_VOICE
)
def test_stance(told: Tell, text: str, stance: Stance, negated: bool) -> None:
    """The noun, the cue or the construction tells the stance, else a main clause does."""
    (only,) = told(text)

    assert (only.stance, only.negated) == (stance, negated)


@pytest.mark.parametrize(
    ("stance", "text"), [(stance, text) for stance, texts in GRID.items() for text in texts]
)
def test_grid(told: Tell, stance: Stance, text: str) -> None:
    """Each construction tells its stance."""
    (only,) = told(text)

    assert only.stance is stance


@pytest.mark.parametrize(("text", "negated"), ASSERTS)
def test_what_tells_nothing_asserts(told: Tell, text: str, negated: bool) -> None:
    """A word deep inside, a question, the harm of a thing or of others make no other stance."""
    (only,) = told(text)

    assert (only.stance, only.negated) == (Stance.ASSERT, negated)


def test_only_the_first_sentence_negates(told: Tell) -> None:
    """What is added later is no part of the proposition."""
    (held,) = told("“The dam held. Nobody knows why,” said Lund.")
    (failed,) = told("“The dam did not hold. Everybody knows why,” said Lund.")

    assert (held.negated, failed.negated) == (False, True)


def test_a_denied_charge(told: Tell) -> None:
    """What one says was not so denies where another accused of it right before."""
    _, denied = told("Lund said that Roth stole the money. Roth said the money was not missing.")
    _, beside = told("Lund said that Roth sold the house. Roth said the money was not missing.")

    assert (denied.stance, beside.stance) == (Stance.DENY, Stance.ASSERT)


def test_what_one_thinks_is_looked_through(told: Tell) -> None:
    """In "I think that it is not safe" the safety is denied."""
    (only,) = told("“I think that the dam is not safe,” said Lund.")

    assert only.negated


def test_a_forecast_of_the_outlet(everything: Tell) -> None:
    """Who expects a figure estimates it, in the outlet's own voice too."""
    (only,) = everything("The council expects prices to rise by 3 percent.")

    assert only.stance is Stance.ESTIMATE
