"""A part told as the whole: what leaves no exception here and does in the source, or says nothing of it.

Three turns. A word that leaves no exception ("the only", "always", "entirely") where the source bounds nothing so. All,
where the source's passage speaks of a part. And a thing that stands whole ("fund managers") where the source has a part
of it ("some fund managers"), which structure can only propose: often the part is told otherwise, or was told before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import same_word
from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.statements.scoped import Rescoped
from copydesk.text.lexicon import lines, pattern
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

MOST = 12
"""Parts of one sentence of the source, and nouns of a retold one, that are looked at: keeps the work linear."""
SAME, EACH = 0.6, 0.25
"""How much two statements must explain of one another, both ways together and each way, to be the same one."""
NOT_BEFORE = 12
"""Code points before a word in which a "not" denies it."""
DENIED = re.compile(r"(?:\bnot|n[’']t|\bnever|\bno)\b", re.IGNORECASE)
UNANIMOUS = re.compile(
    r"\bunanim|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: ?[-–] ?0| votes? to (?:0|nil|none)| to (?:nil|nothing|none|zero))\b"
    r"|\bno votes? against\b|\bwithout (?:a|any) (?:dissent\w*|votes? against)\b",
    re.IGNORECASE,
)
"""How a source tells that nobody voted against."""
NEAR_BY = 8
"""Words behind "of" in which its noun is looked for."""
_NO_MORE = (
    *("not", "nearly", "almost", "virtually", "of", "at", "in", "above", "after", "first"),
    *("match", "game", "set", "goal", "one", "two", "three", "four"),
)
_BEFORE = "".join(rf"(?<!\b{word} )" for word in _NO_MORE)
_IDIOMS = "likelihood|probability|over|along|told|the same|but|too|right|which|whom|time|kinds|sorts|possible|in all"
_COUNT = r"(?:of )?(?:the |its |their |these |those )?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
ALL = re.compile(rf"{_BEFORE}\b(?:all(?: of)?|everyone|everybody)\b(?! (?:{_IDIOMS})\b)(?! {_COUNT})", re.IGNORECASE)
"""All, but for idioms and for a count that takes up the source's own: "all nine of them"."""
SHARE = re.compile(
    r"\b(?:some(?! (?:form|sort|kind|time|\d))|several|most|many|half|majority|bulk|parts? of|nearly all|all but"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:of|in))\b|\d ?(?:%|per ?cent)",
    re.IGNORECASE,
)
"""A share of what a passage of the source speaks of."""
_OTHER = re.compile(r" (?:other|previous|earlier|former|further|remaining)\b", re.IGNORECASE)
_ONE_OTHER = re.compile(r"\bone (?:other|previous|earlier|former|further|more)\b", re.IGNORECASE)
PERCENT = re.compile(r"\d ?%")
OF_PART = frozenset({"part", "number", "majority", "bulk", "third", "quarter", "half"})
QUANTIFIERS = frozenset({"some", "several", "most", "many", "certain", *OF_PART})
COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
NARROWING = frozenset({"relcl", "acl", "nummod", "quantmod", "appos"})
PLAIN = frozenset({"the", "their", "its"})
_PHRASE = 3
"""Words before a noun among which its article stands."""
STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT"})


def absolutes(alignment: Alignment, strength: str = "sure") -> Iterator[Rescoped]:
    """Yield the words of this strength that leave no exception where nothing in the passages behind them does."""
    for found, passages in _found(alignment, _absolutes(strength)):
        if not (_is_one_other(alignment, found, passages) or _is_kept(alignment, found)):
            yield Rescoped(found, passages[0].span)


def _is_one_other(alignment: Alignment, only: Span, passages: Sequence[Sentence]) -> bool:
    """Say whether "its only other fire" is told of a source that counts "one other fire"."""
    behind = _OTHER.match(alignment.retelling.page.prose, only.end)
    theirs = alignment.source.page.prose
    return behind is not None and any(_ONE_OTHER.search(theirs, *passage.span) for passage in passages)


def _is_kept(alignment: Alignment, here: Span) -> bool:
    """Say whether the source bounds a thing of the same sentence as wholly in a passage that was not found behind it.

    A vote that it counts without any against is unanimous.
    """
    ours, theirs = alignment.retelling.page, alignment.source.page
    word = ours.read(here).lower()
    if word == "unanimously":
        return UNANIMOUS.search(theirs.prose) is not None
    nouns = _nouns(ours, ours.sentence_at(here.start))
    for found in islice(_absolutes("sure").finditer(theirs.prose), MOST):
        alike = found[0].lower() == word or (found[0].endswith("ly") and word.endswith("ly"))
        if alike and not nouns.isdisjoint(_nouns(theirs, theirs.sentence_at(found.start()))):
            return True
    return False


def _nouns(page: Page, sentence: Sentence) -> frozenset[str]:
    return frozenset(word.lemma.lower() for word in _words(page, sentence) if word.pos in {"NOUN", "PROPN"})


def alls(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield an "all" of which the nearest passage behind it speaks in parts, and none as a whole."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for found, passages in _found(alignment, ALL):
        part = SHARE.search(theirs.prose, *passages[0].span)
        kept = SHARE.search(ours.prose, *ours.sentence_at(found.start).span)
        if part is not None and kept is None:
            yield Rescoped(found, Span(*part.span()))


def lost_parts(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield the nouns that stand whole here and of which the same statement of the source has but a part."""
    ours = alignment.retelling
    known = _Known(_below(ours.page), _by_sentence(ours), _by_sentence(alignment.source))
    for sentence in ours.page.sentences:
        if _part(ours.page, sentence.span) is not None:
            continue
        nouns = [w for w in _words(ours.page, sentence) if w.pos in {"NOUN", "PROPN"} and _stands_whole(w, known.below)]
        for passage in alignment.passages(sentence.span):
            if any(word.lemma.lower() in {"all", "every", "each"} for word in _words(alignment.source.page, passage)):
                continue
            for noun in nouns[:MOST]:
                yield from _lost(alignment, noun, known, _parts(alignment.source.page, passage))


class _Part(NamedTuple):
    """A quantifier of the source and the noun that it takes a part of."""

    quantifier: Word
    noun: Word

    @property
    def span(self) -> Span:
        first, last = sorted((self.quantifier.span, self.noun.span))
        return Span(first.start, last.end)


Below = Sequence[Sequence[Word]]
Stated = Mapping[int, Sequence[Statement]]


class _Known(NamedTuple):
    """The words that hang from each one of the retelling, and the statements of each sentence here and there."""

    below: Below
    ours: Stated
    theirs: Stated


@cache
def _absolutes(strength: str) -> re.Pattern[str]:
    rows = (line.split("\t") for line in lines("absolutes"))
    phrases = sorted((phrase for kind, phrase in rows if kind == strength), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b(?! costs\b)", re.IGNORECASE)


def _found(alignment: Alignment, words: re.Pattern[str]) -> Iterator[tuple[Span, Sequence[Sentence]]]:
    """Yield where words stand outside quotations, with the passages behind them, if none of these bounds as wholly."""
    page, theirs = alignment.retelling.page, alignment.source.page
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in page.sentences:
        passages = alignment.passages(sentence.span)
        if not passages or any(pattern("wholes").search(theirs.prose, *passage.span) for passage in passages):
            continue
        for found in words.finditer(page.prose, *sentence.span):
            here = Span(*found.span())
            if not _is_open(page, sentence, here) and not any(quote.holds(here) for quote in quoted):
                yield here, passages


def _is_open(page: Page, sentence: Sentence, here: Span) -> bool:
    """Say whether a word without exception stands in a question or is denied ("not always"), as "at all" must be."""
    asks = page.asks(sentence.span)
    before = page.read(Span(max(here.start - NOT_BEFORE, sentence.span.start), here.start))
    return asks or (DENIED.search(before) is not None and page.read(here).lower() != "at all")


def _part(page: Page, span: Span) -> Span | None:
    """Return the first words of a stretch that say that something holds for a part."""
    found = pattern("parts").search(page.prose, *span) or PERCENT.search(page.prose, *span)
    return Span(*found.span()) if found else None


def _words(page: Page, sentence: Sentence) -> Sequence[Word]:
    return page.words[sentence.words.start : sentence.words.stop]


def _below(page: Page) -> Below:
    below: list[list[Word]] = [[] for _ in page.words]
    for word in page.words:
        if word.head != word.number:
            below[word.head].append(word)
    return below


def _stands_whole(noun: Word, below: Below) -> bool:
    """Say whether a noun stands bare or definite: nothing counts, names or narrows it, and it is no part of another."""
    if noun.dep not in STANDING:
        return False
    for word in below[noun.number]:
        named = word.pos == "PROPN" and word.dep in {"compound", "nmod", "conj"}
        compared = word.tag in {"JJR", "JJS"}
        pointed = word.dep == "det" and word.text.lower() not in PLAIN
        done = word.dep == "amod" and word.tag == "VBN"  # "cancelled operations" are those of them that were
        if word.dep in NARROWING or named or compared or pointed or done:
            return False
    return True


def _parts(page: Page, sentence: Sentence) -> Iterator[_Part]:
    """Yield the quantifiers of a sentence that take a part of a noun: "some managers", "two of the nine councils"."""
    for word in _words(page, sentence):
        lemma = word.lemma.lower()
        if lemma not in QUANTIFIERS | COUNTS or word.tag == "RBS" or _belongs(page, word) or _counts(page, word):
            continue
        of = next((w for w in page.words[word.number + 1 : word.number + 3] if w.text.lower() == "of"), None)
        if of is not None:
            behind = page.words[of.number + 1 : of.number + NEAR_BY]
            yield from (_Part(word, noun) for noun in behind if noun.head == of.number and noun.pos == "NOUN")
        elif lemma not in OF_PART | COUNTS and page.words[word.head].pos == "NOUN" and word.head > word.number:
            yield _Part(word, page.words[word.head])


def _belongs(page: Page, word: Word) -> bool:
    """Say whether "part of" tells what something belongs to: "is not part of the group", "as part of the deal"."""
    above = page.words[word.head].lemma.lower()
    return word.lemma.lower() == "part" and (word.dep in {"attr", "appos", "oprd"} or above in {"as", "become", "form"})


def _counts(page: Page, word: Word) -> bool:
    """Say whether "the number of" tells how many there are of a thing, as "a number of" does not."""
    own = page.words[max(word.number - _PHRASE, 0) : word.number]
    return word.lemma.lower() == "number" and any(w.head == word.number and w.text.lower() in PLAIN for w in own)


def _lost(alignment: Alignment, noun: Word, known: _Known, parts: Iterator[_Part]) -> Iterator[Rescoped]:
    """Yield the first part of a noun that is lost here: the statements are the same, and none is nearer without it."""
    page = alignment.retelling.page
    if page.words[noun.head].text.lower() == "of":
        return
    retold = _stated(known.ours, noun)
    for part in parts:
        plural = part.noun.tag == "NNS"
        if not same_word(noun.lemma, part.noun.lemma) or plural != (noun.tag == "NNS"):
            continue
        stated = _stated(known.theirs, part.noun)
        rivals = known.theirs.get(part.noun.sentence, ())
        if retold and stated and _is_same(alignment, retold, stated, rivals):
            first = min([w.span.start for w in known.below[noun.number] if w.number < noun.number] + [noun.span.start])
            yield Rescoped(Span(first, noun.span.end), part.span)
            return


def _by_sentence(reading: Reading) -> Stated:
    found: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        found.setdefault(reading.page.words[statement.verb].sentence, []).append(statement)
    return found


def _stated(known: Stated, word: Word) -> Statement | None:
    """Return the statement that a word belongs to."""
    own = known.get(word.sentence, ())
    return next((s for s in own if s.span.holds(word.span) and word.number in s.words), None)


def _is_same(alignment: Alignment, retold: Statement, stated: Statement, rivals: Sequence[Statement]) -> bool:
    """Say whether a statement tells one of the source again, and none of that sentence more nearly."""
    ours, theirs = alignment.retelling.page.words, alignment.source.page.words
    mine = matter(ours[number] for number in retold.words)

    def nearness(other: Statement) -> tuple[float, float]:
        known = matter(theirs[number] for number in other.words)
        told, tells = cover(mine, known), cover(known, mine)
        return told + tells, min(told, tells)

    nearest = max(rivals, key=nearness, default=stated)
    both, each = nearness(stated)
    return nearest.verb == stated.verb and both >= SAME and each >= EACH
