"""Who only thanks does not wait: what is thanks and nothing else, in invented words."""

from __future__ import annotations

from time import process_time

import pytest

from relationcore.needs.bare_thanks import bare_thanks

BARE = (
    "Thanks!",
    "thank you very much.",
    "Great, thanks a lot!",
    "thx :)",
    "Thanks :D",
    "Thanks <3",
    "Many thanks!",
    "Thanks @ida",
    "@ida thanks!",
    "@ida@social.example @ben Thank you both!",
    "Thanks u/plum_jam",
    "Thank you, Ida!",
    "Thanks Ida.",
    "Thanks Ida and Ben!",
    "Thank you Dr. Berg",
    "Danke Želimir!",
    "Hi Ida, thanks so much",
    "Got it, thanks",
    "Makes sense, thank you!",
    "Thanks, that worked!",
    "Thanks, will do.",
    "Thank you! Thank you so much!",
    "Thanks, much appreciated.",
    "Thanks for your help!",
    "tysm",
    "ty ty",
    "Merci beaucoup !",
    "Danke schön",
    "Danke dir!",
    "Danke euch allen",
    "Besten Dank",
    "Tausend Dank!",
    "Vielen herzlichen Dank",
    "Dankeschön",
    "Dankeschoen 🙏",
    "Alles klar, danke dir!",
    "Danke dir, hat geklappt!",
    "Vielen Dank für die schnelle Antwort",
    "Ich danke euch",
)
MORE = (
    "",
    "...",
    "Ida",
    "Great!",
    "@ida",
    "No thanks to them",
    "Thanks, but how?",
    "Thanks, but no",
    "Thanks?",
    "Thanks! And you?",
    "Thanks Ida, which glue?",
    "Thanks, Ida. Which glue did you use",
    "Thanks @ida how do you stretch it",
    "Thanks. No.",
    "Thanks, wrong link",
    "THANKS BUT NO",
    "Thanks for the plums",
    "Thanks in advance",
    "Thanks for your help, one more thing",
    "Got it, thanks, now it rattles",
    "Danke, aber wie?",
    "Danke dir, kannst du das Rezept schicken",
    "Danke für nichts",
    "Vielen Dank im Voraus",
    "Thanksgiving",
    "tyre",
)


@pytest.mark.parametrize("text", BARE)
def test_thanks_and_nothing_else(text: str) -> None:
    assert bare_thanks(text)


@pytest.mark.parametrize("text", MORE)
def test_more_than_thanks_or_none(text: str) -> None:
    assert not bare_thanks(text)


@pytest.mark.parametrize(
    "unit", ["thanks ", "ok ", "@a ", "Ida ", "thanks Ida, ", ". ", "a lot ", "thanks for "]
)
def test_a_long_text_takes_no_longer_than_its_share(unit: str) -> None:
    start = process_time()
    assert not bare_thanks(unit * 20_000 + "?")
    assert process_time() - start < 0.2


@pytest.mark.parametrize(
    ("text", "quotes", "bare"),
    [("How long do you boil it? Thanks!", [(0, 24)], True), ("Thank you, @ana!", [(0, 5)], False)],
)
def test_words_of_others_are_not_theirs(text: str, quotes: list[tuple[int, int]], bare: bool) -> None:
    assert bare_thanks(text, quotes) is bare
