"""Every rule finds its sentences, every guard is what keeps its sentences out."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from relationcore.needs import KINDS, TABLES, Hit, detect
from relationcore.needs import detector as engine
from relationcore.needs.english import ENGLISH
from tests.core.needs_cases import ENGLISH_HITS
from tests.core.needs_guarded import ENGLISH_GUARDED, ENGLISH_NOTHING


def flat(cases: dict[tuple[str, str], tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(kind, name, sentence) for (kind, name), each in cases.items() for sentence in each]


def kinds(text: str, **options: str) -> set[str]:
    return {hit.kind for hit in detect(text, **options)}  # type: ignore[arg-type]


def test_each_rule_and_each_guard_has_cases() -> None:
    assert {(rule.kind, rule.name) for rule in ENGLISH.rules} == set(ENGLISH_HITS)
    assert {(guard.kind, guard.name) for guard in ENGLISH.guards} == set(ENGLISH_GUARDED)


@pytest.mark.parametrize(("kind", "rule", "sentence"), flat(ENGLISH_HITS))
def test_a_rule_finds_its_sentence_by_itself(
    kind: str, rule: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tuple(one for one in ENGLISH.rules if (one.kind, one.name) == (kind, rule))
    monkeypatch.setitem(engine.TABLES, "en", replace(ENGLISH, rules=alone))
    assert [(hit.kind, hit.rule) for hit in detect(sentence, language="en")] == [(kind, rule)]


@pytest.mark.parametrize(("kind", "rule", "sentence"), flat(ENGLISH_HITS))
def test_the_whole_table_finds_the_kind_too(kind: str, rule: str, sentence: str) -> None:
    assert kind in kinds(sentence)


@pytest.mark.parametrize(("kind", "guard", "sentence"), flat(ENGLISH_GUARDED))
def test_a_guard_is_what_keeps_its_sentence_out(
    kind: str, guard: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kind not in kinds(sentence, language="en")
    others = tuple(one for one in ENGLISH.guards if (one.kind, one.name) != (kind, guard))
    monkeypatch.setitem(engine.TABLES, "en", replace(ENGLISH, guards=others))
    assert kind in kinds(sentence, language="en")


@pytest.mark.parametrize("sentence", ENGLISH_NOTHING)
def test_nothing_is_found_where_nothing_is_said(sentence: str) -> None:
    assert detect(sentence) == []


def test_a_rule_is_said_in_one_sentence_and_named_once() -> None:
    for table in TABLES.values():
        for group in (table.rules, table.guards):
            names = [(one.kind, one.name) for one in group]
            assert len(names) == len(set(names))
            for one in group:
                assert one.kind in KINDS
                assert one.because.endswith(".")
                assert one.because.count(".") == 1


def test_hits_come_in_order_one_per_kind_and_sentence() -> None:
    text = "Thanks Ben! The lid is stuck. Could you send a new one? I'll pay the postage."
    assert [(hit.kind, hit.rule, hit.words) for hit in detect(text)] == [
        ("thanks", "thanks", "Thanks"),
        ("problem", "fault", "stuck"),
        ("question", "question mark", "Could you send a new one? "),
        ("request", "asking to do", "Could you send"),
        ("promise", "I will do", "I'll pay"),
    ]


def test_a_hit_gives_its_words_where_they_stand() -> None:
    text = "Ünal said: İstanbul is far… but I’ll send you the map, straße by straße."
    hits = detect(text)
    assert [(hit.kind, hit.words) for hit in hits] == [("promise", "I’ll send")]
    assert text[hits[0].start : hits[0].end] == hits[0].words


def test_a_hit_is_frozen_and_slotted() -> None:
    hit = Hit("thanks", "thanks", "ty", 0, 2)
    with pytest.raises(FrozenInstanceError):
        hit.kind = "need"  # type: ignore[misc]
    assert not hasattr(hit, "__dict__")


def test_a_guard_strikes_out_its_own_words_only() -> None:
    assert [hit.words for hit in detect("No problem, but the lid broke.") if hit.kind == "problem"] == [
        "broke"
    ]
    assert kinds("No thanks for the tea. Thanks for the cake!") >= {"thanks"}


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        detect("hello", language="xx")
