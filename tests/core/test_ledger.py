"""The ledger: what is written down, what is proposed, and when somebody was thanked for an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from relationcore.memory.ledger import THANKED_WITHIN, ledger
from relationcore.model import AccountRef, Need, NeedOf, NeedState, Said

DAY = 86_400
BEN = AccountRef("hackernews", "ben")


def said(id: int, direction: str, text: str, at: int | None = None, **more: Any) -> Said:
    """Words number `id` in thread 1, said at `at` seconds, by default one day after the ones before."""
    facts: dict[str, Any] = {
        "id": id, "comment": str(id), "direction": direction, "account": BEN, "text": text, "quotes": (),
        "at": id * DAY if at is None else at, "precision": "second", "thread_title": None, "thread_url": None,
        "url": None, "reply_to": None, "seen_at": id * DAY, "thread": 1,
    }  # fmt: skip
    return Said(**(facts | more))


def need(id: int, words: int | None, kind: NeedOf = "need", state: NeedState = "open") -> Need:
    return Need(id, 1, kind, "A pot", state, None if words is None else str(words), words, 0, 0)


TALK = [
    said(5, "given", "I will send you the recipe."),
    said(4, "received", "Thank you so much, that worked!"),
    said(3, "given", "Take the copper one."),
    said(2, "received", "Which pot do I need? I need a large pot."),
    said(1, "seen", "The lid is stuck."),
]


def test_each_comment_is_proposed_once_by_what_weighs_most() -> None:
    found = ledger([], TALK)
    assert [(one.said.id, one.hit.kind) for one in found.proposed] == [(2, "need"), (1, "problem")]
    assert [(one.said.id, one.hit.kind) for one in found.proposed_promises] == [(5, "promise")]


@pytest.mark.parametrize(
    ("direction", "reply_to", "kinds"),
    [
        ("received", "9", ["request", "need"]),
        ("seen", None, ["request", "need"]),
        ("seen", "9", ["need"]),
    ],
)
def test_an_imperative_in_an_answer_to_somebody_else_asks_nothing_of_me(
    direction: str, reply_to: str | None, kinds: list[str]
) -> None:
    talk = [said(2, direction, "Turn the valve a little."), said(1, direction, "I need a valve.")]
    found = ledger([], [replace(one, reply_to=reply_to) for one in talk])
    assert [one.hit.kind for one in found.proposed] == kinds


@pytest.mark.parametrize("state", ["open", "tried", "helped", "not mine", "dropped"])
def test_what_was_answered_once_is_proposed_no_more(state: NeedState) -> None:
    found = ledger([need(1, 2, state=state), need(2, 5, "promise", state)], TALK)
    assert [one.said.id for one in found.proposed] == [1]
    assert found.proposed_promises == ()


def test_open_ones_stand_apart_from_what_is_over() -> None:
    written = [
        need(1, None),
        need(2, None, "promise"),
        need(3, None, state="tried"),
        need(4, None, state="helped"),
    ]
    found = ledger(written, [])
    assert [one.id for one in found.needs] == [1, 3]
    assert [one.id for one in found.promises] == [2]
    assert [one.id for one in found.over] == [4]


def test_thanks_after_an_answer_of_mine() -> None:
    assert {id: one.id for id, one in ledger([need(7, 2)], TALK).thanked.items()} == {7: 4}


@pytest.mark.parametrize(
    "talk",
    [
        [said(4, "received", "Thank you!"), said(2, "received", "I need a pot.")],
        [said(4, "received", "Which one?"), said(3, "given", "Here."), said(2, "received", "I need a pot.")],
        [said(3, "given", "Here."), said(2, "received", "I need a pot."), said(1, "received", "Thank you!")],
        [
            said(9, "received", "Thank you!", 3 * DAY + THANKED_WITHIN + 1),
            said(3, "given", "Here."),
            said(2, "received", "I need a pot."),
        ],
    ],
)
def test_no_thanks_without_an_answer_in_time(talk: list[Said]) -> None:
    assert ledger([need(7, 2)], talk).thanked == {}


ASKED, ANSWERED = said(2, "received", "I need a pot."), said(3, "given", "Here.")


@pytest.mark.parametrize(
    "talk",
    [
        [said(4, "seen", "Thanks Cleo, lovely photo!"), ANSWERED, ASKED],
        [said(4, "received", "Thank you for the photo!", thread=2), ANSWERED, ASKED],
        [said(4, "received", "Thank you!"), said(3, "given", "Nice weather.", thread=2), ASKED],
        [said(one, "received", "Thank you!", thread=None) for one in (4, 3)] + [replace(ASKED, thread=None)],
        [said(4, "received", "Thank you!", precision="year"), ANSWERED, ASKED],
        [said(4, "received", "Thank you!"), replace(ANSWERED, precision="month"), ASKED],
        [said(4, "received", "Thank you!", 3 * DAY + 9), replace(ANSWERED, precision="day"), ASKED],
        [said(3, "given", "Here."), said(4, "received", "Thank you!", 3 * DAY), ASKED],
        [said(4, "received", "Thank you!", 3 * DAY), said(3, "given", "Here."), ASKED],
    ],
    ids=[
        "to another",
        "in another thread",
        "answered elsewhere",
        "no thread known",
        "coarse thanks",
        "coarse",
        "on one day",
        "at one time",
        "at one time, read in the other order",
    ],
)
def test_thanks_for_something_else(talk: list[Said]) -> None:
    assert ledger([need(7, 2)], [said(4, "received", "Thank you!"), ANSWERED, ASKED]).thanked[7].id == 4
    assert ledger([need(7, 2)], talk).thanked == {}


def test_thanks_on_the_last_day() -> None:
    talk = [said(9, "received", "Thank you!", 3 * DAY + THANKED_WITHIN), said(3, "given", "Here."), TALK[3]]
    assert ledger([need(7, 2)], talk).thanked[7].id == 9


def test_what_has_no_time_is_no_thanks() -> None:
    undated = Said(**{**{name: getattr(TALK[1], name) for name in Said.__slots__}, "at": None})
    assert ledger([need(7, 2)], [TALK[0], undated, *TALK[2:]]).thanked == {}


def test_a_promise_is_thanked_for_nowhere() -> None:
    assert ledger([need(7, 2, "promise")], TALK).thanked == {}
