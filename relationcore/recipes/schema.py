"""What may stand in a recipe file. Unknown keys are refused; a message names file, line, key and remedy."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, pre_load, validates_schema
from marshmallow import validate as check

from relationcore.errors import RecipeError
from relationcore.recipes.complete import PAGE_KINDS, as_steps, as_tests, complete
from relationcore.recipes.locate import line_of
from relationcore.recipes.step_schema import (
    RECORD_FIELDS,
    MarkSchema,
    Strict,
    as_table,
    field_table,
    regex,
    selector,
    selectors,
    steps,
)

KINDS = ("post", "comment")
PROFILE_FIELDS = ("handle", "id", "name", "url", "bio", "avatar", "links")
REACTION_FIELDS = ("by", "to")
MOMENTS = ("instant", "ago", "stamp", "unix", "unix_ms")


class RuleSchema(Strict):
    """What all rules have in common."""

    page = fields.List(fields.String(validate=check.OneOf(PAGE_KINDS)), load_default=lambda: list(PAGE_KINDS))
    select = selector(required=True)
    exclude_ = selectors(data_key="exclude", attribute="exclude")


class RecordSchema(RuleSchema):
    """One kind of post or comment."""

    kind = fields.String(validate=check.OneOf(KINDS), load_default="comment")
    opening = fields.Boolean()
    withdrawn = selector()
    body = steps()
    without = selectors()
    quotes = selectors()
    cut = selectors()
    mark = fields.Nested(MarkSchema)
    fields_ = fields.Nested(field_table(RECORD_FIELDS), required=True, data_key="fields", attribute="fields")

    @pre_load
    def normal(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """`body` may be one selector."""
        return {**as_table(data), **({"body": as_steps(data["body"])} if "body" in data else {})}

    @validates_schema
    def readable(self, data: Mapping[str, Any], **_: Any) -> None:
        """A record names its author, and its time by a conversion that knows times."""
        if "author" not in data["fields"]:
            raise ValidationError("a record must say who wrote it; add `author` to its fields.", "fields")
        for step in data["fields"].get("published", ()):
            _check_moment(step)


def _check_moment(step: Mapping[str, Any]) -> None:
    while "then" in step:
        step = step["then"]
    if step.get("as") not in MOMENTS and "date" not in step:
        reason = f"each step ends in `date` or `as` one of {', '.join(MOMENTS)}."
        raise ValidationError({"fields": {"published": [reason]}})


class ProfileSchema(RuleSchema):
    """A person as a profile page or a list of people shows them."""

    mark = fields.Nested(MarkSchema)
    fields_ = fields.Nested(field_table(PROFILE_FIELDS), required=True, data_key="fields", attribute="fields")


class ReactionSchema(RuleSchema):
    """A like, boost or star with a name to it."""

    kind = fields.String(required=True)
    fields_ = fields.Nested(
        field_table(REACTION_FIELDS), required=True, data_key="fields", attribute="fields"
    )


class NumbersSchema(RuleSchema):
    """A vanity number: what is selected is its text, which an overlay may cover; with `attr` it may not."""

    metric = fields.String(required=True)
    root = selector()
    attr = fields.String()
    match = regex()

    @validates_schema
    def one_figure(self, data: Mapping[str, Any], **_: Any) -> None:
        """Inside a shadow root the figure itself is selected."""
        if "root" in data and "attr" in data:
            raise ValidationError(
                "`attr` and `root` exclude each other: `root` selects the figure itself; keep one."
            )


class WaySchema(Strict):
    """One way of telling that a page belongs to the recipe: all that is given must hold."""

    hosts = fields.List(fields.String(validate=check.Regexp(r"^(\*\.)?[a-z0-9.:-]+$")), load_default=list)
    generator = regex()
    marker = selector()


class PathSchema(Strict):
    """What makes a page one of a kind."""

    path = regex()
    marker = selector()


class MatchSchema(WaySchema):
    """Which pages are the recipe's, and of which kind they are."""

    also = fields.List(fields.Nested(WaySchema))
    paths = fields.Dict(
        keys=fields.String(validate=check.OneOf(PAGE_KINDS)),
        values=fields.Nested(PathSchema),
        load_default=dict,
    )

    @pre_load
    def normal(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """A bare regex is the path."""
        return {**as_table(data), **({"paths": as_tests(data["paths"])} if "paths" in data else {})}


ViewerFields = field_table(("handle", "audience"))


class ViewerSchema(ViewerFields):  # type: ignore[misc, valid-type]
    """Who is signed in, their own followers figure, and where their mark stands."""

    mark = fields.Nested(MarkSchema)

    @pre_load
    def normal(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """Steps may be bare selectors; the mark is no step."""
        return {name: value if name == "mark" else as_steps(value) for name, value in as_table(data).items()}


class RecipeSchema(Strict):
    """A whole recipe."""

    site = fields.String(required=True, validate=check.Regexp(r"^[a-z][a-z0-9_]*$"))
    version = fields.Integer(required=True, strict=True, validate=check.Range(min=1))
    checked = fields.Raw(required=True)
    network = fields.String(required=True, validate=check.Regexp(r"^[a-z]+(:\{host\})?(/\{group\})?$"))
    id_scope = fields.String(load_default="network", validate=check.OneOf(("network", "host", "thread")))
    fold_case = fields.Boolean(load_default=False)
    weak = fields.Boolean(load_default=False)
    fallback = fields.Boolean(load_default=False)
    noscript = fields.Boolean(load_default=False)
    anonymous = fields.List(fields.String(), load_default=list)
    withdrawn = fields.List(fields.String(), load_default=list)
    exclude_ = selectors(data_key="exclude", attribute="exclude", load_default=list)
    match = fields.Nested(MatchSchema, required=True)
    expect = fields.Dict(
        keys=fields.String(validate=check.OneOf(PAGE_KINDS)),
        values=fields.Dict(
            keys=fields.String(validate=check.OneOf(("comments", "profiles"))),
            values=fields.Integer(strict=True),
        ),
        required=True,
    )
    page = fields.Nested(
        field_table(("title", "thread", "thread_url", "community", "group", "number")), load_default=dict
    )
    viewer = fields.Nested(ViewerSchema, load_default=dict)
    record = fields.List(fields.Nested(RecordSchema), load_default=list)
    profile = fields.List(fields.Nested(ProfileSchema), load_default=list)
    reaction = fields.List(fields.Nested(ReactionSchema), load_default=list)
    numbers = fields.List(fields.Nested(NumbersSchema), load_default=list)

    @post_load
    def dated(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """`checked` is a date or the word facts."""
        checked = data["checked"]
        if not (isinstance(checked, datetime.date) or checked == "facts"):
            raise ValidationError('must be the date of the newest proven capture, or "facts".', "checked")
        return {**data, "checked": str(checked)}


_RECIPE = RecipeSchema()


def validate(data: dict[str, Any], text: str, name: str) -> dict[str, Any]:
    """The whole table of a recipe. Raises RecipeError, with every error on a line of its own."""
    try:
        _RECIPE.load(data)
    except ValidationError as error:
        lines = [_message(path, reason, text, name) for path, reason in _flat(error.messages, ())]
        raise RecipeError("\n".join(lines)) from None
    return complete(data)


def _flat(messages: Any, path: tuple[Any, ...]) -> list[tuple[tuple[Any, ...], str]]:
    if isinstance(messages, Mapping):
        return [found for key, inner in messages.items() for found in _flat(inner, (*path, key))]
    return (
        [(path, str(reason)) for reason in messages]
        if isinstance(messages, list)
        else [(path, str(messages))]
    )


def _message(path: tuple[Any, ...], reason: str, text: str, name: str) -> str:
    shown = tuple(key for key in path if key not in ("_schema", "value", "key"))
    key = ".".join(str(part) for part in shown) or "the file"
    return f"{name}, line {line_of(text, shown)}, {key}: {REMEDIES.get(reason, reason)}"


REMEDIES = {
    "Unknown field.": "there is no such key; correct its spelling or take it out; see docs/recipes.md.",
    "Missing data for required field.": "this key is missing; add it.",
}
