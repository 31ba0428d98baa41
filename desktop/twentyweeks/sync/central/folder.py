"""A folder as central: a share, a mapped drive, or one that is synchronised."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from twentyweeks.sync.central import Away, Full, NotThere, ReadOnly, Stat
from twentyweeks.vault.written import replace_patiently

_STAGE = "tmp"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_DISK_FULL = (39, 112)  # Windows: handle disk full, disk full


class Folder:
    """A folder that must exist; half-written files lie in its `tmp` alone."""

    def __init__(self, root: Path, station: str) -> None:
        self._root = root
        self._station = station
        with _told(str(root)):
            self._check()
            self._clean()

    def put(self, name: str, content: bytes) -> None:
        """Write beside, then take the place of the name."""
        target = self._root / name
        stage = self._root / _STAGE / f"{self._station}-{secrets.token_hex(8)}"
        with _told(name, writing=True):
            self._check()
            try:
                stage.parent.mkdir(exist_ok=True)
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(stage, content)
                replace_patiently(stage, target)
            finally:
                with suppress(OSError):
                    stage.unlink()

    def get(self, name: str) -> bytes:
        """Return a file's bytes."""
        with _told(name):
            self._check()
            return (self._root / name).read_bytes()

    def list(self, folder: str) -> tuple[str, ...]:
        """Return every file below a folder; none where it is absent."""
        with _told(folder):
            self._check()
            top = self._root / folder
            found = (path for path in top.rglob("*") if path.is_file())
            names = (path.relative_to(self._root).as_posix() for path in found)
            return tuple(sorted(n for n in names if not n.startswith(f"{_STAGE}/")))

    def exists(self, name: str) -> bool:
        """Whether a file lies under this name."""
        with _told(name):
            self._check()
            return (self._root / name).is_file()

    def delete(self, name: str) -> None:
        """Remove a file; one that is absent is no fault."""
        with _told(name, writing=True):
            self._check()
            (self._root / name).unlink(missing_ok=True)

    def stat(self, name: str) -> Stat:
        """Return a file's size and its time, in seconds since 1970."""
        with _told(name):
            self._check()
            found = (self._root / name).stat()
            return Stat(found.st_size, found.st_mtime)

    def _check(self) -> None:
        if not self._root.is_dir():
            raise Away(f"{self._root} is not there")

    def _clean(self) -> None:
        for left in (self._root / _STAGE).glob(f"{self._station}-*"):
            with suppress(OSError):
                left.unlink()


@contextmanager
def _told(name: str, *, writing: bool = False) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        if writing:
            raise Away("it went away meanwhile") from None
        raise NotThere(name) from None
    except OSError as fault:
        full = getattr(fault, "winerror", None) in _DISK_FULL
        if full or fault.errno in _FULL:
            raise Full from fault
        if writing and fault.errno in _FORBIDDEN:
            raise ReadOnly from fault
        raise Away(fault.strerror or "the drive does not answer") from fault


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
