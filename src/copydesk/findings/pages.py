"""The pages of the kinds: one Markdown file for each family, beside its module, with a section for each kind."""

import re
from importlib.resources import files

from copydesk.findings import kinds
from copydesk.findings.kinds import FAMILIES, Family
from copydesk.findings.model import Kind

SECTION = re.compile(r"^## (?=[A-Z]\d )", re.MULTILINE)


def family_of(kind: Kind) -> Family:
    """Return the family that a kind belongs to."""
    return next(family for family in FAMILIES if kind in family.kinds)


def page(family: Family) -> str:
    """Return the page of a family, as Markdown."""
    module = family.find.__module__.rpartition(".")[2]
    return files(kinds).joinpath(f"{module}.md").read_text("utf-8")


def section(kind: Kind) -> str:
    """Return the part of its family's page that tells of one kind, without its heading."""
    for part in SECTION.split(page(family_of(kind)))[1:]:
        heading, _, told = part.partition("\n")
        if heading.split()[0] == kind.code:
            return told.strip()
    raise LookupError(f"the page of family {kind.family} has no section ## {kind.code}")
