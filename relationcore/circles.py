"""Kinds of relationship, each with its reason in words. Pure; every account falls into exactly one.

In this order, the first that holds: me, in conversation, acquainted, writes to me, I wrote, familiar, seen,
unknown.
"""

from __future__ import annotations

from relationcore.instants import DAY, format_instant
from relationcore.model import Summary

CONVERSATION_DAYS = 3
FAMILIAR_COMMENTS = 5
FAMILIAR_DAYS = 3
NEW_DAYS = 30
KINDS = ("me", "in conversation", "acquainted", "writes to me", "I wrote", "familiar", "seen", "unknown")


def times(count: int) -> str:
    """`once`, `twice`, `7 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def date(seconds: int) -> str:
    """The UTC day of an instant."""
    return format_instant(seconds, "day")


def kind(summary: Summary, days_received: int, days_given: int, *, is_me: bool) -> tuple[str, str]:
    """The kind and its sentence; the days are those of the last year, per direction."""
    if is_me:
        return "me", "This is you."
    if summary.received and summary.given:
        if days_received >= CONVERSATION_DAYS and days_given >= CONVERSATION_DAYS:
            return "in conversation", (
                f"They wrote to you on {days_received} days of the last year and you to them on {days_given}."
            )
        return "acquainted", (
            f"They wrote to you {times(summary.received)} and you to them"
            f" {times(summary.given)}{_last(summary)}."
        )
    if summary.received:
        return (
            "writes to me",
            f"They wrote to you {times(summary.received)}{_last(summary)}; no answer of yours seen.",
        )
    if summary.given:
        return (
            "I wrote",
            f"You wrote to them {times(summary.given)}{_last(summary)}; no answer of theirs seen.",
        )
    if summary.seen >= FAMILIAR_COMMENTS and len(summary.days) >= FAMILIAR_DAYS:
        return (
            "familiar",
            f"You have read {summary.seen:,} comments of theirs, on {FAMILIAR_DAYS} days or more.",
        )
    if summary.seen:
        return (
            "seen",
            f"You have read {'one comment' if summary.seen == 1 else f'{summary.seen:,} comments'} of"
            f" theirs.",
        )
    return "unknown", "Nothing of theirs has been seen here."


def _last(summary: Summary) -> str:
    return "" if summary.last is None else f", last on {date(summary.last)}"


def flags(summary: Summary, *, waiting: bool, now: int) -> tuple[str, ...]:
    """What stands beside the kind: `new` within 30 days of the first contact, `waiting`."""
    found = []
    if summary.first is not None and now - summary.first <= NEW_DAYS * DAY:
        found.append("new")
    if waiting:
        found.append("waiting")
    return tuple(found)
