"""The demo's own pages on the local server: the threads, each with its marks, and the way to a person."""

from __future__ import annotations

from html import escape

from flask import Blueprint, Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from relationcore.demo.community import FOLDER, Community, Talk, page
from relationcore.demo.fill import NETWORK
from relationcore.model import AccountRef, Card
from relationserver import markdown
from relationserver.context import context, memory, now

# The marks bring their style with them; nothing else may load or run.
RULE = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

CARD = 4


def shown(html: str) -> Response:
    """A page of the shed, under the shed's rule; what is refused there keeps that of the local page."""
    return Response(html, headers={"Content-Security-Policy": RULE})


def open_shed(app: Flask, community: Community) -> str:
    """Adds the pages to the application; returns the path of the newest thread, where the demo begins."""
    newest = community.talks[-1].path
    pages = Blueprint("demo", __name__)
    pages.add_url_rule("/demo/", view_func=lambda: index(community), endpoint="index")
    pages.add_url_rule(
        "/demo/<int:number>", view_func=lambda number: thread(community, number), endpoint="thread"
    )
    pages.add_url_rule("/demo/people/<handle>", view_func=person, endpoint="person")
    pages.add_url_rule("/demo/shed.css", view_func=style, endpoint="style")
    pages.after_app_request(lambda response: lead(response, newest))
    app.register_blueprint(pages)
    return newest


def lead(response: Response, newest: str) -> Response:
    """The one-time link leads to the thread instead of Today: there is more to see."""
    if request.path == "/enter" and response.location == "/":
        response.location = newest
    return response


def index(community: Community) -> Response:
    """All threads, the newest first."""
    lines = "".join(
        f'<li><a href="{talk.path}">{escape(talk.title)}</a> <small>{len(talk.words)} by '
        f"{len({word.by for word in talk.words})} people</small></li>"
        for talk in reversed(community.talks)
    )
    return shown(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Potting Shed</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/demo/shed.css"></head><body><main class="shed">'
        f'<h1>The Potting Shed</h1><ul>{lines}</ul><p><a href="/">Your own page</a></p></main></body></html>'
    )


def thread(community: Community, number: int) -> Response:
    """One thread as its page, with the marks written in by the library."""
    found: Talk | None = next((talk for talk in community.talks if talk.number == number), None)
    if found is None:
        abort(404)
    people = {word.by for word in found.words} - {community.me}
    cards = {handle: card(community.names[handle], ask(handle)) for handle in people}
    url = context().config.base + found.path
    return shown(memory().annotate_page(page(community, found, cards), url=url, now=now()))


def ask(handle: str) -> Card:
    """The library's card of somebody in the community."""
    return memory().card(AccountRef(NETWORK, handle), now=now(), limit=CARD)


def card(name: str, held: Card) -> str:
    """What the extension's card shows of somebody, to be opened below the name."""
    annotation = held.annotation
    said = [annotation.reason]
    if annotation.waiting is not None and annotation.waiting.since:
        said.append(f"Waits for your answer since {annotation.waiting.since[:10]}.")
    lines = "".join(f"<p>{escape(text)}</p>" for text in said)
    notes = "".join(
        f'<p>Your note:</p><div class="note">{markdown.note_html(note.text)}</div>' for note in held.notes
    )
    told = [
        ("You" if one.direction == "given" else name.split()[0], one.text)
        for one in held.history
        if one.direction != "seen"
    ]
    history = "".join(f"<li>{escape(who)}: {escape(text)}</li>" for who, text in told)
    return (
        f'<details class="card"><summary>card<span class="hidden"> of {escape(name)}</span></summary>'
        f'{lines}{notes}<ul aria-label="What you said to each other">{history}</ul></details>'
    )


def person(handle: str) -> AnyResponse:
    """From a name in the page to the person's page."""
    return redirect(f"/people/{memory().person_of(AccountRef(NETWORK, handle))}")


def style() -> Response:
    """The forum's own look."""
    return Response((FOLDER / "shed.css").read_text(encoding="utf-8"), mimetype="text/css")
