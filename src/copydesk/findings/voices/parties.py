"""Parties: who is behind a report, so that two texts can be asked whether they mean the same one.

A party is what its phrase says and what the page says of it elsewhere: names, nouns ("spokesman", "regulator"), whom it
speaks for. A pronoun is who spoke last; where that isn't clear the party is unknown, and nothing is held against it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.findings.voices.sides import sides_of
from copydesk.text.naming.names import Name
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.antecedents import Cast as Beings
from copydesk.text.saying.antecedents import antecedent, head_among
from copydesk.text.saying.report import Act, Clarity, Report
from copydesk.text.saying.sources import phrase
from copydesk.text.saying.speakers import Speaker

NEAR = 2
"""Sentences that a pronoun reaches back to whoever spoke last."""
MOST = 40
"""Nouns that describe a party, above which they tell nothing."""
AHEAD = 8
"""Words of a clause in which what somebody leads is looked for."""
_LEADING = frozenset({"head", "lead", "chair", "run", "represent", "direct", "manage", "coach", "own", "found"})
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever is behind a report.

    `names` are the parts of its names as they are compared, `nouns` the lemmas that describe it, both from its phrase
    and from what the page says of the same ones elsewhere; `own` the nouns of its phrase alone; `sides` are those that
    they put it on. `known` is false of nobody, of a word that tells nothing and of a pronoun that points nowhere.
    """

    names: frozenset[str]
    nouns: frozenset[str]
    own: frozenset[str]
    known: bool
    sides: frozenset[str] = frozenset()


UNKNOWN = Party(frozenset(), frozenset(), frozenset(), known=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a reading: `parties[i]` is behind report i, `quoted[i]` behind quotation i.

    `all_names` are the parts of all names in the page, `all_own` the nouns of all phrases that tell of a party.
    """

    reading: Reading
    parties: Sequence[Party]
    quoted: Sequence[Party]
    all_names: frozenset[str]
    all_own: frozenset[str]


def cast_of(reading: Reading, beings: Beings) -> Cast:
    """Return the parties of a reading, whose pronouns are followed among these; linear in its reports and names."""
    described = _described(reading)
    parties: list[Party] = []
    speaking: list[tuple[int, Party]] = []
    for report in reading.reports:
        party = _party(reading, report, described, beings) or _pointed(
            speaking, reading.page.sentence_at(report.span.start).index
        )
        parties.append(party)
        if party.known and report.act is not Act.SHOW:
            speaking.append((reading.page.sentence_at(report.span.start).index, party))
    names = frozenset(name_parts(reading, Span(0, len(reading.page.prose))))
    quoted = [_quoted(reading, speaker, described, beings) for speaker in reading.speakers]
    return Cast(reading, parties, quoted, names, frozenset(noun for party in parties for noun in party.own))


def name_parts(reading: Reading, span: Span) -> Iterator[str]:
    """Yield the parts of the names in a span, with those of their fullest forms."""
    for name in _names_in(reading, span):
        for part in folded(name.full).replace("-", " ").split():
            if len(part) >= _SMALL:
                yield part


def _names_in(reading: Reading, span: Span) -> Iterator[Name]:
    at = bisect_left(reading.names, span.start, key=lambda name: name.span.start)
    while at < len(reading.names) and reading.names[at].span.start < span.end:
        yield reading.names[at]
        at += 1


def nouns_in(page: Page, span: Span) -> Iterator[str]:
    """Yield the lemmas of the nouns in a span as they are compared."""
    for word in page.words_in(span):
        if word.pos in {"NOUN", "PROPN"} and len(word.lemma) >= _SMALL:
            yield folded(word.lemma)


def _described(reading: Reading) -> Mapping[int, frozenset[str]]:
    """Return, for each entity, the nouns that stand in the phrases of reports that name it, and its titles."""
    found: dict[int, set[str]] = {}
    for report in reading.reports:
        if report.source is not None and report.entity is not None:
            found.setdefault(report.entity, set()).update(nouns_in(reading.page, report.source))
    for name in reading.names:
        found.setdefault(name.entity, set()).update(folded(name.title).split())
        found[name.entity].update(_beside(reading.page, name.span), _leading(reading.page, name.span))
    return {entity: frozenset(sorted(nouns)[:MOST]) for entity, nouns in found.items()}


def _leading(page: Page, span: Span) -> Iterator[str]:
    """Yield the nouns of what somebody leads or speaks for, by a clause behind the name: "Ana Ruiz, who chairs it"."""
    words = page.words_in(span)
    inside = {word.number for word in words}
    for verb in page.words[words[-1].number + 1 : words[-1].number + 4] if words else ():
        if verb.dep == "relcl" and verb.head in inside and verb.lemma.lower() in _LEADING:
            for word in page.words[verb.number + 1 : verb.number + 1 + AHEAD]:
                if word.sentence != verb.sentence or word.pos == "PUNCT":
                    break
                if word.pos in {"NOUN", "PROPN"}:
                    yield folded(word.lemma)


def _beside(page: Page, span: Span) -> Iterator[str]:
    """Yield the nouns that the parse puts beside a name: "the regulator Ofgem", "Ana Ruiz, the coach of Betis"."""
    inside = page.words_in(span)
    numbers = {word.number for word in inside}
    for word in inside:
        if word.head not in numbers and word.dep in {"appos", "compound", "nmod", "poss"}:
            yield folded(page.words[word.head].lemma)
    if inside:
        last = inside[-1]
        for word in page.words[last.number + 1 : last.number + 9]:
            if word.sentence == last.sentence and (word.head in numbers and word.dep in {"appos", "compound"}):
                yield folded(word.lemma)
        for word in page.words[max(0, inside[0].number - 4) : inside[0].number]:
            if word.sentence == last.sentence and word.head in numbers and word.pos in {"NOUN", "PROPN"}:
                yield folded(word.lemma)


def _party(reading: Reading, report: Report, described: Mapping[int, frozenset[str]], beings: Beings) -> Party | None:
    """Return who is behind a report, None where that is a pronoun in doubt."""
    if report.source is None or report.clarity <= Clarity.VAGUE or report.is_heard:
        return UNKNOWN
    head, span = head_among(reading.page.words_in(report.source)), report.source
    if report.clarity is Clarity.POINTED:
        head = antecedent(beings, head) if head is not None else None
        if head is None:
            return None
        span = phrase(beings.tree, head)
    return _told(reading, span, head, described, beings)


def _quoted(
    reading: Reading, speaker: Speaker | None, described: Mapping[int, frozenset[str]], beings: Beings
) -> Party:
    """Return who says a quotation."""
    head = head_among(reading.page.words_in(speaker.meant)) if speaker is not None else None
    if speaker is None or head is None or head.pos == "PRON":
        return UNKNOWN
    return _told(reading, speaker.meant, head, described, beings)


def _told(
    reading: Reading, span: Span, head: Word | None, described: Mapping[int, frozenset[str]], beings: Beings
) -> Party:
    """Return the party that a phrase tells."""
    own = frozenset(nouns_in(reading.page, span))
    entities = (name.entity for name in _names_in(reading, span))
    nouns = own.union(*(described.get(entity, frozenset()) for entity in entities))
    called = [head, *beings.tree.children(head, "appos")] if head is not None else []
    sides = sides_of([folded(word.lemma) for word in called]) or sides_of(own) or sides_of(nouns)
    return Party(frozenset(name_parts(reading, span)), nouns, own, known=True, sides=sides)


def _pointed(speaking: Sequence[tuple[int, Party]], sentence: int) -> Party:
    """Return who a pronoun may mean: all who spoke just before. It is known to be none of them."""
    near = [party for spoken, party in speaking[-2:] if sentence - spoken <= NEAR]
    return Party(
        names=frozenset(name for party in near for name in party.names),
        nouns=frozenset(noun for party in near for noun in party.nouns),
        own=frozenset(noun for party in near for noun in party.own),
        known=False,
    )
