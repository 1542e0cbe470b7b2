"""The refusal that every part of the server raises."""

from __future__ import annotations

from typing import Any

from werkzeug.exceptions import HTTPException


class Problem(HTTPException):
    """A refusal with a sentence for whoever asked. `errors` maps field paths to messages.

    `onward` is where its remedy stands on our page: the path and what it is called.
    """

    def __init__(
        self,
        code: int,
        message: str,
        errors: Any = None,
        *,
        retry_after: int | None = None,
        onward: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.errors = errors or {}
        self.retry_after = retry_after
        self.onward = onward
