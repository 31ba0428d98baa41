import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from house.sources import PROJECT

ASK = """
import json
import twentyweeks
from twentyweeks.self_check import self_check
checks = {check.name: [check.passed, check.sentence] for check in self_check()}
print(json.dumps({"file": twentyweeks.__file__, "checks": checks}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("twentyweeks-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return the Python of an environment that has the wheel, and our packages."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(folder), "platbase": str(folder)}
    site = sysconfig.get_path("purelib", vars=paths)
    zipfile.ZipFile(wheel).extractall(site)
    ours = sysconfig.get_path("purelib")
    Path(site, "packages.pth").write_text(f"{ours}\n", "utf-8")
    return f"{sysconfig.get_path('scripts', vars=paths)}/python"


@pytest.fixture
def away(tmp_path, monkeypatch):
    """Go to another folder, with nothing that leads back to the checkout."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_the_program_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "twentyweeks/resources/fonts/SourceSans3-Regular.ttf" in names
    assert "twentyweeks-0.1.0.dist-info/licenses/LICENSE" in names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"twentyweeks", "twentyweeks-0.1.0.dist-info"}


def test_an_installed_copy_proves_itself_from_another_folder(installed, away):
    answer = json.loads(run(installed, "-c", ASK))
    assert "installed" in answer["file"]
    failed = {name: said for name, (held, said) in answer["checks"].items() if not held}
    assert failed == {}
    assert len(answer["checks"]) >= 4


def test_the_command_line_runs_the_self_check(installed, away):
    told = run(installed, "-m", "twentyweeks", "--self-check")
    assert "encryption" in told
