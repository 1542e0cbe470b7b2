"""Words made fit for a page: addresses checked, notes from Markdown to clean HTML, times in words.

Everything else is escaped by Jinja. Only `note_html` gives markup, and that has passed nh3.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from relationcore import instants

TAGS = {
    "p", "br", "hr", "em", "strong", "s", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by their category that show nothing."""
SCHEMES = {"http", "https"}
UNITS = (
    ("year", 365 * 86400),
    ("month", 30 * 86400),
    ("week", 7 * 86400),
    ("day", 86400),
    ("hour", 3600),
    ("minute", 60),
)


def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True})
    # "[ana]: kites" is a note, not a definition that is read and never shown.
    return made.enable(["table", "strikethrough"]).disable(["image", "reference"])


MARKDOWN = _parser()


def _lowered(tokens: list[Token]) -> list[Token]:
    """Headings of a note stand below those of the page."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    return tokens


def _checked(element: str, attribute: str, value: str) -> str | None:
    """An attribute of a note as it may stand: addresses only where they are whole and http(s)."""
    return safe_url(value) if attribute == "href" else value


def note_html(text: str) -> Markup:
    """A note's Markdown as clean HTML: no raw HTML, no images, links to http(s) only."""
    tokens = _lowered(MARKDOWN.parse(text))
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=_checked,
        url_schemes=SCHEMES,
        link_rel="noreferrer noopener nofollow",
    )
    return Markup(clean)


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https with a host and without control characters, else None."""
    if not url or any(ord(letter) <= 32 for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in SCHEMES and parts.netloc else None


def shown_name(name: str) -> str:
    """A name as a link can carry it: one of nothing but blanks and joiners could not be seen or pressed."""
    seen = any(unicodedata.category(letter)[0] not in "CZM" and letter not in BLANKS for letter in name)
    return name if seen else "a name without a letter"


def moment(value: str | int | None) -> datetime | None:
    """An instant of the wire or in seconds as an aware time in UTC; None stays None."""
    if value is None:
        return None
    seconds = value if isinstance(value, int) else instants.parse(value)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def local(at: datetime) -> datetime:
    """A time in this computer's zone; at the ends of the calendar, which a zone may lead past, as it is."""
    try:
        return at.astimezone()
    except OverflowError:
        return at


def long_date(at: datetime) -> str:
    """`4 March 2024`, in this computer's time zone."""
    here = local(at)
    return f"{here.day} {here:%B %Y}"


def exact(at: datetime) -> str:
    """`Monday, 4 March 2024, 17:05`, in this computer's time zone."""
    here = local(at)
    return f"{here:%A}, {here.day} {here:%B %Y, %H:%M}"


def coarse(at: datetime, precision: str) -> tuple[str, str]:
    """A month or a year, for the machine and in words: all that is known of it."""
    if precision == "year":
        return f"{at:%Y}", f"around {at.year}"
    return f"{at:%Y-%m}", f"around {at:%B %Y}"


def ago(at: datetime, now: datetime) -> str:
    """`3 days ago`, `just now`; a time that lies ahead is a date."""
    seconds = (now - at).total_seconds()
    if seconds < -60:
        return long_date(at)
    for unit, size in UNITS:
        count = int(seconds // size)
        if count >= 1:
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "just now"
