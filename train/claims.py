"""Faults in how a thing is said: who says it, how sure, how widely."""

from collections.abc import Callable

from draft import Draft, edges, end_of, insert
from spacy.tokens import Token
from words import LOADED_VERBS, PLAIN_VERBS, REPORTING, formed

BODIES = (
    "officials", "police", "experts", "the government", "critics", "analysts", "witnesses", "the company", "campaigners", "sources",
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
LESS_SURE = ("reportedly", "allegedly", "probably", "possibly", "perhaps", "apparently", "likely")
SURE = {"may": "will", "might": "will", "could": "will", "would": "will", "should": "will", "can": "will"}
WIDER = {
    "some": "all", "many": "all", "most": "all", "several": "all", "few": "many", "often": "always", "sometimes": "always", "rarely": "never",
    "partly": "entirely", "partially": "completely", "largely": "entirely", "mainly": "solely", "nearly": "", "almost": "", "usually": "always",
    "slightly": "sharply", "significantly": "slightly", "minor": "major", "major": "minor", "all": "some", "every": "almost every", "only": "",
    "mostly": "entirely", "generally": "always", "frequently": "occasionally", "occasionally": "often", "local": "national", "national": "global",
    "serious": "minor", "severe": "mild", "small": "large", "large": "huge", "limited": "wide", "modest": "dramatic", "both": "all", "either": "both",
    "each": "some", "widespread": "isolated", "further": "", "partial": "full", "temporary": "permanent", "temporarily": "permanently", "main": "only",
    "least": "most", "certain": "all", "various": "all", "majority": "minority", "minority": "majority",
}  # fmt: skip
DENIED = {
    "failed": "managed", "denied": "confirmed", "refused": "agreed", "rejected": "accepted", "declined": "agreed", "without": "with", "nobody": "everybody",
    "never": "always", "no": "a", "none": "all", "nothing": "something", "neither": "both", "unable": "able", "unlikely": "likely", "banned": "allowed",
    "unclear": "clear", "impossible": "possible", "agreed": "refused", "confirmed": "denied", "accepted": "rejected", "likely": "unlikely",
    "managed": "failed", "allowed": "banned", "with": "without", "approved": "rejected", "backed": "opposed", "supported": "opposed",
}  # fmt: skip
SOFT = {
    ("expect", "to"): "will", ("plan", "to"): "will", ("intend", "to"): "will", ("hope", "to"): "will", ("aim", "to"): "will", ("want", "to"): "will",
    ("seem", "to"): "", ("appear", "to"): "", ("propose", "to"): "will", ("threaten", "to"): "will", ("set", "to"): "will", ("due", "to"): "will",
    ("likely", "to"): "will", ("believe", "to"): "", ("think", "to"): "", ("try", "to"): "managed to", ("consider", ""): "decided on",
}  # fmt: skip


def _choose(draft: Draft, wanted: Callable[[Token], bool]) -> tuple[Token, int] | None:
    found = [t for t in draft.tokens() if wanted(t)]
    if not found:
        return None
    token = draft.rng.choice(found)
    at = draft.at(token)
    return None if at is None else (token, at)


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


def lost_attribution(draft: Draft) -> bool:
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
    found = _choose(
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


def dropped_hedge(draft: Draft) -> bool:
    """Make certain what the source holds possible."""
    options = []
    for token in draft.tokens():
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if token.tag_ == "MD" and token.lower_ in SURE and after is not None and after.pos_ in {"VERB", "AUX", "ADV"}:
            options.append((token, token, SURE[token.lower_]))
        elif token.lower_ in {
            "reportedly",
            "allegedly",
            "probably",
            "possibly",
            "perhaps",
            "apparently",
            "alleged",
            "suspected",
            "potentially",
        }:
            options.append((token, token, ""))
        elif (
            after is not None
            and (new := SOFT.get((token.lemma_, after.lower_ if after.lower_ == "to" else ""))) is not None
        ):
            first = token.nbor(-1) if token.i and token.nbor(-1).lemma_ == "be" else token
            if after.lower_ == "to" or new.startswith("decided"):
                options.append((first, after if after.lower_ == "to" else token, new))
    if not options:
        return False
    first, last, new = draft.rng.choice(options)
    run = draft.run(first, last)
    if not run:
        return False
    if new:
        draft.put(run[0], run[1], new, "certainty")
        verb = run[0] + len(new.split())
    else:
        draft.gone.append((first.idx, last.idx + len(last), "certainty"))
        draft.put(run[0], run[1], "")
        verb = run[0]
    draft.mark(verb, min(verb + 1, end_of(draft)), "certainty")
    return True


def added_hedge(draft: Draft) -> bool:
    """Make doubtful what the source states."""
    if any(t.tag_ == "MD" for t in draft.doc):
        return False
    found = _choose(
        draft,
        lambda t: t.tag_ in {"VBD", "VBZ", "VBP"} and t.dep_ in {"ROOT", "ccomp", "conj"} and t.lemma_ not in REPORTING,
    )
    if not found:
        return False
    token, at = found
    if draft.rng.random() < 0.5:
        insert(draft, at, draft.rng.choice(LESS_SURE), "certainty")
    elif token.lemma_ == "be" or token.pos_ == "AUX":
        draft.put(
            at,
            at + 1,
            f"{draft.rng.choice(('may', 'might', 'could'))} {'be' if token.lemma_ == 'be' else 'have'}",
            "certainty",
        )
    else:
        perfect = f"have {formed(token.lemma_, 'VBN')}" if token.tag_ == "VBD" else token.lemma_
        draft.put(at, at + 1, f"{draft.rng.choice(('may', 'might', 'could'))} {perfect}", "certainty")
    return True


def flipped(draft: Draft) -> bool:
    """Affirm what the source denies, or deny what it affirms."""
    rng = draft.rng
    negations = [t for t in draft.tokens() if t.dep_ == "neg"]
    if negations and rng.random() < 0.8:
        token = rng.choice(negations)
        at = draft.at(token)
        if at is None:
            return False
        draft.gone.append((token.idx, token.idx + len(token), "certainty"))
        draft.bits[max(at - 1, 0)].space = " "
        draft.put(at, at + 1, "")
        draft.mark(max(at - 1, 0), min(at + 1, end_of(draft)), "certainty")
        return True
    words = [t for t in draft.tokens() if t.lower_ in DENIED and (t.lower_ not in {"with", "no"} or rng.random() < 0.3)]
    if words and rng.random() < 0.6:
        token = rng.choice(words)
        at = draft.at(token)
        if at is not None:
            draft.put(at, at + 1, DENIED[token.lower_], "certainty")
            return True
    return _denied(draft)


def _denied(draft: Draft) -> bool:
    found = _choose(
        draft,
        lambda t: (
            t.tag_ in {"VBD", "VBZ", "MD"}
            and t.dep_ in {"ROOT", "aux", "auxpass", "ccomp", "conj", "relcl"}
            and t.lemma_ not in REPORTING
        ),
    )
    if not found:
        return False
    token, at = found
    if token.tag_ == "MD" or token.lemma_ in {"be", "have"}:
        insert(draft, at + 1, draft.rng.choice(("not", "not", "never")), "certainty")
        draft.mark(at, at + 1, "certainty")
    else:
        draft.put(at, at + 1, f"{'did' if token.tag_ == 'VBD' else 'does'} not {token.lemma_}", "certainty")
    return True


def other_scope(draft: Draft) -> bool:
    """Widen or narrow how many, how much, how far."""
    rng = draft.rng
    ones = [
        t
        for t in draft.tokens()
        if t.lower_ == "one"
        and t.i + 2 < len(t.doc)
        and t.nbor(1).lower_ == "of"
        and t.nbor(2).lower_ in {"the", "its", "his"}
    ]
    if ones and (run := draft.run(ones[0], ones[0].nbor(1))):
        draft.put(run[0], run[1], "")
        draft.mark(run[0], min(run[0] + 3, end_of(draft)), "scope")
        return True
    found = _choose(draft, lambda t: t.lower_ in WIDER)
    if found and rng.random() < 0.85:
        token, at = found
        if WIDER[token.lower_]:
            draft.put(at, at + 1, WIDER[token.lower_], "scope")
        else:
            draft.put(at, at + 1, "")
            draft.mark(at, min(at + 1, end_of(draft)), "scope")
        return True
    return _widened(draft)


def _widened(draft: Draft) -> bool:
    found = _choose(
        draft, lambda t: t.pos_ == "NOUN" and t.tag_ == "NNS" and t.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"}
    )
    if not found:
        return False
    token, _ = found
    at = draft.at(edges(token)[0])
    if at is None or draft.bits[at].text[0].isdigit() or edges(token)[0].pos_ in {"NUM", "PRON"}:
        return False
    first = draft.bits[at].text.lower()
    words = (
        draft.rng.choice(("all", "most of", "some of", "only some of", "almost all"))
        if first in {"the", "its", "his", "their"}
        else draft.rng.choice(("all", "most", "some", "only a few"))
    )
    insert(draft, at, words, "scope")
    return True


EDITS: tuple[tuple[Callable[[Draft], bool], float], ...] = (
    (lost_attribution, 3.0), (shifted_attribution, 2.0), (vague_attribution, 0.7), (added_attribution, 0.7), (loaded_verb, 0.6),
    (dropped_hedge, 4.0), (added_hedge, 0.5), (flipped, 1.5), (other_scope, 1.5),
)  # fmt: skip
