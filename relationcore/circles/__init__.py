"""Ties into kinds of relationship and into circles, each with its reason in words. Pure."""

from relationcore.circles.kinds import (
    KINDS,
    NO_ANSWERS,
    POST_AGE,
    Answers,
    Post,
    answers,
    date,
    dedicated,
    flags,
    judged_posts,
    kind,
    stranger,
    times,
)
from relationcore.circles.replay import CIRCLES, circles, pinned
from relationcore.circles.running import Known, Voice

__all__ = [
    "CIRCLES",
    "KINDS",
    "NO_ANSWERS",
    "POST_AGE",
    "Answers",
    "Known",
    "Post",
    "Voice",
    "answers",
    "circles",
    "date",
    "dedicated",
    "flags",
    "judged_posts",
    "kind",
    "pinned",
    "stranger",
    "times",
]
