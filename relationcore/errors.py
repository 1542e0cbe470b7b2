"""Every error the library raises on purpose. Each message says what to do, in the user's words."""


class RelationcoreError(Exception):
    """Root of all errors raised on purpose; `str(error)` is one sentence for the user."""


class RecipeError(RelationcoreError):
    """A recipe file is wrong: the message names the file, the line or key, and the remedy."""


class PageTooLarge(RelationcoreError):
    """A page is over 20 MB and is not read."""


class PageTooDeep(RelationcoreError):
    """A page nests deeper than 1,000 elements and is not read."""


class PageUnreadable(RelationcoreError):
    """A page is no HTML text: binary or empty bytes."""


class AddressError(RelationcoreError):
    """An address is no http(s) URL or has no host."""


class VisitError(RelationcoreError):
    """A visit, reading or request does not fit its schema; `errors` maps field paths to messages."""

    def __init__(self, message: str, errors: dict[str, object] | None = None) -> None:
        super().__init__(message)
        self.errors = errors or {}


class StoreError(RelationcoreError):
    """The database cannot be opened, written or migrated; the message names the file and the remedy."""


class StoreTooNew(StoreError):
    """The database was written by a newer version of relationcore."""


class BackupError(RelationcoreError):
    """A backup cannot be written, or is damaged and is not restored."""


class NotFound(RelationcoreError):
    """No person, account, note or decision goes by that name."""


class Ambiguous(RelationcoreError):
    """Words of several conversations go by that id; their number names one of them."""


class Overtaken(RelationcoreError):
    """A note was changed elsewhere since it was seen; nothing of it was overwritten."""


class IsMe(RelationcoreError):
    """Somebody who is to be forgotten, or merged with another, is the user themselves."""


class WrongValue(RelationcoreError, ValueError):
    """A value that cannot be taken; the message says which can."""


class StaysForgotten(RelationcoreError):
    """Something is to be written of somebody who was forgotten and not let in again."""


class EmptyText(RelationcoreError):
    """A note, nickname or label without any word in it."""
