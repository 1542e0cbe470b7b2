"""Why a flag or a circle is said of somebody, each in a sentence. Pure.

What is said of a silence is what was seen of it: it ends with the last day on which anything of their network
was read. How many such pairs speak again is measured (docs/judgement.md), not promised.
"""

from __future__ import annotations

from relationcore import ties
from relationcore.circles.kinds import date
from relationcore.instants import DAY, as_known
from relationcore.model import Coarse

EVERYONE = "They were seen to write less to anybody, not only to you."


def quiet(last: int, gap: float, seen_until: int, *, everyone: bool) -> str:
    """Quieter than usual: how long gaps were, how long the silence was seen to be, how such silences end.

    `last`: the number of the last contact day; `seen_until`: that of the last day read; `gap` in days.
    """
    silent = seen_until - last
    said = (
        f"You used to talk {usual(gap)}. At your last look, on {date(seen_until * DAY)}, it had been {silent}"
        f" days ({_gaps(silent, gap)}). {ties.chance(silent, gap)}"
    )
    return f"{EVERYONE} {said}" if everyone else said


def back(last: int, gap: float, again: int) -> str:
    """Words again on day number `again` after a quiet; the rest as in `quiet`."""
    return (
        f"You talk again since {date(again * DAY)}, after {again - last} days in which no words between you"
        f" were seen. Before that you talked {usual(gap)}."
    )


def usual(gap: float) -> str:
    """A usual gap of so many days, in words."""
    days = round(gap)
    return "about every day" if days <= 1 else f"about every {days} days"


def _gaps(silent: int, gap: float) -> str:
    ratio = round(silent / gap)
    return "longer than your usual gap" if ratio < 2 else f"about {ratio} times your usual gap"


def new(first: int, precision: Coarse | None) -> str:
    """First words between us, of these seconds, as far as that is known."""
    known = as_known(first, precision or "day")
    said = "were seen on" if precision == "sight" else "are of"
    return f"The first words between you {said} {known}, less than a month ago."


def waiting(since: str | None) -> str:
    """Words that wait since this instant, as far as it is known."""
    words = "Words of theirs without a usable date" if since is None else f"Their words of {since[:10]}"
    return f"{words} have no answer of yours, as far as you have seen."


def written_down(count: int, *, promises: bool) -> str:
    """So many open needs of theirs, or promises to them."""
    one, many, whose = ("promise", "promises", "to them") if promises else ("need", "needs", "of theirs")
    return f"You wrote down {f'one {one}' if count == 1 else f'{count} {many}'} {whose}, still open."


def circle(name: str, received: int, given: int) -> str:
    """Why somebody stands in a circle, with so many days of words each way."""
    theirs, mine = _days(received), _days(given)
    return (
        f"In your {name} circle: they wrote to you on {theirs} and you to them on {mine}. Each such day"
        " counts, the latest most, and so does how much they were lately seen to write to anybody. It is"
        " worked out every Monday."
    )


def by_word(name: str | None) -> str:
    """In a circle, or in none, by the user's own word."""
    return f"In {'no' if name is None else f'your {name}'} circle, by your word."


def _days(count: int) -> str:
    return "one day" if count == 1 else f"{count} days"
