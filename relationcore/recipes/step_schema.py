"""Steps and marks as they may stand in a recipe file, and the fields that every table is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validates_schema
from marshmallow import validate as check

from relationcore.recipes.complete import as_steps
from relationcore.recipes.convert import CONVERSIONS
from relationcore.recipes.step import FROM, PAGE_VALUES, RELATIONS, TEXTS
from relationcore.recipes.subset import date_error, format_error, regex_error, select_error, selector_error

RECORD_FIELDS = (
    "id",
    "author",
    "author_id",
    "author_name",
    "author_url",
    "in_reply_to",
    "mentions",
    "text",
    "published",
    "url",
    "uri",
    "thread",
    "thread_url",
    "thread_title",
    "depth",
    "kind",
)


def _rule(error_of: Callable[[str], str | None]) -> Callable[[str], None]:
    def refuse(text: str) -> None:
        error = error_of(text)
        if error:
            raise ValidationError(error)

    return refuse


def selector(**options: Any) -> fields.String:
    """A field that is a selector of the common subset."""
    return fields.String(validate=_rule(selector_error), **options)


def selectors(**options: Any) -> fields.List[Any]:
    """A list of selectors."""
    return fields.List(selector(), **options)


def regex(**options: Any) -> fields.String:
    """A field that is a regular expression of the common subset."""
    return fields.String(validate=_rule(regex_error), **options)


def as_table(data: Any) -> Mapping[str, Any]:
    """The data where it is a table; ValidationError where a file has something else in its place."""
    if not isinstance(data, Mapping):
        raise ValidationError("this must be a table of keys; write it as docs/recipes.md shows.")
    return data


class Strict(Schema):
    """Refuses what it does not know."""

    class Meta:
        """Marshmallow's own settings."""

        unknown = RAISE


class StepSchema(Strict):
    """One step of a pipeline."""

    from_ = fields.String(data_key="from", attribute="from", validate=check.OneOf(FROM))
    closest = selector()
    previous = selector()
    next = selector()
    if_ = selector(data_key="if", attribute="if")
    unless = selector()
    having = selector()
    root = fields.Boolean()
    select = fields.String(validate=_rule(select_error))
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
    match = regex()
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

    match = regex()
    json = fields.String(validate=check.Length(min=1))
    as_ = fields.String(data_key="as", attribute="as", validate=check.OneOf(CONVERSIONS))
    date = fields.List(fields.String(validate=_rule(date_error)), validate=check.Length(min=1))
    format = fields.String(validate=_rule(format_error))
    then = fields.Nested(lambda: ThenSchema())


def steps() -> fields.List[Any]:
    """A list of steps; a bare text in it is a selector."""
    return fields.List(fields.Nested(StepSchema), validate=check.Length(min=1))


def field_table(names: tuple[str, ...]) -> Any:
    """A schema class with a list of steps for each name."""

    def normal(self: Schema, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        return {name: as_steps(value) for name, value in as_table(data).items()}

    return type("Fields", (Strict,), {**{name: steps() for name in names}, "normal": pre_load(normal)})


class MarkSchema(Strict):
    """Where a mark stands: beside the first element that the selector finds in the record or place."""

    after = selector()
    before = selector()
    append = selector()
    from_ = fields.String(data_key="from", attribute="from", validate=check.OneOf(FROM))
    closest = selector()
    previous = selector()
    next = selector()

    @validates_schema
    def one_place(self, data: Mapping[str, Any], **_: Any) -> None:
        """A mark stands in one place."""
        if sum(key in data for key in ("after", "before", "append")) != 1:
            raise ValidationError(
                "a mark stands either `after`, `before` or at the end of (`append`) one element."
            )
