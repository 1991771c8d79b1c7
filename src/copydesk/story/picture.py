"""The page of a run: its stories, each with a picture of who took from whom over time, readable without JavaScript.

Every word from outside is escaped; the page loads nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from copydesk.story.group import Grouping
from copydesk.story.model import Member, Pair, Relation, Story

SHOWN = 500
"""Stories that a page shows at most, the largest first."""
LARGEST = 40
"""Articles that a picture shows at most; the list under it has them all."""
ROW, LEFT, WIDTH = 34, 150, 900
EXCERPT = 300
"""Code points of a shared passage that are shown."""
COLOURS = {
    Relation.COPY: "#a4161a",
    Relation.EDITED: "#c2570c",
    Relation.LIFTED: "#7a5c00",
    Relation.QUOTE: "#1d4e89",
    Relation.EVENT: "#5f6b73",
}
STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a;
  background: #fff; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; } svg { width: 100%; min-width: 40rem; height: auto; } .picture { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-top: 1px solid #ccc; }
th:nth-child(1) { width: 8rem; } th:nth-child(2) { width: 30%; }
td p { margin: 0 0 .3rem; } blockquote { margin: 0 0 .8rem; } .faint { color: #555; }
@media (max-width: 40rem) { thead { display: none; } tr, td { display: block; } td { border: 0; padding: .1rem 0; }
  tr { border-top: 1px solid #ccc; padding: .6rem 0; } }
"""


def page(grouping: Grouping) -> Iterator[str]:
    """Yield the lines of a page of HTML that shows the stories of more than one article."""
    by_story = pairs_by_story(grouping)
    told = sorted(
        (story for story in grouping.stories if len(story.members) > 1), key=lambda story: -len(story.members)
    )
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width"><title>Stories</title>'
    yield f"<style>{STYLE}</style></head><body><main><h1>Stories</h1>"
    articles = "1 article" if len(grouping.members) == 1 else f"{len(grouping.members)} articles"
    yield f"<p>{articles}; {'1 story' if len(told) == 1 else f'{len(told)} stories'} of more than one article.</p>"
    if len(told) > SHOWN:
        yield f"<p>The {SHOWN} largest are shown.</p>"
    for story in told[:SHOWN]:
        yield from _story(story, grouping.whole(story.members), by_story.get(story.id, {}))
    yield "</main></body></html>"


def pairs_by_story(grouping: Grouping) -> dict[str, dict[str, list[Pair]]]:
    """Return the pairs within each story, by the article of the two that comes later in it."""
    where = {identity: story.id for story in grouping.stories for identity in story.members}
    places = {identity: place for story in grouping.stories for place, identity in enumerate(story.members)}
    found: dict[str, dict[str, list[Pair]]] = {}
    for pair in grouping.pairs:
        story = where.get(pair.first)
        if story is not None and story == where.get(pair.second):
            later = max(pair.first, pair.second, key=lambda identity: places[identity])
            found.setdefault(story, {}).setdefault(later, []).append(pair)
    return found


def _story(story: Story, members: Mapping[str, Member], pairs: Mapping[str, Sequence[Pair]]) -> Iterator[str]:
    yield f'<section><h2 id="{escape(story.id)}">{escape(story.title or "Untitled")}</h2><div class="picture">'
    yield from picture(story, members, [pair for held in pairs.values() for pair in held])
    yield "<table><thead><tr><th>Published</th><th>Article</th><th>What it shares with those above</th></tr></thead>"
    yield "<tbody>"
    for identity in story.members:
        shared = "".join(_held(identity, pairs.get(identity, ()), members))
        bridge = " (bridges two stories)" if identity in story.bridges else ""
        yield (
            f"<tr><td>{_day(members[identity])}</td><td>{escape(members[identity].title)}"
            f'<br><span class="faint">{escape(identity)}{bridge}</span></td><td>{shared}</td></tr>'
        )
    yield "</tbody></table></section>"


def _held(identity: str, pairs: Sequence[Pair], members: Mapping[str, Member]) -> Iterator[str]:
    """Yield what holds between an article and those before it: a paragraph each, one for all of the same event."""
    for pair in pairs:
        if pair.relation is not Relation.EVENT:
            yield _told(pair, identity, members)
    others = [_other(pair, identity) for pair in pairs if pair.relation is Relation.EVENT]
    if others:
        yield f"<p>same event as {escape(', '.join(others))}</p>"


def _other(pair: Pair, identity: str) -> str:
    return pair.first if pair.second == identity else pair.second


def _told(pair: Pair, identity: str, members: Mapping[str, Member]) -> str:
    longest = max(pair.shared, key=lambda place: place.other_end - place.other_start, default=None)
    passage = ""
    if longest:
        start, end = longest.other_start, longest.other_end
        if pair.first == identity:
            start, end = longest.start, longest.end
        words = members[identity].text[start:end]
        cut = words[:EXCERPT] + ("…" if len(words) > EXCERPT else "")
        passage = f"<blockquote>“{escape(cut)}”</blockquote>"
    origin = ""
    if pair.origin:
        named = members.get(pair.origin.id or "")
        who = f"likelier the origin: {escape(named.id)}, " if named else "origin unsure: "
        origin = f'; <span class="faint">{who}{escape(pair.origin.why)}</span>'
    return f"<p>{pair.relation.value} with {escape(_other(pair, identity))}{origin}</p>{passage}"


def _day(member: Member) -> str:
    return f"{member.published:%Y-%m-%d %H:%M}" if member.published else "no date"


def picture(story: Story, members: Mapping[str, Member], pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the lines of an SVG: a row for each article, in order of time, and an arrow from origin to taker."""
    shown = story.members[:LARGEST]
    rows = {identity: number for number, identity in enumerate(shown)}
    height = ROW * (len(shown) + 1)
    title = escape(f"Who took from whom in “{story.title}”, the first article on top")
    yield f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{title}"><title>{title}</title>'
    yield '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    yield '<path d="M0 0L8 4L0 8z" fill="context-stroke"/></marker></defs>'
    for identity, row in rows.items():
        y = ROW * (row + 1)
        yield f'<text x="4" y="{y + 4}" font-size="12">{_day(members[identity])}</text>'
        yield f'<circle cx="{LEFT}" cy="{y}" r="5"/>'
        name = escape(members[identity].title[:60] or identity[:60])
        yield f'<text x="{LEFT + 140}" y="{y + 4}" font-size="13">{name}</text>'
    for pair in pairs:
        if pair.first in rows and pair.second in rows:
            yield _arrow(pair, rows)
    yield "</svg></div>"
    yield f'<p class="faint">{_legend(pairs)}</p>'


def _arrow(pair: Pair, rows: dict[str, int]) -> str:
    """Return a curve between two rows, with a tip at the taker where the origin is known."""
    known = pair.origin is not None and pair.origin.id is not None
    start, end = pair.first, pair.second
    if known and pair.origin and pair.origin.id == pair.second:
        start, end = end, start
    y, until = ROW * (rows[start] + 1), ROW * (rows[end] + 1)
    bow = LEFT + 12 + min(abs(until - y), 240) // 2
    tip = ' marker-end="url(#tip)"' if known else ' stroke-dasharray="4 3"'
    return (
        f'<path d="M{LEFT + 6} {y}C{bow} {y} {bow} {until} {LEFT + 6} {until}" fill="none" stroke-width="1.5" '
        f'stroke="{COLOURS[pair.relation]}"{tip}><title>{pair.relation.value}</title></path>'
    )


def _legend(pairs: Sequence[Pair]) -> str:
    found = [relation for relation in Relation if any(pair.relation is relation for pair in pairs)]
    shown = "; ".join(f'<span style="color:{COLOURS[relation]}">━</span> {relation.value}' for relation in found)
    return f"{shown}. An arrow leads from the likelier origin to the taker; a broken line has no known origin."
