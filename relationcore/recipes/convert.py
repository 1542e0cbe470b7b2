"""The closed list of conversions: from the text a step found to the value of a field.

Each is a pure function of the text and the page; None means that the text does not fit. The same list stands
in `extension/content/convert.js`; docs/recipes.md gives an example of each.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from relationcore.recipes.stamps import stamp
from relationcore.recipes.times import Moment, ago, iso, unix

Value = str | int | Moment

SPACES = (
    "\t\n\x0b\x0c\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
# a single blank is left as it is
_SPACE_RUN = re.compile(f"[{SPACES}]{{2,}}|[{SPACES.replace(' ', '')}]")
_BREAKS = re.compile(r"[\t\n\r]")
_TAIL = re.compile(r"[?#]")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_ORIGIN = re.compile(r"^(https?:)//([^/?#]*)", re.IGNORECASE)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NUMBER = re.compile(r"^(\d[\d.,'’ ]*)([kKmMbB]?)$", re.ASCII)
_SCALE = {"k": 1000, "m": 1000000, "b": 1000000000}


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversion may know: the page's address, the base of its links, its host, the visit's time, and
    whether the page writes the day before the month (None: it does not say).
    """

    url: str
    base: str
    host: str
    now: datetime | None
    day_first: Callable[[], bool | None] = lambda: None


def fold(text: str) -> str:
    """Every run of white space (as listed in `SPACES`) becomes one blank; none at the ends."""
    if text.isalnum():
        return text
    if text.isascii():
        # of ASCII, bytes split at just those of `SPACES`, which a text does not
        return b" ".join(text.encode().split()).decode()
    return _SPACE_RUN.sub(" ", text).strip(" ")


def resolve(reference: str, base: str) -> str | None:
    """The absolute http(s) address of a link found at `base`, None for other schemes; nothing re-encoded."""
    reference = _BREAKS.sub("", reference).strip(" ")
    scheme = _SCHEME.match(reference)
    if scheme:
        return reference if _ORIGIN.match(reference) else None
    origin = _origin(base)
    if origin is None:
        return None
    protocol, root, rest, path = origin
    if reference.startswith("//"):
        return protocol + reference
    if not reference or reference[0] == "#":
        return root + rest.split("#")[0] + reference
    if reference[0] == "?":
        return root + path + reference
    target, tail = _split_path(reference)
    return root + _without_dots(target if target[0] == "/" else path[: path.rindex("/") + 1] + target) + tail


@lru_cache(maxsize=16)
def _origin(base: str) -> tuple[str, str, str, str] | None:
    """The protocol of a base, its origin, what follows that, and of this the path."""
    origin = _ORIGIN.match(base)
    if origin is None:
        return None
    rest = base[origin.end() :]
    return origin[1], origin[0], rest, _TAIL.split(rest, 1)[0] or "/"


def _split_path(reference: str) -> tuple[str, str]:
    tail = _TAIL.search(reference)
    return (reference, "") if tail is None else (reference[: tail.start()], reference[tail.start() :])


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts[1:]:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    return "/" + "/".join(kept) + ("/" if parts[-1] in (".", "..") and kept else "")


def decode(text: str) -> str:
    """Percent escapes taken off where the whole text is well escaped; else the text as it stands."""
    if "%" not in text or _BAD_PERCENT.search(text):
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def base64_text(text: str) -> str | None:
    """The UTF-8 text that stands in base64, padded or not."""
    try:
        return b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), validate=True).decode()
    except ValueError:
        return None


def number(text: str) -> int | None:
    """A count as people write it: `1,204`, `2.3K`, `1 204`."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    scale = _SCALE.get(found[2].lower())
    if scale is None:
        return int(re.sub(r"\D", "", found[1], flags=re.ASCII)[:15])
    whole, _, part = re.sub(r"[,]", ".", found[1].strip(" ")).partition(".")
    digits = re.sub(r"\D", "", part, flags=re.ASCII)[:9]
    return int(whole[:9] + digits.ljust(9, "0")) * scale // 10**9 if whole.isdigit() else None


def handle(text: str) -> str | None:
    """A handle out of an address or a text: percent escapes and a leading `@` taken off."""
    return decode(text).removeprefix("@") or None


def acct(text: str, host: str) -> str | None:
    """A fediverse account as user@host; a local one (`@user`) gets the page's host."""
    user, _, server = decode(text).removeprefix("@").partition("@")
    return f"{user}@{(server or host).lower()}" if user else None


_CONVERSIONS: dict[str, Callable[[str, Context], Value | None]] = {
    "int": lambda text, context: number(text),
    "url": lambda text, context: resolve(text, context.base),
    "instant": lambda text, context: iso(text),
    "unix": lambda text, context: unix(text),
    "unix_ms": lambda text, context: unix(text, 1000),
    "ago": lambda text, context: ago(text, context.now),
    "stamp": lambda text, context: stamp(text, context.day_first),
    "handle": lambda text, context: handle(text),
    "acct": lambda text, context: acct(text, context.host),
    "decode": lambda text, context: decode(text),
    "base64": lambda text, context: base64_text(text),
    "lower": lambda text, context: text.lower(),
}
CONVERSIONS = tuple(_CONVERSIONS)


def convert(name: str, text: str, context: Context) -> Value | None:
    """The value that conversion `name` makes of a text, or None where it does not fit."""
    return _CONVERSIONS[name](text, context)


def no_constant(name: str) -> None:
    """For `json.loads`: NaN and Infinity are no JSON here, as they are none in the browser."""
    raise ValueError(f"{name} is no JSON")


def walk_json(data: Any, path: str) -> str | None:
    """The text or number at a dotted path; `{a.b}` as a segment is replaced by what stands at a.b."""
    found = _descend(data, data, re.findall(r"\{[^}]*\}|[^.]+", path))
    if isinstance(found, bool) or found is None:
        return None
    if isinstance(found, int | float):
        return str(int(found)) if abs(found) < 2**53 and found == int(found) else None
    return well_formed(found) if isinstance(found, str) else None


def well_formed(text: str) -> str:
    """Halves of surrogate pairs, which JSON escapes may hold, become U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _descend(root: Any, node: Any, segments: list[str]) -> Any:
    for segment in segments:
        key = walk_json(root, segment[1:-1]) if segment[0] == "{" else segment
        if isinstance(node, dict):
            node = node.get(key)
        elif isinstance(node, list) and key is not None and key.isdigit() and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node
