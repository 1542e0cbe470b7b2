"""History, notes and now into an annotation. Pure: what is said of an account on a page."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from relationcore import circles, ties
from relationcore.instants import as_known, format_instant
from relationcore.model import About, AccountRef, Annotation, Coarse, Direction, Summary, Waiting

LINE = 120
"""Letters of a note's first line that an annotation carries."""


UNDATED = "Words of theirs that wait show no usable time: the order in which you saw them stands in for it."
NOTHING = Summary()
UNSAID = About()
Said = tuple[
    int | None, str | None, str | None, str | None, str, str, tuple[str, ...], str | None, str | None, int,
    int, str | None, str | None, Waiting | None, int, int, str | None,
]  # fmt: skip
"""An annotation's fields from `person` to `note_first_line`."""


@dataclass(slots=True)
class Facts:
    """All that is known of a person, as an annotation needs it. `days` are contact days, (direction, day
    number); `first_precision` and `last_precision` are set where a contact's time is not known to the minute,
    `rhythm` and `seen_until` (the last day read) of who is quiet, `returned` of who is back again.
    """

    person: int | None = None
    name: str | None = None
    is_me: bool = False
    summary: Summary = NOTHING
    days: tuple[tuple[Direction, int], ...] = ()
    waiting: Waiting | None = None
    about: About = UNSAID
    note: str | None = None
    answered: circles.Answers = circles.NO_ANSWERS
    quiet: ties.Quiet = "no"
    back: bool = False
    rhythm: ties.Rhythm | None = None
    returned: ties.Return | None = None
    circle: str | None = None
    seen_until: int = 0
    first_precision: Coarse | None = None
    last_precision: Coarse | None = None
    needs: int = 0
    promises: int = 0


def first_line(text: str) -> str:
    """The first line of a note that holds a word, shortened at a word's end."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= LINE:
        return line
    return line[:LINE].rpartition(" ")[0].rstrip() + "…"


def kind_of(facts: Facts, now: int) -> tuple[str, str]:
    """The kind and its sentence at `now` (seconds)."""
    within = ties.days_within(facts.days, now)
    name, reason = circles.kind(
        facts.summary, *within, is_me=facts.is_me, answered=facts.answered, last=facts.last_precision
    )
    if facts.waiting is not None and facts.waiting.since is None:
        reason = f"{reason} {UNDATED}"
    return name, reason


def flags_of(facts: Facts, now: int) -> tuple[str, ...]:
    """What stands beside the kind at `now` (seconds)."""
    waiting = facts.waiting is not None
    return circles.flags(
        facts.summary,
        waiting=waiting,
        now=now,
        quiet=facts.quiet,
        back=facts.back,
        needs=facts.needs,
        promises=facts.promises,
    )


def annotate(ref: AccountRef, facts: Facts, now: int) -> Annotation:
    """The annotation of an account at `now` (seconds)."""
    summary, days = facts.summary, facts.days
    kind, reason = kind_of(facts, now)
    talked = bool(summary.received or summary.given) and not facts.is_me
    said = (
        facts.person,
        facts.name,
        facts.about.nickname,
        facts.about.label,
        kind,
        reason,
        flags_of(facts, now),
        facts.circle,
        ties.word(ties.strength(days, now)) if talked else None,
        summary.received,
        summary.given,
        None if summary.first is None else as_known(summary.first, facts.first_precision),
        None if summary.last is None else as_known(summary.last, facts.last_precision),
        facts.waiting,
        facts.needs,
        facts.promises,
        None if facts.note is None else first_line(facts.note),
    )
    return _annotation(ref, said, format_instant(now))


def glance(
    ref: AccountRef, person: int | None, name: str | None, seen: int, days: int, as_of: str
) -> Annotation:
    """What `annotate` says of somebody of whom so many comments were seen, on so many days, and no more.

    Most people on a page are such strangers: for them nothing else is looked up or worked out.
    """
    kind, reason = circles.stranger(seen, days)
    said: Said = (
        person, name, None, None, kind, reason, (), None, None, 0, 0, None, None, None, 0, 0, None,
    )  # fmt: skip
    return _annotation(ref, said, as_of)


def _annotation(ref: AccountRef, said: Said, as_of: str) -> Annotation:
    told = repr((ref.network, ref.handle, ref.id, said))
    version = blake2b(told.encode(), digest_size=9).hexdigest()
    account = ref if ref.v is None else AccountRef(ref.network, ref.handle, ref.id)
    return Annotation(account, *said, as_of, version)
