"""Faults in how sure a thing is and how far it goes: hedges, negations, degrees."""

from collections.abc import Callable

from draft import Draft, choose, edges, end_of, insert
from words import REPORTING, formed

LESS_SURE = ("reportedly", "allegedly", "probably", "possibly", "perhaps", "apparently", "likely")
SURE = {"may": "will", "might": "will", "could": "will", "would": "will", "should": "will", "can": "will"}
WIDER = {
    "some": "all", "many": "all", "most": "all", "several": "all", "few": "many", "often": "always",
    "sometimes": "always", "rarely": "never",
    "partly": "entirely", "partially": "completely", "largely": "entirely", "mainly": "solely", "nearly": "",
    "almost": "", "usually": "always",
    "slightly": "sharply", "significantly": "slightly", "minor": "major", "major": "minor", "all": "some",
    "every": "almost every", "only": "",
    "mostly": "entirely", "generally": "always", "frequently": "occasionally", "occasionally": "often",
    "local": "national", "national": "global",
    "serious": "minor", "severe": "mild", "small": "large", "large": "huge", "limited": "wide", "modest": "dramatic",
    "both": "all", "either": "both",
    "each": "some", "widespread": "isolated", "further": "", "partial": "full", "temporary": "permanent",
    "temporarily": "permanently", "main": "only",
    "least": "most", "certain": "all", "various": "all", "majority": "minority", "minority": "majority",
}  # fmt: skip
DENIED = {
    "failed": "managed", "denied": "confirmed", "refused": "agreed", "rejected": "accepted", "declined": "agreed",
    "without": "with", "nobody": "everybody",
    "never": "always", "no": "a", "none": "all", "nothing": "something", "neither": "both", "unable": "able",
    "unlikely": "likely", "banned": "allowed",
    "unclear": "clear", "impossible": "possible", "agreed": "refused", "confirmed": "denied", "accepted": "rejected",
    "likely": "unlikely",
    "managed": "failed", "allowed": "banned", "with": "without", "approved": "rejected", "backed": "opposed",
    "supported": "opposed",
}  # fmt: skip
SOFT = {
    ("expect", "to"): "will", ("plan", "to"): "will", ("intend", "to"): "will", ("hope", "to"): "will", ("aim",
    "to"): "will", ("want", "to"): "will",
    ("seem", "to"): "", ("appear", "to"): "", ("propose", "to"): "will", ("threaten", "to"): "will", ("set",
    "to"): "will", ("due", "to"): "will",
    ("likely", "to"): "will", ("believe", "to"): "", ("think", "to"): "", ("try", "to"): "managed to", ("consider",
    ""): "decided on",
}  # fmt: skip


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
    found = choose(
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
    found = choose(
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
    found = choose(draft, lambda t: t.lower_ in WIDER)
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
    found = choose(
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
    (dropped_hedge, 4.0), (added_hedge, 0.5), (flipped, 1.5), (other_scope, 1.5),
)  # fmt: skip
