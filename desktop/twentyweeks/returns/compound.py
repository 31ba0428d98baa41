"""Look into an old workbook (a compound file) before the reader does.

The reader follows a chain of sectors that closes on itself until the memory is full,
and does not say that a password is wanted.
"""

import struct
from collections.abc import Iterator

_HEADER = 512
_NO_SECTOR = 0xFFFFFFFA
_SMALL = 64
_LOCK = 0x002F
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x00BD, 0x00FD, 0x027E})
_MANY_NUMBERS = 0x00BD


def book_of(data: bytes) -> bytes:
    """Return the stream of the workbook, empty where there is none.

    Raises ValueError where the sectors of the file are not in order.
    """
    if len(data) < _HEADER:
        raise ValueError("too short")
    size = 1 << min(_short(data, 30), 12)
    body = data[size:]
    table = _numbers(_joined(body, size, _table_sectors(data, size)))
    _refuse_loops(table)
    folder = _chain(body, size, table, _long(data, 48))
    small_table = _numbers(_chain(body, size, table, _long(data, 60)))
    _refuse_loops(small_table)
    for place in range(128, len(folder) - 127, 128):
        start, length = _long(folder, place + 116), _long(folder, place + 120)
        if _name(folder[place : place + 128]) not in {"Workbook", "Book"}:
            continue
        if length >= _long(data, 56):
            return _chain(body, size, table, start)
        small = _chain(body, size, table, _long(folder, 116))
        return _chain(small, _SMALL, small_table, start)
    return b""


def is_locked(book: bytes) -> bool:
    """Tell whether the workbook asks for a password."""
    return any(kind == _LOCK for kind, _ in _records(book))


def reach_of_book(book: bytes) -> tuple[int, int]:
    """Measure the filled cells of all sheets: columns across and rows down."""
    across = down = 0
    for kind, body in _records(book):
        if kind in _CELLS and len(body) >= 6:
            last = len(body) - 2 if kind == _MANY_NUMBERS else 2
            across = max(across, _short(body, last) + 1)
            down = max(down, _short(body, 0) + 1)
    return across, down


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, place)
        yield kind, book[place + 4 : place + 4 + size]
        place += 4 + size


def _table_sectors(data: bytes, size: int) -> list[int]:
    """List the sectors of the table: 109 in the header, the rest in a chain."""
    sectors = _numbers(data[76:_HEADER])
    following = _long(data, 68)
    for _ in range(len(data) // size):
        if following >= _NO_SECTOR:
            break
        more = _numbers(data[(following + 1) * size : (following + 2) * size])
        sectors += more[:-1]
        following = more[-1] if more else _NO_SECTOR
    return [sector for sector in sectors if sector < _NO_SECTOR]


def _refuse_loops(table: list[int]) -> None:
    """Follow every chain once; meeting a sector of the same chain again is a loop."""
    chain_of: dict[int, int] = {}
    for start in range(len(table)):
        sector = start
        while sector < len(table) and sector not in chain_of:
            chain_of[sector] = start
            sector = table[sector]
        if chain_of.get(sector) == start:
            raise ValueError("a chain of sectors closes on itself")


def _chain(body: bytes, size: int, table: list[int], start: int) -> bytes:
    sectors: list[int] = []
    while start < len(table):
        sectors.append(start)
        start = table[start]
    return _joined(body, size, sectors)


def _joined(body: bytes, size: int, sectors: list[int]) -> bytes:
    return b"".join(body[place * size : (place + 1) * size] for place in sectors)


def _numbers(data: bytes) -> list[int]:
    count = len(data) // 4
    return list(struct.unpack(f"<{count}I", data[: count * 4]))


def _name(entry: bytes) -> str:
    return entry[: max(_short(entry, 64) - 2, 0)].decode("utf-16-le", "replace")


def _short(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "little")


def _long(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "little")
