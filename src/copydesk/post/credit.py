"""What a post owes its sources: the line that names them, and no more of them than their licences permit."""

from collections.abc import Sequence
from dataclasses import replace

from copydesk.article.prose.markdown import blocks
from copydesk.article.prose.scalars import words_of
from copydesk.post.characters import cleaned
from copydesk.post.escapes import begun, escaped
from copydesk.post.excerpt import excerpt_of
from copydesk.post.licence import Permission, licence_of
from copydesk.post.model import Credit, Post

SHORT = 300
"""Characters of a body that is no more than a short excerpt."""


def credit_line(owed: Sequence[Credit]) -> str:
    """Return the line that says whose reporting a post rests on, as plain text; empty without any credit."""
    names = list(dict.fromkeys(credited(credit) for credit in owed if credit.name))
    if not names:
        return ""
    *rest, last = names
    return f"Based on reporting by {', '.join(rest)} and {last}" if rest else f"Based on reporting by {last}"


def credited(credit: Credit) -> str:
    """Return whom a credit names: the author and the publication, or the publication alone."""
    return f"{credit.author} ({credit.name})" if credit.author and credit.author != credit.name else credit.name


def permission(post: Post) -> Permission:
    """Return what the licences of all sources together permit. SettingsError for a licence that isn't one."""
    return min((licence_of(credit.licence).permission for credit in post.credits), default=Permission.LINK)


def permitted(post: Post) -> Post:
    """Return the post with no more of its sources than their licences permit: all of it, a short excerpt, or the link.

    What was retracted holds nothing of a source. SettingsError for a licence that isn't one.
    """
    if exceeds(post, granted := permission(post)):
        short = begun(escaped(excerpt_of(prose_of(post.body), SHORT))) + "\n" if granted is Permission.EXCERPT else ""
        return replace(post, body=short, excerpt=post.excerpt if short else "")
    return post


def exceeds(post: Post, granted: Permission) -> bool:
    """Say whether a post holds more of its sources than a permission grants."""
    if post.retracted is not None or granted is Permission.FULL:
        return False
    return len(prose_of(post.body)) > (SHORT if granted is Permission.EXCERPT else 0)


def prose_of(body: str) -> str:
    """Return what a reader reads of a body in Markdown, blocks parted by blank lines."""
    found = (words_of(pieces).strip() for _, pieces in blocks(cleaned(body)))
    return "\n\n".join(words for words in found if words)
