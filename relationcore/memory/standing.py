"""How people stand: dedicated, quiet, back again. Only for those asked about who ever spoke with me."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from relationcore import circles, ties
from relationcore.annotate import Facts
from relationcore.instants import DAY, day
from relationcore.memory.looking import Looking
from relationcore.store import queries, standing
from relationcore.store.connection import Connection
from relationcore.ties import YEAR


class Standing:
    """What is said of people beside counts and waiting, from one view of the database, at `now` (seconds)."""

    def __init__(self, conn: Connection, now: int, me: set[int], looking: Looking) -> None:
        """Within one reading transaction."""
        self._conn = conn
        self._now = now
        self._today = day(now)
        self._me = me
        self._looking = looking

    def add(self, facts: Mapping[int, Facts], held: Mapping[int, Sequence[int]]) -> None:
        """Say it in the facts of these persons (id -> account rows)."""
        if not held:
            return
        posts = self.posts()
        asked = {}
        for person in held:
            facts[person].answered = circles.answers(posts, person)
            rhythm = ties.rhythm(facts[person].days)
            silent = rhythm is not None and self._today - rhythm.last > rhythm.patience
            if silent or ties.may_be_back(facts[person].days, self._today):
                asked[person] = rhythm
        self._look(facts, held, asked)

    def posts(self) -> list[circles.Post]:
        """My last posts of which it can be said who answered."""
        seen_again = self._looking.seen_again
        known = [
            circles.Post(
                row.at,
                seen_again(self._conn, row.network, row.thread, row.visit_id, row.first_seen),
                id=row.id,
            )
            for row in standing.my_posts(self._conn, self._me, self._now - YEAR * DAY)
        ]
        judged = circles.judged_posts(known, self._now)
        answers = standing.answers_to(self._conn, [post.id for post in judged], self._me) if judged else {}
        return [replace(post, answered_by=set(answers[post.id].values())) for post in judged]

    def answers_by(self, person: int) -> tuple[int, ...]:
        """The words in which a person answered those posts of mine, the newest first."""
        answers = standing.answers_to(self._conn, [post.id for post in self.posts()], self._me)
        said = {comment for words in answers.values() for comment, one in words.items() if one == person}
        return tuple(sorted(said, reverse=True))

    def _look(
        self,
        facts: Mapping[int, Facts],
        held: Mapping[int, Sequence[int]],
        asked: Mapping[int, ties.Rhythm | None],
    ) -> None:
        met = standing.met_in(self._conn, [account for person in asked for account in held[person]])
        threads = {person: [one for row in held[person] for one in met.get(row, ())] for person in asked}
        quiet: dict[int, ties.Rhythm] = {}
        for person, looked in self._looking.looked(self._conn, threads).items():
            one, rhythm = facts[person], asked[person]
            one.quiet = ties.quiet(rhythm, looked, self._today)
            if one.quiet == "no":
                one.returned = ties.returned(one.days, looked, self._today)
                one.back = one.returned is not None
            if one.quiet == "quiet" and rhythm is not None:
                one.rhythm = quiet[person] = rhythm
                one.seen_until = looked.days[bisect_right(looked.days, self._today) - 1]
        self._tell_apart(facts, held, quiet)

    def _tell_apart(
        self,
        facts: Mapping[int, Facts],
        held: Mapping[int, Sequence[int]],
        quiet: Mapping[int, ties.Rhythm],
    ) -> None:
        """Quiet with me, or quiet for everyone."""
        if not quiet:
            return
        cases = {
            person: (tuple(held[person]), facts[person].summary.seen, rhythm.last, facts[person].seen_until)
            for person, rhythm in quiet.items()
        }
        kept = self._looking.withdrew
        found = {case: kept[case] for case in cases.values() if case in kept}
        unknown = [case for case in cases.values() if case not in found]
        accounts = {account: 0 for case in unknown for account in case[0]}
        summaries = queries.summaries_of(self._conn, accounts)
        told = self._looking.writings.of(
            self._conn, accounts | {account: summary.seen for account, summary in summaries.items()}
        )
        for case in unknown:
            words = [one for account in case[0] for one in told[account]]
            found[case] = ties.withdrew(words, case[2], case[3])
            self._looking.remember(case, found[case])
        for person, case in cases.items():
            if found[case]:
                facts[person].quiet = "quiet for everyone"


def quiet_ones(facts: Mapping[int, Facts]) -> Iterable[int]:
    """The persons who have grown quiet, with me or for everyone."""
    return [person for person, one in facts.items() if one.quiet in ("quiet", "quiet for everyone")]
