"""A draft: a sentence under change. It knows which of its words are wrong, of which family, and what they replaced."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Bit:
    """A word of a draft: text, white space behind it, the word it came from, the family of its fault ("" if right)."""

    text: str
    space: str
    token: Token | None
    fault: str = ""


@dataclass(slots=True)
class Pool:
    """What edits take words from: names, figures and sentences of the same document, and sentences of others."""

    names: Sequence[str]
    figures: Sequence[str]
    beside: Sequence[Doc]
    elsewhere: Sequence[Doc]


@dataclass(slots=True)
class Draft:
    """A sentence under change; `gone` holds what left the source's words, as (start, end, family) in `doc`."""

    doc: Doc
    pool: Pool
    rng: Random
    bits: list[Bit] = field(default_factory=list)
    gone: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc, pool: Pool, rng: Random, faults: Sequence[tuple[int, int, str]] = ()) -> "Draft":
        """Return a draft of these words; `faults` are those that it has already."""
        bits = []
        for token in doc:
            end = token.idx + len(token)
            fault = next((f for s, e, f in faults if s < end and token.idx < e), "")
            bits.append(Bit(token.text, token.whitespace_, token, fault))
        return cls(doc, pool, rng, bits)

    def at(self, token: Token) -> int | None:
        """Return the index of the bit that still stands for this word."""
        return next((i for i, bit in enumerate(self.bits) if bit.token is not None and bit.token.i == token.i), None)

    def tokens(self) -> Iterator[Token]:
        """Yield the words that are still as they were and right, in order, outside quotation marks."""
        inside = False
        for bit in list(self.bits):
            if bit.text in {'"', "“", "”"}:
                inside = bit.text == "“" or (bit.text == '"' and not inside)
            elif bit.token is not None and not bit.fault and not inside:
                yield bit.token

    def run(self, first: Token, last: Token) -> tuple[int, int] | None:
        """Return the bits from one word to another, where all between them still stand untouched and right."""
        start, end = self.at(first), self.at(last)
        if start is None or end is None or end < start or end - start != last.i - first.i:
            return None
        whole = all(bit.token is not None and not bit.fault for bit in self.bits[start : end + 1])
        return (start, end + 1) if whole else None

    def put(self, start: int, end: int, words: str, fault: str = "") -> None:
        """Put words in the place of bits; where they are a fault, what they replace is gone."""
        old = self.bits[start:end]
        if fault and old and old[0].token is not None and old[-1].token is not None:
            last = old[-1].token
            self.gone.append((old[0].token.idx, last.idx + len(last), fault))
        space = old[-1].space if old else " "
        new = [Bit(word, " ", None, fault) for word in words.split()]
        if new:
            new[-1].space = space
        elif start:
            self.bits[start - 1].space = space if old else self.bits[start - 1].space
        self.bits[start:end] = new

    def mark(self, start: int, end: int, fault: str) -> None:
        """Say that bits are wrong."""
        for bit in self.bits[start:end]:
            bit.fault = bit.fault or fault

    def take(self, start: int, end: int) -> list[Bit]:
        """Take bits out and return them."""
        taken = self.bits[start:end]
        self.put(start, end, "")
        return taken

    def written(self) -> tuple[str, list[tuple[int, int, str]]]:
        """Return the text and the spans of its faults."""
        text = ""
        spans: list[tuple[int, int, str]] = []
        bits = [bit for bit in self.bits if bit.text]
        for i, bit in enumerate(bits):
            word = bit.text[0].upper() + bit.text[1:] if i == 0 else bit.text
            if bit.fault:
                spans.append((len(text), len(text) + len(word), bit.fault))
            text += word + bit.space
        return text.strip(), spans


def end_of(draft: Draft) -> int:
    """Return the index before the full stop at the end."""
    at = len(draft.bits)
    while at and draft.bits[at - 1].text in {".", "!", "?", "”", '"', "…"}:
        at -= 1
    return at


def edges(token: Token) -> tuple[Token, Token]:
    """Return the first and the last word of what hangs on a word."""
    return token.doc[token.left_edge.i], token.doc[token.right_edge.i]


def insert(draft: Draft, at: int, words: str, fault: str = "") -> None:
    """Put words in before a bit, with the white space around them."""
    if at and draft.bits[at - 1].space == "" and draft.bits[at - 1].text not in {"“", '"', "(", "‘"}:
        draft.bits[at - 1].space = " "
    draft.put(at, at, words, fault)
    last = at + len(words.split()) - 1
    after = draft.bits[last + 1].text if last + 1 < len(draft.bits) else ""
    draft.bits[last].space = "" if after[:1] in {".", ",", ";", ":", "?", "!"} else " "
    for i in range(at, last + 1):
        if draft.bits[i].text[:1] == "," and i:
            draft.bits[i - 1].space = ""


def glue(words: str) -> str:
    """Return words with marks set to the word before them."""
    for mark in ",.;:":
        words = words.replace(f" {mark}", mark)
    return words


def choose(draft: Draft, wanted: Callable[[Token], bool]) -> tuple[Token, int] | None:
    """Return one of the words that are wanted, with the index of its bit."""
    found = [t for t in draft.tokens() if wanted(t)]
    if not found:
        return None
    token = draft.rng.choice(found)
    at = draft.at(token)
    return None if at is None else (token, at)
