"""What somebody only weighs in the source and does or will do here, told by its noun or its verb.

"Is considering a judicial review" that becomes "will seek a judicial review"; "is weighing an appeal" that becomes
"has appealed". `settled` holds statements against each other by their matter; here one word, the deed, is enough, since
it stands under a verb of weighing.
"""

from collections.abc import Iterator

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import LIGHT, VOICING, Held
from copydesk.findings.statements.clauses import same_word
from copydesk.findings.statements.settled import IS
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.softness import BESIDE_WOULD, is_soft
from copydesk.text.hedges import Hold, Sort
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense

WEIGHING = frozenset({"consider", "weigh", "mull", "contemplate", "discuss"})
"""Verbs whose object is a deed that nobody has decided on."""
STUDYING = frozenset({"study", "examine", "explore", "assess"})
"""The same while somebody is at it: "a pipeline was being studied"."""
CONSULTING = frozenset({"consult", "think", "talk"})
"""The same of what stands behind their "on" or "about"."""
DOING = LIGHT | VOICING | frozenset({"seek", "announce", "launch", "begin", "start", "hold", "plan", "mount", "order"})
"""Verbs whose object, or in the passive whose subject, is what is done."""
POINTING = frozenset({"one", "it", "that", "this", "so"})
"""Words that point back to what was weighed: "considered a new vessel; on Monday it ordered one"."""
SETTLED = IS | {Tense.FUTURE}


def decided(alignment: Alignment, ours: Side, theirs: Side) -> Iterator[Held]:
    """Yield the statements of a deed that the passages behind them only weigh, and nowhere tell outright."""
    stated, known = ours.by_sentence(), theirs.by_sentence()
    for sentence in ours.reading.page.sentences:
        retold = stated.get(sentence.index, ())
        passages = [known.get(passage.index, ()) for passage in alignment.passages(sentence.span)] if retold else []
        for pondered in (one for passage in passages for one in passage):
            deed = _weighed(theirs, pondered)
            if deed is None or any(_does(theirs, one, deed, POINTING) for own in passages for one in own):
                continue
            found = next((one for one in retold if _does(ours, one, deed)), None)
            if found is not None and not _is_open(ours, found):
                yield Held(ours.predicate(found), theirs.predicate(pondered))


def _weighed(side: Side, statement: Statement) -> Word | None:
    """Return the word for the deed that a statement only weighs: a verb's object, or the verb behind a "whether"."""
    words, tree = side.reading.page.words, side.tree
    verb, own = words[statement.verb], side.lemma(statement.verb)
    if own == "rule" and statement.negated and any(child.text.lower() == "out" for child in tree.children(verb, "prt")):
        return tree.child(verb, "dobj")
    if statement.negated:
        return None
    if own in CONSULTING and verb.tag == "VBG":
        talked = (w for prep in tree.children(verb, "prep") for w in tree.children(prep, "pobj", "pcomp"))
        return next((w for w in talked if w.pos in {"NOUN", "VERB"} and tree.head(w).lemma in {"on", "about"}), None)
    going_on = own in STUDYING and any(words[n].tag == "VBG" for n in (*statement.auxiliaries, statement.verb))
    weighs = {side.lemma(number) for number in (*statement.frame, statement.verb)} & WEIGHING
    if not weighs and not going_on:
        return None
    if own not in WEIGHING and not going_on:
        return words[statement.head]
    below = next(tree.children(words[statement.verb], "ccomp", "pcomp", "dobj", "nsubjpass"), None)
    return below if below is not None and below.pos in {"NOUN", "VERB"} else None


def _does(side: Side, statement: Statement, deed: Word, also: frozenset[str] = frozenset()) -> bool:
    """Say whether a finite statement tells that a deed is done: by its verb, or as what is done by a plain one.

    What is done may also be told by these words.
    """
    if statement.tense not in SETTLED or statement.negated or _weighed(side, statement) is not None:
        return False
    lemma = side.lemma(statement.head)
    if lemma in DOING:
        done = statement.patient if statement.patient is not None else statement.agent
        return done is not None and (side.lemma(done) in also or same_word(side.lemma(done), deed.lemma))
    return same_word(lemma, deed.lemma) and side.reading.page.words[statement.head].pos == "VERB"


def _is_open(side: Side, statement: Statement) -> bool:
    """Say whether a word of a statement leaves it open, but for what it seeks or plans to do."""
    hedges = [one for one in side.hedges[statement.verb] if one.hold is not Hold.NOUN]
    doing = all(one.sort in {Sort.WEIGHED, Sort.PLANNED} and one.hold is Hold.FRAME for one in hedges)
    told = side.predicate(statement)
    before = Span(min(statement.span.start, told.start), told.end)
    soft = is_soft(side.reading.page, before, BESIDE_WOULD | {side.lemma(statement.verb)})
    return not doing or side.asks(statement) or soft
