"""What requests and answers about decisions look like: words, needs, circles, who is one person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

from marshmallow import ValidationError, fields, validate, validates_schema

from relationcore.memory.deciding import Circle
from relationcore.model import AnswerState, NeedOf, NeedState, Wrong
from relationserver.answers import KnownAccountSchema, SaidSchema, Serial
from relationserver.schemas import AccountSchema, Strict, text

NEED = 1_000
"""Letters of a need or a promise."""

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
"""Between these an instant may lie; a zone could lead one further out past the calendar's end."""


def one_of(values: Any, **options: Any) -> fields.String:
    """One of the words of a Literal."""
    return fields.String(validate=validate.OneOf(get_args(values)), **options)


class AnswerChangeSchema(Strict):
    """What became of words that wait; null takes it back. `until` is an instant, for `later` alone."""

    state = one_of(AnswerState, required=True, allow_none=True)
    until = fields.AwareDateTime(load_default=None, validate=validate.Range(FIRST, LAST))

    @validates_schema
    def until_when(self, data: dict[str, Any], **_: Any) -> None:
        """`later` names an instant, and nothing else does."""
        if (data["state"] == "later") != (data["until"] is not None):
            raise ValidationError("Name an instant with `later`, and only there.", "until")


class CorrectionChangeSchema(Strict):
    """What is wrong with a contact; null says that it was right."""

    wrong = one_of(Wrong, required=True, allow_none=True)


class NeedRequestSchema(Strict):
    """A need or a promise to write down; `words` is the number of the words that say so."""

    text = text(NEED, least=1, required=True)
    kind = one_of(NeedOf, load_default="need")
    words = fields.Integer(load_default=None, strict=True, allow_none=True)


class NeedStateSchema(Strict):
    """What became of a need."""

    state = one_of(NeedState, required=True)


class PinSchema(Strict):
    """A circle by the user's word; null keeps somebody out of all."""

    circle = one_of(Circle, required=True, allow_none=True)


class OtherSchema(Strict):
    """Another person, by number."""

    other = fields.Integer(required=True, strict=True)


class AccountOfSchema(Strict):
    """One of a person's accounts."""

    account = fields.Nested(AccountSchema, required=True)


class ApartSchema(Strict):
    """Two account rows, as a suggestion names them, and whether they are two people."""

    accounts = fields.List(fields.Integer(strict=True), required=True, validate=validate.Length(equal=2))
    apart = fields.Boolean(required=True)


class UnansweredSchema(Strict):
    """Words to me, and whether they wait for an answer."""

    said = fields.Nested(SaidSchema, required=True)
    since = fields.String(required=True)
    dated = fields.Boolean(required=True)
    settled = fields.Boolean(required=True)
    waits = fields.Boolean(required=True)
    state = one_of(AnswerState, required=True, allow_none=True)
    until = fields.String(required=True, allow_none=True)


class UnansweredAnswerSchema(Serial):
    """A person's words without an answer, the newest first."""

    unanswered = fields.List(fields.Nested(UnansweredSchema), required=True)


class NeedSchema(Strict):
    """A need or a promise that was written down."""

    id = fields.Integer(required=True)
    person = fields.Integer(required=True)
    kind = one_of(NeedOf, required=True)
    text = fields.String(required=True)
    state = one_of(NeedState, required=True)
    comment = fields.String(required=True, allow_none=True)
    words = fields.Integer(required=True, allow_none=True)
    created = fields.String(required=True)
    changed = fields.String(required=True)


class NeedAnswerSchema(Serial):
    """One need."""

    need = fields.Nested(NeedSchema, required=True)


class NeedsAnswerSchema(Serial):
    """The open needs and promises of everybody."""

    needs = fields.List(fields.Nested(NeedSchema), required=True)


class ProposalSchema(Strict):
    """Words that a rule took for a need or a promise, and the words that made it so."""

    said = fields.Nested(SaidSchema, required=True)
    kind = fields.String(required=True)
    rule = fields.String(required=True)
    matched = fields.String(required=True)


class ThankedSchema(Strict):
    """Thanks within 30 days after an answer to a need."""

    need = fields.Integer(required=True)
    said = fields.Nested(SaidSchema, required=True)


class LedgerSchema(NeedsAnswerSchema):
    """A person's needs and promises: written down, proposed, thanked for."""

    proposed = fields.List(fields.Nested(ProposalSchema), required=True)
    thanked = fields.List(fields.Nested(ThankedSchema), required=True)


class CorrectionSchema(Strict):
    """Words whose contact counts nowhere."""

    said = fields.Nested(SaidSchema, required=True)
    person = fields.Integer(required=True)
    wrong = one_of(Wrong, required=True)
    at = fields.String(required=True)


class CorrectionsAnswerSchema(Serial):
    """All of them, the last said first."""

    corrections = fields.List(fields.Nested(CorrectionSchema), required=True)


class LineSchema(Strict):
    """A person in a list."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    accounts = fields.List(fields.Nested(KnownAccountSchema), required=True)


class SuggestionSchema(Strict):
    """Two people who may be one, the account rows that say so, and why."""

    people = fields.List(fields.Nested(LineSchema), required=True, validate=validate.Length(equal=2))
    accounts = fields.List(fields.Integer(), required=True, validate=validate.Length(equal=2))
    kind = fields.String(required=True)
    reason = fields.String(required=True)


class SuggestionsAnswerSchema(Serial):
    """Who may be one person, the strongest reason first."""

    suggestions = fields.List(fields.Nested(SuggestionSchema), required=True)
