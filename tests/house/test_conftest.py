import shutil
import subprocess
import sys

import pytest

from house.sources import PROJECT

SKIPS = """
import pytest

@pytest.mark.skip(reason="the printer is out of paper")
def test_prints():
    assert False
"""
SAMPLES = """
def test_counts(samples):
    assert samples.name == "published"
"""
REACHES = """
import os
import socket
from pathlib import Path
import pytest

def test_network():
    with pytest.raises(PermissionError, match="192.0.2.1"):
        socket.create_connection(("192.0.2.1", 443), timeout=1)
    with pytest.raises(PermissionError, match="example.org"):
        socket.create_connection(("example.org", 443), timeout=1)

def test_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as caller:
            assert caller.getpeername()[0] == "127.0.0.1"

def test_home():
    home = Path.home()
    assert "homes" in home.parts[-2]
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(home)
    assert list(home.iterdir()) == []
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a run of one test file under the project's conftest."""
    shutil.copy(PROJECT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    monkeypatch.delenv("TWENTYWEEKS_SAMPLES", raising=False)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    monkeypatch.setenv("CI", "true")

    def started(text, *arguments):
        (tmp_path / "test_one.py").write_text(text)
        command = [sys.executable, "-m", "pytest", "-q"]
        return subprocess.run(
            [*command, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return started


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "workers"])
def test_a_skip_fails_the_run_where_everything_must_be_there(run, workers):
    done = run(SKIPS, *workers)
    assert done.returncode == 1
    assert "1 x the printer is out of paper" in done.stdout


def test_a_skip_is_let_pass_on_an_officers_own_machine(run, monkeypatch):
    monkeypatch.delenv("CI")
    assert run(SKIPS).returncode == 0


def test_the_samples_may_be_missing_and_are_named(run):
    done = run(SAMPLES)
    assert done.returncode == 0
    assert "Skips: 1; 0 count, 0 allowed" in done.stdout


def test_the_samples_are_used_where_they_are(run, monkeypatch, tmp_path):
    monkeypatch.setenv("TWENTYWEEKS_SAMPLES", str(tmp_path / "published"))
    assert "1 passed" in run(SAMPLES).stdout


def test_no_test_reaches_the_network_or_a_real_home(run):
    done = run(REACHES)
    assert "3 passed" in done.stdout, done.stdout
