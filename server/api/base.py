"""The blueprint that all API modules use, and the API with the one error shape.

flask-smorest carries no types, so what is used of it stands here behind typed names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Response
from flask_smorest import Api, Blueprint  # type: ignore[import-untyped]
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

from relationserver import errors, wire
from relationserver.answers import ErrorSchema
from relationserver.context import memory

View = Callable[..., Any]
Decorator = Callable[[View], View]


class BoundedParser(FlaskParser):
    """Reads bodies by our own bounded orjson path; unknown parameters are refused everywhere."""

    def load_json(self, req: Any, schema: Any) -> Any:
        """The JSON body of the request."""
        return wire.json_body()


class BoundedBlueprint(Blueprint):  # type: ignore[misc]
    """flask-smorest's blueprint with our parser."""

    ARGUMENTS_PARSER = BoundedParser()


class ApiBlueprint:
    """The routes of one resource: each says its method, what it takes and what it answers."""

    def __init__(self, name: str, import_name: str, *, url_prefix: str, description: str) -> None:
        self.inner = BoundedBlueprint(name, import_name, url_prefix=url_prefix, description=description)

    def route(self, method: str, rule: str) -> Decorator:
        """Answer `method` at `rule` below the prefix."""
        decorator: Decorator = self.inner.route(rule, methods=[method])
        return decorator

    def takes(self, schema: type[Schema], *, location: str = "json") -> Decorator:
        """Check the body or the query by `schema` and hand it on as a dict."""
        decorator: Decorator = self.inner.arguments(schema, location=location, unknown=RAISE)
        return decorator

    def answers(self, status: int, schema: type[Schema]) -> Decorator:
        """Describe the answer. The view makes the response itself; nothing is dumped."""
        decorator: Decorator = self.inner.response(status, schema)
        return decorator

    def describes_body(self, schema: type[Schema]) -> Decorator:
        """Describe a body that the view checks itself."""
        body = {"required": True, "content": {"application/json": {"schema": schema}}}
        decorator: Decorator = self.inner.doc(requestBody=body)
        return decorator


class LocalApi(Api):  # type: ignore[misc]
    """The API with the one error shape."""

    ERROR_SCHEMA = ErrorSchema

    def handle_http_exception(self, error: HTTPException) -> Response:
        """The same answer for every error, wherever it was raised."""
        return errors.answer(error)


def install(app: Flask, blueprints: tuple[ApiBlueprint, ...]) -> None:
    """Put the blueprints on the application and describe them."""
    api = LocalApi(app)
    for blueprint in blueprints:
        api.register_blueprint(blueprint.inner)


def with_serial(value: dict[str, Any]) -> dict[str, Any]:
    """`value` and the number of the last purge; the worker drops its caches when it has grown."""
    value["purge_serial"] = memory().purge_serial
    return value
