import importlib
import re
import subprocess
import sys

import pytest

from house.sources import PROJECT

INSTALLER = PROJECT / "installer"
linux = pytest.mark.skipif(sys.platform != "linux", reason="apt is Debian's")


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.syspath_prepend(str(INSTALLER))
    return importlib.import_module("machine")


@pytest.fixture
def stopped(machine):
    return importlib.import_module("environment").Stopped


@pytest.mark.parametrize("script", ["run", "check"])
def test_a_machine_without_python_is_told_so(script, monkeypatch, tmp_path):
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    done = subprocess.run(
        ["/bin/bash", INSTALLER / script],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr == (
        "Twenty Weeks needs Python 3.11 or later, and none was found. "
        "Install it (apt-get install python3) and run this again.\n"
    )


@linux
def test_what_is_missing_is_named_where_nothing_can_install_it(
    machine, stopped, monkeypatch
):
    monkeypatch.setenv("PATH", "")
    needs = [("libsomewhere1", lambda: False), ("libhere1", lambda: True)]
    with pytest.raises(stopped, match=r"packages bring: libsomewhere1\. Install"):
        machine.require(needs)


@linux
def test_an_ordinary_user_gets_one_line_to_run(machine, stopped, monkeypatch, tmp_path):
    (tmp_path / "apt-get").symlink_to("/bin/false")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    needs = [("libone1", lambda: False), ("libtwo2", lambda: False)]
    with pytest.raises(stopped) as told:
        machine.require(needs)
    assert str(told.value).endswith("\n  sudo apt-get install libone1 libtwo2")


@linux
def test_root_is_told_when_apt_fails(machine, stopped, monkeypatch, tmp_path):
    (tmp_path / "apt-get").symlink_to("/bin/false")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(stopped, match="could not be installed"):
        machine.require([("libone1", lambda: False)])


@linux
def test_the_libraries_of_a_window_are_asked_of_the_loader(machine, monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    shown = dict(machine.window_needs(display=True))
    drawn = dict(machine.window_needs(display=False))
    assert shown.keys() - drawn.keys() == {
        "libxkbcommon-x11-0",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
    }
    assert shown["libgl1"]()
    assert shown["libxcb-cursor0"]()


def test_every_package_of_the_locks_has_its_hash():
    for name in ("requirements", "requirements-dev", "requirements-build"):
        lock = (INSTALLER / f"{name}.lock").read_text("utf-8")
        entries = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]
        assert len(entries) > 5
        assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []
