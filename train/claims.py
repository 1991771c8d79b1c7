"""Faults in who says it: attribution lost, shifted, made vague, added, loaded."""

from collections.abc import Callable

from spacy.tokens import Token

from draft import Draft, choose, edges, end_of, insert
from words import LOADED_VERBS, PLAIN_VERBS, REPORTING, formed

BODIES = (
    "officials", "police", "experts", "the government", "critics", "analysts", "witnesses", "the company",
    "campaigners", "sources",
    "local media", "researchers", "a spokesman", "residents", "the ministry", "a report", "lawyers", "a study",
)  # fmt: skip
VAGUE = (
    "reportedly",
    "sources say",
    "it is said that",
    "some say",
    "observers say",
    "experts say",
    "it has been claimed that",
)


def _report(draft: Draft) -> tuple[Token, Token, Token] | None:
    """Return a reporting verb of the draft, its subject and the verb of what is said."""
    for token in draft.tokens():
        if token.lemma_ not in REPORTING or token.pos_ != "VERB":
            continue
        who = next((c for c in token.children if c.dep_ == "nsubj"), None)
        what = next((c for c in token.children if c.dep_ == "ccomp"), None)
        if who is not None and what is not None:
            return token, who, what
    return None


def _clause(draft: Draft, verb: Token, what: Token) -> tuple[int, int] | None:
    """Return the bits of what is said."""
    first, last = edges(what)
    run = draft.run(first, last)
    if run and first.i < verb.i < last.i:
        return None
    return run


def lost_attribution(draft: Draft) -> bool:  # noqa: PLR0911 - a clause can be out of reach in many ways
    """State as fact what somebody says."""
    if draft.rng.random() < 0.4 and _lost_according(draft):
        return True
    found = _report(draft)
    if not found:
        return False
    verb, who, what = found
    start, end = edges(who)[0], edges(what)[0]
    clause = _clause(draft, verb, what)
    if not clause:
        return False
    if what.i > verb.i:
        before = draft.run(start, draft.doc[end.i - 1])
        if not before or before[1] != clause[0]:
            return False
        draft.gone.append((start.idx, end.idx, "attribution"))
        draft.mark(clause[0], clause[1], "attribution")
        if draft.bits[clause[0]].text.lower() == "that":
            draft.put(clause[0], clause[0] + 1, "")
        draft.put(before[0], before[1], "")
        return True
    last = max(verb.i, edges(who)[1].i)
    first = min(verb.i, edges(who)[0].i)
    after = draft.run(draft.doc[first], draft.doc[last])
    if not after:
        return False
    draft.gone.append((draft.doc[first].idx, draft.doc[last].idx + len(draft.doc[last]), "attribution"))
    draft.mark(clause[0], clause[1], "attribution")
    comma = after[0] - (draft.bits[after[0] - 1].text == ",")
    draft.put(comma, after[1], "")
    return True


def _lost_according(draft: Draft) -> bool:
    token = next((t for t in draft.tokens() if t.lower_ == "according"), None)
    if token is None:
        return False
    first, last = edges(token)
    run = draft.run(first, last)
    if not run or last.i - first.i < 2:
        return False
    start, end = run
    draft.gone.append((first.idx, last.idx + len(last), "attribution"))
    if start and draft.bits[start - 1].text == ",":
        start -= 1
    elif end < len(draft.bits) and draft.bits[end].text == ",":
        end += 1
    draft.put(start, end, "")
    for bit in draft.bits[: end_of(draft)]:
        bit.fault = bit.fault or "attribution"
    return True


def shifted_attribution(draft: Draft) -> bool:
    """Credit a statement to somebody else."""
    found = _report(draft)
    who = found[1] if found else None
    if who is None:
        token = next((t for t in draft.tokens() if t.lower_ == "to" and t.i and t.nbor(-1).lower_ == "according"), None)
        who = next((c for c in token.children if c.dep_ == "pobj"), None) if token is not None else None
    if who is None or who.pos_ == "PRON" or not (run := draft.run(*edges(who))):
        return False
    others = [n for n in draft.pool.names if who.text not in n]
    new = draft.rng.choice(others) if others and draft.rng.random() < 0.6 else draft.rng.choice(BODIES)
    if new.lower() == who.sent[who.left_edge.i - who.sent.start : who.right_edge.i + 1 - who.sent.start].text.lower():
        return False
    draft.put(run[0], run[1], new, "attribution")
    return True


def vague_attribution(draft: Draft) -> bool:
    """Replace a source by a vaguer one."""
    found = _report(draft)
    if not found or found[1].pos_ == "PRON":
        return False
    verb, who, what = found
    run = draft.run(edges(who)[0], verb) if who.i < verb.i < what.i else None
    if not run:
        return False
    draft.put(run[0], run[1], draft.rng.choice(VAGUE[1:]), "attribution")
    end = run[0]
    while end < len(draft.bits) and draft.bits[end].fault == "attribution":
        end += 1
    if end < len(draft.bits) and draft.bits[end].text == "that":
        draft.put(end, end + 1, "")
    return True


def added_attribution(draft: Draft) -> bool:
    """Put into somebody's mouth what the source says itself."""
    if _report(draft) or any(
        t.lower_ in {"according", "reportedly"} or t.lemma_ in {"say", "tell"} or t.is_quote for t in draft.doc
    ):
        return False
    rng = draft.rng
    who = rng.choice(draft.pool.names) if draft.pool.names and rng.random() < 0.6 else rng.choice(BODIES)
    verb = rng.choice(("said", "said", "told reporters", "announced", "claimed", "stated", "explained", "noted"))
    end = end_of(draft)
    if end < 5:
        return False
    draft.mark(0, end, "attribution")
    if rng.random() < 0.5:
        insert(draft, end, f", {who} {verb}", "attribution")
    elif rng.random() < 0.5:
        insert(draft, 0, f"{who[0].upper() + who[1:]} {verb} that", "attribution")
    else:
        insert(draft, 0, f"According to {who} ,", "attribution")
    return True


def loaded_verb(draft: Draft) -> bool:
    """Swap a neutral reporting verb for a loaded one, or back."""
    found = choose(
        draft,
        lambda t: (
            t.lemma_ in {"say", "add", "state", "claim", "insist", "admit", "warn", "reveal"} and t.pos_ == "VERB"
        ),
    )
    if not found:
        return False
    token, at = found
    pool = PLAIN_VERBS[:1] if token.lemma_ in LOADED_VERBS and draft.rng.random() < 0.7 else LOADED_VERBS
    new = draft.rng.choice([v for v in pool if v != token.lemma_] or ["say"])
    draft.put(at, at + 1, formed(new, token.tag_), "attribution")
    return True


EDITS: tuple[tuple[Callable[[Draft], bool], float], ...] = (
    (lost_attribution, 3.0), (shifted_attribution, 2.0), (vague_attribution, 0.7), (added_attribution, 0.7),
    (loaded_verb, 0.6),
)  # fmt: skip
