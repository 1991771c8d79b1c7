"""What a text says somebody named is: the title before the name, the words behind its comma, "X is the mayor"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from types import MappingProxyType

from copydesk.text.lexicon import lines
from copydesk.text.naming.mentions import parts
from copydesk.text.naming.names import Name, Sort
from copydesk.text.naming.nations import nation
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span

TITLES = parts()["honorific"]
"""Forms of address: they say too little of somebody to speak against an office."""
BEFORE = 7
"""Words before a name among which its title is looked for."""
AROUND = 12
"""Words of a description set off by commas."""
FIELD = 4
"""Code points that tell one field from another: "econ|omy", "econ|omics"."""
WIDEST = 5
"""Words of what an office is for that stand behind it."""
PORTFOLIOS = frozenset({"minister", "secretary", "undersecretary", "commissioner", "spokesman", "spokeswoman"})
"""Offices that are told apart by what they are for."""
NEAR = 4
"""Words before an office in which a rank belongs to it."""
_IN_TITLE = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
ADVERBS = frozenset({"once", "then", "formerly", "previously"})
"""Ranks that stand before whose office it was: once the agency's chief."""
_THEN = re.compile(
    r"\s(?:at\s(?:the|that)\stime|then|in\sthose\sdays|(?:before|until|till)\s(?:he|she|they)\s(?:\w+\s)?"
    r"(?:retired|left|resigned|quit|stepped|stood\sdown|died|was|were|had|gave)"
    r"|(?:until|till|from|between)\s(?:\w+\s)?(?:1[89]|20)\d\d)\b"
)
"""What behind an office tells that it was held once, as "then" before it does."""
_EMPTY = frozenset(
    ["member", "colleague", "friend", "partner", "saint", "model", "star", "local", "child", "boy", "girl"]
)
"""Words of the list of roles that tell too little to speak against another."""
_ENDS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})
_FIGURED = frozenset({"king", "queen", "prince", "princess", "baron", "tsar", "czar"})
"""Words for rulers, and small and bare before a name for whoever excels in something: baking queen Ann Lee."""
LEVELS = frozenset(
    [
        "state",
        "city",
        "county",
        "federal",
        "national",
        "regional",
        "local",
        "provincial",
        "district",
        "town",
        "village",
        "council",
    ]
)
"""Whose officer somebody is; the city's is another than the state's."""


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody named is said to be.

    `head` is the office, trade or relation as the list of roles has it, `ranks` words such as deputy or former,
    `fields` folded stems of what the office is for, `party` the usual word for the party told beside it ("" for none),
    `entity` the name's number; `span` covers ranks, fields and head.
    """

    span: Span
    head: str
    ranks: frozenset[str]
    fields: frozenset[str]
    party: str
    entity: int


@cache
def ranks() -> Mapping[str, str]:
    """Return the words that lower, shift or end an office, with what they do."""
    return MappingProxyType(dict(line.split("\t", 1) for line in lines("ranks")))


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("roles")):
        for entry in map(folded, line.split("\t")[1:]):
            found[entry] = found.get(entry, frozenset()) | {number}
    return MappingProxyType(found)


@cache
def _sorts() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines("roles"):
        sort, *entries = line.split("\t")
        for entry in map(folded, entries):
            found[entry] = found.get(entry, frozenset()) | {"work" if sort in {"office", "rank", "trade"} else sort}
    return MappingProxyType(found)


def party_of(word: str) -> str:
    """Return the usual word for the party that a folded word tells, "" where it tells none."""
    return _parties().get(word, "")


@cache
def _parties() -> Mapping[str, str]:
    rows = (list(map(folded, line.split("\t")[1:])) for line in lines("roles") if line.startswith("party\t"))
    return MappingProxyType({word: row[0] for row in rows for word in row})


def exchangeable(a: str, b: str) -> bool:
    """Say whether copy may call the same one by either word: chief executive and boss."""
    return a == b or bool(_groups().get(a, frozenset()) & _groups().get(b, frozenset()))


def same_fields(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two offices are for one thing by a stem that they share, or by words for it: farm, agriculture."""
    groups = _fields()
    return bool(ours & theirs) or any(groups.get(a, -1) == groups.get(b, -2) for a in ours for b in theirs)


@cache
def _fields() -> Mapping[str, int]:
    return {word[:FIELD]: number for number, line in enumerate(lines("portfolios")) for word in line.split()}


def of_one_sort(a: str, b: str) -> bool:
    """Say whether two roles are of one sort, so that one speaks against the other: work, kin, or a part in a story."""
    return bool(_sorts().get(a, frozenset()) & _sorts().get(b, frozenset()))


_BESIDE_OFFICES = ("tycoon", "campaigner")


def may_be_both(ours: str, theirs: str) -> bool:
    """Say whether who holds an office may well be what we say: a tycoon or a campaigner who chairs a club."""
    return any(exchangeable(ours, role) for role in _BESIDE_OFFICES) and theirs not in _trades()


@cache
def _trades() -> frozenset[str]:
    rows = (line.split("\t")[1:] for line in lines("roles") if line.startswith("trade\t"))
    return frozenset(folded(entry) for row in rows for entry in row)


def descriptions(page: Page, names: Sequence[Name]) -> Iterator[Description]:
    """Yield what a page says of those it names, in order of the names."""
    for name in names:
        if name.sort in {Sort.NATION, Sort.PLACE, Sort.BODY}:
            continue
        words = page.words_in(name.span)
        sentence = page.sentences[words[0].sentence].words
        for phrase in _phrases(page, words, sentence):
            found = _described(phrase, name.entity)
            if found is not None:
                past = _THEN.match(page.prose, found.span.end)
                found = replace(found, fields=found.fields | _portfolio(page, found))
                yield replace(found, ranks=found.ranks | {"then"}) if past else found


def _portfolio(page: Page, found: Description) -> frozenset[str]:
    """Return the stems of what a minister or secretary is for, told behind the word: Minister for Transport."""
    words = page.words_in(found.span)
    number = words[-1].number + 1
    if (
        found.head not in PORTFOLIOS
        or number >= len(page.words)
        or page.words[number].text.lower() not in {"for", "of"}
    ):
        return frozenset()
    stems = set()
    for word in page.words[number + 1 : number + 1 + WIDEST]:
        goes_on = word.text == "for" or word.pos in {"NOUN", "PROPN", "CCONJ", "DET", "ADJ", "PART"}
        if not goes_on or word.sentence != words[-1].sentence:
            break
        stems |= {folded(word.lemma)[:FIELD]} if word.pos in {"NOUN", "PROPN"} else set()
    return frozenset(stems if len(stems) == 1 else stems - {"stat"})  # secretary of state for health


def _phrases(page: Page, name: Sequence[Word], sentence: range) -> Iterator[Sequence[Word]]:
    """Yield the runs of words that may say what a name is, each ending with the noun that decides."""
    words = page.words
    first, last = name[0].number, name[-1].number
    start = first
    while start > max(sentence.start, first - BEFORE) and _titles(words[start - 1]):
        start -= 1
    yield words[start:first]
    if first > start and folded(words[first - 1].text) in TITLES:
        first -= 1
        yield words[start:first]
    after = words[last + 1] if last + 1 < sentence.stop else None
    if first - 1 > sentence.start and words[first - 1].text == "," and not (after and after.pos in {"VERB", "AUX"}):
        start = first - 1
        while start > max(sentence.start, first - AROUND) and _describes(words[start - 1]):
            start -= 1
        yield _chunk(words[start : first - 1])
    if after and after.text in {",", "(", "–", "—"}:
        begin = last + 4 if [word.lemma for word in words[last + 2 : last + 4]] == ["who", "be"] else last + 2
        begin += 2 * (begin + 1 < sentence.stop and words[begin].pos == "NUM" and words[begin + 1].text == ",")
        yield from _appositions(words, begin, sentence)
    verb = words[name[-1].head]
    if name[-1].dep == "nsubj" and verb.lemma == "be" and verb.number > last:
        yield _chunk(words[verb.number + 1 : _end(words, verb.number + 1, sentence)])


def _appositions(words: Sequence[Word], begin: int, sentence: range) -> Iterator[Sequence[Word]]:
    """Yield what a name is by the words behind its comma, each part with an article: a teacher and the doctor's son."""
    while True:
        end = _end(words, begin, sentence)
        if _goes_on(words, end, sentence):
            return
        yield _chunk(words[begin:end])
        if end + 1 >= sentence.stop or words[end].pos != "CCONJ" or words[end + 1].pos not in {"DET", "PRON"}:
            return
        begin = end + 1


def _goes_on(words: Sequence[Word], end: int, sentence: range) -> bool:
    """Say whether what looked like a description opens a clause, or describes the next name: his wife, Iman."""
    if end >= sentence.stop:
        return False
    named = end + 1 < sentence.stop and words[end].text == "," and words[end + 1].pos == "PROPN"
    return named or words[end].pos in {"VERB", "AUX"}


def _titles(word: Word) -> bool:
    form = folded(word.text)
    hyphened = word.text == "-" or form == "one"  # one-time
    return word.pos in _IN_TITLE or hyphened or form in ranks() or form in LEVELS or form in _groups()


def _describes(word: Word) -> bool:
    return word.pos not in _ENDS or word.text == "-" or folded(word.text) in ranks()


def _end(words: Sequence[Word], start: int, sentence: range) -> int:
    """Return where a description that starts at a word ends."""
    end = start
    while end < min(sentence.stop, start + AROUND) and _describes(words[end]):
        end += 1
    return end


def _chunk(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a noun phrase up to the first preposition: none of "Ann Lee, for the surgeon"."""
    return [*takewhile(lambda word: word.pos != "ADP" or folded(word.text) in ranks(), words)]


def _described(phrase: Sequence[Word], entity: int) -> Description | None:
    end = len(phrase)
    if not end:
        return None
    for width in (3, 2, 1):
        if width > end:
            continue
        head = folded(" ".join(word.text for word in phrase[end - width :]).replace(" - ", "-"))
        if head in _groups() and head not in _EMPTY:
            bare = end == 1 or phrase[end - 2].pos in {"NOUN", "PROPN"}
            if head in _FIGURED and phrase[-1].text.islower() and bare:
                return None
            return _description(phrase, end - width, head, entity)
    return None


def _description(phrase: Sequence[Word], at: int, head: str, entity: int) -> Description:
    before = phrase[:at]
    fresh = max((i + 1 for i, word in enumerate(before) if word.pos == "DET"), default=0)
    own = max((i + 1 for i, word in enumerate(before) if word.tag == "POS"), default=fresh)
    forms = [folded(word.text) for word in before]
    forms = [
        "one-time" if form == "time" and forms[i - 2 : i] == ["one", "-"] else form for i, form in enumerate(forms)
    ]
    held = frozenset(
        form
        for i, form in enumerate(forms)
        if head not in TITLES  # "former mayor Dame Ann Lee" is a former mayor, and still a dame
        and form in ranks()
        and (i >= own or form in ADVERBS)
        and (before[i].pos != "ADP" or i + 1 == at)
    )
    fields = frozenset(
        folded(word.lemma)[:FIELD]
        for word in before[own:]
        if word.pos in {"NOUN", "PROPN", "ADJ"} and folded(word.text) not in ranks() and nation(word.text) is None
    )
    levels = frozenset(form for word in before[fresh:] if (form := folded(word.text)) in LEVELS)
    party = next((party for word in phrase[fresh:] if (party := party_of(folded(word.text)))), "")
    own_words = (i for i, word in enumerate(before) if i >= fresh and word.pos not in {"PRON", "PART"})
    start = next((i for i in own_words if before[i].pos != "ADP" or i + 1 == at), at)
    return Description(Span(phrase[start].span.start, phrase[-1].span.end), head, held, fields | levels, party, entity)


def ranked(page: Page) -> frozenset[tuple[str, str]]:
    """Return the roles of a page, of one word each, with what a word shortly before does to them: past, postman."""
    found = set()
    for word in page.words:
        if folded(word.lemma) in _groups():
            for other in page.words[max(0, word.number - NEAR) : word.number]:
                if folded(other.text) in ranks():
                    found.add((ranks()[folded(other.text)], folded(word.lemma)))
    return frozenset(found)
