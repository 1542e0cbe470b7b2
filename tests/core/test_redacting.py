"""A forgotten handle is taken out of words and addresses, and of nothing that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.store.redacting import address_names, redacted, without_path

FORGOTTEN = {"ana", "ana@meadow.example", "rue.thistle"}
IDS = {"77"}


def names(handle: str) -> bool:
    return handle.casefold() in FORGOTTEN


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Thank you, @ana!", "Thank you, @somebody!"),
        ("@Ana: plums.", "@somebody: plums."),
        ("@ana@meadow.example wrote", "@somebody wrote"),
        ("as u/ana and /u/ana said", "as u/somebody and /u/somebody said"),
        ("cc @rue.thistle.", "cc @somebody."),
        ("(@ana)", "(@somebody)"),
        ("@ana_b, @anatol and @ana-b are others", "@ana_b, @anatol and @ana-b are others"),
        ("write to ana@meadow.example", "write to ana@meadow.example"),
        ("Ana said it", "Ana said it"),
        ("@ana@far.example is another", "@ana@far.example is another"),
        ("", ""),
    ],
)
def test_a_handle_in_words(text: str, left: str) -> None:
    assert redacted(text, (), names, (), answers=False) == (left, ())


@pytest.mark.parametrize(
    ("handle", "text", "left"),
    [
        ("rue@far.example", "Hello @rue, how are you?", "Hello @somebody, how are you?"),
        ("Ana Fig", "Hello @Ana Fig, how are you?", "Hello @somebody, how are you?"),
        ("rue@far.example", "Hello @ruebezahl", "Hello @ruebezahl"),
        ("rue@far.example", "@rue@near.example and @rue", "@rue@near.example and @somebody"),
        ("rue", "@rue, @rue-b and @rue.b", "@somebody, @rue-b and @rue.b"),
        ("rue", "So.@rue: write to fig@rue.example", "So.@somebody: write to fig@rue.example"),
    ],
)
def test_a_mention_is_known_by_the_page(handle: str, text: str, left: str) -> None:
    assert redacted(text, (), names, (handle,), answers=False)[0] == left


def test_quotes_go_where_the_words_answer_them() -> None:
    text = "Plums. No, @ana, quinces. And rum. Yes."
    quotes = ((0, 6), (26, 34))
    assert redacted(text, quotes, names, (), answers=True) == (
        "[…] No, @somebody, quinces. […] Yes.", ((0, 3), (28, 31)),
    )  # fmt: skip
    assert redacted(text, quotes, names, (), answers=False) == (
        "Plums. No, @somebody, quinces. And rum. Yes.", ((0, 6), (31, 39)),
    )  # fmt: skip


def test_a_handle_within_a_quote_of_somebody_else() -> None:
    text = "So said @ana there. Hm."
    assert redacted(text, ((0, 19),), names, (), answers=False) == (
        "So said @somebody there. Hm.",
        ((0, 24),),
    )
    assert redacted(text, ((0, 19), (8, 12)), names, (), answers=True) == ("[…] Hm.", ((0, 3),))


def test_a_handle_that_a_quote_hid() -> None:
    assert redacted("Plums@ana", ((0, 5),), names, (), answers=True)[0] == "[…]@somebody"


def test_quotes_that_overlap_go_whole() -> None:
    assert redacted("Plums and rum.", ((0, 5), (3, 9)), names, (), answers=True) == ("[…] rum.", ((0, 3),))


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@given(
    st.lists(st.sampled_from(["@ana", "u/ana", "ana", " ", "\n", "Plums", "@ben", ".", "…"]), max_size=12),
    st.lists(spans, max_size=3),
    st.booleans(),
)
def test_twice_is_once_and_spans_stay_within(
    parts: list[str], quotes: list[tuple[int, int]], answers: bool
) -> None:
    text = "".join(parts)
    inside = [(start, end) for start, end in quotes if end <= len(text)]
    left, moved = redacted(text, inside, names, (), answers=answers)
    assert all(0 <= start < end <= len(left) or (start, end) in inside for start, end in moved)
    assert redacted(left, moved, names, (), answers=answers)[0] == left


@pytest.mark.parametrize(
    ("url", "called", "anywhere"),
    [
        ("https://meadow.example/@ana/8", True, True),
        ("https://meadow.example/~ana", True, True),
        ("https://meadow.example/users/ana/posts", True, True),
        ("https://meadow.example/users/77/ana-fig", True, True),
        ("https://meadow.example/u?id=ana", False, True),
        ("https://meadow.example/ana/jam/issues/3", False, True),
        ("https://meadow.example/@Ana%20", False, False),
        ("https://meadow.example/t/77/3", False, False),
        ("https://ana.example/", False, False),
        ("https://meadow.example/banana", False, False),
        ("https://meadow.example", False, False),
        ("https://[meadow/@ben", True, True),
    ],
)
def test_an_address(url: str, called: bool, anywhere: bool) -> None:
    """A repository, a thread or a word may be called like them; what follows @ or `users` is a person.

    What is no address at all leads to nobody and is worth nothing.
    """
    ids = IDS.__contains__
    assert address_names(url, names, ids, anywhere=False) is called
    assert address_names(url, names, ids, anywhere=True) is anywhere


def test_the_site_stays_of_an_address() -> None:
    assert without_path("https://meadow.example:8443/@ana/8?x=1#y") == "https://meadow.example:8443/"
