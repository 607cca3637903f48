"""Reported speech: each construction gives the content, the speaker and the cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Kind, Statement

Tell = Callable[[str], tuple[Statement, ...]]

SPEAKS = [
    pytest.param(
        "Minister Ana Roth said on Monday that the bridge would open in May.",
        [("Minister Ana Roth", "said", "the bridge would open in May")],
        id="clause",
    ),
    pytest.param(
        "The bridge would open in May, Minister Ana Roth said.",
        [("Minister Ana Roth", "said", "The bridge would open in May")],
        id="clause first",
    ),
    pytest.param(
        "Police said on Monday they believe the ship is lost.",
        [("Police", "said", "they believe the ship is lost")],
        id="the day between cue and clause is not content",
    ),
    pytest.param(
        "Ana Roth claimed to be on a “fact-finding tour.”",
        [("Ana Roth", "claimed", "to be on a “fact-finding tour.”")],
        id="infinitive",
    ),
    pytest.param(
        "The minister vowed to fight the ruling.",
        [("The minister", "vowed", "to fight the ruling")],
        id="vow",
    ),
    pytest.param(
        "Ana Roth called the plan “a disgrace.”",
        [("Ana Roth", "called", "the plan “a disgrace.”")],
        id="called X Y",
    ),
    pytest.param(
        "Ana Roth described the plan as a gamble with public money.",
        [("Ana Roth", "described", "the plan as a gamble with public money")],
        id="described as",
    ),
    pytest.param(
        "The union called for a boycott of the port.",
        [("The union", "called for", "a boycott of the port")],
        id="called for",
    ),
    pytest.param(
        "Lund accused the council of hiding the report.",
        [("Lund", "accused", "the council of hiding the report")],
        id="accused A of B",
    ),
    pytest.param(
        "The ministry pledged cooperation with the inspectors.",
        [("The ministry", "pledged", "cooperation with the inspectors")],
        id="object of a pledge",
    ),
    pytest.param(
        "The minister renewed his demands.",
        [("The minister", "renewed", "his demands")],
        id="object that is itself speech",
    ),
    pytest.param(
        "The charge was quickly denied by the ministry.",
        [("the ministry", "was quickly denied", "The charge")],
        id="passive with agent",
    ),
    pytest.param(
        "The mayor dismissed the claims, accusing the union of lying, saying the port was safe.",
        [
            ("The mayor", "dismissed", "the claims"),
            ("The mayor", "accusing", "the union of lying"),
            ("The mayor", "saying", "the port was safe"),
        ],
        id="chain of participles",
    ),
    pytest.param(
        "The minister said there was no money and urged residents to be patient.",
        [
            ("The minister", "said", "there was no money"),
            ("The minister", "urged", "residents to be patient"),
        ],
        id="joined cues",
    ),
    pytest.param(
        "The mayor said the port was safe, and that the union had agreed.",
        [("The mayor", "said", "the port was safe, and that the union had agreed")],
        id="joined contents",
    ),
    pytest.param(
        "Roth, who denied the charge, left the court.",
        [("Roth", "denied", "the charge")],
        id="relative clause",
    ),
    pytest.param(
        "The plan, which Roth rejected, was withdrawn.",
        [("Roth", "rejected", "The plan")],
        id="what somebody rejected",
    ),
    pytest.param(
        "Lund made clear that selling the port was “not an option.”",
        [("Lund", "made clear", "selling the port was “not an option.”")],
        id="made clear",
    ),
    pytest.param(
        "In addition to demanding a ban on fishing, Ana Roth wants new elections.",
        [("Ana Roth", "demanding", "a ban on fishing")],
        id="cataphora",
    ),
    pytest.param(
        "A hospital official told the Wire, a local paper, that one of the dead was a nurse.",
        [("A hospital official", "told", "one of the dead was a nurse")],
        id="the listener explained",
    ),
    pytest.param(
        "The line will reportedly pay $57 million for the ship, an official said Friday.",
        [("an official", "said", "The line will reportedly pay $57 million for the ship")],
        id="a cue counts more than a hedge",
    ),
    pytest.param(
        "A war, Lund warned at his side, would be a war of all.",
        [("Lund", "warned", "A war, Lund warned at his side, would be a war of all")],
        id="the cue interrupts",
    ),
    pytest.param(
        "OSTREL, Tarsovia (Wire) — The mine will close, Roth said.",
        [("Roth", "said", "The mine will close")],
        id="dateline",
    ),
    pytest.param(
        "He asked whether the bridge was safe.",
        [("He", "asked", "whether the bridge was safe")],
        id="question",
    ),
    pytest.param(
        "The study found that the river had risen.",
        [("The study", "found", "the river had risen")],
        id="a document finds",
    ),
    pytest.param(
        "The campaign said in a statement that it had raised $3 million.",
        [("The campaign", "said in a statement", "it had raised $3 million")],
        id="where it was said between cue and clause",
    ),
    pytest.param(
        "The man, police said on Tuesday, was armed with a knife.",
        [("police", "said", "The man, police said on Tuesday, was armed with a knife")],
        id="the cue parts subject and verb",
    ),
    pytest.param(
        "Roth publicly stated the trial would not be fair, saying he expected nothing of it.",
        [
            ("Roth", "stated", "the trial would not be fair"),
            ("Roth", "saying", "he expected nothing of it"),
        ],
        id="a participle in the content is the speaker's where its subject cannot speak",
    ),
    pytest.param(
        "Roth said the Greens would lose and accused Lund of lying.",
        [
            ("Roth", "said", "the Greens would lose"),
            ("Roth", "accused", "Lund of lying"),
        ],
        id="the next act has the tense of the cue",
    ),
    pytest.param(
        "The plan was described by Roth as a mistake, saying it would fail.",
        [
            ("Roth", "was described", "The plan was described by Roth as a mistake"),
            ("Roth", "saying", "it would fail"),
        ],
        id="a participle after a passive is the agent's",
    ),
    pytest.param(
        "Lund was accused by Roth of lying about the port.",
        [("Roth", "was accused", "Lund was accused by Roth of lying about the port")],
        id="accused by",
    ),
    pytest.param(
        "Marsh, citing a study, said the bridge would cost $2 billion.",
        [("Marsh", "said", "the bridge would cost $2 billion")],
        id="an aside between speaker and cue",
    ),
    pytest.param(
        "Roth called for Lund to resign.",
        [("Roth", "called for", "Lund to resign")],
        id="called for somebody to act",
    ),
    pytest.param(
        "Police are asking anyone with information to call them.",
        [("Police", "are asking", "anyone with information to call them")],
        id="the order hangs on a noun between",
    ),
    pytest.param(
        "The minister, a former judge, informed parliament that he would not resign.",
        [("The minister", "informed", "he would not resign")],
        id="the parse takes the cue for an adjective",
    ),
    pytest.param(
        "Roth fired back that Lund had never held a job.",
        [("Roth", "fired back", "Lund had never held a job")],
        id="cue of two words",
    ),
    pytest.param(
        "Roth slammed Lund over his tax returns.",
        [("Roth", "slammed", "Lund over his tax returns")],
        id="an attack in words gives its reason",
    ),
    pytest.param(
        "Roth touted the law as a victory for farmers.",
        [("Roth", "touted", "the law as a victory for farmers")],
        id="touted as",
    ),
    pytest.param(
        "A new poll showed Roth leading Lund by 6 points.",
        [("A new poll", "showed", "Roth leading Lund by 6 points")],
        id="a poll shows",
    ),
    pytest.param(
        "The judge ordered an inquiry into the fire.",
        [("The judge", "ordered", "an inquiry into the fire")],
        id="ordered a deed",
    ),
    pytest.param(
        "The dam is said to be unsafe.",
        [(None, "is said", "The dam is said to be unsafe")],
        id="said to be",
    ),
    pytest.param(
        "Roth appealed to residents to leave.",
        [("Roth", "appealed to", "residents to leave")],
        id="appealed to",
    ),
    pytest.param(
        "Roth admitted to lying about the trip.",
        [("Roth", "admitted to", "lying about the trip")],
        id="admitted to",
    ),
    pytest.param(
        "The governor took to the air to say that schools would stay closed.",
        [("The governor", "to say", "schools would stay closed")],
        id="took to the air to say",
    ),
    pytest.param(
        "The high court, Marsh warned, “hangs in the balance.”",
        [("Marsh", "warned", "The high court, Marsh warned, “hangs in the balance.”")],
        id="a sentence that ends in marks, its cue within",
    ),
    pytest.param(
        "Police put the death toll at 40.",
        [("Police", "put", "the death toll at 40")],
        id="put the toll at",
    ),
    pytest.param(
        "The statement spoke of Tarsovia assuming the duty of guarding prisoners.",
        [("The statement", "spoke", "of Tarsovia assuming the duty of guarding prisoners")],
        id="spoke of somebody acting",
    ),
    pytest.param(
        "Marsh's new ad, which began airing Monday, accuses Reed of taking money.",
        [("Marsh's new ad", "accuses", "Reed of taking money")],
        id="an advertisement accuses",
    ),
    pytest.param(
        "The palace issued a statement saying the king was well.",
        [("The palace", "saying", "the king was well")],
        id="the statement's words, not the statement",
    ),
    pytest.param(
        "The plan, which was described by Roth as a farce, passed.",
        [("Roth", "was described", "The plan, which was described by Roth as a farce")],
        id="what was described",
    ),
    pytest.param(
        "Marsh referred to the ship involved as a “rust bucket”.",
        [("Marsh", "referred", "the ship involved as a “rust bucket”")],
        id="as hung on another word",
    ),
    pytest.param(
        "The two leaders agreed to meet again in May.",
        [("The two leaders", "agreed", "to meet again in May")],
        id="several agree",
    ),
    pytest.param(
        "Roth drew the minister's attention to the state of the dam.",
        [("Roth", "drew", "the state of the dam")],
        id="drew attention",
    ),
    pytest.param(
        "Roth spoke in support of the plan.",
        [("Roth", "spoke", "the plan")],
        id="spoke in support",
    ),
    pytest.param(
        "Multiple news outlets reported Lund to be dead.",
        [("Multiple news outlets", "reported", "Lund to be dead")],
        id="reported somebody to be",
    ),
    pytest.param(
        "Roth pointed to a drop in prices.",
        [("Roth", "pointed to", "a drop in prices")],
        id="pointed to",
    ),
    pytest.param(
        "In an interview with the Wire, she said as a teenager she was forced into a marriage.",
        [("she", "said", "as a teenager she was forced into a marriage")],
        id="a phrase opens the clause",
    ),
    pytest.param(
        "What he said is, we have no money for the port.",
        [("he", "said", "we have no money for the port")],
        id="what he said is",
    ),
    pytest.param(
        "What Roth said was that the port would stay open.",
        [("Roth", "said", "the port would stay open")],
        id="what she said was",
    ),
    pytest.param(
        "In the wake of the fire, Ana Roth said, the lions were moved.",
        [("Ana Roth", "said", "the lions were moved")],
        id="cue behind a leading phrase",
    ),
    pytest.param(
        "Twelve ships were lost, reported officials.",
        [("officials", "reported", "Twelve ships were lost")],
        id="inverted",
    ),
    pytest.param(
        "Trade is up, reported the ministry on Monday.",
        [("the ministry", "reported", "Trade is up")],
        id="inverted, with a day",
    ),
    pytest.param(
        "The storm prompted Marsh to say the port was safe.",
        [("Marsh", "to say", "the port was safe")],
        id="moved to say",
    ),
    pytest.param(
        "In August, the parents tried to have Reed released by saying they forgave him.",
        [("the parents", "saying", "they forgave him")],
        id="who has it done speaks",
    ),
    pytest.param(
        "The plan had also been challenged by the workers' party.",
        [("the workers' party", "had also been challenged", "The plan")],
        id="challenged by",
    ),
    pytest.param(
        "Roth defended her niece's claim.",
        [("Roth", "defended", "her niece's claim")],
        id="a claim defended",
    ),
    pytest.param(
        "Lund was accused of hiding the report in some way, which he denied.",
        [("he", "denied", "hiding the report in some way")],
        id="a charge denied",
    ),
    pytest.param(
        "Reed confessed to stealing the car in 2016 in what was called a lapse.",
        [("Reed", "confessed to", "stealing the car in 2016")],
        id="what others call it is no content",
    ),
    pytest.param(
        "The party issued a statement to the effect the king thought it wrong to run.",
        [("The party", "issued", "the king thought it wrong to run")],
        id="to the effect",
    ),
    pytest.param(
        "Researchers established that poor roofs are responsible for the leaks.",
        [("Researchers", "established", "poor roofs are responsible for the leaks")],
        id="researchers establish",
    ),
    pytest.param(
        "Marsh tweeted support for the strike.",
        [("Marsh", "tweeted", "support for the strike")],
        id="support tweeted",
    ),
    pytest.param(
        "Roth and Marsh agreed to meet in May.",
        [("Roth and Marsh", "agreed", "to meet in May")],
        id="named people agree",
    ),
    pytest.param(
        "The two ministers agreed to meet in May.",
        [("The two ministers", "agreed", "to meet in May")],
        id="ministers agree",
    ),
    pytest.param(
        "A number of senators condemned the ruling.",
        [("A number of senators", "condemned", "the ruling")],
        id="a number of speakers",
    ),
    pytest.param(
        "Roth claimed without evidence that the vote was rigged.",
        [("Roth", "claimed", "the vote was rigged")],
        id="how it was claimed",
    ),
    pytest.param(
        "Roth told supporters that she would “fight on,” brushing off calls to quit.",
        [("Roth", "told", "she would “fight on,”")],
        id="what follows the marks is the outlet's",
    ),
    pytest.param(
        "Lund has said the forest should be cut, and his critics blame him for the fires.",
        [
            ("Lund", "has said", "the forest should be cut"),
            ("his critics", "blame", "him for the fires"),
        ],
        id="what others say of it now",
    ),
    pytest.param(
        "Roth denied a report that her staff had asked donors to pay.",
        [
            ("Roth", "denied", "a report that her staff had asked donors to pay"),
            (None, "report", "her staff had asked donors to pay"),
        ],
        id="what is denied was not asked",
    ),
    pytest.param(
        "Roth paid tribute to the crew.",
        [("Roth", "paid tribute", "the crew")],
        id="paid tribute",
    ),
    pytest.param(
        "Roth threw her weight behind the plan.",
        [("Roth", "threw", "the plan")],
        id="threw her weight behind",
    ),
    pytest.param(
        "Roth pleaded not guilty to fraud.",
        [("Roth", "pleaded", "not guilty to fraud")],
        id="a plea",
    ),
    pytest.param(
        "Roth responded by calling Lund a puppet.",
        [("Roth", "calling", "Lund a puppet")],
        id="responded by calling",
    ),
    pytest.param(
        "An aide said later that Lund had been joking.",
        [("An aide", "said", "Lund had been joking")],
        id="when between cue and clause",
    ),
    pytest.param(
        "Ana Lund asked for the price to be kept secret.",
        [("Ana Lund", "asked for", "the price to be kept secret")],
        id="asked for a clause",
    ),
    pytest.param(
        "“Our crew” Lund said on Monday “has found a way to mend the wall.”",
        [("Lund", "said", "has found a way to mend the wall.")],
        id="who is quoted is no speaker",
    ),
    pytest.param(
        "Without mentioning the wall, Lund said that the port was open.",
        [("Lund", "said", "the port was open")],
        id="what was not mentioned",
    ),
    pytest.param(
        "Lund posted a message announcing that the port was open.",
        [("Lund", "announcing", "the port was open")],
        id="whose message it is",
    ),
    pytest.param(
        "As Lund put it, “We need a wall.”",
        [("Lund", "put it", "We need a wall.")],
        id="as somebody put it",
    ),
    pytest.param(
        "The survey suggested the algae, like warm currents, might weaken the reef.",
        [("The survey", "suggested", "the algae, like warm currents, might weaken the reef")],
        id="a subject taken for an object, with an aside",
    ),
    pytest.param(
        "Captain Roth said several acres of land burned before the flames were put out.",
        [
            (
                "Captain Roth",
                "said",
                "several acres of land burned before the flames were put out",
            )
        ],
        id="a participle that is a verb",
    ),
    pytest.param(
        "In findings published on Monday in Velm, researchers at Ostrel reported bird flight may "
        "have come from running.",
        [
            (
                "researchers at Ostrel",
                "reported",
                "bird flight may have come from running",
            )
        ],
        id="a fronted phrase is no part of the clause",
    ),
    pytest.param(
        "While Lund says the road as it stands held through the storm, there are doubts.",
        [("Lund", "says", "the road as it stands held through the storm")],
        id="a fronted clause ends at its comma",
    ),
    pytest.param(
        "The crew stayed away, with the agency on Tuesday confirming on air they were “not going "
        "to the scene.”",
        [("the agency", "confirming", "they were “not going to the scene.”")],
        id="a cue hung on its own clause",
    ),
    pytest.param(
        "The council declared the outbreak — the third in a year — to be over.",
        [("The council", "declared", "the outbreak — the third in a year — to be over")],
        id="declared X to be",
    ),
    pytest.param(
        "Dorn said that he was ready to go on and expressed hope that the council would help.",
        [
            ("Dorn", "said", "he was ready to go on"),
            ("Dorn", "expressed", "hope that the council would help"),
        ],
        id="the next act behind how somebody is",
    ),
    pytest.param(
        "Overall, Roth said, the town is safe and is growing, and she promised she would send "
        "help to the port.",
        [
            ("Roth", "said", "the town is safe and is growing"),
            ("she", "promised", "she would send help to the port"),
        ],
        id="the next act behind what is",
    ),
    pytest.param(
        "Researchers said the sea is warming, but these losses may be slowed by fish.",
        [
            (
                "Researchers",
                "said",
                "the sea is warming, but these losses may be slowed by fish",
            )
        ],
        id="a clause that takes up the content",
    ),
    pytest.param(
        "Lund was asked by Roth to take over the yard and has been running the yard since May.",
        [("Roth", "was asked", "to take over the yard")],
        id="an order ends before what was done",
    ),
    pytest.param(
        "Lund said the road was open, in a letter to the court.",
        [("Lund", "said", "the road was open")],
        id="the paper it was said in",
    ),
    pytest.param(
        "Lund told Monday's meeting that the road was open.",
        [("Lund", "told", "the road was open")],
        id="a meeting of a day",
    ),
    pytest.param(
        "The Wire said Thursday's crash was the fourth in a month.",
        [("The Wire", "said", "Thursday's crash was the fourth in a month")],
        id="a subject of a day",
    ),
    pytest.param(
        "The president, Lund said, was ill.",
        [("Lund", "said", "The president, Lund said, was ill")],
        id="who is spoken of is not who speaks",
    ),
    pytest.param(
        "Protesters called for Roth's resignation after the vote was lost.",
        [("Protesters", "called for", "Roth's resignation")],
        id="an occasion is no content",
    ),
    pytest.param(
        "Lund described the sale, and the loss that followed it, as a lesson.",
        [("Lund", "described", "the sale, and the loss that followed it, as a lesson")],
        id="joined objects",
    ),
    pytest.param(
        "He pointed to the sale of the yard as an example of success.",
        [("He", "pointed to", "the sale of the yard as an example of success")],
        id="pointed to X as",
    ),
    pytest.param(
        "Police put the number at 400 while the union put it at 900.",
        [
            ("Police", "put", "the number at 400"),
            ("the union", "put it", "it at 900"),
        ],
        id="put it at",
    ),
    pytest.param(
        "Speaking to the Wire, the head of the guild, Jan Dorn, said it was too late.",
        [("the head of the guild, Jan Dorn", "said", "it was too late")],
        id="whom one speaks to",
    ),
    pytest.param(
        "Another carmaker, Arvia Motors, announced that it seeks loans.",
        [("Arvia Motors", "announced", "it seeks loans")],
        id="a name beside a noun that names nobody",
    ),
    pytest.param(
        "The plan was drawn up by Ana Roth, an expert at Ostrel University, who said it was cheap.",
        [("Ana Roth", "said", "it was cheap")],
        id="who is somebody",
    ),
    pytest.param(
        "A judge ruled the town's practice of listing men but not women for the draw is unlawful.",
        [
            (
                "A judge",
                "ruled",
                "the town's practice of listing men but not women for the draw is unlawful",
            )
        ],
        id="a subject with words joined in it",
    ),
    pytest.param(
        "Dorn, when asked whether it was safe, told reporters procedure had been followed.",
        [("Dorn", "told", "procedure had been followed")],
        id="whom was told, joined to the subject; who is asked does not ask",
    ),
    pytest.param(
        "Dorn told the network ARVIA safety checks had been made.",
        [("Dorn", "told", "safety checks had been made")],
        id="a paper that was told, joined to the subject",
    ),
    pytest.param(
        "The agency warned of floods, with up to 30 inches of rain.",
        [("The agency", "warned", "of floods, with up to 30 inches of rain")],
        id="warned of X, with Y",
    ),
    pytest.param(
        "The driver told reporters he lost control, with some papers claiming he was asleep.",
        [
            ("The driver", "told", "he lost control"),
            ("some papers", "claiming", "he was asleep"),
        ],
        id="others say something beside",
    ),
    pytest.param(
        "Governor Roth declared a state of emergency on the coast.",
        [("Governor Roth", "declared", "a state of emergency on the coast")],
        id="declared a state",
    ),
    pytest.param(
        "The two towns want to share a bridge. This was stated by Mayor Roth during a visit.",
        [("Mayor Roth", "was stated", "The two towns want to share a bridge")],
        id="a sentence that this takes up",
    ),
    pytest.param(
        "Witnesses, according to the Wire, said a man approached and attacked two women.",
        [("Witnesses", "said", "a man approached and attacked two women")],
        id="a joined verb of the content",
    ),
    pytest.param(
        "The family said they planned to have a private service for Dorn and asked for gifts to "
        "the fund.",
        [
            ("The family", "said", "they planned to have a private service for Dorn"),
            ("The family", "asked for", "gifts to the fund"),
        ],
        id="the next act behind a plan",
    ),
    pytest.param(
        "The trip was long, a task Roth described as hard.",
        [("Roth", "described", "a task Roth described as hard")],
        id="what is described stands before its clause",
    ),
    pytest.param(
        "Roth promised protests every week until the council joined the pact.",
        [("Roth", "promised", "protests every week until the council joined the pact")],
        id="how often and how long belongs to a promise",
    ),
    pytest.param(
        "Roth announced the timetable in a press release on Monday.",
        [("Roth", "announced", "the timetable")],
        id="a press release",
    ),
    pytest.param(
        "She said she did this to show victims “there is nothing to be ashamed of”.",
        [("She", "said", "she did this to show victims “there is nothing to be ashamed of”")],
        id="words in marks that the parse takes for a clause of the cue",
    ),
    pytest.param(
        "Arvia announced via Twitter around 11:30 am, phase one had been completed.",
        [("Arvia", "announced", "phase one had been completed")],
        id="a clause torn off behind when it was said",
    ),
    pytest.param(
        "The carmaker Arvia today named Mary Dorn as its new head.",
        [("Arvia", "named", "Mary Dorn as its new head")],
        id="named X as",
    ),
    pytest.param(
        "The ferry was not safe, inspectors have said, and should not have sailed.",
        [
            (
                "inspectors",
                "have said",
                "The ferry was not safe, inspectors have said, and should not have sailed",
            )
        ],
        id="a cue between two verbs of one subject",
    ),
    pytest.param(
        "The cart was left in a market, stated Minister Ali Toro, and was full of coal.",
        [
            (
                "Minister Ali Toro",
                "stated",
                "The cart was left in a market, stated Minister Ali Toro, and was full of coal",
            )
        ],
        id="a turned cue between two verbs of one subject",
    ),
    pytest.param(
        "The gate would be tested, Roth said, to find out if it had held as planned.",
        [
            (
                "Roth",
                "said",
                "The gate would be tested, Roth said, to find out if it had held as planned",
            )
        ],
        id="a cue before the purpose",
    ),
    pytest.param(
        "If these results are right, doctors say, fighting the fever may need another way.",
        [
            (
                "doctors",
                "say",
                "If these results are right, doctors say, fighting the fever may need another way",
            )
        ],
        id="a cue behind the condition",
    ),
    pytest.param(
        "The salt can rise in both lakes: the researchers found large amounts of it.",
        [("the researchers", "found", "large amounts of it")],
        id="what stands before a colon is not found",
    ),
    pytest.param(
        "Ana Roth told Arvia Wire Lund was ill.",
        [("Ana Roth", "told", "Lund was ill")],
        id="whom the parse joins to a name that was told",
    ),
    pytest.param(
        "Roth told ANN Lund “was a great man,” while President Dorn noted his “strength.”",
        [
            ("Roth", "told", "Lund “was a great man,”"),
            ("President Dorn", "noted", "his “strength.”"),
        ],
        id="another speaks behind a closing mark",
    ),
    pytest.param(
        "The comments called her party fascist and termed her a “corrupt oaf.”",
        [
            ("The comments", "called", "her party fascist"),
            ("The comments", "termed", "her a “corrupt oaf.”"),
        ],
        id="two names given in a row",
    ),
    pytest.param(
        "The council announced other measures for the port, including lower fees.",
        [("The council", "announced", "other measures for the port, including lower fees")],
        id="what is included",
    ),
    pytest.param(
        "Roth told reporters she found the deal fair, saying killing Dorn would not help her.",
        [
            ("Roth", "told", "she found the deal fair"),
            ("she", "saying", "killing Dorn would not help her"),
        ],
        id="an aside that the parse takes for a subject",
    ),
    pytest.param(
        "At noon his daughter reported to the police he “left home with his phone off.”",
        [("his daughter", "reported", "he “left home with his phone off.”")],
        id="a clause behind whom it was reported to",
    ),
    pytest.param(
        "Judge Ana Roth said she considered Dorn a risk, prior to setting the bail.",
        [("Judge Ana Roth", "said", "she considered Dorn a risk")],
        id="what was done next",
    ),
    pytest.param(
        "The mayor was found dead, police reported on Friday, local time.",
        [("police", "reported", "The mayor was found dead")],
        id="whose clock it was",
    ),
    pytest.param(
        "The agency credited Lund with making the flight possible.",
        [("The agency", "credited", "Lund with making the flight possible")],
        id="credited with",
    ),
    pytest.param(
        "Ministers were reported by local media to have visited the clinic.",
        [
            (
                "local media",
                "were reported",
                "Ministers were reported by local media to have visited the clinic",
            )
        ],
        id="reported of a subject",
    ),
    pytest.param(
        "Lund told how the attack began, adding the street was dark.",
        [("Lund", "told", "how the attack began"), ("Lund", "adding", "the street was dark")],
        id="an attack adds nothing",
    ),
    pytest.param(
        "The World Health Organization declared the fever a pandemic on March 11.",
        [("The World Health Organization", "declared", "the fever a pandemic")],
        id="declared X a Y",
    ),
    pytest.param(
        "The council instructs archers to notify the town of any claim.",
        [("The council", "instructs", "archers to notify the town of any claim")],
        id="an order that the parse takes for an aim",
    ),
    pytest.param(
        "The government of Arvia announced three days of mourning.",
        [("The government of Arvia", "announced", "three days of mourning")],
        id="days that are filled",
    ),
    pytest.param(
        "Roth was quoted by The Wire as saying that they would go.",
        [("Roth", "saying", "they would go")],
        id="who quotes does not say it",
    ),
    pytest.param(
        "The plan, said the mayor of Velm, Ada Roth, was rejected twice.",
        [
            (
                "the mayor of Velm, Ada Roth",
                "said",
                "The plan, said the mayor of Velm, Ada Roth, was rejected twice",
            )
        ],
        id="a cue and its speaker put into what is said",
    ),
    pytest.param(
        "The bomb was left in a market, stated Minister Ada Roth, and was set off by day.",
        [
            (
                "Minister Ada Roth",
                "stated",
                "The bomb was left in a market, stated Minister Ada Roth, and was set off by day",
            )
        ],
        id="put between two joined clauses",
    ),
    pytest.param(
        "The plant, the mayor pointed out, was built in 1931.",
        [("the mayor", "pointed out", "The plant, the mayor pointed out, was built in 1931")],
        id="a cue of two words put into what is said",
    ),
    pytest.param(
        "Roth said in a statement released on Friday that the port was shut.",
        [("Roth", "said in a statement", "the port was shut")],
        id="behind the paper and its day",
    ),
    pytest.param(
        "Roth told the Courier in a report printed on Friday that the port was shut.",
        [("Roth", "told", "the port was shut")],
        id="behind whom was told, and where",
    ),
    pytest.param(
        "Their thoughts were with the children, the firm said.\n\n"
        "The firm said the drivers were unhurt, and they were on their way home.",
        [
            ("the firm", "said", "Their thoughts were with the children"),
            ("The firm", "said", "the drivers were unhurt, and they were on their way home"),
        ],
        id="a clause that takes up the one before",
    ),
    pytest.param(
        "Lund explained that there was no doubt, but they should not use the name.",
        [("Lund", "explained", "there was no doubt, but they should not use the name")],
        id="what should be, behind but",
    ),
    pytest.param(
        "The report suggests a new part on the wing, which had not failed before, was forcing "
        "the nose down.",
        [
            (
                "The report",
                "suggests",
                "a new part on the wing, which had not failed before, was forcing the nose down",
            )
        ],
        id="past what is said of a subject",
    ),
    pytest.param(
        "Roth was reported to have said the port would close.",
        [("Roth", "to have said", "the port would close")],
        id="reported to have said",
    ),
    pytest.param(
        "Scientists found that the glacier had lost a third of its ice.",
        [("Scientists", "found", "the glacier had lost a third of its ice")],
        id="who looks into things finds that they are so",
    ),
    pytest.param(
        "The poll suggests a narrow win for Lund.",
        [("The poll", "suggests", "a narrow win for Lund")],
        id="what a poll suggests",
    ),
    pytest.param(
        "Minister Ada Roth ruled out resigning.",
        [("Minister Ada Roth", "ruled out", "resigning")],
        id="ruled out doing",
    ),
    pytest.param(
        "Roth left open the possibility of a second vote.",
        [("Roth", "left open", "the possibility of a second vote")],
        id="left open",
    ),
    pytest.param(
        "Roth said on Tuesday that the ferry had passed a test, as the death toll climbed to 31.",
        [("Roth", "said", "the ferry had passed a test")],
        id="what the outlet tells meanwhile",
    ),
    pytest.param(
        "Roth said the ferry had been closed, as it was unsafe.",
        [("Roth", "said", "the ferry had been closed, as it was unsafe")],
        id="the reason that was given",
    ),
    pytest.param(
        "The ferry sank at noon, Roth said, citing ticket records and survivors.",
        [("Roth", "said", "The ferry sank at noon")],
        id="what is cited is no claim",
    ),
    pytest.param(
        "The firm confirmed in a note to the Courier it had suspended two managers.",
        [("The firm", "confirmed", "it had suspended two managers")],
        id="a bare clause behind the paper",
    ),
    pytest.param(
        "It is not clear, officials say, how many were on board.",
        [("officials", "say", "It is not clear, officials say, how many were on board")],
        id="a question behind the cue",
    ),
    pytest.param(
        "Prosecutors allege he took two million dollars in bribes.",
        [("Prosecutors", "allege", "he took two million dollars in bribes")],
        id="a verb that the tagger takes for a noun",
    ),
    pytest.param(
        "Roth acknowledged that mistakes had been made but defended the decision.",
        [
            ("Roth", "acknowledged", "mistakes had been made"),
            ("Roth", "defended", "the decision"),
        ],
        id="the next act behind what had been",
    ),
    pytest.param(
        "The agency reported no overall results yet for the races between Roth and Lund.",
        [("The agency", "reported", "no overall results yet for the races between Roth and Lund")],
        id="an adverb behind the object",
    ),
    pytest.param(
        "The study found traces of lead in samples taken from the wells.",
        [("The study", "found", "traces of lead in samples taken from the wells")],
        id="where a study found it",
    ),
    pytest.param(
        "Roth voiced her anger on Twitter.",
        [("Roth", "voiced", "her anger")],
        id="the channel is no content",
    ),
]

QUIET = [
    pytest.param("The ministry denied him a visa.", id="kept from him"),
    pytest.param("Lund was denied entry to the port.", id="kept from her"),
    pytest.param("The judge denied Ana Roth the right to appeal.", id="a right kept from her"),
    pytest.param("Lund made a similar claim on Monday.", id="likened to other words"),
    pytest.param("Lund was held, later identified as Jan Dorn.", id="what was done to him"),
    pytest.param("Lund welcomed everyone to the hall.", id="guests"),
    pytest.param("If he says that, we will leave.", id="not said yet"),
    pytest.param("Roth may demand a new vote.", id="may be said"),
    pytest.param("Roth declined to comment.", id="nothing said"),
    pytest.param("The storm threatened the coast.", id="a storm does not speak"),
    pytest.param("She found her keys under the bed.", id="finding keys"),
    pytest.param("He ordered a pizza and two beers.", id="ordering things"),
    pytest.param("He stated his name.", id="stating a name"),
    pytest.param("The army attacked the village for three hours.", id="an attack with arms"),
    pytest.param("Roth ripped the page from the book.", id="ripping paper"),
    pytest.param("Nobody said the bridge was safe.", id="said by nobody"),
    pytest.param("No one has claimed that the bridge is safe.", id="claimed by no one"),
    pytest.param("The Wire called Nordland for Lund.", id="a race is called for its winner"),
    pytest.param("He was charged with making false statements.", id="what one is charged with"),
    pytest.param("He agreed to pay.", id="one man's agreement"),
    pytest.param("He defended the goal.", id="a keeper defends"),
    pytest.param("The reported attack took place on Monday.", id="a cue as an adjective"),
    pytest.param("The road called Long Lane was closed.", id="a name"),
    pytest.param("The children agreed to play.", id="children at play"),
    pytest.param("Marsh made several statements in May.", id="nothing said of what was stated"),
    pytest.param("Thank God for the rain in the valley.", id="thanks that nobody reports"),
    pytest.param(
        "The mayor met Lund, warned ministers and left.", id="a list of deeds has no subject last"
    ),
    pytest.param("What he said was a surprise.", id="what was said is not told"),
    pytest.param("The airline offers flights to Norland.", id="a shop's offer"),
    pytest.param("Roth made her announcement via a post on Medium.", id="that something was said"),
    pytest.param("Dahl thanked the mayor.", id="whom one thanks"),
    pytest.param("Dahl congratulated the Prime Minister.", id="whom one congratulates"),
    pytest.param("The team found the keys.", id="what a team finds in the grass"),
    pytest.param("Lund came by bus, greeted the mayor, and went home.", id="a list of deeds"),
    pytest.param("Lund floated the boat in the bath.", id="floating boats"),
    pytest.param("Lund held out his hand.", id="a hand held out"),
    pytest.param("Lund spoke in the house he had bought.", id="the house that was bought"),
    pytest.param("Lund said in the letter he wrote.", id="the letter that was written"),
    pytest.param("Lund denied saying “the plan is dead”.", id="what was not said"),
]


@pytest.mark.parametrize(("text", "wanted"), SPEAKS)
def test_speaks(told: Tell, text: str, wanted: list[tuple[str | None, str, str]]) -> None:
    """Each cue gives its speaker's words and its own."""
    found = [(s.mention and s.mention.text, s.cue and s.cue.text, s.text) for s in told(text)]

    assert found == wanted


@pytest.mark.parametrize("text", QUIET)
def test_quiet(told: Tell, text: str) -> None:
    """Where nobody has said anything there is no statement."""
    assert told(text) == ()


def test_mixed(told: Tell) -> None:
    """Reported speech with words in marks is mixed, without them indirect."""
    mixed, indirect = told("Roth called it “a farce.” Roth said that it was late.")

    assert (mixed.kind, indirect.kind) == (Kind.MIXED, Kind.INDIRECT)


def test_quotations_alone(told: Tell) -> None:
    """A clause that is nothing but quotations is each of them, whatever the parse sees."""
    first, second = told("Lund said “the rules have a part to play” and “we need them now.”")

    assert (first.text, second.text) == ("the rules have a part to play", "we need them now.")
    assert (first.kind, second.kind) == (Kind.DIRECT, Kind.DIRECT)
    assert second.continues == first.id


def test_bracket_without_a_space(told: Tell) -> None:
    """A bracket ends a word, printed with a space before it or not."""
    (only,) = told("Otis Bramble(translated from Norwegian) said the report(s) had come.")

    assert only.mention is not None
    assert (only.mention.text, only.text) == ("Otis Bramble", "the report(s) had come")


def test_nested(told: Tell) -> None:
    """What a statement reports that another has said is a statement of its own."""
    outer, inner = told("Roth said the ministry had announced that the port would close.")

    assert outer.text == "the ministry had announced that the port would close"
    assert inner.text == "the port would close"
    assert inner.mention is not None
    assert inner.mention.text == "the ministry"
