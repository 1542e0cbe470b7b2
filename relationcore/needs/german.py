"""The German table: begun, with its own cases."""

from relationcore.needs.rule import Guard, Rule, Table

_FAULTS = (
    "fehler bug bugs absturz abstürze stürzt kaputt defekt störung fehlgeschlagen fehlermeldung hängt ruckelt"
    " unbrauchbar problem probleme schwierigkeiten ärger fehlerhaft"
)
_DEED = (
    r"(?:schicke?|schicken|sende|senden|schreibe?|schreiben|melde|melden|schaue?|schauen|prüfe?|prüfen"
    r"|frage?|fragen"
    r"|suche?|suchen|mache?|machen|bringe?|bringen|kümmere?|kümmern|teste?|testen|rufe?|anrufen|gebe"
    r"|geben|helfe?|helfen"
    r"|nachsehen|nachschauen|nachfragen|erledigen|erledige|bescheid)"
)

RULES = (
    Rule(
        "question",
        "Fragezeichen",
        "The sentence ends with a question mark.",
        "?",
        r"(?<![?!])!*+\?[?!\s]*+\W{0,8}$",
        place="sentence",
    ),
    Rule(
        "question",
        "Fragewort und Verb",
        "The sentence opens with a question word and a verb.",
        "was wer wie wo wann warum wieso weshalb welche welcher welches wem wen woher wohin",
        r"(?:{w})\s+(?:ist|sind|war|waren|hat|habt|haben|hast|kann|kannst|könnt|können|macht|machst|mache"
        r"|geht|geht's|gehts"
        r"|soll|sollte|muss|wird|würdet|heißt|heisst|kommt|findet|bekomme|finde|löst)\b",
        place="start",
    ),
    Rule(
        "question",
        "weiß jemand",
        "Anyone is asked whether they know or have something.",
        "jemand wer",
        r"(?:weiß|weiss|kennt|hat|kann|hätte|könnte)\s+(?:hier\s+|zufällig\s+)?(?:jemand|wer)\b",
        place="start",
    ),
    Rule(
        "question",
        "ich frage mich",
        "Somebody wonders in so many words.",
        "frage wüsste",
        r"\bich\s+frage?\s+mich\b|\bwüsste\s+gern|\bhabe?\s+(?:da\s+)?(?:mal\s+)?eine\s+frage\b",
    ),
    Rule(
        "need",
        "brauchen",
        "Somebody needs, misses or looks for something, or has none left.",
        "brauche brauch brauchen bräuchte benötige benötigen suche suchen fehlt fehlen dringend",
        r"\b(?:ich|wir)\s+(?:\w+\s+){0,2}?(?:brauche?n?|bräuchten?|benötigen?|suchen?)\b"
        r"|\b(?:brauche?n?|bräuchten?|benötigen?|suchen?)\s+(?:ich|wir)\b|\b(?:mir"
        r"|uns)\s+(?:\w+\s+){0,2}?fehl(?:t|en)\b"
        r"|\bfehl(?:t|en)\s+(?:mir|uns)\b|^\W*(?:suche?n?|brauche?n?|benötigen?)\b",
    ),
    Rule(
        "need",
        "gern haben",
        "Somebody would like to have something.",
        "hätte hätten will wollen möchte möchten",
        r"\b(?:hätten?\s+(?:ich\s+|wir\s+)?gerne?|(?:ich|wir)\s+(?:will|wollen"
        r"|möchten?)\s+(?:\w+\s+){0,4}?haben)\b",
    ),
    Rule("problem", "Fehler", "A word for a fault or trouble stands there.", _FAULTS),
    Rule(
        "problem",
        "geht nicht",
        "Something does not work, open or load, or works no more.",
        "nicht nix funktioniert",
        r"\b(?:geht|gehen|funktioniert|funktionieren|klappt|lädt|startet|öffnet|läuft|verbindet"
        r"|kommt)\s+(?:\w+\s+){0,4}?(?:nicht|nix)\b"
        r"|\b(?:lässt|laesst)\s+sich\s+(?:\w+\s+){0,4}?nicht\b|\b(?:kann"
        r"|können)\s+(?:\w+\s+){0,5}?nicht\s+(?:mehr\s+)?\w+en\b"
        r"|\bnicht\s+(?:mehr\s+)?(?:möglich|erreichbar|verfügbar|gefunden)\b",
    ),
    Rule(
        "request",
        "bitte",
        "The sentence asks with bitte.",
        "bitte",
        r"\bbitte\b(?!\s*(?:schön|sehr|gern)\b)(?=.{0,200}\w)|\w\W+bitte\b",
    ),
    Rule(
        "request",
        "wäre schön",
        "Something would be good.",
        "wäre wär fände würde",
        r"\bwär(?:e|en)?\s+(?:\w+\s+){0,3}?(?:schön|gut|toll|super|prima|nett|hilfreich|praktisch|klasse"
        r"|besser)\b"
        r"|\b(?:fände|würde)\s+(?:ich|mich)\s+(?:\w+\s+){0,3}?(?:gut|toll|schön|freuen|wünschen)\b",
    ),
    Rule(
        "request",
        "könntest du",
        "Somebody is asked whether they could do something.",
        "könntest könntet könnten kannst könnt würdest würdet",
        r"(?:{w})\s+(?:du|ihr|sie|man|wir)\b",
        place="start",
    ),
    Rule(
        "request",
        "sollte",
        "Somebody should do something, or it is proposed.",
        "solltest solltet sollten sollte vorschlag vorschlagen wünsche empfehle schlage",
        r"\b(?:du|ihr|man|sie|wir|es)\s+sollte(?:st|t|n)?\b|\bsollte(?:st|t|n)?\s+(?:du|ihr|man|wir|es)\b"
        r"|\b(?:mein|ein)\s+vorschlag\b|\bich\s+(?:schlage|empfehle|wünsche)\b(?!\s+(?:dir|euch|ihnen"
        r"|allen)\s+(?:\w+\s+)?(?:glück|spaß|erfolg))",
    ),
    Rule("thanks", "Dank", "A word of thanks is said.", "danke dankeschön dank dankbar merci vielendank thx"),
    Rule(
        "promise",
        "ich werde",
        "I will do something, with a verb of doing.",
        "werde ich versprochen verspreche mache",
        rf"\b(?:ich\s+werde|werde\s+ich)\s+(?:\w+\s+){{0,5}}?{_DEED}\b"
        rf"|\bich\s+(?:\w+\s+)?{_DEED}\s+(?:\w+\s+){{0,3}}?"
        r"(?:morgen|später|heute\s+abend|nachher|gleich|bald|nächste\s+woche|am\s+wochenende)\b"
        r"|\bversprochen\b|\bich\s+verspreche\b",
    ),
)

GUARDS = (
    Guard(
        "thanks",
        "nein danke",
        "Thanks that decline, come before anything was given, or name a cause.",
        "danke dank",
        r"\b(?:nein|nö|ne)\W{1,3}danke\b"
        r"|(?<!vielen )(?<!herzlichen )(?<!besten )(?<!tausend )(?<!lieben )\bdank\s+"
        r"(?!dir|euch|ihnen|für|an)\w+"
        r"|\b(?:danke|dank)\s+im\s+voraus\b|\bgott\s+sei\s+dank\b",
    ),
    Guard(
        "problem",
        "kein Problem",
        "A problem denied or solved.",
        "problem probleme fehler bug absturz schwierigkeiten",
        r"\b(?:kein|keine|keinen|keinerlei|ohne)\s+(?:\w+\s+)?(?:{w})\b|\b(?:{w})\s+(?:ist\s+"
        r"|wurde\s+)?(?:\w+\s+)?(?:gelöst|behoben|weg)\b",
    ),
    Guard(
        "need",
        "nicht nötig",
        "A need denied or supposed of another.",
        "nicht kein keine nichts falls wenn",
        r"\b(?:brauche?n?|benötigen?|suchen?)\s+(?:\w+\s+){0,4}?(?:nicht|keine?n?|nichts)\b"
        r"|\b(?:falls|wenn)\s+(?:du|ihr|jemand)\b[^,]{0,60}",
    ),
    Guard(
        "promise",
        "Bedingung",
        "A condition or a question promises nothing.",
        "wenn falls ? vielleicht sobald",
        r"\b(?:wenn|falls|vielleicht)\b|\?",
        whole_sentence=True,
    ),
    Guard(
        "question",
        "rhetorisch",
        "Nobody is asked: who cares, what for.",
        "interessiert ok na so echt",
        r"\bwen\s+(?:interessiert|kümmert)\b[^?]{0,20}\?+|^\W*(?:ok|na|so)\s*\?+\W*$",
    ),
)

GERMAN = Table(
    language="de",
    rules=RULES,
    guards=GUARDS,
    fillers="und aber also ja na ach hallo hi hey ok okay oh liebe leute moin servus doch dann",
    common="der die das und ist ich nicht ein eine einen zu wir sie es auf für mit den dem von wie kann habe"
    " bitte danke hat wird sind auch du ihr euch mir uns bei nach aus wer wo jemand kein keine noch mehr"
    " vielen dank wäre schön",
)
