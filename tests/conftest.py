"""What every test stands on: no real home, no network, a screen for each worker."""

import gc
import ipaddress
import os
import shutil
import sys
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

SKIPS_ALLOWED = 0
"""Skips that a run with CI=true may close with; raise it only with a reason here."""

NO_SAMPLES = "TWENTYWEEKS_SAMPLES is not set: the published figures are not here"
SAMPLES = os.environ.get("TWENTYWEEKS_SAMPLES") or None
FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}

if sys.platform.startswith("linux"):
    platform = "xcb" if shutil.which("Xvfb") else "offscreen"
    os.environ.setdefault("QT_QPA_PLATFORM", platform)


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """Return the homes of this run, one a test, and give Qt a folder of its own."""
    folder = tmp_path_factory.mktemp("homes")
    folder.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes, monkeypatch):
    """No test sees the home of the person who runs it, nor another test's."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    yield
    if not gc.isenabled():  # a window with threads has turned it off
        gc.collect()  # here: a thread of the next test may destroy nothing of Qt's
        gc.enable()


@pytest.fixture
def home(tmp_path) -> Path:
    """Return where a caseload of this test may be made: the folder is not there yet."""
    return tmp_path / "caseload"


@pytest.fixture
def samples() -> Path:
    """Return the folder of published figures and of the fake census tables."""
    if SAMPLES is None:
        pytest.skip(NO_SAMPLES)
    return Path(SAMPLES)


def _no_network(event, arguments):
    """Refuse a connection that would leave this machine (an audit hook)."""
    if event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        return
    address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    host = address[0] if isinstance(address, tuple) else address
    if event != "socket.getaddrinfo" and not isinstance(address, tuple):
        return  # a socket of this machine has a path, not a host
    if host in (None, "", b"", "localhost", b"localhost"):
        return
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        message = f"A test reached for the network: {host!r}"
        raise PermissionError(message)


def pytest_configure(config):
    sys.addaudithook(_no_network)


def _counted(skips):
    """Return the number of skips by reason, those that CI cannot avoid left out."""
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skips)
    if SAMPLES is None:
        del reasons[NO_SAMPLES]
    return reasons


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or os.environ.get("CI") != "true":
        return
    skips = _counted(reporter.stats.get("skipped", []))
    if skips.total() > SKIPS_ALLOWED and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    counted = _counted(skipped)
    terminalreporter.write_line(
        f"Skips: {len(skipped)}; {counted.total()} count, {SKIPS_ALLOWED} allowed"
    )
    if os.environ.get("CI") == "true" and counted.total() > SKIPS_ALLOWED:
        terminalreporter.write_line("With CI=true a skip is a failure:", red=True)
        for reason, times in counted.items():
            terminalreporter.write_line(f"  {times} x {reason}")
