"""The pages of somebody who has only read so far, and of accounts that are the user's own."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationcore.schemas import visit_from_json
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.test_pages import sound
from tests.server.visits import comment, visit

ANA, BEN, ME = (AccountRef("hackernews", handle) for handle in ("ana", "ben", "me_here"))
QUESTION = comment("1", "ana", "Who has a dry corner until April?")
ANSWER = comment("2", "me_here", "I have one.", in_reply_to="1", parent_author="ana")


def remember(memory: Memory, *comments: dict[str, Any], **fields: Any) -> None:
    """What was read, without any browser, signed in nowhere."""
    memory.ingest(visit_from_json(visit(*comments, viewer=None, **fields)))


def main_of(page: Page, path: str, status: int = 200) -> str:
    """What a page says between its header and its footer, on one line."""
    answer = page.get(path)
    assert answer.status_code == status
    return " ".join(sound(answer.text).css_first("main").text().split())


def test_today_before_anything_is_remembered(page: Page) -> None:
    said = main_of(page, "/")
    assert "Nothing is remembered yet. Two steps, and it begins." in said
    assert "That is all for today." not in said


@pytest.mark.usefixtures("asker")
def test_today_of_a_connected_browser_before_anything_is_remembered(page: Page) -> None:
    assert "Quiet so far" in main_of(page, "/")


@pytest.mark.parametrize("connected", [False, True])
def test_today_of_somebody_who_has_only_read(
    page: Page, memory: Memory, request: pytest.FixtureRequest, connected: bool
) -> None:
    if connected:
        request.getfixturevalue("asker")
    remember(memory, QUESTION)
    said = main_of(page, "/")
    assert "Nothing is remembered" not in said
    assert "Quiet so far" not in said
    assert "Everybody you have read or talked with stands under People." in said
    assert "No account is known to be yours yet" in said
    assert ("Connect a browser" in said) is not connected
    assert said.endswith("That is all for today.")


def test_today_asks_who_may_be_one_person_where_nothing_else_is_there(page: Page, memory: Memory) -> None:
    links = ["https://github.com/ana-grows"]
    profile = {"handle": "ana", "id": None, "name": None, "url": "https://news.ycombinator.com/user?id=ana"}
    remember(memory, QUESTION, profiles=[{**profile, "bio": None, "avatar": None, "links": links}])
    there = {"url": "https://github.com/ana-grows", "site": "github", "network": "github", "kind": "profile"}
    mine = {"handle": "ana-grows", "id": None, "name": None, "url": "https://github.com/ana-grows"}
    remember(
        memory,
        visit_id="v2",
        recipe="github",
        page={**there, "title": "ana-grows", "thread": None, "community": None},
        profiles=[{**mine, "bio": None, "avatar": None, "links": [profile["url"]]}],
    )
    said = main_of(page, "/")
    assert "Are these one person?" in said
    assert "Everybody you have read" not in said


def heading(page: Page, person: int) -> str:
    """How the words on a person's page are headed."""
    return sound(page.get(f"/people/{person}").text).css_first("#timeline").text()


def test_a_page_says_what_its_words_are(page: Page, memory: Memory, clock: Clock) -> None:
    remember(memory, QUESTION, comment("9", "ben", "Mine is wet."))
    ana, ben = memory.person_of(ANA), memory.person_of(BEN)
    assert heading(page, ana) == "What you have read of them"
    remember(memory, ANSWER, visit_id="v2")
    memory.confirm_me(ME, now=clock())
    assert heading(page, memory.person_of(ME)) == "What you wrote"
    assert heading(page, ana) == "What you said to each other and have read of them"
    assert heading(page, ben) == "What you have read of them"
    thanks = comment("3", "ben", "Thank you.", in_reply_to="2", parent_author="me_here")
    remember(memory, thanks, visit_id="v3")
    assert heading(page, ben) == "What you said to each other and have read of them"
    memory.correct(ben, memory.person(ben, now=clock()).timeline(1)[0].id, "parent", now=clock())
    assert heading(page, ben) == "What you have read of them"


def test_my_own_page_asks_nothing_of_somebody_else(page: Page, memory: Memory, clock: Clock) -> None:
    remember(memory, QUESTION, ANSWER)
    me = memory.person_of(ME)
    page.post(f"/people/{me}/about", {"nickname": "gardener", "label": "", "date": "", "reason": ""})
    memory.confirm_me(ME, now=clock())
    said = main_of(page, f"/people/{me}")
    assert "What you say of yourself" in said, "what was said before can be taken away"
    assert " them" not in said
    page.post(f"/people/{me}/about", {"nickname": "", "label": "", "date": "", "reason": ""})
    said = main_of(page, f"/people/{me}")
    assert "What you say of" not in said
    assert "Which accounts are you" in said
    assert " them" not in said
    assert " their" not in said


def test_who_would_forget_me_is_led_to_settings(page: Page, memory: Memory, clock: Clock) -> None:
    remember(memory, ANSWER)
    memory.confirm_me(ME, now=clock())
    answer = page.get(f"/people/{memory.person_of(ME)}/forget")
    tree = sound(answer.text)
    assert answer.status_code == 409
    assert tree.css_first("h1").text() == "This cannot be done"
    assert tree.css_first("main a").attributes["href"] == "/settings#me"


def test_pages_that_say_no_are_headed_in_words(page: Page, asker: Asker) -> None:
    assert main_of(page, "/people/987654", 404).startswith("Nothing is here ")
    assert (
        page.post("/settings/retention", {"withdrawn": "soon", "strangers": "never"}).text.count(
            "This does not fit"
        )
        == 2
    ), "as title and as heading"
    assert asker.get("/nothing").get_json()["status"] == "Not Found", "programs get the usual words"


def test_settings_count_others(page: Page, memory: Memory, clock: Clock) -> None:
    remember(memory, QUESTION, ANSWER)
    memory.confirm_me(ME, now=clock())
    assert memory.count_people(now=clock()) == memory.status().people == 1
    counts = [node.text() for node in sound(page.get("/settings").text).css("dl.facts dd")]
    assert counts == ["1", "2", "2 comments and posts"]
    memory.remove_me(ME)
    assert memory.count_people(now=clock()) == memory.status().people == 2


def test_commands_on_pages_can_be_typed_anywhere(page: Page, memory: Memory) -> None:
    remember(memory, QUESTION)
    shown = []
    for path in ("/settings", f"/people/{memory.person_of(ANA)}/forget"):
        codes = [node.text() for node in sound(page.get(path).text).css("main code")]
        shown += [shlex.split(code) for code in codes if re.match(r"\S*relationcore ", code)]
    assert [words[1:-2] for words in shown] == [
        ["backup"],
        ["restore", "FILE"],
        ["doctor"],
        ["show", str(memory.person_of(ANA)), "--json"],
    ]
    assert {tuple(words[-2:]) for words in shown} == {("--db", str(memory.path))}
