"""Why something is said of a person, on their page and by the API, with the words it rests on."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.core.making import DAY, NETWORK, NOON, comment, later, reply, visit
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock

QUIET = (
    "You used to talk about every 2 days. At your last look, on 2026-05-05, it had been 38 days (about 19"
    " times your usual gap). About four in ten of such pairs speak again within two years."
)
CIRCLE = "In your closest circle: they wrote to you on 10 days and you to them on 10 days."


@pytest.fixture
def ana(memory: Memory, clock: Clock) -> int:
    """Ana's number, who wrote to Ida every second day until day 18, and to others on days that were read."""
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    for day in range(0, 20, 2):
        said = (
            comment(f"a{day}", "ana", said=day * DAY - 9, mentions=("ida",)),
            reply(f"i{day}", "ida", f"a{day}", said=day * DAY - 5),
        )
        memory.ingest(visit(f"v{day}", said, seen=day * DAY))
    for day in range(20, 57, 4):
        memory.ingest(visit(f"x{day}", [comment(f"x{day}", "ana", said=day * DAY)], seen=day * DAY))
    clock.at = later(days=60)
    return memory.person_of(AccountRef(NETWORK, "ana"))


def test_the_page_says_why_and_leads_to_the_words(page: Page, ana: int) -> None:
    tree = LexborHTMLParser(page.get(f"/people/{ana}").text)
    (flag,) = tree.css(".person-head .flag")
    assert " ".join(flag.text().split()) == f"quieter than usual {QUIET} The last words"
    link = flag.css_first("a").attributes["href"] or ""
    last = tree.css_first(f"li{link}")
    assert last.attributes["class"] == "given"
    assert CIRCLE in " ".join(tree.css_first("section[aria-labelledby=circle] .meta").text().split())


def test_words_on_another_page_of_the_timeline_have_no_link(page: Page, ana: int) -> None:
    tree = LexborHTMLParser(page.get(f"/people/{ana}?page=2").text)
    assert QUIET in " ".join(tree.css_first(".flag").text().split())
    assert tree.css_first(".flag a") is None


def test_the_card_says_why_by_the_api(asker: Asker, ana: int, memory: Memory) -> None:
    card = asker.get(f"/accounts/card?network={NETWORK}&handle=ana").get_json()["card"]
    said = {one["of"]: one for one in card["reasons"]}
    assert list(said) == ["kind", "quiet", "circle"]
    assert said["kind"]["sentence"] == card["annotation"]["reason"]
    assert said["quiet"]["sentence"] == QUIET
    history = {one["words"]: one["direction"] for one in card["history"]}
    assert {history[words] for words in said["quiet"]["words"] if words in history} == {"received", "given"}
    nobody = asker.get(f"/accounts/card?network={NETWORK}&handle=zoe").get_json()["card"]
    assert nobody["reasons"] == []
