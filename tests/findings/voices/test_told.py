"""Who says it, in sentences that are like none of the others: what is told, and what is left alone."""

import pytest

from copydesk.article.prose.markdown import blocks
from copydesk.findings.check import check
from copydesk.findings.judge.judge import Judge
from copydesk.text.passage import Text, plain

TANK = (
    "The reservoir is a third full. The company said a pump had been out of order since March. Residents said taps had "
    "run brown for a week."
)
DAM = (
    "The dam was built in 1961. Engineer Paula Renn said it leaked in four places. She said the gate had to be "
    "replaced. The mayor, Tom Ost, said there was no money."
)
CHOIR = (
    "The choir sang for two hours. It has 41 members and was founded in 1998. “Nobody wanted to go home,” said its "
    "conductor, Ada Bryn. “We sang every song we knew.”"
)
CELLAR = (
    "The cellar burned out on Monday. According to a report by the fire inspector, a copy of which was seen by the "
    "Herald, the alarm was switched off in June."
)
SURVEY = "A survey by the Seaways Trust found that 40 percent of beaches had oil on them."
MUSEUM = (
    "The museum closed on Friday. Its director, Ana Sole, said that rain had damaged nine paintings. The insurer, "
    "Corvus, sent an expert."
)
KITE = (
    "The Kite Fund sold its shares. “We have lost faith,” its chairman, Luc Arden, wrote. He said that the mine had "
    "been losing money for years."
)
POOL = (
    "Councillors in Vorn voted 9-5 on Tuesday to close the Arn pool from March, saying repairs to its roof would cost "
    "more than 4 million crowns. Mayor Ute Toll, who voted against the closure, said she understood the anger."
)
STAFF = "Spokeswoman Ida Moor said all 60 staff would be paid. She admitted that the till was empty."


def told(source: str, retelling: str, judge: Judge | None = None) -> list[str]:
    report = check([plain("source", source)], plain("retelling", retelling), judge=judge)
    return [finding.kind.code for finding in report.findings if finding.kind.family == "A"]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load()


@pytest.mark.parametrize(
    ("source", "retelling", "code"),
    [
        (TANK, "The reservoir is only a third full. A pump has been out of order since March, residents said.", "A2"),
        (
            DAM,
            "The gate must be replaced, Tom Ost, the mayor, said. Engineer Paula Renn said there were four leaks.",
            "A2",
        ),
        (
            CHOIR,
            "The choir sang. Ada Bryn, who conducts it, said it had been founded in 1998 and had 41 members.",
            "A3",
        ),
        (CELLAR, "Monday's fire burned out the cellar. The alarm had been switched off in June.", "A1"),
        (
            "A toll is to be paid on the bridge. The hauliers' league said the toll would add 40 euros to each trip.",
            "A toll is to be paid on the bridge. The toll would add 40 euros to every trip.",
            "A1",
        ),
        (
            "Two masts fell on Sunday. The grid operator, Volta, said its sensors had shown no surge until noon.",
            "Two masts fell in Sunday's storm. The line showed no surge until noon.",
            "A1",
        ),
        (
            "The strike costs the port 2 million euros a day, according to the Chamber of Shipping.",
            "The strike reportedly costs the port 2 million euros a day.",
            "A4",
        ),
        (
            "The tunnel may have to be closed for months, according to a letter from the safety board.",
            "The tunnel could be shut for months, according to industry sources.",
            "A4",
        ),
        (
            "The pool in Arn closed on Monday. The council was told that its roof had been leaking since May.",
            "The pool in Arn closed on Monday. Its roof had been leaking since May.",
            "A1",
        ),
        (
            POOL,
            "The pool should shut, they decided. Mayor Ute Toll said its roof would cost over 4m crowns to repair.",
            "A2",
        ),
        (SURVEY, "One survey found that 40 percent of beaches had oil on them.", "A4"),
        (
            "A poll by Medida put the Greens on 14 percent in June.",
            "A recent poll had the Greens at 14 percent in June.",
            "A4",
        ),
        (
            "The bank cut its forecast but said that the figure might be revised again.",
            "The bank cut its forecast, but admitted that the figure could be revised once more.",
            "A5",
        ),
        (
            "“I will not sell the horse,” Mr Pell told the Echo. His neighbours had complained.",
            "“I will not sell the horse,” insisted Mr Pell. Neighbours had complained.",
            "A5",
        ),
        (
            MUSEUM,
            "Rain damaged nine paintings, the insurer, Corvus, said. The museum closed on Friday.",
            "A2",
        ),
        (
            "The ferry line Norsund is for sale. Bren Okoro, of the seamen's union, said that the ships were rotting.",
            "The ferry line Norsund is for sale. Norsund said that the ships were rotting.",
            "A2",
        ),
        (
            "The mine's owner, Corvane, said that it had paid all of its taxes and owed the village nothing.",
            "The mine's owner, Corvane, paid all of its taxes and owed the village nothing.",
            "A1",
        ),
        (
            "The talks broke down over pay, the mediator, Irene Folkes, told reporters. No date has been set.",
            "The talks broke down over pay, one person close to them said. No date has been set.",
            "A4",
        ),
        (
            "The budget will be cut by a tenth, the finance minister, Ola Brekke, said on Friday.",
            "The budget will be cut by a tenth, two people with knowledge of it said.",
            "A4",
        ),
    ],
)
def test_who_says_it_is_told_where_it_was_lost_moved_added_blurred_or_coloured(
    judge: Judge, source: str, retelling: str, code: str
) -> None:
    assert told(source, retelling, judge) == [code]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (TANK, "The reservoir is only a third full. The firm said a pump had been broken since March."),
        (DAM, "The dam dates from 1961. It leaks and its gate must be replaced, engineer Paula Renn said."),
        (CHOIR, "The choir sang for two hours. Ada Bryn, who conducts it, said they sang every song they knew."),
        (
            "Ms. Tarr told villagers to boil their water and to keep their dogs on leads.",
            "Villagers should boil their water and keep dogs on leads, Ms. Tarr said.",
        ),
        (CELLAR, "Monday's fire burned out the cellar. The inspector's report says the alarm was off from June."),
        ("The painting is believed to be in Spain, police said.", "The painting is believed to be in Spain."),
        ("The coach called the draw “a gift”.", "The coach called it “a gift”."),
        ("The bank said it would cut 40 jobs in May.", "The bank will cut 40 jobs in May."),
        (
            "The weir will be lowered by 40 centimetres, the river board said.",
            "The weir will be lowered by 40 centimetres.",
        ),
        (SURVEY + " It is based in Hull.", "Oil lay on 40 percent of beaches, a survey by the Seaways Trust found."),
        (STAFF, "Ida Moor, a spokeswoman, said all 60 staff would get their wages. The till, she conceded, was empty."),
        ("Mr Pell told the Echo that the horse was not for sale.", "The horse is not for sale, according to Mr Pell."),
        (
            "The port will shut for a week if the court agrees. A hearing has been set for 3 December.",
            "If the court says yes (the hearing is on 3 December), the port will shut for a week.",
        ),
        (
            "The Harbour Trust lost its licence. A spokeswoman, Ida Moor, said the pumps were checked every week.",
            "The Harbour Trust, which lost its licence, said the pumps were checked every week.",
        ),
        (
            KITE,
            "The Kite Fund sold its shares. The mine had been losing money for years, the fund said.",
        ),
        (
            "The police union opposes the plan. Its secretary, Tom Rane, said that 40 officers had resigned since May.",
            "The police union opposes the plan. According to the union, 40 officers have resigned since May.",
        ),
        (
            "The plant has 140 workers. The Carters' local that represents them said it was considering a grievance.",
            "The plant has 140 workers. Their Carters' local is considering a grievance.",
        ),
        (
            "The harbour office named nobody. It said that it had written to four importers about the grain.",
            "The harbour office named nobody. Four importers have been written to about the grain.",
        ),
        (
            "The ministry said it was thinking of asking Oslo for a ship.",
            "The ministry is thinking of asking Oslo for a ship.",
        ),
        (
            "Those who swam in cold water had fewer attacks than those who rowed indoors, said a study of 84 adults.",
            "A new study looked at 84 adults. Some of them swam in cold water. The others rowed indoors.",
        ),
        (
            "Nurses who walk sleep longer than those who sit, according to a study out on Monday. Nurses sleep badly.",
            "Nurses who walk sleep longer than those who sit, according to research out on Monday.",
        ),
        (
            "The pool in Arn closed on Monday. The council was told that its roof had been leaking since May.",
            "The pool in Arn closed on Monday. Its roof had been leaking since May, councillors heard.",
        ),
        (
            "Engineer Paula Renn told the council that the roof of the pool had been leaking since May.",
            "The council was told that the roof of the pool had been leaking since May.",
        ),
        (
            "Fjordal said it was helping. Norrgas denied neglecting its pumps; the last test was in May, it said.",
            "Fjordal said it was helping. Norrgas denied neglect and said the pumps had last been tested in May.",
        ),
        (
            "Hydral denied a report in the Herald that it had poured oil into the river in March.",
            "Hydral poured oil into the river in March, the Herald reported; Hydral denies it.",
        ),
        (
            "Residents of Harrow Street said that the lorries kept them awake.",
            "Residents of Harrow Street complained that the lorries kept them awake.",
        ),
    ],
)
def test_who_says_it_is_left_alone_where_it_stayed_the_same(judge: Judge, source: str, retelling: str) -> None:
    assert told(source, retelling, judge) == []


def test_a_side_tells_two_apart_whom_no_name_does() -> None:
    moved = "Stagehands downed tools on Friday. The stoppage costs 30,000 pounds a night, the union says."
    source = (
        "Stagehands walked out on Friday. The company said the stoppage cost it 30,000 pounds a night. The union said "
        "nobody had asked its members back."
    )
    assert told(source, moved) == ["A2"]


def test_who_tells_of_himself_needs_nobody_to_vouch_for_it() -> None:
    source = "Ann Bell said she had lost four windows in the storm on Monday."
    assert told(source, "The mill lost four windows in the storm on Monday.") == ["A1"]
    assert told(source, "I lost four windows in the storm on Monday.") == []


def test_a_title_does_not_say_itself_what_its_text_only_reports(judge: Judge) -> None:
    content = "# Toll bridge lost 4 million crowns in May\n\nLosses grew, the auditor, Jon Voll, wrote in his report."
    retelling = plain("retelling", "The toll bridge lost 4 million crowns in May, the auditor, Jon Voll, says.")
    found = check([Text.cut("source", content, blocks(content))], retelling, judge=judge).findings
    assert [finding.kind.code for finding in found if finding.kind.family == "A"] == []


LEDGER = "# Toll bridge lost 4 million crowns in May\n\nThe toll bridge at Arn lost 4 million crowns in May.{}"
FERRY = "The ferry Arn ran onto rocks off Tarvo, the coastguard said. Two lorries fell overboard and sank.{}"


def read_as_page(content: str) -> Text:
    return Text.cut("source", content, blocks(content))


def test_what_a_text_says_itself_is_its_own_whatever_its_title_says(judge: Judge) -> None:
    source = read_as_page(LEDGER.format(" Jon Voll, the auditor, said nobody had counted the lorries."))
    retelling = plain("retelling", "The toll bridge at Arn lost 4 million crowns in May, said the auditor, Jon Voll.")
    found = check([source], retelling, judge=judge).findings
    assert [finding.kind.code for finding in found if finding.kind.family == "A"] == ["A3"]


@pytest.mark.parametrize(
    ("rest", "codes"),
    [("\n\nIt was built in 1990.", []), ("", ["A3"]), ("\n\n", ["A3"])],
)
def test_those_called_out_vouch_for_a_lead_and_a_brief_has_none(judge: Judge, rest: str, codes: list[str]) -> None:
    told_on = (
        "The coastguard said the ferry Arn ran onto rocks off Tarvo. Two lorries fell overboard and sank, it said."
    )
    found = check([read_as_page(FERRY.format(rest))], plain("retelling", told_on), judge=judge).findings
    assert [finding.kind.code for finding in found if finding.kind.family == "A"] == codes


def test_a_line_in_bold_leads_in_as_a_title_does(judge: Judge) -> None:
    source = "Open Step, a privacy group, said that the routes of soldiers at two bases had been visible."
    content = "1. **Routes of soldiers had been visible.** Open Step, a privacy group, said so of two bases."
    retelling = Text.cut("retelling", content, blocks(content))
    found = check([plain("source", source)], retelling, judge=judge).findings
    assert [finding.kind.code for finding in found if finding.kind.family == "A"] == []


CLINIC = (
    "A surgeon was {} on Friday. Ada Thorn left the theatre of the Royal Wexborough Hospital on nine occasions while "
    "patients slept, the tribunal heard."
)


@pytest.mark.parametrize(
    ("verdict", "retold"),
    [
        ("struck off", "Ada Thorn has been struck off for leaving"),
        ("suspended", "Surgeon Ada Thorn was suspended for leaving"),
        ("found guilty", "Ada Thorn was found guilty of leaving"),
        ("fined", "Ada Thorn was fined £900 over leaving"),
        ("jailed", "Six months is the sentence of Ada Thorn for leaving"),
    ],
)
def test_a_verdict_vouches_for_what_it_punishes(verdict: str, retold: str) -> None:
    what = "the theatre of the Royal Wexborough Hospital on nine occasions while patients slept"
    assert told(CLINIC.format(verdict), f"{retold} {what}.") == []
    assert told(CLINIC.format(verdict), f"Ada Thorn left {what}.") == ["A1"]


def test_the_reason_of_what_somebody_says_is_credited_with_it() -> None:
    source = (
        "The clinic has 50 patients. Symptoms, including cough and fever, usually appear between three weeks and three "
        "months after spores are inhaled, so more cases are likely, said Renata Quist, who leads the clinic's response."
    )
    retold = "symptoms usually appear three weeks to three months after spores are inhaled"
    assert told(source, f"Because {retold}, the clinic expects more cases.") == []
    assert told(source, f"The clinic has 50 patients. Its {retold}.") == ["A1"]


def test_a_study_for_somebody_named_is_somebodys() -> None:
    source = "A study by the University of Southsea, paid for by the Oyster Trust, found that the brine killed larvae."
    assert told(source, "A study for the Oyster Trust found that the brine killed larvae.") == []
    assert told(source, "A study for beginners found that the brine killed larvae.") == ["A4"]


def test_what_a_judge_gives_somebody_is_no_report() -> None:
    source = (
        "Giles Penrose lives in a barn beside the ground. A judge threw out his bid to make the club put up a net. "
        "Mr Penrose was given £2,350 for damage to his greenhouse."
    )
    retelling = (
        "A judge has refused to order the club to put up a net, but gave Giles Penrose, whose barn is beside the "
        "ground, £2,350 for damage."
    )
    assert told(source, retelling) == []
