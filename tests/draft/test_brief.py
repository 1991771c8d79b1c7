import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article import Article, told
from copydesk.draft.body import Block, blocks_of, markdown
from copydesk.draft.brief import BriefWriter
from copydesk.draft.headline import headline
from copydesk.draft.house import respelt
from copydesk.draft.model import Brief, Draft, Fault, Spelling
from copydesk.errors import WriterError
from copydesk.text.passage import Role

FERRY = """\
---
title: "Live: Ferry to Skarra will stop in winter | Skarra Post"
source: Skarra Post
date: 2026-01-05T09:00:00+00:00
---

LERWICK, Jan 5 (Skarra Post) - The ferry to Skarra will stop from 3 November, the harbour board said on Monday.

The board’s chair, Inga Holt, said the boat had lost £240,000 last year. She said no other operator had come forward.

“We can no longer pay for a second crew,” Holt said. “Nobody is happy about this.”

“It is not the end of the service.

“It is a pause, and a short one.”

## On the island

Shopkeeper Roland Pike accused the board of hiding its figures. The board denied hiding anything.

But the council could still step in. It also has a boat of its own, which is moored at Ness.

It will meet on Thursday to weigh up:

- a loan to the board
- a smaller boat
- a bus to the old pier

Image caption The ferry at Skarra
"""


@pytest.fixture(scope="module")
def ferry() -> Article:
    return told("ferry.md", FERRY)


@pytest.fixture(scope="module")
def drafts(ferry: Article) -> dict[int, Draft]:
    return {words: BriefWriter().write([ferry], Brief(words)) for words in (20, 45, 70, 100, 200)}


def sentences(draft: Draft) -> list[str]:
    return [sentence for block in blocks_of(draft.body) for sentence in block.sentences]


def test_every_sentence_is_one_of_the_source_but_for_a_name_and_a_link(
    drafts: dict[int, Draft], ferry: Article
) -> None:
    source = " ".join(ferry.text.prose.split()).replace(" also", "")
    for draft in drafts.values():
        for sentence in sentences(draft):
            known = sentence.replace(" also", "").removeprefix("Inga Holt").removeprefix("Holt").removesuffix("”")
            assert known[1:] in source


def test_a_longer_brief_has_more_words_and_none_runs_far_over(drafts: dict[int, Draft]) -> None:
    lengths = [len(draft.body.split()) for draft in drafts.values()]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]
    assert all(length <= words * 1.15 for words, length in zip(drafts, lengths, strict=True) if words > 20)


def test_the_same_source_gives_the_same_draft(ferry: Article, drafts: dict[int, Draft]) -> None:
    assert BriefWriter().write([ferry], Brief(70)) == drafts[70]


def test_the_lede_comes_first_without_its_dateline(drafts: dict[int, Draft]) -> None:
    for draft in drafts.values():
        assert draft.body.startswith("The ferry to Skarra will stop from 3 November")
        assert draft.excerpt == sentences(draft)[0]


def test_quotation_marks_are_balanced_and_each_quotation_has_its_speaker(drafts: dict[int, Draft]) -> None:
    for draft in drafts.values():
        body = draft.body
        if "We can no longer" in body:
            assert "Holt said" in body
        if "It is a pause" in body:
            assert "It is not the end" in body
        if "It is not the end" in body:
            assert "We can no longer" in body
        assert body.count("”") == sum(
            paragraph.count("“") for paragraph in body.split("\n\n") if not paragraph.startswith("“It is not the end")
        )


def test_an_accusation_keeps_its_reply(drafts: dict[int, Draft]) -> None:
    for draft in drafts.values():
        assert ("accused the board" in draft.body) <= ("denied hiding" in draft.body)


def test_a_list_is_kept_whole_with_what_leads_to_it_or_left_out(drafts: dict[int, Draft]) -> None:
    for draft in drafts.values():
        parts = [words in draft.body for words in ("weigh up:", "- a loan", "- a smaller boat", "- a bus")]
        assert all(parts) or not any(parts)


def test_captions_and_headings_are_left_out(drafts: dict[int, Draft]) -> None:
    for draft in drafts.values():
        assert "Image caption" not in draft.body
        assert "On the island" not in draft.body


def brief_of(*paragraphs: str, words: int = 40) -> str:
    return BriefWriter().write([told("a.md", "\n\n".join(paragraphs))], Brief(words)).body


FILLER = "Rain fell for most of the week in the hills above the valley road and nobody there was hurt by it at all."


def test_a_pronoun_whose_name_is_left_out_gets_it() -> None:
    body = brief_of(
        "The mayor of Wexley, Anna Reay, opened the Wexley bridge on Friday in the rain with a large crowd.",
        "Reay spoke of old friends and of a grey morning long ago by the water that nobody else remembered much.",
        "She promised the Wexley bridge and Wexley town £4m.",
        words=30,
    )
    assert "£4m" in body
    assert "She promised" not in body
    assert "Reay promised the Wexley bridge" in body


def test_a_pronoun_nobody_can_resolve_goes_with_the_sentence_before_or_not_at_all() -> None:
    body = brief_of(
        "The Wexley bridge opened on Friday with a fair in the rain that drew a large crowd to the town.",
        "Tom Ash met Bill Orr there and the two had a quiet word by the water for a while about nothing at all.",
        "He promised the Wexley bridge £4m.",
        words=25,
    )
    assert ("He promised" in body) <= ("Tom Ash met" in body)


def test_a_pronoun_that_looks_ahead_to_a_name_is_left_alone() -> None:
    body = brief_of(
        "The Wexley bridge opened on Friday with a fair in the rain that drew a large crowd to the town.",
        "In her last week in office, mayor Anna Reay promised the Wexley bridge £4m.",
    )
    assert "In her last week in office, mayor Anna Reay" in body


def test_sentences_in_the_first_person_and_notices_are_left_out() -> None:
    body = brief_of(
        "We saw the Wexley bridge fall on Friday.",
        "Wexley council closed the Wexley bridge on Friday after cracks were found in its Wexley tower.",
        "Read more: the Wexley bridge in pictures, Wexley and the Wexley bridge.",
        words=80,
    )
    assert body == "Wexley council closed the Wexley bridge on Friday after cracks were found in its Wexley tower."


def test_a_link_to_what_is_left_out_is_taken_away() -> None:
    body = brief_of(
        "Wexley council closed the Wexley bridge on Friday after cracks were found in its Wexley tower.",
        FILLER,
        "But Wexley council has also found £4m for the Wexley bridge.",
        words=32,
    )
    assert "Wexley council has found £4m for the Wexley bridge." in body


def test_a_quotation_without_a_speaker_is_left_out() -> None:
    body = brief_of(
        "Wexley council closed the Wexley bridge on Friday after cracks were found in its Wexley tower.",
        FILLER,
        "“The Wexley bridge will cost Wexley council £4m.”",
        words=60,
    )
    assert "£4m" not in body or FILLER in body


def test_a_half_quotation_is_closed_where_its_other_half_is_left_out() -> None:
    long = " ".join(["and the rain went on and on over the hills"] * 20)
    body = brief_of(
        "Wexley council closed the Wexley bridge on Friday after cracks were found.",
        "Mayor Anna Reay said: “The Wexley bridge will cost Wexley council £4m.",
        f"“It was grey {long}.”",
        words=40,
    )
    assert body.endswith("£4m.”")


def test_lines_that_tell_who_made_the_piece_bid_the_reader_or_lead_to_nothing_are_left_out() -> None:
    body = brief_of(
        "Wexley council closed the Wexley bridge on Friday after cracks were found in its Wexley tower.",
        "Anna Reay reports from Wexley.",
        "Tom Ash in Wexley contributed to this report.",
        "In this file photo from May, Wexley council meets beside the Wexley bridge in Wexley.",
        "The Wexley bridge is shut in Wexley (Ada Orr / Wexley Press)",
        "Download: The Wexley app has news of the Wexley bridge.",
        "The Wexley bridge was opened by then-Sen.",
        "Take a look at the Wexley bridge in our Wexley gallery.",
        "The Wexley council will look at three parts of the Wexley bridge on Monday:",
        "Heavy rain contributed to the cracks in the Wexley bridge, a Wexley engineer said.",
        words=200,
    )
    assert body == (
        "Wexley council closed the Wexley bridge on Friday after cracks were found in its Wexley tower.\n\n"
        "Heavy rain contributed to the cracks in the Wexley bridge, a Wexley engineer said."
    )


def test_an_accusation_keeps_a_reply_that_only_points_at_it() -> None:
    accusation, reply = "Petra Kolb accused the town of Wexley of wanting her out.", "Wexley town denied that."
    for words in range(20, 60, 4):
        body = brief_of(FILLER, f"{accusation} {reply}", words=words)
        assert (accusation in body) == (reply in body)


def test_marks_of_a_template_before_a_sentence_are_taken_away() -> None:
    body = brief_of("The Wexley bridge opened on Friday. {% include map.html %} {{ site.map }} It cost £4m in Wexley.")
    assert body == "The Wexley bridge opened on Friday. It cost £4m in Wexley."


def test_words_about_a_picture_and_a_sites_scraps_are_taken_away() -> None:
    body = brief_of(
        "Continue reading the main story Mayor Anna Reay (pictured left) opened the Wexley bridge (see map) on Friday.",
        "Reay said: “The old bridge (pictured) was worse.” The new one (built in 2025) is wider.",
    )
    assert body == (
        "Mayor Anna Reay opened the Wexley bridge on Friday.\n\n"
        "Reay said: “The old bridge (pictured) was worse.” The new one (built in 2025) is wider."
    )


@pytest.mark.parametrize(
    "dateline",
    [
        "LERWICK, Jan 5 (Skarra Post) - ",
        "LERWICK — ",
        "Lerwick (AFP) - ",
        "Lerwick, Shetland (Reuters) – ",
        "LERWICK, 5th January 2026: ",
        "Lerwick, July 17: ",
        "(Reuters) - ",
    ],
)
def test_a_dateline_is_taken_away(dateline: str) -> None:
    lede = "The ferry to Skarra will stop from 3 November, the harbour board said on Monday to a large crowd."
    assert brief_of(dateline + lede) == lede


def test_what_begins_with_there_is_stands_by_itself() -> None:
    body = brief_of(
        "There are no plans to close the Wexley bridge, Wexley council and Wexley mayor Anna Reay said.", FILLER
    )
    assert body.startswith("There are no plans")


@pytest.mark.parametrize(
    ("paragraphs", "never"),
    [
        (
            (
                "Mick Dunn led the Wexley rail union for twelve years and died on Tuesday at the age of 52.",
                "Tom Ash, who was mayor then, met him often in the rain by the water.",
                "He said Dunn was right on most things and would be missed in the town by all who knew him well.",
                "“With time people in Wexley will see that,” he said.",
            ),
            "Dunn said.",
        ),
        (
            (
                "Megan Phelps-Roper left the Wexley church on Friday and told of it in a long post.",
                "Phelps-Roper writes: “The Wexley church did things that hurt people in Wexley.”",
                "The Wexley church is led by the Reverend Fred Phelps, her grandfather, from a hall in Wexley.",
            ),
            "Fred Phelps-Roper",
        ),
        (
            (
                "Groups in Wexley said on Tuesday that the Abbott government would change the Wexley law.",
                "Tony Abbott said on Monday that nobody in Wexley liked the old Wexley law.",
            ),
            "Tony Abbott government",
        ),
        (
            (
                "Baroness Thatcher once rang him from Wexley about a show in which her daughter appeared.",
                "Carol Thatcher won the Wexley show in 2005 with most of the votes of Wexley.",
            ),
            "Carol Thatcher once",
        ),
    ],
)
def test_nobody_gets_a_name_that_may_be_anothers(paragraphs: tuple[str, ...], never: str) -> None:
    for words in range(10, 80, 5):
        assert never not in brief_of(*paragraphs, words=words)


def test_a_denial_by_whom_the_title_names_with_a_wrong_is_kept_with_the_lede() -> None:
    filler = [FILLER.replace("week", f"week {i}") for i in range(6)]
    article = "\n\n".join(
        [
            "---\ntitle: Comedian Rolf Starr arrested in abuse inquiry\n---",
            "Police held a man in his sixties on Thursday, and two papers named him as the comedian Rolf Starr.",
            *filler,
            "Starr has denied one allegation that goes back to the seventies.",
        ]
    )
    body = BriefWriter().write([told("a.md", article)], Brief(40)).body
    assert "Starr has denied one allegation" in body


def test_a_title_that_denies_stands_above_every_brief_and_is_reply_enough() -> None:
    head = "---\ntitle: Broadcaster Stan Hull denies abuse charges\n---\n\n"
    lede = "Stan Hull was arrested on Wednesday and later charged with three assaults in the seventies, police said."
    article = head + lede
    assert "later charged" in BriefWriter().write([told("a.md", article)], Brief(40)).body


@pytest.mark.parametrize(
    ("given_title", "wanted"),
    [
        ("Live: Ferry stops | Skarra Post", "Ferry stops"),
        ("BREAKING NEWS: Ferry stops", "Ferry stops"),
        ("Latest: US prepared to 'blow up' gangs", "US prepared to 'blow up' gangs"),
        ("Ferry stops - The Daily Herald", "Ferry stops"),
        ("Holt: the ferry stops - for good", "Holt: the ferry stops - for good"),
        ("Live music returns to Skarra", "Live music returns to Skarra"),
    ],
)
def test_a_title_is_the_sources_without_flag_or_site(given_title: str, wanted: str) -> None:
    article = told("a.md", f'---\ntitle: "{given_title}"\nsource: Skarra Post\n---\n\nThe ferry stops in the winter.\n')
    assert headline(article) == wanted


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.txt", "Ferry fares up\n\nFares will rise in May, the line said.\n", "Ferry fares up"),
        (
            "a.txt",
            "Fares will rise in May, Mr. Brun said. They rose before.\n",
            "Fares will rise in May, Mr. Brun said",
        ),
        ("a.md", "- one\n- two\n", ""),
    ],
)
def test_an_article_without_a_title_is_called_by_its_first_words(name: str, content: str, wanted: str) -> None:
    assert headline(told(name, content)) == wanted


@pytest.mark.parametrize(
    "sources", [[], [told("a.md", "# Only a title\n\nFERRY TIMES 0900 1100 the list of the day\n")]]
)
def test_a_source_with_nothing_to_tell_is_refused_in_one_line(sources: list[Article]) -> None:
    with pytest.raises(WriterError) as error:
        BriefWriter().write(sources, Brief())
    assert "\n" not in str(error.value)


def test_mending_drops_the_sentence_at_fault_and_what_rests_on_it(ferry: Article, drafts: dict[int, Draft]) -> None:
    fault = Fault(
        "F1", "wrong", "£240,000", "", "The board’s chair, Inga Holt, said the boat had lost £240,000 last year."
    )
    mended = BriefWriter().mend(drafts[200], [fault], [ferry])
    assert "£240,000" not in mended.body
    assert "She said no other" not in mended.body
    assert mended.body


def test_mending_puts_in_a_reply_that_was_left_out(ferry: Article) -> None:
    draft = Draft("t", "", "The ferry to Skarra will stop from 3 November, the harbour board said on Monday.", "brief")
    fault = Fault("O2", "left out", "", "The board denied hiding anything.", "")
    assert "The board denied hiding anything." in BriefWriter().mend(draft, [fault], [ferry]).body


@pytest.mark.parametrize(
    ("sentence", "spelling", "wanted"),
    [
        ("The organisation said its colour was grey.", Spelling.US, "The organization said its color was gray."),
        ("The organization honored the center.", Spelling.UK, "The organisation honoured the centre."),
        ("It has a “labour programme” for tonnes.", Spelling.US, "It has a “labour programme” for tonnes."),
        ("He said 'the colour' of the colour.", Spelling.US, "He said 'the colour' of the color."),
        ("The World Health Organisation said so.", Spelling.US, "The World Health Organisation said so."),
        ("See https://colour.example/centre and colour@centre.example.", Spelling.US, None),
        ("A ton of drafts, a license to practice, a story, a filter.", Spelling.UK, None),
        ("The colour stays.", Spelling.KEEP, None),
    ],
)
def test_house_spelling_leaves_quotations_names_addresses_and_senses_alone(
    sentence: str, spelling: Spelling, wanted: str | None
) -> None:
    assert respelt(sentence, spelling) == (wanted or sentence)


def test_house_spelling_does_not_reach_inside_a_quotation_of_several_sentences() -> None:
    body = (
        BriefWriter()
        .write(
            [
                told(
                    "a.md",
                    "Anna Reay, the mayor, said: “The colour is bad. The colour of it is grey.” She liked its colour.",
                )
            ],
            Brief(60, Spelling.US),
        )
        .body
    )
    assert "The colour of it is grey.”" in body
    assert "its color." in body


LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=12
)


def test_a_full_stop_without_a_space_behind_it_gets_none() -> None:
    assert markdown(blocks_of("The ferry was late.@ Pier 4 it turned.")) == "The ferry was late.@ Pier 4 it turned."


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.lists(st.one_of(LINES, st.sampled_from(list("#*_-+>`[]<&|~=1.:!()\\"))), min_size=1, max_size=6),
        min_size=1,
        max_size=3,
    )
)
def test_what_is_written_as_markdown_reads_back_as_the_same_prose(rows: list[list[str]]) -> None:
    given_blocks = [Block(Role.PARAGRAPH, (f"a {' '.join(row)} z",)) for row in rows]
    turned = [Block(Role.PARAGRAPH, (f"{' '.join(row)} z",)) for row in rows]
    for parts in (given_blocks, turned):
        read = blocks_of(markdown(parts))
        assert [" ".join(block.sentences) for block in read] == [" ".join(" ".join(b.sentences).split()) for b in parts]
