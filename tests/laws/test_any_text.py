"""Laws that hold for any two texts, whatever stands in them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copydesk.article.prose.written import read_markdown
from copydesk.findings.check import Report, check
from copydesk.findings.kinds import FAMILIES
from copydesk.findings.model import Finding
from copydesk.text.passage import Text
from copydesk.text.remembered import Readings

SENTENCES = [
    "The minister said the contract was worth £184 million.",
    "“We are not angry, we are curious,” Lone Kjeldsen said by telephone from Esbjerg.",
    'She told the Commons on 20 November that there was "no record of anything at sea".',
    "About 1,100 people had left by 9 a.m. on Tuesday, according to the fire service.",
    "It would be one of the largest ships in Europe, officials said.",
    "The company denied that it had paid Mr Ashdown $13.5m in 2023.",
    "Dr. Anna Holt, 53, the chief executive, didn't say when.",
    "- Who: 1,147 women",
    "> Nobody asked him to",
    "# Crowded cells",
]
MARKS = st.text(alphabet="\"'“”‘’«»„ .,…—-$£€%0123456789()[]{}*_`#>|&;<\n\r\t aAé北\u202e\u0000", max_size=30)
copy = st.lists(st.one_of(st.sampled_from(SENTENCES), MARKS, st.text(max_size=30)), max_size=8).map("\n\n".join)
anything = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def text(name: str, content: str) -> Text:
    return read_markdown(name, content).text


def held(source: str, retelling: str) -> Report:
    return check([text("source.md", source)], text("retelling.md", retelling))


def said(finding: Finding) -> tuple[str, str, tuple[object, ...]]:
    passages = [p and (p.text.name, p.start, p.end) for p in (finding.retelling, finding.source)]
    return finding.kind.code, finding.message, tuple(passages)


@anything
@given(copy, copy)
def test_evidence_stands_where_it_says(source: str, retelling: str) -> None:
    contents = {"source.md": text("source.md", source).content, "retelling.md": text("retelling.md", retelling).content}
    for finding in held(source, retelling).findings:
        for passage, name in ((finding.retelling, "retelling.md"), (finding.source, "source.md")):
            if passage:
                assert passage.text.name == name
                assert contents[name][passage.start : passage.end] == passage.words
                assert passage.words


@example("“We will] go on,” he said.")
@anything
@given(copy)
def test_a_copy_of_the_source_has_no_finding(source: str) -> None:
    assert held(source, source).findings == ()


@anything
@given(st.lists(copy, min_size=2, max_size=3), copy)
def test_the_order_of_the_sources_changes_nothing(sources: list[str], retelling: str) -> None:
    texts = [text(f"source-{number}.md", source) for number, source in enumerate(sources)]
    one = check(texts, text("retelling.md", retelling))
    other = check(texts[::-1], text("retelling.md", retelling))
    assert [said(f) for f in one.findings] == [said(f) for f in other.findings]


@anything
@given(copy, st.lists(st.one_of(st.sampled_from(SENTENCES), MARKS), min_size=2, max_size=6), st.data())
def test_a_text_checked_again_as_it_is_edited_has_what_a_full_check_finds(
    source: str, paragraphs: list[str], edits: st.DataObject
) -> None:
    readings = Readings(room=600)  # so little that some are forgotten
    sources = [text("source.md", source), text("other.md", SENTENCES[0])]
    for _ in range(3):
        at = edits.draw(st.integers(0, len(paragraphs) - 1))
        paragraphs[at] = edits.draw(st.one_of(st.just(paragraphs[at]), st.sampled_from(SENTENCES), MARKS))
        retelling = text("retelling.md", "\n\n".join(paragraphs))
        again, full = check(sources, retelling, reading=readings), check(sources, retelling)
        assert again.findings == full.findings
        assert again.alignment.links == full.alignment.links


@anything
@given(copy, copy)
def test_the_order_of_the_kinds_changes_nothing(source: str, retelling: str) -> None:
    alignment = held(source, retelling).alignment
    forwards = [f for family in FAMILIES for f in family.find(alignment)]
    backwards = [f for family in reversed(FAMILIES) for f in family.find(alignment)]
    assert sorted(map(said, forwards), key=repr) == sorted(map(said, backwards), key=repr)


HOSTILE: dict[str, Callable[[int], str]] = {
    "quotes": lambda n: '"' * n,
    "opened quotes": lambda n: "“He said so " * (n // 12),
    "quoted words": lambda n: '"no" ' * (n // 5),
    "one line": lambda n: "The council said on Tuesday that it had paid £3m to Mr Holt. " * (n // 61),
    "no sentence": lambda n: "council " * (n // 8),
    "one word": lambda n: "a" * n,
    "figures": lambda n: "1,000 " * (n // 6),
    "capitals": lambda n: "Anna Holt " * (n // 10),
    "brackets": lambda n: "[(" * (n // 2),
    "emphasis": lambda n: "*_" * (n // 2),
    "block quotes": lambda n: ">" * n,
    "line breaks": lambda n: "\n" * n + "a",
    "stops": lambda n: ". " * (n // 2) + "a",
    "marks over letters": lambda n: "a" + "\u0301" * n,
    "dates": lambda n: "on 3 May 2021 " * (n // 14),
    "according": lambda n: "according to him, " * (n // 18),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_thousand_of_anything_is_read(name: str) -> None:
    text = HOSTILE[name](10_000)
    assert held(text, text).findings == ()


def test_texts_keep_their_own_offsets_when_read_together() -> None:
    texts: list[Text] = [text(f"{n}.md", SENTENCES[n]) for n in range(3)]
    report = check(texts, text("retelling.md", SENTENCES[1]))
    page = report.alignment.source.page
    for sentence in page.sentences:
        passage = page.passage(sentence.span)
        assert passage.text.content[passage.start : passage.end] == page.read(sentence.span)
