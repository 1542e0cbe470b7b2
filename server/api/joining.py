"""Which accounts are one person: suggestions, merges, accounts taken out, two people kept apart."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore.model import AccountRef
from relationserver import outward, wire
from relationserver.answers import PersonAnswerSchema, Serial
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.api.decisions import known
from relationserver.context import memory, now
from relationserver.decided import AccountOfSchema, ApartSchema, OtherSchema, SuggestionsAnswerSchema
from relationserver.problem import Problem

blueprint = ApiBlueprint("joining", __name__, url_prefix="/api/v1", description="Who is one person")


@blueprint.route("GET", "/suggestions")
@blueprint.answers(200, SuggestionsAnswerSchema)
def list_suggestions() -> Response:
    """Who may be one person, each with the reason. Only you merge."""
    found = memory().merge_suggestions()
    concerned = sorted({person for one in found for person in one.persons})
    people = {line.id: outward.line(line) for line in memory().summaries(concerned, now=now())}
    suggestions = [
        {
            "people": [people[person] for person in one.persons],
            "accounts": list(one.accounts),
            "kind": one.kind,
            "reason": one.reason,
        }
        for one in found
    ]
    return wire.answer(with_serial({"suggestions": suggestions}))


@blueprint.route("PUT", "/suggestions")
@blueprint.takes(ApartSchema)
@blueprint.answers(200, Serial)
def answer_suggestion(asked: dict[str, Any]) -> Response:
    """Say that two accounts are two people, or take it back."""
    if asked["apart"]:
        memory().keep_apart(*asked["accounts"], now=now())
    else:
        memory().let_suggest(*asked["accounts"])
    return wire.answer(with_serial({}))


@blueprint.route("POST", "/people/<int:person_id>/merge")
@blueprint.takes(OtherSchema)
@blueprint.answers(200, PersonAnswerSchema)
def merge(asked: dict[str, Any], person_id: int) -> Response:
    """Two persons are one; answers who they are now."""
    return known(memory().merge(person_id, asked["other"], now=now()))


@blueprint.route("POST", "/people/<int:person_id>/merge/undo")
@blueprint.takes(OtherSchema)
@blueprint.answers(200, PersonAnswerSchema)
def undo_merge(asked: dict[str, Any], person_id: int) -> Response:
    """Take the last merge of these two back, as if it had never been."""
    memory().undo_merge(person_id, asked["other"])
    return known(person_id)


def row_of(person_id: int, account: dict[str, Any]) -> int:
    """The row of one of a person's accounts; Problem 404 for none of theirs."""
    ref = AccountRef(**account)
    for one in memory().person(person_id, now=now()).accounts:
        if (one.network, one.handle, one.stable_id) == (ref.network, ref.handle, ref.id):
            return one.id
    raise Problem(404, "This account is none of this person's.")


@blueprint.route("POST", "/people/<int:person_id>/unmerge")
@blueprint.takes(AccountOfSchema)
@blueprint.answers(200, PersonAnswerSchema)
def unmerge(asked: dict[str, Any], person_id: int) -> Response:
    """Take an account out; answers the person that it is now."""
    return known(memory().unmerge(row_of(person_id, asked["account"]), now=now()))


@blueprint.route("POST", "/people/<int:person_id>/unmerge/undo")
@blueprint.takes(AccountOfSchema)
@blueprint.answers(200, PersonAnswerSchema)
def undo_unmerge(asked: dict[str, Any], person_id: int) -> Response:
    """Take it back that an account was taken out; `person_id` is the person that it became."""
    memory().undo_unmerge(row_of(person_id, asked["account"]))
    return known(person_id)
