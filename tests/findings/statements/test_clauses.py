"""Which statement of the source a retold one tells again."""

import os
import subprocess
import sys

SCORES = """
from copydesk.findings.align import align
from copydesk.findings.statements.clauses import matches
from copydesk.text.passage import plain
from copydesk.text.reading import read

told = (
    "Divers raised the bronze bell of the steamer Lorne on Monday after nine weeks of work in cold, muddy water. "
    "The heavy bronze bell, cast in Leith, cracked when a worn chain slipped and the bell struck the stone quay. "
    "Engineers from the harbour museum will clean, weld and polish the cracked bronze bell during the winter work. "
    "Visitors to the museum can watch the patient engineers work on the bell through a large window on the quay. "
)
ours = told.replace("muddy", "brown").replace("stone", "granite").replace("large", "wide").replace("winter", "autumn")
print([match.score for match in matches(align(read([plain("source", told)]), read([plain("retelling", ours)])))])
"""


def _scores(seed: str) -> bytes:
    return subprocess.check_output([sys.executable, "-c", SCORES], env=os.environ | {"PYTHONHASHSEED": seed})


def test_how_near_statements_are_hangs_on_no_order_of_strings() -> None:
    assert _scores("1") == _scores("2")
