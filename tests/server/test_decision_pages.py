"""What the user decides, by the forms of the local page: each does it, says so, and undoes it."""

from __future__ import annotations

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.pressing import pressed, undone, words
from tests.server.test_pages import sound
from tests.server.visits import comment, exchange, later, visit


@pytest.fixture
def ana(asker: Asker, memory: Memory, clock: Clock) -> int:
    """Ana's number; she waits."""
    asker.post("/observations", exchange())
    asker.post("/observations", later(exchange()))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    return memory.person_of(AccountRef("hackernews", "ana"))


WAYS = [
    ("Answered elsewhere", "you answered them elsewhere", "answered elsewhere"),
    ("Let go", "You let these words go", "let go"),
    ("Later", "wait again later", "waits again on 2 December 2026"),
]


@pytest.mark.parametrize(("button", "said", "after"), WAYS)
def test_words_that_wait_are_settled_and_undone(
    page: Page, ana: int, button: str, said: str, after: str
) -> None:
    path = f"/people/{ana}"
    assert "waiting for your answer" in words(sound(page.get(path).text))
    tree = pressed(page, path, button)
    assert said in tree.css_first(".said").text()
    assert "waiting for your answer" not in words(tree)
    assert after in tree.css_first(".waiting details").text()
    assert "Nobody, as far as you have seen." in page.get("/").text
    assert "waiting for your answer" in words(undone(page, tree))
    tree = pressed(page, path, button)
    assert "waiting for your answer" in words(pressed(page, path, "Undo"))


def test_from_today_back_to_today(page: Page, ana: int) -> None:
    tree = pressed(page, "/", "Let go")
    assert tree.css_first("h1").text() == "Today"
    assert tree.css_first("section[aria-labelledby=waits] .rows") is None
    tree = undone(page, tree)
    assert tree.css_first("h1").text() == "Today"
    assert "May I come on Friday?" in tree.css_first("section[aria-labelledby=waits]").text()


def test_what_may_have_been_answered_is_not_said_to_wait(
    page: Page, asker: Asker, memory: Memory, clock: Clock
) -> None:
    asker.post("/observations", exchange())
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    person = memory.person_of(AccountRef("hackernews", "ana"))
    shown = words(sound(page.get(f"/people/{person}").text))
    assert "no answer seen here yet" in shown
    assert "waiting for your answer" not in shown
    assert "Nobody, as far as you have seen." in page.get("/").text


def test_where_no_time_was_shown_the_page_says_what_stands_in(
    page: Page, asker: Asker, memory: Memory, clock: Clock
) -> None:
    talk = exchange()
    talk["comments"][2] |= {"published": None, "precision": None}
    asker.post("/observations", talk)
    asker.post("/observations", later(talk))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    person = memory.person_of(AccountRef("hackernews", "ana"))
    shown = words(sound(page.get(f"/people/{person}").text))
    assert "no time, or one that cannot be, so the order in which you saw it stands in for it" in shown
    (annotation,) = memory.annotations([AccountRef("hackernews", "ana")], now=clock())
    assert annotation.waiting is not None
    assert annotation.waiting.since is None
    assert annotation.reason.endswith(
        "Words of theirs that wait show no usable time: the order in which you saw them stands in for it."
    )


@pytest.mark.parametrize("button", ["It was not said to me", "It is somebody else's", "The time is wrong"])
def test_a_wrong_contact_counts_nowhere_until_undone(page: Page, ana: int, button: str) -> None:
    path = f"/people/{ana}"
    before = sound(page.get(path).text).css_first(".reason").text()
    tree = pressed(page, path, button)
    assert tree.css_first(".reason").text() != before
    assert "it counts nowhere" in tree.css_first(".timeline li").text()
    assert "May I come on Friday?" in page.get("/settings").text
    assert undone(page, tree).css_first(".reason").text() == before
    pressed(page, path, button)
    assert pressed(page, path, "Undo").css_first(".reason").text() == before


def test_wrong_words_of_mine_are_found_in_settings(page: Page, ana: int) -> None:
    before = sound(page.get(f"/people/{ana}").text).css_first(".reason").text()
    tree = pressed(page, f"/people/{ana}", "It was not said to them")
    assert tree.css_first(".reason").text() != before
    tree = pressed(page, "/settings", "Undo")
    assert "it counts again" in tree.css_first(".said").text()
    assert sound(page.get(f"/people/{ana}").text).css_first(".reason").text() == before


def test_a_proposed_need_is_written_down_tried_helped_and_opened_again(page: Page, ana: int) -> None:
    path = f"/people/{ana}"
    tree = sound(page.get(path).text)
    assert "Because of “Who has a dry corner until April?”" in words(tree)
    tree = pressed(page, path, "Write it down")
    written = tree.css_first(".needs .rows li .words-said").text()
    assert "Because of “" + written not in words(tree), "what is written down is proposed no more"
    assert written in sound(page.get("/").text).css_first("section[aria-labelledby=needed]").text()
    assert "tried" in pressed(page, path, "Tried").css_first(".needs .rows .who").text()
    tree = pressed(page, "/", "Helped")
    assert tree.css_first("section[aria-labelledby=needed]") is None
    assert written in undone(page, tree).css_first("section[aria-labelledby=needed]").text()
    assert "tried" in sound(page.get(path).text).css_first(".needs .rows .who").text()
    tree = pressed(page, path, "Drop it")
    assert "dropped" in tree.css_first(".needs details:last-of-type").text()
    assert written in pressed(page, path, "Open again").css_first(".needs .rows li").text()


def test_not_mine_is_not_proposed_again_until_undone(page: Page, ana: int) -> None:
    path = f"/people/{ana}"
    before = len(sound(page.get(path).text).css(".needs .meta"))
    tree = pressed(page, path, "Not mine")
    assert len(tree.css(".needs .meta")) == before - 1
    assert len(undone(page, tree).css(".needs .meta")) == before


def test_a_promise_typed_by_hand(page: Page, ana: int) -> None:
    path = f"/people/{ana}"
    typed = {"kind": "promise", "text": "Bring straw\r\non Friday", "words": "", "state": ""}
    assert page.post(f"{path}/needs", typed).status_code == 303
    assert "Bring straw" in sound(page.get("/").text).css_first("section[aria-labelledby=promised]").text()
    tree = pressed(page, "/", "Done")
    assert tree.css_first("section[aria-labelledby=promised]") is None
    assert "Bring straw" in undone(page, tree).css_first("section[aria-labelledby=promised]").text()


@pytest.mark.parametrize(("text", "why"), [(" ", "Write a few words first."), ("x" * 1001, "At most 1,000")])
def test_a_need_that_cannot_be_kept_stays_in_its_field(page: Page, ana: int, text: str, why: str) -> None:
    answer = page.post(f"/people/{ana}/needs", {"kind": "problem", "text": text})
    assert answer.status_code == 422
    tree = sound(answer.text)
    assert why in tree.css_first("#need-wrong").text()
    assert tree.css_first("#need").text().strip() == text.strip()
    assert tree.css_first("#need-kind option[selected]").attributes["value"] == "problem"


def test_a_circle_is_pinned_and_undone(page: Page, ana: int) -> None:
    path = f"/people/{ana}"
    answer = page.post(f"{path}/circle", {"circle": "wider"})
    tree = sound(page.get(answer.headers["Location"]).text)
    assert "In your wider circle, by your word." in words(tree)
    assert "In no circle, as your talk goes." in words(undone(page, tree))
    page.post(f"{path}/circle", {"circle": "close"})
    answer = page.post(f"{path}/circle", {"circle": "none"})
    tree = sound(page.get(answer.headers["Location"]).text)
    assert "In no circle, by your word." in words(tree)
    assert "In your close circle, by your word." in words(undone(page, tree))


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("answers/1", {"state": "perhaps"}),
        ("answers/1", {"state": "later", "days": "400"}),
        ("corrections/1", {"wrong": "everything"}),
        ("needs", {"kind": "secret", "text": "x"}),
        ("needs/1", {"state": "cured"}),
        ("circle", {"circle": "inner"}),
        ("merge", {"other": "everybody"}),
        ("unmerge", {}),
        ("apart", {"pair": "1"}),
    ],
)
def test_forms_that_are_none_of_ours(page: Page, ana: int, path: str, data: dict[str, str]) -> None:
    assert page.post(f"/people/{ana}/{path}", data).status_code == 422


@pytest.mark.parametrize(
    "path",
    ["answers/99", "corrections/99", "needs/99", "needs/99/remove", "merge/undo", "unmerge", "unmerge/undo"],
)
def test_what_is_not_there(page: Page, ana: int, path: str) -> None:
    data = {"state": "let go", "wrong": "time", "other": "99", "account": "99"}
    if path.startswith("needs"):
        data["state"] = "helped"
    assert page.post(f"/people/{ana}/{path}", data).status_code == 404


def test_a_need_of_somebody_else_is_not_changed(page: Page, ana: int, memory: Memory, clock: Clock) -> None:
    need = memory.add_need(ana, "Straw", now=clock())
    ben = memory.person_of(AccountRef("hackernews", "ben"))
    assert page.post(f"/people/{ben}/needs/{need.id}", {"state": "dropped"}).status_code == 404
    assert page.post(f"/people/{ben}/needs/{need.id}/remove", {}).status_code == 404
    assert [one.state for one in memory.needs(ana)] == ["open"]


@pytest.mark.parametrize(
    "query",
    [
        "done=%00",
        "done=set",
        "done=set&person=1",
        "done=set&person=1&of=2&was=gone",
        "done=merged&person=x&of=1",
        "done=circle&person=1&was=<b>",
        "done=kept+apart&person=1&one=1",
        "done=deleted&person=9&of=9",
        "done=written+down&person=1&of=1",
        "done=merged&person=1&of=2",
        "done=merged&person=1&of=2&seal=",
        "done=merged&person=1&of=2&seal=%FF",
        "done=merged&person=1&of=2&seal=" + "0" * 32,
    ],
)
def test_an_address_by_hand_does_nothing(page: Page, ana: int, query: str) -> None:
    """Nor does it offer anything: a link of somebody else's would choose what one press of Undo undoes."""
    for path in (f"/people/{ana}", "/", "/settings", "/people/suggestions"):
        answer = page.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert sound(answer.text).css_first(".said") is None


def test_what_undoes_in_one_session_is_nothing_in_another(page: Page, ana: int) -> None:
    sent = page.post(f"/people/{ana}/needs", {"text": "Straw", "kind": "need"})
    address = sent.headers["Location"]
    assert "Undo" in page.get(address).text
    assert "Undo" not in Page(page.app).enter().get(address).text
    assert "Undo" not in page.get(address.replace("of=", "of=9")).text


def test_without_the_form_token_nothing_is_decided(page: Page, ana: int, memory: Memory) -> None:
    before = list(memory.dump())
    for path in ("answers/3", "corrections/3", "needs", "circle", "merge", "unmerge", "apart"):
        assert page.post(f"/people/{ana}/{path}", {"csrf": "0" * 64, "state": "let go"}).status_code == 403
    assert list(memory.dump()) == before


def test_the_same_id_in_two_threads_is_settled_for_one(
    page: Page, asker: Asker, memory: Memory, clock: Clock
) -> None:
    """Sites that count anew in every thread: the forms name the words, not their id."""
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    for thread in ("one", "two"):
        url = f"https://news.ycombinator.com/item?id={thread}"
        where = {"id": thread, "url": url, "title": thread}
        asked = {"scope": thread, "thread": where, "in_reply_to": "post_1", "parent_author": "me_here"}
        for hour in (18, 19):
            at = f"2026-11-24T{hour}:00:00Z"
            said = comment("post_2", "ana", f"Question {thread}?", seen_at=at, **asked)
            asker.post("/observations", visit(said, visit_id=f"{thread}{hour}", at=at))
    ana = memory.person_of(AccountRef("hackernews", "ana"))
    tree = sound(page.get(f"/people/{ana}").text)
    assert len(tree.css(".waiting > .rows > li")) == 2
    tree = pressed(page, f"/people/{ana}", "Let go")
    assert len(tree.css(".waiting > .rows > li")) == 1
