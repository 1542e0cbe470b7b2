"""Judging a reading by a truth file: which fields of which records are not as a careful human reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

FIELDS = (
    "id",
    "kind",
    "author",
    "author_id",
    "author_name",
    "author_url",
    "in_reply_to",
    "mentions",
    "text",
    "published",
    "precision",
    "published_text",
    "url",
)
PROFILE_FIELDS = ("handle", "id", "name", "url", "bio", "links")
LENGTHS = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16, "second": 20}
# names that nobody linked are guesses, and what themes put into an article is no matter of people
HAND_WRITTEN = {"phpbb", "vbulletin", "wordpress", "blogger", "smf", "mybb", "steam"}
ARTICLES = {"wordpress", "blogger"}
# a reader that has more than the truth here is not wrong
MORE_IS_FINE = {"author_id", "author_url", "precision"}


def right(field: str, truth: dict[str, Any], read: dict[str, Any]) -> bool:
    """Whether a field of a record is as the truth has it."""
    wanted, found = truth.get(field), read.get(field)
    if field in MORE_IS_FINE and wanted is None:
        return True
    if field == "published" and wanted and found:
        length = LENGTHS[truth.get("precision") or "second"]
        return bool(wanted[:length] == found[:length])
    return bool(wanted == found)


def paired(
    truth: list[dict[str, Any]], read: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each true record with the read one of its id; those without an id by author and text."""
    by_key: dict[Any, list[dict[str, Any]]] = {}
    for record in read:
        by_key.setdefault(_key(record), []).append(record)
    for record in truth:
        left = by_key.get(_key(record))
        yield record, left.pop(0) if left else None


def lenient(case: str, record: dict[str, Any], field: str) -> bool:
    """Whether the corpus asks not to judge a field of a record strictly."""
    site = case.split("/")[0]
    return (field == "mentions" and site in HAND_WRITTEN) or (
        field == "text" and site in ARTICLES and record["kind"] == "post"
    )


def _key(record: dict[str, Any]) -> Any:
    return record["id"] if record["id"] is not None else (record["author"], record["text"])


def faults(
    case: str, truth: dict[str, Any], reading: dict[str, Any], disputed: frozenset[tuple[str, str, str]]
) -> list[str]:
    """Every difference in words; disputed lines left out."""
    truth = {**truth, "comments": [record for record in truth["comments"] if record["author"] is not None]}
    found = [
        f"{record['id']}: {field}: true {record.get(field)!r}, read {read.get(field)!r}"
        if read
        else f"{record['id']}: not read"
        for record, read in paired(truth["comments"], reading["comments"])
        for field in (FIELDS if read else ("id",))
        if (case, str(record["id"]), field) not in disputed
        and not (read and (right(field, record, read) or lenient(case, record, field)))
    ]
    order = [record["id"] for record in reading["comments"]]
    wanted = [record["id"] for record in truth["comments"]]
    if not found and order != wanted:
        found.append(f"other records or another order: {order} instead of {wanted}")
    return found + _viewer(truth, reading, (case, "viewer", "handle") in disputed) + _people(truth, reading)


def _viewer(truth: dict[str, Any], reading: dict[str, Any], in_dispute: bool) -> list[str]:
    viewer = (reading["viewer"] or {}).get("handle")
    if in_dispute or viewer == (truth["viewer"] or {}).get("handle"):
        return []
    return [f"viewer: true {truth['viewer']!r}, read {viewer!r}"]


def _people(truth: dict[str, Any], reading: dict[str, Any]) -> list[str]:
    found = []
    wanted = [_person(person) for person in truth["profiles"]]
    shown = [{key: person[key] for key in PROFILE_FIELDS} for person in reading["profiles"]]
    if len(shown) == len(wanted):  # an id beyond the truth's null is not wrong
        shown = [
            {**person, "id": person["id"] if true["id"] is not None else None}
            for person, true in zip(shown, wanted, strict=True)
        ]
    if shown != wanted:
        found.append(f"profiles: true {wanted!r}, read {shown!r}")
    return found


def _person(person: dict[str, Any]) -> dict[str, Any]:
    """A true profile in full; a name that is the handle is no name of its own."""
    whole = {key: person.get(key, [] if key == "links" else None) for key in PROFILE_FIELDS}
    return {**whole, "name": None if whole["name"] == whole["handle"] else whole["name"]}
