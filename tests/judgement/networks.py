"""The networks: their events, where they are cut, and what each ego knew and did afterwards."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relationcore.instants import DAY

Event = tuple[str, str, int, str]
CUTS = (0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.93)
WINDOW = 90
SHORTER = {"uc_messages": 30, "radoslaw_email": 30}
EGOS = 300
LEAST_CONTACTS = 20
LEAST_KNOWN = 5


@dataclass(frozen=True, slots=True)
class Network:
    """A network's events in order of time, and the days that are looked ahead."""

    name: str
    events: list[Event]
    window: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Instants of what an ego gave to somebody and received from them, up to the cut."""

    given: list[int]
    received: list[int]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What came within the window: contacts given and received."""

    given: int = 0
    received: int = 0

    @property
    def exchange(self) -> bool:
        """Whether words went both ways."""
        return self.given > 0 and self.received > 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A network cut at `now`: per ego the pairs before, and what came after of each."""

    network: str
    now: int
    history: list[Event]
    pairs: dict[str, dict[str, Pair]]
    ahead: dict[tuple[str, str], Ahead]
    speakers: dict[str, int]
    """How many different people had written to somebody."""

    def after(self, ego: str, alter: str) -> Ahead:
        """What came after of a pair."""
        return self.ahead.get((ego, alter), Ahead())


def load(folder: Path) -> list[Network]:
    """Every network below a folder: `<name>/events_anon.tsv` with src, dst, t, kind."""
    found = []
    for file in sorted(folder.glob("*/events_anon.tsv")):
        name = file.parent.name
        lines = file.read_text(encoding="utf-8").splitlines()[1:]
        rows = (line.split("\t") for line in lines)
        events = [(source, target, int(at), kind) for source, target, at, kind in rows if source != target]
        found.append(Network(name, sorted(events, key=lambda event: event[2]), SHORTER.get(name, WINDOW)))
    return found


def cuts(network: Network, shares: tuple[float, ...] = CUTS, egos: int = EGOS) -> Iterator[Cut]:
    """The network cut where these shares of its events have happened."""
    for share in shares:
        now = network.events[int(len(network.events) * share)][2]
        yield cut(network, now, egos)


def cut(network: Network, now: int, egos: int = EGOS) -> Cut:
    """The network cut at an instant, with up to `egos` people who have talked enough to be asked about."""
    history = [event for event in network.events if event[2] <= now]
    pairs: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, at, _ in history:
        pairs[source].setdefault(target, Pair([], [])).given.append(at)
        pairs[target].setdefault(source, Pair([], [])).received.append(at)
        speakers[target].add(source)
    fit = sorted(ego for ego, known in pairs.items() if _talked_enough(known))
    random.Random(1).shuffle(fit)
    chosen = {ego: pairs[ego] for ego in fit[:egos]}
    heard = {who: len(others) for who, others in speakers.items()}
    return Cut(network.name, now, history, chosen, _ahead(network, now), heard)


def _talked_enough(known: dict[str, Pair]) -> bool:
    contacts = sum(len(pair.given) + len(pair.received) for pair in known.values())
    return contacts >= LEAST_CONTACTS and len(known) >= LEAST_KNOWN


def _ahead(network: Network, now: int) -> dict[tuple[str, str], Ahead]:
    given: defaultdict[tuple[str, str], int] = defaultdict(int)
    for source, target, at, _ in network.events:
        if now < at <= now + network.window * DAY:
            given[source, target] += 1
    both = set(given) | {(target, source) for source, target in given}
    return {
        (ego, alter): Ahead(given.get((ego, alter), 0), given.get((alter, ego), 0)) for ego, alter in both
    }


def dropped(events: list[Event], share: float, seed: int = 3) -> list[Event]:
    """The events of the days that a reader would have seen who misses this share of all days."""
    chance = random.Random(seed)
    days = sorted({at // DAY for _, _, at, _ in events})
    missed = {day for day in days if chance.random() < share}
    return [event for event in events if event[2] // DAY not in missed]
