"""What people need and were promised: written down by the user, or found and only proposed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from relationcore.instants import DAY
from relationcore.model import Need, Said
from relationcore.needs import Hit, detect
from relationcore.store.moments import COARSE, SPANS

ASKED = ("need", "problem", "request", "question")
"""What is looked for in their words; of several in one comment the first of these is proposed."""
PROMISED = ("promise",)
IMPERATIVE = "command"
"""The rule for a bare imperative: in an answer to somebody else mostly advice, so it asks nothing of me."""
OPEN = ("open", "tried")
THANKED_WITHIN = 30 * DAY


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that a rule took for a need or a promise, and the hit. It is none until the user says so."""

    said: Said
    hit: Hit


@dataclass(frozen=True, slots=True)
class Ledger:
    """A person's needs, the newest first: open ones, promises to them, what is over, and what is proposed.

    `thanked`: per open need (its id) the words in which they thanked me within 30 days after an answer of
    mine, all in the thread in which they asked. It is for the user to say that it helped.
    """

    needs: tuple[Need, ...]
    promises: tuple[Need, ...]
    over: tuple[Need, ...]
    proposed: tuple[Proposal, ...]
    proposed_promises: tuple[Proposal, ...]
    thanked: Mapping[int, Said]


def ledger(written: Sequence[Need], said: Sequence[Said]) -> Ledger:
    """The ledger of a person out of what is written down and the last words said, newest first."""
    known = {need.words for need in written}
    theirs = [one for one in said if one.direction != "given"]
    mine = [one for one in said if one.direction == "given"]
    needs = tuple(one for one in written if one.state in OPEN and one.kind != "promise")
    return Ledger(
        needs=needs,
        promises=tuple(one for one in written if one.state in OPEN and one.kind == "promise"),
        over=tuple(one for one in written if one.state not in OPEN),
        proposed=tuple(_proposed(theirs, ASKED, known)),
        proposed_promises=tuple(_proposed(mine, PROMISED, known)),
        thanked=_thanked(needs, said),
    )


def hits_in(said: Said, kinds: Sequence[str]) -> list[Hit]:
    """The hits of these kinds in the words, without bare imperatives in an answer to somebody else."""
    to_another = said.direction == "seen" and said.reply_to is not None
    hits = (hit for hit in detect(said.text, quotes=said.quotes) if hit.kind in kinds)
    return [hit for hit in hits if not (to_another and hit.rule == IMPERATIVE)]


def _proposed(said: Iterable[Said], kinds: Sequence[str], known: set[int | None]) -> Iterator[Proposal]:
    """At most one hit for each comment of which nothing is written down."""
    for one in said:
        if one.id not in known:
            hits = hits_in(one, kinds)
            if hits:
                yield Proposal(one, min(hits, key=lambda hit: kinds.index(hit.kind)))


def _thanked(needs: Iterable[Need], said: Sequence[Said]) -> dict[int, Said]:
    """Per need the first thanks said to me after an answer of mine, all three in one thread.

    Of coarse times, and where none is known, it cannot be said which came first.
    """
    dated = [one for one in reversed(said) if one.at is not None and one.precision not in COARSE]
    asked = {one.id: one for one in dated if one.thread is not None}
    found: dict[int, Said] = {}
    for need in needs:
        words = asked.get(need.words) if need.words is not None else None
        if words is not None:
            thanks = _first_thanks(words, [one for one in dated if one.thread == words.thread])
            if thanks is not None:
                found[need.id] = thanks
    return found


def _first_thanks(asked: Said, said: Iterable[Said]) -> Said | None:
    """The first words to me that thank within 30 days after words of mine that answer what was asked.

    Each surely came after the one before it, whatever the order in which they were read.
    """
    timed = [(one.at or 0, _until(one), one) for one in said]
    answers = [(at, until) for at, until, one in timed if one.direction == "given" and at > _until(asked)]
    thanks = [
        one
        for at, _, one in timed
        if one.direction == "received"
        and any(until < at <= answered + THANKED_WITHIN for answered, until in answers)
        and _thanks(one)
    ]
    return min(thanks, key=lambda one: (one.at or 0, len(one.comment), one.comment), default=None)


def _until(said: Said) -> int:
    return (said.at or 0) + SPANS.get(said.precision or "", 0)


def _thanks(said: Said) -> bool:
    return any(hit.kind == "thanks" for hit in detect(said.text, quotes=said.quotes))
