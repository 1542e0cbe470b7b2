"""Goals 7 and 12, and the second half of 4: validation, growth, rebuilding."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import ExitStack, closing
from pathlib import Path

import orjson

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationcore.schemas.declared import VISIT, SightingSchema
from tests.benchmarks.databases import Cache, moment
from tests.benchmarks.goals_store import opened
from tests.benchmarks.invented import NETWORK, World
from tests.benchmarks.measure import Line, Results, Thunk, Variant, in_turns, line
from tests.benchmarks.serving import observations

DERIVED = {
    "contact": "SELECT * FROM contact ORDER BY 1, 2",
    "contact_day": "SELECT * FROM contact_day ORDER BY 1, 2, 3",
    "summary": "SELECT * FROM summary ORDER BY 1",
    "account": "SELECT id, handle, name, same_as, person_id FROM account ORDER BY 1",
    "twins": "SELECT id, twin_of FROM comment WHERE twin_of IS NOT NULL ORDER BY 1",
    "disputed": "SELECT * FROM disputed ORDER BY 1, 2",
}
ITEMS = SightingSchema(many=True)


def validation(world: World, rounds: int, results: Results) -> None:
    """Goal 7: the check of a whole visit against marshmallow's own way with its comments."""
    name = "validation of 1,000 comments"
    bodies = [observations(world.fresh(number)) for number in range(3)]

    def checking(number: int) -> Thunk:
        told = orjson.loads(bodies[number % 3])
        return lambda: VISIT.load(told)

    def idiomatic(number: int) -> Thunk:
        told = orjson.loads(bodies[number % 3])["comments"]
        return lambda: ITEMS.load(told)

    times = in_turns([Variant("ours", checking), Variant("Schema(many=True)", idiomatic)], rounds)
    results.raw[name] = times
    results.add(
        line(7, f"{name} / Schema(many=True)", times.ratio("ours", "Schema(many=True)"), 0.06, "x"),
        line(7, f"{name}", times.middle("ours"), None, "ms"),
    )


def derived(path: Path) -> str:
    """A digest of everything that a rebuild makes."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(path)) as conn:
        for name, sql in DERIVED.items():
            digest.update(name.encode())
            for row in conn.execute(sql):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def rebuilding(cache: Cache, world: World, results: Results) -> None:
    """Goal 4: what is kept equals a full rebuild, after new and known pages; and how long a rebuild takes."""
    name = f"{world.ids} ids, {world.size:,}"
    with cache.copies(world, 1) as (path,):
        with opened(path) as memory:
            for number in range(3):
                memory.ingest(world.fresh(number))
                memory.ingest(world.known(number % world.pages, again=number + 1))
        before = derived(path)
        with Memory.open(path) as memory:
            started, worked = time.perf_counter(), time.process_time()
            memory.rebuild()
            taken = (time.perf_counter() - started, time.process_time() - worked)
        same = derived(path) == before
    results.add(
        Line(4, f"rebuilt equals kept, {name} (1 = yes)", float(same), 1, "x", at_least=True),
        line(4, f"rebuilding everything, full text included, {name}", taken, 30 * world.size / 1e6, "s"),
    )


def refs(world: World, number: int) -> list[AccountRef]:
    """The accounts of a known page."""
    visit = world.known(number % world.pages)
    return [
        AccountRef(NETWORK, handle)
        for handle in dict.fromkeys(seen.comment.author for seen in visit.comments)
    ]


def growth(cache: Cache, worlds: list[World], rounds: int, results: Results) -> None:
    """Goal 12: the same work on databases of growing size, in one run. The last two sizes make the ratio."""
    for world in worlds:
        cache.path(world)
    with ExitStack() as stack:
        variants = []
        for world in worlds:
            (path,) = stack.enter_context(cache.copies(world, 1))
            variants += grown(stack.enter_context(opened(path)), world)
        times = in_turns(variants, rounds)
    name = f"growth, {worlds[0].ids} ids"
    results.raw[name] = times
    for work in ("ingest", "annotate"):
        for world in worlds:
            middle = times.middle(f"{work} {world.size:,}")
            results.add(line(12, f"{name}: {work} at {world.size:,}", middle, None, "ms"))
        if len(worlds) == 1:
            continue
        big, small = worlds[-1].size, worlds[-2].size
        found = times.ratio(f"{work} {big:,}", f"{work} {small:,}")
        limit = 1.3 if (small, big) == (1_000_000, 5_000_000) else None
        results.add(line(12, f"{name}: {work} {big:,} / {small:,}", found, limit, "x"))


def grown(memory: Memory, world: World) -> list[Variant]:
    """A new page of 1,000 comments, and the annotations of 500 accounts."""

    def annotating(number: int) -> Thunk:
        wanted = refs(world, number)
        return lambda: memory.annotations(wanted, now=moment())

    def ingesting(number: int) -> Thunk:
        visit = world.fresh(number)
        return lambda: memory.ingest(visit)

    return [
        Variant(f"ingest {world.size:,}", ingesting, memory.checkpoint),
        Variant(f"annotate {world.size:,}", annotating),
    ]
