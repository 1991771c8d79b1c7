"""The source as a brief reads it: the reading, its parse as a tree, who appears, and which sentences can be used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.text.naming.names import Name
from copydesk.text.page import Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span, Text
from copydesk.text.reading import Reading, read
from copydesk.text.saying.antecedents import Cast, head_among
from copydesk.text.saying.quotes import Quote, Use
from copydesk.text.saying.report import Act
from copydesk.text.tree import tree_of

SHORTEST = 4
"""Words of a sentence that is worth keeping."""
_ENDED = re.compile(r"[.!?…][”’\"')\]»]*$")
_NOTICE = re.compile(
    r"(?:read (?:more|also|next)|see also|related|image (?:caption|source)|photo(?:graph)?s?\b.{0,30}:|picture:|video:"
    r"|watch:|listen:|caption|getty|advertisement|click here|sign up|subscribe|follow us|share this|copyright|©"
    r"|this (?:video|content) (?:can ?not|is not)|(?:additional )?(?:reporting|writing|editing) by"
    r"|do you have a story|get in touch|more on this|newsletter|notes?:|download(?: (?:the|our)|:))",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\((?:file|photo|picture|image|credit)\b[^()]*\)|\([A-Z][\w. ]+ / [A-Z][^()]*\)"
    r"|\b(?:file|undated|handout|courtesy) (?:photo(?:graph)?|picture|image)\b"
    r"|^In this (?:[\w.,]+ ){0,5}(?:photo(?:graph)?|picture|image)\b|\b(?:photo(?:graph)?|picture|image|credit)s?:|©",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|of|and|for|the)){0,6}"
_SIGNED = re.compile(
    rf"(?:{_NAME}[^.]{{0,40}} )?(?:reports?|reported|reporting|has (?:the story|more)"
    rf"|contributed (?:reporting|to (?:this|the) (?:report|story|article)))(?: (?:from|for) {_NAME})?[.…]$"
)
"""A sentence that only tells who made the piece."""
_CUT = re.compile(r"\b(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Rev|Prof|vs)\.$")
"""How a sentence ends that was cut within a name."""
_OWN_VOICE = frozenset({"i", "me", "my", "we", "our", "ours", "mine", "you", "your", "yours"})
_BODY = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUOTATION})


@dataclass(frozen=True, slots=True)
class Source:
    """A source, read. `entities` are the names of each sentence; `usable` says which sentences can be kept at all."""

    reading: Reading
    cast: Cast
    names: Sequence[Sequence[Name]]
    usable: Sequence[bool]

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences, title and headings among them."""
        return self.reading.page.sentences

    def words(self, index: int) -> Sequence[Word]:
        """Return the words of a sentence."""
        numbers = self.sentences[index].words
        return self.reading.page.words[numbers.start : numbers.stop]

    def own_words(self, index: int) -> Sequence[Word]:
        """Return the words of a sentence that stand in no quotation."""
        return [word for word in self.words(index) if not self.cast.is_quoted(word)]

    def read(self, index: int) -> str:
        """Return the prose of a sentence."""
        return self.reading.page.read(self.sentences[index].span)

    def role(self, index: int) -> Role:
        """Return what the block of a sentence is."""
        return self.reading.page.blocks[self.sentences[index].block].role

    def at(self, offset: int) -> int:
        """Return the index of the sentence at an offset of the prose."""
        return self.reading.page.sentence_at(offset).index

    def sentences_in(self, span: Span) -> range:
        """Return the indexes of the sentences that a span touches."""
        return range(self.at(span.start), self.at(span.end - 1) + 1)


def source_of(text: Text) -> Source:
    """Read a source."""
    reading = read([text])
    quoted = [quote.outer for quote in reading.quotes if quote.depth == 0 and quote.use is Use.WORDS]
    cast = Cast(tree_of(reading.page), reading.names, quoted, frozenset(_sayers(reading)))
    names: list[list[Name]] = [[] for _ in reading.page.sentences]
    for name in reading.names:
        names[reading.page.sentence_at(name.span.start).index].append(name)
    source = Source(reading, cast, names, ())
    usable = [_is_usable(source, sentence) for sentence in reading.page.sentences]
    return Source(reading, cast, names, usable)


def outermost(quotes: Sequence[Quote]) -> Iterator[int]:
    """Yield the indexes of the quotations of somebody's words that stand in no other."""
    return (i for i, quote in enumerate(quotes) if quote.depth == 0 and quote.use is Use.WORDS)


def _sayers(reading: Reading) -> Iterator[int]:
    for report in reading.reports:
        head = head_among(reading.page.words_in(report.source)) if report.source and report.act is Act.SAY else None
        if head is not None:
            yield head.number


def _is_usable(source: Source, sentence: Sentence) -> bool:
    """Say whether a sentence is one, in running copy, told by nobody in the first person."""
    words = source.read(sentence.index)
    role = source.role(sentence.index)
    block = source.reading.page.blocks[sentence.block].span
    if _CAPTION.search(source.reading.page.prose, *block):
        return False
    if role not in _BODY or len(sentence.words) < SHORTEST or _NOTICE.match(words) or _SIGNED.match(words):
        return False
    if _is_cut(source, sentence):
        return False
    if role is Role.PARAGRAPH and not (_ENDED.search(words) or words.endswith(":")):
        return False
    if not any(word.pos in {"VERB", "AUX"} for word in source.words(sentence.index)) and role is Role.PARAGRAPH:
        return False
    own = source.own_words(sentence.index)
    return not _is_in_own_voice(own) and (role is not Role.PARAGRAPH or not _is_bidding(source, own))


def _is_cut(source: Source, sentence: Sentence) -> bool:
    """Say whether a sentence is only a part of one: it ends in a title, goes on behind one, or begins small."""
    words = source.read(sentence.index)
    before = source.read(sentence.index - 1) if sentence.index else ""
    first = source.words(sentence.index)[0]
    small = first.text.islower() and first.pos != "PROPN" and source.role(sentence.index) is Role.PARAGRAPH
    return small or _CUT.search(words) is not None or _CUT.search(before) is not None


def _is_bidding(source: Source, words: Sequence[Word]) -> bool:
    """Say whether a sentence bids the reader do something: "Take, for example, the older models."."""
    verb = next((word for word in words if word.pos not in {"PUNCT", "ADV", "INTJ"}), None)
    if verb is None or verb.tag != "VB" or verb.dep != "ROOT":
        return False
    return all(child.dep not in {"nsubj", "nsubjpass", "aux", "csubj"} for child in source.cast.tree.children(verb))


def _is_in_own_voice(words: Sequence[Word]) -> bool:
    """Say whether words are told in the first person, or to the reader; not so "I" and "Me" in a title of a work."""
    for at, word in enumerate(words):
        if word.text == "us" or word.text in _OWN_VOICE or (at == 0 and word.text.lower() in _OWN_VOICE):
            return True
        if word.text == "I" and not any(other.text[0].isupper() for other in words[at + 1 : at + 5]):
            return True
    return False
