"""Denials that are denied on one side alone."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.denials import turned_denials
from copydesk.text.reading import read


def _turned(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in turned_denials(alignment)]


DENIED = "The minister denied that Washington had dictated the rule.\n"


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        (DENIED, "The minister did not deny that Washington had dictated the rule.\n", "did not deny"),
        (
            "The firm denied that it had missed two inspections, its director said.\n",
            "The firm did not deny having missed two inspections, its director said.\n",
            "did not deny",
        ),
        (
            "Asked about the leak, Ida Moor would not deny it.\n",
            "Asked about the leak, Ida Moor denied it.\n",
            "denied",
        ),
        (
            "The trust does not accept that the delay led to her death.\n",
            "The trust accepts that the delay caused her death.\n",
            "accepts",
        ),
    ],
)
def test_a_denial_that_only_one_side_denies_is_turned(source: str, retelling: str, here: str) -> None:
    assert _turned(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (DENIED, "That Washington had dictated the rule was denied by the minister.\n"),
        (DENIED, "The minister did not deny that the rule hurt farmers.\n"),
        (
            "She said she did not believe that the letter was forged.\n",
            "She said she believed that the letter was genuine.\n",
        ),
        (
            "The firm did not say how many jobs would go, but said that the Leeds depot would close.\n",
            "The firm said that the Leeds depot would close.\n",
        ),
        (
            "Ida Moor did not deny that she had met the builder. She denied that he had paid her for votes.\n",
            "Ida Moor denied that the builder had paid her for votes but did not deny that she had met him.\n",
        ),
    ],
)
def test_a_denial_of_the_same_or_of_another_thing_is_none(source: str, retelling: str) -> None:
    assert not _turned(source, retelling)
