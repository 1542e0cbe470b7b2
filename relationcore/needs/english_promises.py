"""English: promises, looked for in one's own comments; better one too few than one too many."""

from relationcore.needs.rule import Guard, Rule

_DEED = (
    r"(?:send|write|look\s+(?:into|at|for|it\s+up|this\s+up|that\s+up|up)|check|find|ask|try"
    r"|get\s+(?:back|you|it|that|this|to|one|some)|dm|share|post|fix|let\s+(?:you|u|everyone|them)"
    r"|update|add|review|test|report|follow[\s-]up|open|file|push|rebase|change|take\s+(?:a"
    r"|another)\s+look|have\s+a\s+(?:look|go)"
    r"|give\s+(?:it|this|that)\s+a\s+(?:try|go|look|shot)|ping|submit|prepare|work\s+on|bring"
    r"|call\s+(?:you|u|him|her|them|back)|remind"
    r"|email|e-mail|mail|message|upload|draft|come\s+back"
    r"|investigate|keep\s+(?:you|u)\s+(?:posted|updated|informed)|figure\s+(?:it|that|this)\s+out"
    r"|give\s+(?:you|u)|make\s+(?:sure|that|this|the|a|an|one)|put|do\s+(?:it|that|this|so)|reply"
    r"|respond|answer|publish|release|merge|remove|rename|rewrite|rework|split|squash|drop|move|link"
    r"|document|implement|cook|bake|print|lend|pay|deliver|pick|drop|cover|handle|finish|send|create"
    r"|include|address|adjust|clean|revert|close|run|build|ship)"
)
_ADVERB = (
    r"(?:(?:also|definitely|certainly|probably|gladly|happily|just|then|try\s+(?:to|and)|be\s+sure\s+to"
    r"|make\s+sure\s+to|go\s+(?:and|ahead\s+and)|surely)\s+){0,2}"
)

_OF_THINGS = (
    r"(?!(?:run|include|cover|drop|open|close|build|ship|print|move|find|put|finish|handle|release)\b)"
)
_AGREED = r"(?:(?:thanks|sure|noted|great|cool|perfect|sorry|alright|of\s+course)\W+)?"

PROMISES = (
    Rule(
        "promise",
        "I will do",
        "I will do something, with a verb of doing.",
        "i'll ill we'll will shall going gonna planning",
        r"\b(?:i'll|i\s+will|i\s+shall|i'm\s+going\s+to|i\s+am\s+going\s+to|i'm\s+gonna"
        r"|i'm\s+planning\s+to|we'll)\s+" + _ADVERB + _DEED + r"\b",
    ),
    Rule(
        "promise",
        "without I",
        "The sentence opens with will, going to or gonna and a verb of doing: the speaker will do it.",
        "will going gonna",
        _AGREED + r"(?:will|going\s+to|gonna)\s+" + _ADVERB + _OF_THINGS + _DEED + r"\b",
        place="start",
    ),
    Rule(
        "promise",
        "will do",
        "Will do, consider it done, on it: a promise in a word.",
        "do consider on",
        _AGREED
        + r"(?:will\s+do\b(?!\s+(?:the|that|this|it)\b)|consider\s+it\s+done\b|(?:i'm\s+)?on\s+it\W*$)",
        place="start",
    ),
    Rule(
        "promise",
        "promised in so many words",
        "I promise, you have my word.",
        "promise word",
        r"\bi\s+promise(?:\s+(?:you|u))?(?:\s+(?:to|i'll|i\s+will)\b|\W*$)|\byou\s+have\s+my\s+word\b",
    ),
    Rule(
        "promise",
        "let me get back",
        "Let me find out, let me get back to you.",
        "let",
        r"\blet\s+me\s+(?:get\s+back|find\s+out|look\s+into|check\s+(?:with|and)|ask\s+(?:my|the|around)"
        r"|see\s+what\s+i\s+can)",
    ),
)

PROMISE_GUARDS = (
    Guard(
        "promise",
        "condition or question",
        "A condition, a question or a wish: nothing is promised yet.",
        "if unless ? wish otherwise depending assuming whether might maybe perhaps",
        r"\b(?:if|unless|wish|otherwise|depending|assuming|whether|maybe|perhaps|might|what\s+i'll"
        r"|what\s+i\s+will)\b|\?",
        whole_sentence=True,
    ),
    Guard(
        "promise",
        "told",
        "Told of another time: I thought I will, I said I'll.",
        "thought said told knew hoped guess suppose think sometimes always usually whenever every until",
        r"\b(?:thought|said|told|knew|hoped|sometimes|usually|whenever|every\s+time)\b",
        whole_sentence=True,
    ),
    Guard(
        "promise",
        "at once",
        "What is done in the same breath is an act, not a promise.",
        "now here below note quote say mention admit add one some someday",
        r"\bright\s+now\b|\b(?:now|here)\s*:|\bbelow\b|^\W*(?:\w+\W+)?here\b|\bask\s+here\b"
        r"|\bi'll\s+(?:just\s+)?(?:add|note|quote|say|mention|admit)\s+that\b|\b(?:one|some)\s*day\b",
        whole_sentence=True,
    ),
)
