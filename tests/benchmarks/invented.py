"""Invented people who talk: a seeded generator of visits, the same at every run.

Authors follow a Zipf law with exponent 0.9, one account for ten comments; texts are made of a seeded list of
invented words, themselves Zipf-distributed, about 270 bytes each. Ids are `random` (12 hexadecimal digits,
the hard case for every index) or `ordered` in time (Hacker News, Reddit, Mastodon). I (`ME`) take part in one
thread of ten.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from relationcore.instants import format_instant
from relationcore.model import Comment, Page, Sighting, Thread, Visit

Ids = Literal["random", "ordered"]
SEED = 20_261_125
NETWORK = "hackernews"
ME = "me_here"
NOW = 1_795_600_000
"""The benchmark's now: 2026-11-25."""
SPAN = 2 * 365 * 86_400
"""All that is remembered lies in the two years before NOW."""
EXPONENT = 0.9
ACCOUNT_EVERY = 10
BULK = 250
"""Comments of a visit of the bulk."""
PAGE, PAGE_AUTHORS = 1000, 500
SMALL, SMALL_AUTHORS = 200, 100
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]


def zipf(count: int) -> list[float]:
    """Cumulative weights of ranks 1..count."""
    return list(accumulate(1 / rank**EXPONENT for rank in range(1, count + 1)))


def sentences(count: int = 4000) -> list[str]:
    """Sentences of about ninety letters out of two thousand invented words."""
    rng = random.Random(SEED)
    words = ["".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3, 3, 4)))) for _ in range(2000)]
    weights = zipf(len(words))
    return [
        " ".join(rng.choices(words, cum_weights=weights, k=15)).capitalize() + rng.choice((".", ".", "?"))
        for _ in range(count)
    ]


@dataclass(frozen=True)
class World:
    """Everything that is said in a database of `size` comments with ids of one sort."""

    size: int
    ids: Ids

    @cached_property
    def handles(self) -> list[str]:
        """Every account's handle, the most talkative first."""
        rng = random.Random(SEED)
        return [
            f"{''.join(rng.choices(SYLLABLES, k=3))}{rank}"
            for rank in range(max(600, self.size // ACCOUNT_EVERY))
        ]

    @cached_property
    def weights(self) -> list[float]:
        """Cumulative weights of the handles."""
        return zipf(len(self.handles))

    @cached_property
    def sentences(self) -> list[str]:
        """What is said, in pieces."""
        return sentences()

    @property
    def pages(self) -> int:
        """How many pages of each measured size the bulk holds: those are known when they are measured."""
        return max(1, min(24, self.size // 5000))

    def bulk(self) -> Iterator[Visit]:
        """All visits of the database, the known pages spread evenly among them."""
        left = self.size - self.pages * (PAGE + SMALL)
        threads = left // BULK
        every = threads // self.pages
        for index in range(threads):
            yield self._thread(f"bulk/{index}", BULK, None, index / threads)
            if index % every == 0 and index // every < self.pages:
                yield self.known(index // every)
                yield self.known(index // every, small=True)

    def known(self, index: int, *, small: bool = False, again: int = 0) -> Visit:
        """A page that the bulk holds; `again` > 0 is the same page in a later visit."""
        name = f"{'small' if small else 'page'}/{index}"
        visit = self._page(name, small, index / self.pages)
        return visit if not again else later(visit, f"{name}/again/{again}", again)

    def fresh(self, index: int, *, small: bool = False) -> Visit:
        """A page that the bulk does not hold."""
        return self._page(f"fresh-{'small' if small else 'page'}/{index}", small, 1 + index / 10_000)

    def thread(self, index: int, size: int) -> Visit:
        """A thread of its own, of any size."""
        return self._thread(f"thread/{index}", size, None, index / 10_000)

    def _page(self, name: str, small: bool, when: float) -> Visit:
        """A page of 500 (100) different authors drawn by weight: the hard case, all have the talkative."""
        size, wanted = (SMALL, SMALL_AUTHORS) if small else (PAGE, PAGE_AUTHORS)
        rng = random.Random(f"{SEED}/{name}/authors")
        drawn: dict[str, None] = {}
        while len(drawn) < wanted:
            drawn |= dict.fromkeys(rng.choices(self.handles, cum_weights=self.weights, k=wanted - len(drawn)))
        authors = [*drawn, *rng.choices(list(drawn), k=size - wanted)]
        rng.shuffle(authors)
        return self._thread(name, size, authors, when)

    def _thread(self, name: str, size: int, authors: list[str] | None, when: float) -> Visit:
        rng = random.Random(f"{SEED}/{self.ids}/{name}")
        if authors is None:
            authors = rng.choices(self.handles, cum_weights=self.weights, k=size)
        if rng.random() < 0.1:
            for place in rng.sample(range(1, size), 3):
                authors[place] = ME
        began = NOW - SPAN + int(when * SPAN * 0.99)
        ids = self._ids(rng, began, size)
        thread = Thread(ids[0], f"https://news.ycombinator.com/item?id={ids[0]}", rng.choice(self.sentences))
        said = rng.choices(self.sentences, k=3 * size)
        seen_at = began + 7200
        comments = []
        for place, (id, author) in enumerate(zip(ids, authors, strict=True)):
            parent = rng.randrange(max(0, place - 40), place) if place else None
            words = " ".join(said[3 * place : 3 * place + 3])
            comments.append(
                _sighting(thread, id, author, parent, ids, authors, words, began + 7 * place, seen_at)
            )
        page = Page(thread.url or "", NETWORK, NETWORK, "thread", thread.title, thread)
        return Visit(f"{self.ids}/{name}", 0, "chromium", seen_at, NETWORK, 1, page, comments=tuple(comments))

    def _ids(self, rng: random.Random, began: int, size: int) -> list[str]:
        if self.ids == "random":
            return [f"{rng.getrandbits(48):012x}" for _ in range(size)]
        first = (began << 14) + {SMALL: 1 << 12, PAGE: 1 << 13}.get(size, 0) + rng.randrange(1000)
        return [str(first + 3 * place) for place in range(size)]


def _sighting(
    thread: Thread,
    id: str,
    author: str,
    parent: int | None,
    ids: list[str],
    authors: list[str],
    words: str,
    at: int,
    seen_at: int,
) -> Sighting:
    comment = Comment(
        id, "", "post" if parent is None else "comment", thread, author, None, None,
        f"https://news.ycombinator.com/user?id={author}", None if parent is None else ids[parent], (), words,
        False, (), format_instant(at), "second", None, f"https://news.ycombinator.com/item?id={id}", None,
    )  # fmt: skip
    return Sighting(comment, seen_at, None if parent is None else authors[parent])


def later(visit: Visit, visit_id: str, days: int) -> Visit:
    """The same page as it is seen some days later."""
    at = NOW + days
    comments = tuple(Sighting(seen.comment, at, seen.parent_author) for seen in visit.comments)
    return Visit(
        visit_id, 0, visit.browser, at, visit.recipe, visit.recipe_version, visit.page, comments=comments
    )
