"""English: thanks that are meant and come after something was given."""

from relationcore.needs.rule import Guard, Rule

THANKS = (
    Rule(
        "thanks",
        "thanks",
        "A word of thanks is said.",
        "thanks thank thx thnx tnx thanx thankyou thnks thanku tysm tyvm tq thankful grateful merci gracias",
        r"\b(?:thank(?=\s+(?:you|u|ya|y'all|yall|yous|them|him|her|god\s+for\s+you|the|all|everyone"
        r"|everybody|so|ye)\b)|thanks|thx|thnx|tnx"
        r"|thanx|thankyou|thnks|thanku|tysm|tyvm|tq|merci|gracias|(?:so|very|really|am|are|i'm|we're"
        r"|eternally|deeply"
        r"|forever)"
        r"\s+(?:thankful|grateful))\b",
    ),
    Rule(
        "thanks",
        "ty",
        "Ty stands at an end of the sentence or with so much.",
        "ty",
        r"^\W*ty\b(?!\s+is\b)|\bty\s+(?:so|very|for|sir|all)\b|\bty\W*$",
    ),
    Rule(
        "thanks",
        "appreciation",
        "What somebody did is appreciated.",
        "appreciate appreciated obliged indebted gratitude cheers kudos props",
        r"\b(?:i|we|really|truly|greatly|much|do|also)\s+appreciate\s+(?:it|this|that|you|your|u|ur|the"
        r"|all|everyone|everything)\b"
        r"|\bmuch\s+(?:appreciated|obliged)\b|^\W*appreciated?\s+(?:it|you|your|that|this|all)\b"
        r"|\bindebted\s+to\s+you\b"
        r"|\bmy\s+gratitude\b|^\W*cheers\b(?!\s+to\b)|,\s*cheers\W*$|\bcheers\s+(?:for|mate|man|guys)\b"
        r"|\b(?:kudos"
        r"|props)\s+(?:to|for)\b",
    ),
    Rule(
        "thanks",
        "you helped",
        "Somebody is told that they helped or saved the day.",
        "saved helped lifesaver saver godsend kind bless sweet owe",
        r"\byou(?:'ve)?\s+(?:\w+\s+)?(?:saved\s+(?:me|my|the)|helped\s+(?:me|us)\b)"
        r"|\b(?:you(?:'re|\s+are)|(?:that|this|it)(?:'s|\s+is|\s+was))\s+an?\s+(?:\w+\s+)?"
        r"(?:life[\s-]?saver|godsend)\b"
        r"|\b(?:that|this|it)(?:'s|\s+is)\s+(?:so|very|really)\s+(?:kind|sweet)\s+of\s+you\b"
        r"|\b(?:god\s+)?bless\s+(?:you|u)\b"
        r"|\bi\s+owe\s+(?:you|u)\s+(?:one|a|big)\b",
    ),
)

THANKS_GUARDS = (
    Guard(
        "thanks",
        "no thanks",
        "Thanks that decline, mock, name a cause or come before anything was given.",
        "thanks thank thx thankful grateful",
        r"\b(?:(?:no|not|nah|nope|without|i'll\s+pass|i\s+will\s+pass|hard\s+pass)\W{1,4}(?:thanks?"
        r"|thx)(?:\s+(?:you"
        r"|u)\b)?(?!\s+(?:\w+\s+){0,3}for\b)"
        r"|thanks\s+(?:but|for\s+(?:nothing|ruining|breaking|wasting|nobody))"
        r"|thanks\s+to\b(?!\s+(?:you|u|all|everyone|everybody|anyone|those|them|the\s+(?:team|devs?"
        r"|developers?))\b)"
        r"|(?:thank|thanks)\s+(?:god|goodness|heavens?|fuck|christ|jesus|gawd)\b"
        r"|(?:thanks|thank\s+you|thx)\s+(?:\w+\s+)?in\s+advance"
        r"|(?:don't|do\s+not|didn't|never|can't)\s+(?:\w+\s+){0,2}(?:thank"
        r"|say\s+thanks)(?!\s+(?:you\s+)?enough)\b"
        r"|(?:he|she|they)\s+(?:said|says|say)\s+(?:thanks|thank\s+you))",
    ),
    Guard(
        "thanks",
        "would appreciate",
        "Appreciation that is still asked for.",
        "appreciate appreciated thankful grateful",
        r"(?:\b(?:would|will)|'d|'ll)\s+(?:\w+\s+){0,3}(?:appreciated?\b(?:\s+(?:it|that|this|your|the)\b)?"
        r"|(?:thankful|grateful)\b)",
    ),
)
