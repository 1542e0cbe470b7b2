"""Every statement about a person with its reason, and with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relationcore import ties
from relationcore.annotate import flags_of, kind_of
from relationcore.circles import reasons as words
from relationcore.instants import day
from relationcore.memory.judge import Judge
from relationcore.model import Reason
from relationcore.store import decided, evidence
from relationcore.store.connection import Connection


class Reasons:
    """What is said of one person, from one view of the database, at `now` (seconds), and why."""

    def __init__(
        self, conn: Connection, judge: Judge, person: int, accounts: Sequence[int], now: int
    ) -> None:
        """`accounts` are the person's rows. Within one reading transaction."""
        self._conn = conn
        self._judge = judge
        self._person = person
        self._facts = judge.facts([person])[person]
        self._accounts = accounts
        self._now = now

    def all(self) -> tuple[Reason, ...]:
        """The kind, each flag in the order of the annotation, and the circle."""
        return (self._kind(), *self._flags(), *self._circle())

    def _kind(self) -> Reason:
        kind, sentence = kind_of(self._facts, self._now)
        if kind in ("familiar", "seen"):
            return Reason("kind", sentence, evidence.seen(self._conn, self._accounts))
        if kind in ("me", "unknown"):
            return Reason("kind", sentence, ())
        if kind == "dedicated":
            return Reason("kind", sentence, self._judge.answers_by(self._person)[: evidence.LIMIT])
        since = day(self._now) - ties.YEAR + 1 if kind == "in conversation" else None
        return Reason("kind", sentence, evidence.between(self._conn, self._accounts, since=since))

    def _flags(self) -> Iterator[Reason]:
        facts = self._facts
        for flag in flags_of(facts, self._now):
            if flag == "new" and facts.summary.first is not None:
                sentence = words.new(facts.summary.first, facts.first_precision)
                yield Reason(flag, sentence, evidence.first(self._conn, self._accounts))
            elif flag == "waiting" and facts.waiting is not None:
                found = evidence.called(self._conn, self._accounts, facts.waiting.comment)
                yield Reason(flag, words.waiting(facts.waiting.since), found)
            elif flag in ("quiet", "quiet for everyone") and facts.rhythm is not None:
                yield self._quiet(flag, facts.rhythm)
            elif flag == "back again" and facts.returned is not None:
                yield self._back(facts.returned)
            elif flag in ("need open", "promise open"):
                yield self._written_down(flag)

    def _quiet(self, flag: str, rhythm: ties.Rhythm) -> Reason:
        gap = ties.usual_gap(self._facts.days, rhythm.last)
        everyone = flag == "quiet for everyone"
        sentence = words.quiet(rhythm.last, gap, self._facts.seen_until, everyone=everyone)
        return Reason(flag, sentence, evidence.between(self._conn, self._accounts, until=rhythm.last))

    def _back(self, returned: ties.Return) -> Reason:
        last, again = returned.rhythm.last, returned.day
        found = evidence.between(self._conn, self._accounts, days=(last, again))
        gap = ties.usual_gap(self._facts.days, last)
        return Reason("back again", words.back(last, gap, again), found)

    def _written_down(self, flag: str) -> Reason:
        promises = flag == "promise open"
        needs = [
            need
            for need in decided.needs(self._conn, self._accounts)
            if need.state in ("open", "tried") and (need.kind == "promise") == promises
        ]
        rest_on = tuple([need.words for need in needs if need.words is not None])
        return Reason(flag, words.written_down(len(needs), promises=promises), rest_on)

    def _circle(self) -> Iterator[Reason]:
        pins = decided.pins(self._conn)
        if self._person in pins:
            yield Reason("circle", words.by_word(pins[self._person]), ())
        elif self._facts.circle is not None:
            days = set(self._facts.days)
            received = sum(1 for direction, _ in days if direction == "received")
            sentence = words.circle(self._facts.circle, received, len(days) - received)
            yield Reason("circle", sentence, evidence.between(self._conn, self._accounts))
