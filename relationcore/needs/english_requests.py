"""English: requests, which are wishes, proposals, advice and demands."""

from relationcore.needs.rule import Guard, Rule

_GOOD = (
    "nice|great|cool|helpful|useful|awesome|good|better|best|wonderful|fantastic|appreciated|lovely|amazing"
    "|handy|ideal|perfect|neat|brilliant|excellent|super|sweet|interesting|beneficial|convenient|welcome|easier"
    "|nicer|ok|sensible|worth|a\\s+(?:\\w+\\s+){0,2}(?:idea|feature|addition|improvement|option|help|bonus|plus)"
)
_DO = (
    "add allow provide make let enable include create support implement fix give bring change remove improve integrate"
    " expose introduce extend consider move expand put open keep stop start show use update upgrade replace return"
    " increase reduce set simplify release rename revert restore get have offer port publish display hide disable"
    " adopt avoid ensure drop refactor clarify document separate merge split convert load save sort switch turn"
    " revise review rework redesign unlock build bundle design develop deliver format prevent permit expand import"
    " export extract render clean deprecate migrate optimize optimise force accept handle help tell send look try"
)
_COMMAND = (
    "please send tell look check listen go come take think remember wait read watch ask call imagine note"
    " notice see follow share stop don't dont never let let's lets join click download drop hit give get stay keep"
    " try feel place someone somebody do be pm dm msg message text say step vote visit"
)

REQUESTS = (
    Rule("request", "please", "The sentence says please.", "please pls plz plss plse pleeease kindly pwease"),
    Rule(
        "request",
        "would be good",
        "Something would be, or would have been, good.",
        "would 'd it'd that'd might could should will",
        rf"\b(?:would|'d|might|could|should|will)\s+(?:also\s+|even\s+|really\s+|probably\s+)?be\s+(?:\w+\s+){{0,2}}?(?:{_GOOD})\b"
        rf"|'d\s+be\s+(?:\w+\s+){{0,2}}?(?:{_GOOD})\b",
    ),
    Rule(
        "request",
        "should",
        "Somebody or something should do or be something.",
        "should must shall ought",
        r"\b(?:should|must|ought\s+to)\s+(?:(?:also|at\s+least|just|really|only|probably|definitely|always|not|never)\s+){0,2}"
        r"(?:be|have|allow|support|provide|include|offer|add|make|let|give|get|show|work|use|do|go|take|return|consider"
        r"|follow|keep|stop|start|open|come|contain|display|implement|enable|\w{3,})\b",
    ),
    Rule(
        "request",
        "would like",
        "Somebody would like, love or prefer something.",
        "like love prefer appreciate",
        r"\b(?:would|'d|wud)\s+(?:\w+\s+){0,2}?(?:{w})\b",
    ),
    Rule(
        "request",
        "suggest or wish",
        "Somebody suggests, proposes, recommends, wishes or hopes in so many words.",
        "suggest suggesting suggestion propose proposing proposal recommend request requesting advise wish hope hoping"
        " suggestions advice idea vote beg",
        r"\b(?:i|we|i'd|i'm|would|to|can\s+i|may\s+i)\s+(?:\w+\s+){0,2}?(?:suggest|propose|recommend|request|advise|wish|beg|vote\s+for)\b"
        r"(?!\s+(?:you|u|everyone|all|him|her|them)\s+(?:a|all|the|luck|happy|merry|good|well)\b)"
        r"|\b(?:suggesting|proposing|requesting)\b|\b(?:my|one|another|a|some|feature)\s+(?:\w+\s+)?(?:suggestion|proposal|request|advice)s?\b(?!\?)"
        r"|^\W*(?:suggestion|proposal|request|advice|idea|feature\s+request)s?\b|\bhop(?:e|ing)\s+(?:that\s+)?(?:you|microsoft|they|to\s+see|this\s+(?:can|will|gets)|someone)\b",
    ),
    Rule(
        "request",
        "need to",
        "You, we or they need to, have to or had better do something.",
        "need needs gotta have better has",
        r"\b(?:you|u|we|they|people|this|it|that)\s+(?:\w+\s+)?(?:need|needs|have|has|gotta|ought)\s+(?:to\s+(?!be\s+(?:able|honest))|a\s|an\s)"
        r"|\b(?:you|we|y'all)\s+(?:gotta|had\s+better|better|'d\s+better)\s+\w+|\bneeds?\s+to\s+be\s+\w+|\bwe\s+(?:really\s+|also\s+)?need\b",
    ),
    Rule(
        "request",
        "asking to do",
        "Somebody is asked whether they can, could, will or would do something.",
        "can could will would",
        r"\b(?:can|could|will|would)\s+(?:you|u|we|someone|somebody|microsoft|anyone|ya|y'all)\s+(?:guys\s+|please\s+|maybe\s+|also\s+|at\s+least\s+|just\s+)?"
        rf"(?:{'|'.join(_DO.split())}|like\s+to|mind|be|do|check|explain|wake|take|go|come|pm|not|look|see)\b",
    ),
    Rule(
        "request",
        "you could",
        "A way is proposed: you could, they may, maybe do.",
        "could might should may maybe",
        r"\b(?:you|u|we|they|microsoft|ms|feedly|i)\s+(?:could|might|may)\s+(?:also\s+|maybe\s+|just\s+|at\s+least\s+|even\s+|always\s+)?"
        r"(?:want\s+to|add|make|include|provide|allow|have|try|do|use|consider|put|give|create|offer|let|implement|get|simply|find)\b"
        r"|^\W*(?:maybe|perhaps)\s+(?:you|we|they|it|a|an|the|add|don't|try|use|make|just|there|adding|with|using)\b|\b(?:maybe|perhaps)\s*\?",
    ),
    Rule(
        "request",
        "why not",
        "How about, what about, why not: a proposal in the form of a question.",
        "about why wouldn't",
        r"\b(?:how|what)\s+about\s+(?:a|an|adding|making|some|using|having|\w+ing|you)\b"
        r"|\bwhy\s+(?:not\s+\w+|don't\s+(?:you|we|they)|doesn't\s+microsoft|can't\s+(?:we|you|they|i))\b",
    ),
    Rule(
        "request",
        "let us",
        "Let me, us, it or people.",
        "let let's lets",
        r"^(?:let's|lets|let)\s+\w+|\blet\s+(?:me|us)\s+know\b|\blet's\s+\w+|\blet\s+(?:us|users?|developers?|people|me|the\s+\w+)\s+\w+",
        place="anywhere",
    ),
    Rule(
        "request",
        "command",
        "The sentence opens with the bare verb of what is to be done.",
        " ".join(sorted({*_DO.split(), *_COMMAND.split()} - {"please"})),
        r"(?:(?:please|just|simply|either|always|never|also|maybe|kindly)\s+){0,2}(?:{w})\b(?!'|ing|\s+(?:is|was|are|were|has|i|he|she|they|it's|to\s+be)\b|\W*$|[,:;])",
        place="start",
    ),
    Rule(
        "request",
        "wanted thing",
        "The sentence opens with the thing wanted: support for, option to, ability to, better, more.",
        "support option ability possibility way feature better more adding having allowing ability need want option",
        r"(?:a\s+|an\s+|the\s+)?(?:support\s+(?:for|of)|options?\s+(?:to|for|in)|ability\s+(?:to|for)|possibility\s+(?:to|of|for)|way\s+to|feature\s+request"
        r"|feature:|better\s+\w+|more\s+\w+|adding\s|having\s+(?:a|an|the)|allowing|need\s|want\s)",
        place="start",
    ),
    Rule(
        "request",
        "if only",
        "If it could, if you would: a condition that is a wish.",
        "if could would only",
        r"\bif\s+(?:only\b|you\s+(?:guys\s+)?(?:could|would)|we\s+could|they\s+could|it\s+(?:could|was\s+possible|were\s+possible)|there\s+(?:was|were)\s+(?:a|an|some))",
    ),
)

REQUEST_GUARDS = (
    Guard(
        "request",
        "no request",
        "Yes please, pleased, should have been, should be fine, would like to thank.",
        "yes thank say should need",
        r"\byes\s+please\b|\b(?:like|love)\s+to\s+(?:thank|say\s+thank)|\bshould\s+(?:be\s+(?:fine|ok|okay|good|easy|noted)|have\s+been)\b"
        r"|\b(?:don't|doesn't|no)\s+need\b",
    ),
)
