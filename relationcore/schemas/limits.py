"""How long things may be on the wire."""

from __future__ import annotations

COMMENTS = 5_000
"""Comments, profiles, reactions of one visit part."""
ITEMS = 1_000
"""Mentions, quotes, links of one thing."""
TEXT = 200_000
HANDLE = 500
ID = 500
"""Ids, scopes, names of networks, browsers and recipes."""
URL = 4_000
TITLE = URL
WHOLE = 2**53 - 1
"""The largest whole number that JSON carries unharmed."""

KINDS = ("post", "comment")
PAGE_KINDS = ("thread", "profile", "list", "other")
PRECISIONS = ("second", "minute", "hour", "day", "month", "year")
