"""What answers look like: for OpenAPI and for the tests, which hold each answer against its schema.

Answers are not dumped through these: that would cost more than the rest of the request.
"""

from __future__ import annotations

from marshmallow import fields, validate

from relationserver.schemas import AccountSchema, Strict


class PairingSchema(Strict):
    """An open pairing: both pages show the same two words."""

    id = fields.String(required=True)
    words = fields.List(fields.String(), required=True, validate=validate.Length(equal=2))
    expires = fields.String(required=True)


class TokenSchema(Strict):
    """What a connected browser sends as `Authorization: Bearer ...`."""

    token = fields.String(required=True)


class HealthSchema(Strict):
    """That this is relationcore, and which."""

    name = fields.String(required=True)
    version = fields.String(required=True)


class Serial(Strict):
    """Every answer to a connected browser carries the number of the last purge."""

    purge_serial = fields.Integer(required=True)


class RecipesSchema(Serial):
    """The recipes of all sites."""

    recipes = fields.List(fields.Dict(), required=True)


class WaitingSchema(Strict):
    """Words to me that I was not seen to answer."""

    comment = fields.String(required=True)
    since = fields.String(required=True, allow_none=True)


class AnnotationSchema(Strict):
    """What is said of an account beside its name and on its card."""

    account = fields.Nested(AccountSchema, required=True)
    person = fields.Integer(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    nickname = fields.String(required=True, allow_none=True)
    label = fields.String(required=True, allow_none=True)
    kind = fields.String(required=True)
    reason = fields.String(required=True)
    flags = fields.List(fields.String(), required=True)
    circle = fields.String(required=True, allow_none=True)
    word = fields.String(required=True, allow_none=True)
    received = fields.Integer(required=True)
    given = fields.Integer(required=True)
    first = fields.String(required=True, allow_none=True)
    last = fields.String(required=True, allow_none=True)
    waiting = fields.Nested(WaitingSchema, required=True, allow_none=True)
    needs_open = fields.Integer(required=True)
    promises_open = fields.Integer(required=True)
    note_first_line = fields.String(required=True, allow_none=True)
    as_of = fields.String(required=True)
    v = fields.String(required=True)


class AnnotationsSchema(Serial):
    """The annotations that differ from what the asker has, in the order of the request."""

    annotations = fields.List(fields.Nested(AnnotationSchema), required=True)


class ReceiptSchema(AnnotationsSchema):
    """What became of a visit."""

    new = fields.Integer(required=True)
    known = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    duplicate = fields.Boolean(required=True)


class NoteSchema(Strict):
    """A note; instants are ISO 8601 UTC, the text is Markdown.

    `shown` is the text as it is shown: a list of texts and of elements `[tag, attributes, *shown]`. `v` is
    the version of the text.
    """

    id = fields.Integer(required=True)
    person = fields.Integer(required=True)
    text = fields.String(required=True)
    shown = fields.List(fields.Raw(), required=True)
    created = fields.String(required=True)
    changed = fields.String(required=True)
    v = fields.String(required=True)


class NoteAnswerSchema(Serial):
    """One note."""

    note = fields.Nested(NoteSchema, required=True)


class NotesAnswerSchema(Serial):
    """The notes of one person, newest first."""

    notes = fields.List(fields.Nested(NoteSchema), required=True)


class FollowUpAnswerSchema(Strict):
    """A date to come back to somebody (`YYYY-MM-DD`), and why."""

    date = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)


class KnownAccountSchema(Strict):
    """An account as remembered."""

    network = fields.String(required=True)
    handle = fields.String(required=True)
    id = fields.String(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    former_handles = fields.List(fields.String(), required=True)


class SaidSchema(Strict):
    """Words of a history: said to me, by me, or merely seen. `quotes` are spans of `text`.

    `words` is their number here, `comment` their id on the network; `at` is null where no usable time was
    shown.
    """

    words = fields.Integer(required=True)
    comment = fields.String(required=True)
    direction = fields.String(required=True, validate=validate.OneOf(["received", "given", "seen"]))
    account = fields.Nested(AccountSchema, required=True)
    text = fields.String(required=True)
    quotes = fields.List(fields.List(fields.Integer(), validate=validate.Length(equal=2)), required=True)
    at = fields.String(required=True, allow_none=True)
    precision = fields.String(required=True, allow_none=True)
    seen_at = fields.String(required=True)
    thread_title = fields.String(required=True, allow_none=True)
    thread_url = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    reply_to = fields.String(required=True, allow_none=True)
    cut = fields.Boolean(required=True)


class WrittenSchema(Strict):
    """What the user wrote and set of somebody, and what is said of them."""

    accounts = fields.List(fields.Nested(KnownAccountSchema), required=True)
    annotation = fields.Nested(AnnotationSchema, required=True)
    notes = fields.List(fields.Nested(NoteSchema), required=True)
    follow_up = fields.Nested(FollowUpAnswerSchema, required=True, allow_none=True)
    nickname = fields.String(required=True, allow_none=True)
    label = fields.String(required=True, allow_none=True)


class ReasonSchema(Strict):
    """Why the kind, a flag or the circle is said; `words` are the numbers of the words behind it."""

    of = fields.String(required=True)
    sentence = fields.String(required=True)
    words = fields.List(fields.Integer(), required=True)


class CardSchema(WrittenSchema):
    """All of one account's card; the history's newest words first."""

    account = fields.Nested(AccountSchema, required=True)
    history = fields.List(fields.Nested(SaidSchema), required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)


class CardAnswerSchema(Serial):
    """One card."""

    card = fields.Nested(CardSchema, required=True)


class PersonSchema(WrittenSchema):
    """A person without their history."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)


class PersonAnswerSchema(Serial):
    """One person."""

    person = fields.Nested(PersonSchema, required=True)


class StatusSchema(Serial):
    """How much is remembered."""

    people = fields.Integer(required=True)
    comments = fields.Integer(required=True)
    accounts = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    version = fields.String(required=True)


class EntrySchema(Serial):
    """A path on this server that lets one browser into the local page, once."""

    url = fields.String(required=True)


class ErrorSchema(Strict):
    """Every refusal."""

    code = fields.Integer(required=True)
    status = fields.String(required=True)
    message = fields.String(required=True)
    errors = fields.Raw(required=True)
