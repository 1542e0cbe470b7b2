"""English: questions that somebody is to answer."""

from relationcore.needs.rule import Guard, Rule

_YOU = "(?:you|u|ya|yall|y'all|ye)"
_SUBJECT = (
    "(?:i|you|u|ya|yall|y'all|he|she|it|we|they|there|this|that|these|those|the|your|ur|my|his|her|our|their"
    "|anyone|anybody|someone|somebody|everyone|everybody|any|all|people)"
)
_GOES_ON = "also|still|ever|even|actually|have|come|include|mean|make|take|support|cost|fit|happen"

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
        "does it",
        "The sentence opens with does or did and goes on with a verb, or with is it and whether it may be.",
        "does did safe ok okay possible normal worth true legal allowed",
        rf"(?:does|did)\s+(?:(?:it|that|this)\s+(?:{_GOES_ON}|work|need|help|look|matter|hurt|count|feel"
        rf"|sound)"
        rf"|(?:the|my|this|that)\s+(?:\w+\s+){{1,2}}?(?:{_GOES_ON}))\b"
        r"|is\s+it\s+(?:safe|ok|okay|possible|normal|worth|true|legal|allowed)\b",
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
    Rule(
        "question",
        "not knowing",
        "Somebody says that they do not know how, why or whether to, or wonders whether one could.",
        "wonder idea clue sure unsure get",
        r"(?:i\s+wonder\s+(?:if|whether)\s+(?:any(?:one|body)|some(?:one|body)|you|there(?:'s|\s+is)"
        r"|(?:the|my|our|your|this|that|it|i|we)\s+(?:\w+\s+){0,2}?(?:could|can|should))"
        r"|(?:i'm\s+|i\s+am\s+)?(?:not\s+sure|unsure)\s+(?:if|whether|how|which|what"
        r"|where)\s+(?:\w+\s+){0,2}?"
        r"(?:to(?!\s+(?:think|say|feel|take|make))|(?:i|we)\s+(?:should|can|could|must|need|have\s+to))"
        r"|(?:(?:i|we)\s+(?:really\s+|honestly\s+)?have\s+|i've\s+got\s+|absolutely\s+)?no\s+(?:idea|clue)\s+"
        r"(?:how|why|where|which|whether|what)\s+(?:to(?!\s+(?:thank|think|say|feel|take))|i|we|it|this|that)"
        r"|i\s+(?:really\s+)?don't\s+get\s+(?:why|how|what))\b",
        place="start",
    ),
)

QUESTION_GUARDS = (
    Guard(
        "question",
        "rhetorical",
        "Nobody is asked: who cares, what the hell, how dare you, see what I mean.",
        "cares knows mean know needs dare hell fuck heck care wrong guess",
        r"\b(?:who\s+(?:really\s+|even\s+)?(?:cares|knows|needs\s+(?:it|that|this|them))"
        r"|(?:know|see|get)\s+what\s+i\s+mean|you\s+know|why\s+(?:should|would)\s+i\s+care|how\s+dare\s+\w+"
        r"|what(?:'s)?\s+(?:the\s+)?(?:hell|heck|fuck)"
        r"|what\s+could\s+(?:possibly\s+)?go\s+wrong|(?:you\s+)?know\s+what|guess\s+what)\W*[?!]*\W*$",
    ),
    Guard(
        "question",
        "exclaimed",
        "An exclamation in the form of a question: what a day, huh, why would anyone, who even.",
        "huh eh even anyway anyone anybody remember nice",
        r"^\W*(?:what\s+an?\s[^?]{1,60}\W(?:huh|eh)|why\s+can't\s+we\s+have\s+nice\s+things|who\s+(?:even"
        r"|the\s+\w+\s+even)\s[^?]{1,80}"
        r"|why\s+(?:on\s+earth\s+)?would\s+any(?:one|body)\s[^?]{1,80}"
        r"|who\s[^?]{1,60}\sanyway|remember\s+(?:when|that\s+time)\s[^?]{1,80})\?+\W*$",
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
