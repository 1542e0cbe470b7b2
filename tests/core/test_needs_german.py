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
    ("question", "Fragewort und Verb"): (
        "wie geht das mit dem Leim",
        "und wo ist der Schlüssel",
        "Wie lange hält der Leim bei euch",
        "was kocht ihr heute",
    ),
    ("question", "weiß jemand"): (
        "Weiß jemand, wann die Fähre fährt",
        "hat jemand eine Säge",
        "hat sich schon jemand den Ofen angeschaut",
        "weiß einer, ob es den noch gibt",
    ),
    ("question", "ich frage mich"): (
        "Ich frage mich, ob der Lack hält.",
        "ich habe da mal eine Frage",
        "Keine Ahnung, wie das geht",
        "Nicht sicher, ob ich leimen soll",
    ),
    ("need", "brauchen"): (
        "Ich brauche einen dünneren Pinsel.",
        "Suche eine alte Nähmaschine",
        "uns fehlt ein Tenor",
    ),
    ("need", "Hilfe"): ("Hilfe, meine Tomaten werden braun!", "Hilfe!", "Bitte um Hilfe beim Dach"),
    ("need", "gern haben"): ("Ich hätte gern einen Hund.", "wir möchten auch so ein Boot haben"),
    ("problem", "Fehler"): ("Das Radio ist kaputt.", "immer diese Fehlermeldung"),
    ("problem", "geht nicht"): (
        "Die Tür geht nicht auf, sie klappt nicht.",
        "Der Deckel lässt sich nicht öffnen",
        "der Motor springt nicht an",
        "ich komme hier einfach nicht weiter",
        "Ich kriege die Schraube nicht raus",
    ),
    ("problem", "kein Empfang"): ("Keine Verbindung seit gestern.", "Er druckt nur noch leere Seiten"),
    ("problem", "gesperrt oder weg"): (
        "Mein Konto wurde gesperrt.",
        "meine Säge ist verschwunden",
        "ich habe alle Bilder verloren",
    ),
    ("request", "bitte"): ("Bitte schick mir das Rezept", "Mach das Fenster zu, bitte"),
    ("request", "wäre schön"): (
        "Es wäre schön, die Noten zu sehen.",
        "ein Griff wäre sehr praktisch",
        "Schön wäre noch eine Bank",
    ),
    ("request", "könntest du"): (
        "Könntest du die Leiter holen",
        "kannst du das erklären",
        "Könnte jemand die Noten hochladen",
        "kann mir wer die Leiter leihen",
    ),
    ("request", "gebt Bescheid"): (
        "Lasst mich wissen, ob es hält.",
        "sag kurz Bescheid, wenn du da bist",
        "Bin für jeden Tipp dankbar",
    ),
    ("request", "sollte"): ("Man sollte vorher fragen.", "ich empfehle dünneres Papier"),
    ("thanks", "Dank"): ("Danke!", "vielen Dank für die Samen", "Ich bin dir dankbar"),
    ("promise", "ich werde"): (
        "Ich werde dir das Rezept schicken.",
        "Ich werde es morgen hochladen",
        "Ich melde mich morgen",
        "versprochen!",
    ),
    ("promise", "mach ich"): (
        "Mach ich!",
        "wird erledigt",
        "Werde berichten.",
        "Ich guck mal nach.",
        "schau ich mir später an",
        "ich schaue mir das an",
    ),
}
GUARDED: dict[tuple[str, str], tuple[str, ...]] = {
    ("thanks", "nein danke"): (
        "Nein, danke.",
        "dank dem Regen blieben wir drin",
        "Danke im Voraus",
        "Gott sei Dank",
        "Danke für nichts",
        "Danke, aber nein danke.",
        "Für Hinweise wäre ich dankbar",
    ),
    ("problem", "Lob durch Verneinung"): (
        "Ich kann nicht klagen.",
        "Das geht gar nicht!",
        "Die Säge läuft nicht schlecht",
        "Das kann ich nicht bestätigen",
        "es geht hier nicht um Geld",
    ),
    ("problem", "kein Problem"): ("Kein Problem!", "ohne Probleme", "Fehler behoben"),
    ("need", "nicht nötig"): ("Ich brauche keine Leiter.",),
    ("promise", "nie"): ("Ich werde dir nie wieder schreiben.", "ich werde das nicht machen"),
    ("promise", "Bedingung"): ("Ich werde es schicken, wenn Ana will.", "ich melde mich vielleicht morgen"),
    ("question", "rhetorisch"): (
        "Wen interessiert das?",
        "Wen juckt das?",
        "na?",
        "Na, alles klar?",
        "Muss das sein?",
        "Ist doch egal, oder?",
    ),
}
LANGUAGES: tuple[tuple[str, list[str]], ...] = (
    ("Ich brauche die Leiter nicht, danke für das Angebot.", ["Dank"]),
    ("I need the ladder, please bring it.", ["need", "please"]),
    ("Vielen Dank, wer hat die Leiter?", ["Fragezeichen", "Dank"]),
    ("Ok?", []),
    ("Kaputt.", ["Fehler"]),
    ("Werde berichten.", ["mach ich"]),
)
NOTHING = (
    "Gut geschlafen.",
    "Hilfe ist unterwegs.",
    "Wie lange die Nacht war!",
    "Was die Leute so machen.",
    "Das Radio geht nicht nur nachts.",
    "Kommt nicht in Frage!",
    "Nur noch zwei Tage!",
    "Ich weiß Bescheid.",
    "Ich schaue mir das immer an.",
    "Ich sehe das auch so.",
    "Hat mal wieder einer nicht aufgepasst.",
    "Ich bin nicht sicher, ob ich komme.",
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


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_found_where_nothing_is_said(sentence: str) -> None:
    assert detect(sentence, language="de") == []
