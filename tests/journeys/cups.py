"""A real print queue: a CUPS server of the test's own, on a free loopback port."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

QUEUE = "TestPaper"
CONFIG = """
Listen 127.0.0.1:{port}
LogLevel warn
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerBin {root}/bin
ServerRoot {root}
StateDir {root}/state
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
"""


PRINTER = """#!/bin/sh
[ $# -eq 0 ] && exit 0
cat ${{6:+"$6"}} > "{printed}.part" && mv "{printed}.part" "{printed}"
"""
"""The one thing that no machine here has: paper. What is sent becomes a file."""


@contextmanager
def print_queue(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run a CUPS server with one queue; yield the file that its printer writes."""
    if shutil.which("cupsd", path=_path()) is None:
        pytest.fail("cupsd is missing: installer/check installs it")
    port, printed = _free_port(), root / "printed.pdf"
    for name in ("state", "cache", "spool", "tmp"):
        (root / name).mkdir(parents=True, mode=0o700)
    (root / "cupsd.conf").write_text(CONFIG.format(port=port))
    (root / "files.conf").write_text(FILES.format(root=root))
    _lay_programs(root / "bin", PRINTER.format(printed=printed))
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
    monkeypatch.setenv("PATH", _path())
    command = ["cupsd", "-f", "-c", root / "cupsd.conf", "-s", root / "files.conf"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        subprocess.run(
            ["lpadmin", "-p", QUEUE, "-E", "-v", "paper:/", "-m", "raw"],
            check=True,
            capture_output=True,
        )
        yield printed
    finally:
        server.terminate()
        server.wait(10)


def wait_for_paper(printed: Path) -> bytes:
    """Return what came out of the printer."""
    for _ in range(100):
        with suppress(FileNotFoundError):
            return printed.read_bytes()
        time.sleep(0.1)
    raise AssertionError("nothing came out of the printer")


def _lay_programs(folder: Path, printer: str) -> None:
    folder.mkdir()
    for program in Path("/usr/lib/cups").iterdir():
        if program.name != "backend":
            (folder / program.name).symlink_to(program)
    backend = folder / "backend" / "paper"
    backend.parent.mkdir()
    backend.write_text(printer)
    backend.chmod(0o700)


def _path() -> str:
    return f"{os.environ['PATH']}:/usr/sbin:/sbin"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError("the print server did not start")
