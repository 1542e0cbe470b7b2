"""What may stand in a recipe file. Unknown keys are refused; a message names file, line, key and remedy."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, pre_load, validates_schema
from marshmallow import validate as check

from relationcore.errors import RecipeError
from relationcore.recipes.convert import CONVERSIONS
from relationcore.recipes.locate import line_of
from relationcore.recipes.step import FROM, PAGE_VALUES, RELATIONS, TEXTS
from relationcore.recipes.subset import date_error, format_error, regex_error, selector_error

PAGE_KINDS = ("thread", "profile", "list", "other")
KINDS = ("post", "comment")
RECORD_FIELDS = (
    "id", "author", "author_id", "author_name", "author_url", "in_reply_to", "mentions", "text", "published", "url",
    "uri", "thread", "thread_url", "thread_title", "depth", "kind",
)  # fmt: skip
PROFILE_FIELDS = ("handle", "id", "name", "url", "bio", "avatar", "links")
REACTION_FIELDS = ("by", "to")
MOMENTS = ("instant", "ago", "unix", "unix_ms")


def _rule(error_of: Callable[[str], str | None]) -> Callable[[str], None]:
    def refuse(text: str) -> None:
        error = error_of(text)
        if error:
            raise ValidationError(error)

    return refuse


def _selector(**options: Any) -> fields.String:
    return fields.String(validate=_rule(selector_error), **options)


def _selectors() -> fields.List:
    return fields.List(_selector())


def _regex(**options: Any) -> fields.String:
    return fields.String(validate=_rule(regex_error), **options)


class Strict(Schema):
    """Refuses what it does not know."""

    class Meta:
        """Marshmallow's own settings."""

        unknown = RAISE


class StepSchema(Strict):
    """One step of a pipeline."""

    from_ = fields.String(data_key="from", attribute="from", validate=check.OneOf(FROM))
    closest = _selector()
    previous = _selector()
    next = _selector()
    if_ = _selector(data_key="if", attribute="if")
    unless = _selector()
    having = _selector()
    root = fields.Boolean()
    select = _selector()
    last = fields.Boolean()
    all = fields.Boolean()
    attr = fields.String(validate=check.Regexp(r"^[A-Za-z_:][-\w:.]*$"))
    text = fields.String(validate=check.OneOf(TEXTS))
    value = fields.String()
    page = fields.String(validate=check.OneOf(PAGE_VALUES))
    parent_record = fields.String(validate=check.OneOf(RECORD_FIELDS))
    previous_record = fields.String(validate=check.OneOf(RECORD_FIELDS))
    previous_smaller = fields.String(validate=check.OneOf(RECORD_FIELDS))
    post_record = fields.String(validate=check.OneOf(RECORD_FIELDS))
    match = _regex()
    json = fields.String(validate=check.Length(min=1))
    as_ = fields.String(data_key="as", attribute="as", validate=check.OneOf(CONVERSIONS))
    date = fields.List(fields.String(validate=_rule(date_error)), validate=check.Length(min=1))
    format = fields.String(validate=_rule(format_error))
    then = fields.Nested(lambda: ThenSchema())

    @validates_schema
    def one_of_each(self, data: Mapping[str, Any], **_: Any) -> None:
        """A step starts in one place, takes one thing and makes one thing of it."""
        for group in (
            ("from", "closest", "value", "page", *RELATIONS),
            ("from", "previous", "next", "value", "page", *RELATIONS),
            ("attr", "text", "value", "page", *RELATIONS),
            ("select", "value", "page", *RELATIONS),
            ("as", "date"),
        ):
            both = [key for key in group if key in data]
            if len(both) > 1:
                raise ValidationError(
                    f"`{both[0]}` and `{both[1]}` exclude each other in one step; keep one."
                )


class ThenSchema(Strict):
    """What is done with the text of the step before."""

    match = _regex()
    json = fields.String(validate=check.Length(min=1))
    as_ = fields.String(data_key="as", attribute="as", validate=check.OneOf(CONVERSIONS))
    date = fields.List(fields.String(validate=_rule(date_error)), validate=check.Length(min=1))
    format = fields.String(validate=_rule(format_error))
    then = fields.Nested(lambda: ThenSchema())


def steps() -> fields.List:
    """A list of steps; a bare text in it is a selector."""
    return fields.List(fields.Nested(StepSchema), validate=check.Length(min=1))


def as_steps(value: Any) -> Any:
    """One selector, or a list in which selectors may stand bare, as a list of tables."""
    items = [value] if isinstance(value, str | Mapping) else value
    return (
        [{"select": item} if isinstance(item, str) else item for item in items]
        if isinstance(items, list)
        else items
    )


def field_table(names: tuple[str, ...]) -> Any:
    """A schema class with a list of steps for each name."""

    def normal(self: Schema, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        return {name: as_steps(value) for name, value in data.items()}

    return type("Fields", (Strict,), {**{name: steps() for name in names}, "normal": pre_load(normal)})


class MarkSchema(Strict):
    """Where a mark stands: beside the first element that the selector finds in the record, or in another place."""

    after = _selector()
    before = _selector()
    append = _selector()
    from_ = fields.String(data_key="from", attribute="from", validate=check.OneOf(FROM))
    closest = _selector()
    previous = _selector()
    next = _selector()

    @validates_schema
    def one_place(self, data: Mapping[str, Any], **_: Any) -> None:
        """A mark stands in one place."""
        if sum(key in data for key in ("after", "before", "append")) != 1:
            raise ValidationError(
                "a mark stands either `after`, `before` or at the end of (`append`) one element."
            )


class RuleSchema(Strict):
    """What all rules have in common."""

    page = fields.List(fields.String(validate=check.OneOf(PAGE_KINDS)), load_default=lambda: list(PAGE_KINDS))
    select = _selector(required=True)
    exclude = _selectors()


class RecordSchema(RuleSchema):
    """One kind of post or comment."""

    kind = fields.String(validate=check.OneOf(KINDS), load_default="comment")
    opening = fields.Boolean()
    withdrawn = _selector()
    body = steps()
    without = _selectors()
    quotes = _selectors()
    cut = _selectors()
    mark = fields.Nested(MarkSchema)
    fields = fields.Nested(field_table(RECORD_FIELDS), required=True)

    @pre_load
    def normal(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """`body` may be one selector."""
        return {**data, **({"body": as_steps(data["body"])} if "body" in data else {})}

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
        raise ValidationError(
            f"each step of `published` ends in `date` or `as` one of {', '.join(MOMENTS)}.", "fields"
        )


class ProfileSchema(RuleSchema):
    """A person as a profile page or a list of people shows them."""

    mark = fields.Nested(MarkSchema)
    fields = fields.Nested(field_table(PROFILE_FIELDS), required=True)


class ReactionSchema(RuleSchema):
    """A like, boost or star with a name to it."""

    kind = fields.String(required=True)
    fields = fields.Nested(field_table(REACTION_FIELDS), required=True)


class NumbersSchema(RuleSchema):
    """A vanity number that the overlay may replace."""

    metric = fields.String(required=True)
    attr = fields.String()
    match = _regex()


class WaySchema(Strict):
    """One way of telling that a page belongs to the recipe: all that is given must hold."""

    hosts = fields.List(fields.String(validate=check.Regexp(r"^(\*\.)?[a-z0-9.:-]+$")), load_default=list)
    generator = _regex()
    marker = _selector()


class PathSchema(Strict):
    """What makes a page one of a kind."""

    path = _regex()
    marker = _selector()


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
        paths = data.get("paths", {})
        if not isinstance(paths, Mapping):
            return dict(data)
        plain = {kind: {"path": test} if isinstance(test, str) else test for kind, test in paths.items()}
        return {**data, **({"paths": plain} if paths else {})}


ViewerFields = field_table(("handle", "audience"))


class ViewerSchema(ViewerFields):  # type: ignore[misc, valid-type]
    """Who is signed in, their own followers figure, and where their mark stands."""

    mark = fields.Nested(MarkSchema)

    @pre_load
    def normal(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """Steps may be bare selectors; the mark is no step."""
        return {name: value if name == "mark" else as_steps(value) for name, value in data.items()}


class RecipeSchema(Strict):
    """A whole recipe."""

    site = fields.String(required=True, validate=check.Regexp(r"^[a-z][a-z0-9_]*$"))
    version = fields.Integer(required=True, strict=True, validate=check.Range(min=1))
    checked = fields.Raw(required=True)
    network = fields.String(required=True, validate=check.Regexp(r"^[a-z]+(:\{host\})?$"))
    id_scope = fields.String(load_default="network", validate=check.OneOf(("network", "host", "thread")))
    fold_case = fields.Boolean(load_default=False)
    weak = fields.Boolean(load_default=False)
    anonymous = fields.List(fields.String(), load_default=list)
    withdrawn = fields.List(fields.String(), load_default=list)
    exclude = fields.List(_selector(), load_default=list)
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
        field_table(("title", "thread", "thread_url", "community", "number")), load_default=dict
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
    """The table with defaults filled in. Raises RecipeError, with every error on a line of its own."""
    try:
        loaded: dict[str, Any] = _RECIPE.load(data)
        return loaded
    except ValidationError as error:
        lines = [_message(path, reason, text, name) for path, reason in _flat(error.messages, ())]
        raise RecipeError("\n".join(lines)) from None


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
    "Unknown field.": "there is no such key; docs/recipes.md lists the keys. Correct its spelling or take it out.",
    "Missing data for required field.": "this key is missing; add it.",
}
