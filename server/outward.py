"""Model objects as plain values for the wire: built by hand, field by field, because these are hot."""

from __future__ import annotations

from typing import Any

from relationcore.instants import as_known, format_instant
from relationcore.memory import Person
from relationcore.memory.ledger import Ledger, Proposal
from relationcore.model import (
    Account,
    AccountRef,
    Annotation,
    Card,
    Correction,
    FollowUp,
    Forgotten,
    Held,
    Need,
    Note,
    PersonSummary,
    Reason,
    Said,
    Unanswered,
)
from relationserver import markdown


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
        "shown": markdown.parts(written.text),
        "created": instant(written.created),
        "changed": instant(written.changed),
        "v": written.v,
    }


def follow_up(set_for: FollowUp | None) -> dict[str, Any] | None:
    """A follow-up as it is sent in, too: `{date, reason}`."""
    return None if set_for is None else {"date": set_for.due, "reason": set_for.reason}


def known_account(known: Account) -> dict[str, Any]:
    """An account as remembered, as cards show it."""
    return {
        "network": known.network,
        "handle": known.handle,
        "id": known.stable_id,
        "name": known.name,
        "url": known.url,
        "former_handles": list(known.former_handles),
    }


def said(words: Said) -> dict[str, Any]:
    """Words of a history; `at` is None where no time is known."""
    return {
        "words": words.id,
        "comment": words.comment,
        "direction": words.direction,
        "account": account(words.account),
        "text": words.text,
        "quotes": [list(span) for span in words.quotes],
        "at": None if words.at is None else format_instant(words.at, words.precision),
        "precision": words.precision,
        "seen_at": instant(words.seen_at),
        "thread_title": words.thread_title,
        "thread_url": words.thread_url,
        "url": words.url,
        "reply_to": words.reply_to,
        "cut": words.cut,
    }


def card(whole: Card) -> dict[str, Any]:
    """All of one account's card."""
    return {
        "account": account(whole.account),
        "accounts": [known_account(one) for one in whole.accounts],
        "annotation": annotation(whole.annotation),
        "history": [said(words) for words in whole.history],
        "notes": [note(written) for written in whole.notes],
        "follow_up": follow_up(whole.follow_up),
        "nickname": whole.nickname,
        "label": whole.label,
        "reasons": [reason(one) for one in whole.reasons],
    }


def reason(one: Reason) -> dict[str, Any]:
    """Why something is said of somebody."""
    return {"of": one.of, "sentence": one.sentence, "words": list(one.comments)}


def person(known: Person) -> dict[str, Any]:
    """A person without their history."""
    return {
        "id": known.id,
        "name": known.name,
        "accounts": [known_account(one) for one in known.accounts],
        "annotation": annotation(known.annotation),
        "notes": [note(written) for written in known.notes],
        "follow_up": follow_up(known.follow_up),
        "nickname": known.nickname,
        "label": known.label,
    }


def unanswered(one: Unanswered) -> dict[str, Any]:
    """Words without an answer that was seen, and what the user said became of them."""
    return {
        "said": said(one.said),
        "since": as_known(one.at, one.said.precision if one.dated else None),
        "dated": one.dated,
        "settled": one.settled,
        "waits": one.waits,
        "state": one.state,
        "until": None if one.until is None else instant(one.until),
    }


def need(written: Need) -> dict[str, Any]:
    """A need or a promise that was written down."""
    return {
        "id": written.id,
        "person": written.person,
        "kind": written.kind,
        "text": written.text,
        "state": written.state,
        "comment": written.comment,
        "words": written.words,
        "created": instant(written.created),
        "changed": instant(written.changed),
    }


def ledger(found: Ledger) -> dict[str, Any]:
    """What is written down of a person's needs, and what is proposed."""
    return {
        "needs": [need(one) for one in (*found.promises, *found.needs, *found.over)],
        "proposed": [proposal(one) for one in (*found.proposed_promises, *found.proposed)],
        "thanked": [{"need": id, "said": said(words)} for id, words in found.thanked.items()],
    }


def proposal(one: Proposal) -> dict[str, Any]:
    """Words that a rule took for a need or a promise."""
    return {"said": said(one.said), "kind": one.hit.kind, "rule": one.hit.rule, "matched": one.hit.words}


def correction(one: Correction) -> dict[str, Any]:
    """Words whose contact counts nowhere."""
    return {"said": said(one.said), "person": one.person, "wrong": one.wrong, "at": instant(one.at)}


def line(known: PersonSummary) -> dict[str, Any]:
    """A person in a list."""
    return {
        "id": known.id,
        "name": known.nickname or known.name,
        "accounts": [known_account(one) for one in known.accounts],
    }


def held(found: Held) -> dict[str, Any]:
    """What is held of a person, counted."""
    return {
        "accounts": [account(one) for one in found.accounts],
        "comments": found.comments,
        "notes": found.notes,
        "needs": found.needs,
        "reactions": found.reactions,
        "said_by_me": found.said_by_me,
        "copies": list(found.copies),
    }


def forgotten(one: Forgotten) -> dict[str, Any]:
    """Somebody who stays forgotten."""
    return {
        "serial": one.serial,
        "at": instant(one.at),
        "networks": list(one.networks),
        "accounts": one.accounts,
    }
