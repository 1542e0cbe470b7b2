"""The only owner of canonical addresses, networks, scopes and account keys."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from relationcore.errors import AddressError

TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_cid|mc_eid|ref_src|ref_url|trk|trackingid|rcm|_ga|yclid)$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\s\x00-\x20]")
DEFAULT_PORTS = {"http": 80, "https": 443}


def host(url: str) -> str:
    """The host of an http(s) address, in lower case, with its port where it is not the usual one.

    Raises AddressError for anything else.
    """
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressError(f"{url!r} is not a web address: {error}.") from None
    if parts.scheme.lower() not in DEFAULT_PORTS or not name:
        raise AddressError(f"{url!r} is not a web address; it must begin with https:// and name a host.")
    shown = f"[{name}]" if ":" in name else name
    return shown if port in (None, DEFAULT_PORTS[parts.scheme.lower()]) else f"{shown}:{port}"


def canonical(url: str) -> str:
    """One spelling per page: host in lower case, no fragment, no user, no tracking parameters.

    `canonical(canonical(u)) == canonical(u)`. Raises AddressError.
    """
    name = host(url)
    parts = urlsplit(url.strip())
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not TRACKING.match(key)
    ]
    query = (
        urlencode(kept) if len(kept) != len(parse_qsl(parts.query, keep_blank_values=True)) else parts.query
    )
    path, query = _BLANK.sub(_escaped, parts.path or "/"), _BLANK.sub(_escaped, query)
    return urlunsplit((parts.scheme.lower(), name, path, query, ""))


def _escaped(blank: re.Match[str]) -> str:
    return quote(blank[0])


def without_fragment(url: str) -> str:
    """The address up to its `#`: how a Reading names its page."""
    return url.split("#", 1)[0]


def network_of(network: str, url: str, group: str | None = None) -> str:
    """The network on this page: `discourse:{host}` becomes `discourse:example.org`.

    `group` is the part of the host that has accounts of its own; it stands for `{group}`.
    """
    named = network.replace("/{group}", f"/{group}" if group else "")
    return named.replace("{host}", host(url)) if "{host}" in named else named


def scope_of(id_scope: str, page_host: str, thread: str | None) -> str:
    """Where an id is unique, as text: nothing, the host, or host and thread."""
    if id_scope == "network":
        return ""
    return page_host if id_scope == "host" else f"{page_host}/{thread or ''}"


def fold_handle(handle: str, fold_case: bool) -> str:
    """A handle as a key: without a leading `@`, case folded where the network folds it.

    A key of a handle never begins with `#`: that is the key of an id, and a guest may call himself `#42`.
    """
    bare = handle.strip().removeprefix("@")
    bare = f"@{bare}" if bare.startswith("#") else bare
    return bare.casefold() if fold_case else bare


def account_key(handle: str, account_id: str | None, fold_case: bool) -> str:
    """The key of an account on its network: its stable id where one is known, else its folded handle."""
    return id_key(account_id) if account_id else fold_handle(handle, fold_case)


def id_key(account_id: str) -> str:
    """The key of an account whose stable id is known."""
    return f"#{account_id}"


def comparable(url: str) -> str:
    """An address in its canonical form; one that is none as it stands, so that it equals only itself."""
    try:
        return canonical(url)
    except AddressError:
        return url
