"""What somebody writes is told beside its author."""

from copydesk.findings.voices.parties import Party, cast_of
from copydesk.findings.voices.voices import ensemble
from copydesk.findings.voices.writings import is_written, writings_of
from copydesk.text.passage import plain
from copydesk.text.reading import read

PROSE = "An email to staff said the mill would close. Ada Moor sent the email. Tom Oak said the mill would stay open."
MOOR = Party(frozenset({"moor"}), frozenset(), frozenset(), known=True)


def test_an_email_is_its_authors_where_one_sentence_tells_of_both() -> None:
    reading = read([plain("source", PROSE)])
    cast = cast_of(reading, ensemble(reading).cast)
    writings, (email, oak) = writings_of(cast), cast.parties
    assert is_written(writings, email, MOOR)
    assert not is_written(writings, email, oak)
    assert not is_written(writings, MOOR, oak)
