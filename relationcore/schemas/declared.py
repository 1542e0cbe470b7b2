"""The wire and file form of the model. The declared schemas are the contract; unknown fields are refused.

A visit's comments are checked by `SightingList`: one plain loop, and the declared schema only for items that
do not fit, so that the messages are marshmallow's.
"""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from relationcore import address, instants
from relationcore.errors import AddressError
from relationcore.schemas.checked import fits
from relationcore.schemas.limits import (
    COMMENTS,
    HANDLE,
    ID,
    ITEMS,
    KINDS,
    PAGE_KINDS,
    PRECISIONS,
    TEXT,
    TITLE,
    URL,
    WHOLE,
)


class Strict(Schema):
    """Unknown fields are refused."""

    class Meta:
        """Marshmallow's settings."""

        unknown = RAISE


def text(most: int, *, least: int = 0, **options: Any) -> fields.String:
    """A text between two lengths."""
    return fields.String(validate=validate.Length(min=least, max=most), **options)


def optional(most: int, *, least: int = 0) -> fields.String:
    """A text that may be null or left out."""
    return text(most, least=least, allow_none=True, load_default=None)


class Instant(fields.Field[Any]):
    """`YYYY-MM-DDTHH:MM:SSZ`, or a day `YYYY-MM-DD`; kept as it is."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise ValidationError("Not a valid string.")
        try:
            instants.parse(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        return value


class WebAddress(fields.Field[Any]):
    """An http(s) address."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or len(value) > URL:
            raise ValidationError(f"Not a web address of at most {URL} characters.")
        try:
            address.host(value)
        except AddressError as error:
            raise ValidationError(str(error)) from None
        return value


class Integer(fields.Integer):
    """A whole number of the size that a database holds; no booleans, no texts."""

    def __init__(self, **options: Any) -> None:
        """Strict, from 0 on."""
        super().__init__(strict=True, validate=validate.Range(min=0, max=WHOLE), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("Not a valid integer.")
        return value


class Flag(fields.Field[Any]):
    """true or false, nothing that looks like it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("Not a valid boolean.")
        return value


class Spans(fields.Field[Any]):
    """Pairs (start, end) within the text, each from the one before on."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[list[int]]:
        good = isinstance(value, list) and all(
            isinstance(span, list) and len(span) == 2 and all(type(one) is int for one in span)
            for span in value
        )
        if not good or len(value) > ITEMS:
            raise ValidationError("Not a list of [start, end].")
        return list(value)


class ThreadSchema(Strict):
    """The conversation a comment stands in."""

    id = text(ID, least=1, required=True)
    url = optional(URL)
    title = optional(TITLE)


class PageSchema(Strict):
    """A page as addressed."""

    url = WebAddress(required=True)
    site = text(ID, least=1, required=True)
    network = text(ID, least=1, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(PAGE_KINDS))
    title = optional(TITLE)
    thread = fields.Nested(ThreadSchema, allow_none=True, load_default=None)
    community = optional(TITLE)


class ViewerSchema(Strict):
    """Who is signed in; their own audience where their own profile shows it."""

    handle = text(HANDLE, least=1, required=True)
    audience = Integer(allow_none=True, load_default=None)


class ProfileSchema(Strict):
    """A person as a profile page shows them."""

    handle = text(HANDLE, least=1, required=True)
    id = optional(ID, least=1)
    name = optional(TITLE)
    url = optional(URL)
    bio = optional(TEXT)
    avatar = optional(URL)
    links = fields.List(text(URL), load_default=list, validate=validate.Length(max=ITEMS))


class CommentSchema(Strict):
    """Anything a person wrote that stands on a page."""

    id = text(ID, least=1, required=True, allow_none=True)
    scope = text(ID, load_default="")
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    thread = fields.Nested(ThreadSchema, allow_none=True, load_default=None)
    author = text(HANDLE, least=1, required=True)
    author_id = optional(ID, least=1)
    author_name = optional(TITLE)
    author_url = optional(URL)
    in_reply_to = optional(ID, least=1)
    mentions = fields.List(text(HANDLE, least=1), load_default=list, validate=validate.Length(max=ITEMS))
    text = text(TEXT, required=True)
    cut = Flag(load_default=False)
    quotes = Spans(load_default=list)
    published = Instant(allow_none=True, load_default=None)
    precision = fields.String(allow_none=True, load_default=None, validate=validate.OneOf(PRECISIONS))
    published_text = optional(TITLE)
    url = optional(URL)
    uri = optional(URL)

    @validates_schema
    def quotes_lie_within(self, data: dict[str, Any], **_: Any) -> None:
        """Quotes are spans of the text."""
        size = len(data["text"])
        if any(not 0 <= start <= end <= size for start, end in data["quotes"]):
            raise ValidationError("A quote lies outside of the text.", "quotes")


class SightingSchema(CommentSchema):
    """A comment as it was seen."""

    seen_at = Instant(required=True)
    parent_author = optional(HANDLE, least=1)


class ReactionSchema(Strict):
    """A like, boost or star."""

    by = text(HANDLE, least=1, required=True)
    to = text(ID, least=1, required=True)
    kind = text(ID, least=1, required=True)


class WithdrawnSchema(Strict):
    """A comment that the page shows as deleted."""

    id = text(ID, least=1, required=True)
    scope = text(ID, load_default="")


class UnreadableSchema(Strict):
    """A record that could not be read."""

    record = text(TITLE, required=True)
    field = text(TITLE, required=True)
    reason = text(TITLE, required=True)


class SightingList(fields.Field[Any]):
    """The sightings of a visit: a plain loop looks at each, the declared schema at those that do not fit."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            raise ValidationError("Not a valid list.")
        if len(value) > COMMENTS:
            raise ValidationError(f"Longer than maximum length {COMMENTS}. Send the visit in parts.")
        errors: dict[int, Any] = {}
        for index, item in enumerate(value):
            if not fits(item):
                errors.update({index: messages} if (messages := SIGHTING.validate(item)) else {})
        if errors:
            raise ValidationError(errors)
        return value


class VisitSchema(Strict):
    """One part of one page load as the user saw it."""

    visit_id = text(ID, least=1, required=True)
    part = Integer(load_default=0)
    browser = text(ID, least=1, required=True)
    at = Instant(required=True)
    recipe = text(ID, least=1, required=True)
    recipe_version = Integer(required=True)
    page = fields.Nested(PageSchema, required=True)
    viewer = fields.Nested(ViewerSchema, allow_none=True, load_default=None)
    profiles = fields.List(
        fields.Nested(ProfileSchema), load_default=list, validate=validate.Length(max=COMMENTS)
    )
    comments = SightingList(load_default=list)
    reactions = fields.List(
        fields.Nested(ReactionSchema), load_default=list, validate=validate.Length(max=COMMENTS)
    )
    withdrawn = fields.List(
        fields.Nested(WithdrawnSchema), load_default=list, validate=validate.Length(max=COMMENTS)
    )


class ReadingSchema(Strict):
    """What a reader got out of a page."""

    page = fields.Nested(PageSchema, required=True)
    viewer = fields.Nested(ViewerSchema, allow_none=True, load_default=None)
    profiles = fields.List(fields.Nested(ProfileSchema), load_default=list)
    comments = fields.List(fields.Nested(CommentSchema), load_default=list)
    reactions = fields.List(fields.Nested(ReactionSchema), load_default=list)
    withdrawn = fields.List(fields.Nested(WithdrawnSchema), load_default=list)
    unreadable = fields.List(fields.Nested(UnreadableSchema), load_default=list)


SIGHTING = SightingSchema()
VISIT = VisitSchema()
READING = ReadingSchema()
