"""The needs detector against labelled texts: precision, recall and F1 per class, as a whole and by folds.

Pure: texts in, figures out. A text counts as found for a class if any hit in it is of that class.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from relationcore.needs import Hit, detect

Case = tuple[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of texts: rightly found, wrongly found, missed; the shares follow from them."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the found that is right; 0 where nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the class that was found; 0 where there is none of it."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


def score(
    cases: Iterable[Case], classes: Sequence[str], detector: Callable[[str], list[Hit]] = detect
) -> dict[str, Score]:
    """A Score per class of `classes` over `cases`, (text, classes it is labelled with) each."""
    counts = {name: [0, 0, 0] for name in classes}
    for text, labels in cases:
        kinds = {str(hit.kind) for hit in detector(text)}
        for name in classes:
            if name in kinds:
                counts[name][0 if name in labels else 1] += 1
            elif name in labels:
                counts[name][2] += 1
    return {name: Score(*count) for name, count in counts.items()}


def score_folds(
    cases: Sequence[Case],
    classes: Sequence[str],
    folds: int = 5,
    detector: Callable[[str], list[Hit]] = detect,
) -> dict[str, tuple[Score, ...]]:
    """The scores of every `folds`-th case, from each of the first `folds` on: how far chance goes."""
    each = [score(cases[first::folds], classes, detector) for first in range(folds)]
    return {name: tuple(one[name] for one in each) for name in classes}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
