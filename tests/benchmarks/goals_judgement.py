"""Goal 16: closeness, circles, quiet and waiting for 100,000 accounts; needs in 36,000 comments; evaluation.

Two worlds of 100,000 accounts over two years: in one each twentieth ever spoke with me, as where a hundred
thousand people were read; in the other everybody did, which no human being does. Days of talk follow a Pareto
law, so that most spoke once and a few all the time.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import count

from relationcore import circles, conversation, evaluate, ties
from relationcore.circles import Known, Voice
from relationcore.conversation import Contact
from relationcore.instants import DAY
from relationcore.model import Direction
from relationcore.needs import detect
from relationcore.ties import Looked
from tests.benchmarks.invented import World
from tests.benchmarks.measure import Results, Thunk, Variant, in_turns, line

ACCOUNTS = 100_000
TEXTS = 36_000
EVENTS = 100_000
EGOS = 300
TODAY = 20_780
SPAN = 730
Days = list[tuple[Direction, int]]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of everybody: contact days, what they wrote day by day, the days read."""

    days: dict[int, Days]
    written: dict[int, list[tuple[int, int]]]
    read: list[int]


def told(talking: int) -> Told:
    """A world in which each `talking`-th account ever spoke with me; all wrote something."""
    chance = random.Random(16)
    days: dict[int, Days] = {}
    written = {}
    for person in range(ACCOUNTS):
        start = chance.randrange(TODAY - SPAN, TODAY)
        spoke = min(200, int(chance.paretovariate(1.1))) if person % talking == 0 else 0
        sides = chance.choice((("received",), ("given",), ("received", "given"), ("received", "given")))
        when = [min(TODAY, start + int(chance.expovariate(1 / 30))) for _ in range(spoke)]
        days[person] = sorted({(chance.choice(sides), day) for day in when}, key=lambda pair: pair[1])
        seen = {min(TODAY, start + int(chance.expovariate(1 / 30))): 1 for _ in range(1 + 2 * spoke)}
        written[person] = sorted(seen.items())
    return Told(days, written, sorted(chance.sample(range(TODAY - SPAN, TODAY), 600)))


def judged(world: Told) -> tuple[object, ...]:
    """Closeness, circles, quiet and waiting of all accounts, by the functions that the memory uses."""
    now, looked = TODAY * DAY, Looked(world.read, world.read)
    close = {
        person: ties.closeness(ties.strength(days, now), ties.presence(world.written[person], TODAY))
        for person, days in world.days.items()
        if days
    }
    found = circles.circles(
        {
            person: Known(f"{person:06}", days, [Voice(world.written[person], world.read)])
            for person, days in world.days.items()
            if days
        },
        now,
    )
    quiet = {
        person: ties.quiet(ties.rhythm(days), looked, TODAY) for person, days in world.days.items() if days
    }
    waiting = {
        person: [moment for moment in moments if conversation.looked_at(moment)]
        for person, moments in conversation.unanswered(_contacts(world, now)).items()
    }
    return close, found, quiet, waiting


def _contacts(world: Told, now: int) -> list[Contact]:
    """Every day of talk as one contact, each person's in a thread of their own; I was seen today."""
    number = count()
    return [
        Contact(person, row := next(number), person, direction, day * DAY, day * DAY, None, row, None, now)
        for person, days in world.days.items()
        for direction, day in days
    ]


def network() -> list[tuple[int, int, float, str]]:
    """Events between people for the evaluation."""
    chance = random.Random(17)
    return [
        (
            int(chance.paretovariate(0.8)) % 3000,
            int(chance.paretovariate(0.8)) % 3000,
            chance.random() * SPAN * DAY,
            "reply",
        )
        for _ in range(EVENTS)
    ]


def _always(name: str, thunk: Thunk) -> Variant:
    return Variant(name, lambda _: thunk)


def judgement(rounds: int, results: Results) -> None:
    """Goal 16."""
    few, all_of_them = told(20), told(1)
    texts = World(10_000, "random").sentences
    words = [f"{texts[n % len(texts)]} {texts[(7 * n) % len(texts)]}" for n in range(TEXTS)]
    events, egos = network(), list(range(EGOS))

    thunks: dict[str, Thunk] = {
        "100,000 accounts, 5,000 of whom spoke with me": lambda: judged(few),
        "100,000 accounts, all of whom spoke with me": lambda: judged(all_of_them),
        "needs in 36,000 comments": lambda: [detect(text) for text in words],
        "closeness_scores of 100,000 events, 300 egos": lambda: evaluate.closeness_scores(
            events, egos, SPAN * DAY
        ),
    }
    limits = (1_000, 1_000, 1_000, 10_000)
    times = in_turns([_always(name, thunk) for name, thunk in thunks.items()], rounds)
    results.raw["judgement"] = times
    results.add(
        *(line(16, name, times.middle(name), limit, "ms") for name, limit in zip(thunks, limits, strict=True))
    )
