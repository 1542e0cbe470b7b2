"""The common subset of both languages: which selectors and regular expressions a recipe may use."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from relationcore.recipes.times import compile_pattern

_STATES = re.compile(
    r":(hover|focus|focus-within|focus-visible|active|visited|link|any-link|target|checked|enabled|disabled|default|"
    r"open|root|lang|dir|modal|popover-open|defined)\b|::|:nth-(?:last-)?child\([^)]*\bof\b|:contains|:lexbor"
)
_BRACKETS = re.compile(r"\\.|\"[^\"]*\"|'[^']*'|:has\(|\(|\)", re.IGNORECASE)
_TOKENS = re.compile(
    r"\((?:\?[:=!])?|\)(?:[*+?]|\{\d*,?\d*\})?|(?:\\.|\[(?:\\.|[^\]])*\]|[^()\[])(?:[*+?]|\{\d*,?\d*\})?"
)
_UNBOUNDED = re.compile(r"(?:[*+]|\{\d*,\})$")
HOLES = ("id", "thread", "host", "viewer", "community")
_HOLES = re.compile(r"\{([a-z]*)\}")
_ESCAPES = set("dDwWsSbB^$\\.*+?()[]{}|/")


def select_error(selector: str) -> str | None:
    """Why the `select` of a step is refused, or None; `{thread}` and its like may stand in it."""
    unknown = [name for name in _HOLES.findall(selector) if name not in HOLES]
    if unknown:
        return f"{{{unknown[0]}}} in {selector!r} names nothing; there are {', '.join(HOLES)}."
    return selector_error(_HOLES.sub("x", selector))


def selector_error(selector: str) -> str | None:
    """Why a selector is refused, or None."""
    if "{" in selector:
        return f"{selector!r}: only the `select` of a step can be filled in."
    if _STATES.search(selector):
        return f"{selector!r} asks for a state or pseudo-element that the readers do not share; leave it out."
    if _has_in_has(selector):
        return f"{selector!r} has a `:has()` in a `:has()`, which browsers refuse; ask for one of them."
    if any(":scope" in part.strip()[1:] for part in _split(selector)):
        return f"`:scope` may only stand first in {selector!r}."
    try:
        LexborHTMLParser("<p></p>").css(selector.replace(":scope", "[data-scope]"))
    except SelectolaxError:
        return f"{selector!r} is no selector; mend its spelling."
    return None


def _has_in_has(selector: str) -> bool:
    """Whether a `:has()` stands within the brackets of another; quoted texts hold no brackets."""
    around: list[bool] = []
    for token in _BRACKETS.findall(selector):
        if token == ")":
            del around[-1:]
        elif token[-1] == "(":
            has = token.lower() == ":has("
            if has and any(around):
                return True
            around.append(has)
    return False


def _split(selector: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, letter in enumerate(selector):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append(selector[start:index])
            start = index + 1
    return [*parts, selector[start:]]


def regex_error(pattern: str) -> str | None:
    """Why a regular expression is refused, or None: more than one group, or what only one language knows."""
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        return f"{pattern!r} is no regular expression: {error}."
    if groups > 1:
        return f"{pattern!r} has more than one group; write the others as (?:...)."
    if re.search(r"\(\?(?!:|=|!)", pattern):
        return f"{pattern!r} uses a form that the languages do not share; only (?:...), (?=...) and (?!...)."
    foreign = _foreign_escape(pattern)
    if foreign:
        return f"{pattern!r}: \\{foreign} is not the same in both languages; write the character itself."
    if _explodes(pattern):
        return f"{pattern!r} repeats a repetition and may take for ever; make the inner part fixed."
    return None


def _foreign_escape(pattern: str) -> str | None:
    inside, index = False, 0
    while index < len(pattern):
        letter = pattern[index]
        if letter == "\\":
            escaped = pattern[index + 1 : index + 2]
            if escaped not in _ESCAPES and not (inside and escaped == "-"):
                return escaped
            index += 1
        elif letter in "[]":
            inside = letter == "["
        index += 1
    return None


def _explodes(pattern: str) -> bool:
    """Whether a group that repeats without bound is itself repeated without bound."""
    open_groups: list[bool] = []
    for token in _TOKENS.findall(pattern):
        if token.startswith("("):
            open_groups.append(False)
        elif token.startswith(")"):
            repeats = open_groups.pop() if open_groups else False
            unbounded = _UNBOUNDED.search(token) is not None
            if repeats and unbounded:
                return True
            if open_groups:
                open_groups[-1] = open_groups[-1] or repeats or unbounded
        elif open_groups and _UNBOUNDED.search(token):
            open_groups[-1] = True
    return False


def date_error(pattern: str) -> str | None:
    """Why a date pattern is refused, or None."""
    try:
        compile_pattern(pattern)
    except (KeyError, IndexError) as error:
        return f"{pattern!r}: there is no date letter %{error.args[0]}; docs/recipes.md lists them."
    return None


def format_error(text: str) -> str | None:
    """Why a format is refused, or None."""
    return (
        None
        if text.count("{}") <= 1
        else f"{text!r} holds {{}} more than once; it is the place of the value."
    )
