"""English: problems, faults and what does not work."""

from relationcore.needs.rule import Guard, Rule

_FAULTS = (
    "bug bugs buggy bugged crash crashes crashed crashing error errors fail fails failed failing failure"
    " failures"
    " broken breaks broke breaking freeze freezes freezing froze frozen glitch glitches glitchy glitching"
    " glitched"
    " segfault segfaults exception exceptions abort aborts overflow leak leaks hang hangs hung stuck"
    " incorrect"
    " incorrectly regression corrupt corrupted corruption malfunction malfunctions unusable unresponsive"
    " bricked"
    " deadlock mismatch incompatible unexpected unexpectedly distorted garbled timeout"
    " typeerror valueerror keyerror attributeerror importerror runtimeerror indexerror nameerror syntaxerror"
    " modulenotfounderror assertionerror oserror ioerror memoryerror referenceerror rangeerror internalerror"
    " nullpointerexception unicodedecodeerror unicodeencodeerror filenotfounderror permissionerror"
    " notimplementederror"
    " recursionerror overflowerror zerodivisionerror connectionerror timeouterror"
)
_VERB = (
    r"(?:work|open|load|sync|show|updat|let|allow|connect|respond|start|recogni[sz]|display|sav|send|play"
    r"|appear|function|run|render|support|build|compil|accept|register|access|post|pair|refresh|download"
    r"|upload"
    r"|respect|return|handl|find|match|react|chang|stop|clos|scroll|print|install|log|get|see|receiv"
    r"|reach)\w{0,3}"
)
_NOT = (
    r"(?:doesn't|doesnt|don't|dont|does\s+not|do\s+not|won't|wont|will\s+not|isn't|isnt|is\s+not|aren't"
    r"|are\s+not|wasn't"
    r"|not|never|didn't|did\s+not|hasn't|haven't)"
)

PROBLEMS = (
    Rule("problem", "fault", "A word for a fault stands there: bug, crash, error, broken, stuck.", _FAULTS),
    Rule(
        "problem",
        "does not work",
        "Something does not do what it should, or somebody cannot get it done.",
        "doesn't doesnt don't dont won't wont can't cant cannot couldn't isn't isnt aren't wasn't not"
        " never unable didn't"
        " hasn't haven't",
        rf"\b{_NOT}\s+(?:even\s+|always\s+|really\s+|\w+ly\s+)?{_VERB}\b"
        r"|\b(?:doesn't|doesnt|does\s+not|won't|wont|isn't|is\s+not)\s+(?:\w+ly\s+)?(?!an?\b|the\b|be\b"
        r"|only\b|as\b)\w{3,}"
        r"|\bnot\s+(?:available|compatible|able|possible|found|there\s+any)\b"
        r"|\bunable\s+to\b|\b(?:can't|cant|cannot|can\s+not|couldn't|could\s+not)\s+\w+",
    ),
    Rule(
        "problem",
        "trouble",
        "Trouble, a problem, an issue or something missing, wrong or slow is named.",
        "problem problems issue issues trouble troubles difficulty difficulties flaws annoying"
        " frustrating frustrated"
        " frustration nuisance laggy lag lags slow slower missing wrong wrongly disappeared disappears"
        " disappearing"
        " invalid undefined useless worse drain drains draining inconsistent unreliable duplicate"
        " duplicated duplicates",
    ),
    Rule(
        "problem",
        "stopped or keeps",
        "Something stopped, keeps failing, goes down, or works no longer.",
        "stopped stops keeps kept longer logs logged logging kicks kicked kicking shuts shut"
        " shutting closes closing"
        " signs signed times timed blacks nothing forever fault stalls",
        r"\b(?:stopped|stops|keeps|kept)\s+(?:on\s+)?(?!me\s+|up\b|going|saying|trying"
        r"|getting\s+better)(?:\w+\s+)?\w+ing\b|\bno\s+longer\b"
        r"|\bforce\s+clos\w+"
        r"|\b(?:logs|logged|logging|kicks|kicked|kicking|shuts?|shutting|signs?|signed|closes|closing"
        r"|times?|timed|blacks)"
        r"\s+(?:me\s+|us\s+|itself\s+)?(?:out|off|down)\b|\bnothing\s+(?:happens|works|helps|shows)\b"
        r"|\btakes?\s+forever\b|\bsegmentation\s+fault\b|\bstalls\b",
    ),
    Rule(
        "problem",
        "asked to fix",
        "Somebody is asked to fix something.",
        "fix fixed fixing",
        r"\b(?:please|pls|plz|needs?|to|must|just|asap|someone)\s+(?:be\s+|to\s+be\s+"
        r"|get\s+(?:this\s+)?)?fix(?:ed|ing)?\b"
        r"|\bfix\s+(?:it|this|that|the|your|these|asap|bugs?|pl[sz])\b|\b(?:until|till|get"
        r"|gets)\s+\w+\s+(?:is\s+)?fixed\b",
    ),
    Rule(
        "problem",
        "fix",
        "The sentence opens with the fix of something.",
        "fix fixes fixed hotfix mitigate",
        r"(?:(?:fix|fixes|hotfix|mitigate)\s+(?!me\b)|fixed\s+(?!me\b|in\b|by\b|with\b|it\b|that\b|this\b"
        r"|now\b"
        r"|since\b))[\w`#]",
        place="start",
    ),
    Rule(
        "problem",
        "since the update",
        "Something has been so since an update.",
        "since after",
        r"\b(?:since|after)\s+(?:\w+\s+){0,4}?(?:updat(?:e[ds]?|ing)|upgrad(?:e[ds]?|ing))\b",
    ),
    Rule(
        "problem",
        "refuses or stays dark",
        "Something refuses to do what it is for, turns down what is mine, or stays black or dead.",
        "refuses refused rejects denies ignores forgets deletes black blank dead dark white frozen silent",
        r"\b(?:refuses|refused)\s+to\s+\w+|\b(?:refuses|rejects|denies|ignores|forgets|deletes)\s+(?:my"
        r"|our)\b"
        r"|\b(?:stays|stayed|remains|remained)\s+(?:\w+\s+)?(?:black|blank|dead|dark|white|frozen|silent)\b"
        r"|\b(?:goes|went|turns|turned)\s+(?:\w+\s+)?(?:black|blank|dead)\b",
    ),
    Rule(
        "problem",
        "lost or locked",
        "Somebody lost what was theirs, or they or it were locked, banned, hacked or stolen.",
        "lost locked banned hacked suspended scammed robbed stolen wiped flooded deleted",
        r"\b(?:i|we)(?:'ve|\s+have)?\s+(?:\w+\s+)?lost\s+(?:all\s+(?:of\s+)?(?:my|our|the)\b|everything\b"
        r"|access\b|(?:my|our)\s+(?!mind\b|train\b|patience\b|interest\b|appetite\b|cool\b|faith\b)\w+)"
        r"|\b(?:i|we)(?:'m|'re|'ve\s+been|\s+(?:am|are|got|was|were|have\s+been))\s+(?:\w+\s+)?"
        r"(?:locked\s+out|banned|hacked|suspended|scammed|robbed)\b"
        r"|\b(?:my|our)\s+(?:\w+\s+){1,2}?(?:got|was|were|is|are|has\s+been|have\s+been)\s+(?:\w+\s+)?"
        r"(?:locked|banned|hacked|suspended|stolen|wiped|flooded|deleted)\b",
    ),
    Rule(
        "problem",
        "at a loss",
        "Somebody is at their wits' end, or had no luck so far.",
        "wits wit's wits' wit loss luck hair",
        r"\bat\s+(?:my|our)\s+wit'?s?'?\s+end\b|\bi'?m\s+at\s+a\s+loss\b|\bno\s+luck\s+(?:so\s+far|yet|with"
        r"|here|either)\b"
        r"|^\W*(?:still\s+)?no\s+luck\W*$|\b(?:pulling|tearing)\s+(?:out\s+)?my\s+hair\b",
    ),
)

_TROUBLE = (
    r"(?:problems?|issues?|trouble|bugs?|errors?|crash(?:es|ed)?|glitch(?:es)?|difficult(?:y|ies)"
    r"|complaints|lag"
    r"|exceptions?|broken)"
)
_MENDED = (
    r"(?:(?:solved|fixed|resolved|cured)\s+(?:it|that|this|them)|(?<!nothing\s)(?:works|worked|runs)\s+again"
    r"|(?<!nothing\s)works\s+(?:fine\s+)?now(?!\s+only))\b"
)
PROBLEM_GUARDS = (
    Guard(
        "problem",
        "no problem",
        "A problem denied, or meant as a courtesy.",
        "no zero any never without not don't didn't haven't hasn't doesn't",
        r"\b(?:(?:no|zero|any|never(?:\s+(?:had|have|has|experienced))?(?:\s+(?:an?|any))?"
        r"|(?:without|not)(?:\s+(?:an?|any|had\s+any|seeing))?"
        r"|(?:don't|didn't|haven't|hasn't|doesn't)(?:\s+(?:\w+ly\s+)?(?:have|had|see|seen|experienced?))?"
        r"(?:\s+(?:an?|any))?)\s+(?:\w+\s+){0,2}?" + _TROUBLE + r")\b",
    ),
    Guard(
        "problem",
        "solved",
        "A problem that is solved, or a word for one in another sense.",
        "fixed solved resolved cured gone free exception tracker works worked runs",
        rf"\b(?:{_TROUBLE}|(?:broke|stuck|frozen|crashed|failed)\b)(?=[^.!?\n]{{0,90}}\b{_MENDED}"
        r"(?![^.!?\n]{0,60}\b(?:but|still|until)\b))|"
        + _TROUBLE
        + r"\s+(?:(?:is|are|was|were|has|have|been|now|got|all|already|finally)\s+){0,3}"
        r"(?:fixed|solved|resolved|gone)\b"
        r"|\b(?:fixed|solved|resolved)\s+(?:the|my|that|this|all|an?)\s+(?:\w+\s+){0,2}?"
        + _TROUBLE
        + r"\b|"
        + _TROUBLE
        + r"[\s-]free\b|\b(?:the|an?)\s+exception\s+(?:of|to)\b|\bissue\s+tracker\b",
    ),
    Guard(
        "problem",
        "supposed",
        "What may befall somebody else: if you get stuck, in case anyone runs into errors.",
        "if when case should",
        r"\b(?:if|when|case|should)\s+(?:you|u|anyone|anybody|someone|somebody)\s+(?:ever\s+|still\s+|do\s+)?"
        r"(?:gets?|are|is|runs?\s+into|comes?\s+across|hits?|has|have|encounters?"
        r"|sees?)\s+(?:\w+\s+){0,3}?(?:" + _TROUBLE + r"|stuck)\b",
    ),
    Guard(
        "problem",
        "bankrupt",
        "Out of money, or what else is broken but no thing: the ice, news, up, even.",
        "broke broken break breaks breaking",
        r"\b(?:i'm|i\s+am|we're|so|dead|flat|being|go|going|went)\s+broke\b|\bbroke\s+(?:student|college|grad"
        r"|artist|musician|people|folks|mum|mom|dad|af|rn)\b|\bbreaking\s+(?:news|change)\b"
        r"|\b(?:they|we|she|he)(?:'ve|\s+have|\s+had)?\s+broken?\s+up\b|\b(?:{w})\s+(?:even|the\s+(?:ice"
        r"|news|record|silence|law|rules?|habit|mould|mold))\b",
    ),
    Guard(
        "problem",
        "praise by denial",
        "Praise, a wish or an opinion in the form of a denial: can't wait, don't know, not only.",
        "can't cant cannot couldn't won't don't dont not doesn't never isn't didn't can could",
        r"\b(?:can't|cant|cannot|can\s+not|couldn't|could\s+not)\s+(?:\w+ly\s+)?(?:wait|complain|believe"
        r"|live|go\s+wrong|beat|stand|miss|deny|argue|promise|guarantee|resist|blame|overstate"
        r"|get\s+enough|recommend|thank|imagine|help\s+but|ask\s+for|be\s+(?:happier|better)|stress|agree"
        r"|say|think|speak|decide)\b"
        r"|\b(?:don't|dont|do\s+not|doesn't|didn't|won't)\s+(?:\w+ly\s+)?(?:know|think|care|like|love"
        r"|want|need|worry|mind|matter"
        r"|believe|understand|agree|regret|be|bother|hurt|waste|forget|hesitate|mean|recommend"
        r"|get\s+me\s+wrong)\b|\bnot\s+only\b"
        r"|\b(?:don't|dont|do\s+not)\s+(?:really\s+)?get\s+(?:it|that|why|how|what|the\s+(?:point|joke"
        r"|hype))\b"
        r"|\b(?:can't\s+we|we\s+can't)\s+have\s+nice\s+things\b"
        r"|\b(?:isn't|is\s+not)\s+(?:that|it|this|too|so|very|really|going|about|just)\b",
    ),
    Guard(
        "problem",
        "forbidden",
        "Somebody is told not to do something, which is no fault of a thing.",
        "don't dont do never",
        r"^\W*(?:(?:and|so|please|pls|but)\s+)?(?:do\s+not|don't|dont|never)\s+(?:\w+ly\s+|even\s+)?"
        r"(?:let|buy|send|post|install|download|open|access|touch|start|stop|change|get|see|save|print|close"
        r"|run|play|reach|log|match)\s+(?:any(?:one|body|thing)?|it|them|him|her|us|your|yourself|me|this"
        r"|that|the)\b",
    ),
)
