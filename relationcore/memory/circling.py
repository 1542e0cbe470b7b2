"""The circles of a database, kept in memory until something they rest on changes.

They move on Mondays only, but late pages tell of earlier weeks, so a replay is due whenever contacts,
presence or days read before the last Monday are others than they were. Where a replay takes long, marks on
pages go on with the last one until Monday; whoever asks for the circles themselves gets them as they are.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence

from relationcore import circles
from relationcore.circles import Known, Voice
from relationcore.circles.running import WEEK, monday_from
from relationcore.instants import DAY, day
from relationcore.memory.looking import Looking
from relationcore.model import Direction
from relationcore.store import queries, standing
from relationcore.store.connection import Connection
from relationcore.store.standing import Talker

SHORT = 3_000
"""People times weeks, and comments to read, of a replay that is over in a few milliseconds."""
NOTHING: Sequence[int] = ()
Days = dict[int, list[tuple[Direction, int]]]
Words = dict[int, list[tuple[int, int]]]


class Circling:
    """The last replay, and what it rested on. Safe for many threads."""

    def __init__(self, looking: Looking) -> None:
        """Nothing replayed yet."""
        self._looking = looking
        self._lock = threading.Lock()
        self._monday = -1
        self._rested: object = None
        self._found: dict[int, str] = {}
        self._long = False

    def circles(self, conn: Connection, now: int, me: set[int], *, exact: bool) -> dict[int, str]:
        """Per person in a circle its name at `now` (seconds)."""
        monday = monday_from(day(now) - WEEK + 1)
        with self._lock:
            if self._long and not exact and monday == self._monday:
                return self._found
            talkers = _mutual(standing.talkers(conn), me)
            days = _before(queries.days_of(conn, [one.id for one in talkers]), monday)
            first = min((number for held in days.values() for _, number in held), default=monday)
            weeks, comments = (monday - first) // WEEK, sum(one.seen for one in talkers)
            self._long = len(talkers) * weeks + comments > SHORT
            written = self._words(conn, talkers)
            read = {
                network: [number for number in numbers if number < monday]
                for network, numbers in self._looking.days(conn).items()
            }
            rested = (talkers, days, written, read)
            if monday != self._monday or rested != self._rested:
                self._found = circles.circles(_known(talkers, days, written, read), monday * DAY)
                self._monday, self._rested = monday, rested
            return self._found

    def _words(self, conn: Connection, talkers: Sequence[Talker]) -> Words:
        """What these accounts wrote, ascending; of many it is carried on in memory."""
        if not self._long:
            return standing.written(conn, [one.id for one in talkers])
        told = self._looking.writings.of(conn, {one.id: one.seen for one in talkers})
        return {account: sorted(days) for account, days in told.items()}


def _known(
    talkers: Sequence[Talker], days: Days, written: Words, read: Mapping[str, Sequence[int]]
) -> dict[int, Known]:
    groups: defaultdict[int, list[Talker]] = defaultdict(list)
    for one in talkers:
        groups[one.person].append(one)
    return {
        person: Known(
            min(f"{one.network}\n{one.key}" for one in group),
            [pair for one in group for pair in days.get(one.id, ())],
            [Voice(written.get(one.id, []), read.get(one.network, NOTHING)) for one in group],
        )
        for person, group in groups.items()
    }


def _mutual(talkers: Sequence[Talker], me: set[int]) -> list[Talker]:
    """The accounts of people with whom words went both ways."""
    received: defaultdict[int, int] = defaultdict(int)
    given: defaultdict[int, int] = defaultdict(int)
    for one in talkers:
        received[one.person] += one.received
        given[one.person] += one.given
    mine = {one.person for one in talkers if one.id in me}
    return [one for one in talkers if received[one.person] and given[one.person] and one.person not in mine]


def _before(days: Days, monday: int) -> Days:
    return {account: sorted(pair for pair in held if pair[1] < monday) for account, held in days.items()}
