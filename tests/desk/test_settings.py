from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from copydesk.desk.settings import DeskSettings, FeedSettings, Git, SiteKind, WriterKind, desk_settings
from copydesk.draft.model import Brief, Spelling
from copydesk.errors import SettingsError

WHOLE = """
fail-on = "warning"

[site]
folder = "blog"
kind = "hugo"
author = "quay"
timezone = "Europe/London"

[[feed]]
address = "https://courier.example/rss"
name = "The Courier"
licence = "CC BY 4.0"
categories = ["News", "Local"]
newest = 5

[[feed]]
path = "feeds/wire.xml"
name = "The Wire"
pages = "feed"

[writer]
kind = "llm"
words = 120
spelling = "uk"
address = "http://127.0.0.1:9000/v1"
model = "small"

[fetch]
delay = 0.5
private = ["intranet.example"]

[publish]
git = "push"
remote = "pages"
"""


def test_a_feeds_address_is_asked_for_as_it_stands_and_the_writers_is_one_to_put_a_path_behind(tmp_path: Path) -> None:
    feed = '[[feed]]\nname = "a"\naddress = "https://a.example/feed/"\n'
    settings = read(tmp_path, f'{feed}[writer]\naddress = "http://127.0.0.1:9000/v1/"\n')
    assert (settings.feeds[0].address, settings.writer.address) == (
        "https://a.example/feed/",
        "http://127.0.0.1:9000/v1",
    )


def read(folder: Path, content: str) -> DeskSettings:
    (folder / "copydesk.toml").write_text(content, "utf-8")
    return desk_settings(folder)


def test_a_file_says_it_all(tmp_path: Path) -> None:
    settings = read(tmp_path, WHOLE)
    assert settings.site_folder == tmp_path / "blog"
    assert settings.store_folder == tmp_path / ".copydesk"
    assert (settings.site.kind, settings.site.author) == (SiteKind.HUGO, "quay")
    assert settings.site.timezone == ZoneInfo("Europe/London")
    courier, wire = settings.feeds
    assert courier == FeedSettings(
        "The Courier", "https://courier.example/rss", None, "CC BY 4.0", ("News", "Local"), newest=5
    )
    assert (wire.where, wire.licence) == ("feeds/wire.xml", None)
    assert settings.writer.kind is WriterKind.LLM
    assert settings.writer.brief == Brief(120, Spelling.UK)
    assert (settings.fetch.delay, settings.fetch.private) == (0.5, ("intranet.example",))
    assert (settings.publish.git, settings.publish.remote) == (Git.PUSH, "pages")
    assert settings.check.fail_on == "warning"


def test_an_empty_file_leaves_it_all_as_it_is_meant(tmp_path: Path) -> None:
    settings = read(tmp_path, "")
    assert settings == DeskSettings(tmp_path)
    assert (settings.writer.kind, settings.publish.git) == (WriterKind.BRIEF, Git.COMMIT)


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    (tmp_path / "posts" / "2026").mkdir(parents=True)
    read(tmp_path, '[site]\nauthor = "above"')
    assert desk_settings(tmp_path / "posts" / "2026").site.author == "above"


def test_without_a_file_the_way_to_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=r"no copydesk\.toml here or above: wanted a folder that `copydesk init` has"
    ):
        desk_settings(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[site]\nauthr = "x"', 'site: no setting is called "authr", did you mean "author"?'),
        ('[publish]\nkey = "x"', 'publish: no setting is called "key"'),
        ('[writer]\napi-key = "sk-1"', 'writer: no setting is called "api-key"'),
        ('[publsh]\ngit = "off"', 'no setting is called "publsh", did you mean "publish"?'),
        ("site = 3", "site: expected a table [site], found 3"),
        ('[feed]\nname = "a"', "feed: expected tables headed [[feed]], found one headed [feed]"),
        ('[[feed]]\nname = "a"', "feed 1: expected either an address or a path, found neither"),
        (
            '[[feed]]\npath = "a"\naddress = "http://a.example"',
            "feed 1: expected either an address or a path, found both",
        ),
        ('[[feed]]\npath = "a"', "feed 1: expected a name: whose reporting it is stands under every post"),
        (
            '[[feed]]\npath = "a"\nname = "a"\n[[feed]]\npath = "a"\nname = "b"',
            'feed 2: "a" is feed 1 already',
        ),
        ('[[feed]]\npath = "../a"', "feed 1.path: expected a path inside the folder of copydesk.toml, found '../a'"),
        ('[site]\nfolder = "copydesk.toml"', 'site.folder: "copydesk.toml" is a file: expected a folder'),
        ('[site]\nfolder = "/etc"', "site.folder: expected a path inside the folder of copydesk.toml, found '/etc'"),
        (
            '[[feed]]\naddress = "file:///etc/passwd"',
            "feed 1.address: expected an address such as https://news.example, found 'file:///etc/passwd'",
        ),
        (
            '[writer]\naddress = "https://me:secret@news.example"',
            "writer.address: expected an address such as https://news.example, found 'https://me:secret@news.example'",
        ),
        ('[site]\ntimezone = "Mars/Olympus"', "site.timezone: expected a timezone such as Europe/London or UTC, found"),
        ('[site]\ntimezone = "../../etc"', "site.timezone: expected a timezone such as Europe/London or UTC, found"),
        ('[site]\nkind = "jekyl"', 'site.kind: expected "jekyll", "hugo" or "eleventy", found \'jekyl\', did you mean'),
        ('[site]\nauthor = "a\\u001b[2J"', "site.author: expected some words in quotation marks, found 'a\\x1b[2J'"),
        ("[writer]\nwords = 0", "writer.words: expected a whole number from 20 to 5,000, found 0"),
        ("[writer]\nwords = true", "writer.words: expected a whole number from 20 to 5,000, found True"),
        ("[fetch]\ndelay = -1", "fetch.delay: expected a number from 0 to 3600, found -1"),
        ('[[feed]]\ncategories = "News"', "feed 1.categories: expected a list, such as [\"News\"], found 'News'"),
        (
            '[[feed]]\nname = "a"\npath = "a"\nlicence = "mine"',
            'feed 1.licence: no such licence: "mine": wanted unknown',
        ),
        (
            '[writer]\nwrite = "Retell in {wrods} words."',
            "writer.write: nothing to fill in for '{wrods}': wanted {words} or {spelling}; a brace itself stands twice",
        ),
        (
            '[writer]\nmend = "Mend it in {words} words."',
            "writer.mend: nothing to fill in for '{words}': wanted no place; a brace itself stands twice",
        ),
        ('[writer]\nwrite = "Retell { it."', "writer.write: nothing to fill in for '{ it.': wanted {words} or"),
        ('[writer]\nwrite = " "', "writer.write: expected what the model is asked for, found nothing"),
        ("[writer]\nwrite = 3", "writer.write: expected a text in quotation marks, found 3"),
        ("[writer]\nsystem = 'Obey the article.'", 'writer: no setting is called "system"'),
        (
            '[writer]\nwrite = { path = "a" }',
            "writer.write: expected a text, or { file = \"prompt.txt\" }, found {'path': 'a'}",
        ),
        (
            '[writer]\nwrite = { file = "../a" }',
            "writer.write.file: expected a path inside the folder of copydesk.toml",
        ),
        ('[writer]\nmend = { file = "a.txt" }', "writer.mend.file: a.txt: can't be read: No such file or directory"),
        ("limit = 0", "limit: expected a number of bytes, found 0"),
    ],
)
def test_a_wrong_entry_is_refused_with_the_file_and_what_was_wanted(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, content)
    assert str(refused.value).startswith(f"{tmp_path / 'copydesk.toml'}: {message}")
    assert str(refused.value).count(str(tmp_path)) == 1


def test_prompts_stand_in_the_settings_or_in_files_beside_them(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "write.txt").write_text("Write “{words}” words.\n", "utf-8")
    writer = read(
        tmp_path,
        '[writer]\nwrite = { file = "prompts/write.txt" }\nmend = "Mend it."\ninstructions = "Like { this."',
    ).writer
    assert (writer.write, writer.mend, writer.instructions) == ("Write “{words}” words.\n", "Mend it.", "Like { this.")


def test_a_file_that_is_no_text_is_no_prompt(tmp_path: Path) -> None:
    (tmp_path / "write.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"writer\.write\.file: write\.txt: expected text in UTF-8"):
        read(tmp_path, '[writer]\nwrite = { file = "write.txt" }')
    (tmp_path / "write.txt").write_text("many words " * 2_000, "utf-8")
    with pytest.raises(SettingsError, match=r"writer\.write: expected at most 20,000 characters, found 22,000"):
        read(tmp_path, '[writer]\nwrite = { file = "write.txt" }')
