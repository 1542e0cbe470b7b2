"""A Reading as a visit: everything on the page counts as seen."""

from __future__ import annotations

import hashlib

from relationcore.model import Reading, Sighting, Visit


def visit_of(reading: Reading, at: int, visit_id: str | None, browser: str, recipe_version: int) -> Visit:
    """The visit in which the whole page was seen at once.

    Without a `visit_id` it is named after its content, so that the same reading at the same time is one
    visit.
    """
    authors = {comment.id: comment.author for comment in reading.comments if comment.id is not None}
    if visit_id is None:
        visit_id = "reading-" + hashlib.sha256(f"{at}\n{reading!r}".encode()).hexdigest()[:24]
    sightings = tuple(
        Sighting(comment, at, authors.get(comment.in_reply_to) if comment.in_reply_to else None)
        for comment in reading.comments
    )
    return Visit(
        visit_id=visit_id,
        part=0,
        browser=browser,
        at=at,
        recipe=reading.page.site,
        recipe_version=recipe_version,
        page=reading.page,
        viewer=reading.viewer,
        profiles=reading.profiles,
        comments=sightings,
        reactions=reading.reactions,
        withdrawn=reading.withdrawn,
    )
