"""English: questions and thanks."""

from relationcore.needs.rule import Guard, Rule

_YOU = "(?:you|u|ya|yall|y'all|ye)"
_SUBJECT = (
    "(?:i|you|u|ya|yall|y'all|he|she|it|we|they|there|this|that|these|those|the|your|ur|my|his|her|our|their"
    "|anyone|anybody|someone|somebody|everyone|everybody|any|all|people)"
)

QUESTIONS = (
    Rule(
        "question",
        "question mark",
        "The sentence ends with a question mark.",
        "?",
        r"(?<![?!])!*+\?[?!\s]*+\W{0,8}$",
        place="sentence",
    ),
    Rule(
        "question",
        "question word and verb",
        "The sentence opens with a question word and a verb.",
        "what who why how where when which whom whose at on",
        r"(?:(?:at|on|in|for|from)\s+)?(?:what|who|why|how|where|when|which|whom|whose)\s+"
        r"(?:(?!i\b|you\b|we\b|they\b|he\b|she\b|it\b|an?\b)\w+\s+){0,2}?"
        r"(?:is|are|r|was|were|do|does|did|can|could|should|would|will|has|have|am|isn't|aren't|don't"
        r"|doesn't|didn't|won't|can't)"
        r"\s+(?!to\b|what\b)[\w'`]",
        place="start",
    ),
    Rule(
        "question",
        "why",
        "The sentence opens with why and does not go on about the speaker.",
        "why",
        r"why\s+(?!i\b|we\b|he\b|she\b|they\b|it\b|the\b|not\b|thank)[\w']+",
        place="start",
    ),
    Rule(
        "question",
        "what time",
        "The time, kind or sort is asked for.",
        "time kind kinda sort",
        r"(?:at\s+|on\s+|in\s+)?what\s+(?:{w})\b",
        place="start",
    ),
    Rule(
        "question",
        "who or where",
        "The sentence opens with who, or with where, and does not go on as a relative clause.",
        "who where wheres whos",
        r"(?:who(?!\s+(?:knows|cares|needs|i|he|she|we|they|am)\b)|wheres?|whos)\s+[\w']+",
        place="start",
    ),
    Rule(
        "question",
        "what or how of something",
        "The sentence opens with what, how or which and a noun or measure.",
        "what how which",
        r"(?:what\s+(?:about|kind|kinda|sort|type|time|song|part|color|colour|room|state|city|year|else"
        r"|for|u|up|good|did|you)"
        r"|how\s+(?:about|many|much|long|old|far|often|come|to|u|ya|r)"
        r"|which\s+(?:one|of|\w+\s+(?:is|are|do|does|did|will)))\b",
        place="start",
    ),
    Rule(
        "question",
        "short question word",
        "The sentence is nothing but a question word.",
        "what who why where when how which huh whut",
        r"(?:{w})\W*$",
        place="start",
    ),
    Rule(
        "question",
        "run-together question word",
        "The sentence opens with a question word written as one with its verb.",
        "what's whats who's whos where's wheres how's hows why's whys when's",
        r"(?:{w})\s+[\w']",
        place="start",
    ),
    Rule(
        "question",
        "verb before subject",
        "The sentence opens with an auxiliary verb before its subject.",
        "do does did is are r was were can could will would have has had should shall may am isn't aren't"
        " don't"
        " doesn't didn't wasn't won't can't couldn't wouldn't shouldn't haven't isnt arent dont doesnt didnt",
        rf"(?:{{w}})\s+(?!(?:it|that|this|the|my|all|any)\b(?<!\bdo\s))(?:{_SUBJECT})\b",
        place="start",
    ),
    Rule(
        "question",
        "greeting and question",
        "After a greeting or a name comes how, what, where or an auxiliary, and you.",
        "how what where why are r do did have can may",
        rf"(?:[\w'-]++\W++){{0,2}}?(?:(?:how|what|where|why)\s+(?:are|r|is|do|did|have|was|old\s+(?:are"
        rf"|r))|(?:are|r|do|did|have|can|may))"
        rf"\s+(?:{_YOU}|i)\b",
        place="start",
    ),
    Rule(
        "question",
        "calling for anyone",
        "Anyone or any such person is asked for, and not told to write.",
        "any anyone anybody any1 ne1",
        r"(?!if\b|not\b)(?:\w+[\W_]+){0,2}?(?:{w})\b(?:\s+[\w'/]+){0,4}?\s+(?:wanna|wana|want|know|knows"
        r"|here|in|from|have|has"
        r"|got|like|tried|try|seen|see|use|used|using|else|up|out|remember|heard|manage|managed|going"
        r"|around)\b"
        r"(?![^.!?]{0,60}\b(?:pm|im|msg|message|whisper|dm)\s+me\b)",
        place="start",
    ),
    Rule(
        "question",
        "what's up",
        "What is up is asked in its spoken forms.",
        "sup wassup wazzup wazz wuts wats whats what wut was",
        r"(?:wassup|wazzup|(?:wazz|wuts|wats|whats|what|wut|was)\s+up)\b(?!\s+with\s+that)",
    ),
    Rule(
        "question",
        "age sex location",
        "The chat room's way of asking who one is.",
        "asl",
        r"\basl\b",
    ),
    Rule(
        "question",
        "and you",
        "The question is handed back.",
        "you u urself yourself",
        r"\b(?:and|how|hows|what)\s+(?:about\s+|bout\s+)?(?:you|u|urself|yourself)\W*(?:\w+\W*)?$",
    ),
    Rule(
        "question",
        "wondering",
        "Somebody asks, wonders or does not understand in so many words.",
        "wondering curious question questions q idea clue tell explain understand",
        r"\b(?:wondering|curious)\s+(?:if|whether|why|how|what|who|where|when|which|about)\b"
        r"|^\W*(?:question|q)\b\s*[:-]"
        r"|^\W*questions?\s+(?:about|on|for|regarding)\b"
        r"|\b(?:have|got|had)\s+(?:an?|one|another|some|two|few|a\s+few|a\s+couple\s+of)\s+(?:quick\s+"
        r"|more\s+)?questions?\b"
        r"|\bany(?:one|body)?\s+(?:(?:has|have|got)\s+)?(?:any\s+)?(?:idea|clue)s?\b"
        r"|\b(?:can|could)\s+(?:some|any)(?:one|body)\s+(?:please\s+)?(?:tell|explain)\b"
        r"|\b(?:don't|do\s+not|can't)\s+understand\s+(?:why|how|what)\b",
    ),
)

QUESTION_GUARDS = (
    Guard(
        "question",
        "rhetorical",
        "Nobody is asked: who cares, what the hell, how dare you, see what I mean.",
        "cares knows mean know needs dare hell fuck heck care wrong",
        r"\b(?:who\s+(?:really\s+|even\s+)?(?:cares|knows|needs\s+(?:it|that|this|them))"
        r"|(?:know|see|get)\s+what\s+i\s+mean|you\s+know|why\s+(?:should|would)\s+i\s+care|how\s+dare\s+\w+"
        r"|what(?:'s)?\s+(?:the\s+)?(?:hell|heck|fuck)"
        r"|what\s+could\s+(?:possibly\s+)?go\s+wrong)\W*[?!]*\W*$",
    ),
    Guard(
        "question",
        "a mark alone",
        "So, no, ok or a greeting with a mark asks nothing.",
        "so no ok okay hello hi hey k",
        r"^\W*(?:so|no|ok|okay|k|hello|hi|hey)\s*\?+\W*$|\s(?:k|ok|okay)\s*\?+\W*$",
    ),
    Guard(
        "question",
        "maybe",
        "Maybe or perhaps before the mark is a proposal.",
        "maybe perhaps",
        r"\b(?:{w})\s*\?+\W*$",
    ),
)

THANKS = (
    Rule(
        "thanks",
        "thanks",
        "A word of thanks is said.",
        "thanks thank thx thnx tnx thanx thankyou thnks thanku tysm tyvm tq thankful grateful",
        r"\b(?:thank(?=\s+(?:you|u|ya|y'all|yall|yous|them|him|her|god\s+for\s+you|the|all|everyone"
        r"|everybody|so|ye)\b)|thanks|thx|thnx|tnx"
        r"|thanx|thankyou|thnks|thanku|tysm|tyvm|tq|(?:so|very|really|am|are|i'm|we're|eternally|deeply"
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
        r"|\bmy\s+gratitude\b|^\W*cheers\b(?!\s+to\b)|\bcheers\s+(?:for|mate|man|guys)\b|\b(?:kudos"
        r"|props)\s+(?:to|for)\b",
    ),
    Rule(
        "thanks",
        "you helped",
        "Somebody is told that they helped or saved the day.",
        "saved helped lifesaver kind bless sweet owe",
        r"\byou(?:'ve)?\s+(?:\w+\s+)?(?:saved\s+(?:me|my|the)|helped\s+(?:me|us)\b|are\s+a\s+life\s?saver)"
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
        r"\b(?:(?:no|not|nah|nope|without)\W{1,4}(?:thanks?|thx)(?:\s+(?:you"
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
        "would'd appreciate appreciated be",
        r"\b(?:would|'d|will|'ll)\s+(?:\w+\s+){0,3}appreciated?\b(?:\s+(?:it|that|this|your|the)\b)?",
    ),
)
