"""Bytes in, bytes out: bounded bodies, JSON by orjson, no second pass over hot answers."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

import orjson
from flask import Response, request
from flask.json.provider import JSONProvider
from werkzeug.exceptions import RequestEntityTooLarge

from relationserver import config
from relationserver.problem import Problem

NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
"""An escaped NUL: SQLite's JSON ends a text there. It becomes U+FFFD, as in every HTML page."""
TOO_LARGE = f"The body is over {config.BODY_BYTES // (1024 * 1024)} MiB. Send the visit in parts."


class OrjsonProvider(JSONProvider):
    """orjson for everything that Flask itself turns into JSON."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """JSON text of plain values."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value of JSON text; ValueError where it is none."""
        return orjson.loads(s)


def answer(value: Any, status: int = 200) -> Response:
    """`value` as it is; whether it fits its schema is for the tests to say."""
    return Response(orjson.dumps(value), status, content_type="application/json")


def body() -> bytes:
    """The request's body, decompressed and within its limit; Problem 413 or 415 otherwise."""
    try:
        raw = request.get_data(cache=False)
    except RequestEntityTooLarge as error:
        raise Problem(413, TOO_LARGE) from error
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding == "gzip":
        return inflated(raw)
    if encoding != "identity":
        raise Problem(415, "Content-Encoding is to be gzip, or left out.")
    return raw


def inflated(raw: bytes) -> bytes:
    """What a gzip body holds; stops one byte past the limit, so a small body cannot fill the memory."""
    machine = zlib.decompressobj(wbits=31)
    try:
        text = machine.decompress(raw, config.BODY_BYTES + 1)
    except zlib.error as error:
        raise Problem(400, "The body is not what its Content-Encoding says.") from error
    if len(text) > config.BODY_BYTES:
        raise Problem(413, TOO_LARGE)
    if not machine.eof or machine.unused_data:
        raise Problem(400, "The body's gzip stream is broken off, or more follows it.")
    return text


def json_body() -> Any:
    """The JSON value of the request's body; Problem 400, 413 or 415 where there is none."""
    if request.mimetype != "application/json":
        raise Problem(415, "Content-Type is to be application/json.")
    raw = body()
    if b"\\u0000" in raw:
        raw = NUL.sub(rb"\1\\ufffd", raw)
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        try:
            return orjson.loads(paired(raw))
        except (ValueError, RecursionError):
            raise Problem(400, "The body is not JSON.") from error


def paired(raw: bytes) -> bytes:
    """The same JSON without halves of letters; ValueError or RecursionError where it is none.

    A page's script that cuts a text in the middle of an emoji leaves half a surrogate pair. orjson refuses
    it; one such letter is no reason to refuse a visit.
    """
    return json.dumps(json.loads(raw), ensure_ascii=False).encode("utf-8", "replace")
