"""The figures of the evaluation, counted by hand."""

from __future__ import annotations

import pytest

from relationcore.evaluate_needs import Score, score, score_folds
from relationcore.needs import Hit

CASES = [
    ("Thanks, Ana", ["thanks"]),
    ("Thanks to the rain we stayed in", ["thanks"]),
    ("many thanks", []),
    ("The tide was out", []),
    ("Where is Ben?", ["question"]),
]


def test_right_wrong_and_missed_are_counted_per_class() -> None:
    assert score(CASES, ["thanks", "question", "need"]) == {
        "thanks": Score(right=1, wrong=1, missed=1),
        "question": Score(right=1, wrong=0, missed=0),
        "need": Score(right=0, wrong=0, missed=0),
    }


def test_shares_follow_from_the_counts() -> None:
    one = Score(right=6, wrong=2, missed=6)
    assert (one.precision, one.recall) == (0.75, 0.5)
    assert one.f1 == pytest.approx(0.6)
    nothing = Score(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


def test_folds_take_every_nth_case_and_together_all() -> None:
    folds = score_folds(CASES, ["thanks"], folds=2)["thanks"]
    assert folds == (Score(1, 1, 0), Score(0, 0, 1))


def test_another_detector_can_be_scored() -> None:
    def always(text: str) -> list[Hit]:
        return [Hit("thanks", "always", text, 0, len(text))]

    assert score(CASES, ["thanks"], always)["thanks"] == Score(right=2, wrong=3, missed=0)
