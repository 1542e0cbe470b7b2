"""What requests look like: they are checked by these, and OpenAPI shows them.

What a visit is, `relationcore.schemas` says.
"""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from relationcore.model import PageKind
from relationserver import config

LABEL = 100
NETWORK = 300
VERSION = 100


def text(most: int, *, least: int = 0, **options: Any) -> fields.String:
    """A string between two lengths."""
    return fields.String(validate=validate.Length(min=least, max=most), **options)


class Strict(Schema):
    """Unknown fields are refused."""

    class Meta:
        """Marshmallow's settings."""

        unknown = RAISE


class AccountSchema(Strict):
    """An account as a page names it."""

    network = text(NETWORK, least=1, required=True)
    handle = text(config.HANDLE, least=1, required=True)
    id = text(config.HANDLE, allow_none=True, load_default=None)


class AskedAccountSchema(AccountSchema):
    """An account and the version of its annotation that the asker already has."""

    v = text(VERSION, allow_none=True, load_default=None)


ACCOUNT_FIELDS = frozenset({"network", "handle", "id", "v"})


def fits(item: Any) -> bool:
    """Whether `item` is what `AskedAccountSchema` takes, by plain checks: a page asks for hundreds."""
    if type(item) is not dict or not ACCOUNT_FIELDS.issuperset(item):
        return False
    network, handle, id, v = item.get("network"), item.get("handle"), item.get("id"), item.get("v")
    return (
        type(network) is str
        and 0 < len(network) <= NETWORK
        and type(handle) is str
        and 0 < len(handle) <= config.HANDLE
        and (id is None or (type(id) is str and len(id) <= config.HANDLE))
        and (v is None or (type(v) is str and len(v) <= VERSION))
    )


class AskedAccounts(fields.List[Any]):
    """A list of accounts: one plain loop, and the declared schema only where something does not fit."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if type(value) is list and all(map(fits, value)):
            return value
        return super()._deserialize(value, attr, data, **kwargs)


class PageAddressSchema(Strict):
    """The page that the accounts stand on."""

    url = text(config.URL, least=1, required=True)


class AnnotationsQuerySchema(Strict):
    """The accounts of one page."""

    page = fields.Nested(PageAddressSchema, required=True)
    accounts = AskedAccounts(
        fields.Nested(AskedAccountSchema), required=True, validate=validate.Length(max=config.ACCOUNTS)
    )


class PairingRequestSchema(Strict):
    """A browser asks to be connected; the secret stays with it, its SHA-256 (hex) comes here."""

    browser = text(60, least=1, required=True)
    secret_sha256 = fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"))


class ClaimSchema(Strict):
    """The secret whose hash opened the pairing."""

    secret = text(200, least=16, required=True)


class NoteRequestSchema(Strict):
    """A note of a person, who is named by one of their accounts or by their number."""

    account = fields.Nested(AccountSchema, load_default=None)
    person = fields.Integer(load_default=None, strict=True)
    text = text(config.TEXT, least=1, required=True)

    @validates_schema
    def one_person(self, data: dict[str, Any], **_: Any) -> None:
        """Exactly one of `account` and `person`."""
        if (data["account"] is None) == (data["person"] is None):
            raise ValidationError("Name either an account or a person.", "account")


class NoteTextSchema(Strict):
    """The new text of a note, and the version of the one that whoever wrote it had seen."""

    seen = text(VERSION, load_default=None)
    text = text(config.TEXT, least=1, required=True)


class AccountQuerySchema(Strict):
    """An account in the query of an address."""

    network = text(NETWORK, least=1, required=True)
    handle = text(config.HANDLE, least=1, required=True)
    id = text(config.HANDLE, load_default=None)


class NotesQuerySchema(Strict):
    """Whose notes: a person's number, or one of their accounts."""

    person = fields.Integer(load_default=None)
    network = text(NETWORK, least=1, load_default=None)
    handle = text(config.HANDLE, least=1, load_default=None)
    id = text(config.HANDLE, load_default=None)

    @validates_schema
    def one_person(self, data: dict[str, Any], **_: Any) -> None:
        """Exactly one of `person` and (`network`, `handle`)."""
        named = data["network"] is not None and data["handle"] is not None
        if named == (data["person"] is not None):
            raise ValidationError("Name either a person or an account (network and handle).", "person")


class FollowUpSchema(Strict):
    """A date to come back to somebody, and why."""

    date = fields.Date(required=True, allow_none=True)
    reason = text(1_000, allow_none=True, load_default=None)


class PersonChangeSchema(Strict):
    """What the user says of a person; a field left out stays as it is, null takes it away."""

    nickname = text(LABEL, allow_none=True)
    label = text(LABEL, allow_none=True)
    follow_up = fields.Nested(FollowUpSchema, allow_none=True)


def count(most: int = 1_000_000, **options: Any) -> fields.Integer:
    """A whole number from 0."""
    return fields.Integer(strict=True, validate=validate.Range(min=0, max=most), **options)


class ExpectedSchema(Strict):
    """How many a recipe expects at least."""

    comments = count()
    profiles = count()


class FoundSchema(Strict):
    """How many were found: elements that a rule selects, and what they became."""

    records = count(required=True)
    comments = count(required=True)
    profiles = count(required=True)
    withdrawn = count(required=True)


class MissedSchema(Strict):
    """A field that had to yield: on how many records it did not, after how many steps."""

    field = fields.String(required=True, validate=validate.OneOf(("author", "handle", "marker")))
    steps = count(1_000, required=True)
    records = count(required=True)


class SiteReportSchema(Strict):
    """A page that its recipe cannot read. Nothing of the page itself has a place in it."""

    site = fields.String(required=True, validate=validate.Regexp(r"\A[a-z][a-z0-9_]{0,59}\Z"))
    version = count(required=True)
    page = fields.String(required=True, validate=validate.OneOf(get_args(PageKind)))
    expected = fields.Nested(ExpectedSchema, required=True)
    found = fields.Nested(FoundSchema, required=True)
    missed = fields.List(fields.Nested(MissedSchema), required=True, validate=validate.Length(max=10))
