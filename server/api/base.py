"""The blueprint that all API modules use: webargs reads bodies by our own bounded orjson path."""

from __future__ import annotations

from typing import Any

from flask_smorest import Api, Blueprint
from marshmallow import RAISE
from webargs.flaskparser import FlaskParser

from relationserver import errors, wire
from relationserver.context import memory
from relationserver.schemas import ErrorSchema


class BoundedParser(FlaskParser):
    """Bodies within the limit, unknown parameters refused everywhere."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}

    def load_json(self, req: Any, schema: Any) -> Any:
        """The JSON body of the request."""
        return wire.json_body()


class ApiBlueprint(Blueprint):
    """A blueprint whose arguments are read by `BoundedParser`."""

    ARGUMENTS_PARSER = BoundedParser()


class LocalApi(Api):
    """The API with the one error shape."""

    ERROR_SCHEMA = ErrorSchema

    def handle_http_exception(self, error: Any) -> Any:
        """The same answer for every error, wherever it was raised."""
        return errors.answer(error)


def with_serial(value: dict[str, Any]) -> dict[str, Any]:
    """`value` and the number of the last purge; the worker drops its caches when it has grown."""
    value["purge_serial"] = memory().purge_serial
    return value
