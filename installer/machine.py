"""What the operating system must bring: Qt's libraries and the tools of the tests."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from environment import Stopped, can_make_environments, tell

Need = tuple[str, Callable[[], bool]]
"""The apt package that brings a thing, and the question whether it is there."""

PACKAGE_LISTS = Path("/var/lib/apt/lists")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

DRAWING = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libbrotli1": "libbrotlidec.so.1",
}
WINDOW = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
WAYLAND = {
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
}
TEST_PROGRAMS = {
    "xvfb": "Xvfb",
    "xauth": "xauth",
    "poppler-utils": "pdftoppm",
    "qpdf": "qpdf",
    "cups": "cupsd",
    "cups-client": "lp",
    "dbus": "dbus-run-session",
}
TEST_FILES = {
    "printer-driver-cups-pdf": "/usr/lib/cups/backend/cups-pdf",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi/__init__.py",
    "libjaxb-java": "/usr/share/java/jaxb-api.jar",
}


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def window_needs(*, display: bool) -> list[Need]:
    """Return what the program needs: to draw, and with a display to open a window."""
    python = f"python3.{sys.version_info.minor}-venv"
    needs: list[Need] = [
        (python, can_make_environments),
        ("ca-certificates", CERTIFICATES.exists),
    ]
    libraries = DRAWING | WINDOW if display else DRAWING
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries = libraries | WAYLAND
    return needs + [(package, _loads(soname)) for package, soname in libraries.items()]


def test_needs() -> list[Need]:
    """Return what the tests need beside the program's own needs."""
    programs = [(name, _runs(program)) for name, program in TEST_PROGRAMS.items()]
    files = [(name, Path(path).exists) for name, path in TEST_FILES.items()]
    return [*programs, *files, ("default-jdk-headless", _runs("javac"))]


def require(needs: list[Need]) -> None:
    """Install what is missing where this is allowed, else stop and name it."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for package, is_there in needs if not is_there()]
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise Stopped(
            "This system lacks what these Debian packages bring: "
            f"{' '.join(missing)}. Install their like and run the same command again."
        )
    if os.geteuid():
        raise Stopped(
            "Some system packages are missing. Install them, then run the same "
            f"command again:\n  sudo apt-get install {' '.join(missing)}"
        )
    _install(missing)
    left = [package for package, is_there in needs if not is_there()]
    if left:
        raise Stopped(f"Installed, but still not found: {' '.join(left)}.")


def _install(packages: list[str]) -> None:
    tell(f"Installing system packages: {' '.join(packages)}")
    install = ["install", "--yes", "--no-install-recommends", *packages]
    if not any(PACKAGE_LISTS.glob("*_Packages*")):
        _apt(["update"])
    elif _apt(install):
        return
    else:
        _apt(["update"])
    if not _apt(install):
        raise Stopped(
            "The system packages could not be installed; apt's reason stands above. "
            "When it is mended, run the same command again."
        )


def _apt(arguments: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *arguments]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        text=True,
        check=False,
    )
    if done.returncode:
        tell(done.stdout)
    return done.returncode == 0


def _loads(soname: str) -> Callable[[], bool]:
    """Ask the loader itself: Qt would abort, with nothing to catch."""

    def is_there() -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    return is_there


def _runs(program: str) -> Callable[[], bool]:
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
    return lambda: shutil.which(program, path=path) is not None
