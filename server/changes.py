"""What the user says of a person, the same by API and by form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from relationcore.memory import Memory
from relationcore.model import Purged
from relationserver.context import Context


def apply(memory: Memory, person_id: int, said: dict[str, Any], now: datetime) -> None:
    """Set what `said` names: nickname, label, follow_up ({date, reason} or None). The rest stays."""
    if "nickname" in said:
        memory.set_nickname(person_id, said["nickname"] or None)
    if "label" in said:
        memory.set_label(person_id, said["label"] or None)
    if "follow_up" in said:
        follow_up = said["follow_up"] or {}
        memory.set_follow_up(person_id, follow_up.get("date"), follow_up.get("reason") or None, now=now)


def forget(here: Context, person_id: int) -> Purged:
    """Forget a person, also what Undo would bring back of them."""
    now = here.config.now()
    known = here.memory.person(person_id, now=now)
    done = here.memory.forget(person_id, now=now)
    for number in (person_id, known.id, *(one.id for one in known.accounts)):
        here.settled.pop(number, None)
    return done
