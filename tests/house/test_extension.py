"""What the extension may ask of a browser, what a page may reach of it: the manifest, held to the letter."""

from __future__ import annotations

import json
import re

import pytest

from relationcore.circles import KINDS, flags
from relationcore.model import Summary
from tests.house.source import ROOT, text, under

PERMISSIONS = {"storage", "alarms", "scripting", "activeTab", "contextMenus", "unlimitedStorage"}


@pytest.fixture(scope="module")
def manifest() -> dict[str, object]:
    read: dict[str, object] = json.loads(text("extension/manifest.json"))
    return read


def test_one_web_accessible_resource(manifest: dict[str, object]) -> None:
    assert manifest["web_accessible_resources"] == [
        {"resources": ["card/card.html"], "matches": ["https://*/*"], "use_dynamic_url": True}
    ]


def test_permissions_are_the_six(manifest: dict[str, object]) -> None:
    assert manifest["manifest_version"] == 3
    assert set(manifest["permissions"]) == PERMISSIONS  # type: ignore[call-overload]
    assert manifest["host_permissions"] == ["http://127.0.0.1/*"]
    assert manifest["optional_host_permissions"] == ["https://*/*"]
    assert "content_scripts" not in manifest, "content files are injected where the user switched a site on"


def test_pages_of_the_extension_load_and_run_nothing_else(manifest: dict[str, object]) -> None:
    assert manifest["content_security_policy"] == {
        "extension_pages": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src http://127.0.0.1:*; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    }


def test_never_in_private_windows(manifest: dict[str, object]) -> None:
    assert manifest["incognito"] == "not_allowed"


def test_every_file_named_in_the_manifest_is_there(manifest: dict[str, object]) -> None:
    named = re.findall(r'"([\w./-]+\.(?:js|html|css|png|svg))"', json.dumps(manifest))
    assert named
    assert not [name for name in named if not (ROOT / "extension" / name).is_file()]


def test_versions_agree(manifest: dict[str, object]) -> None:
    assert f'version = "{manifest["version"]}"' in text("pyproject.toml")


IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""")


def rooms(name: str) -> set[str]:
    """The folders of the extension that a file's import statements reach into."""
    here = (ROOT / name).parent
    targets = [here / target for target in IMPORT.findall(text(name))]
    base = ROOT / "extension"
    return {target.resolve().relative_to(base).parts[0] for target in targets} - {
        here.relative_to(base).parts[0]
    }


@pytest.mark.parametrize("name", under("extension", ends=(".js",)))
def test_rooms_speak_by_message(name: str) -> None:
    """Nobody imports the worker's modules, and content files import nothing at all."""
    reached = rooms(name)
    assert "background" not in reached
    if name.startswith("extension/content/"):
        assert not IMPORT.findall(re.sub(r"/\*.*?\*/|//[^\n]*", "", text(name), flags=re.DOTALL))


def test_content_files_are_classic_and_in_order() -> None:
    """Each content file adds one key to globalThis.relationcore."""
    files = [name for name in under("extension/content", ends=(".js",)) if not name.endswith("namespace.js")]
    assert files
    for name in files:
        keys = set(re.findall(r"(?:globalThis\.)?relationcore\.(\w+)\s*=[^=]", text(name)))
        assert len(keys) <= 1, f"{name} adds {sorted(keys)}"


def test_every_kind_and_flag_has_words() -> None:
    """The card says them by the message of their name; else the library's own name would stand there."""
    catalogue = json.loads(text("extension/_locales/en/messages.json"))
    at = {"waiting": True, "now": 1_000_000, "back": True, "needs": 1, "promises": 1}
    told = {
        *flags(Summary(first=999_999), quiet="quiet", **at),  # type: ignore[arg-type]
        *flags(Summary(first=999_999), quiet="quiet for everyone", **at),  # type: ignore[arg-type]
    }
    assert len(told) == 7
    named = {("kind", kind) for kind in KINDS} | {("flag", flag) for flag in told}
    keys = {f"{prefix}_{re.sub('[^a-z]+', '_', name.lower())}" for prefix, name in named}
    assert not sorted(keys - set(catalogue))
