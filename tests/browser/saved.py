"""Saved pages under their real host names, and a small forum-like page with invented people."""

from __future__ import annotations

import html
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
HN = "https://news.ycombinator.com"


@dataclass
class Pages:
    """What the browser gets for an address: HTML and headers; everything else is nothing."""

    held: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)

    def put(self, url: str, page: str | bytes, headers: dict[str, str] | None = None) -> str:
        """Show `page` at `url` from now on."""
        body = page.encode() if isinstance(page, str) else page
        self.held[url] = (body, {"content-type": "text/html; charset=utf-8", **(headers or {})})
        return url

    def get(self, url: str) -> tuple[bytes, dict[str, str]] | None:
        """The page at an address, without its fragment."""
        return self.held.get(url.partition("#")[0])

    @property
    def hosts(self) -> set[str]:
        """The host names that are shown."""
        return {urlsplit(url).hostname or "" for url in self.held}


def capture(case: str) -> bytes:
    """A captured page; it must be there in CI, elsewhere the test is skipped with a reason."""
    file = CORPUS / case / "page.html"
    if file.is_file():
        return file.read_bytes()
    if os.environ.get("CI") == "true":
        pytest.fail(f"the capture {case} must be there with CI=true")
    pytest.skip(f"the capture {case} is not on this machine")


@dataclass(frozen=True)
class Said:
    """One invented comment of an invented thread."""

    id: int
    author: str
    text: str
    indent: int = 0
    at: str = "2026-11-20T10:00:00"


ROW = """<tr class="athing comtr" id="{id}"><td><table border="0"><tr>
<td class="ind" indent="{indent}"><img height="1" width="{width}"></td><td class="default">
<div><span class="comhead"><a href="user?id={author}" class="hnuser">{author}</a>
<span class="age" title="{at} {unix}"><a href="item?id={id}">some time ago</a></span></span></div>
<div class="comment"><div class="commtext c00">{text}</div></div></td></tr></table></td></tr>"""


def rows(said: list[Said]) -> str:
    """Comments as the site writes them."""
    return "\n".join(
        ROW.format(
            id=one.id,
            indent=one.indent,
            width=one.indent * 40,
            author=one.author,
            at=one.at,
            unix=unix(one.at),
            text=html.escape(one.text),
        )
        for one in said
    )


def unix(at: str) -> int:
    """Seconds since 1970 of `YYYY-MM-DDTHH:MM:SS` in UTC."""
    return int(datetime.fromisoformat(f"{at}+00:00").timestamp())


POSTED = "2026-11-20T09:00:00"
THREAD = """<!doctype html><html lang="en" op="item"><head><title>{title} | Hacker News</title></head><body>
<center><table id="hnmain" width="85%"><tr><td><span class="pagetop">{viewer}</span></td></tr>
<tr><td><table class="fatitem"><tr class="athing submission" id="{number}"><td class="title">
<span class="titleline"><a href="https://example.com/kiln">{title}</a></span></td></tr>
<tr><td class="subtext"><span class="subline">by <a href="user?id={author}" class="hnuser">{author}</a>
<span class="age" title="{at} {unix}"><a href="item?id={number}">some time ago</a></span></span></td>
</tr>
</table><table class="comment-tree" id="comments">{rows}</table></td></tr></table>
</center>{extra}</body></html>"""


def thread(
    number: int, said: list[Said], *, author: str = "asker", me: str | None = None, extra: str = ""
) -> str:
    """A thread page built like Hacker News, with invented people; `extra` stands at its end."""
    return THREAD.format(
        title="A kiln of one's own",
        viewer=f'<a id="me" href="user?id={me}">{me}</a>' if me else '<a href="login">login</a>',
        number=number,
        author=author,
        at=POSTED,
        unix=unix(POSTED),
        rows=rows(said),
        extra=extra,
    )
