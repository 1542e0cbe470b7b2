"""The people around my posts, by name; how far two went in talk; who may be one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from relationcore import address, circles, community, conversation, identity
from relationcore.community import Mirror, Reply, Spoken, TippingPoint
from relationcore.conversation import Exchange, Tree, Uttered
from relationcore.errors import NotFound
from relationcore.identity import Suggestion
from relationcore.instants import from_datetime
from relationcore.memory import speaking, wanted
from relationcore.memory.asking import Asking
from relationcore.memory.judge import Judge
from relationcore.model import PersonSummary
from relationcore.store import groups, queries, standing, talk
from relationcore.store.connection import Connection
from relationcore.store.standing import PostRow
from relationcore.store.talk import Line


@dataclass(frozen=True, slots=True)
class MyPost:
    """A post of mine. `id` is its row; `comment` its id on the network; `at` in seconds."""

    id: int
    network: str
    comment: str
    at: int
    title: str | None
    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PostReach:
    """Whom a post reached, by name, in the order in which they first answered.

    `silent` are the dedicated people, known before it, who said nothing there; nobody where the thread was
    not `seen_again` after three days.
    """

    post: MyPost
    seen_again: bool
    answered: tuple[PersonSummary, ...]
    first_time: tuple[PersonSummary, ...]
    back_again: tuple[PersonSummary, ...]
    answered_by_me: tuple[PersonSummary, ...]
    silent: tuple[PersonSummary, ...]


class Around(Asking):
    """What the history says of the people around me."""

    def posts(self, *, limit: int = 50) -> list[MyPost]:
        """My posts, the newest first."""
        wanted.counts(limit=limit)
        with self._store.reading() as conn:
            rows = standing.my_posts(conn, queries.all_mine(conn), 0)[:limit]
            words = talk.post_words(conn, [row.id for row in rows])
            return [_post(row, words[row.id]) for row in rows]

    def reach(self, post: MyPost, *, now: datetime) -> PostReach:
        """Whom a post of `posts` reached. NotFound for one that is gone."""
        with self._store.reading() as conn:
            judge = self._judge(conn, now)
            row = next((one for one in standing.my_posts(conn, judge.me, 0) if one.id == post.id), None)
            if row is None:
                raise NotFound("This post of yours is not remembered.")
            lines = talk.lines(conn)
            seen, settled = self._looking.seen_again, row.at + circles.POST_AGE[0]
            again = seen(conn, row.network, row.thread, row.visit_id, row.first_seen)
            again_late = again and seen(conn, row.network, row.thread, row.visit_id, settled)
            before = {line.person: line.at for line in lines if line.at < row.at}
            answers = standing.answers_to(conn, [row.id], judge.me)[row.id]
            threads = standing.threads_of(conn, [row.id], judge.me)
            people = {one.person for one in lines if one.thread in threads and one.direction == "received"}
            heard = speaking.heard(conn, (line for line in lines if line.person in people), judge.me)
            found = community.reach(
                [one.spoken for one in heard if any(line.comment in answers for line in one.copies)],
                before,
                _dedicated(judge, lines),
                posted=row.at,
                settled=again_late and from_datetime(now) >= settled,
                present=people,
            )
            return _by_name(judge, post, again, found)

    def mirror(self, *, last: int = 50) -> Mirror:
        """The talk under my last posts: how much of it is between others, who met there, who goes unheard.

        Persons are named by their number (`person`).
        """
        wanted.counts(last=last)
        with self._store.reading() as conn:
            mine = queries.all_mine(conn)
            threads = sorted({row.thread_id for row in standing.my_posts(conn, mine, 0)[:last]})
            said = talk.replies_under(conn, threads)
            replies = [Reply(who, whom, at, True) for who, whom, at, _ in said if whom is not None]
            accounts = {account for *_, account in said} - mine
            replies += [Reply(*row, False) for row in talk.replies_among(conn, accounts, threads)]
            me = {groups.person_of(conn, account) for account in mine}
            with_me = talk.said_under(conn, threads)
            replies += [
                Reply(min(me), person, at, True) if direction == "given" else Reply(person, min(me), at, True)
                for person, direction, at, known in with_me
                if not known
            ]
            heard = {person for person, direction, *_ in with_me if direction == "given"}
            return community.mirror(replies, [who for who, *_ in said], me, heard)

    def newcomers(self, *, now: datetime) -> list[PersonSummary]:
        """Who spoke to me for the first time within the last 30 days; those without an answer first."""
        with self._store.reading() as conn:
            judge = self._judge(conn, now)
            new = community.newcomers(_spoken(conn, judge.me), from_datetime(now))
            return judge.summaries([one.person for one in new])

    def tipping_point(self, *, now: datetime) -> TippingPoint:
        """How many people a week can speak to me before I answer fewer of them; `.sentence` says it."""
        with self._store.reading() as conn:
            weeks = community.weeks(_spoken(conn, queries.all_mine(conn)), from_datetime(now))
            return community.tipping_point(weeks)

    def exchange(self, person_id: int) -> Exchange:
        """How far a person and I went in talk. NotFound for nobody."""
        with self._store.reading() as conn:
            person = groups.person_of(conn, person_id)
            return _furthest(self._trees(conn, person), person)

    def depth_in_words(self, person_id: int) -> str | None:
        """How far a person and I went, beside how far talk goes where we met; None where nobody answered.

        NotFound for nobody.
        """
        with self._store.reading() as conn:
            person = groups.person_of(conn, person_id)
            trees = self._trees(conn, person)
            endings = sum((tree.endings() for tree in trees), Counter[int]())
            return conversation.depth_in_words(_furthest(trees, person), endings)

    def _trees(self, conn: Connection, person: int) -> list[Tree]:
        members = groups.members(conn, [person])[person]
        me = {groups.person_of(conn, account) for account in queries.all_mine(conn)}
        return [
            Tree([Uttered(*row) for row in talk.replies_in(conn, thread)], me)
            for thread in talk.threads_with(conn, members)
        ]

    def merge_suggestions(self) -> list[Suggestion]:
        """Which persons may be one, each with its reason, the strongest first. Only the user merges.

        Nobody is suggested to be the user: that cannot be merged.
        """
        with self._store.reading() as conn:
            accounts = queries.accounts_of(conn, talk.named(conn)).values()
            me = {groups.person_of(conn, account) for account in queries.all_mine(conn)}
            found = identity.suggestions(
                accounts,
                weak=lambda network: self._rules.of(network).weak,
                canonical=address.comparable,
                answered=talk.taken_apart(conn),
            )
            return [one for one in found if len({person in me for person in one.persons}) == 1]


def _furthest(trees: Iterable[Tree], person: int) -> Exchange:
    return conversation.deepest(
        one for tree in trees for other, one in tree.exchanges().items() if other == person
    )


def _post(row: PostRow, words: tuple[str | None, str | None, str]) -> MyPost:
    title, url, text = words
    return MyPost(row.id, row.network, row.key, row.at, title, url, text)


def _spoken(conn: Connection, me: Collection[int]) -> list[Spoken]:
    return [one.spoken for one in speaking.heard(conn, talk.lines(conn), me)]


def _dedicated(judge: Judge, lines: Sequence[Line]) -> set[int]:
    posts = judge.posts()
    people = {line.person for line in lines if line.direction == "received"}
    return {person for person in people if circles.dedicated(circles.answers(posts, person))}


def _by_name(judge: Judge, post: MyPost, again: bool, found: community.Reach) -> PostReach:
    everybody = sorted({*found.answered, *found.silent})
    names = dict(zip(everybody, judge.summaries(everybody), strict=True))
    sides = (found.answered, found.first_time, found.back_again, found.answered_by_me, found.silent)
    return PostReach(post, again, *(tuple(names[person] for person in side) for side in sides))
