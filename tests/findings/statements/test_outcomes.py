"""Families of events that rewriters take for one another: each is found, an honest retelling is left alone."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

FAULTS = [
    ("The town hall is weighing an appeal over the pier.", "The town hall has appealed over the pier.", "has appealed"),
    (
        "The guild asked the port to release the crates held since May.",
        "The port has released the crates held since May.",
        "has released",
    ),
    (
        "Lumber sales in the valley rose 8% last year, the mill said.",
        "Lumber sales in the valley fell 8% last year, the mill said.",
        "fell",
    ),
    (
        "Doctors treated a rider who was injured when the bridge at Holm gave way.",
        "Doctors said that a rider was killed when the bridge at Holm gave way.",
        "was killed",
    ),
    (
        "The brewery is in talks to sell its cider brand to Astor.",
        "The brewery has sold its cider brand to Astor.",
        "has sold",
    ),
    (
        "The council's spokesman declined to comment on the missing keys.",
        "The council's spokesman denied that the keys were missing.",
        "denied",
    ),
    (
        "The rowers want the harbour board to name a referee before the regatta.",
        "The harbour board has appointed a referee before the regatta.",
        "has appointed",
    ),
    (
        "Residents have asked the court to stop sales of the flats at Nore.",
        "The court has halted sales of the flats at Nore.",
        "has halted",
    ),
    (
        "The curator repaid 4,000 kroner of the museum's money before the hearing.",
        "Before the hearing, 4,000 kroner of the museum's money was seized from the curator.",
        "was seized",
    ),
    (
        "Police are seeking the owner of the kennel over the missing dogs.",
        "Police have arrested the owner of the kennel over the missing dogs.",
        "have arrested",
    ),
    (
        "The inspectorate has been notified of the leak at the dairy.",
        "The inspectorate is investigating the leak at the dairy.",
        "is investigating",
    ),
    (
        "The council still has to approve the deal, which would bring 40 jobs.",
        "The council has approved the deal, which would bring 40 jobs.",
        "has approved",
    ),
    (
        "The Corran museum is to return the panel to the family.",
        "The Corran museum has returned the panel to the family.",
        "has returned",
    ),
    (
        "The mayor is required to publish the letters by Friday.",
        "The mayor has published the letters.",
        "has published",
    ),
    (
        "The Charity Commission is considering whether any of the trustees should have acted sooner.",
        "The Charity Commission has found that trustees should have moved faster.",
        "has found",
    ),
    (
        "The police are considering whether any of the clerks should be interviewed.",
        "The police have begun to interview clerks.",
        "have begun to interview",
    ),
    (
        "The council is reviewing its ban on barbecues.",
        "The council has lifted its ban on barbecues.",
        "has lifted",
    ),
]
HONEST = [
    ("The council is reviewing its ban on barbecues.", "The council's ban on barbecues is under review."),
    (
        "The minister considered the plan for a month. On Friday she announced that the ferry would go.",
        "After a month of thought the minister has announced the end of the ferry.",
    ),
    ("Drivers have to pay £5 at the gate.", "Drivers pay £5 at the gate."),
    ("The town hall is weighing an appeal over the pier.", "The town hall may appeal over the pier."),
    (
        "The guild asked the port to release the crates held since May. The port released them on Friday.",
        "The port has released the crates held since May, as the guild had asked.",
    ),
    (
        "Lumber sales in the valley rose 8% last year, but sales of coal fell, the mill said.",
        "Coal sales in the valley fell last year while those of lumber rose 8%, the mill said.",
    ),
    (
        "The brewery is in talks to sell its cider brand to Astor.",
        "The brewery is negotiating the sale of its cider brand to Astor.",
    ),
    (
        "The council's spokesman declined to comment on the missing keys.",
        "The council's spokesman would not comment on the missing keys.",
    ),
    (
        "The rowers want the harbour board to name a referee before the regatta. The board chose one on Friday.",
        "The harbour board chose a referee on Friday, as the rowers had wanted.",
    ),
    (
        "Residents have asked the court to stop sales of the flats at Nore, which began in May.",
        "The court has been asked by residents to halt sales of the flats at Nore.",
    ),
    (
        "A jury found that the firm had failed to warn riders of the fault and ordered it to pay.",
        "The firm was ordered by a jury to pay because it had not warned riders of the fault.",
    ),
    (
        "The company refused to show the film in its cinemas.",
        "The company turned the film away from its cinemas.",
    ),
    (
        "The porter knew of the list, the clerk said.",
        "Did the clerk know of the list? The porter did, he said.",
    ),
]

FAULTS += [
    ("Exports gained 4% in May.", "Exports lost 4% in May.", "lost"),
    ("The index slipped 30 points on Monday.", "The index added 30 points on Monday.", "added"),
    ("Shares in Finnloft lost 12% on Friday.", "Shares in Finnloft rallied on Friday.", "rallied"),
    ("Hall was jailed for stealing a van.", "Hall was fined for stealing a van.", "was fined"),
    ("Oil rallied on Monday.", "Oil slumped on Monday.", "slumped"),
]
HONEST += [
    (
        "Labour gained 3 points in the poll and the Greens lost 4.",
        "The Greens lost four points in the poll and Labour gained three.",
    ),
    ("Hall was jailed for six months and fined £500.", "Hall was fined £500."),
    ("The army advanced on Morley in May.", "Morley fell to the army in May."),
    ("Sales rose 4% as the firm lost £4m.", "The firm lost £4m though it sold 4% more."),
]


def changed(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code == "E2" and one.retelling]


def _codes(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [finding.kind.code for finding in report.findings]


@pytest.mark.parametrize(("source", "retelling", "words"), FAULTS)
def test_an_event_that_was_replaced_by_another_is_found(source: str, retelling: str, words: str) -> None:
    assert words in changed(source, retelling)


@pytest.mark.parametrize(("source", "retelling"), HONEST)
def test_an_honest_retelling_changes_no_event(source: str, retelling: str) -> None:
    assert changed(source, retelling) == []


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("Only two of the nine jurors voted to acquit.", "Seven of the nine jurors voted to convict."),
        ("Only two of the nine jurors voted to acquit.", "All but two of the jurors voted to convict."),
        ("Two of the nine men were acquitted on Friday.", "Seven of the nine men were convicted on Friday."),
        ("Four of the ten councillors voted to reject the plan.", "Six councillors voted to accept the plan."),
    ],
)
def test_the_opposite_of_the_rest_is_no_other_event(source: str, retelling: str) -> None:
    assert not _codes(source, retelling)


@pytest.mark.parametrize(
    ("source", "retelling", "code"),
    [
        ("Only two of the nine jurors voted to acquit.", "Two of the nine jurors voted to convict.", "E2"),
        ("Two of the nine men were acquitted on Friday.", "Two of the nine men were convicted on Friday.", "E2"),
        ("Four of the ten councillors voted to reject the plan.", "Four councillors voted to accept the plan.", "E2"),
        ("Three of the 12 riders were killed.", "Nine of the 12 riders were injured.", "E2"),
    ],
)
def test_the_opposite_of_the_same_ones_is_another_event(source: str, retelling: str, code: str) -> None:
    assert code in _codes(source, retelling)


def test_in_a_row_of_passives_the_last_is_one_too() -> None:
    source = "The driver was cleared of murder but convicted of theft on Friday."
    assert not _codes(source, "A jury found the driver not guilty of murder but convicted him of theft.")
