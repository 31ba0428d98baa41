"""Put a small file in place whole, or leave what was there."""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from twentyweeks.errors import Unavailable

_SHARING = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)

Replace = Callable[[Path, Path], None]


def write_keeping_previous(path: Path, content: bytes) -> None:
    """Write `path` whole and keep what it held as `<name>.bak` beside it."""
    try:
        write_whole(previous(path), path.read_bytes())
    except FileNotFoundError:
        pass
    except OSError as fault:
        raise _unwritten(path, fault) from fault
    write_whole(path, content)


def previous(path: Path) -> Path:
    """Return where the previous content of `path` is kept."""
    return path.with_name(f"{path.name}.bak")


def write_whole(path: Path, content: bytes) -> None:
    """Write and fsync beside `path`, then take its place; Unavailable if it cannot."""
    beside = path.with_name(f"{path.name}.new")
    try:
        _write_through(beside, content)
        replace_patiently(beside, path)
        with suppress(OSError):  # some network drives cannot; the file itself is safe
            _settle(path.parent)
    except OSError as fault:
        raise _unwritten(path, fault) from fault
    finally:
        with suppress(OSError):
            beside.unlink()


def replace_patiently(
    source: Path,
    target: Path,
    replace: Replace = os.replace,
    pauses: Sequence[float] = _PAUSES,
) -> None:
    """Replace `target`, waiting up to 2.5 s while Windows says that it is in use."""
    for pause in pauses:
        try:
            replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _SHARING:
                raise
            time.sleep(pause)
        else:
            return
    replace(source, target)


def _unwritten(path: Path, fault: OSError) -> Unavailable:
    return Unavailable(
        f"{path.name} could not be written ({fault.strerror or 'disk error'}). What "
        "was there before is untouched. Check the disk and try again."
    )


def _write_through(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    if os.name == "posix":  # pragma: no branch
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
