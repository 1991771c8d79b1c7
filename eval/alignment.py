"""How often what a retold sentence rests on holds the evidence that the gold pairs name for it."""

from copydesk.findings.align import align
from copydesk.text.reading import read
from shared import SHARED, gold_pairs, remember_parses, score_module


def main() -> None:
    write = remember_parses()
    scorer = score_module()
    first = among = total = 0
    for pair in gold_pairs():
        source, retelling = read([pair.source]), read([pair.retelling])
        links = align(source, retelling).links
        for finding in scorer.load(SHARED / "gold" / "pairs" / pair.id)["findings"]:
            if not (finding["retelling"] and finding["source"]):
                continue
            spans = {id(r): [r.page.passage(s.span) for s in r.page.sentences] for r in (source, retelling)}
            ours = [
                i
                for i, p in enumerate(spans[id(retelling)])
                if p.start < finding["retelling"][1] and finding["retelling"][0] < p.end
            ]
            theirs = {
                i
                for i, p in enumerate(spans[id(source)])
                if p.start < finding["source"][1] and finding["source"][0] < p.end
            }
            found = [s.sentence for i in ours for s in links[i].supports]
            total += 1
            first += any(links[i].supports and links[i].supports[0].sentence in theirs for i in ours)
            hit = bool(theirs & set(found))
            among += hit
            if not hit:
                print(
                    pair.id,
                    finding["code"],
                    "|",
                    pair.retelling.content[slice(*finding["retelling"])],
                    "|",
                    pair.source.content[slice(*finding["source"])],
                )
    write()
    print(f"evidence is the first passage {first / total:.3f}, among the passages {among / total:.3f} of {total}")


if __name__ == "__main__":
    main()
