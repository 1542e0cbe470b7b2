"""Which accounts are one person: merged, taken apart, suggested, kept apart. Every step can be undone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, request
from werkzeug.wrappers import Response

from relationcore.model import PersonSummary
from relationserver.context import memory, now
from relationserver.pages.done import onward, told
from relationserver.pages.view import page
from relationserver.problem import Problem

blueprint = Blueprint("page_joining", __name__, url_prefix="/people")

FOUND = 20
PAIR = re.compile(r"([0-9]{1,18}) ([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Asked:
    """Two people who may be one, why, and the account rows that say so."""

    reason: str
    accounts: tuple[int, int]
    one: PersonSummary
    other: PersonSummary


def suggested(person_id: int | None = None, limit: int | None = None) -> list[Asked]:
    """The suggestions, of one person or of all, with their people."""
    found = memory().merge_suggestions()
    if person_id is not None:
        found = [one for one in found if person_id in one.persons]
    chosen = found[:limit]
    concerned = sorted({person for said in chosen for person in said.persons})
    people = {line.id: line for line in memory().summaries(concerned, now=now())}
    return [
        Asked(said.reason, said.accounts, *(people[person] for person in said.persons)) for said in chosen
    ]


def number(name: str) -> int:
    """A number that our own form sends; Problem 422 without one."""
    value = request.form.get(name, type=int)
    if value is None:
        raise Problem(422, f"The form holds no {name}.")
    return value


def pair() -> tuple[int, int]:
    """The two account rows that our own form sends; Problem 422 without them."""
    match = PAIR.fullmatch(request.form.get("pair", ""))
    if match is None:
        raise Problem(422, "The form holds no two accounts.")
    return int(match[1]), int(match[2])


@blueprint.get("/suggestions")
def suggestions() -> tuple[str, int]:
    """Who may be one person, each with the reason."""
    return page("suggestions.html", suggestions=suggested(), notice=told())


@blueprint.get("/<int:person_id>/merge")
def choose(person_id: int) -> tuple[str, int]:
    """Look for another account of a person."""
    person = memory().person(person_id, now=now())
    query = request.args.get("other", "").replace("\0", " ").strip()[:200]
    found = memory().people(now=now(), query=query, limit=FOUND + 1) if query else []
    others = [one for one in found if one.id != person.id]
    return page(
        "merge.html",
        person=person,
        other=query,
        found=others[:FOUND],
        more=len(found) > FOUND,
        suggestions=suggested(person.id),
    )


@blueprint.post("/<int:person_id>/merge")
def merge(person_id: int) -> Response:
    """Two persons are one."""
    other = number("other")
    memory().merge(person_id, other, now=now())
    return onward(person_id, "merged", other)


@blueprint.post("/<int:person_id>/merge/undo")
def undo_merge(person_id: int) -> Response:
    """Undo a merge."""
    memory().undo_merge(person_id, number("other"))
    return onward(person_id, "merge undone")


@blueprint.post("/<int:person_id>/unmerge")
def unmerge(person_id: int) -> Response:
    """Take an account out."""
    account = number("account")
    if account not in [one.id for one in memory().person(person_id, now=now()).accounts]:
        raise Problem(404, "This account is none of this person's.")
    memory().unmerge(account, now=now())
    return onward(person_id, "taken apart", account)


@blueprint.post("/<int:person_id>/unmerge/undo")
def undo_unmerge(person_id: int) -> Response:
    """Put an account back that was taken out."""
    memory().undo_unmerge(number("account"))
    return onward(person_id, "taking apart undone")


@blueprint.post("/<int:person_id>/apart")
def keep_apart(person_id: int) -> Response:
    """Answer a suggestion with no."""
    one, other = pair()
    memory().keep_apart(one, other, now=now())
    return onward(person_id, "kept apart", one=one, other=other)


@blueprint.post("/<int:person_id>/apart/undo")
def let_suggest(person_id: int) -> Response:
    """Take the no back."""
    memory().let_suggest(*pair())
    return onward(person_id, "apart undone")
