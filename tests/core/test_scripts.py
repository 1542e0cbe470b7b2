"""The recipes of docs/scripts.md, run as they stand there, on invented people."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.core.making import DAY, NETWORK, NOON, comment, later, reply, visit

PAGE = Path(__file__).parents[2] / "docs/scripts.md"
NOW = later(days=60)


def recipes() -> dict[str, str]:
    section = PAGE.read_text(encoding="utf-8").partition("## Recipes")[2]
    return dict(re.findall(r"### (.+?)\n\n```python\n(.*?)```", section, re.DOTALL))


@pytest.fixture
def village(memory: Memory) -> Memory:
    """Ana and Ida talked until day 18, Ben asks on day 55 and waits."""
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    for day in range(0, 20, 2):
        said = (
            comment(f"a{day}", "ana", "Plums again.", said=day * DAY - 9, mentions=("ida",)),
            reply(f"i{day}", "ida", f"a{day}", said=day * DAY - 5),
        )
        memory.ingest(visit(f"v{day}", said, seen=day * DAY))
    for day in (30, 40, 50):
        memory.ingest(visit(f"v{day}", [comment(f"x{day}", "ana", said=day * DAY)], seen=day * DAY))
    asked = comment("b", "ben", "I need <one> jar.", said=55 * DAY, mentions=("ida",))
    for day in (56, 57):
        memory.ingest(visit(f"v{day}", [asked], seen=day * DAY))
    return memory


def run(name: str, memory: Memory, capsys: pytest.CaptureFixture[str], now: datetime = NOW) -> str:
    exec(compile(recipes()[name], name, "exec"), {"memory": memory, "now": now})
    return capsys.readouterr().out


def test_there_are_five() -> None:
    assert len(recipes()) == 5


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Who waits for me",
            "ben since 2026-05-04: They wrote to you once, last on 2026-05-04; no answer of yours seen.\n",
        ),
        (
            "Whom do I lose touch with",
            "ana: You used to talk about every 2 days. At your last look, on 2026-05-06, it had been 39 days"
            " (about 20 times your usual gap). About four in ten of such pairs speak again within two"
            " years.\n",
        ),
        (
            "What may people need, as CSV",
            "who,perhaps,because_of,where\nben,need,I need,https://news.ycombinator.com/item?id=1\n",
        ),
        (
            "Last month in one page of Markdown",
            "# The month up to 2026-05-09\n\n- **ben** (writes to me, cooling): They wrote to you once, last"
            " on 2026-05-04; no answer of yours seen.\n\nNot reached. In your fullest week one person spoke"
            " to you and you answered 1. It takes 26 weeks to say more.\n",
        ),
    ],
)
def test_recipe(name: str, said: str, village: Memory, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, village, capsys) == said


def test_graph_is_a_drawing(village: Memory, capsys: pytest.CaptureFixture[str]) -> None:
    drawing = ElementTree.fromstring(run("A graph of my circles, as SVG", village, capsys, later(days=22)))
    space = "{http://www.w3.org/2000/svg}"
    assert [text.text for text in drawing.iter(f"{space}text")] == ["ana"]
    assert len(list(drawing.iter(f"{space}circle"))) == 4
