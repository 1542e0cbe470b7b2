"""German: the rules; questions, needs, problems, requests, thanks and promises."""

from relationcore.needs.rule import Rule

_FAULTS = (
    "fehler bug bugs absturz abstürze stürzt kaputt defekt störung fehlgeschlagen fehlermeldung hängt ruckelt"
    " unbrauchbar problem probleme schwierigkeiten ärger fehlerhaft"
)
_DEED = (
    r"(?:schicke?|schicken|sende|senden|schreibe?|schreiben|melde|melden|schaue?|schauen|prüfe?|prüfen"
    r"|frage?|fragen"
    r"|suche?|suchen|mache?|machen|bringe?|bringen|kümmere?|kümmern|teste?|testen|rufe?|anrufen|gebe"
    r"|geben|helfe?|helfen"
    r"|nachsehen|nachschauen|nachgucken|nachfragen|nachreichen|erledigen|erledige|bescheid"
    r"|hochladen|posten|teilen|verlinken|berichten|berichte|antworten|anschauen|angucken|ansehen|ausprobieren"
    r"|probieren|testen|mitbringen|besorgen|raussuchen|heraussuchen|weiterleiten|zuschicken|reparieren"
    r"|beheben"
    r"|korrigieren|ergänzen|aktualisieren|einbauen|hinzufügen|klären|überarbeiten|erinnern|zeigen)"
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
        r"|soll|sollte|muss|wird|würdet|heißt|heisst|kommt|findet|bekomme|finde|löst)\b"
        r"|wie\s+(?:lange?|viele?|oft|weit|groß|gross|alt|teuer|schnell|hoch|schwer)\s+"
        r"(?!(?:der|die|das|dem|den|ich|du|es|er|sie|man|wir|ihr|ein|eine)\b)\w+"
        r"|(?:was|wie|wo|wann|warum|wieso|woher|womit)\s+(?!diese\b|eine\b|alle\b|keine\b|heute\b|wäre\b)"
        r"\w+(?:e|t|en)\s+(?:ich|du|ihr|man)\b",
        place="start",
    ),
    Rule(
        "question",
        "weiß jemand",
        "Anyone is asked whether they know or have something.",
        "jemand wer einer irgendwer irgendjemand",
        r"(?:weiß|weiss|kennt|hat|kann|hätte|könnte|koennte|nutzt|benutzt|war)\s+(?:\w+\s+){0,3}?"
        r"(?:jemand|irgendwer|irgendjemand|wer)\b|(?:weiß|weiss|kennt)\s+(?:\w+\s+)?einer\b",
        place="start",
    ),
    Rule(
        "question",
        "ich frage mich",
        "Somebody wonders in so many words.",
        "frage wüsste ahnung plan schimmer sicher",
        r"\bich\s+frage?\s+mich\b|\bwüsste\s+gern|\bhabe?\s+(?:da\s+)?(?:mal\s+)?eine\s+frage\b"
        r"|\bkeine?n?\s+(?:ahnung|plan|schimmer)\W+(?:wie|wo|ob|wann|woher|womit|welche\w?)\b"
        r"|\bnicht\s+sicher\W+(?:wie|ob|welche\w?)\s+(?:ich|wir|man)\s+(?:\w+\s+){0,5}?(?:soll|sollte|sollen"
        r"|kann|muss|darf)\b",
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
    Rule(
        "need",
        "Hilfe",
        "Help is called for.",
        "hilfe",
        r"^\W*hilfe\s*(?:[,!:.]|$|benötigt\b|gesucht\b)|\b(?:brauche?|bräuchte|bitte\s+um"
        r"|suche)\s+(?:\w+\s+){0,3}?hilfe\b",
    ),
    Rule("problem", "Fehler", "A word for a fault or trouble stands there.", _FAULTS),
    Rule(
        "problem",
        "geht nicht",
        "Something does not work, open or load, or works no more.",
        "nicht nix funktioniert",
        r"\b(?:geht|gehen|funktioniert|funktionieren|klappt|lädt|startet|öffnet|läuft|verbindet"
        r"|springt|reagiert|druckt|speichert|erkennt|kommt)\s+(?:\w+\s+){0,4}?(?:nicht|nix)\b"
        r"|\b(?:lässt|laesst)\s+sich\s+(?:\w+\s+){0,4}?nicht\b|\b(?:kann"
        r"|können)\s+(?:\w+\s+){0,5}?nicht\s+(?:mehr\s+)?\w+en\b"
        r"|\bnicht\s+(?:mehr\s+)?(?:möglich|erreichbar|verfügbar|gefunden)\b"
        r"|\bkomm(?:e|en)?\s+(?:\w+\s+){0,5}?nicht\s+(?:mehr\s+)?(?:weiter|klar|voran|rein|ran|drauf"
        r"|dahinter)\b"
        r"|\b(?:krieg|kriege|kriegen|bekomme|bekommen)\s+(?:\w+\s+){0,6}?nicht\s+(?:mehr\s+)?(?:raus|rein"
        r"|auf|zu|los"
        r"|an|ab|weg|hin|hoch|runter|fest|gelöst|geöffnet|zum\s+\w+)\b",
    ),
    Rule(
        "problem",
        "kein Empfang",
        "What should be there is not: no connection, no picture, only empty pages.",
        "kein keine keinen nur bleibt",
        r"\bkeine?n?\s+(?:\w+\s+)?(?:verbindung|bild|ton|strom|internet|empfang|zugriff|netz|signal"
        r"|reaktion)\b"
        r"|\b(?:nur\s+noch|bleibt)\s+(?:\w+\s+)?(?:leere?\w?|schwarz\w{0,2}|dunkel|unscharf\w{0,2}|rauschen"
        r"|streifen)\b",
    ),
    Rule(
        "problem",
        "gesperrt oder weg",
        "What was theirs was locked, stolen or lost.",
        "gesperrt gehackt gestohlen geklaut gelöscht verschwunden verloren",
        r"\b(?:mein|meine|unser|unsere|ich)\s+(?:\w+\s+){0,2}?(?:wurden?|ist|sind|bin)\s+(?:\w+\s+){0,3}?"
        r"(?:gesperrt|gehackt|gestohlen|geklaut|gelöscht|verschwunden)\b"
        r"|\b(?:meine?n?|unsere?n?|alle)\s+(?:\w+\s+){1,3}?verloren\b",
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
        "wäre wär waere fände würde",
        r"\bwär(?:e|en)?\s+(?:\w+\s+){0,3}?(?:schön|gut|toll|super|prima|nett|hilfreich|praktisch|klasse"
        r"|besser)\b"
        r"|^\W*(?:schön|schoen|gut|toll|super|prima|nett|hilfreich|praktisch|klasse|besser)\s+(?:wäre|wär"
        r"|waere)\b"
        r"|\b(?:fände|würde)\s+(?:ich|mich)\s+(?:\w+\s+){0,3}?(?:gut|toll|schön|freuen|wünschen)\b",
    ),
    Rule(
        "request",
        "könntest du",
        "Somebody is asked whether they could do something.",
        "könntest könntet könnten kannst könnt würdest würdet könnte koennte kann würde mag",
        r"(?:könntest|könntet|könnten|kannst|könnt|würdest|würdet)\s+(?:du|ihr|sie|man|wir)\b"
        r"|(?:könnte|koennte|kann|würde|mag)\s+(?:\w+\s+){0,2}?(?:jemand|irgendwer|irgendjemand|wer)\b",
        place="start",
    ),
    Rule(
        "request",
        "gebt Bescheid",
        "Somebody is asked to tell or to let know, or thanks for hints are held out.",
        "bescheid wissen dankbar",
        r"\b(?:sag|sagt|gib|gebt|geben\s+sie|sagen\s+sie)\s+(?:\w+\s+){0,3}?bescheid\b"
        r"|\b(?:lass|lasst|lasse|lassen\s+sie)\s+(?:mich|uns|es\s+mich)\s+(?:\w+\s+)?wissen\b"
        r"|\bfür\s+(?:jede\w?|einen|eine|ein|alle|tipps|hinweise|hilfe|ratschläge"
        r"|ideen)\s*(?:\w+\s+){0,2}?dankbar\b",
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
    Rule(
        "promise",
        "mach ich",
        "I will do it, in a few words and without saying werde: mach ich, wird erledigt, ich schau mal nach.",
        "mach mache erledige übernehme wird werde gucke guck schau schaue seh sehe",
        r"(?:mache?|erledige|übernehme)\s+ich(?:\s+(?:gern|gerne|morgen|gleich|noch|dann|heute|sofort"
        r"|bald)){0,2}\W*$"
        r"|wird\s+(?:gemacht|erledigt)\W*$"
        rf"|werde\s+(?!ich\b|nie\b|nicht\b)(?:\w+\s+){{0,5}}?{_DEED}\b"
        r"|(?:ich\s+(?:gucke?|schaue?|sehe?)|(?:gucke?|schaue?|sehe?)\s+ich)\s+(?:(?:mir|es|das|dein\w{0,2}"
        r"|die|den|mal|gleich|noch"
        r"|dann|später|morgen|heute|abend|bald|nachher|schnell|kurz)\s+){0,5}(?:nach|an|rein|drüber)\W*$",
        place="start",
    ),
)
