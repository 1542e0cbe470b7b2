"""What is asked and answered of forgetting: for OpenAPI, and to check what comes in."""

from __future__ import annotations

from marshmallow import fields, validate

from relationcore.memory.wanted import LONGEST
from relationserver.answers import Serial
from relationserver.schemas import AccountSchema, Strict


def days() -> fields.Integer:
    """How many days, from 1 on; null for never."""
    return fields.Integer(
        required=True, strict=True, allow_none=True, validate=validate.Range(min=1, max=LONGEST)
    )


class HeldSchema(Strict):
    """What is held of a person. `copies`: older copies beside the database that may hold them."""

    accounts = fields.List(fields.Nested(AccountSchema), required=True)
    comments = fields.Integer(required=True)
    notes = fields.Integer(required=True)
    needs = fields.Integer(required=True)
    reactions = fields.Integer(required=True)
    said_by_me = fields.Integer(required=True)
    copies = fields.List(fields.String(), required=True)


class HeldAnswerSchema(Serial):
    """What goes when a person is forgotten."""

    held = fields.Nested(HeldSchema, required=True)


class ForgottenSchema(Strict):
    """Somebody who stays forgotten, by number and date."""

    serial = fields.Integer(required=True)
    at = fields.String(required=True)
    networks = fields.List(fields.String(), required=True)
    accounts = fields.Integer(required=True)


class PurgedAnswerSchema(Serial):
    """What a forgetting did."""

    forgotten = fields.Nested(ForgottenSchema, required=True)
    gone = fields.Nested(HeldSchema, required=True)
    log_emptied = fields.Boolean(required=True)


class ForgottenAnswerSchema(Serial):
    """Who stays forgotten."""

    forgotten = fields.List(fields.Nested(ForgottenSchema), required=True)


class RetentionSchema(Strict):
    """After how many days words are let go of; null for never."""

    withdrawn = days()
    strangers = days()


class RetentionAnswerSchema(Serial):
    """After how many days words are let go of."""

    retention = fields.Nested(RetentionSchema, required=True)
