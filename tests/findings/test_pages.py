import pytest

from copydesk.findings.kinds import FAMILIES, Family
from copydesk.findings.model import Kind
from copydesk.findings.pages import family_of, page, section
from copydesk.findings.wanted.selection import KINDS


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.kinds[0].family)
def test_a_family_has_a_page_under_its_letter(family: Family) -> None:
    assert page(family).startswith(f"# {family.kinds[0].family} · ")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_has_a_section_of_its_own(kind: Kind) -> None:
    told = section(kind)
    assert told
    assert told in page(family_of(kind))
    assert not any(f"## {other.code} " in told for other in KINDS)
