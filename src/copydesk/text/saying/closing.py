"""Reports that close a part of a sentence, read by the order of words where the parse lost them.

"…, the mayor, Ada Rue, said on Monday", "…, said Tom Oak, a dealer, after the vote": long or inverted content leads the
parse to hang speaker or verb elsewhere. What stands before the comma, if it has a finite verb, is what is told.
"""

from collections.abc import Iterator, Sequence

from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.clause import TELLING, verbs
from copydesk.text.saying.contents import NEVER_BEHIND
from copydesk.text.saying.report import Act, Report
from copydesk.text.saying.scene import Scene
from copydesk.text.saying.sources import Source, source_in
from copydesk.text.tree import FINITE

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING = _NOMINAL | {"DET", "ADJ", "NUM"}
_RELATIVE = frozenset({"who", "which", "whose", "that", "whom", "where"})
_BEHIND = frozenset({"on", "in", "at", "after", "as", "when", "while", "before", "during", "following", "by", "from"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today"})
_MARKS = frozenset({",", "”", "’", '"', "'", "''"})
LEAST, MOST = 5, 10_000
"""Words that what is told has at least, where its verb may be lost in the parse: with a sure clause, with another."""
LONGEST = 16
"""Words of a speaker's name, or of what describes one between commas."""


def find_closing_reports(scene: Scene, known: Sequence[Report]) -> Iterator[Report]:
    """Yield the reports that close a part of a sentence and are none of those that are known, in order."""
    taken = {report.mark.start for report in known}
    for number in scene.marks:
        word = scene.tree.page.words[number]
        lemma = word.lemma.lower()
        known_verb = verbs().get(lemma)
        if (
            known_verb is None
            or lemma in NEVER_BEHIND
            or word.span.start in taken
            or word.tag not in {"VBD", "VBZ", "VBP", "VBN"}
        ):
            continue
        if known_verb.act not in {Act.SAY, Act.ALLEGE} or scene.tree.child(word, "aux", "auxpass", "neg") is not None:
            continue
        inverted = _inverted(scene, word)
        source = inverted or _before(scene, word)
        least = LEAST if inverted is not None or word.dep == "ROOT" else MOST
        report = _report(scene, word, source, least) if source is not None else None
        if report is not None:
            yield report


def _report(scene: Scene, verb: Word, source: Source, least: int) -> Report | None:
    if source.span is None:
        return None
    lemma = verb.lemma.lower()
    span = Span(min(verb.span.start, source.span.start), max(verb.span.end, source.span.end))
    told = Span(scene.segment(span.start).start, span.start)
    if not _is_statement(scene, told, least):
        return None
    contents = scene.cleaned(span, [told, *_going_on(scene, told, span)])
    if not contents:
        return None
    act, shade, _ = verbs()[lemma]
    return Report(span, verb.span, lemma, act, shade, source.span, source.clarity, source.entities, contents)


def _is_statement(scene: Scene, span: Span, least: int) -> bool:
    """Say whether what would be told is closed by a mark and has a finite verb, or so many words that one was lost."""
    words = scene.tree.page.words_in(span)
    if not words or words[-1].text not in _MARKS:
        return False
    finite = any(word.tag in FINITE for word in words)
    return (finite or len(words) >= least) and any(word.pos in _NOMINAL for word in words)


def _going_on(scene: Scene, told: Span, span: Span) -> Iterator[Span]:
    """Yield what goes on behind the clause: "…, said Radhaus, and more were not to be had".

    So does what only begins before it: "Last week, say guards, 11 people were found".
    """
    part = scene.segment(span.start)
    words = scene.tree.page.words_in(Span(span.end, max(part.end, span.end)))
    if len(words) > 2 and words[0].text == ",":  # noqa: PLR2004
        begun = not _has_finite(scene.tree.page.words_in(told)) and _has_finite(words)
        if begun or words[1].text.lower() in {"and", "but"}:
            yield Span(words[1].span.start, part.end)


def _inverted(scene: Scene, verb: Word) -> Source | None:
    """Return the speaker behind a verb that a mark parts from what is told: ", said Tom Oak, a dealer, after …"."""
    words = scene.tree.page.words
    if not verb.number or words[verb.number - 1].text not in _MARKS or verb.lemma.lower() in TELLING:
        return None
    chunk = _phrase(words[verb.number + 1 : verb.number + 1 + LONGEST], verb.sentence)
    end = verb.number + 1 + len(chunk)
    goes_on = end < len(words) and words[end].tag in FINITE
    if goes_on and any(word.dep == "nsubj" and word.head >= end for word in chunk):
        return None  # ", for the Crown, said Ruane had sold it"
    if chunk and words[end : end + 1] and words[end].text == ",":
        describing = _phrase(words[end + 1 : end + 1 + LONGEST], verb.sentence)
        behind = words[end + 1 + len(describing) : end + 2 + len(describing)]
        acts = any(word.sentence == verb.sentence and word.tag in FINITE for word in behind)
        if describing and not acts and describing[0].pos in {"DET", "NOUN", "PRON", "NUM", "ADJ"}:
            chunk = [*chunk, words[end], *describing]
    return _speaker(scene, chunk)


def _phrase(words: Sequence[Word], sentence: int) -> Sequence[Word]:
    """Return the words up to a mark, a clause or what tells when or where."""
    for at, word in enumerate(words):
        joined = word.text in {"-", "–", "’", "'", "."} and at + 1 < len(words) and words[at + 1].pos != "PUNCT"
        ends = word.text.lower() in _RELATIVE | _BEHIND or word.tag in {*FINITE, "VBG", "CC"}
        if word.sentence != sentence or ends or (word.pos == "PUNCT" and not joined):
            return words[:at]
    return words


def _before(scene: Scene, verb: Word) -> Source | None:
    """Return the speaker between a comma and the verb, with what describes one: ", the mayor, Ada Rue, said"."""
    words = scene.tree.page.words
    if not _ends(scene, verb):
        return None
    chunk = _chunk(scene, verb.number)
    if chunk:
        return None if _has_finite(chunk) else _speaker(scene, chunk)
    describing = _chunk(scene, verb.number - 1)
    if not describing or (_has_finite(describing) and describing[0].text.lower() not in _RELATIVE):
        return None
    chunk = _chunk(scene, describing[0].number - 1)
    if not chunk or _has_finite(chunk):
        return None
    return _speaker(scene, chunk if _has_finite(describing) else words[chunk[0].number : verb.number - 1])


def _ends(scene: Scene, verb: Word) -> bool:
    """Say whether what follows a verb is no clause that it could tell: a mark, who is told, when, where."""
    words = scene.tree.page.words
    after = words[verb.number + 1] if verb.number + 1 < len(words) else verb
    if after.sentence != verb.sentence or after.number == verb.number or after.pos == "PUNCT":
        return True
    rest = words[after.number : after.number + LONGEST]
    if verb.lemma.lower() in TELLING:
        return not any(word.text.lower() == "that" for word in rest if word.sentence == verb.sentence)
    return after.text.lower() in _BEHIND or after.text in _DAYS or after.dep == "npadvmod"


def _chunk(scene: Scene, end: int) -> Sequence[Word]:
    """Return the words between the mark before a word and the word, none where the sentence begins without one."""
    words = scene.tree.page.words
    first = end
    while first and words[first - 1].text not in _MARKS and end - first <= LONGEST:
        first -= 1
        if words[first].sentence != words[end].sentence or words[first].text in {";", ":"}:
            return ()
    return words[first:end] if first and end - first <= LONGEST else ()


def _has_finite(chunk: Sequence[Word]) -> bool:
    return any(word.tag in FINITE for word in chunk)


def _speaker(scene: Scene, chunk: Sequence[Word]) -> Source | None:
    """Return the source that a noun phrase names, None of what opens like none or holds two phrases side by side."""
    if not chunk or (chunk[0].pos not in _OPENING and chunk[0].tag != "PRP$"):
        return None
    heads = [word for word in chunk if word.pos in _NOMINAL]
    opened = [
        word for word in chunk[1:] if word.pos == "DET" and scene.tree.page.words[word.number - 1].pos in _NOMINAL
    ]
    return source_in(scene, chunk, heads[0]) if heads and not opened else None
