"""Faults in quotations, and harmless ways to quote less."""

from collections.abc import Callable, Iterator

from draft import Draft
from words import like, related

OPENING, CLOSING = {"“", '"', "‘"}, {"”", '"', "’"}


def _quotes(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the bits between pairs of quotation marks, without the marks."""
    start = None
    for i, bit in enumerate(draft.bits):
        if start is not None and bit.text in CLOSING:
            if i - start > 1 and not any(b.fault for b in draft.bits[start:i]):
                yield start, i
            start = None
        elif start is None and bit.text in OPENING:
            start = i + 1


def _chosen(draft: Draft) -> tuple[int, int] | None:
    found = list(_quotes(draft))
    return draft.rng.choice(found) if found else None


def altered_quote(draft: Draft) -> bool:
    """Change a word inside quotation marks."""
    found = _chosen(draft)
    if not found:
        return False
    options = []
    for i in range(*found):
        token = draft.bits[i].token
        if token is not None and (words := related("synonyms", token.pos_, token.lemma_)):
            options.append((i, like(token, draft.rng.choice(words))))
    if options:
        at, word = draft.rng.choice(options)
        draft.put(at, at + 1, word)
    elif found[1] - found[0] > 4:
        at = draft.rng.randrange(found[0] + 1, found[1] - 1)
        draft.bits[at].text = ""
    else:
        return False
    draft.mark(*found, "quote")
    return True


def unmarked_quote(draft: Draft) -> bool:
    """Print quoted words without the marks."""
    found = next(((s, e) for s, e in _quotes(draft) if e - s >= 5), None)
    if not found:
        return False
    start, end = found
    draft.mark(start, end, "quote")
    draft.bits[end].text = draft.bits[start - 1].text = ""
    return True


def marked_paraphrase(draft: Draft) -> bool:
    """Put marks around words that are nobody's quoted words."""
    if any(b.text in OPENING | CLOSING for b in draft.bits) or len(draft.bits) < 9:
        return False
    start = draft.rng.randrange(2, len(draft.bits) - 5)
    end = start + draft.rng.randint(3, min(9, len(draft.bits) - start - 1))
    if draft.bits[start].text == "," or any(b.fault for b in draft.bits[start:end]):
        return False
    draft.mark(start, end, "quote")
    draft.bits[start].text = "“" + draft.bits[start].text
    draft.bits[end - 1].text += "”"
    return True


def shorter_quote(draft: Draft) -> bool:
    """Quote less: leave out the end of a quotation at a comma, which is no fault."""
    found = _chosen(draft)
    if not found:
        return False
    commas = [i for i in range(found[0] + 4, found[1] - 2) if draft.bits[i].text in {",", ";", "–", "-"}]
    if not commas:
        return False
    draft.put(draft.rng.choice(commas), found[1], "")
    return True


EDITS: tuple[tuple[Callable[[Draft], bool], float], ...] = (
    (altered_quote, 1.0),
    (unmarked_quote, 0.7),
    (marked_paraphrase, 0.3),
)
