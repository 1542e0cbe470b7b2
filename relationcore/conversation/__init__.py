"""Turns and depth over a thread's reply tree; who waits for an answer, as far as was seen. Pure."""

from relationcore.conversation.trees import Exchange, Tree, Uttered, deepest, depth_in_words
from relationcore.conversation.waits import (
    Contact,
    Heard,
    Moment,
    Place,
    Words,
    conversations,
    first_of,
    heard_of,
    known,
    looked_at,
    said_at,
    unanswered,
)

__all__ = [
    "Contact",
    "Exchange",
    "Heard",
    "Moment",
    "Place",
    "Tree",
    "Uttered",
    "Words",
    "conversations",
    "deepest",
    "depth_in_words",
    "first_of",
    "heard_of",
    "known",
    "looked_at",
    "said_at",
    "unanswered",
]
