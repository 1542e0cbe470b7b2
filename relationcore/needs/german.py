"""The German table: begun, with its own cases."""

from relationcore.needs.rule import Guard, Rule, Table

GERMAN = Table(
    language="de",
    rules=(
        Rule(
            "question",
            "Fragezeichen",
            "The sentence ends with a question mark.",
            "?",
            r"[\w)\]\"']\W{0,12}?\?[?!]{0,12}",
        ),
        Rule("thanks", "Dank", "A word of thanks is said.", "danke dankeschön dank dankbar merci vielendank"),
    ),
    guards=(
        Guard(
            "thanks",
            "nein danke",
            "Thanks that decline, or name a cause.",
            "danke dank",
            r"\bnein\W{1,3}danke\b|\bdank\s+(?:der|des|dem|einem|einer)\b",
        ),
    ),
    fillers="und aber also ja na ach hallo hi ok okay",
    common=frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "ist",
            "ich",
            "nicht",
            "ein",
            "eine",
            "einen",
            "zu",
            "wir",
            "sie",
            "es",
            "auf",
            "für",
            "mit",
            "den",
            "dem",
            "von",
            "wie",
            "kann",
            "habe",
            "bitte",
            "danke",
        ]
    ),
)
