"""Changes that keep the meaning: other words, other order, house style, less detail. None of them is a fault."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from draft import Draft, edges, end_of, insert
from spacy.tokens import Token
from words import MONTHS, NUMBERS, REPORTING, TITLES, WEEKDAYS, formed, like, related

PHRASES = Path(__file__).resolve().parent / "phrases.txt"
LONGEST = 4
COLOUR = frozenset({"amod", "advmod", "npadvmod"})
TELLING = frozenset(["not", "never", "no", "only", "also", "even", "still", "all", "most", "some", "many", "few", "first", "last", "second", "more", "less", "least", "too", "very", "so", "as", "when", "how", "where", "why", "reportedly", "allegedly", "apparently", "probably", "possibly", "perhaps", "likely", "alleged", "suspected", "possible", "potential", "potentially", "nearly", "almost", "partly", "largely", "mainly", "former", "deputy", "acting", "not", "other", "new"])  # fmt: skip


@cache
def phrases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return, for each phrase as its words, the phrases that say the same."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for line in PHRASES.read_text("utf-8").splitlines():
        group = line.split("\t")
        if line.startswith("#"):
            continue
        found[tuple(group[0].split())] += group[1:]
        for other in group[1:]:
            found[tuple(other.split())].append(group[0])
    return {key: tuple(words) for key, words in found.items()}


def same_phrase(draft: Draft) -> bool:
    """Say a phrase in other words."""
    tokens = list(draft.tokens())
    options: list[tuple[Token, Token, str]] = []
    for i, first in enumerate(tokens):
        for length in range(1, LONGEST + 1):
            run = tokens[i : i + length]
            if len(run) == length and (others := phrases().get(tuple(t.lower_ for t in run))):
                options.append((first, run[-1], draft.rng.choice(others)))
    if not options:
        return False
    first, last, words = draft.rng.choice(options)
    run = draft.run(first, last)
    if not run:
        return False
    draft.put(run[0], run[1], words.capitalize() if first.text[0].isupper() and first.i == 0 else words)
    return True


def same_word(draft: Draft) -> bool:
    """Put a synonym in the place of a word."""
    found = [
        t
        for t in draft.tokens()
        if len(t.text) > 3 and t.pos_ in {"NOUN", "VERB", "ADJ", "ADV"} and related("synonyms", t.pos_, t.lemma_)
    ]
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    if at is None:
        return False
    draft.put(at, at + 1, like(token, draft.rng.choice(related("synonyms", token.pos_, token.lemma_))))
    return True


def house_style(draft: Draft) -> bool:
    """Write a figure or a name as another house would."""
    options: list[tuple[int, int, str]] = []
    texts = [b.text for b in draft.bits]
    for i, (bit, text) in enumerate(zip(draft.bits, texts, strict=True)):
        after = texts[i + 1] if i + 1 < len(texts) else ""
        if bit.fault or (i + 1 < len(texts) and draft.bits[i + 1].fault):
            continue
        if text == "%":
            options.append((i, i + 1, draft.rng.choice(("per cent", "percent"))))
        if re.fullmatch(r"\d[\d.,]*", text) and after in {"million", "billion"}:
            options.append((i, i + 2, text + {"million": draft.rng.choice(("m", "mn")), "billion": "bn"}[after]))
        if m := re.fullmatch(r"(\d[\d.,]*)(m|mn|bn)", text):
            options.append((i, i + 1, f"{m[1]} {'billion' if m[2] == 'bn' else 'million'}"))
        if re.fullmatch(r"\d{1,3},\d{3}", text):
            options.append((i, i + 1, text.replace(",", "")))
        if re.fullmatch(r"\d{4,5}", text) and not re.match(r"(?:19|20)\d\d$", text):
            options.append((i, i + 1, f"{int(text):,}"))
        if text.isdigit() and 1 < int(text) <= len(NUMBERS) and after not in MONTHS and texts[i - 1] not in MONTHS:
            options.append((i, i + 1, NUMBERS[int(text) - 1]))
        if text.lower() in NUMBERS[1:]:
            options.append((i, i + 1, str(NUMBERS.index(text.lower()) + 1)))
        if text in MONTHS and after.isdigit() and len(after) < 3:
            options.append((i, i + 2, f"{after} {text}"))
        if text.isdigit() and len(text) < 3 and after in MONTHS:
            options.append((i, i + 2, f"{after} {text}"))
        if text in {"Mr", "Mrs", "Ms", "Dr", "Mr.", "Ms."}:
            options.append((i, i + 1, ""))
        if text in {"US", "U.S."}:
            options.append((i, i + 1, {"US": "U.S.", "U.S.": "US"}[text]))
        if "is" in text[3:] and re.search(r"is(?:e|ed|ing|ation|es)$", text):
            options.append((i, i + 1, re.sub(r"is(e|ed|ing|ation|es)$", r"iz\1", text)))
        if re.search(r"our$", text) and len(text) > 5:
            options.append((i, i + 1, text[:-3] + "or"))
    if not options:
        return False
    start, end, words = draft.rng.choice(options)
    draft.put(start, end, words)
    return True


def shorter_name(draft: Draft) -> bool:
    """Call somebody by the surname, or leave a title out."""
    bits = draft.bits
    options = []
    for i in range(len(bits) - 1):
        one, other = bits[i].token, bits[i + 1].token
        if one is None or other is None or bits[i].fault or bits[i + 1].fault or other.pos_ != "PROPN":
            continue
        if one.pos_ == "PROPN" and one.dep_ == "compound" and one.head == other and one.text not in WEEKDAYS + MONTHS:
            options.append(i)
        elif one.lower_ in TITLES and one.i and i:
            options.append(i)
    if not options:
        return False
    at = draft.rng.choice(options)
    draft.put(at, at + 1, "")
    return True


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
        and first.token.pos_ not in {"PROPN"}
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
            token.dep_ in COLOUR
            and length == 1
            and token.lower_ not in TELLING
            and token.pos_ in {"ADJ", "ADV"}
            and not token.lower_.endswith("est")
        ):
            options.append((first, last))
        elif (
            token.dep_ in {"relcl", "appos", "advcl", "acl"}
            and 2 < length < 16
            and first.i > 1
            and first.nbor(-1).text == ","
        ):
            options.append((first, last))
        elif (
            token.dep_ == "prep"
            and 1 < length < 9
            and token.head.pos_ in {"VERB", "NOUN"}
            and token.lower_ in {"in", "on", "at", "during", "near", "with", "from"}
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


def _words(draft: Draft, run: tuple[int, int], lower: bool) -> str:
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
    agent = _words(draft, one, doer.left_edge.pos_ != "PROPN")
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
    last = _words(draft, patient, children["nsubjpass"].left_edge.pos_ != "PROPN")
    draft.put(patient[0], agent[1], f"{first} {form} {last}")
    return True


def plain_report(draft: Draft) -> bool:
    """Swap a neutral reporting verb for another."""
    found = [
        t for t in draft.tokens() if t.lemma_ in {"say", "add", "state"} and t.pos_ == "VERB" and t.lemma_ in REPORTING
    ]
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    if at is None:
        return False
    draft.put(
        at, at + 1, formed(draft.rng.choice([v for v in ("say", "add", "state") if v != token.lemma_]), token.tag_)
    )
    return True


def curly(draft: Draft) -> bool:
    """Set quotation marks and apostrophes in another style."""
    turn = {'"': "”", "“": '"', "”": '"', "'": "’", "’": "'", "‘": "'"}
    changed = False
    for bit in draft.bits:
        new = "".join(turn.get(c, c) for c in bit.text)
        changed |= new != bit.text
        bit.text = new
    return changed


CHANGES: Sequence[tuple[Callable[[Draft], bool], float]] = (
    (same_phrase, 4.0), (same_word, 3.0), (house_style, 1.5), (shorter_name, 1.0), (moved_end, 1.5), (moved_report, 1.5),
    (less_detail, 3.0), (turned, 1.0), (plain_report, 0.7), (curly, 0.3),
)  # fmt: skip
