"""Today: who waits for an answer, what you promised, what they need, whom you met. It ends."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, request

from relationcore.model import Need, PersonSummary, Unanswered
from relationserver.context import context, memory, now
from relationserver.pages.done import told
from relationserver.pages.joining import suggested
from relationserver.pages.view import page

blueprint = Blueprint("page_today", __name__)

SUGGESTED = 3
NEEDS = 10
"""Needs, and promises, that stand on the page at most."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Somebody who waits, and the words that do."""

    person: PersonSummary
    words: Unanswered


@blueprint.get("/")
def today() -> tuple[str, int]:
    """The short page of the day."""
    settled = request.args.get("settled", type=int)
    found = memory().today(now=now())
    written = memory().open_needs()
    promises = [one for one in written if one.kind == "promise"][:NEEDS]
    needs = [one for one in written if one.kind != "promise"][:NEEDS]
    return page(
        "today.html",
        today=found,
        waits=[one for person in found.waiting for one in waiting(person)],
        needs=needs,
        promises=promises,
        names=named([*needs, *promises]),
        suggestions=suggested(limit=SUGGESTED),
        held=memory().status(now=now()),
        me=memory().me(),
        tokens=memory().access.list_tokens(),
        notice=told(),
        settled=settled if settled in context().settled else None,
    )


def waiting(person: PersonSummary) -> list[Waits]:
    """The newest words of somebody that wait."""
    words = [one for one in memory().unanswered(person.id, now=now()) if one.waits]
    return [Waits(person, one) for one in words[:1]]


def named(needs: list[Need]) -> dict[int, PersonSummary]:
    """The people of these needs, by their number."""
    return {line.id: line for line in memory().summaries(sorted({one.person for one in needs}), now=now())}
