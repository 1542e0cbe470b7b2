"""What every template knows: filters, the navigation, the form token, where the data lies."""

from __future__ import annotations

import functools
import re
from typing import Any

from flask import Flask, render_template, request
from markupsafe import Markup, escape

from relationserver import markdown, session
from relationserver.config import PORT
from relationserver.context import VERSION, context, now
from relationserver.files import command
from relationserver.pages import text

NAVIGATION = (("/", "Today"), ("/people", "People"), ("/connect", "Connect"), ("/settings", "Settings"))


def time_filter(value: str | int | None, precision: str | None = None) -> Markup:
    """A `time` element: how long ago in words, as far as that is known, the exact time as its title.

    `precision` as in `relationcore.model`; a shortened instant (`2024-03`) brings its own.
    """
    at = text.moment(value)
    if at is None:
        return Markup("")
    precision = text.known(value, precision)
    if precision in ("year", "month"):
        return Markup('<time datetime="{}">{}</time>').format(*text.coarse(at, precision))
    if precision in ("day", "sight"):
        on = at.date()
        words = text.days_ago(on, text.local(now()).date())
        made = Markup('<time datetime="{}" title="{}">{}</time>').format(on, text.date_in_words(on), words)
        return Markup("seen {}").format(made) if precision == "sight" else made
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        stamp, text.exact(at, precision), text.ago(at, now())
    )


def day_filter(value: str | int | None) -> Markup:
    """A `time` element with a date in words, `around March 2024` for `2024-03`; a date has no time zone."""
    at = text.moment(value)
    if at is None:
        return Markup("")
    precision = text.known(value, None)
    if precision in ("year", "month"):
        return Markup('<time datetime="{}">{}</time>').format(*text.coarse(at, precision))
    if precision == "day":
        return Markup('<time datetime="{}">{}</time>').format(value, text.date_in_words(at.date()))
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        at.strftime("%Y-%m-%dT%H:%M:%SZ"), text.exact(at), text.long_date(at)
    )


def link_filter(words: str, url: str | None) -> Markup:
    """Foreign words, isolated in their writing direction; a link where the address is http(s)."""
    inner = Markup("<bdi>{}</bdi>").format(words)
    checked = markdown.safe_url(url)
    if checked is None:
        return inner
    return Markup('<a href="{}" rel="noreferrer noopener nofollow">{}</a>').format(checked, inner)


def quotes_filter(words: str, quotes: tuple[tuple[int, int], ...]) -> Markup:
    """Somebody's words with the spans that repeat another's set off."""
    parts: list[Markup] = []
    end = 0
    for start, stop in sorted(quotes):
        if start < end or stop > len(words):
            continue
        parts += [
            escape(words[end:start]),
            Markup('<span class="quoted">{}</span>').format(words[start:stop]),
        ]
        end = stop
    parts.append(escape(words[end:]))
    return Markup("").join(parts)


def around_filter(words: str, query: str) -> Markup:
    """The part of foreign words around the first hit of a search, the hit marked."""
    first = (query.split() or [""])[0]
    hit = re.search(re.escape(first), words, re.IGNORECASE) if first else None
    if hit is None:
        return escape(words[:240] + ("…" if len(words) > 240 else ""))
    start, end = max(0, hit.start() - 100), hit.end() + 140
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        "…" if start else "",
        words[start : hit.start()],
        hit[0],
        words[hit.end() : end],
        "…" if end < len(words) else "",
    )


def page(template: str, status: int = 200, **values: Any) -> tuple[str, int]:
    """A page for somebody who has been let in."""
    here = context()
    first = "/" + request.path.split("/")[1]
    return (
        render_template(
            template,
            navigation=NAVIGATION,
            here="/people" if first == "/people" else request.path,
            database=str(here.memory.path),
            csrf=session.form_token(),
            command=functools.partial(command, db=here.memory.path),
            **values,
        ),
        status,
    )


def port_words() -> str:
    """What a command needs to mean this server: nothing on the usual port. Pages for anybody say no more."""
    port = context().config.port
    return f" --port {port}" if port != PORT else ""


def register(app: Flask) -> None:
    """Give the filters and the version to every template."""
    app.jinja_env.globals["version"] = VERSION
    app.jinja_env.globals["port_words"] = port_words
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        {
            "time": time_filter,
            "day": day_filter,
            "linked": link_filter,
            "quotes": quotes_filter,
            "note": markdown.note_html,
            "around": around_filter,
            "safe_url": markdown.safe_url,
            "shown_name": text.shown_name,
        }
    )
