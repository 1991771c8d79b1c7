"""Where a report stands: the stretches of a sentence that its content can fill."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.text.naming.names import Name
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.clause import TELLING, mark_of
from copydesk.text.saying.quotes import Quote
from copydesk.text.tree import Tree, tree_of

_LEADING = frozenset({"and", "but", "or", "yet", "so", "that", "meanwhile", "however", "while", "although", "though"})
_CLOSERS = frozenset(",”’\"'–—-?!")


NEAR = 16
"""Words between a verb and the colon that leads up to what it tells."""
OPENING = frozenset({'"', "“", "‘", "'", "``", "«"})
FAR = 2_000
"""Code points before and behind a clause that may be what it reports: keeps the work linear in an endless sentence."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as those who look for reports see it.

    `marks` are the numbers of the words that may report, `breaks` the offsets of semicolons outside quotations.
    """

    tree: Tree
    names: Sequence[Name]
    marks: Sequence[int]
    breaks: Sequence[int]

    def segment(self, offset: int) -> Span:
        """Return the part of the sentence between semicolons that an offset lies in."""
        sentence = self.tree.page.sentence_at(offset).span
        at = bisect_right(self.breaks, offset)
        start = max(sentence.start, self.breaks[at - 1] + 1) if at else sentence.start
        end = min(sentence.end, self.breaks[at]) if at < len(self.breaks) else sentence.end
        return Span(start, end)

    def below(self, word: Word) -> Span:
        """Return the stretch of the words below a word."""
        words = self.tree.page.words
        first, last = self.tree.reach(word)
        return Span(words[first].span.start, words[last].span.end)

    def around(self, word: Word) -> Span:
        """Return the stretch of the clause that a word heads, a noun's clause for a noun."""
        for _ in range(12):  # a path longer than this is no clause
            if (word.pos in {"VERB", "AUX"} and word.dep not in {"xcomp", "pcomp"}) or word.head == word.number:
                break
            word = self.tree.head(word)
        return self.said(word)

    def said(self, word: Word) -> Span:
        """Return the stretch of a clause that is told, up to where somebody speaks again ("… but did not say")."""
        below = self.below(word)
        for child in self.tree.children(word, "conj"):
            at = bisect_left(self.marks, child.number)
            speaks = at < len(self.marks) and self.marks[at] == child.number and not self._goes_on(word, child)
            if speaks and child.number > word.number and not self.tree.child(child, "nsubj", "nsubjpass", "mark"):
                words = self.tree.page.words
                first = min(self.tree.reach(child).first, child.number)
                return Span(below.start, max(words[first].span.start, word.span.end))
        return below

    def _goes_on(self, word: Word, joined: Word) -> bool:
        """Say whether a verb joined to one that is told is told, too: "had looked and had found nothing"."""
        first, second = self.tree.child(word, "aux"), self.tree.child(joined, "aux")
        return first is not None and second is not None and first.text.lower() == second.text.lower()

    def led(self, verb: Word) -> Span | None:
        """Return what a colon and an opening mark behind a verb lead up to, None where there are none close by."""
        words = self.tree.page.words
        for at in range(verb.number + 1, min(verb.number + NEAR, len(words) - 1)):
            if words[at].sentence != verb.sentence or words[at].text in OPENING:
                return None
            if words[at].text == ":" and words[at + 1].text in OPENING:
                return Span(words[at].span.end, self.segment(words[at].span.start).end)
        return None

    def closes(self, span: Span) -> bool:
        """Say whether a reporting clause stands behind what it reports: after a comma or a closing mark."""
        before = self.tree.page.prose[max(0, span.start - 3) : span.start].rstrip()
        return before[-1:] in _CLOSERS if before else False

    def opens(self, span: Span) -> bool:
        """Say whether a phrase opens its part of the sentence."""
        before = Span(max(self.segment(span.start).start, span.start - FAR), span.start)
        return all(word.pos == "PUNCT" for word in self.tree.page.words_in(before))

    def clause_end(self, span: Span, word: Word) -> int:
        """Return where the clause of a word ends if one joined to it begins after a span."""
        part = self.segment(span.start)
        for child in self.tree.children(word, "conj"):
            if self.below(child).start >= span.end and self.tree.child(child, "nsubj", "nsubjpass"):
                return self.below(child).start
        return part.end

    def ends(self, verb: Word) -> bool:
        """Say whether a reporting verb ends its clause: behind it a mark, its subject, who is told, when, where."""
        words = self.tree.page.words
        at = verb.number + 1
        after = words[at] if at < len(words) else verb
        if after.sentence != verb.sentence or after.number == verb.number or after.pos == "PUNCT":
            return True
        if after.head == verb.number:
            return after.dep not in {"ccomp", "dobj"} or verb.lemma.lower() in TELLING
        return after.pos in {"ADP", "PROPN", "DET"}

    def end_before(self, word: Word) -> int:
        """Return where the word before a word ends, marks left out."""
        words = self.tree.page.words
        at = word.number - 1
        while at >= 0 and words[at].pos == "PUNCT":
            at -= 1
        return words[at].span.end if at >= 0 else word.span.start

    def before(self, span: Span) -> Span:
        """Return what stands before a reporting clause, as far back as the last other one of its sentence part."""
        return Span(self._bound(span), span.start)

    def fronted(self, word: Word, span: Span) -> Span:
        """Return a clause told before the verb that reports it, with what stands before it if nobody else says that."""
        below = self.below(word)
        bound = self._bound(span)
        return Span(min(bound, below.start), span.start if bound <= below.start else below.end)

    def _bound(self, span: Span) -> int:
        words = self.tree.page.words
        start = self.segment(span.start).start
        at = bisect_left(self.marks, span.start, key=lambda number: words[number].span.start) - 1
        while at >= 0 and words[self.marks[at]].span.start >= start:
            if self._parts(words[self.marks[at]]):
                return words[self.marks[at]].span.end
            at -= 1
        return start

    def _parts(self, verb: Word) -> bool:
        """Say whether a verb that may report does: it has a clause, or stands at a mark; "told the owner" does not."""
        words = self.tree.page.words
        if mark_of(self.tree, verb) is None:
            return False
        if verb.dep == "parataxis" or self.tree.child(verb, "ccomp", "parataxis") is not None:
            return True
        return verb.number + 1 < len(words) and words[verb.number + 1].pos == "PUNCT"

    def cleaned(self, clause: Span, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the stretches inside the clause's part of the sentence, without the clause and marks at their ends."""
        part = self.segment(clause.start)
        part = Span(max(part.start, clause.start - FAR), min(part.end, clause.end + FAR))
        found: list[Span] = []
        for span in sorted(spans):
            start, end = max(span.start, part.start), min(span.end, part.end)
            if found:
                start = max(start, found[-1].end)
            for piece in (Span(start, min(end, clause.start)), Span(max(start, clause.end), end)):
                trimmed = self._trimmed(piece)
                if trimmed is not None:
                    found.append(trimmed)
        return tuple(self._joined(found))

    def _joined(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the stretches, those with nothing but white space between them as one."""
        held: Span | None = None
        for span in spans:
            if held is not None and not self.tree.page.prose[held.end : span.start].strip():
                held = Span(held.start, span.end)
                continue
            if held is not None:
                yield held
            held = span
        if held is not None:
            yield held

    def _trimmed(self, span: Span) -> Span | None:
        """Return the stretch without marks and joining words at its ends, None if no word is left."""
        if span.start >= span.end:
            return None
        words = self.tree.page.words_in(span)
        first, last = 0, len(words)
        while first < last and (words[first].pos in {"PUNCT", "SPACE"} or words[first].text.lower() in _LEADING):
            first += 1
        while last > first and words[last - 1].pos in {"PUNCT", "SPACE", "CCONJ"}:
            last -= 1
        if first == last:
            return None
        return Span(max(span.start, words[first].span.start), min(span.end, words[last - 1].span.end))


def scene_of(page: Page, quotes: Sequence[Quote], names: Sequence[Name], marks: Sequence[int]) -> Scene:
    """Return the scene of a page whose words `marks` may report; linear in the page's length."""
    starts = [quote.span.start for quote in quotes]
    breaks = []
    for word in page.words:
        if word.text == ";":
            at = bisect_right(starts, word.span.start) - 1
            if at < 0 or quotes[at].span.end <= word.span.start:
                breaks.append(word.span.start)
    return Scene(tree_of(page), names, marks, breaks)
