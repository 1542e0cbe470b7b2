"""What both browsers can do, so that a test is written once."""

from __future__ import annotations

import json
from typing import Any

from tests.browser import scripts
from tests.browser.local import PATIENCE, until


class Tab:
    """A tab; `number` is its id for the extension."""

    def __init__(self, browser: Browser, number: int) -> None:
        self.browser = browser
        self.number = number

    def eval(self, expression: str) -> Any:
        """Value of an expression in the page's own world."""
        raise NotImplementedError

    def click_at(self, x: float, y: float) -> None:
        """A real click of the mouse."""
        raise NotImplementedError

    def click(self, selector: str) -> None:
        """A real click on an element of the page."""
        raise NotImplementedError

    def type(self, text: str) -> None:
        """Real keys, wherever the focus is."""
        raise NotImplementedError

    def press(self, key: str) -> None:
        """One real key: Enter, Escape, Tab, Shift+Tab."""
        raise NotImplementedError

    def go(self, url: str) -> None:
        """Go to another address."""
        raise NotImplementedError

    def back(self) -> None:
        """Go back as by the browser's own button."""
        raise NotImplementedError

    def front(self) -> None:
        """Bring to the front."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the tab."""
        raise NotImplementedError

    def screenshot(self, path: str) -> None:
        """What is painted now."""
        raise NotImplementedError

    def card_eval(self, expression: str) -> Any:
        """Value of an expression in the card's frame; None while there is none."""
        raise NotImplementedError

    def frame_texts(self) -> list[str]:
        """The text of every frame of the page."""
        raise NotImplementedError

    def wait(self, expression: str, timeout: float = PATIENCE) -> Any:
        """The first true value of an expression in the page."""
        return until(lambda: self.eval(expression), timeout, expression)

    def card_wait(self, expression: str) -> Any:
        """The first true value of an expression in the card."""
        return until(lambda: self.card_eval(expression), what=expression)

    # ------------------------------------------------------------ the content script's world

    def inside(self, script: str, argument: Any = None) -> Any:
        """Run a script in the content script's own world."""
        return self.browser.inside(self.number, script, argument)

    def marks(self) -> list[dict[str, Any]]:
        """Every mark on the page, in order."""
        found: list[dict[str, Any]] = self.inside(scripts.MARKS) or []
        return found

    def wait_marks(self, check: Any) -> list[dict[str, Any]]:
        """The marks as soon as `check` holds of them. They come in slices of time: it says how many, too."""
        found: list[dict[str, Any]] = until(
            lambda: (marks := self.marks()) and check(marks) and marks, what="marks"
        )
        return found

    def mark_of(self, name: str) -> int:
        """The number of the first mark beside a name."""
        return next(i for i, mark in enumerate(self.marks()) if mark["name"] == name)

    def click_mark(self, index: int) -> None:
        """A real click on a mark."""
        self.front()
        self.inside(scripts.SCROLL_TO, index)
        mark = self.marks()[index]
        self.click_at(mark["x"], mark["y"])

    def open_card(self, name: str) -> None:
        """Open the card of the first mark beside a name and wait until it is filled."""
        # what an earlier card has left would look like this one, filled
        self.card_eval("((document.getElementById('history-part') ?? {}).hidden = true)")
        self.click_mark(self.mark_of(name))
        self.card_wait("document.getElementById('history-part')?.hidden === false")
        until(self.card_shown, what="the card is shown")

    def card_shown(self) -> bool:
        """Whether the card's popover is open."""
        return bool(self.inside(scripts.CARD_SHOWN))


class Browser:
    """A browser with the extension; `control` is a page of the extension that stays open."""

    name = ""
    origin = ""
    ready = False
    control: Tab

    def begin(self) -> None:
        """Open the control page."""
        self.control = self.open(f"{self.origin}/pages/options.html")
        self.ready = True

    def open(self, url: str) -> Tab:
        """Open a tab and wait until it is loaded."""
        raise NotImplementedError

    def grant(self, origin: str) -> None:
        """Let the browser give a permission without asking the user."""
        raise NotImplementedError

    def click_icon(self, url: str) -> None:
        """Click the extension's icon on the tab in front, which shows this address."""
        raise NotImplementedError

    def stop_worker(self) -> None:
        """Stop the worker."""
        raise NotImplementedError

    def close(self) -> None:
        """End the browser."""
        raise NotImplementedError

    def ask(self, type: str, **body: Any) -> Any:
        """Ask the worker from a page of the extension; the value of its answer."""
        answer = self.control.eval(f"chrome.runtime.sendMessage({json.dumps({'type': type, **body})})")
        assert answer["ok"], answer
        return answer["value"]

    def newest_tab(self) -> int:
        """The id of the tab that was opened last."""
        return int(self.control.eval(scripts.NEWEST_TAB))

    def inside(self, tab: int, script: str, argument: Any) -> Any:
        """Run a script in the content script's world of a tab."""
        func = f"(argument) => {{ {script} }}"
        call = f"{{target: {{tabId: {tab}}}, func: {func}, args: [{json.dumps(argument)}]}}"
        return self.control.eval(
            f"chrome.scripting.executeScript({call}).then(([found]) => found.result ?? null)"
        )

    def action(self, tab: int) -> dict[str, str]:
        """Title and badge of the icon in a tab."""
        return dict(self.control.eval(scripts.ACTION.replace("TAB", f"{{tabId: {tab}}}")))

    def connect(self, local: Any) -> None:
        """Pair by the real messages; only Connect is pressed on the server's side."""
        self.control.eval(f"chrome.storage.local.set({{base: {json.dumps(local.base)}}})")
        self.ask("pair.begin")
        pairing = self.control.eval("chrome.storage.session.get('pairing')")["pairing"]
        local.confirm(pairing["id"])
        assert self.ask("pair.claim") is True
        self.close_others(local.base)

    def close_others(self, prefix: str) -> None:
        """Close the tabs that a pairing and an installation have opened."""
        self.control.eval(scripts.CLOSE_OTHERS.replace("PREFIX", json.dumps(prefix)))

    def switch_on(self, site: str) -> None:
        """Switch a site on by a real click in the options; the permission must be granted before."""
        self.control.front()
        self.control.go(f"{self.origin}/pages/options.html")
        selector = f"#sites button[data-site={site}]"
        found = f"document.querySelector({json.dumps(selector)})"
        self.control.wait(f"{found} !== null")
        self.control.click(selector)
        self.control.wait(f"{found}?.getAttribute('aria-pressed') === 'true'")
