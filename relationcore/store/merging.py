"""The merge rule of a comment that is seen again. Pure: the outcome does not depend on the order of the
sights.

Every field comes from the greatest stamp that told it, text with its quotes and mentions from the greatest
of those that showed it whole, the time from the best and then the earliest. A null never overwrites.

A stamp in the row is where a value was last *told anew*. Later sights of the same value are not written into
the row (a known page writes nearly nothing); the visit's log says which fields each sight confirmed, and
where two values compete, the caller looks the confirmations up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from relationcore.store.preparing import Published, Sight, Stamp

FIELDS = ("kind", "thread_id", "author", "author_ref", "parent", "parent_author", "url", "uri")
TEXT = ("text", "cut", "quotes", "mentions")
TEXT_AT = len(FIELDS)
CUT_AT = TEXT_AT + 1
PRECISIONS = ("second", "minute", "hour", "day", "month", "year")
WHOLE_BIT = 1 << TEXT_AT
CUT_BIT = 1 << (TEXT_AT + 1)


@dataclass(slots=True)
class Row:
    """A stored comment, as far as merging needs it. `values` in the order of FIELDS + TEXT."""

    id: int
    values: tuple[object, ...]
    published: Published
    first: Stamp
    told: Stamp
    stamps: dict[str, Stamp]
    account_id: int | None
    withdrawn_at: int | None
    changed: set[str] = field(default_factory=set)
    before: tuple[str | None, int | None, int | None] = (None, None, None)

    def stamp_of(self, name: str) -> Stamp:
        """Where the stored value of a field was last told anew."""
        return self.stamps.get(name, self.told)

    @property
    def text_bit(self) -> int:
        """The bit under which the log confirms the stored text."""
        return CUT_BIT if self.values[CUT_AT] else WHOLE_BIT


def bits_of(told: tuple[object, ...]) -> int:
    """The bits of a sight that equals its row: of every field that it tells. A null confirms nothing."""
    _, thread, _, ref, parent, parent_author, url, uri, _, cut, _, _ = told
    bits = 0b101 | (CUT_BIT if cut else WHOLE_BIT)
    if thread is not None:
        bits |= 0b10
    if ref is not None:
        bits |= 0b1000
    if parent is not None:
        bits |= 0b10000
    if parent_author is not None:
        bits |= 0b100000
    if url is not None:
        bits |= 0b1000000
    return bits if uri is None else bits | 0b10000000


def competing(row: Row, told: tuple[object, ...]) -> int:
    """The bits of the fields in which a sight contradicts the row; 0 where the log need not be asked."""
    bits = 0
    for index in range(TEXT_AT):
        value, stored = told[index], row.values[index]
        if value is not None and stored is not None and value != stored:
            bits |= 1 << index
    if told[CUT_AT] == row.values[CUT_AT] and told[TEXT_AT:] != row.values[TEXT_AT:]:
        bits |= row.text_bit
    return bits


def merge(row: Row, sight: Sight, confirmed: Mapping[int, Stamp]) -> int:
    """Let one sight into the row; returns the bits of the fields in which row and sight now agree.

    `confirmed`: by bit, the greatest stamp under which the log confirms the stored value. What changed is
    noted in `row.changed`, by field name, `published` and `first`.
    """
    values, told, stamp = list(row.values), sight.told, sight.stamp
    bits = 0
    for index, name in enumerate(FIELDS):
        value, stored = told[index], values[index]
        if value is None:
            continue
        if value == stored:
            bits |= 1 << index
        elif stored is None or stamp > _known(row, name, 1 << index, confirmed):
            values[index] = value
            _tell(row, name, stamp)
            bits |= 1 << index
    bits |= _merge_text(row, values, sight, confirmed)
    row.values = tuple(values)
    _merge_published(row, sight)
    if stamp < row.first:
        row.first = stamp
        row.changed.add("first")
    return bits


def _known(row: Row, name: str, bit: int, confirmed: Mapping[int, Stamp]) -> Stamp:
    told = row.stamp_of(name)
    return max(told, confirmed.get(bit, told))


def _tell(row: Row, name: str, stamp: Stamp) -> None:
    row.stamps[name] = stamp
    row.changed.add(name)


def _merge_text(row: Row, values: list[object], sight: Sight, confirmed: Mapping[int, Stamp]) -> int:
    told = sight.told
    cut, stored_cut = told[CUT_AT], values[CUT_AT]
    if told[TEXT_AT:] == tuple(values[TEXT_AT:]):
        return row.text_bit
    if cut and not stored_cut:
        return 0
    newer = sight.stamp > _known(row, "text", row.text_bit, confirmed)
    if cut == stored_cut and not newer:
        return 0
    values[TEXT_AT:] = told[TEXT_AT:]
    _tell(row, "text", sight.stamp)
    return CUT_BIT if cut else WHOLE_BIT


def _merge_published(row: Row, sight: Sight) -> None:
    if sight.published[0] is None:
        return
    stamp = row.stamp_of("published")
    if row.published[0] is None or _rank(sight.published, sight.stamp) < _rank(row.published, stamp):
        if row.published != sight.published:
            row.changed.add("published")
        row.published = sight.published
        row.stamps["published"] = sight.stamp
        row.changed.add("stamp")


def _rank(published: Published, stamp: Stamp) -> tuple[int, int, Stamp]:
    """Absolute before relative, then the finest precision, then the earliest sight."""
    return (0 if published[2] is None else 1, PRECISIONS.index(published[1] or "year"), stamp)
