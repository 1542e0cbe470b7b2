"""Goal 11: reading a saved page of 1,000 comments against BeautifulSoup on lxml with `select`; its memory."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from relationcore.reading.reader import read_page
from tests.benchmarks.measure import Line, Results, Thunk, Variant, in_turns, line

URL = "https://news.ycombinator.com/item?id=1"
COMMENTS = 1000
WORDS = ("wool", "linen", "spindle", "warp", "weft", "loom", "felt", "carding", "dye", "shuttle", "heddle")
OURS, SOUP, BARE = "ours", "bs4 on lxml + select", "lexbor + css"
Row = tuple[str, str, str, str]
"""Id, author, time and words of a comment."""
# the most that was in memory, before and after the page is read
MEMORY = """
import sys
from relationcore.reading.reader import read_page
def most():
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
page, url = open(sys.argv[1], "rb").read(), sys.argv[2]
read_page(page[:20_000], url=url)
before = most()
reading = read_page(page, url=url)
print(most() - before)
"""


def saved_page(comments: int, seed: int = 11) -> str:
    """A thread as the software of Hacker News writes it: nested answers, links, paragraphs."""
    chance = random.Random(seed)
    rows, depth = [], 0
    for number in range(2, comments + 2):
        depth = chance.randint(0, min(depth + 1, 12))
        rows.append(_row(number, depth, f"user{chance.randint(1, comments // 2)}", _words(chance)))
    top = (
        "<tr class='athing submission' id='1'><td class='title'><span class='titleline'><a href='/x'>Looms"
        "</a></span></td></tr><tr><td class='subtext'><span class='subline'><a href='user?id=op'"
        " class='hnuser'>op</a> <span class='age' title='2026-06-01T00:00:00 1780272000'>"
        "<a href='item?id=1'>1 hour ago</a>"
        "</span></span></td></tr>"
    )
    return (
        "<html op='item'><head><title>Looms | Hacker News</title></head><body><center><table id='hnmain'>"
        f"<tr><td><table class='fatitem'>{top}</table><table class='comment-tree'>{''.join(rows)}</table>"
        "</td></tr></table></center></body></html>"
    )


def _words(chance: random.Random) -> str:
    parts = [" ".join(chance.choices(WORDS, k=chance.randint(10, 60))) for _ in range(chance.randint(1, 3))]
    return "<p>".join(f"{part} <a href='https://loom.example/{len(part)}'>there</a>." for part in parts)


def _row(number: int, depth: int, author: str, words: str) -> str:
    minute = number % 60
    return (
        f"<tr class='athing comtr' id='{number}'><td><table border='0'><tr><td class='ind' indent='{depth}'>"
        f"<img src='s.gif' height='1' width='{depth * 40}'></td><td valign='top' class='votelinks'><center>"
        f"<a id='up_{number}' href='vote?id={number}&amp;how=up'><div class='votearrow' title='upvote'></div>"
        "</a></center></td><td class='default'><div style='margin-top:2px'><span class='comhead'>"
        f"<a href='user?id={author}' class='hnuser'>{author}</a> <span class='age'"
        f" title='2026-06-01T01:{minute:02}:00 {1780275600 + minute * 60}'><a href='item?id={number}'>now</a>"
        f"</span> <span class='navs'> | <a href='#{number}' class='clicky'>next</a></span></span></div><br>"
        f"<div class='comment'><div class='commtext c00'>{words}</div><div class='reply'><p><font size='1'>"
        f"<u><a href='reply?id={number}'>reply</a></u></font></div></div></td></tr></table></td></tr>"
    )


def ours(page: str) -> list[Row]:
    """What the reader makes of the page."""
    comments = read_page(page, url=URL).comments
    return [
        (found.id or "", found.author, found.published or "", found.text)
        for found in comments
        if found.kind == "comment"
    ]


def soup(page: str) -> list[Row]:
    """The usual way: the fields of every comment by `select`; no parents, mentions, quotes, links."""
    tree = BeautifulSoup(page, "lxml")
    return [
        (
            str(row["id"]),
            row.select_one("a.hnuser").get_text(),  # type: ignore[union-attr]
            f"{str(row.select_one('span.age')['title']).split()[0]}Z",  # type: ignore[index]
            " ".join(row.select_one("div.commtext").get_text().split()),  # type: ignore[union-attr]
        )
        for row in tree.select("tr.athing.comtr")
    ]


def bare(page: str) -> list[Row]:
    """The limit: the parser that the reader stands on, and nothing else."""
    return [
        (
            row.attributes["id"] or "",
            row.css_first("a.hnuser").text(),
            f"{(row.css_first('span.age').attributes['title'] or '').split()[0]}Z",
            " ".join(row.css_first("div.commtext").text().split()),
        )
        for row in LexborHTMLParser(page).css("tr.athing.comtr")
    ]


def _collected(way: type[object] | object, page: str) -> Thunk:
    def run() -> None:
        way(page)  # type: ignore[operator]
        gc.collect()

    return run


def memory(page: str) -> int | None:
    """The bytes that reading a page takes at the most, in a process of its own; None without /proc."""
    if not Path("/proc/self/status").exists():
        return None
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        Path(file.name).write_text(page, encoding="utf-8")
        command = [sys.executable, "-c", MEMORY, file.name, URL]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def reading(rounds: int, results: Results, comments: int = COMMENTS) -> None:
    """Time the three ways on one page, garbage collection counted, and weigh ours."""
    page = saved_page(comments)
    ways = {OURS: ours, SOUP: soup, BARE: bare}
    found = {name: way(page) for name, way in ways.items()}
    if not found[OURS] == found[SOUP] == found[BARE] or len(found[OURS]) != comments:
        raise AssertionError("the ways of reading do not agree on the page")
    times = in_turns(
        [Variant(name, lambda _, way=way: _collected(way, page)) for name, way in ways.items()],  # type: ignore[misc]
        rounds,
    )
    name = f"reading a saved page of {comments:,} comments"
    results.raw[name] = times
    results.add(
        line(11, f"{name} / {SOUP}", times.ratio(OURS, SOUP), 0.25, "x"),
        line(11, f"{name} / {BARE}, the limit", times.ratio(OURS, BARE), None, "x"),
        line(11, name, times.middle(OURS), None, "ms"),
    )
    taken = memory(page)
    if taken is not None:
        results.add(Line(11, f"{name}: memory / size of the page", taken / len(page.encode()), 20, "x"))
