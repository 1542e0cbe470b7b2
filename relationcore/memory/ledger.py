"""What people need and were promised: written down by the user, or found and only proposed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from relationcore.instants import DAY
from relationcore.model import Need, Said
from relationcore.needs import Hit, detect

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

    `thanked`: per open need (its id) the words in which they said thanks within 30 days after an answer of
    mine. It is for the user to say that it helped.
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
    """Per need the first thanks after an answer of mine that came after it."""
    at = {one.id: one.at for one in said}
    asked = {need.id: at[need.words] for need in needs if need.words is not None and at.get(need.words)}
    found: dict[int, Said] = {}
    for id, since in asked.items():
        answered: int | None = None
        for one in reversed(said):
            if one.at is None or since is None or one.at < since:
                continue
            if one.direction == "given":
                answered = one.at
            elif answered is not None and one.at - answered <= THANKED_WITHIN and _thanks(one):
                found[id] = one
                break
    return found


def _thanks(said: Said) -> bool:
    return any(hit.kind == "thanks" for hit in detect(said.text, quotes=said.quotes))
