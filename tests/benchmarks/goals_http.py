"""Goals 1, 2 and 3: whole requests through the real server, from another process, for both routes."""

from __future__ import annotations

import time
from collections.abc import Callable

from relationcore.model import Visit
from tests.benchmarks.databases import Cache
from tests.benchmarks.invented import World
from tests.benchmarks.measure import Line, Results, Thunk, Times, Variant, in_turns, line
from tests.benchmarks.serving import Client, annotations, observations, serving

QUIET = 0.45
"""Seconds after a write, in which the server's keeper indexes and checkpoints: pages come seconds apart."""
ROUTES = ("annotations", "observations")
BODIES: dict[str, Callable[[Visit], bytes]] = {"annotations": annotations, "observations": observations}


def settle() -> None:
    """Let the keeper end its work."""
    time.sleep(QUIET)


class Asked:
    """The requests of one run; every visit is another one, so that nothing is a mere replay."""

    def __init__(self, client: Client, world: World) -> None:
        self._client = client
        self._world = world
        self._count = 0
        self._fresh: dict[tuple[int, bool], Visit] = {}

    def known(self, route: str, small: bool, prefix: str = "") -> Callable[[int], Thunk]:
        """A page that is known already, in a new visit; unchecked another one, or it would find it warm."""
        away = self._world.pages // 2 if prefix else 0

        def prepare(number: int) -> Thunk:
            self._count += 1
            visit = self._world.known((number + away) % self._world.pages, small=small, again=self._count)
            return self._request(prefix, route, visit)

        return prepare

    def fresh(self, route: str, small: bool) -> Callable[[int], Thunk]:
        """A page that nobody has seen; its annotations are asked for in the same round, before or after."""

        def prepare(number: int) -> Thunk:
            return self._request("", route, self._world.fresh(number, small=small))

        return prepare

    def _request(self, prefix: str, route: str, visit: Visit) -> Thunk:
        body = BODIES[route](visit)
        return lambda: self._client.post(f"{prefix}{route}", body)


def variants(asked: Asked) -> list[Variant]:
    """New pages in every round, known and small ones in every second."""
    made = []
    for route in ROUTES:
        after = settle if route == "observations" else lambda: None
        made += [
            Variant(f"known {route}", asked.known(route, False), after, every=2),
            Variant(f"unchecked known {route}", asked.known(route, False, "unchecked/"), after, every=2),
            Variant(f"new {route}", asked.fresh(route, False), after),
            Variant(f"known small {route}", asked.known(route, True), after, every=2),
            Variant(f"new small {route}", asked.fresh(route, True), after, every=2),
        ]
    return made


def http(cache: Cache, world: World, rounds: int, results: Results) -> None:
    """Goals 1, 2 and 3 on a copy of one database."""
    name = f"{world.ids} ids, {world.size:,}"
    with cache.copies(world, 1) as (path,), serving(path) as client:
        asked = Asked(client, world)
        in_turns(variants(Asked(client, World(world.size, world.ids))), 1)
        times = in_turns(variants(asked), rounds)
    results.raw[f"over HTTP, {name}"] = times
    for route in ROUTES:
        results.add(*lines(name, route, times))


def lines(name: str, route: str, times: Times) -> list[Line]:
    """The table's lines of one route."""
    middle = times.middle
    known, new = f"known {route}", f"new {route}"
    slow, fast = middle(new), middle(known)
    what = f"{route}, {name}"
    return [
        line(1, f"{what}: known / without validation", times.ratio(known, f"unchecked {known}"), 1.05, "x"),
        line(1, f"{what}: known page, median", fast, 20, "ms"),
        line(2, f"{what}: new page, most of {len(times.wall[new])}", times.most(new), 50, "ms"),
        line(2, f"{what}: new page / known page", (slow[0] / fast[0], slow[1] / fast[1]), 2, "x"),
        line(2, f"{what}: new page, median", slow, None, "ms"),
        line(3, f"{what}: 200 comments known, median", middle(f"known small {route}"), 5, "ms"),
        line(3, f"{what}: 200 comments new, median", middle(f"new small {route}"), 10, "ms"),
    ]
