"""Which judge is wanted: our own, none, or one at an address."""

from copydesk.findings.judge.asked import AskedJudge
from copydesk.findings.judge.endpoint import Endpoint
from copydesk.findings.judge.late import LateJudge
from copydesk.findings.judge.verdict import Judging

OWN, NONE = "own", "none"
KEY = "COPYDESK_JUDGE_KEY"
"""The variable of the environment that holds the key of a judge at an address."""


def judge_named(name: str, model: str = "", key: str = "") -> Judging | None:
    """Return the judge of this name: `own`, `none`, or the address of an OpenAI-compatible endpoint.

    SettingsError for another name. Our own is still being loaded, an endpoint not asked yet: what keeps them from
    judging is a JudgeError at the first verdict.
    """
    if name == NONE:
        return None
    return LateJudge() if name == OWN else AskedJudge(Endpoint(name, model, key))
