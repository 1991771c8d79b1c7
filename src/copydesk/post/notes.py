"""What stands in a post's text besides its body, whatever the theme: corrections, a retraction, and the credit line."""

from datetime import datetime

from copydesk.post.credit import credited
from copydesk.post.escapes import escaped
from copydesk.post.licence import licence_shown
from copydesk.post.model import Correction, Credit, Post

RETRACTED = "**This post has been retracted.**"
CORRECTIONS = "## Corrections"
RULE = "* * *"


def annotated(post: Post) -> str:
    """Return the text of a settled post's file: its body between its notes. Empty where there is neither."""
    before, behind = _notes(post)
    whole = "\n\n".join([*before, *([post.body.strip("\n")] if post.body else []), *behind])
    return f"{whole}\n" if whole else ""


def without_notes(text: str, post: Post) -> str:
    """Return a file's text without the notes that belong to a post, which its front matter has told."""
    before, behind = ("\n\n".join(notes) for notes in _notes(post))
    if behind and text.endswith(f"{behind}\n"):
        text = text.removesuffix(f"{behind}\n").removesuffix("\n")
    return text.removeprefix(before).removeprefix("\n\n") if before and text.startswith(before) else text


def _notes(post: Post) -> tuple[list[str], list[str]]:
    before = [RETRACTED] if post.retracted is not None else []
    behind = [CORRECTIONS, "\n".join(map(_correction, post.corrections))] if post.corrections else []
    owed = list(dict.fromkeys(_credit(credit) for credit in post.credits if credit.name))
    if owed:
        *rest, last = owed
        behind += [
            RULE,
            f"Based on reporting by {', '.join(rest)} and {last}." if rest else f"Based on reporting by {last}.",
        ]
    return before, behind


def _correction(made: Correction) -> str:
    return f"- {_day(made.made)}: {escaped(made.note)}"


def _credit(credit: Credit) -> str:
    name = _linked(credited(credit), credit.url)
    licence = licence_shown(credit.licence)
    return f"{name}, {_linked(licence.name, licence.url)}" if licence and licence.name else name


def _linked(words: str, address: str | None) -> str:
    return f"[{escaped(words)}]({address})" if address else escaped(words)


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
