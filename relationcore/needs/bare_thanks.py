"""Thanks and nothing else: words after which nobody waits for an answer.

A handle or a name addressed, "got it", a sign-off or a smile beside the thanks change nothing; a question,
a "but" or anything else said makes it more than thanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİĽŁŃŇŐŘŚŞŠŤŮŰŹŻŽΑ-ΩА-Я"
_NAME = rf"(?-i:[{_CAPITAL}](?![{_CAPITAL}\d])[\w'’-]+)"
# "somebody" stands where the handle of a forgotten person stood: the others' figures must not change by that.
_HANDLE = r"(?:@[\w.@-]*\w|u/[\w-]+|somebody)"
_GAP = r"[^\w?@]*+"

_HEARD = (
    r"(?:(?:ok|okay|k|great|oh|ah|aha|cool|perfect|perfekt|awesome|yes|yep|yeah|yup|super|sure|alright"
    r"|nice|lovely|brilliant|excellent|fantastic|wonderful|amazing|wow|gotcha|got\s+it|understood|noted"
    r"|will\s+do|good\s+to\s+know|(?:that\s+|it\s+)?(?:makes\s+sense|worked|works)"
    r"(?:\s+(?:now|again|great|perfectly))?|alles\s+klar|klar|toll|prima|klasse|genau|ja|ach|verstanden"
    r"|(?:hat\s+|es\s+)?(?:geklappt|funktioniert|klappt))"
    r"|(?:hi|hey|hello|hallo|dear|liebe[rs]?)(?:\s+" + _NAME + r")?)"
)
_THANKS = (
    r"(?:(?:(?:many|much|big|huge|so\s+many|a\s+thousand|a\s+million|my)\s+)?thanks|thank\s?(?:you|u)"
    r"|tha?nx|thx|tnx|ty|tysm|tyvm|tq|cheers|much\s+(?:appreciated|obliged)|(?:i\s+)?appreciate\s+it"
    r"|(?:(?:vielen|besten|herzlichen|herzlichsten|tausend|1000|lieben|schönen|großen|ganz|recht)\s+){1,3}"
    r"dank|(?:ich\s+)?danke|dankesch(?:ö|oe)n|dankesehr|merci|(?:(?:muchas|mil)\s+)?gracias)"
)
_TAIL = (
    r"(?:a\s+lot|a\s+bunch|a\s+ton|a\s+million|a\s+thousand|so\s+much|so\s+very\s+much|very\s+much|tons"
    r"|loads|heaps|again|you|u|too|man|mate|all|everyone|everybody|both|guys|folks|friends?|buddy|bro|dude"
    r"|sir|team|anyway|sch(?:ö|o|oe)n|sehr|vielmals|dir|euch|ihnen|allen|noch\s?mals?|beaucoup|x+|d|p|xd|3"
    r"|lol|haha|hehe|for\s+(?:everything|that|this|it|(?:the|your|all\s+your)\s+(?:quick\s+|kind\s+)?"
    r"(?:help|reply|answer|response|explanation|info|time))"
    r"|für\s+(?:alles|(?:die|deine|eure|ihre)\s+(?:schnelle\s+)?(?:hilfe|antwort|erklärung|info|mühe)))"
)
_ADDRESSED = rf"(?<![.!\n])[ ,]{{1,3}}{_NAME}(?:\.?\s+{_NAME})?(?:\s+(?:and|und|&)\s+{_NAME})?"

_BARE = re.compile(
    rf"{_GAP}(?:{_HANDLE}{_GAP})*+(?:{_HEARD}\b{_GAP}){{0,4}}{_THANKS}\b"
    rf"(?:{_GAP}(?:{_HANDLE}|{_TAIL}|{_THANKS}|{_HEARD})\b|{_ADDRESSED}\b){{0,9}}{_GAP}",
    re.IGNORECASE,
)
_STEMS = (
    "thank",
    "dank",
    "thx",
    "thanx",
    "tnx",
    "ty",
    "tq",
    "cheers",
    "merci",
    "gracias",
    "apprecia",
    "obliged",
)


def bare_thanks(text: str, quotes: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether `text` says thanks, to whomever by name, and nothing else; `quotes` are others' words in it."""
    for start, end in sorted(quotes, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    # Words of hundreds are asked at once, and few hold a stem: the pattern takes ten times as long.
    return any(map(text.lower().__contains__, _STEMS)) and _BARE.fullmatch(text) is not None
