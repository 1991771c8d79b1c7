"""What a retelling has of the answers of those who are accused: where it denies, and what its sentences rest on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.matter import Matter, common, cover, matter, weight
from copydesk.findings.voices.charges import Charge, names_in, nouns_in
from copydesk.findings.voices.rejoinders import DEFENCE, Rejoinder, account_of, silent_words
from copydesk.findings.voices.replies import Manner, Reply, excuses, replies_of, reply_in, terms_of
from copydesk.text.lexicon import expressions, lines
from copydesk.text.page import Page, Sentence
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Report

RETOLD = 0.3
"""How near a retold sentence must be to an accusation to keep it."""
DENIED = 0.5
"""The share of what a reply denies that a retold denial must have to be that reply."""
CONTRADICTED = 0.75
"""The share of it that a retold statement in the negative must have, which may be about something else."""
ENOUGH = 1.6
"""What an account must weigh to be known again by its words."""
MOST = 300
"""Retold sentences, from the first, in which an account is looked for that stands far from its accusation."""
KEPT = 0.2
"""The share of an accusation's own words, names and numbers aside, that a retold sentence must have to keep it."""
SHARED = 2
"""Terms of an account that a retold sentence beside its accusation must have to tell it."""
TOLD = 0.4
"""The share of an account that one must have."""
PLEAS = re.compile(
    r"\b(?:plead\w* (?:not guilty|(?:(?:his|her|their) )?innocen)"
    r"|(?:protest|maintain|insist)\w* (?:on )?(?:his|her|their) innocence|den(?:y|ies|ied|ying) (?:it all|everything"
    r"|(?:all |both |the |any )?(?:charges?|counts?|wrongdoing|allegations?|accusations?)))",
    re.IGNORECASE,
)
"""How somebody denies all that is held against him."""
UNKNOWING = re.compile(
    r"\b(?:kn(?:ow|ew)\w* (?:of |about )?(?:no|nothing)\b|unaware|no (?:record|knowledge|memory|recollection) of"
    r"|never (?:heard of|knew|saw))",
    re.IGNORECASE,
)
"""How a text itself tells that somebody knows nothing of what is said of him."""
ANSWERING = frozenset({"answer", "reply", "respond", "counter", "retort", "rebut", "fight", "challenge"})
"""Lemmas by which a retelling says that somebody answers."""


class Answers:
    """The answers of a retelling.

    `kept` are the source's sentences that are retold; `resting` the retold sentences that rest on each of them at all.
    `outright` are the retold sentences that answer by their own words, `denials` those that may; `about` is what each
    tells of, `answers` the source's replies that it rests on. `said` and `reported` are the reports of each sentence
    here and in the source.
    """

    def __init__(self, alignment: Alignment) -> None:
        self.source, self.retelling = alignment.source, alignment.retelling
        page = self.retelling.page
        supports = [support for link in alignment.links for support in link.supports]
        self.kept = frozenset(support.sentence for support in supports if support.score >= RETOLD)
        self.resting: dict[int, set[int]] = {}
        self.answers: dict[int, set[int]] = {}
        replied = {reply.sentence.index for reply in replies_of(alignment.source) if reply.outright}
        for link in alignment.links:
            for support in link.supports:
                self.resting.setdefault(support.sentence, set()).add(link.sentence)
                if support.sentence in replied:
                    self.answers.setdefault(link.sentence, set()).add(support.sentence)
        self.about = [matter(page.words[s.words.start : s.words.stop]) for s in page.sentences]
        self.reported, self.said = _said(self.source), _said(self.retelling)
        self.outright = set(_outright(self.retelling))
        negative = (n for n in self.said if _has_negative(page, page.sentences[n]))
        unknowing = (s.index for s in page.sentences if UNKNOWING.search(page.prose, *s.span))
        self.denials = sorted(self.outright.union(negative, unknowing))

    def has(self, reply: Reply) -> bool:
        """Say whether a retold sentence denies what a reply does, or denies and rests on it."""
        if reply.manner is not Manner.POINTS and any(self._denies(reply, number) for number in self.denials):
            return True
        number = reply.sentence.index
        if not self.resting.get(number, set()).isdisjoint(self.denials):
            return True
        if any(self._pleads(reply, at) or self._retorts(reply, at) for at in range(min(len(self.about), MOST))):
            return True
        goes_on = reply.manner is Manner.POINTS and number + 1 in self.reported
        return goes_on and not self.resting.get(number + 1, set()).isdisjoint(self.denials)

    def _denies(self, reply: Reply, number: int) -> bool:
        page, about = self.retelling.page, self.about[number]
        if cover(reply.denied, about) >= (DENIED if number in self.outright else CONTRADICTED):
            return True
        speaker = {stem(part) for part in reply.names}
        return not speaker.isdisjoint(terms_of(page, page.sentences[number])) and common(reply.denied, about) > 0

    def _pleads(self, reply: Reply, number: int) -> bool:
        """Say whether a retold sentence has who denies something say that he did nothing at all."""
        if reply.manner is not Manner.DENIES or PLEAS.search(self._read(number)) is None:
            return False
        return not (reply.names or reply.nouns) or self._names(reply, number)

    def _retorts(self, reply: Reply, number: int) -> bool:
        """Say whether a retold sentence has who calls something false or unfair call it so."""
        return (
            reply.manner is Manner.POINTS and self._names(reply, number) and bool(excuses().search(self._read(number)))
        )

    def _read(self, number: int) -> str:
        return self.retelling.page.read(self.retelling.page.sentences[number].span)

    def _names(self, reply: Reply, number: int) -> bool:
        """Say whether a retold sentence names whoever replies."""
        page = self.retelling.page
        return not {stem(part) for part in reply.names}.isdisjoint(terms_of(page, page.sentences[number]))

    def beside(self, accusation: Sentence, reply: Reply) -> bool:
        """Say whether a sentence that tells an accusation, or the next, tells of a denial that is no other reply's."""
        near = self.outright & self._near(accusation)
        return any(self.answers.get(number, {reply.sentence.index}) >= {reply.sentence.index} for number in near)

    def answered(self, rejoinder: Rejoinder) -> bool:
        """Say whether an answer that denies nothing is told, or another one beside the accusation that it answers."""
        near = self._near(rejoinder.accusation.sentence) | self.resting.get(rejoinder.sentence.index, set())
        own = account_of(self.source, rejoinder)
        if not near.isdisjoint(self.outright):
            return True
        if weight(own) < ENOUGH:
            return rejoinder.sentence.index in self.resting and not rejoinder.silent
        if any(cover(own, about) >= DENIED for about in self.about[:MOST]):
            return True
        return any(self._tells(rejoinder, own, number) for number in near)

    def _tells(self, rejoinder: Rejoinder, own: Matter, number: int) -> bool:
        """Say whether a retold sentence near an accusation tells an account, or has whoever gives it say something."""
        shared = common(own, self.about[number])
        if shared >= SHARED or cover(own, self.about[number]) >= TOLD:
            return True
        return (shared > 0 or rejoinder.defence) and any(self._is_by(rejoinder, r) for r in self.said.get(number, ()))

    def keeps_denied(self, reply: Reply) -> bool:
        """Say whether what a reply denies is told where its own sentence is."""
        told = self.resting.get(reply.sentence.index, ())
        return not reply.denied or any(common(reply.denied, self.about[at]) for at in told)

    def keeps(self, charge: Charge) -> bool:
        """Say whether what is held against somebody is told, not only something else of its sentence."""
        number = charge.sentence.index
        if number not in self.kept:
            return False
        words = self.source.page.words_in(charge.content)
        own = matter(word for word in words if word.pos not in {"PROPN", "NUM"})
        return not own or any(cover(own, self.about[at]) >= KEPT for at in self.resting.get(number, ()))

    def _near(self, accusation: Sentence) -> AbstractSet[int]:
        last = len(self.about)
        found = {number + step for number in self.resting.get(accusation.index, set()) for step in (0, 1)}
        return {number for number in found if number < last}

    def _is_by(self, rejoinder: Rejoinder, report: Report) -> bool:
        """Say whether whoever gives an answer says something in a retold report."""
        source = report.source or report.span
        nouns = set(nouns_in(self.retelling.page, source))
        if rejoinder.defence and not nouns.isdisjoint(DEFENCE):
            return True
        return not (rejoinder.names.isdisjoint(names_in(self.retelling, source)) and rejoinder.nouns.isdisjoint(nouns))


def _outright(reading: Reading) -> Iterator[int]:
    """Yield the sentences that say that somebody answers, or doesn't."""
    page = reading.page
    told = (silent_words(), expressions("answered"))
    yield from (s.index for s in page.sentences if reply_in(page, s.span))
    yield from (s.index for s in page.sentences if any(words.search(page.prose, *s.span) for words in told))
    yield from (reply.sentence.index for reply in replies_of(reading) if reply.outright)
    yield from (word.sentence for word in page.words if word.lemma.lower() in ANSWERING)


def _said(reading: Reading) -> Mapping[int, Sequence[Report]]:
    """Return the reports of each sentence in which somebody is told to say something."""
    found: dict[int, list[Report]] = {}
    for report in reading.reports:
        if report.source is not None:
            found.setdefault(reading.page.sentence_at(report.mark.start).index, []).append(report)
    return found


def _has_negative(page: Page, sentence: Sentence) -> bool:
    words = page.words[sentence.words.start : sentence.words.stop]
    return any(w.lemma.lower() in lines("negatives") and not (w.pos == "NOUN" and w.lemma == "rule") for w in words)
