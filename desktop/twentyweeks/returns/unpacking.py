"""Weigh a file before it is parsed, so that a small one cannot unpack to a huge one."""

import zipfile
import zlib
from pathlib import Path

from twentyweeks.errors import BadInput, Unavailable
from twentyweeks.returns.extents import reach

LARGEST_FILE = 100_000_000
LARGEST_UNPACKED = 512_000_000
LARGEST_SHEET = 5_000_000

_UNHARMED = "Nothing was brought in."
_CUT_SHORT = f"The file is cut short or damaged, so it cannot be read. {_UNHARMED}"
_LOCKED = (
    f"The file is protected by a password. {_UNHARMED} Save a copy without the "
    "password and choose that."
)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    LookupError,
)


def read_bytes(path: Path) -> bytes:
    """Read a file whole, refused before it is opened where it is too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise BadInput(
                f"“{path.name}” is larger than 100 MB, so it was not opened. "
                f"{_UNHARMED} Delete what is not needed and try again."
            )
        if size == 0:
            raise BadInput(f"“{path.name}” is empty. {_UNHARMED}")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"There is no file “{path.name}”. {_UNHARMED}") from None
    except (OSError, ValueError):
        raise Unavailable(
            f"“{path.name}” could not be opened. {_UNHARMED} If it is open in another "
            "program, close it there and try again."
        ) from None


def check_package(package: zipfile.ZipFile) -> None:
    """Refuse a zipped workbook that is too large, locked, damaged or far too wide."""
    members = package.infolist()
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise BadInput(
            "The file would unpack to more than 512 MB, so it was not read. "
            f"{_UNHARMED}"
        )
    if any(member.flag_bits & 1 for member in members):
        raise BadInput(_LOCKED)
    for member in members:
        _check_member(package, member)


def _check_member(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack a member, which verifies its checksum, and measure it."""
    try:
        across, down = reach(member.filename, package.read(member))
    except _DAMAGE:
        raise BadInput(_CUT_SHORT) from None
    check_reach(across, down)


def check_reach(across: int, down: int) -> None:
    """Refuse a sheet whose filled cells stand too far apart."""
    if across * down > LARGEST_SHEET:
        raise BadInput(
            "A sheet of the file reaches over more than 5 million cells, so it was not "
            f"read. {_UNHARMED} Delete what stands far below or beside the table."
        )


def cut_short() -> BadInput:
    """Return the refusal of a file that ends too early or is damaged."""
    return BadInput(_CUT_SHORT)


def locked() -> BadInput:
    """Return the refusal of a file that asks for a password."""
    return BadInput(_LOCKED)
