from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.story.model import Member, Pair, Relation
from copydesk.story.reuse import pairs
from copydesk.story.tokens import sheaf_of
from copydesk.story.weighing import compared, sharing

Others = Callable[[int], list[Member]]


def member(name: str, text: str) -> Member:
    return Member(name, "", text)


def found(members: Iterable[Member]) -> dict[frozenset[str], Pair]:
    return {frozenset((pair.first, pair.second)): pair for pair in pairs(members)}


def relations(members: Iterable[Member]) -> dict[str, Relation]:
    return {" ".join(sorted(key)): pair.relation for key, pair in found(members).items()}


def test_a_copy_an_edited_copy_and_a_lifted_passage_are_told_apart(texts: SimpleNamespace, others: Others) -> None:
    lifted = f"{texts.market}\nThe station wants a second boat. It has not said what that would cost, but a similar "
    lifted += "boat at Harl Point was bought for £1.2m in 2024. Nobody in the market wanted to hear of it."
    corpus = [member("a", texts.lifeboat), member("same", texts.lifeboat), *others(40), member("lifted", lifted)]
    told = relations([*corpus, member("reworded", texts.reworded)])
    assert told["a same"] is Relation.COPY
    assert told["a reworded"] is Relation.EDITED
    assert told["a lifted"] is Relation.LIFTED
    assert "lifted reworded" not in told


def test_layout_accents_and_curly_marks_change_nothing(texts: SimpleNamespace) -> None:
    curly = texts.lifeboat.replace('"We', "“We").replace('younger,"', "younger,”").replace("\n", "  \n")
    (pair,) = pairs([member("a", texts.lifeboat), member("b", curly.replace("Reay", "Réay").upper())])
    assert (pair.relation, pair.contained, pair.containing) == (Relation.COPY, 1.0, 1.0)


def test_a_notice_that_many_carry_is_no_pair(texts: SimpleNamespace, others: Others) -> None:
    assert relations(member(other.id, f"{other.text}\n\n{texts.notice}") for other in others(60)) == {}


def test_two_reports_that_share_but_a_quotation_share_the_quotation(texts: SimpleNamespace) -> None:
    said = '"We will open the gate on the first day of April, and not a day before, whatever the county says of it,"'
    one = f"The board met on Monday night at the harbour office.\n\n{said} said the chairman. The fishermen cheered."
    other = f"Fishermen at Harl Point have been waiting for weeks.\n\nThe man in charge had news: {said} he told them."
    (pair,) = pairs([member("a", one), member("b", other), member("c", texts.market)])
    assert pair.relation is Relation.QUOTE
    assert one[pair.shared[0].start : pair.shared[0].end].startswith("We will open")
    assert pair.origin is None


def test_two_issues_of_a_bulletin_are_no_copies() -> None:
    form = (
        "The river at {} stood at {} centimetres this morning, {} above the level of yesterday, the water board said. "
        "Barges may pass the lock at {} between {} and {}. The next report will be given on {} at noon."
    )
    first = form.format("Amberly", 212, 14, "Dunmere", 6, 18, "Tuesday")
    second = form.format("Eastry", 187, 9, "Kersey", 7, 16, "Friday")
    assert relations([member("a", first), member("b", second)]) == {}
    assert compared(member("a", first), member("b", second)).bulletin


def test_passages_stand_where_they_say(texts: SimpleNamespace) -> None:
    shared = compared(member("a", texts.lifeboat), member("b", texts.reworded)).shared
    words = [texts.lifeboat[place.start : place.end].split() for place in shared]
    others = [texts.reworded[place.other_start : place.other_end].split() for place in shared]
    assert words[0][:3] == others[0][:3] == ["was", "launched", "41"]
    assert [part[-1] for part in words] == ["ebb"]
    assert [part[-1] for part in others] == ["ebb"]


def test_a_crowd_of_the_same_text_makes_as_many_pairs_as_articles(texts: SimpleNamespace) -> None:
    told = found(member(f"{number}", texts.lifeboat) for number in range(50))
    assert len(told) == 49
    assert {pair.first for pair in told.values()} == {"0"}


def test_a_text_without_words_is_in_no_pair() -> None:
    assert relations([member("a", ""), member("b", ""), member("c", "!?\n"), member("d", "one two")]) == {}


def test_the_earlier_article_is_the_origin(texts: SimpleNamespace) -> None:
    dates = datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 3, 4, 8, tzinfo=UTC)
    pair = compared(*(Member(str(at), "", texts.lifeboat, date) for at, date in enumerate(dates))).pair
    assert pair
    assert pair.origin
    assert pair.origin.id == "1"


def test_without_dates_what_goes_on_is_the_origin_of_what_stops(texts: SimpleNamespace) -> None:
    cut = texts.lifeboat[: texts.lifeboat.index("The station wants")]
    for first, second in (("cut", "whole"), ("whole", "cut")):
        members = {"cut": member("cut", cut), "whole": member("whole", texts.lifeboat)}
        pair = compared(members[first], members[second]).pair
        assert pair
        assert pair.origin
        assert pair.origin.id == "whole"
        assert "goes on where the other stops" in pair.origin.why


def test_of_two_texts_that_are_the_same_none_is_named_the_origin(texts: SimpleNamespace) -> None:
    pair = compared(member("a", texts.lifeboat), member("b", texts.lifeboat)).pair
    assert pair
    assert pair.origin
    assert pair.origin.id is None


def test_two_words_that_are_the_same_letter_are_not_alike() -> None:
    words = [f"word{number}" for number in range(9_000)]
    places: dict[str, int] = {}
    letters = sheaf_of([" ".join(words)]).letters()
    one, other = next((places[at], n) for n, at in enumerate(letters) if places.setdefault(at, n) != n)
    head, tail = " ".join(f"head{number}" for number in range(12)), " ".join(f"tail{number}" for number in range(12))
    first, second = f"{head} left {words[one]} on {tail}", f"{head} right {words[other]} off {tail}"
    assert compared(member("a", first), member("b", second)).evidence.alike == 24
    assert compared(member("a", first), member("b", second.replace(words[other], words[one]))).evidence.alike == 25


def test_several_articles_at_once_are_found_as_one_by_one(texts: SimpleNamespace, others: Others) -> None:
    rest = [member("b", texts.reworded), *others(9), member("c", texts.lifeboat[:300]), member("d", "")]
    alone = [other for other in rest if compared(member("a", texts.lifeboat), other).pair]
    assert [other.id for other in alone] == ["b", "c"]
    assert sharing(member("a", texts.lifeboat), rest) == alone


@pytest.mark.parametrize(
    "hostile", ["a b c d e " * 4_000, "“" * 20_000, "\u0301\u200d" * 9_000, "İ" * 999, "x" * 50_000]
)
def test_a_hostile_text_is_compared_with_itself_and_with_another(hostile: str, texts: SimpleNamespace) -> None:
    for other in (hostile + " tail", texts.lifeboat + hostile):
        for place in compared(member("a", hostile), member("b", other)).shared:
            assert 0 <= place.start < place.end <= len(hostile)
            assert 0 <= place.other_start < place.other_end <= len(other)


@settings(max_examples=60, deadline=None)
@given(*[st.text(st.sampled_from("ab \n\"'é\u00ad.1"), max_size=80)] * 2)
def test_of_any_texts_shares_and_places_are_in_bounds(one: str, other: str) -> None:
    first, second = (one + other) * 3, (other + one) * 3
    told = compared(member("a", first), member("b", second))
    assert 0 <= told.evidence.contained <= 1
    assert 0 <= told.evidence.containing <= 1
    assert told.pair is None or 0 <= told.pair.score <= 1
    for place in told.shared:
        assert 0 <= place.start < place.end <= len(first)
        assert 0 <= place.other_start < place.other_end <= len(second)
