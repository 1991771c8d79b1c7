"""Which sentences of a source stand or fall together, so that what is kept is understood, and by the right speaker.

A quotation is tied to its speaker and its other half, a pronoun to what it stands for, a person called by the surname
to the sentence that introduces the person, an accusation to its reply, a list to what leads to it.
"""

from itertools import zip_longest

from copydesk.draft.introduced import Introduced
from copydesk.draft.pointers import Pointer, parties_of, pointer_of, points_back
from copydesk.draft.rights import Replies, Strength
from copydesk.draft.source import Source, outermost
from copydesk.text.naming.names import Name, Sort
from copydesk.text.passage import Role
from copydesk.text.saying.quotes import Quote
from copydesk.text.saying.speakers import Speaker

OPENING = frozenset("“‘\"'«„–—-•")
"""Marks by which what a colon leads to begins in a paragraph of its own."""
FARTHEST = 8
"""Sentences between a quotation and its speaker, or a name and its introduction, that are kept for its sake."""


class Ties:
    """What each sentence needs: `needs[i]` are the sentences without which sentence `i` isn't kept.

    `lost` are the sentences that can't be kept at all, `pointers` the pronouns that need a name in their
    place where the sentence before is left out.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        count = len(source.sentences)
        self.needs: list[set[int]] = [set() for _ in range(count)]
        self.lost = {i for i in range(count) if not source.usable[i]}
        self.pointers: dict[int, Pointer] = {}
        self.introduced = Introduced(source)
        self._quotes()
        self._pronouns()
        self._continued()
        self._introductions()
        self._parties()
        replies = Replies(source)
        self._replies(replies)
        self._lists()
        self._answer_to_the_title(replies)

    def closure(self, index: int) -> frozenset[int] | None:
        """Return a sentence with all that it needs, None where some of that can't be kept."""
        found = {index}
        waiting = [index]
        while waiting:
            for other in self.needs[waiting.pop()] - found:
                found.add(other)
                waiting.append(other)
        return None if found & self.lost else frozenset(found)

    def _together(self, indexes: range) -> None:
        for index in indexes:
            self.needs[index].update(indexes)

    def _before(self, index: int) -> None:
        """Tie a sentence to the one before it; without one it can't be kept."""
        if index and self.source.usable[index - 1]:
            self.needs[index].add(index - 1)
        else:
            self.lost.add(index)

    def _quotes(self) -> None:
        reading = self.source.reading
        before: Quote | None = None
        indexes = list(outermost(reading.quotes))
        for i, behind in zip_longest(indexes, indexes[1:]):
            following = reading.quotes[behind] if behind is not None else None
            quote, speaker = reading.quotes[i], reading.speakers[i]
            covered = self.source.sentences_in(quote.outer)
            self._together(covered)
            if _is_left_open(quote, following):
                self.lost.update(covered)
            if quote.continues and before is not None:
                self.needs[covered.start].add(self.source.at(before.outer.end - 1))
            self._speaker(quote, speaker, covered)
            before = quote

    def _speaker(self, quote: Quote, speaker: Speaker | None, covered: range) -> None:
        if speaker is None:
            if self._stands_alone(quote, covered):
                self.lost.update(covered)
            return
        said = self.source.at(speaker.span.start)
        if said in covered:
            return
        first, last = min(said, covered.start), max(said, covered.stop - 1)
        if last - first > FARTHEST:
            self.lost.update(covered)
        elif said < covered.start:
            self.needs[covered.start].update({said} if quote.continues else range(said, covered.start))
        else:
            self.needs[covered.start].update(range(covered.start, said + 1))

    def _stands_alone(self, quote: Quote, covered: range) -> bool:
        """Say whether a quotation is all that its sentences say."""
        words = sum(len(self.source.words(i)) for i in covered)
        return words - len(self.source.reading.page.words_in(quote.outer)) <= 2  # noqa: PLR2004 - a mark or two

    def _pronouns(self) -> None:
        for index, usable in enumerate(self.source.usable):
            if not usable:
                continue
            pointer = pointer_of(self.source, index)
            if pointer is not None and pointer.name is not None:
                self.pointers[index] = pointer
            if (pointer is not None and pointer.name is None) or points_back(self.source, index):
                self._before(index)

    def _continued(self) -> None:
        """Tie what goes on with reported speech ("It would bring jobs.") to the sentence before, which tells who."""
        page = self.source.reading.page
        reported = {self.source.at(report.mark.start) for report in self.source.reading.reports}
        tenses = {self.source.at(page.words[s.verb].span.start): s for s in reversed(self.source.reading.statements)}
        for index in range(1, len(self.source.sentences)):
            statement = tenses.get(index)
            same = self.source.sentences[index].block == self.source.sentences[index - 1].block
            if same and index not in reported and statement is not None and statement.tense in {"would", "perfect"}:
                self._before(index)

    def _introductions(self) -> None:
        """Tie a short name to the first sentence that has the full one."""
        for index, names in enumerate(self.source.names):
            for name in names:
                at = self.introduced.first.get(name.entity, index)
                if _is_short(name) and at < index and self.source.usable[at]:
                    self.needs[index].add(at)

    def _parties(self) -> None:
        """Tie "the union" to the nearest sentence before that has the word, or else to the one before."""
        last: dict[str, int] = {}
        lede = next((i for i, usable in enumerate(self.source.usable) if usable), 0)
        for index, usable in enumerate(self.source.usable):
            for word in parties_of(self.source, index) if usable and index > lede else ():
                at = last.get(word.lemma.lower())
                if at is None or not self.source.usable[at]:
                    self._before(index)
                elif at > lede:
                    self.needs[index].add(at)
            for word in self.source.words(index) if usable else ():
                last.setdefault(word.lemma.lower(), index) if word.pos in {"NOUN", "PROPN"} else None

    def _replies(self, replies: Replies) -> None:
        """Tie an accusation to its reply, and a reply that only points to the sentence before; neither goes alone."""
        for report in self.source.reading.reports:
            reply = self.source.at(report.mark.start)
            outright = replies.strength.get(reply) is Strength.OUTRIGHT
            if report.source is not None and outright and self.source.usable[reply] and not replies.says_what(report):
                self._before(reply)
        for accusation, reply in replies.pairs():
            if self.source.role(reply) is Role.TITLE:  # which stands above every brief
                continue
            if self.source.usable[accusation] and (
                self.source.usable[reply] or replies.strength[reply] is Strength.OUTRIGHT
            ):
                self.needs[accusation].add(reply)

    def _answer_to_the_title(self, replies: Replies) -> None:
        """Tie the lede to the first outright reply of somebody whom the title tells a wrong of."""
        titles = [i for i in range(len(self.source.sentences)) if self.source.role(i) is Role.TITLE]
        named = {name.entity for i in titles if replies.is_wrong(i) for name in self.source.names[i]}
        lede = next((i for i, usable in enumerate(self.source.usable) if usable), None)
        for reply in replies.outright():
            speakers = replies.speakers.get(reply, set())
            if lede is not None and not named.isdisjoint(speakers) and self.closure(reply) is not None:
                self.needs[lede].add(reply)
                return

    def _lists(self) -> None:
        """Keep lists whole, with what leads to them; a lead-in without what it leads to is lost."""
        page = self.source.reading.page
        for sentence in page.sentences:
            index = sentence.index
            if self.source.role(index) in {Role.ITEM, Role.QUOTATION}:
                self._listed(index)
            elif self.source.usable[index] and self.source.read(index).endswith(":"):
                self._leads(index)

    def _listed(self, index: int) -> None:
        role = self.source.role(index)
        before = self.source.role(index - 1) if index else None
        if before is role:
            self.needs[index].add(index - 1)
            self.needs[index - 1].add(index)
        elif before is Role.PARAGRAPH and self.source.read(index - 1).endswith(":"):
            self.needs[index].add(index - 1)
        else:
            self.lost.add(index)

    def _leads(self, index: int) -> None:
        if index + 1 < len(self.source.sentences) and self.source.usable[index + 1] and self._is_led_to(index + 1):
            self.needs[index].add(index + 1)
        else:
            self.lost.add(index)

    def _is_led_to(self, index: int) -> bool:
        """Say whether a colon may lead to a sentence: one of a list, a quotation, or one of the same paragraph."""
        same = self.source.sentences[index].block == self.source.sentences[index - 1].block
        opening = self.source.read(index)[:1]
        return same or self.source.role(index) in {Role.ITEM, Role.QUOTATION} or opening in OPENING


def _is_left_open(quote: Quote, following: Quote | None) -> bool:
    """Say whether nothing closes a quotation, and no other paragraph goes on with it."""
    closed = quote.outer.end > quote.span.end or quote.outer == quote.span
    return not closed and not (following is not None and following.continues)


def _is_short(name: Name) -> bool:
    return name.words != name.full and len(name.full) > len(name.words) and name.sort not in {Sort.PLACE, Sort.NATION}
