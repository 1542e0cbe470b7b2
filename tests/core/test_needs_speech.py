"""Only the speaker's own words count: quotations, code and addresses are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.needs import detect
from relationcore.needs.speech import own_words, sentences


@pytest.mark.parametrize(
    "text",
    [
        "> Could you send the map?\n> It crashes.\nLovely picture.",
        "See `why is it broken?` in the log.",
        "``is `it` broken?``",
        "```\nprint('please help?')\n```\nThat was all.",
        "```\nan open fence: please help?",
        "Output:\n\n    error: cannot open file?\n\nas ever",
        "\tplease help me?",
        "https://example.org/?q=please+help",
        "look www.example.org/help?me=please",
        'Ben said "could you please bring the ladder?" and left.',
        "Ben said “could you please bring the ladder?” and left.",
        "Er rief «could you please bring the ladder?» und ging.",
    ],
)
def test_words_of_others_code_and_addresses_are_left_out(text: str) -> None:
    assert detect(text) == []


def test_a_text_that_is_one_quotation_is_read() -> None:
    assert [hit.kind for hit in detect('"Could you bring the ladder?"')] == ["question", "request"]


def test_short_words_in_quotation_marks_are_the_speakers() -> None:
    assert [hit.kind for hit in detect('The "Save" button crashes.')] == ["problem"]


def test_spans_given_as_quotes_are_left_out() -> None:
    text = "Could you come? Yes."
    assert detect(text, quotes=[(0, 15)]) == []
    assert detect(text, quotes=[(-5, 9999)]) == []
    assert [hit.start for hit in detect(text, quotes=[(15, 20), (30, 10)])] == [0, 0]


def test_own_words_behind_a_quotation_on_the_same_line_are_read() -> None:
    """The text of a page is folded to one line; what is left out at its start is no indented code."""
    text = "Plums are best, I think. How do you make jam?"
    assert [hit.kind for hit in detect(text, quotes=[(0, 24)])] == ["question"]
    assert [hit.kind for hit in detect("`a = b(c)` Why is it broken?")] == ["question", "problem"]


def test_a_question_before_an_address_is_a_question() -> None:
    assert [hit.kind for hit in detect("is this it? https://example.org/a?b=c")] == ["question"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three", ["One. ", "Two! ", "Three"]),
        ("Version 2.1.3 of foo.py", ["Version 2.1.3 of foo.py"]),
        ("What ? ? ? No", ["What ? ? ? ", "No"]),
        ("a\nb", ["a\n", "b"]),
        ("(Really?) Yes", ["(Really?", ") Yes"]),
        ("...", ["..."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text())
def test_positions_are_kept(text: str) -> None:
    own = own_words(text)
    assert len(own) == len(text)
    spans = list(sentences(own))
    assert "".join(own[start:end] for start, end in spans) == own
    for hit in detect(text):
        assert hit.words == text[hit.start : hit.end]
        assert 0 <= hit.start < hit.end <= len(text)
