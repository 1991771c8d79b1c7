"""How often what a retold sentence rests on holds the evidence that the gold pairs name for it."""

from copydesk.findings.align import align
from copydesk.text.page import Page
from copydesk.text.reading import read
from shared import GOLD, gold_pairs, remember_parses, score_module


def _sentences(page: Page, start: int, end: int) -> set[int]:
    """Return the sentences of a page that a span of its file's content touches."""
    passages = ((s.index, page.passage(s.span)) for s in page.sentences)
    return {index for index, passage in passages if passage.start < end and start < passage.end}


def main() -> None:
    scorer = score_module()
    first = among = total = 0
    for pair in gold_pairs():
        alignment = align(read([pair.source]), read([pair.retelling]))
        for finding in scorer.load(GOLD / pair.id)["findings"]:
            if not (finding["retelling"] and finding["source"]):
                continue
            ours = _sentences(alignment.retelling.page, *finding["retelling"])
            theirs = _sentences(alignment.source.page, *finding["source"])
            ranked = [[support.sentence for support in alignment.links[i].supports] for i in ours]
            total += 1
            first += any(theirs.issuperset(supports[:1]) for supports in ranked if supports)
            among += (hit := any(theirs.intersection(supports) for supports in ranked))
            if not hit:
                words = pair.retelling.content[slice(*finding["retelling"])]
                print(pair.id, finding["code"], "|", words, "|", pair.source.content[slice(*finding["source"])])
    print(f"evidence is the first passage {first / total:.3f}, among the passages {among / total:.3f} of {total}")


if __name__ == "__main__":
    with remember_parses():
        main()
