"""The writer for licensed copy: the source's own words, all of them and nothing else."""

from collections.abc import Sequence

from copydesk.article.form import Form, form
from copydesk.article.model import Article
from copydesk.draft.body import markdown, read_blocks
from copydesk.draft.headline import headline
from copydesk.draft.model import Brief, Draft, Fault
from copydesk.errors import WriterError
from copydesk.text.passage import Role


class VerbatimWriter:
    """Gives the first source as it stands: for copy whose licence allows to reprint it. Spelling is not touched."""

    name = "verbatim"

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:  # noqa: ARG002 - a reprint has its length
        """Return the first source's title, excerpt and body, word for word. WriterError where it has no body."""
        if not sources:
            raise WriterError("verbatim: no source: wanted an article to reprint")
        body = _body(sources[0])
        if not body:
            raise WriterError(f"{sources[0].text.name}: no body: wanted an article to reprint")
        return Draft(headline(sources[0]), _excerpt(sources[0]), body, self.name)

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:  # noqa: ARG002
        """Return the draft as it is: the source's words are not this writer's to change."""
        return draft


def _body(source: Article) -> str:
    """Return the body in Markdown: as it stands in the content where that is Markdown, else its blocks written so."""
    text = source.text
    blocks = [block for block in text.blocks if block.role not in {Role.TITLE, Role.EXCERPT}]
    if not blocks:
        return ""
    if form(text.name, text.content) is not Form.MARKDOWN:
        return markdown(read_blocks(text))
    first = text.passage(blocks[0].span).start
    line = max(text.content.rfind(end, 0, first) for end in "\r\n") + 1
    return text.content[line:].strip("\r\n").rstrip()


def _excerpt(source: Article) -> str:
    text = source.text
    spans = (block.span for block in text.blocks if block.role is Role.EXCERPT)
    return next((" ".join(text.prose[span.start : span.end].split()) for span in spans), "")
