"""Times: changed, unsupported.

Each time of the retelling is held against those in the passages that its sentence rests on. Times that fit are matched
first; what is left over on both sides is a changed time, what is left over here alone is one that the source does not
give. A time that can be worked out from the source's dates is left alone.
"""

import re
from collections.abc import Iterator, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.quotes.outermost import is_within, outermost
from copydesk.findings.times.bounded import same_end
from copydesk.findings.times.dated import Dated, fit
from copydesk.findings.times.minutes import crossed_minutes
from copydesk.findings.times.ordered import contradicted, sides
from copydesk.findings.times.timetable import Timetable
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.timing.moments import Fit, Level, Moment
from copydesk.text.timing.spells import MANY, Age, Length, Order
from copydesk.text.timing.times import Relation

T1 = Kind("T1", "time-changed", Severity.ERROR, "gives another date, day, year, duration, deadline or order of events")
T2 = Kind("T2", "time-unsupported", Severity.ERROR, "dates something that the source does not date")
KINDS = (T1, T2)

OPPOSITE = {
    Relation.BEFORE: {Relation.AFTER, Relation.SINCE},
    Relation.AFTER: {Relation.BEFORE, Relation.BY, Relation.UNTIL},
    Relation.SINCE: {Relation.BEFORE, Relation.BY, Relation.UNTIL},
    Relation.UNTIL: {Relation.AFTER, Relation.SINCE, Relation.FROM},
    Relation.BY: {Relation.AFTER, Relation.SINCE, Relation.FROM},
    Relation.FROM: {Relation.BEFORE, Relation.BY, Relation.UNTIL},
}
"""Relations that can't both be true of the same event and time."""
FAIRLY = (0.2, 0.3)
"""Nearness of the first passage and share of explained weight from which a sentence rests on its passages; another one
is unsupported as a whole, not in its time."""
SAME_EVENT = 3
"""Closeness from which two times surely date the same thing."""
SURELY = 6
"""The same where the source's dates may also give such a length by chance."""
_NAMING = re.compile(r"\s+(?:wars?|World\s+War|conflict|genocide|armistice)\b")
"""What makes a name of the years before it: the 1939-45 war."""
_ALWAYS = re.compile(r"\s+(?:a|per)\s+(?:day|week)\b")
"""What makes "always" of 24 hours and seven days."""
_END = re.compile(r"\b(end|start|beginning)\sof\b")
NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "without", "neither", "nobody", "none"})


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    table, quoted = Timetable(alignment), outermost(alignment.retelling)
    for ours in table.ours:
        if is_within(quoted, ours.time.span):
            continue  # a change there is one of the quotation
        finding = None if isinstance(ours.time.meaning, Age | Order) else _judged(table, ours)
        if finding := finding or _reordered(table, ours):
            yield finding
    for minute in crossed_minutes(alignment):
        if not is_within(quoted, minute.ours):
            yield _finding(table, T1, minute.ours, minute.theirs)


def _reordered(table: Timetable, ours: Dated) -> Finding | None:
    """Return a finding where the source tells the same two things in the other order."""
    here = sides(table.alignment.retelling.page, ours)
    if here is None:
        return None
    source = table.alignment.source.page
    told = [(theirs, there) for theirs in table.near(ours) if (there := sides(source, theirs))]
    place = contradicted(here, [there for _, there in told])
    if place is None:
        return None
    evidence = source.passage(told[place][0].time.phrase)
    passage = table.alignment.retelling.page.passage(ours.time.phrase)
    message = f"The source tells this in the other order: “{evidence.words}” there, “{passage.words}” here."
    return Finding(T1, message, passage, evidence)


def _judged(table: Timetable, ours: Dated) -> Finding | None:
    near = table.near(ours)
    if ends := _other_ends(table, ours, near):
        return _changed(table, ours, _closest(ours, ends))
    fits = [(theirs, how) for theirs in near if (how := fit(ours.time, theirs.time))]
    same = [theirs for theirs, how in fits if how in {Fit.SAME, Fit.COARSER}]
    if same:
        return _turned(table, ours, same)
    rivals = _rivals(table, ours)
    if table.is_given(ours) and not _is_in_its_place(table, ours, rivals):
        return None
    if rivals:
        rival = _closest(ours, rivals)
        if table.rests_on_passages(ours, *FAIRLY, fewest=1) or ours.closeness(rival) >= SAME_EVENT:
            return _changed(table, ours, rival)
    if any(how is Fit.UNSURE and table.is_free(theirs, ours) for theirs, how in fits):
        return None
    finer = [theirs for theirs, how in fits if how is Fit.FINER]
    return _unsupported(table, ours, _closest(ours, finer) if finer else None)


def _other_ends(table: Timetable, ours: Dated, near: Sequence[Dated]) -> Sequence[Dated]:
    """Return the source's ends (or starts) of another month or year than the one whose end is told here of the same."""
    named = _END.search(table.alignment.retelling.page.read(ours.time.phrase))
    if named is None:
        return []
    page = table.alignment.source.page
    alike = [theirs for theirs in near if (n := _END.search(page.read(theirs.time.phrase))) and n[1] == named[1]]
    if any(same_end(ours.time.meaning, theirs.time.meaning, late=named[1] == "end") for theirs in alike):
        return []
    return [theirs for theirs in alike if ours.closeness(theirs) and table.is_free(theirs, ours)]


def _is_in_its_place(table: Timetable, ours: Dated, rivals: Sequence[Dated]) -> bool:
    """Say whether a length stands where the source has another one, and no number beside it gives it or the gap."""
    for rival in rivals:
        match ours.time.meaning, rival.time.meaning:
            case Length() as here, Length() as there if here.unit == there.unit and ours.closeness(rival) >= SURELY:
                return {here.low, abs(here.low - there.low)}.isdisjoint(table.numbers(ours))
    return False


def _closest(ours: Dated, candidates: Sequence[Dated]) -> Dated:
    return max(candidates, key=ours.closeness)


def _rivals(table: Timetable, ours: Dated) -> Sequence[Dated]:
    """Return the source's times that differ from a retold one and date the same thing.

    In the passages a time of the same level must be shown to date another thing, beside them to date the same one.
    """
    near = [theirs for theirs in table.near(ours) if _is_rival(table, ours, theirs)]
    if level := [theirs for theirs in near if _are_level(ours, theirs)]:
        return level
    beside = [theirs for theirs in table.beside(ours) if _is_rival(table, ours, theirs) and _are_level(ours, theirs)]
    if close := [theirs for theirs in beside if ours.closeness(theirs)]:
        return close
    unsure = any(
        fit(ours.time, theirs.time) is Fit.UNSURE for theirs in table.near(ours) if table.is_free(theirs, ours)
    )
    return [] if unsure else near


def _is_rival(table: Timetable, ours: Dated, theirs: Dated) -> bool:
    if fit(ours.time, theirs.time) is not Fit.APART or not table.is_free(theirs, ours):
        return False
    if table.is_of_another_figure(ours, theirs):
        return False
    told_alike = ours.time.relation is theirs.time.relation is not Relation.NONE
    return isinstance(ours.time.meaning, Moment) or told_alike or ours.closeness(theirs) > 0


def _are_level(ours: Dated, theirs: Dated) -> bool:
    match ours.time.meaning, theirs.time.meaning:
        case (Moment() as a, Moment() as b):
            return (
                a.level is b.level
                and (a.weekday is None) == (b.weekday is None)
                and (a.shift is None) == (b.shift is None)
            )
        case (Length() as a, Length() as b):
            return a.unit == b.unit
    return True


def _turned(table: Timetable, ours: Dated, same: Sequence[Dated]) -> Finding | None:
    """Return a finding where the time is the source's but what it says of it is the opposite."""
    against = OPPOSITE.get(ours.time.relation, set())
    if not all(theirs.time.relation in against for theirs in same):
        return None
    theirs = _closest(ours, same)
    if isinstance(ours.time.meaning, Length) and not _are_told_alike(table.alignment.source.page, ours, theirs):
        return None
    if _is_negated(table, ours) != _is_negated(table, theirs, ours=False):
        return None
    return _finding(table, T1, ours.time.phrase, theirs.time.phrase)


def _are_told_alike(page: Page, ours: Dated, theirs: Dated) -> bool:
    """Say whether a length before and one after are told of the same thing, not of each other."""
    counted = {Relation.BEFORE, Relation.AFTER}
    into = page.read(theirs.time.span).endswith("into")
    return into and {ours.time.relation, theirs.time.relation} == counted and ours.closeness(theirs) >= SAME_EVENT


def _is_negated(table: Timetable, item: Dated, *, ours: bool = True) -> bool:
    page = (table.alignment.retelling if ours else table.alignment.source).page
    sentence = page.sentence_at(item.time.span.start)
    return any(word.text.lower() in NEGATIONS for word in page.words[sentence.words.start : sentence.words.stop])


def _changed(table: Timetable, ours: Dated, theirs: Dated) -> Finding:
    return _finding(table, T1, ours.time.span, theirs.time.span)


def _unsupported(table: Timetable, ours: Dated, theirs: Dated | None) -> Finding | None:
    if not _is_telling(table.alignment.retelling.page, ours) or not table.rests_on_passages(ours, *FAIRLY):
        return None
    return _finding(table, T2, ours.time.phrase, theirs.time.span if theirs else None)


def _is_telling(page: Page, ours: Dated) -> bool:
    """Say whether a time is told firmly enough to need support: not "today", "this year", "for weeks", "one day"."""
    match ours.time.meaning:
        case Moment(shift=0, level=level, edge="") if level is not Level.SEASON:
            return False
        case Moment(level=Level.YEAR):
            return not _NAMING.match(page.prose, ours.time.span.end)
        case Moment():
            return True
        case Length() if page.prose[ours.time.span.end : ours.time.span.end + 1] in {"'", "’"}:
            return False
        case Length(high=high, low=low):
            always = low in {24, 7} and _ALWAYS.match(page.prose, ours.time.span.end)
            return (
                not always
                and high < max(MANY, 2 * low)
                and (low > 1 or ours.time.relation in {Relation.WITHIN, Relation.FOR})
            )
    return False


def _finding(table: Timetable, kind: Kind, ours: Span, theirs: Span | None) -> Finding:
    source, retelling = table.alignment.source.page, table.alignment.retelling.page
    here = retelling.passage(ours)
    there = source.passage(theirs) if theirs else None
    if kind is T1 and there:
        message = f"The time is “{there.words}” in the source, “{here.words}” here."
    elif there:
        message = f"The source says only “{there.words}”, not “{here.words}”."
    else:
        message = f"The source does not say that this was “{here.words}”."
    return Finding(kind, message, here, there)
