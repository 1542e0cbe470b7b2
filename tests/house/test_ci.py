"""With CI=true a case that skips fails: by a mark, in its body, as a module, for want of cases."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

SKIPS = {
    "mark": "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_a(): pass\n",
    "body": "import pytest\ndef test_a(): pytest.skip('no network')\n",
    "module": "import pytest\npytest.skip('no captures', allow_module_level=True)\n",
    "empty": "import pytest\n@pytest.mark.parametrize('case', [])\ndef test_a(case): pass\n",
    "passes": "def test_a(): pass\n",
}


def outcome(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """A small test run under the project's conftest."""
    shutil.copy(ROOT / "tests/conftest.py", folder / "conftest.py")
    for way, source in SKIPS.items():
        (folder / f"test_{way}.py").write_text(source)
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rA",
            "-p",
            "no:cacheprovider",
            "--continue-on-collection-errors",
        ],
        cwd=folder,
        env={**os.environ, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_skips_fail_with_ci(tmp_path: Path) -> None:
    result = outcome(tmp_path, "true")
    assert result.returncode == 1
    assert len(re.findall(r"^(?:E +)?With CI=true nothing may skip\.", result.stdout, re.MULTILINE)) == 4
    assert re.search(r"1 failed, 1 passed, 3 errors", result.stdout), result.stdout
    assert "no browser" in result.stdout
    assert "no captures" in result.stdout


def test_skips_are_skips_elsewhere(tmp_path: Path) -> None:
    result = outcome(tmp_path, "")
    assert result.returncode == 0
    assert re.search(r"1 passed, 4 skipped", result.stdout), result.stdout
