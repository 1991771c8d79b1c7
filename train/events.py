"""Faults in what happened: another deed, its opposite, roles exchanged, an invented link or statement."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from draft import Draft, edges, end_of, glue, insert
from words import REPORTING, formed, like, related

EMPTY = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "tell",
        "get",
        "make",
        "go",
        "take",
        "come",
        "give",
        "see",
        "know",
        "will",
        "can",
        "may",
    ]
)
LINKS = {"after": "because", "as": "because", "when": "because", "while": "because", "following": "because of",
    "amid": "because of",
         "before": "in order to stop what came when", "although": "because", "despite": "because of",
         "and": "which led to"}  # fmt: skip
CAUSES = ("because of", "as a result of", "thanks to", "due to", "following")


def opposite(draft: Draft) -> bool:
    """Put the opposite of a word in its place."""
    options = [
        (t, w) for t in draft.tokens() if t.lemma_ not in EMPTY for w in related("antonyms", t.pos_, t.lemma_)[:3]
    ]
    if not options:
        return False
    token, word = draft.rng.choice(options)
    at = draft.at(token)
    if at is None:
        return False
    draft.put(at, at + 1, like(token, word), "event")
    return True


def other_deed(draft: Draft) -> bool:
    """Put another verb or noun in the place of one: a sister of it, or one from elsewhere in the document."""
    rng = draft.rng
    part = "VERB" if rng.random() < 0.65 else "NOUN"
    found = [
        t
        for t in draft.tokens()
        if t.pos_ == part and t.lemma_ not in EMPTY and t.lemma_ not in REPORTING and len(t.text) > 3
    ]
    if not found:
        return False
    token = rng.choice(found)
    at = draft.at(token)
    words = related("sisters", part, token.lemma_) if rng.random() < 0.5 else ()
    if not words:
        docs = [*draft.pool.beside, *draft.pool.elsewhere[:4]]
        words = tuple(
            t.lemma_
            for d in docs
            for t in d
            if t.pos_ == part and t.tag_ == token.tag_ and t.lemma_ not in EMPTY and t.lemma_.isalpha()
        )
    same = {token.lemma_, *related("synonyms", part, token.lemma_)}
    words = tuple(w for w in words if w not in same)
    if at is None or not words:
        return False
    draft.put(at, at + 1, like(token, rng.choice(words)), "event")
    return True


def _phrase(draft: Draft, token: Token) -> tuple[int, int] | None:
    return draft.run(*edges(token))


def swapped_roles(draft: Draft) -> bool:
    """Exchange who did it and to whom."""
    for verb in draft.tokens():
        if verb.pos_ != "VERB":
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        agent = next(
            (
                c
                for c in verb.children
                if c.dep_ in {"agent", "prep", "dative"} and c.lower_ in {"by", "to", "against", "over", "from", "with"}
            ),
            None,
        )
        if thing is None and agent is not None:
            thing = next((c for c in agent.children if c.dep_ == "pobj"), None)
        if subject is None or thing is None or subject.pos_ == "PRON" or thing.pos_ in {"PRON", "NUM"}:
            continue
        one, other = _phrase(draft, subject), _phrase(draft, thing)
        if not one or not other or one[1] > other[0] or max(one[1] - one[0], other[1] - other[0]) > 8:
            continue
        words = [" ".join(b.text for b in draft.bits[s:e]) for s, e in (one, other)]
        words[0] = words[0] if subject.pos_ == "PROPN" else words[0][0].lower() + words[0][1:]
        draft.put(other[0], other[1], words[0], "event")
        draft.put(one[0], one[1], words[1], "event")
        return True
    return False


def other_link(draft: Draft) -> bool:
    """Turn time or contrast into cause."""
    found = [
        t
        for t in draft.tokens()
        if t.lower_ in LINKS and t.dep_ in {"mark", "prep", "advmod"} and t.lower_ not in {"and", "before"}
    ]
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    if at is None:
        return False
    clause = token.dep_ == "mark"
    draft.put(at, at + 1, "because" if clause else draft.rng.choice(CAUSES[:4]), "event")
    return True


def _clauses(docs: list[Doc]) -> list[str]:
    found = []
    for doc in docs:
        for token in doc:
            first, last = edges(token)
            if (
                token.dep_ in {"advcl", "relcl", "prep", "acl", "conj"}
                and 3 <= last.i - first.i <= 14
                and first.lower_ != "that"
            ):
                text = doc[first.i : last.i + 1].text
                found.append(text[0].lower() + text[1:] if first.pos_ != "PROPN" else text)
    return found


def invented_link(draft: Draft) -> bool:
    """Give a cause, a purpose or a consequence that the source does not give."""
    rng = draft.rng
    verbs = [
        t
        for d in draft.pool.elsewhere
        for t in d
        if t.pos_ == "VERB" and t.dep_ in {"ROOT", "xcomp", "advcl"} and any(c.dep_ == "dobj" for c in t.children)
    ]
    if not verbs or end_of(draft) < 4:
        return False
    verb = rng.choice(verbs)
    thing = next(c for c in verb.children if c.dep_ == "dobj")
    if edges(thing)[1].i - edges(thing)[0].i > 10:
        return False
    what = verb.doc[edges(thing)[0].i : edges(thing)[1].i + 1].text
    words = rng.choice((
        f"in an attempt to {verb.lemma_} {what}", f"in order to {verb.lemma_} {what}", f"because of {what}",
        f", a move that {formed(verb.lemma_, 'VBD')} {what}",
        f", causing {what}", f"to {verb.lemma_} {what}", f", leading to {what}", f"as a result of {what}",
        f"so that it could {verb.lemma_} {what}",
    ))  # fmt: skip
    if rng.random() < 0.25 and not words.startswith(","):
        insert(draft, 0, f"{words[0].upper() + words[1:]} ,", "event")
    else:
        insert(draft, end_of(draft), words, "event")
    return True


def invented(draft: Draft) -> bool:
    """Add a statement that the source does not have, taken from elsewhere."""
    rng = draft.rng
    docs = list(draft.pool.elsewhere if rng.random() < 0.7 else draft.pool.beside)
    found = _clauses(docs)
    if not found or end_of(draft) < 4:
        return False
    words = glue(" ".join(rng.choice(found).split()))
    if rng.random() < 0.5 and " " in words:
        subjects = [t for t in draft.tokens() if t.dep_ in {"nsubj", "dobj", "pobj"} and t.n_rights == 0]
        token = rng.choice(subjects) if subjects else None
        at = draft.at(token) if token is not None else None
        if at is not None:
            insert(draft, at + 1, words, "support")
            return True
    insert(draft, end_of(draft), rng.choice((words, f", {words}", f"and {words}")), "support")
    return True


def added_quality(draft: Draft) -> bool:
    """Describe something as the source does not."""
    found = [t for t in draft.tokens() if t.pos_ == "NOUN" and not any(c.dep_ == "amod" for c in t.children)]
    words = [t.lower_ for d in draft.pool.elsewhere for t in d if t.pos_ == "ADJ" and t.dep_ == "amod"]
    if not found or not words:
        return False
    at = draft.at(draft.rng.choice(found))
    if at is None:
        return False
    insert(draft, at, draft.rng.choice(words), "support")
    return True


EDITS: tuple[tuple[Callable[[Draft], bool], float], ...] = (
    (opposite, 2.0), (other_deed, 2.0), (swapped_roles, 2.0), (other_link, 1.5), (invented_link, 0.7), (invented,
    1.0), (added_quality, 0.5),
)  # fmt: skip
