"""`annotate_page`: a page with the marks in words beside the names, and nothing left in it that runs, calls
or sends.

The result holds the user's own words, so the page around them is made harmless: a new document with a policy
of `default-src 'none'` as its first word, and of the old one only what is shown. The marks stand where the
page links to the person, or shows exactly the name.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PreformattedString

from relationcore import address
from relationcore.model import AccountRef, Annotation, Reading

Judge = Callable[[Sequence[AccountRef]], list[Annotation]]
SILENT = {"unknown", "seen"}
"""Kinds that get no mark, unless the user has said something of the person."""
DROPPED = (
    "script",
    "noscript",
    "template",
    "frame",
    "frameset",
    "iframe",
    "object",
    "embed",
    "applet",
    "portal",
    "base",
    "link",
    "meta",
    "title",
    "dialog",
    "xmp",
    "plaintext",
    "noembed",
    "noframes",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
    "fencedframe",
    "audio",
    "video",
)
ADDRESSES = ("href", "xlink:href", "src", "poster", "data", "cite", "longdesc", "background")
TAKEN_AWAY = {
    "style",
    "action",
    "formaction",
    "ping",
    "srcset",
    "imagesrcset",
    "srcdoc",
    "manifest",
    "autofocus",
}
SCHEMES = {"http", "https", "mailto", ""}
STYLE = (
    ".relationcore-mark{font:12px/1.4 sans-serif;border:1px solid;border-radius:3px;padding:0 4px;margin:0"
    " 4px;"
    "white-space:nowrap}"
)


def mark_page(html: str | bytes, reading: Reading, judge: Judge) -> str:
    """The page as harmless HTML with a mark in words beside the names of known people."""
    soup = BeautifulSoup(html, "html.parser")
    refs = people_of(reading)
    marks = {ref: annotation for ref, annotation in zip(refs, judge(refs), strict=True) if worth(annotation)}
    styles = [str(style.string or "") for style in soup.find_all("style")]
    _clean(soup, reading.page.url)
    _mark(soup, reading, marks)
    return _document(soup, reading.page.title or reading.page.url, [STYLE, *styles])


def people_of(reading: Reading) -> list[AccountRef]:
    """Every account that a page names, each once, in document order."""
    network = reading.page.network
    named = {AccountRef(network, comment.author, comment.author_id): None for comment in reading.comments}
    named |= {AccountRef(network, profile.handle, profile.id): None for profile in reading.profiles}
    return list(named)


def worth(annotation: Annotation) -> bool:
    """Whether there is something to say of somebody."""
    own = annotation.nickname or annotation.label or annotation.note_first_line
    return bool(own) or annotation.kind not in SILENT


def words_of(annotation: Annotation) -> str:
    """What stands beside a name."""
    said = [annotation.nickname, annotation.label or annotation.kind]
    if annotation.waiting is not None:
        said.append("waits for your answer")
    return " · ".join(word for word in said if word)


def _clean(soup: BeautifulSoup, url: str) -> None:
    for text in soup.find_all(string=lambda text: isinstance(text, Comment | PreformattedString)):
        text.extract()
    for tag in soup.find_all([*DROPPED, "style"]):
        tag.decompose()
    for tag in soup.find_all("form"):
        tag.unwrap()
    for tag in soup.find_all(True):
        _clean_tag(tag, url)


def _clean_tag(tag: Tag, url: str) -> None:
    for name in list(tag.attrs):
        low = name.lower()
        if low.startswith("on") or low in TAKEN_AWAY:
            del tag.attrs[name]
        elif low in ADDRESSES:
            whole = _absolute(url, str(tag.attrs[name]))
            if whole is None:
                del tag.attrs[name]
            else:
                tag.attrs[name] = whole


def _absolute(url: str, link: str) -> str | None:
    """The whole address of a link; None for one that would run something."""
    try:
        whole = urljoin(url, "".join(letter for letter in link if ord(letter) > 32))
        return whole if urlsplit(whole).scheme.lower() in SCHEMES else None
    except ValueError:
        return None


def _mark(soup: BeautifulSoup, reading: Reading, marks: dict[AccountRef, Annotation]) -> None:
    network = reading.page.network
    by_url: dict[str, Annotation] = {}
    by_name: dict[str, Annotation] = {}
    shown = [(comment.author, comment.author_id, comment.author_url) for comment in reading.comments]
    shown += [(profile.handle, profile.id, profile.url) for profile in reading.profiles]
    for handle, id, url in shown:
        annotation = marks.get(AccountRef(network, handle, id))
        if annotation is None:
            continue
        by_name[handle] = annotation
        if url is not None:
            by_url[address.comparable(url)] = annotation
    for link in soup.find_all("a", href=True):
        found = by_url.get(address.comparable(str(link["href"])))
        if found is not None and link.get_text(strip=True) and _names(link, found):
            link.insert_after(_span(soup, found))
    linked = {annotation.account.handle for annotation in by_url.values()}
    for text in list(soup.find_all(string=True)):
        found = by_name.get(str(text).strip().removeprefix("@"))
        if found is not None and found.account.handle not in linked and isinstance(text.parent, Tag):
            text.insert_after(_span(soup, found))


def _names(link: Tag, annotation: Annotation) -> bool:
    """Whether a link to a person shows their name, rather than `3 hours ago` or a count."""
    text = link.get_text(" ", strip=True).casefold()
    names = [annotation.account.handle, annotation.account.handle.partition("@")[0], annotation.name]
    return any(name and name.casefold() in text for name in names)


def _span(soup: BeautifulSoup, annotation: Annotation) -> Tag:
    span = soup.new_tag("span", attrs={"class": "relationcore-mark", "title": annotation.reason})
    span.append(NavigableString(words_of(annotation)))
    return span


def _document(soup: BeautifulSoup, title: str, styles: Iterable[str]) -> str:
    hashes = " ".join(f"'sha256-{_digest(style)}'" for style in styles)
    made = BeautifulSoup("<!DOCTYPE html><html><head></head><body></body></html>", "html.parser")
    root, head, body = made.html, made.head, made.body
    if root is None or head is None or body is None:
        raise AssertionError("the frame of a document has a head and a body")
    for name in ("lang", "dir"):  # in which voice it is read aloud, and from which side
        if soup.html is not None and soup.html.has_attr(name):
            root[name] = soup.html[name]
    policy = f"default-src 'none'; style-src {hashes}; form-action 'none'; base-uri 'none'"
    head.append(made.new_tag("meta", attrs={"charset": "utf-8"}))
    head.append(made.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": policy}))
    head.append(made.new_tag("meta", attrs={"name": "referrer", "content": "no-referrer"}))
    heading = made.new_tag("title")
    heading.string = title
    head.append(heading)
    for style in styles:
        element = made.new_tag("style")
        element.string = style
        head.append(element)
    for node in list((soup.body or soup).contents):
        body.append(node.extract())
    return str(made)


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
