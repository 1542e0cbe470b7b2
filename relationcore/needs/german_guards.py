"""German: what looks like a question, need, problem, request, thanks or promise and is none."""

from relationcore.needs.rule import Guard

GUARDS = (
    Guard(
        "thanks",
        "nein danke",
        "Thanks that decline, come before anything was given, or name a cause.",
        "danke dank dankbar",
        r"\b(?:nein|nö|ne)\W{1,3}danke\b|\bdanke\s+für\s+(?:nichts|die\s+blumen)\b"
        r"|\bdanke\W{1,3}(?:aber\s+)?(?:nein|nicht\s+nötig|kein\s+bedarf"
        r"|kein\s+interesse)\b(?:\W{1,3}danke\b)?"
        r"|\bfür\s+(?:jede\w?|einen|eine|ein|alle|tipps|hinweise|hilfe|ratschläge"
        r"|ideen)\s*(?:\w+\s+){0,2}?dankbar\b"
        r"|\b(?:wäre|wären|wär)\s+(?:\w+\s+){0,5}?dankbar\b|\bdankbar\s+(?:wäre|wären|wär)\b"
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
        "problem",
        "Lob durch Verneinung",
        "Praise, an opinion or doubt in the form of a denial: kann nicht klagen, geht gar nicht, nicht"
        " schlecht.",
        "nicht",
        r"\b(?:kann|können|könnte|könnten)\s+(?:\w+\s+){0,5}?nicht\s+(?:mehr\s+)?(?:klagen|meckern|beschweren"
        r"|bestätigen|glauben|erwarten|abwarten|warten|sagen|beurteilen|leugnen|empfehlen|schaden"
        r"|wahr\s+sein)\b"
        r"|\bnicht\s+(?:schlecht|übel|verkehrt|nur\b|allzu|mehr\s+lange)\w*"
        r"|\b(?:das|sowas|so\s+was|so\s+etwas)\s+geht\s+(?:ja\s+|mal\s+|doch\s+)?gar\s+nicht\W*$"
        r"|\b(?:geht\s+es|es\s+geht|geht's)\s+(?:\w+\s+){0,3}?nicht\s+(?:um|darum)\b"
        r"|\bkommt\s+(?:\w+\s+){0,3}?nicht\s+(?:in\s+frage|infrage|darauf|drauf)\b",
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
        "nie",
        "What I will not or never do, or do anyway and often.",
        "nie niemals nicht nichts kein keine keinen immer oft jeden gerade manchmal",
        r"\bich\s+(?:werde\s+)?(?:\w+\s+){0,4}?(?:{w})\b|\bwerde\s+(?:\w+\s+){0,4}?(?:{w})\b",
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
        "Nobody is asked: who cares, must that be, isn't it all the same, all well.",
        "interessiert kümmert juckt ok na so klar gut sein oder egal",
        r"\bwen\s+(?:interessiert|kümmert|juckt)\b[^?]{0,20}\?+|^\W*(?:ok|na|so)\s*\?+\W*$"
        r"|^\W*(?:na\W+)?(?:alles\s+(?:klar|gut|fit)|muss\s+das\s+sein)\s*\?+\W*$"
        r"|\b(?:doch|auch|ja|ist|war)\b[^?]{0,40}\b(?:egal|wurst|klar)\W{1,3}oder\s*\?+\W*$",
    ),
)
