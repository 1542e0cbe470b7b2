"""The German table, as far as it goes, and the choice between the tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relationcore.needs import detect
from relationcore.needs import detector as engine
from relationcore.needs.german import GERMAN
from tests.core.test_needs import flat, kinds

HITS: dict[tuple[str, str], tuple[str, ...]] = {
    ("question", "Fragezeichen"): ("Kommst du morgen?", "Tee oder Kaffee?"),
    ("question", "Fragewort und Verb"): ("wie geht das mit dem Leim", "und wo ist der Schlüssel"),
    ("question", "weiß jemand"): ("Weiß jemand, wann die Fähre fährt", "hat jemand eine Säge"),
    ("question", "ich frage mich"): ("Ich frage mich, ob der Lack hält.", "ich habe da mal eine Frage"),
    ("need", "brauchen"): (
        "Ich brauche einen dünneren Pinsel.",
        "Suche eine alte Nähmaschine",
        "uns fehlt ein Tenor",
    ),
    ("need", "gern haben"): ("Ich hätte gern einen Hund.", "wir möchten auch so ein Boot haben"),
    ("problem", "Fehler"): ("Das Radio ist kaputt.", "immer diese Fehlermeldung"),
    ("problem", "geht nicht"): (
        "Die Tür geht nicht auf, sie klappt nicht.",
        "Der Deckel lässt sich nicht öffnen",
    ),
    ("request", "bitte"): ("Bitte schick mir das Rezept", "Mach das Fenster zu, bitte"),
    ("request", "wäre schön"): ("Es wäre schön, die Noten zu sehen.", "ein Griff wäre sehr praktisch"),
    ("request", "könntest du"): ("Könntest du die Leiter holen", "kannst du das erklären"),
    ("request", "sollte"): ("Man sollte vorher fragen.", "ich empfehle dünneres Papier"),
    ("thanks", "Dank"): ("Danke!", "vielen Dank für die Samen", "Ich bin dir dankbar"),
    ("promise", "ich werde"): ("Ich werde dir das Rezept schicken.", "Ich melde mich morgen", "versprochen!"),
}
GUARDED: dict[tuple[str, str], tuple[str, ...]] = {
    ("thanks", "nein danke"): (
        "Nein, danke.",
        "dank dem Regen blieben wir drin",
        "Danke im Voraus",
        "Gott sei Dank",
    ),
    ("problem", "kein Problem"): ("Kein Problem!", "ohne Probleme", "Fehler behoben"),
    ("need", "nicht nötig"): ("Ich brauche keine Leiter.",),
    ("promise", "Bedingung"): ("Ich werde es schicken, wenn Ana will.", "ich melde mich vielleicht morgen"),
    ("question", "rhetorisch"): ("Wen interessiert das?", "na?"),
}
LANGUAGES = (
    ("Ich brauche die Leiter nicht, danke für das Angebot.", ["Dank"]),
    ("I need the ladder, please bring it.", ["need", "please"]),
    ("Vielen Dank, wer hat die Leiter?", ["Fragezeichen", "Dank"]),
    ("Ok?", []),
)


def test_each_rule_and_each_guard_has_cases() -> None:
    assert {(rule.kind, rule.name) for rule in GERMAN.rules} == set(HITS)
    assert {(guard.kind, guard.name) for guard in GERMAN.guards} == set(GUARDED)


@pytest.mark.parametrize(("kind", "rule", "sentence"), flat(HITS))
def test_a_rule_finds_its_sentence_by_itself(
    kind: str, rule: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tuple(one for one in GERMAN.rules if (one.kind, one.name) == (kind, rule))
    monkeypatch.setitem(engine.TABLES, "de", replace(GERMAN, rules=alone))
    assert [(hit.kind, hit.rule) for hit in detect(sentence, language="de")] == [(kind, rule)]


@pytest.mark.parametrize(("kind", "guard", "sentence"), flat(GUARDED))
def test_a_guard_is_what_keeps_its_sentence_out(
    kind: str, guard: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kind not in kinds(sentence, language="de")
    others = tuple(one for one in GERMAN.guards if (one.kind, one.name) != (kind, guard))
    monkeypatch.setitem(engine.TABLES, "de", replace(GERMAN, guards=others))
    assert kind in kinds(sentence, language="de")


@pytest.mark.parametrize(("text", "rules"), LANGUAGES)
def test_the_words_of_a_text_choose_the_table(text: str, rules: list[str]) -> None:
    assert [hit.rule for hit in detect(text)] == rules
