"""English: problems, and needs (a want is one)."""

from relationcore.needs.rule import Guard, Rule

_FAULT = (
    "bug bugs buggy bugged crash crashes crashed crashing error errors fail fails failed failing failure failures"
    " broken breaks broke breaking freeze freezes freezing froze frozen glitch glitches glitchy glitching glitched"
    " segfault exception exceptions abort aborts overflow leak leaks hang hangs hung stuck incorrect"
    " incorrectly regression corrupt corrupted corruption malfunction unusable unresponsive assertion"
    " deadlock stacktrace mismatch unstable"
)

PROBLEMS = (
    Rule("problem", "fault", "A word for a fault stands there: bug, crash, error, broken, stuck.", _FAULT),
    Rule(
        "problem",
        "does not work",
        "Something does not do what it should.",
        "doesn't doesnt don't dont won't wont can't cant cannot couldn't isn't isnt not never unable",
        r"\b(?:doesn't|doesnt|don't|dont|does\s+not|do\s+not|won't|wont|will\s+not|isn't|isnt|is\s+not|not|never|didn't|did\s+not|hasn't|haven't)\s+"
        r"(?:even\s+|always\s+|really\s+|properly\s+|correctly\s+|currently\s+)?(?:work|works|worked|working|load|loads|loading|open|opens|opening|sync|syncs|syncing|show|shows|showing|update|updates|updating"
        r"|let|lets|letting|allow|connect|connecting|respond|responding|start|starts|recogni[sz]e[ds]?|display|displayed|save|saving|send|sending|play|playing|found|available|compatible|able|appear|function|run|render|support|supported|build|compile|accept|register|get|see|receive|access)\b"
        r"|\bunable\s+to\b|\b(?:can't|cant|cannot|can\s+not|couldn't|could\s+not)\s+(?:even\s+|seem\s+to\s+|be\s+)?\w+",
    ),
    Rule(
        "problem",
        "trouble",
        "Trouble, a problem or an issue is named.",
        "problem problems issue issues trouble troubles difficulty difficulties flaw flaws annoying frustrating frustrated"
        " nuisance laggy lag lags slow slower missing wrong wrongly disappeared disappears disappearing lost invalid undefined"
        " useless worse drain drains draining",
    ),
    Rule(
        "problem",
        "stopped or keeps",
        "Something stopped working, keeps failing or works no longer.",
        "stopped stops keeps kept no longer anymore constantly randomly suddenly",
        r"\b(?:stopped|stops|keeps|kept)\s+\w+ing\b|\bno\s+longer\b|\bkeeps?\s+(?:on\s+)?\w+ing\b"
        r"|\b(?:logs|logged|kicks|kicked|shuts?|signs?|signed|closes)\s+(?:me\s+|itself\s+)?(?:out|off|down)\b|\bunexpected(?:ly)?\b",
    ),
    Rule(
        "problem",
        "asked to fix",
        "Somebody is asked to fix something.",
        "fix fixed fixes",
        r"\b(?:please|pls|plz|need|needs|to|must|just|asap|someone)\s+(?:be\s+|to\s+be\s+|get\s+(?:this\s+)?)?fix(?:ed)?\b|\bfix\s+(?:it|this|that|the|your|these|asap|bug|pl[sz])\b|^\W*fix(?:es)?\b",
    ),
    Rule(
        "problem",
        "since the update",
        "Something has been so since an update.",
        "update updates updated updating version",
        r"\b(?:since|after|with|every)\s+(?:i\s+|the\s+|this\s+|my\s+|last\s+|latest\s+|new\s+|recent\s+|most\s+|\w+\s+){0,3}(?:update[ds]?|updating|version)\b",
    ),
)

PROBLEM_GUARDS = (
    Guard(
        "problem",
        "no problem",
        "A problem denied, solved or meant as a courtesy.",
        "no not without never any zero fixed solved resolved free problem problems issue issues haven't hasn't",
        r"\b(?:no|zero|without(?:\s+(?:a|any))?|never\s+(?:had|have|has|experienced)?\s*(?:a|an|any)?|not\s+(?:a|an|any|had\s+any)|(?:don't|didn't|haven't|hasn't|doesn't)\s+(?:have|had|see|seen|experienced?)?\s*(?:a|an|any))"
        r"\s+(?:\w+\s+){0,2}?(?:problems?|issues?|trouble|bugs?|errors?|crash(?:es|ed)?|glitch(?:es)?|difficulty|difficulties|complaints?|lag|big\s+deal)\b"
        r"|\b(?:problems?|issues?|bugs?|errors?|crash(?:es)?)\s+(?:is|are|was|were|has\s+been|have\s+been|now|got)?\s*(?:\w+\s+)?(?:fixed|solved|resolved|gone)\b"
        r"|\b(?:fixed|solved|resolved)\s+(?:the|my|that|this|all|an|a)\s+(?:\w+\s+){0,2}?(?:problems?|issues?|bugs?|errors?|crash(?:es)?)\b"
        r"|\b(?:bug|error|issue|problem|trouble|crash)[\s-]free\b",
    ),
    Guard(
        "problem",
        "cannot go wrong",
        "Praise in the form of a denial.",
        "can't cant cannot won't wait complain believe wrong regret",
        r"\b(?:can't|cant|cannot|can\s+not|couldn't)\s+(?:wait|complain|believe|live|go\s+wrong|get\s+enough|recommend|thank|imagine|help\s+but|ask\s+for|be\s+(?:happier|better))\b|\bwon't\s+regret\b|\bnot\s+only\b",
    ),
)

_GOODS = (
    "food|foods|water|drinking\\s+water|medicine|medicines|medication|shelter|tents?|money|clothes|clothing|electricity|power|help|aid"
    "|assistance|doctors?|care|house|home|place|roof|gas|fuel|milk|blankets?|work|job|jobs|supplies|rice|support|something\\s+to\\s+eat"
)

NEEDS = (
    Rule(
        "need",
        "need",
        "Somebody says that they, or others, need something.",
        "need needs needed needing require requires want wants lack lacks lacking wanted",
        r"\b(?:i|we|you|they|he|she|people|who|and|also|really|badly|still|urgently|desperately|just|all|children|kids|victims|family)\s+(?:\w+\s+)?(?:need|needs|require|lack|lacks|want|wants)\b"
        r"|\bneed(?:s|ed|ing)?\s+(?:\w+\s+){0,3}?(?:"
        + _GOODS
        + r")\b|^\W*(?:need|needs|want|wanted|needed)\b|\b(?:are|is)\s+(?:\w+\s+){0,2}(?:needed|lacking)\b|\black(?:ing)?\s+of\b",
    ),
    Rule(
        "need",
        "in need",
        "Somebody is in need, short of something or in want of it.",
        "need desperate short lack out shortage necessity running",
        r"\bin\s+(?:\w+\s+)?need\b|\bneed\s+(?:of|for)\b|\bdesperate\s+(?:for|need)|\b(?:running|ran|run|are|is)\s+(?:out\s+of|short\s+(?:of|on)|low)\b|\bshortage\b|\bnecessity\b",
    ),
    Rule(
        "need",
        "help",
        "Help is called for.",
        "help aid rescue save sos assistance helping helped support assist",
        r"\b(?:please|pls|plz|can\s+(?:you|someone|anyone|anybody)|could\s+(?:you|someone)|to|come|you|and|asking\s+for|ask\s+for|for|any|some|get|find|need|your|begging\s+for|without|no)\s+(?:\w+\s+)?(?:help|aid|assistance|rescue|assist)\b"
        r"|\b(?:help|save|rescue|assist)\s+(?:us|me|my|our|them|those|people)\b|^\W*help\b|\bsos\b",
    ),
    Rule(
        "need",
        "without",
        "Somebody is without what one needs to live.",
        "no without any don't haven't not never nothing have",
        r"\b(?:no|without|without\s+any|don't\s+have|don't\s+have\s+any|do\s+not\s+have|do\s+not\s+have\s+any|haven't|not\s+have|have\s+not|doesn't\s+have|doesn't\s+have\s+any|hasn't|never|not|any)\s+(?:\w+\s+){0,3}?(?:"
        + _GOODS
        + r")\b|\bnothing\s+to\s+(?:eat|drink|wear)\b|\bhave\s+nothing\b|\bnowhere\s+to\s+(?:sleep|live|go)\b",
    ),
    Rule(
        "need",
        "distress",
        "Somebody is hungry, thirsty, hurt, homeless, trapped or dying.",
        "hungry thirsty starving hunger starve dying homeless trapped injured wounded suffering destroyed victim victims collapsed sick bleeding"
        " famine thirst freezing stranded",
        r"\b(?:hungry|thirsty|starving|starve|hunger|thirst|famine|dying|homeless|trapped|injured|wounded|suffering|bleeding|stranded)\b"
        r"|\b(?:house|home|houses|homes)\s+(?:\w+\s+){0,2}(?:destroyed|collapsed)|\b(?:i'm|i\s+am|we\s+are|we're)\s+(?:a\s+|the\s+)?(?:\w+\s+)?victims?\b",
    ),
    Rule(
        "need",
        "looking for",
        "Somebody looks for something or cannot find it.",
        "find looking searching send where",
        r"\b(?:can't|cannot|can\s+not|couldn't|could\s+not|don't|do\s+not|didn't|haven't|not)\s+(?:\w+\s+)?f(?:ind|ound)\b(?!\s+out)|\b(?:i'm|i\s+am|we\s+are|we're|am|are|still|been)\s+(?:looking|searching)\s+for\b"
        r"|\b(?:please\s+|pls\s+)?send\s+(?:us|me|some|help|food|water|a)\b"
        r"|\bwhere\s+(?:can|could|do|should)\s+(?:i|we|one|you)\s+(?:\w+\s+)?(?:find|get|buy)\b",
    ),
)

NEED_GUARDS = (
    Guard(
        "need",
        "no need",
        "A need denied, supposed, or of knowing only.",
        "need needed needs want information info know informations",
        r"\b(?:no|don't|dont|doesn't|didn't|not|never|won't)\s+(?:\w+\s+)?(?:need|want)\b|\bneedn't\b|\b(?:if|as|when)\s+(?:needed|(?:you|u)\s+(?:\w+\s+)?(?:need|want))\b"
        r"|\b(?:need|want)s?\s+to\s+(?:know|say|thank|tell|ask|be\s+clear)\b"
        r"|\b(?:need|want|find|get|have)\s+(?:\w+\s+){0,3}?(?:information|informations|info|infos|imformations|answer|news|number)\b",
    ),
)
