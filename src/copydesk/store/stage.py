"""How far a story has come, worked out anew after each write and kept beside it, so that lists need no reckoning."""

import json
import sqlite3
from datetime import datetime

from copydesk.store import moments
from copydesk.store.model import Basis, Stage, State

_WAITS = {
    State.WAITING: "waits for an editor",
    State.HELD: "held",
    State.APPROVED: "approved, not yet published",
    State.REJECTED: "rejected",
}


def settle(connection: sqlite3.Connection, story: str, moment: datetime) -> None:
    """Work out a story's stage, and what it waits for, after something of it changed at this moment."""
    articles = connection.execute("SELECT count(*) FROM articles WHERE story = ?", (story,)).fetchone()[0]
    stage, why = _stage(connection, story, articles)
    connection.execute(
        "UPDATE stories SET stage = ?, why = ?, changed = ?, articles = ? WHERE id = ?",
        (stage, why, moments.sortable(moment), articles, story),
    )


def basis_of(connection: sqlite3.Connection, story: str, number: int) -> tuple[Basis, ...]:
    """Return the versions of the articles that a retelling was last checked against."""
    row = connection.execute(
        "SELECT basis FROM checks WHERE story = ? AND number = ? ORDER BY key DESC LIMIT 1", (story, number)
    ).fetchone()
    return tuple(Basis(*pair) for pair in json.loads(row[0])) if row else ()


def _stage(connection: sqlite3.Connection, story: str, articles: int) -> tuple[Stage, str]:
    post = connection.execute("SELECT retelling, retracted, pending FROM posts WHERE story = ?", (story,)).fetchone()
    retelling = connection.execute(
        "SELECT number, state, why FROM retellings WHERE story = ? ORDER BY number DESC LIMIT 1", (story,)
    ).fetchone()
    if post is not None:
        return _published(connection, story, post, retelling, articles)
    if not articles:
        return Stage.EMPTY, "its articles are in other stories now"
    if retelling is None:
        return Stage.NEW, "no retelling yet"
    state = State(retelling["state"])
    why = retelling["why"] or _WAITS.get(state, "")
    if changed := _changed(connection, story, retelling["number"]):
        why = f"{why}; {changed}"
    return (Stage.NEW if state is State.REPLACED else Stage(state.value)), why


def _published(
    connection: sqlite3.Connection, story: str, post: sqlite3.Row, retelling: sqlite3.Row | None, articles: int
) -> tuple[Stage, str]:
    if post["retracted"] is not None:
        return Stage.RETRACTED, "the retraction is not in the site yet" if post["pending"] else ""
    if post["pending"]:
        return Stage.STALE, "a correction is not in the site yet"
    if not articles:
        return Stage.STALE, "its articles are in other stories now"
    if retelling and retelling["number"] > post["retelling"] and retelling["state"] in _WAITS:
        state = State(retelling["state"])
        if state is not State.REJECTED:
            return Stage.STALE, f"a newer retelling: {retelling['why'] or _WAITS[state]}"
    changed = _changed(connection, story, post["retelling"])
    return (Stage.STALE, changed) if changed else (Stage.PUBLISHED, "")


def _changed(connection: sqlite3.Connection, story: str, number: int) -> str:
    """Say which of the sources has a newer version than the retelling was checked against, nothing where none has."""
    for article, version in basis_of(connection, story, number):
        row = connection.execute(
            "SELECT title, source FROM articles JOIN versions ON article = id AND number = newest"
            " WHERE id = ? AND newest > ?",
            (article, version),
        ).fetchone()
        if row is not None:
            return f"its source has changed since: {row['source'] or row['title']}"
    return ""
