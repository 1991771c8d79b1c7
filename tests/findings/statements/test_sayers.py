"""The words that only say who says it."""

from copydesk.article import told
from copydesk.findings.statements.sayers import crediting
from copydesk.text.reading import read


def _crediting(words: str) -> list[str]:
    reading = read([told("source.md", words).text])
    return [reading.page.words[number].text for number in sorted(crediting(reading))]


def test_a_reporting_clause_or_phrase_only_says_who_says_a_statement() -> None:
    assert _crediting("The mill closed in May, according to its owner.\n") == ["according", "to", "its", "owner"]
    assert _crediting("Its owner said the mill had closed.\n") == ["Its", "owner", "said"]


def test_a_reporting_verb_whose_object_is_a_thing_says_something_itself() -> None:
    assert _crediting("The county declared an emergency.\n") == []
    assert _crediting("The union called off a march that was planned for Saturday.\n") == []
