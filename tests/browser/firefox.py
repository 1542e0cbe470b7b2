"""Real Firefox with the extension, over WebDriver BiDi: no geckodriver, no npm."""

from __future__ import annotations

import base64
import http.server
import itertools
import json
import os
import re
import ssl
import subprocess
import threading
from pathlib import Path
from typing import Any

import trustme
from websockets.sync.client import connect

from relationserver.files import extension_dir
from tests.browser.driver import Browser, Tab
from tests.browser.local import PATIENCE
from tests.browser.saved import Pages

FIREFOX = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Shift": "\ue008", "Control": "\ue009"}
CLICK_ICON = """
(async () => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  await ExtensionParent.apiManager.global.browserActionFor(EXTENSION).triggerAction(window);
  return true;
})()
"""
UUID = "3f2a7c1e-5b1d-4b7e-9a51-0c6d5e4f3a2b"  # fixed, so that moz-extension:// addresses are known


class SecureSite:
    """One TLS server for all host names; Firefox is pointed at it by preferences."""

    def __init__(self, pages: Pages) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("news.ycombinator.com", "forum.example").configure_cert(context)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                host = self.headers.get("Host", "").split(":")[0]
                found = pages.get(f"https://{host}{self.path}")
                body, headers = found or (b"nothing", {"content-type": "text/plain"})
                self.send_response(200 if found else 404)
                for name, value in {**headers, "content-length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        class Quiet(http.server.ThreadingHTTPServer):
            def handle_error(self, *_: Any) -> None:
                """Firefox closes connections as it likes."""

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        """End the server."""
        self.server.shutdown()
        self.thread.join(5)
        self.server.server_close()


class FirefoxTab(Tab):
    """A tab of Firefox; `context` is its BiDi context."""

    browser: Firefox

    def __init__(self, browser: Firefox, context: str, number: int) -> None:
        super().__init__(browser, number)
        self.context = context

    def eval(self, expression: str) -> Any:
        return self.browser.evaluate(self.context, expression)

    def click_at(self, x: float, y: float) -> None:
        self._pointer({"type": "pointerMove", "x": int(x), "y": int(y)})

    def click(self, selector: str) -> None:
        near = "(element => (element.scrollIntoView({block: 'nearest'}), element))"
        find = f"{near}(document.querySelector({json.dumps(selector)}))"
        found = self.browser.send(
            "script.evaluate", target={"context": self.context}, awaitPromise=False, expression=find
        )["result"]
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        self._pointer({"type": "pointerMove", "x": 0, "y": 0, "origin": origin})

    def _pointer(self, move: dict[str, Any], context: str | None = None) -> None:
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.browser.send(
            "input.performActions",
            context=context or self.context,
            actions=[{"type": "pointer", "id": "mouse", "actions": [move, *press]}],
        )

    def _keys(self, actions: list[dict[str, Any]]) -> None:
        self.browser.send(
            "input.performActions",
            context=self.context,
            actions=[{"type": "key", "id": "keys", "actions": actions}],
        )

    def type(self, text: str) -> None:
        self._keys([{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])

    def press(self, key: str) -> None:
        names = [KEYS[name] for name in key.split("+")]
        down = [{"type": "keyDown", "value": name} for name in names]
        self._keys([*down, *({"type": "keyUp", "value": name} for name in reversed(names))])

    def go(self, url: str) -> None:
        self.browser.send("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def back(self) -> None:
        self.browser.send("browsingContext.traverseHistory", context=self.context, delta=-1)

    def front(self) -> None:
        self.browser.send("browsingContext.activate", context=self.context)

    def close(self) -> None:
        self.browser.send("browsingContext.close", context=self.context)

    def screenshot(self, path: str) -> None:
        data = self.browser.send("browsingContext.captureScreenshot", context=self.context)["data"]
        Path(path).write_bytes(base64.b64decode(data))

    def frame_texts(self) -> list[str]:
        (tree,) = self.browser.send("browsingContext.getTree", root=self.context)["contexts"]
        inner = "document.body.innerText"
        return [str(self.browser.evaluate(child["context"], inner)) for child in tree["children"]]

    def card_context(self) -> str | None:
        """The BiDi context of the newest card of this page."""
        (tree,) = self.browser.send("browsingContext.getTree", root=self.context)["contexts"]
        cards = [child for child in tree["children"] if "/card/card.html" in child["url"]]
        return cards[-1]["context"] if cards else None

    def card_eval(self, expression: str) -> Any:
        card = self.card_context()
        return self.browser.evaluate(card, expression) if card else None


class Firefox(Browser):
    """One profile of Firefox with the extension in it."""

    name = "firefox"
    origin = f"moz-extension://{UUID}"

    def __init__(self, profile: Path, site: SecureSite) -> None:
        ext = extension_dir()
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "user.js").write_text(self._preferences(ext, site.port))
        command = [
            FIREFOX,
            "--headless",
            "--no-remote",
            "--profile",
            str(profile),
            "--remote-debugging-port=0",
        ]
        self.process = subprocess.Popen(
            [*command, "--remote-allow-system-access"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
        address = self._address()
        self._drain = threading.Thread(target=self._drained, daemon=True)
        self._drain.start()
        self._entered = connect(address + "/session", max_size=None)
        self.socket = self._entered.__enter__()
        self.numbers = itertools.count(1)
        self.send("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
        self.send("webExtension.install", extensionData={"type": "path", "path": str(ext)})
        self.begin()

    @staticmethod
    def _preferences(ext: Path, port: int) -> str:
        gecko = json.loads((ext / "manifest.json").read_text())["browser_specific_settings"]["gecko"]["id"]
        values = {
            "extensions.webextensions.uuids": json.dumps({gecko: UUID}),
            "extensions.webextOptionalPermissionPrompts": False,  # permissions.request() asks nobody
            "network.dns.forceResolve": "127.0.0.1",  # every name is this machine ...
            "network.socket.forcePort": f"443={port};80={port}",  # ... and the server of saved pages
            "network.lna.address_space.public.override": f"127.0.0.1:{port}",  # saved pages count as public
        }
        return "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in values.items())

    def _address(self) -> str:
        assert self.process.stderr
        for line in self.process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                return found[1]
        raise RuntimeError("firefox ended before it listened")

    def _drained(self) -> None:
        assert self.process.stderr
        for _ in self.process.stderr:
            pass

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """One command and its result; events are passed over."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE * 3))
            if message.get("id") != number:
                continue
            if message["type"] == "error":
                raise RuntimeError(f"{message['error']}: {message['message']}")
            result: dict[str, Any] = message["result"]
            return result

    def evaluate(self, context: str, expression: str) -> Any:
        """Value of an expression (promises awaited), carried over as JSON."""
        found = self.send(
            "script.evaluate",
            target={"context": context},
            awaitPromise=True,
            expression=f"Promise.resolve({expression}).then(v => JSON.stringify(v === undefined ? null : v))",
        )
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"]["value"])

    def open(self, url: str) -> FirefoxTab:
        context = self.send("browsingContext.create", type="tab")["context"]
        self.send("browsingContext.navigate", context=context, url=url, wait="complete")
        return FirefoxTab(self, context, self.newest_tab() if self.ready else 0)

    def tab_at(self, prefix: str) -> FirefoxTab | None:
        """An open tab by the beginning of its address."""
        contexts = self.send("browsingContext.getTree")["contexts"]
        found = next((one["context"] for one in contexts if one["url"].startswith(prefix)), None)
        return found and FirefoxTab(self, found, 0)

    def grant(self, origin: str) -> None:
        """Nothing to do: a preference makes permissions.request() ask nobody."""

    def inside_browser(self, expression: str) -> Any:
        """Value of an expression in the browser's own window; EXTENSION stands for ours."""
        (window,) = self.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][:1]
        ours = f"WebExtensionPolicy.getByHostname({json.dumps(UUID)}).extension"
        return self.evaluate(window["context"], expression.replace("EXTENSION", ours))

    def stop_worker(self) -> None:
        """End the event page as the browser does when it is idle."""
        assert self.inside_browser("EXTENSION.terminateBackground().then(() => true)")

    def click_icon(self, url: str) -> None:
        assert self.inside_browser(CLICK_ICON)

    def close(self) -> None:
        try:
            self.send("session.end")
            self._entered.__exit__(None, None, None)
        finally:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self._drain.join(5)
            assert self.process.stderr
            self.process.stderr.close()
