# ruff: noqa: S608 - only our own numbers are written into the statements
"""The plan of shared passages: statements of plain SQL that DuckDB and Spark both accept.

Two tables come in. `docs`: `doc` (its number), `fingerprint` (the same for texts of the same words), `tokens` (words).
`grams`: `gram` (a hashed word 5-gram), `doc`, `place` (of its first word). Each step reads tables named before it.
"""

from typing import NamedTuple

from copydesk.story.tokens import GRAM

MOST = 30
"""Times that a rare 5-gram stands in the corpus at most: notices and set phrases stand in more, and fall out."""
FEWEST = 4
"""Rare 5-grams that two texts share at least to be looked at: eight words in a row, or four times five."""


ENOUGH = 8
"""Rare 5-grams from which two texts are looked at however long they are: twelve words in a row."""
SPARSE = 16
"""Words of the shorter text to each rare 5-gram, up to which fewer are enough."""


class Step(NamedTuple):
    """A table of the plan: its name, and the query that makes it."""

    name: str
    query: str


KIN = Step(
    "kin",
    f"SELECT fingerprint, MIN(doc) AS doc, COUNT(*) AS copies FROM docs WHERE tokens >= {GRAM} GROUP BY fingerprint",
)
"""The first text of each group of texts with the same words: only that one is counted and compared."""
RARE = Step(
    "rare",
    f"SELECT g.gram FROM grams g JOIN kin k ON g.doc = k.doc GROUP BY g.gram HAVING COUNT(*) BETWEEN 2 AND {MOST}",
)
"""The rare 5-grams; those that one text alone has several times are among them, and pair it with nobody."""
POSTINGS = Step(
    "postings",
    "SELECT g.gram, g.doc, g.place FROM grams g JOIN rare r ON g.gram = r.gram JOIN kin k ON g.doc = k.doc",
)
DIAGONALS = Step(
    "diagonals",
    "SELECT a.doc AS one, b.doc AS other, a.place - b.place AS shift, "
    "MIN(a.place) AS low, MAX(a.place) AS high, COUNT(*) AS seeds "
    "FROM postings a JOIN postings b ON a.gram = b.gram AND a.doc < b.doc GROUP BY a.doc, b.doc, a.place - b.place",
)
"""For two texts, by how many places the one's words are shifted against the other's: where rare 5-grams are alike."""
CANDIDATES = Step(
    "candidates",
    "SELECT d.one, d.other, SUM(d.seeds) AS seeds FROM diagonals d "
    "JOIN docs a ON d.one = a.doc JOIN docs b ON d.other = b.doc GROUP BY d.one, d.other, a.tokens, b.tokens "
    f"HAVING SUM(d.seeds) >= {ENOUGH} OR "
    f"(SUM(d.seeds) >= {FEWEST} AND SUM(d.seeds) * {SPARSE} >= LEAST(a.tokens, b.tokens))",
)
PLAN = (KIN, RARE, POSTINGS, DIAGONALS, CANDIDATES)
