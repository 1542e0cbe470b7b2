"""The wheel holds every file of the three folders and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source import ROOT, files

FOLDERS = {
    "relationcore/": "relationcore/",
    "server/": "relationserver/",
    "extension/": "relationserver/extension/",
}


def shipped(name: str) -> str | None:
    """Where a file of the repository lies in the wheel; None for one that is not shipped."""
    for folder, target in FOLDERS.items():
        if name.startswith(folder):
            return target + name.removeprefix(folder)
    return None


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network from a copy of what git holds (a build leaves files in its folder)."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("out")
    for name in files():
        if shipped(name) or name in ("pyproject.toml", "README.md", "LICENSE"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    subprocess.run([*build, "-w", str(out), "."], cwd=copy, check=True, capture_output=True, timeout=120)
    return next(out.glob("relationcore-*.whl"))


def test_contents(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {target for name in files() if (target := shipped(name))}


def test_licence_and_command_are_in(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert [name for name in names if name.endswith("licenses/LICENSE")]
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert "relationcore = relationcore.cli:main" in archive.read(entry).decode()
