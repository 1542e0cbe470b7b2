"""English: requests, which are wishes, proposals, advice and demands."""

from relationcore.needs.rule import Guard, Rule

_GOOD = (
    r"(?:nice|great|cool|helpful|useful|awesome|good|better|best|wonderful|fantastic|appreciated|lovely"
    r"|amazing"
    r"|handy|ideal|perfect|neat|brilliant|excellent|sweet|interesting|beneficial|convenient|welcome"
    r"|easier|appreciate"
    r"|nicer|sensible|worth|an?\s+(?:\w+\s+){0,2}(?:idea|feature|addition|improvement|option|help|bonus"
    r"|plus|solution))"
)
_DO = (
    "add allow provide make let enable include create support implement give bring change remove improve"
    " integrate"
    " expose introduce extend consider move expand put open keep stop show use update upgrade replace return"
    " increase reduce set simplify release rename revert restore get offer publish display hide disable"
    " adopt avoid ensure drop refactor clarify document separate merge split convert load save switch turn"
    " revise review rework redesign unlock build bundle design develop deliver format prevent permit"
    " export extract render clean deprecate migrate optimize optimise force accept handle help tell send try"
    " apply identify modify pass broadcast enhance investigate validate exempt mark distribute generate"
    " automate"
    " standardize standardise rewrite reconsider delete fetch reset skip propagate unify"
)
_COMMAND = (
    "check listen go come take think remember wait read watch ask imagine follow don't dont never join"
    " download"
    " hit stay feel place vote visit look be drop"
)

REQUESTS = (
    Rule(
        "request",
        "named so",
        "The sentence is headed as a feature request, proposal, suggestion or idea.",
        "feature feat request requests rfe rfc suggestion suggestions proposal enhancement wishlist",
        r"^\W*(?:(?:feature|enhancement)\s+(?:request|proposal|suggestion|idea)|feature|feat|request|rfe"
        r"|rfc|suggestion|proposal"
        r"|enhancement|wishlist)s?(?:\W*[:\]]|\s+(?:for|to)\b)|\bfeature\s+request\b",
    ),
    Rule("request", "please", "The sentence says please.", "please pls plz plss plse kindly pwease"),
    Rule(
        "request",
        "would be good",
        "Something would be, might be or will be good.",
        "nice great cool helpful useful awesome good better best wonderful fantastic appreciated lovely"
        " amazing handy ideal"
        " perfect neat brilliant excellent sweet interesting beneficial convenient welcome easier"
        " appreciate nicer sensible"
        " worth idea feature addition improvement option help bonus plus solution",
        rf"(?:\b(?:would|might|could|should|will|wud)|'d)\s+(?:(?:also|even|really|probably"
        rf"|then)\s+){{0,2}}be\s+"
        rf"(?:\w+\s+){{0,2}}?{_GOOD}\b",
    ),
    Rule(
        "request",
        "should",
        "Somebody or something should do or be something.",
        "should ought must",
        r"\b(?:should|ought\s+to)\s+(?:(?:also|at\s+least|just|really|only|probably|definitely|always|not"
        r"|never)\s+){0,2}"
        r"\w{2,}\b|\bthere\s+must\s+be\b",
    ),
    Rule(
        "request",
        "would like",
        "Somebody would like, love, prefer or appreciate something.",
        "like love prefer appreciate",
        r"(?:\b(?:would|wud)|'d)\s+(?:\w+\s+){0,2}?(?:{w})\b(?!\s+(?:if\s+i|it\s+if\s+i|to\s+(?:thank"
        r"|know|say|mention|apologi)))",
    ),
    Rule(
        "request",
        "suggest or wish",
        "Somebody suggests, proposes, recommends or wishes in so many words.",
        "suggest suggesting suggestion propose proposing proposal recommend request requesting advise wish"
        " suggestions advice hope hoping recommendation",
        r"\b(?:i|we|i'd|i'm|i'll|would)\s+(?:\w+\s+){0,2}?(?:suggest|propose|recommend|request|advise)\b"
        r"|\b(?:i\s+(?:really\s+|do\s+)?|^\W*)wish\s+(?:it|there|you|they|that|this|the|we|to|i\s+could"
        r"|i\s+would|\w+\s+would)\b"
        r"|\b(?:suggesting|proposing)\s+(?:that|to|an?|the)\b"
        r"|\b(?:my|one|another|an?|some)\s+(?:\w+\s+)?(?:suggestions?|recommendation|advice)\b(?!\s*\?)"
        r"|\bhop(?:e|ing)\s+(?:that\s+)?(?:to\s+see|(?:they|this|microsoft|google|someone|it)\s+(?:can"
        r"|will|gets?|could))\b",
    ),
    Rule(
        "request",
        "needs to be",
        "Something needs to be done, or we need it.",
        "need needs gotta better able",
        r"\bneeds?\s+to\s+be\s+\w+|\bwe\s+(?:\w+\s+)?need\b|\bneeds?\s+(?:an?|better|more|some)\s"
        r"|\b(?:you|we|y'all|u)\s+(?:gotta|had\s+better|better|'d\s+better)\s+\w+"
        r"|\b(?:like|love|want|need|nice|great|good|useful|helpful)\s+to\s+be\s+able\s+to\b",
    ),
    Rule(
        "request",
        "asking to do",
        "Somebody is asked whether they, or we, can, could or would do something.",
        "can could will would may",
        r"\b(?:can|could|will|would)\s+(?:you|u|we|someone|somebody|anyone|ya|y'all)\s+(?:else\s+)?"
        r"(?:(?:guys|please|maybe|perhaps|also|at\s+least|just|possibly|kindly|all)\s+){0,2}"
        rf"(?:{'|'.join(_DO.split())}|fix|like\s+to|mind|be|do|check|explain|wake|take|go|come|pm|not"
        rf"|look|see|have|post|share|upload|link|paste|point|confirm|lend|recommend|translate|proofread)\b"
        r"|\bmay\s+i\s+\w+",
    ),
    Rule(
        "request",
        "you could",
        "A way is proposed: you could, they might, maybe do.",
        "could might maybe perhaps",
        r"\b(?:you|u|we|they)\s+(?:could|might)\s+(?:(?:also|maybe|just|at\s+least|even|always|simply"
        r"|either)\s+){0,2}"
        r"(?:want\s+to|add|make|include|provide|allow|try|do|use|consider|put|give|create|offer|let"
        r"|implement|get|find|simply)\b"
        r"|^\W*(?:maybe|perhaps)\s+(?:you|we|an?|the|add|don't|try|use|make|just|adding|with|using)\b"
        r"|\b(?:maybe|perhaps)\s*\?",
    ),
    Rule(
        "request",
        "why not",
        "How about, why not, why is there no, any chance of: a proposal in the form of a question.",
        "about why chance",
        r"\b(?:how|what)\s+about\s+(?:an?|adding|making|some|using|having)\s"
        r"|\bwhy\s+(?:not\s+\w+|don't\s+(?:you|we|they)|can't\s+(?:we|you|they)|isn't\s+there"
        r"|(?:is|are)\s+there\s+(?:still\s+)?no)\b|(?<!by )\bany\s+chance\s+(?:of|for|to|you|we|that)\b",
    ),
    Rule(
        "request",
        "let us",
        "The sentence opens with let, or asks to be let know.",
        "let let's lets",
        r"^\W*(?:please\s+|just\s+|so\s+|and\s+)?(?:let's|lets|let)\s+(?!say\b|assume\b|see\b"
        r"|me\s+(?!know)|suppose\b|you\b)\w+"
        r"|\blet\s+(?:me|us)\s+know\b",
    ),
    Rule(
        "request",
        "command",
        "The sentence opens with the bare verb of what is to be done.",
        " ".join(sorted({*_DO.split(), *_COMMAND.split()})),
        r"(?:(?:just|simply|either|always|also|at\s+least)\s+){0,2}(?:{w})\b"
        r"(?!['-]|\s+(?:is|was|are|were|has|have|i|he|she|they|it's|of|fail\w*|error|errors|issues?"
        r"|broken|forwarding|will)\b"
        r"|\W*$|[,:;(.]|\s+(?:you|u|we|ya|yall)\b)",
        place="start",
    ),
    Rule(
        "request",
        "do or do not",
        "The sentence opens with do it, do not, someone do, stop it.",
        "do someone somebody stop send tell give help please",
        r"(?:do\s+(?:it|not|n't)\b|some(?:one|body)\s+(?:please|tell|help|draw|make|give|explain|fix"
        r"|stop)\b|stop\s+(?:it|that)\b|help\W*$)",
        place="start",
    ),
    Rule(
        "request",
        "wanted thing",
        "A title opens with the thing wanted: support for, option to, ability to, better, new.",
        "support option options ability possibility better way improved customizable configurable custom",
        r"(?:an?\s+|the\s+)?(?:support\s+(?:for|of)|options?\s+(?:to|for)|ability\s+(?:to|for)"
        r"|possibility\s+(?:to|of|for)|way\s+to"
        r"|(?:better|improved|customizable|configurable|custom)\s+\w+)(?:\s|\b)[^.!?]*$",
        place="start",
    ),
    Rule(
        "request",
        "support at the end",
        "A title of a few words ends with support.",
        "support",
        r"(?:(?!(?:for|your|my|our|no|the|not|great|good|tech|technical|customer|doesn't|don't|and|to"
        r"|does|i|their)\b)[^\s]{1,40}\s+){1,5}?support\W*$",
        place="start",
    ),
    Rule(
        "request",
        "if only",
        "If it could, if you would: a condition that is a wish.",
        "if",
        r"\bif\s+(?:only\b|you\s+(?:guys\s+)?(?:could|would)\s+(?:please\s+)?(?:add|make|give|let"
        r"|consider|fix|provide|allow|include|just)"
        r"|there\s+(?:was|were)\s+(?:an?|some)\s+(?:way|option|api))\b",
    ),
)

REQUEST_GUARDS = (
    Guard(
        "request",
        "courtesy",
        "A farewell, a courtesy, an invitation or a filler asks for nothing: take care, feel free, come on.",
        "take stay come go feel never check listen watch visit follow join remember don't dont let"
        " let's lets keep ask nice",
        r"\b(?:take\s+care\b(?!\s+(?:of|to|that|not|with)\b)|take\s+(?:it\s+easy|your\s+time)"
        r"|stay\s+(?:safe|tuned|strong|healthy|well|warm|positive|blessed|cool|classy|awesome|curious)"
        r"|come\s+on\b(?!\s+(?:over|in|time|by|\w{3,6}day)\b)|feel\s+free|go\s+figure|ask\s+(?:me"
        r"|us)\s+anything"
        r"|(?:don't|dont)\s+(?:worry|mention\s+it|get\s+me\s+wrong)|never\s+mind|keep\s+it\s+up\b(?!\s+to\b)"
        r"|let(?:'s|s)\s+(?:go\b(?!\s+(?:with|for|to|back)\b)|face\s+it|be\s+(?:honest|real|clear|fair)|hope"
        r"|imagine|just\s+say))\b"
        r"|\b(?:please\s+)?let\s+(?:me|us)\s+know\s+if\s+(?:you|u|anyone|anybody)(?:'re|'d)?\s+(?:\w+\s+)?"
        r"(?:need|want|like|get\s+stuck|have\s+(?:any|more|further)|interested|run\s+into)\b"
        r"|\bnever\s+(?:again|had|have|has|been|got|saw|seen|heard|knew|thought|would|will|tried|a|an"
        r"|(?!embed)\w+[^\We]ed)\b"
        r"|\b(?:check\s+out|watch|visit|follow|listen\s+to|join)\s+(?:my|our|me|us)\b"
        r"|^\W*remember\s+(?:when|that\s+time|the\s+(?:time|day)s?)\b"
        r"|\bcan't\s+we\s+have\s+nice\s+things\b",
    ),
    Guard(
        "request",
        "no request",
        "Yes please, please excuse, I'll take two, please, help yourself; what should be fine, what I should"
        " do.",
        "please pls thank should need needs help",
        r"\bhelp\s+yoursel(?:f|ves)\b|\byes\s+please\b|\bif\s+you\s+please\b"
        r"|\bplease\s+(?:enter|note|excuse|forgive|pardon|be\s+(?:aware|advised)|(?:like|share)\s+and)\b"
        r"|\b(?:i'll|i\s+will|we'll|i'd|we'd)\s+(?:have|take)\b[^.!?\n]{0,40}\b(?:please|pls)\b"
        r"|\b(?:says|said|reads|states)\W{1,4}please\b"
        r"|\bshould\s+(?:be\s+(?:fine|ok|okay|noted|up|plenty|enough|working|easy|safe|close|here|fun)\b"
        r"|last\b|suffice\b|arrive\b|mention\b|have\s+(?:been|known)\b)|\b(?:what|how|where"
        r"|who|which)\s+should\s+(?:i|we)\b"
        r"|\bi\s+should\b|\b(?:don't|doesn't|no|nobody|no\s+one|who|do\s+you|if\s+you)\s+(?:\w+\s+)?needs?\b"
        r"|\bneed\s+to\s+(?:talk|speak)\s+about\b",
    ),
    Guard(
        "request",
        "advice",
        "Advice: do as everybody does, or do so and it will be well.",
        "everybody everyone it that you you'll it'll that'll",
        r"^(?!.*\b(?:should|would|could|can|please|need|wish|suggest)\b)"
        r".*\b(?:like\s+(?:everybody|everyone)\s+else|(?:and|then)\s+(?:it|that|you)(?:'ll|\s+will))\b",
        whole_sentence=True,
    ),
)
