"""Which judge is wanted: our own, none, or one at an address."""

from copydesk.findings.judge.asked import AskedJudge
from copydesk.findings.judge.endpoint import Endpoint
from copydesk.findings.judge.judge import Judge, Judging

OWN, NONE = "own", "none"
KEY = "COPYDESK_JUDGE_KEY"
"""The variable of the environment that holds the key of a judge at an address."""


def judge_named(name: str, model: str = "", key: str = "") -> Judging | None:
    """Return the judge of this name: `own`, `none`, or the address of an OpenAI-compatible endpoint.

    SettingsError for another name, JudgeError where our own can't be loaded. An endpoint is not asked yet.
    """
    if name == NONE:
        return None
    return Judge.load() if name == OWN else AskedJudge(Endpoint(name, model, key))
