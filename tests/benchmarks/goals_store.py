"""Goals 4, 5, 6 and 8: what the store costs beside plain sqlite3, in this process, on copies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from relationcore.instants import parse
from relationcore.memory import Memory
from relationcore.model import Visit
from relationcore.store import queries, recording
from relationcore.store.work import Work
from tests.benchmarks import wal
from tests.benchmarks.databases import Cache
from tests.benchmarks.invented import World
from tests.benchmarks.measure import Line, Results, Thunk, Variant, in_turns, line
from tests.benchmarks.plain import Plain

KNOWN_PAGES = 3 + 10
"""Pages of the log that a known page of 1,000 comments may cost: 3, and 1 per 100 comments."""
FOLLOW = recording.follow


def underived(conn: object, work: Work, disputed: set[str]) -> int:
    """Stands in for everything derived, in the variant that keeps none of it."""
    return 0


@contextmanager
def opened(path: Path) -> Iterator[Memory]:
    """A memory that checkpoints only when it is told to, as under the server."""
    memory = Memory.open(path, server=True)
    try:
        yield memory
    finally:
        memory.close()


def ingest(memory: Memory, visit: Visit, *, derived: bool = True) -> Thunk:
    """One whole ingest, to be timed; its instants were read when it was checked, as in the server."""
    for seen in visit.comments:
        parse(seen.comment.published or "")
    recording.follow = FOLLOW if derived else underived
    return lambda: memory.ingest(visit)


def writing(cache: Cache, world: World, rounds: int, results: Results) -> None:
    """Goals 4 and 8: the whole ingest, the same with nothing derived, and one plain executemany."""
    name = f"new page, {world.ids} ids, {world.size:,}"
    with cache.copies(world, 3) as (whole, bare, raw), opened(whole) as one, opened(bare) as two:
        plain = Plain(raw)

        def inserting(number: int) -> Thunk:
            rows = plain.rows(world.fresh(number))
            return lambda: plain.insert(rows)

        times = in_turns(
            [
                Variant("whole", lambda number: ingest(one, world.fresh(number)), one.checkpoint),
                Variant(
                    "underived",
                    lambda number: ingest(two, world.fresh(number), derived=False),
                    two.checkpoint,
                ),
                Variant("executemany", inserting, plain.checkpoint),
            ],
            rounds,
        )
        recording.follow = FOLLOW
        plain.close()
    results.raw[name] = times
    results.add(
        line(
            4,
            f"{name}: whole ingest / without anything derived",
            times.ratio("whole", "underived"),
            1.2,
            "x",
        ),
        line(8, f"{name}: whole ingest / plain executemany", times.ratio("whole", "executemany"), 1.3, "x"),
        line(8, f"{name}: whole ingest", times.middle("whole"), None, "ms"),
    )


def repeating(cache: Cache, world: World, rounds: int, results: Results) -> None:
    """Goal 6: the same part again, and the same page in a later visit."""
    name = f"known page, {world.ids} ids, {world.size:,}"
    with cache.copies(world, 2) as (kept, raw), opened(kept) as memory:
        plain = Plain(raw)

        def conflicting(number: int) -> Thunk:
            rows = plain.rows(world.known(number % world.pages))
            return lambda: plain.insert(rows, again=True)

        def repeated(number: int) -> Thunk:
            visit = world.known(number % world.pages)
            return lambda: memory.ingest(visit)

        again = in_turns([Variant("replay", repeated), Variant("on conflict", conflicting)], rounds)
        replayed = wal.pages(kept, lambda: repeated(0)())
        visits = [world.known(number % world.pages, again=number + 1) for number in range(rounds)]
        known = [wal.pages(kept, ingest(memory, visit)) for visit in visits]
        plain.close()
    results.raw[name] = again
    results.raw[f"{name}: log"] = {"pages per known page": [float(pages) for pages in known]}
    results.add(
        line(
            6,
            f"{name}: the same part again / executemany ON CONFLICT",
            again.ratio("replay", "on conflict"),
            0.5,
            "x",
        ),
        Line(6, f"{name}: the same part again, log", replayed * 4096, 0, "bytes"),
        Line(6, f"{name}: in a new visit, log (median)", median(known), KNOWN_PAGES, "pages"),
        Line(6, f"{name}: in a new visit, log (most)", max(known), KNOWN_PAGES, "pages"),
    )


def summaries(cache: Cache, world: World, rounds: int, results: Results) -> None:
    """Goal 5: reading 500 summaries against counting the same from the covering index."""
    name = f"500 authors of a Zipf page, {world.ids} ids, {world.size:,}"
    with cache.copies(world, 1) as (path,), opened(path) as memory:
        plain = Plain(path)

        def accounts(number: int) -> list[int]:
            visit = world.known(number % world.pages)
            return [id for _, id in plain.accounts({seen.comment.author for seen in visit.comments})]

        def kept(number: int) -> Thunk:
            wanted = json.dumps(accounts(number))
            with memory._store.reading() as conn:
                return lambda: conn.execute(queries.SUMMARIES, (wanted,)).fetchall()

        def counted(number: int) -> Thunk:
            wanted = json.dumps(accounts(number))
            return lambda: plain.aggregate(wanted)

        times = in_turns([Variant("summaries", kept), Variant("aggregation", counted)], rounds)
        behind = sum(row[1] for row in plain.aggregate(json.dumps(accounts(0))))
        plain.close()
    results.raw[name] = times
    results.facts["comments behind the 500 authors"] = behind
    results.add(
        line(
            5,
            f"{name}: counting from the covering index / reading summaries",
            times.ratio("aggregation", "summaries"),
            40,
            "x",
            at_least=True,
        )
    )
