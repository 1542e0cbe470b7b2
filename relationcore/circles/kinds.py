"""Kinds of relationship, each with its reason in words. Pure; every account falls into exactly one.

In this order, the first that holds: me, dedicated, in conversation, acquainted, writes to me, I wrote,
familiar, seen, unknown. What the user calls a person (a label) stands above any kind and is kept beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from relationcore.instants import DAY, as_known, format_instant
from relationcore.model import Coarse, Summary
from relationcore.ties import YEAR, Quiet

CONVERSATION_DAYS = 3
FAMILIAR_COMMENTS = 5
FAMILIAR_DAYS = 3
NEW_DAYS = 30
POSTS = 10
LEAST_POSTS = 3
POST_AGE = (3 * DAY, YEAR * DAY)
KINDS = (
    "me",
    "dedicated",
    "in conversation",
    "acquainted",
    "writes to me",
    "I wrote",
    "familiar",
    "seen",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of mine: when it was said (seconds), whether its thread was seen again, by whom it was answered,
    its row.
    """

    at: int
    again: bool
    answered_by: Collection[int] = ()
    id: int = 0


Answers = tuple[int, int]
NO_ANSWERS = (0, 0)


def judged_posts(posts: Sequence[Post], now: int) -> list[Post]:
    """My last ten posts of which it can be said who answered: of the last year, and looked at again."""
    youngest, oldest = now - POST_AGE[0], now - POST_AGE[1]
    fit = (
        post
        for post in sorted(posts, key=lambda post: -post.at)
        if post.again and oldest < post.at < youngest
    )
    return list(islice(fit, POSTS))


def answers(judged: Sequence[Post], person: int) -> Answers:
    """How many of these posts a person answered, and of how many."""
    return sum(person in post.answered_by for post in judged), len(judged)


def dedicated(told: Answers) -> bool:
    """Whether somebody answers at least half of my posts, of which there must be three."""
    answered, posts = told
    return posts >= LEAST_POSTS and 2 * answered >= posts


def times(count: int) -> str:
    """`once`, `twice`, `7 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def date(seconds: int) -> str:
    """The UTC day of an instant."""
    return format_instant(seconds, "day")


def kind(
    summary: Summary,
    days_received: int,
    days_given: int,
    *,
    is_me: bool,
    answered: Answers = NO_ANSWERS,
    last: Coarse | None = None,
) -> tuple[str, str]:
    """The kind and its sentence; the days are those of the last year, per direction.

    `answered`: how many of my last posts this person answered, and of how many; `last`: how far the time of
    the last contact is known.
    """
    if is_me:
        return "me", "This is you."
    if dedicated(answered):
        return "dedicated", (
            f"Of your posts older than {POST_AGE[0] // DAY} days that you looked at again,"
            f" they answered {answered[0]} of the last {answered[1]}."
        )
    if summary.received and summary.given:
        return _mutual(summary, days_received, days_given, last)
    if summary.received:
        return (
            "writes to me",
            f"They wrote to you {times(summary.received)}{_last(summary, last)}; no answer of yours seen.",
        )
    if summary.given:
        return (
            "I wrote",
            f"You wrote to them {times(summary.given)}{_last(summary, last)}; no answer of theirs seen.",
        )
    return stranger(summary.seen, len(summary.days))


def _mutual(summary: Summary, days_received: int, days_given: int, last: Coarse | None) -> tuple[str, str]:
    if days_received >= CONVERSATION_DAYS and days_given >= CONVERSATION_DAYS:
        return "in conversation", (
            f"They wrote to you on {days_received} days of the last year and you to them on {days_given}."
        )
    return "acquainted", (
        f"They wrote to you {times(summary.received)} and you to them {times(summary.given)}"
        f"{_last(summary, last)}."
    )


@lru_cache(maxsize=4096)
def stranger(seen: int, days: int) -> tuple[str, str]:
    """The kind of somebody without contacts and its sentence: so many comments read, on so many days."""
    if seen >= FAMILIAR_COMMENTS and days >= FAMILIAR_DAYS:
        return (
            "familiar",
            f"You have read {seen:,} comments of theirs, on {FAMILIAR_DAYS} days or more.",
        )
    if seen:
        count = "one comment" if seen == 1 else f"{seen:,} comments"
        return "seen", f"You have read {count} of theirs."
    return "unknown", "Nothing of theirs has been seen here."


def _last(summary: Summary, precision: Coarse | None) -> str:
    if summary.last is None:
        return ""
    if precision == "sight":
        return f", last seen on {date(summary.last)} (no usable date)"
    coarse = precision in ("month", "year")
    return f", last {'around' if coarse else 'on'} {as_known(summary.last, precision or 'day')}"


def flags(
    summary: Summary,
    *,
    waiting: bool,
    now: int,
    quiet: Quiet = "no",
    back: bool = False,
    needs: int = 0,
    promises: int = 0,
) -> tuple[str, ...]:
    """What stands beside the kind, in this order; `needs` and `promises` count the open ones.

    `new` is who had the first contact within the last 30 days.
    """
    if summary.first is None and not (waiting or needs or promises):
        return ()
    told = (
        ("new", summary.first is not None and now - summary.first <= NEW_DAYS * DAY),
        ("waiting", waiting),
        (quiet, quiet in ("quiet", "quiet for everyone")),
        ("back again", back),
        ("need open", needs > 0),
        ("promise open", promises > 0),
    )
    return tuple(name for name, holds in told if holds)
