"""A text in another language is named; what may be English is taken for it."""

import pytest

from copydesk.article import told
from copydesk.errors import UnusableInputError


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "German",
            "Die Brücke wurde am Montag eröffnet, drei Jahre später als geplant, sagte der Ingenieur der Stadt.",
        ),
        ("French", "Le pont a été ouvert lundi, trois ans plus tard que prévu, a déclaré l’ingénieur de la ville."),
        ("Spanish", "El puente se abrió el lunes, tres años más tarde de lo previsto, dijo el ingeniero de la ciudad."),
        ("Russian", "Мост открыли в понедельник, на три года позже, чем планировалось, сообщил инженер города."),
        ("Japanese", "橋は月曜日に開通した。予定より三年遅れだったと市の技師は述べた。"),
    ],
)
@pytest.mark.parametrize("times", [1, 200])
def test_another_language_is_refused_by_its_name(language: str, sentence: str, times: int) -> None:
    with pytest.raises(UnusableInputError, match=rf"^bridge\.md: in {language}: wanted English$"):
        told("bridge.md", f"{sentence} " * times)


@pytest.mark.parametrize(
    "content",
    [
        "Bridge opens",
        "BRIDGE OVER THE TOL OPENS THREE YEARS LATE, COUNCIL SAYS NOBODY KNOWS WHO PAYS FOR IT",
        "BAYERN MÜNCHEN BEAT ATLÉTICO MADRID, JUVENTUS HOLD BORUSSIA MÖNCHENGLADBACH",
        "---\ntitle: Eröffnung\n---\n",
        "Jörg Müller, Søren Kjærgård, Élodie Lefèvre, José Ángel Núñez, Çağla Yıldız, Þórunn Jónsdóttir. " * 5,
        "Shr 23 cts vs 18 cts. Net 509,144 vs 277,834. Revs 2,258,341 vs 1,328,634. Avg shrs 2.2 mln. " * 3,
        "“Wir schaffen das,” the chancellor said in Berlin on Monday, and said that her plan stands.",
        "1-0, 2-1, 3-3",
        "?!",
    ],
)
def test_english_is_never_refused(content: str) -> None:
    assert told("bridge.md", content).text.content == content
