"""The invented community as data, and its threads as the pages that a forum would show.

All times are relative to `now`, so that the demo is always about this year.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from importlib.resources import files
from string import Template

FOLDER = files("relationcore.demo")
MENTION = re.compile(r"@(\w+)")


@dataclass(frozen=True, slots=True)
class Words:
    """One post or reply: its id on the page, who wrote it, the id it answers (None: it is the post), when."""

    id: str
    by: str
    answers: str | None
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread: its number, its title, and its words, the opening post first."""

    number: int
    title: str
    words: tuple[Words, ...]

    @property
    def path(self) -> str:
        """Where the page stands on the local server."""
        return f"/demo/{self.number}"

    def until(self, moment: datetime) -> Talk:
        """The thread as it stood at that moment."""
        return Talk(self.number, self.title, tuple(word for word in self.words if word.at <= moment))


@dataclass(frozen=True, slots=True)
class Community:
    """Everybody and everything: handle -> name, who "me" is, the threads in order of time."""

    names: Mapping[str, str]
    me: str
    talks: tuple[Talk, ...]


def load(now: datetime) -> Community:
    """The community as of `now` (aware, UTC)."""
    data = tomllib.loads((FOLDER / "community.toml").read_text(encoding="utf-8"))
    # To the full minute: a page shows no more, and the demo's times are easier to read.
    now = now.replace(second=0, microsecond=0)
    talks = tuple(_talk(number, told, now) for number, told in enumerate(data["thread"], start=1))
    return Community(data["names"], data["me"], talks)


def _talk(number: int, told: Mapping[str, object], now: datetime) -> Talk:
    opened = now - timedelta(days=float(str(told["ago"])))
    words = [Words(f"{number}-0", str(told["by"]), None, str(told["text"]), opened)]
    replies: Sequence[Mapping[str, object]] = told["replies"]  # type: ignore[assignment]
    for place, reply in enumerate(replies, start=1):
        at = opened + timedelta(hours=float(str(reply["after"])))
        words.append(
            Words(f"{number}-{place}", str(reply["by"]), f"{number}-{reply['to']}", str(reply["text"]), at)
        )
    return Talk(number, str(told["title"]), tuple(words))


def page(community: Community, talk: Talk, cards: Mapping[str, str] | None = None) -> str:
    """The thread's page as a forum would serve it; links are paths on the local server.

    `cards` are pieces of HTML by handle that stand below a name, where the demo shows what a card would.
    """
    cards = cards or {}
    others = " · ".join(
        f'<a href="{other.path}">{escape(other.title)}</a>'
        for other in community.talks
        if other.number != talk.number
    )
    return Template((FOLDER / "thread.html").read_text(encoding="utf-8")).substitute(
        title=escape(talk.title),
        style=(FOLDER / "shed.css").read_text(encoding="utf-8"),
        me=community.me,
        me_name=escape(community.names[community.me]),
        articles="\n".join(_article(community, talk, word, cards.get(word.by, "")) for word in talk.words),
        others=others,
    )


def _article(community: Community, talk: Talk, word: Words, card: str) -> str:
    stands = 'class="opening"'
    if word.answers is not None:
        stands = f'class="reply deep{min(_depth(talk, word), 3)}" data-answers="{word.answers}"'
    instant = word.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    text = MENTION.sub(lambda found: _mention(community, found), escape(word.text))
    return (
        f'<article id="{word.id}" {stands}>'
        f'<a class="author" data-handle="{word.by}" href="/demo/people/{word.by}">'
        f"{escape(community.names[word.by])}</a> "
        f'<a class="when" href="{talk.path}#{word.id}">'
        f'<time datetime="{instant}">{word.at:%d %b %Y}</time></a>'
        f'{card}<p class="words">{text}</p></article>'
    )


def _depth(talk: Talk, word: Words) -> int:
    """How many replies stand between a reply and the opening post."""
    answered = next(other for other in talk.words if other.id == word.answers)
    return 0 if answered.answers is None else 1 + _depth(talk, answered)


def _mention(community: Community, found: re.Match[str]) -> str:
    handle = found[1]
    if handle not in community.names:
        return found[0]
    return f'<a class="mention" data-handle="{handle}" href="/demo/people/{handle}">@{handle}</a>'
