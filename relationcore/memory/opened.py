"""An open memory: opening, closing, threads, and which rows a ref means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from relationcore.memory.circling import Circling
from relationcore.memory.looking import Looking
from relationcore.memory.rulebook import Rulebook
from relationcore.model import AccountRef
from relationcore.places import default_path
from relationcore.recipes.own import load_beside
from relationcore.recipes.recipe import Recipes
from relationcore.store.connection import Connection
from relationcore.store.glances import Glance, glances
from relationcore.store.store import Store


class Opened:
    """One open memory. It may be used from many threads; as a context manager it closes itself."""

    def __init__(self, store: Store, recipes: Recipes) -> None:
        """Use `Memory.open`."""
        self._store = store
        self._recipes = recipes
        self._rules = Rulebook(recipes)
        self._looking = Looking()
        self._circling = Circling(self._looking)
        self.access = store.access
        self.path = store.path
        store.renew(self._rules.of)

    @classmethod
    def open(
        cls,
        path: Path | str | None = None,
        *,
        create: bool = True,
        recipes: Recipes | None = None,
        server: bool = False,
    ) -> Self:
        """Open a database, the default one without a path, and make it where it is missing and `create`.

        `server` leaves checkpoints to a thread that calls `checkpoint()`. Raises StoreError, StoreTooNew.
        """
        chosen = default_path() if path is None else Path(path).expanduser()
        return cls(Store(chosen, create=create, server=server), recipes or load_beside(chosen))

    @property
    def recipes(self) -> Recipes:
        """The recipes in force: those given, else the shipped ones and the user's own beside the database."""
        return self._recipes

    def __enter__(self) -> Self:
        """The memory itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; what full text does not hold yet is indexed first, unless an error is on its way."""
        if error is None:
            self.index_pending()
        self.close()

    def close(self) -> None:
        """Close all connections of all threads."""
        self._store.close()

    def release(self) -> None:
        """Close the calling thread's connection."""
        self._store.release()

    def on_commit(self, hook: Callable[[], None]) -> None:
        """Call `hook` after every commit, and where the log is left to be emptied, in the thread at hand."""
        self._store.on_commit(hook)

    def checkpoint(self) -> bool:
        """Write the log into the database as far as no reader is in the way; False where it is still to be
        emptied after a forgetting.
        """
        return self._store.checkpoint()

    def index_pending(self) -> None:
        """Index what full text does not hold yet."""
        self._store.index_pending()

    def _rows(
        self, conn: Connection, refs: Sequence[AccountRef], host: str | None = None
    ) -> list[Glance | None]:
        by_network: defaultdict[str, list[int]] = defaultdict(list)
        for index, ref in enumerate(refs):
            by_network[ref.network].append(index)
        rows: list[Glance | None] = [None] * len(refs)
        for network, indexes in by_network.items():
            rules = self._rules.of(network)
            if rules.weak and host is not None and ":" in network and network.partition(":")[2] != host:
                continue
            found = glances(conn, network, [refs[index] for index in indexes], rules)
            for index, row in zip(indexes, found, strict=True):
                rows[index] = row
        return rows
