"""What an installed copy can prove about itself on this machine."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from io import BytesIO
from pathlib import Path

from packaging.requirements import Requirement
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from twentyweeks import places
from twentyweeks.law.events import Event, Kind
from twentyweeks.law.timetable import timetable
from twentyweeks.paper import faces
from twentyweeks.storage.engine import engine_for, make_file
from twentyweeks.vault.keys import DataKey


@dataclass(frozen=True)
class Check:
    """One thing that was tried, and what came of it in a sentence."""

    name: str
    sentence: str
    passed: bool


@dataclass(frozen=True)
class Licence:
    """A work of others that the program carries, and the terms it comes under."""

    name: str
    version: str
    licence: str
    home: str


class _Failed(Exception):
    """A check did not hold: the sentence that says so."""


def self_check() -> tuple[Check, ...]:
    """Try each thing that the program needs; one that fails stops no other."""
    return tuple(_tried(name, trial) for name, trial in _TRIALS.items())


def third_party() -> tuple[Licence, ...]:
    """Return every work of others in the program, by name."""
    packages = [_licence_of(name) for name in _needed("twentyweeks")]
    return tuple(sorted((*packages, *_CARRIED), key=lambda work: work.name.lower()))


def _tried(name: str, trial: Callable[[], str]) -> Check:
    try:
        return Check(name, trial(), passed=True)
    except _Failed as failed:
        return Check(name, str(failed), passed=False)
    except Exception as fault:  # noqa: BLE001 - whatever breaks here is the answer
        return Check(name, f"{type(fault).__name__}: {fault}", passed=False)


def _encryption() -> str:
    written = "Twenty Weeks wrote this sentence"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "check"
        key = DataKey.new()
        make_file(path, key)
        engine = engine_for(path, key)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE note (words TEXT)"))
            connection.execute(text("INSERT INTO note VALUES (:w)"), {"w": written})
        hot = b"".join(file.read_bytes() for file in Path(folder).iterdir())
        with engine.begin() as connection:
            read = connection.execute(text("SELECT words FROM note")).scalar_one()
        engine.dispose()
        _hold(read == written, "An encrypted file gave back other words than it got.")
        cold = path.read_bytes()
        readable = written.encode() in hot + cold or cold.startswith(b"SQLite format")
        _hold(not readable, "The words can be read in the encrypted file.")
        _hold(_refuses(path, DataKey.new()), "A wrong key opened the encrypted file.")
    return "An encrypted file opens with its key, with no other, and shows no words."


def _refuses(path: Path, key: DataKey) -> bool:
    engine = engine_for(path, key)
    try:
        engine.connect().close()
    except DatabaseError:
        return True
    finally:
        engine.dispose()
    return False


def _paper() -> str:
    import pypdfium2  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas

    fonts = sorted(path.stem for path in (places.resources() / "fonts").glob("*.ttf"))
    _hold(bool(fonts), "The fonts are missing.")
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(60, 60))
    for name in fonts:
        letter = next(c for c in map(chr, sorted(faces.letters(name))) if c.isalnum())
        faces.font(name)
        canvas.setFont(name, 24)
        canvas.drawString(15, 25, letter)
        canvas.showPage()
    canvas.save()
    written = buffer.getvalue()
    embedded = written.count(b"/FontFile2")
    _hold(embedded == len(fonts), f"{embedded} of {len(fonts)} fonts are embedded.")
    with pypdfium2.PdfDocument(written) as document:
        for name, page in zip(fonts, document, strict=True):
            darkest = min(page.render().to_pil().convert("L").getextrema())
            _hold(darkest < 128, f"A letter in {name} leaves its page white.")
    return f"A PDF is made with each of {len(fonts)} fonts, and shown."


def _window() -> str:
    from PySide6.QtCore import QLibraryInfo, QPluginLoader, qVersion
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = next((plugins / "platforms").glob("*qoffscreen*"))
    loader = QPluginLoader(str(plugin))
    _hold(loader.load(), f"Qt's window plug-in does not load: {loader.errorString()}")
    running = QGuiApplication.instance()
    window = running or QGuiApplication(["twentyweeks", "-platform", "offscreen"])
    font = places.resources() / "fonts" / "SourceSans3-Regular.ttf"
    number = QFontDatabase.addApplicationFont(str(font))
    _hold(number >= 0 and window is not None, "Qt does not take the program's fonts.")
    return f"Qt {qVersion()} starts ({QGuiApplication.platformName()})."


def _own_files() -> str:
    for name in ("fonts", "icons", "wording"):
        folder = places.resources() / name
        found = folder.is_dir() and any(folder.iterdir())
        _hold(found, f"The program's own {name} are missing from its installation.")
    steps = places.migrations() / "versions"
    _hold(any(steps.glob("*.py")), "The program's own migrations are missing.")
    return "The program's own fonts, icons, wording and migrations are there."


def _law() -> str:
    received = date(2026, 3, 2)
    request = Event(kind=Kind.REQUEST_RECEIVED, on=received, requester="parent")
    answer = timetable([request], date(2026, 6, 1))
    due = {limit.rule: limit.due for limit in answer.limits}
    known = {
        "assess_decision": date(2026, 4, 13),
        "refuse_plan_notice": date(2026, 6, 22),
        "final_plan": date(2026, 7, 20),
    }
    _hold(
        known.items() <= due.items(),
        "The rule book gives other dates than it should: do not use it.",
    )
    return "A request of Monday 2 March 2026 is due a plan by Monday 20 July 2026."


def _hold(that: object, otherwise: str) -> None:
    if not that:
        raise _Failed(otherwise)


_TRIALS: dict[str, Callable[[], str]] = {
    "encryption": _encryption,
    "paper": _paper,
    "law": _law,
    "window": _window,
    "own files": _own_files,
}


def _needed(package: str) -> set[str]:
    """Return the names of all that a package needs at run time on this machine."""
    found: set[str] = set()
    waiting = [package]
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            need = Requirement(line)
            applies = need.marker is None or need.marker.evaluate({"extra": ""})
            if applies and need.name.lower() not in found:
                found.add(need.name.lower())
                waiting.append(need.name)
    return found


def _licence_of(name: str) -> Licence:
    about = metadata.metadata(name)
    return Licence(about["Name"], about["Version"], _terms(about), _home(about))


def _terms(about: metadata.PackageMetadata) -> str:
    """Return the licence as the package states it, else as its licence file does."""
    stated = _field(about, "License-Expression") or _field(about, "License")
    if stated and "\n" not in stated:
        return stated
    classes = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    return ", ".join(classes) or _UNSTATED.get(about["Name"], "not stated")


def _field(about: metadata.PackageMetadata, name: str) -> str:
    values: list[str] = about.get_all(name) or [""]
    return values[0]


def _home(about: metadata.PackageMetadata) -> str:
    if page := _field(about, "Home-page"):
        return page
    links = [line.split(", ", 1) for line in about.get_all("Project-URL") or ()]
    known = {label.lower(): page for label, page in links}
    names = ("homepage", "home", "source", "repository", "documentation")
    return next((known[name] for name in names if name in known), "")


_UNSTATED = {"pyrage": "MIT", "sqlcipher3": "Zlib"}

_OFL = "OFL-1.1"
_NOTO = "https://notofonts.github.io"
_CARRIED = (
    Licence("SQLCipher", "4", "BSD-3-Clause", "https://www.zetetic.net/sqlcipher/"),
    Licence("SQLite", "3", "Public domain", "https://www.sqlite.org"),
    Licence("OpenSSL", "3", "Apache-2.0", "https://www.openssl.org"),
    Licence("Qt", "6", "LGPL-3.0-only", "https://www.qt.io"),
    Licence("PDFium", "", "Apache-2.0", "https://pdfium.googlesource.com/pdfium/"),
    Licence("libheif", "", "LGPL-3.0-only", "https://github.com/strukturag/libheif"),
    Licence("libde265", "", "LGPL-3.0-only", "https://github.com/strukturag/libde265"),
    Licence("Python", sys.version.split()[0], "PSF-2.0", "https://www.python.org"),
    Licence("Lucide icons", "", "ISC", "https://lucide.dev"),
    Licence(
        "Atkinson Hyperlegible Next",
        "",
        _OFL,
        "https://github.com/googlefonts/atkinson-hyperlegible-next",
    ),
    Licence("Source Sans 3", "", _OFL, "https://github.com/adobe-fonts/source-sans"),
    Licence("Noto Sans Arabic", "", _OFL, _NOTO),
    Licence("Noto Nastaliq Urdu", "", _OFL, _NOTO),
    Licence("Noto Sans Bengali", "", _OFL, _NOTO),
    Licence("Noto Sans Gurmukhi", "", _OFL, _NOTO),
)
