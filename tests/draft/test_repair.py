import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from copydesk.article import Article, told
from copydesk.desk.faults import faults_of
from copydesk.draft.brief import BriefWriter
from copydesk.draft.endpoint import Endpoint
from copydesk.draft.llm import Bounds, LlmWriter
from copydesk.draft.model import Brief, Draft, Fault
from copydesk.draft.prompt import Message, Prompts
from copydesk.draft.repair import Repaired, repaired
from copydesk.draft.verbatim import VerbatimWriter
from copydesk.errors import WriterError
from copydesk.findings.check import check

Check = Callable[[Draft], Sequence[Fault]]
TRUE = """\
The ferry to Skarra will stop from 3 November, the harbour board said on Monday.

“We can no longer pay for a second crew,” said its chair, Inga Holt."""


@pytest.fixture
def checked(source: Article) -> Check:
    """Return the desk's own check of a draft, for errors."""

    def faults(draft: Draft) -> Sequence[Fault]:
        front = json.dumps({"title": draft.title, "excerpt": draft.excerpt, "date": "2026-01-05"}, ensure_ascii=False)
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in json.loads(front).items())
        return faults_of(check([source.text], told("draft.md", f"---\n{front}\n---\n\n{draft.body}").text))

    return faults


class Stubborn:
    """A writer that mends nothing, or fails to."""

    name = "stubborn"

    def __init__(self, error: WriterError | None = None) -> None:
        self.error = error
        self.asked = 0

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:  # noqa: ARG002
        raise AssertionError("not asked for")

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:  # noqa: ARG002
        self.asked += 1
        if self.error:
            raise self.error
        return draft


def drafted(body: str, title: str = "Ferry to Skarra will stop in winter", excerpt: str = "") -> Draft:
    return Draft(title, excerpt, body, "someone")


LIES = {
    "a figure": TRUE.replace("3 November", "13 November"),
    "a quotation": TRUE.replace("no longer pay", "never pay"),
    "a name": TRUE.replace("Inga Holt", "Sigrid Moen"),
    "a speaker": TRUE.replace("said its chair, Inga Holt", "said Roland Pike"),
    "an invented quotation": TRUE + "\n\n“The island is finished,” Holt said.",
    "an invented sentence": TRUE + "\n\nThe ferry sank in Brazil in 1999, killing 48 people.",
    "a lost reply": TRUE + "\n\nThe shopkeeper Roland Pike accused the board of hiding its figures.",
}


@pytest.mark.parametrize("lie", LIES)
def test_no_known_error_comes_out_whoever_wrote_it(lie: str, checked: Check, source: Article) -> None:
    draft = drafted(LIES[lie])
    assert checked(draft)
    found = repaired(draft, [source], Stubborn(), checked, Brief())
    assert not found.faults
    assert not checked(found.draft)
    assert "The ferry to Skarra will stop from 3 November" in found.draft.body


def test_a_true_draft_comes_out_as_it_went_in(checked: Check, source: Article) -> None:
    writer = Stubborn()
    assert repaired(drafted(TRUE), [source], writer, checked, Brief()) == Repaired(drafted(TRUE), ())
    assert not writer.asked


def test_a_false_title_gives_way_to_the_sources_and_a_false_excerpt_to_none(checked: Check, source: Article) -> None:
    draft = drafted(TRUE, "Ferry to Brazil will stop in winter", "About 480 people live on the island.")
    assert checked(draft)
    found = repaired(draft, [source], Stubborn(), checked, Brief())
    assert not checked(found.draft)
    assert found.draft.title == "Ferry to Skarra will stop in winter"
    assert not found.draft.excerpt


def test_a_draft_of_nothing_but_errors_is_handed_over_with_them() -> None:
    nonsense = told("a.md", "The harbour board said on Monday that the ferry will stop.")
    fault = Fault("S1", "nothing of this is in the source", "All of it", "", "All of it is invented.")
    found = repaired(drafted("All of it is invented."), [nonsense], Stubborn(), lambda _: [fault], Brief())
    assert found.faults == (fault,)
    assert found.draft.body


def test_a_writer_is_asked_so_many_times_and_its_failure_goes_no_further(checked: Check, source: Article) -> None:
    writer = Stubborn(WriterError("nobody there"))
    assert not repaired(drafted(LIES["a figure"]), [source], writer, checked, Brief()).faults
    assert writer.asked == 1
    idle = Stubborn()
    repaired(drafted(LIES["a figure"]), [source], idle, checked, Brief(), rounds=0)
    assert not idle.asked


def test_a_mending_that_makes_it_worse_is_not_taken(checked: Check, source: Article) -> None:
    class Worse(Stubborn):
        def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:  # noqa: ARG002
            return replace(draft, body=LIES["an invented sentence"] + "\n\n“Lies,” said Kurt Weil in Paris.")

    found = repaired(drafted(LIES["a figure"]), [source], Worse(), checked, Brief())
    assert not checked(found.draft)
    assert "Brazil" not in found.draft.body


def test_a_brief_and_a_reprint_of_the_source_have_no_errors(checked: Check, source: Article) -> None:
    for writer in (BriefWriter(), VerbatimWriter()):
        assert not checked(writer.write([source], Brief()))


def test_a_reprint_has_every_word_and_mark_of_the_body() -> None:
    body = "A *fine* day, [they said](https://a.example/).\n\n- one\n- two\n\n## Later\n\nThe end of it came."
    draft = VerbatimWriter().write([told("a.md", f"---\ntitle: A day\n---\n\n{body}\n")], Brief())
    assert draft == Draft("A day", "", body, "verbatim")


SHORT = Prompts(
    write="Retell this in {words} words.",
    mend="Mend the faults.",
)


def test_a_small_real_model_gets_no_known_error_through(model: str, checked: Check, source: Article) -> None:
    bounds = Bounds(seconds=240, tries=1, answer=40, source=230)
    endpoint = Endpoint(model, "any")

    def in_form(messages: Sequence[Message], tokens: int, seconds: float) -> object:
        """Ask the model; whatever it says that is no whole JSON is taken for a body, which is closed."""
        answer = endpoint(messages, tokens, seconds)
        words = answer.words.replace("\\n", "\n").strip('{"} ') + "."
        return answer._replace(words=json.dumps({"title": words[:60], "excerpt": "", "body": words}))

    writer = LlmWriter(in_form, prompts=SHORT, bounds=bounds)  # type: ignore[arg-type]
    draft = writer.write([source], Brief(40))
    found = repaired(draft, [source], writer, checked, Brief(40), rounds=1)
    assert writer.spent > 0
    assert tuple(checked(found.draft)) == found.faults
    assert not found.faults or found.draft.body.strip()
