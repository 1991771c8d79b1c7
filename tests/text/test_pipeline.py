import subprocess
import sys

from copydesk.text.pipeline import dictionary

FRESH = """
import sys
from copydesk.text.pipeline import pipeline

assert pipeline()("The ferry stopped.")[2].lemma_ == "stop"
assert not [name for name in sys.modules if name.startswith("spacy.cli")]
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli import download
assert download.__module__ == "spacy.cli.download"
"""


def test_spacys_command_line_is_not_loaded_and_still_can_be() -> None:
    done = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_dictionary_has_base_forms_in_lower_case() -> None:
    assert {"ferry", "stop"} <= dictionary()
    assert "ferries" not in dictionary()
