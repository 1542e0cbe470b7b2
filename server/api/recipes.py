"""The recipes: the server is their only source, the worker keeps them by ETag."""

from __future__ import annotations

from flask import Response, request

from relationserver import wire
from relationserver.answers import RecipesSchema
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import context

blueprint = ApiBlueprint("recipes", __name__, url_prefix="/api/v1/recipes", description="How sites are read")


@blueprint.route("GET", "")
@blueprint.answers(200, RecipesSchema)
def list_recipes() -> Response:
    """All recipes, or 304 where `If-None-Match` names these."""
    recipes = context().recipes
    if recipes.etag in request.if_none_match:
        answer = Response(status=304)
    else:
        answer = wire.answer(with_serial({"recipes": recipes.for_extension()}))
    answer.set_etag(recipes.etag)
    return answer
