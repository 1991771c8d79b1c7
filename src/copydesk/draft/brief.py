"""The writer that needs no model: sentences of the source, chosen and kept as they are."""

from collections.abc import Sequence

from copydesk.article.model import Article
from copydesk.draft.body import Block, markdown, read_blocks
from copydesk.draft.headline import headline
from copydesk.draft.model import Brief, Draft, Fault
from copydesk.errors import WriterError
from copydesk.text.passage import Role


class BriefWriter:
    """Retells the first source in its own sentences."""

    name = "brief"

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:
        """Return a draft of about so many words. WriterError where the source has no sentence."""
        if not sources:
            raise WriterError("brief: no source: wanted an article to retell")
        kept: list[Block] = []
        words = 0
        for block in read_blocks(sources[0].text):
            if block.role is not Role.PARAGRAPH or (kept and words >= brief.words):
                continue
            kept.append(block)
            words += sum(len(sentence.split()) for sentence in block.sentences)
        if not kept:
            raise WriterError(f"{sources[0].text.name}: no paragraph: wanted an article to retell")
        return Draft(headline(sources[0]), kept[0].sentences[0], markdown(kept), self.name)

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:  # noqa: ARG002
        """Return the draft as it is."""
        return draft
