"""The needs detector on labelled texts, as a whole and by five folds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relationcore.evaluate_needs import Case, Score, score, score_folds

LABELLED = {
    "mastodon": ("question", "request", "thanks"),
    "nps_chat": ("question",),
    "disaster_messages": ("need",),
    "issue_titles": ("problem", "request", "question"),
    "app_reviews": ("problem",),
    "suggestions": ("request",),
}
"""What each file is labelled with; nothing is said of other classes in it."""
FLOORS = {
    ("mastodon", "question"): 0.85,
    ("nps_chat", "question"): 0.85,
    ("mastodon", "thanks"): 0.88,
    ("disaster_messages", "need"): 0.69,
    ("issue_titles", "problem"): 0.60,
    ("app_reviews", "problem"): 0.78,
    ("mastodon", "request"): 0.41,
    ("suggestions", "request"): 0.47,
    ("issue_titles", "request"): 0.56,
}
"""The F1 that a first attempt reached on other halves of the same data."""


@dataclass(frozen=True, slots=True)
class Row:
    """One class in one file: texts of the class, the score over all, the F1 of each fold, the floor."""

    file: str
    kind: str
    texts: int
    whole: Score
    folds: tuple[float, ...]
    floor: float | None


def read(file: Path) -> list[Case]:
    """The texts of a file with their classes."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [(row["text"], row["classes"]) for row in rows]


def compare(folder: Path) -> Iterator[Row]:
    """A row per file and class."""
    for name, kinds in LABELLED.items():
        cases = read(folder / f"{name}.jsonl")
        whole, folds = score(cases, kinds), score_folds(cases, kinds)
        for kind in kinds:
            texts = sum(kind in labels for _, labels in cases)
            each = tuple(one.f1 for one in folds[kind])
            yield Row(name, kind, texts, whole[kind], each, FLOORS.get((name, kind)))
