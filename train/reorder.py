"""Changes of order and length that keep the meaning: what is moved, turned or left out."""

from collections.abc import Mapping

from spacy.tokens import Token

from draft import Draft, edges, end_of, insert
from words import formed

COLOUR = frozenset({"amod", "advmod", "npadvmod"})
TELLING = frozenset(["not", "never", "no", "only", "also", "even", "still", "all", "most", "some", "many", "few",
    "first", "last", "second", "more", "less", "least", "too", "very", "so", "as", "when", "how", "where", "why",
    "reportedly", "allegedly", "apparently", "probably", "possibly", "perhaps", "likely", "alleged", "suspected",
    "possible", "potential", "potentially", "nearly", "almost", "partly", "largely", "mainly", "former", "deputy",
    "acting", "not", "other", "new"])  # fmt: skip


def moved_end(draft: Draft) -> bool:
    """Move an adverbial from the end to the front, or back."""
    root = next((t for t in draft.doc if t.dep_ == "ROOT"), None)
    if root is None or draft.at(root) is None:
        return False
    options = [c for c in root.children if c.dep_ in {"prep", "advcl", "npadvmod", "agent"} and c.dep_ != "agent"]
    draft.rng.shuffle(options)
    for child in options:
        first, last = edges(child)
        run = draft.run(first, last)
        if not run or last.i - first.i > 14 or last.i == first.i:
            continue
        words = " ".join(b.text for b in draft.bits[run[0] : run[1]])
        if run[1] == end_of(draft) and run[0] > 2:
            start = run[0] - (draft.bits[run[0] - 1].text == ",")
            draft.put(start, run[1], "")
            _lower(draft)
            insert(draft, 0, f"{words[0].upper() + words[1:]} ,")
            return True
        if run[0] == 0 and run[1] < len(draft.bits) and draft.bits[run[1]].text == ",":
            draft.put(0, run[1] + 1, "")
            insert(draft, end_of(draft), words if first.pos_ == "PROPN" else words[0].lower() + words[1:])
            return True
    return False


def _lower(draft: Draft) -> None:
    first = draft.bits[0]
    if (
        first.token is not None
        and first.token.pos_ != "PROPN"
        and first.text != "I"
        and first.text[1:] == first.text[1:].lower()
    ):
        first.text = first.text.lower()


def moved_report(draft: Draft) -> bool:
    """Move a reporting clause to the other end, or say it with "according to"."""
    rng = draft.rng
    for verb in draft.tokens():
        if verb.lemma_ not in {"say", "state", "claim", "believe", "tell", "add"} or verb.dep_ != "ROOT":
            continue
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        what = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        if who is None or what is None or who.pos_ == "PRON" or who.i > verb.i or what.i < verb.i:
            continue
        before, clause = draft.run(edges(who)[0], verb), draft.run(*edges(what))
        if not before or before[0] != 0 or not clause or clause[0] != before[1] or clause[1] != end_of(draft):
            continue
        name = " ".join(b.text for b in draft.bits[draft.at(edges(who)[0]) : draft.at(edges(who)[1]) + 1])
        name = name if who.left_edge.pos_ == "PROPN" else name[0].lower() + name[1:]
        said = verb.text
        draft.put(0, before[1], "")
        if draft.bits[0].text == "that":
            draft.put(0, 1, "")
        if verb.lemma_ == "say" and rng.random() < 0.5:
            insert(draft, 0, f"According to {name} ,") if rng.random() < 0.5 else insert(
                draft, end_of(draft), f", according to {name}"
            )
        else:
            insert(draft, end_of(draft), f", {name} {said}" if rng.random() < 0.5 else f", {said} {name}")
        return True
    return False


def less_detail(draft: Draft) -> bool:
    """Leave out colour: an adjective, an adverb, a phrase or a clause that nothing else needs."""
    options = []
    for token in draft.tokens():
        first, last = edges(token)
        length = last.i - first.i + 1
        if (
            (
                token.dep_ in COLOUR
                and length == 1
                and token.lower_ not in TELLING
                and token.pos_ in {"ADJ", "ADV"}
                and not token.lower_.endswith("est")
            )
            or (
                token.dep_ in {"relcl", "appos", "advcl", "acl"}
                and 2 < length < 16
                and first.i > 1
                and first.nbor(-1).text == ","
            )
            or (
                token.dep_ == "prep"
                and 1 < length < 9
                and token.head.pos_ in {"VERB", "NOUN"}
                and token.lower_ in {"in", "on", "at", "during", "near", "with", "from"}
            )
        ):
            options.append((first, last))
    if not options:
        return False
    first, last = draft.rng.choice(options)
    run = draft.run(first, last)
    if not run or run[1] - run[0] > 0.6 * len(draft.bits):
        return False
    start, end = run
    if start and draft.bits[start - 1].text == "," and end < len(draft.bits) and draft.bits[end].text in {",", "."}:
        start -= 1
        end += draft.bits[end].text == ","
    if draft.bits[start].token is not None and end < len(draft.bits) and draft.bits[end - 1].space == "" and start:
        draft.bits[start - 1].space = ""
    draft.put(start, end, "")
    return bool(draft.bits)


def turned(draft: Draft) -> bool:
    """Turn active to passive or back."""
    for verb in draft.tokens():
        children = {c.dep_: c for c in verb.children}
        if verb.pos_ != "VERB" or "neg" in children:
            continue
        if "nsubj" in children and "dobj" in children and verb.tag_ in {"VBD", "VBZ", "VBP"} and "aux" not in children:
            return _passive(draft, verb, children["nsubj"], children["dobj"])
        if (
            "nsubjpass" in children
            and "agent" in children
            and children.get("auxpass") is not None
            and "aux" not in children
        ):
            doer = next((c for c in children["agent"].children if c.dep_ == "pobj"), None)
            return doer is not None and _active(draft, verb, children, doer)
    return False


def _words(draft: Draft, run: tuple[int, int], *, lower: bool) -> str:
    words = " ".join(b.text for b in draft.bits[run[0] : run[1]])
    return words[0].lower() + words[1:] if lower else words


def _passive(draft: Draft, verb: Token, doer: Token, thing: Token) -> bool:
    one, other = draft.run(*edges(doer)), draft.run(*edges(thing))
    at = draft.at(verb)
    if (
        not one
        or not other
        or at is None
        or one[1] != at
        or other[0] != at + 1
        or doer.pos_ == "PRON"
        or thing.pos_ == "PRON"
    ):
        return False
    many = thing.tag_ in {"NNS", "NNPS"}
    be = {"VBD": ("was", "were"), "VBZ": ("is", "are"), "VBP": ("is", "are")}[verb.tag_][many]
    agent = _words(draft, one, lower=doer.left_edge.pos_ != "PROPN")
    patient = _words(draft, other, lower=False)
    done = formed(verb.lemma_, "VBN")
    draft.put(one[0], other[1], f"{patient} {be} {done} by {agent}")
    return True


def _active(draft: Draft, verb: Token, children: Mapping[str, Token], doer: Token) -> bool:
    run = draft.run(edges(children["nsubjpass"])[0], edges(doer)[1])
    patient, agent = draft.run(*edges(children["nsubjpass"])), draft.run(*edges(doer))
    if (
        not run
        or not patient
        or not agent
        or agent[0] != draft.at(children["agent"]) + 1
        or draft.at(verb) + 1 != draft.at(children["agent"])
    ):
        return False
    if patient[1] != draft.at(children["auxpass"]) or draft.at(children["auxpass"]) + 1 != draft.at(verb):
        return False
    past = children["auxpass"].lower_ in {"was", "were"}
    form = formed(verb.lemma_, "VBD" if past else ("VBP" if doer.tag_ in {"NNS", "NNPS"} else "VBZ"))
    first = _words(draft, agent, lower=False)
    last = _words(draft, patient, lower=children["nsubjpass"].left_edge.pos_ != "PROPN")
    draft.put(patient[0], agent[1], f"{first} {form} {last}")
    return True
