"""English: needs; a want is one."""

from relationcore.needs.rule import Guard, Rule

_GOODS = (
    r"(?:foods?|water|drinking\s+water|medicines?|medications?|medical|shelters?|tents?|money|clothes"
    r"|clothing|electricity|power"
    r"|help|aid|assistance|doctors?|care|house|home|place|roof|gas|fuel|milk|blankets?|jobs?|supplies"
    r"|rice|nets?|beds?)"
)
_HELP = r"(?:help|aid|assistance|rescue|relief)"
_LACK = (
    r"(?:no|without|lost|(?:don't|dont|do\s+not|doesn't|doesnt|does\s+not|didn't|did\s+not|haven't|havent"
    r"|have\s+not|hasn't|has\s+not)"
    r"(?:\s+yet)?\s+(?:\w+\s+)?(?:have|had|got|get|gotten|receive[d]?|found|find)|never\s+(?:got|get"
    r"|received|had))"
)

NEEDS = (
    Rule(
        "need",
        "need",
        "Somebody says that they, or others, need, lack or want something.",
        "need needs require lack lacks want wants",
        r"\b(?:i|we|they|he|she|us|people|who|children|kids|victims|family|families|everyone|everybody|area)"
        r"\s+(?:\w+\s+){0,2}?(?:{w})\b"
        r"|\b(?:my|our)\s+(?:\w+\s+)?(?:needs|lacks)\s+(?:an?|another|any|help|more|new|some|the)\b",
    ),
    Rule(
        "need",
        "need first",
        "The sentence opens with need or want.",
        "need needs needed want wanted",
        r"(?:(?:badly|urgently|still|we'?re?|i)\s+)?(?:{w})\b",
        place="start",
    ),
    Rule(
        "need",
        "needed",
        "What one needs to live, or advice, is said to be needed, or anything is needed or lacking.",
        "need needs needed needing want wants required wanted lacking",
        rf"\b(?:need|want)(?:s|ed|ing)?\s+(?:\w+\s+){{0,3}}?{_GOODS}\b"
        rf"|\b{_GOODS}\s+(?:\w+\s+)?(?:needed|required|wanted)\b"
        r"|\b(?:are|is)\s+(?:\w+\s+){0,2}(?:needed|lacking)\b"
        r"|^\W*need(?:ing)?\s+(?:\w+\s+)?(?:advice|tips?|recommendations?|suggestions?|ideas?)\b",
    ),
    Rule(
        "need",
        "in need",
        "Somebody is in need, in want or desperate.",
        "need desperate desperately shortage necessity necessities",
        r"(?<!the )need\s+(?:of|for)\b|\bin\s+(?:\w+\s+){0,2}need\b|\bdesperate(?:ly)?\s+(?:for|need)"
        r"|\bshortage\b|\bnecessit(?:y|ies)\b",
    ),
    Rule(
        "need",
        "running out",
        "Somebody is out of something, or short of it.",
        "out short low",
        r"\b(?:running|ran|run|are|is|am|i'm|we're)\s+(?:\w+\s+)?(?:out\s+of|short\s+(?:of|on)|low\b)",
    ),
    Rule(
        "need",
        "help",
        "Help is called for.",
        "help aid assistance rescue relief save sos",
        rf"\b(?:please|pls|plz|any|some|more|get|find|need|beg|asking\s+for|ask\s+for|asked\s+for"
        rf"|begging\s+for|wait\w*\s+for|no|without)"
        rf"\s+(?:\w+\s+)?{_HELP}\b|\b(?:help|save|rescue)\s+(?:us|me|my|our|them|those|people)\b"
        rf"|^\W*help\b(?!\s+(?:your|with\s+the))"
        r"|\b(?:your|for)\s+(?:help|aid|assistance)\b|\bsos\b|\b(?:come"
        r"|came)\s+(?:to\s+)?(?:our\s+)?(?:help|rescue|save)\b",
    ),
    Rule(
        "need",
        "without",
        "Somebody is without what one needs to live, or has received nothing.",
        "food foods water medicine medicines medication medications medical shelter shelters tent tents"
        " money clothes"
        " clothing electricity power help aid assistance doctor doctors care house home place roof gas"
        " fuel milk blanket"
        " blankets job jobs supplies rice net nets bed beds anything anywhere nothing nowhere any enough",
        rf"\b{_LACK}\s+(?:\w+\s+){{0,3}}?(?:{_GOODS}|anything|anywhere|nothing)\b|\bnothing\s+to\s+(?:eat"
        rf"|drink|wear)\b"
        r"|\b(?:have|has|get|got|find)\s+nothing\b|\bnowhere\s+to\s+(?:sleep|live|go|stay)\b"
        r"|\b(?:don't|dont|do\s+not)\s+have\s+(?:any|enough)\b",
    ),
    Rule(
        "need",
        "distress",
        "Somebody is hungry, hurt, homeless, trapped or dying, or their house is gone.",
        "hungry thirsty starving hunger starve starvation dying homeless trapped injured wounded"
        " suffering destroyed victim"
        " victims collapsed crushed bleeding famine thirst stranded rubble rubbles sleeping broken"
        " outside outdoor forgotten forgot",
        r"\b(?:hungry|thirsty|starving|starve|starvation|hunger|thirst|famine|dying|homeless|trapped"
        r"|injured|wounded|suffering"
        r"|bleeding|stranded)\b|\b(?:house|home|houses|homes|everything)\s+(?:\w+\s+){0,2}(?:destroyed"
        r"|collapsed|crushed|broken)\b"
        r"|\b(?:i'm|i\s+am|we\s+are|we're)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?victims?\b"
        r"|\bunder\s+(?:the\s+)?rubbles?\b"
        r"|\bsleep(?:ing)?\s+(?:\w+\s+)?(?:outside|outdoors?|(?:in|on)\s+(?:the\s+)?streets?)\b"
        r"|\b(?:forgot|forgotten)\s+(?:about\s+)?us\b",
    ),
    Rule(
        "need",
        "looking for",
        "Somebody looks for something.",
        "looking searching",
        r"\b(?:i'm|i\s+am|we\s+are|we're|am|still|been)\s+(?:looking|searching)\s+for\b"
        r"|(?:^|\bhere\b)\W*looking\s+for\b",
    ),
    Rule(
        "need",
        "cannot find",
        "Somebody cannot find something.",
        "find found",
        r"\b(?:can't|cannot|can\s+not|couldn't|could\s+not|don't|do\s+not|didn't|haven't"
        r"|not)\s+(?:\w+\s+)?f(?:ind|ound)\b(?!\s+(?:out|that|it\s+\w))",
    ),
    Rule(
        "need",
        "where to get it",
        "Somebody asks where or how to find, get or buy something.",
        "where buy find",
        r"\b(?:where|how)\s+(?:can|could|do|should)\s+(?:i|we|one)\s+(?:\w+\s+)?(?:find|get|buy)\b",
    ),
    Rule(
        "need",
        "is after",
        "Somebody is after something, also in the marketplace's way of saying so: WTB, ISO.",
        "after wtb iso",
        r"\b(?:i'm|i\s+am|we\s+are|we're)\s+(?:also\s+|only\s+|really\s+|still\s+)?after\s+"
        r"(?:an?|any|some|something)\b(?!\s+(?:long|hard|short|few|couple|while|hours?|days?|weeks?|months?"
        r"|years?|time)\b)|^\W*wtb\b|^\W*iso\s+(?:an?|any|some|someone|somebody)\b",
    ),
    Rule(
        "need",
        "give us",
        "Somebody is asked to send, give or bring something, or to do something for the speaker.",
        "send give bring provide please something think remember",
        r"\b(?:send|give|bring|provide)\s+(?:\w+\s+)?(?:us|some|food|water|help|tents?|aid|medicines?"
        r"|clothes)\b"
        r"|\bplease\s+(?:\w+\s+)?(?:come|bring|provide|send|give|do\s+something)\b"
        r"|\bsomething\s+for\s+(?:us|me)\b"
        r"|\b(?:think|remember)\s+(?:about\s+|of\s+)?us\b",
    ),
)

NEED_GUARDS = (
    Guard(
        "need",
        "no need",
        "A need denied, supposed of another, or of knowing or saying only.",
        "need needed needs want wants wanted require required",
        r"\b(?:no|nobody|no\s+one|don't|dont|doesn't|didn't|not|never|won't|do\s+you|can\s+you"
        r"|what\s+(?:else\s+)?(?:do\s+)?(?:you|they))\s+"
        r"(?:\w+\s+)?(?:need|want)s?\b|^\W*who\s+(?:really\s+|even\s+)?(?:needs|wants)\b"
        r"|\b(?:would|might|may|'d)\s+(?:\w+\s+)?(?:need|want|require)\b(?!\s+(?:\w+\s+)?(?:help|advice)\b)"
        r"|\b(?:if|whether|as|when|where|whatever|anything|all)\s+(?:is\s+)?(?:(?:i"
        r"|you|u|they|we)\s+)?(?:\w+\s+)?"
        r"(?:needed|required|need|want)\b"
        r"|\b(?:need|want)(?:s|ed)?\s+(?:you\s+)?to\s+(?:\w+ly\s+|just\s+|also\s+)?(?:know|say|thank|tell|ask"
        r"|help|go|work|understand|inform|be|see|hear|sign|call|donate"
        r"|volunteer|join|play|do|give|make|mention|point\s+out|note|clarify|apologi[sz]e|express"
        r"|congratulate|introduce|announce|confess|admit|highlight|emphasi[sz]e|remind|warn|comment"
        r"|(?:talk|speak)\s+about)\b|\bneed\s+not\b"
        r"|\b(?:wanted|(?:just|only)\s+want)\s+to\s+(?:share|show|add|point|discuss)\b",
    ),
    Guard(
        "need",
        "nothing lacking",
        "Who has no problem, question or idea lacks nothing that one could bring.",
        "any",
        r"\bhave\s+any\s+(?:\w+\s+)?(?:problems?|questions?|issues?|trouble|difficult(?:y|ies)|complaints?"
        r"|objections?|doubts?|regrets?|worries|concerns?|ideas?|clues?|plans?|opinions?|errors?|bugs?)\b",
    ),
    Guard(
        "need",
        "dying of laughter",
        "Dying of laughter or to see something is no distress.",
        "dying",
        r"\bdying\s+(?:of|from|with)\s+(?:laughter|laughing|boredom|curiosity|embarrassment|envy|jealousy"
        r"|shame|cringe)\b|\bdying\s+to\s+\w+|\bdying\b(?=\W*(?:lol|lmao|rofl|ha(?:ha)+|[😀-😆😹🤣💀]))"
        r"|\b(?:laughed|laughing|lol|lmao|haha)\b\W{1,4}(?:\w+\W{1,4}){0,3}?dying\b",
    ),
    Guard(
        "need",
        "somebody brings",
        "Told of who sends, gives or brings, which asks nobody to do so.",
        "send give bring provide",
        r"\b(?:i|we|they|he|she|it|who|people|friends|parents)(?:'ll|'d)?\s+(?:(?:will|would|can|could|may"
        r"|might"
        r"|always|usually|often|sometimes|also|even|shall|to|used|have|has|had)\s+){0,3}"
        r"(?:send|give|bring|provide)\b(?!\s+(?:us|me)\s+(?:nothing|no)\b)",
    ),
    Guard(
        "need",
        "to know",
        "Asking for information or an answer is a question.",
        "information informations info infos answer answers news number address message messages minutes"
        " email explanation precision",
        r"\b(?:need|want|find|get|have|send|give|some|any|lack|lacking|for"
        r"|require)s?\s+(?:\w+\s+){0,3}?(?:{w})\b",
    ),
    Guard(
        "need",
        "offer",
        "Somebody offers help or goods, or thanks for them.",
        "can could willing able donate donating donation volunteer volunteering offer bring help thank"
        " thanks helped",
        r"\b(?:i|we)\s+(?:\w+\s+)?(?:can|could|am\s+able\s+to|are\s+able\s+to|am\s+willing\s+to|want\s+to"
        r"|would\s+like\s+to|'d\s+like\s+to|will)\s+"
        r"(?:\w+\s+)?(?:help|donate|volunteer|offer|drop|bring|provide|give|cook|deliver|drive|host"
        r"|coordinate)\b"
        r"|\b(?:to|like\s+to)\s+(?:donate|volunteer)\b|\bthank(?:s"
        r"|\s+you)\s+(?:\w+\s+){0,3}for\s+(?:\w+\s+){0,3}(?:help|aid|assistance|support)\b",
        whole_sentence=True,
    ),
    Guard(
        "need",
        "hungry others",
        "Hungry as a habit, or said of they or it, who may be ducks.",
        "hungry thirsty starving",
        r"\b(?:they|it|he|she|you)(?:'re|'s|\s+(?:are|is|were|was|gets?|got|looks?|looked|seems?))"
        r"\s+(?:\w+\s+){0,2}?(?:{w})\b"
        r"|\b(?:always|forever|constantly|often|never|usually)\s+(?:{w})\b",
    ),
)
