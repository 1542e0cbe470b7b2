"""A database out of the invented community: its pages as the user would have seen them, and their notes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from relationcore.demo.community import FOLDER, Community, Talk, page
from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationcore.reading.reader import read_page
from relationcore.recipes.recipe import Recipes, parse

NETWORK = "shed"
# handle, days ago, words
NOTES = (
    ("hilde", 31, "At her sister's, who cannot manage the stairs. **84 jars left**, I keep an eye on them."),
    ("ana", 50, "Plum over quince, always.\n\n- dahlias: sixty tubers\n- the kettle: rivet and tin, done"),
    ("noor", 9, "I promised the drawing of the bench. Ask how high."),
    ("sefa", 25, "Night nurse: never ring before four in the afternoon."),
)
NICKNAMES = (("benk", "Ben with the bike"),)
LABELS = (("grump", "careful"), ("ana", "garden"))
# handle, days from now, why
FOLLOW_UPS = (("hilde", 0, "Ring her: how is the sister?"), ("noor", 4, "Bench drawing"))


def recipes() -> Recipes:
    """The demo's own recipe alone: a demo recognises no real site."""
    name = "shed.toml"
    return Recipes([parse((FOLDER / "sites" / name).read_text(encoding="utf-8"), name)])


def fill(path: Path, community: Community, *, base: str, now: datetime) -> None:
    """Makes the database at `path`; the pages' addresses begin with `base`."""
    with Memory.open(path, recipes=recipes()) as memory:
        for talk in community.talks:
            for moment in looks(community, talk, now):
                html = page(community, talk.until(moment))
                reading = read_page(html, url=base + talk.path, at=moment, recipes=recipes())
                memory.record(reading, seen_at=moment)
        memory.confirm_me(AccountRef(NETWORK, community.me), now=now)
        write(memory, now)


def looks(community: Community, talk: Talk, now: datetime) -> list[datetime]:
    """When the user looked at a thread: after each word of their own, after the last of all, and once lately.

    Only who was seen again without an answer is said to wait for one.
    """
    own = [word.at for word in talk.words if word.by == community.me]
    return sorted({*own, talk.words[-1].at, now - timedelta(hours=2)})


def write(memory: Memory, now: datetime) -> None:
    """What the user wrote of people by hand."""
    handles = {row[0] for row in (*NOTES, *NICKNAMES, *LABELS, *FOLLOW_UPS)}
    numbers = {handle: memory.person_of(AccountRef(NETWORK, handle)) for handle in handles}
    for handle, ago, text in NOTES:
        memory.add_note(numbers[handle], text, now=now - timedelta(days=ago))
    for handle, nickname in NICKNAMES:
        memory.set_nickname(numbers[handle], nickname)
    for handle, label in LABELS:
        memory.set_label(numbers[handle], label)
    for handle, days, reason in FOLLOW_UPS:
        memory.set_follow_up(numbers[handle], (now + timedelta(days=days)).date(), reason, now=now)
