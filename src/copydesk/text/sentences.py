"""Where sentences begin and end: nupunkt on each block, and the few cases of news copy that it gets wrong."""

import re
from collections.abc import Iterable, Iterator

import nupunkt

from copydesk.text.passage import Span

# An abbreviation that ends in a full stop and is followed by a word that can open a sentence but not a name.
_MERGED = re.compile(
    r"\b(?:[A-Z]\.){2,}[”’\"')\]]*\s+(?=(?:The|A|An|He|She|They|It|We|I|Nobody|No|But|And|In|On|At|His|Her|Their|This|That|These"
    r"|Those|There|Some|Most|Many|Both|Neither|About|According|Asked|Officials|Police)\b)"
)
# A plain word in small letters before a full stop: nupunkt takes some for abbreviations ("hay. Deputy", "hers. City").
_PLAIN = re.compile(
    r"(?<=\s)(?!(?:approx|assn|ave|capt|corp|dept|est|etc|ext|fig|gen|govt|inc|ltd|max|min|misc|nos|rev|sen|sec|tel|vol|vs)\.)"
    r"[a-z]{3,}\.[”’\"')\]]*\s+(?=[“‘\"'(]?[A-Z])"
)
# A name or a word of a name before a full stop ("Mill Bank. Three", "Toby Marsh. Castell"), but for what is shortened.
_NAME = re.compile(
    r"(?<=[\s-])(?!(?:"
    r"Sept|Tues|Thurs?|Prof|Profs|Capt|Lieut|Supt|Insp|Cons?t|Brig|Cmdr|Comdr|Cllr|Msgr|Mlle|Messrs|Sens|Reps|Govs|Gens"
    r"|Pres|Treas|Atty|Asst|Corp|Bros|Dept|Univ|Assn|Assoc|Intl|Natl|Hosp|Blvd|Dist|Calif|Mass|Conn|Penna?|Wash|Minn|Tenn"
    r"|Ariz|Colo|Mich|Miss|Okla|Mont|Chas|Thos|Robt|Alex"
    r")\.)[A-Z][a-z]{3,}\.[”’\"')\]]*\s+(?=[“‘\"'(]?[A-Z])"
)
# A mark that belongs to a name, not to the end of a sentence; a rank or title before one, cut short.
_CUT = re.compile(
    r"(?:\bYahoo!|\bJeopardy!|\bMamma Mia!|\bWhich\?|\bNo\.|\bvs\.|\bv\."
    r"|\b(?:Lt|Lieut|Pfc|Cllr|Asst|Ald|Cmdr|Cdr|Msgr|Spc|Ens|Tpr|Mme|Mlle)\.)\s*$"
)

# A mark with many behind it: nupunkt reads the whole row anew at each of them, and brackets end no sentence.
_MARKS = re.compile(r"[!?][^\w\s]{8,}")


def sentence_spans(prose: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of one block in order, without the white space around them."""
    words = prose[block.start : block.end]
    calmed = _MARKS.sub(lambda run: run[0][0] + ")" * (len(run[0]) - 1), words)
    spans = _parted(words, _joined(words, nupunkt.sent_spans(calmed)))
    for start, end in spans:
        body = words[start:end]
        inner = body.strip()
        if inner:
            begin = block.start + start + body.index(inner)
            yield Span(begin, begin + len(inner))


def _joined(words: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and _belong_together(words, held, (start, end)):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _belong_together(words: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    opening = words[after[0] : after[1]].lstrip()
    if not opening:
        return True
    return bool(_CUT.search(words, before[0], before[1])) or opening[0].islower()


def _parted(words: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        begin = start
        cuts = [cut for parting in (_MERGED, _PLAIN, _NAME) for cut in parting.finditer(words, start, end)]
        for cut in sorted(cuts, key=lambda cut: cut.end()):
            yield begin, cut.end()
            begin = cut.end()
        yield begin, end
