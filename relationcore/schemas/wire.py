"""Model objects to plain values in the documented order of keys, and checked values to model objects."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from relationcore import instants
from relationcore.model import (
    Comment,
    Page,
    Profile,
    Reaction,
    Reading,
    Sighting,
    Thread,
    Unreadable,
    Viewer,
    Visit,
    Withdrawn,
)


def thread_json(thread: Thread | None) -> dict[str, Any] | None:
    """A thread as on the wire."""
    return None if thread is None else {"id": thread.id, "url": thread.url, "title": thread.title}


def page_json(page: Page) -> dict[str, Any]:
    """A page as on the wire."""
    return {
        "url": page.url,
        "site": page.site,
        "network": page.network,
        "kind": page.kind,
        "title": page.title,
        "thread": thread_json(page.thread),
        "community": page.community,
    }


def viewer_json(viewer: Viewer | None) -> dict[str, Any] | None:
    """The signed-in viewer as on the wire."""
    return None if viewer is None else {"handle": viewer.handle, "audience": viewer.audience}


def profile_json(profile: Profile) -> dict[str, Any]:
    """A profile as on the wire."""
    return {
        "handle": profile.handle,
        "id": profile.id,
        "name": profile.name,
        "url": profile.url,
        "bio": profile.bio,
        "avatar": profile.avatar,
        "links": list(profile.links),
    }


def comment_json(comment: Comment) -> dict[str, Any]:
    """A comment as on the wire."""
    return {
        "id": comment.id,
        "scope": comment.scope,
        "kind": comment.kind,
        "thread": thread_json(comment.thread),
        "author": comment.author,
        "author_id": comment.author_id,
        "author_name": comment.author_name,
        "author_url": comment.author_url,
        "in_reply_to": comment.in_reply_to,
        "mentions": list(comment.mentions),
        "text": comment.text,
        "cut": comment.cut,
        "quotes": [list(span) for span in comment.quotes],
        "published": comment.published,
        "precision": comment.precision,
        "published_text": comment.published_text,
        "url": comment.url,
        "uri": comment.uri,
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """A reading as on the wire and from the command line."""
    return {
        "page": page_json(reading.page),
        "viewer": viewer_json(reading.viewer),
        "profiles": [profile_json(profile) for profile in reading.profiles],
        "comments": [comment_json(comment) for comment in reading.comments],
        **asides_json(reading.reactions, reading.withdrawn),
        "unreadable": [
            {"record": one.record, "field": one.field, "reason": one.reason} for one in reading.unreadable
        ],
    }


def asides_json(reactions: tuple[Reaction, ...], withdrawn: tuple[Withdrawn, ...]) -> dict[str, Any]:
    """Reactions and withdrawn comments as on the wire."""
    return {
        "reactions": [{"by": one.by, "to": one.to, "kind": one.kind} for one in reactions],
        "withdrawn": [{"id": one.id, "scope": one.scope} for one in withdrawn],
    }


def visit_json(visit: Visit) -> dict[str, Any]:
    """A visit as on the wire."""
    return {
        "visit_id": visit.visit_id,
        "part": visit.part,
        "browser": visit.browser,
        "at": instants.format_instant(visit.at),
        "recipe": visit.recipe,
        "recipe_version": visit.recipe_version,
        "page": page_json(visit.page),
        "viewer": viewer_json(visit.viewer),
        "profiles": [profile_json(profile) for profile in visit.profiles],
        **asides_json(visit.reactions, visit.withdrawn),
        "comments": [
            comment_json(seen.comment)
            | {"seen_at": instants.format_instant(seen.seen_at), "parent_author": seen.parent_author}
            for seen in visit.comments
        ],
    }


class Threads:
    """Threads out of plain values; a page's comments share one."""

    def __init__(self) -> None:
        """Empty."""
        self._known: dict[tuple[str, str | None, str | None], Thread] = {}

    def of(self, told: Mapping[str, Any] | None) -> Thread | None:
        """The thread told of."""
        if told is None:
            return None
        key = (told["id"], told.get("url"), told.get("title"))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Thread(*key)
        return found


def page_of(told: Mapping[str, Any]) -> Page:
    """A page out of checked values."""
    thread = Threads().of(told["thread"])
    return Page(
        told["url"], told["site"], told["network"], told["kind"], told["title"], thread, told["community"]
    )


WHOLE = itemgetter(*Comment._fields)
LEFT_OUT: Mapping[str, Any] = {**dict.fromkeys(Comment._fields), "scope": "", "cut": False}


def comment_of(told: Mapping[str, Any], threads: Threads) -> Comment:
    """A comment out of checked values; what may be left out has its default, but mostly nothing is."""
    try:
        values = WHOLE(told)
    except KeyError:
        values = WHOLE({**LEFT_OUT, **told})
    (
        id, scope, kind, thread, author, ref, name, address, parent, mentions, text, cut, quotes, published,
        precision, published_text, url, uri,
    ) = values  # fmt: skip
    return Comment(
        id, scope, kind, None if thread is None else threads.of(thread), author, ref, name, address, parent,
        tuple(mentions) if mentions else (), text, cut,
        tuple([(start, end) for start, end in quotes]) if quotes else (),
        published, precision, published_text, url, uri,
    )  # fmt: skip


def shared(told: Mapping[str, Any]) -> dict[str, Any]:
    """What readings and visits have in common, out of checked values."""
    viewer = told["viewer"]
    return {
        "page": page_of(told["page"]),
        "viewer": None if viewer is None else Viewer(**viewer),
        "profiles": tuple(Profile(**{**one, "links": tuple(one["links"])}) for one in told["profiles"]),
        "reactions": tuple(Reaction(**one) for one in told["reactions"]),
        "withdrawn": tuple(Withdrawn(**one) for one in told["withdrawn"]),
    }


def reading_of(told: Mapping[str, Any]) -> Reading:
    """A reading out of checked values."""
    threads = Threads()
    return Reading(
        comments=tuple(comment_of(one, threads) for one in told["comments"]),
        unreadable=tuple(Unreadable(**one) for one in told["unreadable"]),
        **shared(told),
    )


def visit_of(told: Mapping[str, Any]) -> Visit:
    """A visit out of checked values."""
    threads, parse = Threads(), instants.parse
    return Visit(
        visit_id=told["visit_id"],
        part=told["part"],
        browser=told["browser"],
        at=parse(told["at"]),
        recipe=told["recipe"],
        recipe_version=told["recipe_version"],
        comments=tuple(
            [
                Sighting(comment_of(one, threads), parse(one["seen_at"]), one.get("parent_author"))
                for one in told["comments"]
            ]
        ),
        **shared(told),
    )
