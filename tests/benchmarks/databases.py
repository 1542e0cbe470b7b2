"""The databases that are measured: built once by the store's own code path, kept in a cache elsewhere."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationcore.store.schema import DERIVED, PEOPLE, RECORDED, USER
from tests.benchmarks.invented import ME, NETWORK, NOW, PAGE, Ids, World

TOGETHER = 400
"""Visits of the bulk in one transaction: a page of an index that many of them touch is written once."""
CACHE_KIB = 1024 * 1024
"""Of SQLite while it is built: the indexes of 5M comments."""


def moment() -> datetime:
    """The benchmark's now."""
    return datetime.fromtimestamp(NOW, UTC)


def fingerprint(ids: Ids) -> str:
    """Changes when what is invented or the first tables do; later ones come by migration."""
    said = list(World(3 * PAGE, ids).bulk())
    tables = " ".join(f"{PEOPLE} {RECORDED} {DERIVED} {USER}".split())
    return hashlib.sha256(f"{said!r}{tables}".encode()).hexdigest()[:12]


class Cache:
    """The folder of built databases."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.built: dict[str, float] = {}

    def path(self, world: World) -> Path:
        """The database of a world, built where it is missing."""
        path = self.folder / f"{world.ids}-{world.size}-{fingerprint(world.ids)}.db"
        if path.exists():
            Memory.open(path).close()
            for copy in self.folder.glob(f"{path.stem}.before-migration-*"):
                copy.unlink()
        else:
            started = time.perf_counter()
            build(world, path)
            self.built[f"{world.ids} ids, {world.size:,}"] = round(time.perf_counter() - started, 1)
        return path

    @contextmanager
    def copies(self, world: World, count: int) -> Iterator[list[Path]]:
        """Copies to write into; they are gone afterwards."""
        source = self.path(world)
        with TemporaryDirectory(dir=self.folder) as scratch:
            copies = [Path(scratch) / f"{index}.db" for index in range(count)]
            for copy in copies:
                shutil.copyfile(source, copy)
                copy.chmod(0o600)
            yield copies


def build(world: World, path: Path) -> None:
    """Ingest every visit of a world; I am confirmed from the start, some people have notes and labels."""
    rising = path.with_suffix(".rising")
    for leftover in path.parent.glob(f"{rising.name}*"):
        leftover.unlink()
    with Memory.open(rising, server=True) as memory:
        memory.confirm_me(AccountRef(NETWORK, ME), now=moment())
        memory._store.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        visits = world.bulk()
        while some := list(islice(visits, TOGETHER)):
            with memory._store.writing():
                for visit in some:
                    memory.ingest(visit)
            memory.checkpoint()
        annotate_some(memory, world)
    rising.rename(path)


def annotate_some(memory: Memory, world: World) -> None:
    """Notes on every tenth of the thousand most talkative, a label on every fiftieth."""
    for rank in range(0, min(1000, len(world.handles)), 10):
        person = memory.person_of(AccountRef(NETWORK, world.handles[rank]), create=True)
        memory.add_note(person, f"Met number {rank}.\nTalks much.", now=moment())
        if rank % 50 == 0:
            memory.set_label(person, "careful")
