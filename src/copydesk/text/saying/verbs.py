"""Reports by verbs: "X said that …", "…, said X", "X accused Y of …", "is believed to …"."""

from collections.abc import Iterator

from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import is_role
from copydesk.text.saying.clause import TELLING, Clause, mark_of, particle_of, verbs
from copydesk.text.saying.contents import contents_of
from copydesk.text.saying.report import HEAR, Act, Report
from copydesk.text.saying.scene import Scene
from copydesk.text.saying.sources import NOBODY, Source, before, source_of
from copydesk.text.statements import told_in_headline
from copydesk.text.tree import FINITE

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLOSERS = frozenset({",", "”", "’", '"', "'", "’’", "''", "–", "—", "-", "?", "!"})
_STRAY = frozenset({"acl", "relcl", "ROOT", "ccomp", "conj", "pobj", "compound", "appos", "dobj"})
_RELATIVE = frozenset({"WP", "WDT"})
_IMPERSONAL = frozenset({"emerge", "transpire"})
"""Verbs that report with "it" alone: "it has emerged that …"."""
_OFHEARSAY = frozenset({"say", "believe", "think", "report", "allege", "rumour", "rumor", "suspect", "know"})
"""Verbs that tell hearsay where an infinitive follows at once; who says it himself "claims to …"."""
_OPEN = frozenset({"if", "unless"})
"""What opens a clause in which nobody has said anything yet: "if the court says so"."""
_NO_ONE = frozenset({"nobody", "none", "one", "it"})
"""Subjects of "was told" that nobody tells anything: "no one was told that …"."""
_NEAR = 8
"""Words behind a participle in which who does it is looked for."""
_LONGEST = 14
"""Words of a subject that stands between a comma and its verb."""
_HIGHEST = 6
"""Verbs climbed in search of a subject: "X admitted …, denied … and said …"."""


def find_verb_reports(scene: Scene) -> Iterator[Report]:
    """Yield the reports made by verbs, in order of their verbs."""
    for number in scene.marks:
        clause = _clause(scene, scene.tree.page.words[number])
        if clause is not None and (report := _report(scene, clause)):
            yield report


def _clause(scene: Scene, word: Word) -> Clause | None:
    tree = scene.tree
    lemma, opener = mark_of(tree, word), tree.child(word, "mark")
    if lemma is None or (opener is not None and opener.text.lower() in _OPEN):
        return None
    if lemma in _IMPERSONAL:
        it = tree.child(word, "nsubj")
        known = it is not None and it.text.lower() == "it"
        return Clause(word, lemma, verbs()[lemma], passive=True, speaker=None) if known else None
    hearsay = _is_hearsay(scene, word) or told_in_headline(tree.page.words, word.number, tree.children(word))
    passive = hearsay or tree.child(word, "auxpass", "nsubjpass") is not None or (word.tag, word.dep) == ("VBN", "acl")
    leading = _leading(scene, word)
    if leading is not None:
        return Clause(word, lemma, verbs()[lemma], passive=False, speaker=leading)
    agent = tree.child(word, "agent") or _agent(scene, word)
    mute = agent is None and not hearsay and tree.child(word, "auxpass", "nsubj") is None
    beside = _beside(scene, word) if mute and _is_stray(word) else None
    if beside is not None:
        return Clause(word, lemma, verbs()[lemma], passive=False, speaker=beside)
    if passive:
        speaker = tree.child(agent, "pobj") if agent is not None else None
        if speaker is not None and any(child.pos == "NUM" for child in tree.children(speaker)):
            speaker = None  # "expected by Sept. 5"
        return Clause(word, lemma, verbs()[lemma], passive=True, speaker=speaker)
    speaker = _subject(scene, word) or _inverted(scene, word) or _beside(scene, word)
    return Clause(word, lemma, verbs()[lemma], passive=False, speaker=speaker) if speaker is not None else None


def _is_hearsay(scene: Scene, word: Word) -> bool:
    """Say whether a verb tells hearsay of a noun, whatever the parse takes it for: "devices said to read minds"."""
    after = scene.tree.page.words[word.number + 1 : word.number + 2]
    return word.lemma.lower() in _OFHEARSAY and word.tag in {"VBN", "VBD"} and bool(after) and after[0].tag == "TO"


def _leading(scene: Scene, word: Word) -> Word | None:
    """Return who says what a colon leads up to where the parse makes him the sentence: "Ada, who …, joked: “…"."""
    head = scene.tree.head(word)
    if word.tag != "VBN" or word.dep != "acl" or head.dep != "ROOT" or head.pos not in _NOMINAL:
        return None
    return head if scene.led(word) is not None or _has_clause(scene, word) else None


def _has_clause(scene: Scene, verb: Word) -> bool:
    """Say whether a verb behind a comma has a clause: "The unit, the sport's watchdog, announced on Friday that …"."""
    return scene.tree.page.words[verb.number - 1].text == "," and _has_that(scene, verb)


def _has_that(scene: Scene, verb: Word) -> bool:
    """Say whether a verb has a clause with "that"."""
    clause = scene.tree.child(verb, "ccomp")
    opener = scene.tree.child(clause, "mark") if clause is not None else None
    return opener is not None and opener.text.lower() == "that"


def _agent(scene: Scene, word: Word) -> Word | None:
    """Return the "by" of a participle where the parse hangs it from the figure between: "put at $6m by experts"."""
    if word.tag != "VBN" or word.dep != "acl":
        return None
    for after in scene.tree.page.words[word.number + 1 : word.number + 1 + _NEAR]:
        if after.pos == "PUNCT" or after.sentence != word.sentence:
            return None
        if after.text == "by" and after.dep in {"agent", "prep"}:
            return after
    return None


def _is_stray(word: Word) -> bool:
    """Say whether a word may be the verb of ", X said on Monday." that the parse takes for something else."""
    return word.dep in _STRAY and word.tag != "VBG"


def _subject(scene: Scene, verb: Word) -> Word | None:
    """Return the subject of a verb: its own, the noun that it hangs from, or that of the verb it is joined to."""
    words, asked = scene.tree.page.words, verb
    for _ in range(_HIGHEST):
        own = _nearest(scene, verb)
        head = scene.tree.head(verb)
        if own is None and verb.dep == "conj" and verb.number and words[verb.number - 1].pos in {"PROPN", "PRON"}:
            return words[verb.number - 1]  # "… for his work and Good says": the parse joins the noun to another
        if own is not None:
            outer = _outer(scene, asked, verb, own)
            return outer or (head if own.tag in _RELATIVE and verb.dep == "relcl" else own)
        suffering = _suffering(scene, asked, verb)
        if suffering is not None or head.number == verb.number or _inverted(scene, verb) or _beside(scene, verb):
            return suffering
        if verb.dep in {"acl", "relcl"} and head.pos in _NOMINAL:
            return head
        if not _shares_subject(scene, asked, verb):
            return None
        verb = head
    return None


def _shares_subject(scene: Scene, asked: Word, verb: Word) -> bool:
    """Say whether a verb without a subject has that of the verb above it.

    So has an aim from which a participle hangs: "voted to shut it, saying it leaked".
    """
    if verb.dep != "advcl" or verb.tag == "VBG":
        return verb.dep in {"conj", "advcl", "xcomp", "dep"}
    opener = scene.tree.child(verb, "aux")
    return asked.tag == "VBG" and verb.tag == "VB" and opener is not None and opener.tag == "TO"


def _outer(scene: Scene, asked: Word, verb: Word, own: Word) -> Word | None:
    """Return who says what another is told to do and goes on to speak: "X said Y had cut jobs and accused it of …".

    What is told may itself be joined by "and": a verb in the same form whose subject can speak goes on with that. In
    "argued that the law had been broken and added that …" the parse takes "added" for a participle: no law adds.
    """
    teller = scene.tree.head(verb)
    if asked == verb or verb.dep != "ccomp" or teller.lemma.lower() not in verbs():
        return None
    mistaken = asked.tag == "VBN" and teller.tag == "VBD" and not is_role(own) and _has_that(scene, asked)
    if not mistaken and (asked.tag != teller.tag or asked.tag not in FINITE):
        return None
    if scene.tree.child(asked, "mark", "aux", "auxpass") is not None:
        return None
    known = verbs().get(asked.lemma.lower())
    deed = known is not None and known.act in {Act.SHOW, Act.THINK}
    speaks = verb.tag == asked.tag and verb.lemma != "be" and asked.lemma.lower() in TELLING and is_role(own)
    return None if deed or speaks else _subject(scene, teller)


def _suffering(scene: Scene, asked: Word, verb: Word) -> Word | None:
    """Return who says by a verb joined to one in the passive: "was held and said he knew nothing"."""
    own = scene.tree.child(verb, "nsubjpass")
    if asked == verb or own is None or scene.tree.child(asked, "ccomp") is None:
        return None
    if own.tag in _RELATIVE:
        return scene.tree.head(verb) if verb.dep == "relcl" else None
    can = own.pos in {"PRON", "PROPN"} or is_role(own) or own.lemma.lower() in lines("writings")
    return _outer(scene, asked, verb, own) or (own if can and asked.tag in FINITE else None)


def _nearest(scene: Scene, verb: Word) -> Word | None:
    """Return the subject of a verb: where the parse gives two, the one that stands nearest before it."""
    subjects = list(scene.tree.children(verb, "nsubj"))
    before = [subject for subject in subjects if subject.number < verb.number]
    return before[-1] if before else subjects[0] if subjects else None


def _beside(scene: Scene, verb: Word) -> Word | None:
    """Return the noun between comma and verb (", X said.") where the parse hangs it elsewhere."""
    words = scene.tree.page.words
    first = verb.number
    while first and words[first - 1].text not in _CLOSERS and verb.number - first <= _LONGEST:
        first -= 1
    chunk = words[first : verb.number]
    if not chunk or not first or words[first - 1].sentence != verb.sentence or verb.number - first > _LONGEST:
        return None
    if not scene.ends(verb) or any(word.tag in FINITE for word in chunk):
        return None
    inside = range(first, verb.number)
    return next((word for word in chunk if word.head not in inside and word.pos in _NOMINAL), None)


def _inverted(scene: Scene, verb: Word) -> Word | None:
    """Return the subject of ", said X" where the parse takes it for something else."""
    words = scene.tree.page.words
    before = words[verb.number - 1] if verb.number else None
    if before is None or before.text not in _CLOSERS or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    if verb.lemma.lower() in TELLING:
        return None
    for child in scene.tree.children(verb, "dobj", "attr", "appos", "npadvmod", "oprd", "dep"):
        if child.number > verb.number and child.pos in _NOMINAL:
            return child
    return None


def _report(scene: Scene, clause: Clause) -> Report | None:
    source = source_of(scene, clause.speaker) if clause.speaker is not None else NOBODY
    source = _whole(scene, clause, before(source, scene.end_before(clause.head)))
    span = _span(scene, clause, source)
    contents = scene.cleaned(span, contents_of(scene, clause, span))
    if not contents:
        return None
    act, heard = _act(scene, clause), None
    if source is NOBODY and act is Act.SAY and clause.lemma in TELLING:
        heard = _heard(scene, clause)
    if heard is not None:
        source = source_of(scene, heard)
    return Report(
        span=span,
        mark=_mark(scene, clause),
        verb=clause.lemma if heard is None else HEAR,
        act=act,
        shade=clause.verb.shade if heard is None else verbs()[HEAR].shade,
        source=source.span,
        clarity=source.clarity,
        entities=source.entities,
        contents=contents,
        denied=_negated(scene, clause.head),
    )


def _heard(scene: Scene, clause: Clause) -> Word | None:
    """Return who was told something of which it is not said who told it: "the council was told that …"."""
    told = scene.tree.child(clause.head, "nsubjpass")
    return None if told is None or told.text.lower() in _NO_ONE else told


def _whole(scene: Scene, clause: Clause, source: Source) -> Source:
    """Return a source with the noun before it where the parse has two subjects: "the charity Clearwater"."""
    if clause.speaker is None or source.span is None:
        return source
    for noun in scene.tree.children(clause.head, "nsubj"):
        if scene.tree.reach(noun).last + 1 == scene.tree.reach(clause.speaker).first:
            return Source(Span(scene.below(noun).start, source.span.end), source.clarity, source.entities)
    return source


def _act(scene: Scene, clause: Clause) -> Act:
    """Return what the source does: who tells somebody *to* do something asks for it."""
    told = scene.tree.child(clause.head, "xcomp", "ccomp") if clause.lemma in TELLING else None
    return Act.ASK if told is not None and told.dep == "xcomp" else clause.verb.act


def _negated(scene: Scene, verb: Word) -> bool:
    if scene.tree.child(verb, "neg") is not None:
        return True
    head = scene.tree.head(verb)
    return verb.dep == "xcomp" and head.lemma in {"decline", "refuse", "fail"}


def _mark(scene: Scene, clause: Clause) -> Span:
    particle = particle_of(scene.tree, clause.head)
    end = particle.span.end if particle is not None and " " in clause.lemma else clause.head.span.end
    return Span(clause.head.span.start, max(end, clause.head.span.end))


def _span(scene: Scene, clause: Clause, source: Source) -> Span:
    """Return the clause without its content: subject, verb with its auxiliaries, and those who are told."""
    head = clause.head
    first = min([head.number, *(w.number for w in scene.tree.children(head, "aux", "auxpass", "neg"))])
    start, end = scene.tree.page.words[first].span.start, _mark(scene, clause).end
    for told in scene.tree.children(head, "dobj", "dative"):
        if clause.lemma in {"tell", "ask", "urge", "inform"} and scene.tree.reach(told).first == head.number + 1:
            end = scene.tree.page.words[scene.tree.reach(told).last].span.end if _short(scene, told) else told.span.end
    nobody = scene.tree.child(head, "nsubjpass", "nsubj") if clause.passive else None
    stands_for = nobody is not None and (nobody.text.lower() == "it" or clause.lemma in TELLING)
    if nobody is not None and stands_for and nobody.number < first:
        start = scene.below(nobody).start  # "…, it was reported", "…, the court was told"
    speaker = clause.speaker
    if speaker is not None and source.span is not None and head.number in {speaker.head, speaker.number + 1}:
        start, end = min(start, source.span.start), max(end, source.span.end)
    return Span(start, end)


def _short(scene: Scene, word: Word) -> bool:
    first, last = scene.tree.reach(word)
    return last - first < 5  # noqa: PLR2004 - "told a local radio station"
