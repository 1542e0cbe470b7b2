"""Model objects as plain values for the wire: built by hand, field by field, because these are hot."""

from __future__ import annotations

from typing import Any

from relationcore.instants import format_instant
from relationcore.model import AccountRef, Annotation, Note


def instant(seconds: int) -> str:
    """Seconds since 1970 as `YYYY-MM-DDTHH:MM:SSZ`."""
    return format_instant(seconds, "second")


def account(ref: AccountRef) -> dict[str, Any]:
    """An account without the version of anything."""
    return {"network": ref.network, "handle": ref.handle, "id": ref.id}


def annotation(said: Annotation) -> dict[str, Any]:
    """An annotation as docs/api.md gives it."""
    waiting = said.waiting
    return {
        "account": account(said.account),
        "person": said.person,
        "name": said.name,
        "nickname": said.nickname,
        "label": said.label,
        "kind": said.kind,
        "reason": said.reason,
        "flags": list(said.flags),
        "circle": said.circle,
        "word": said.word,
        "received": said.received,
        "given": said.given,
        "first": said.first,
        "last": said.last,
        "waiting": None if waiting is None else {"comment": waiting.comment, "since": waiting.since},
        "needs_open": said.needs_open,
        "promises_open": said.promises_open,
        "note_first_line": said.note_first_line,
        "as_of": said.as_of,
        "v": said.v,
    }


def note(written: Note) -> dict[str, Any]:
    """A note with its instants as text."""
    return {
        "id": written.id,
        "person": written.person,
        "text": written.text,
        "created": instant(written.created),
        "changed": instant(written.changed),
    }
