"""How far the filled cells of a workbook's sheet reach.

The reader of workbooks reserves the whole square from the first cell to the last, and
a square too large ends the program. So each sheet is measured before it is parsed.
"""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

Reach = tuple[int, int]

_FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'](?:[^>]*[^/>])?>"
)
_ROW_HEADER = 0
_FILLED_KINDS = range(2, 12)
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def reach(name: str, data: bytes) -> Reach:
    """Measure one member of a workbook: columns across and rows down, or 0 and 0.

    Raises ValueError where an open document cannot be read.
    """
    if name == "content.xml":
        return _reach_open(data)
    if name.endswith(".bin") and "worksheets/" in name:
        return _reach_binary(data)
    return _reach_xml(data)


def _reach_xml(data: bytes) -> Reach:
    across = down = 0
    for letters, digits in _FILLED_CELL.findall(data):
        across = max(across, _column(letters))
        down = max(down, int(digits))
    return across, down


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _reach_binary(data: bytes) -> Reach:
    across = down = row = 0
    for kind, body in _records(data):
        number = int.from_bytes(body[:4], "little") + 1
        if kind == _ROW_HEADER:
            row = number
        elif kind in _FILLED_KINDS:
            across, down = max(across, number), max(down, row)
    return across, down


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        kind, place = _packed_number(data, place)
        size, place = _packed_number(data, place)
        yield kind, data[place : place + size]
        place += size


def _packed_number(data: bytes, place: int) -> tuple[int, int]:
    """Read seven bits a byte, the lowest first, until a byte without its top bit."""
    number = 0
    for index, byte in enumerate(data[place : place + 4]):
        number |= (byte & 0x7F) << 7 * index
        place += 1
        if byte < 0x80:
            break
    return number, place


def _reach_open(data: bytes) -> Reach:
    across = down = row = 0
    for element in _elements(data):
        if element.tag == f"{_TABLE}table-row":
            row += int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            if width := _filled_width(element):
                across, down = max(across, width), max(down, row)
            element.clear()
        elif element.tag == f"{_TABLE}table":
            row = 0
            element.clear()
    return across, down


def _elements(data: bytes) -> Iterator[Element]:
    try:
        for _, element in iterparse(io.BytesIO(data)):
            yield element
    except ParseError as broken:
        raise ValueError("not well formed") from broken


def _filled_width(row: Element) -> int:
    width = place = 0
    for cell in row:
        place += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if cell.get(f"{_OFFICE}value-type"):
            width = place
    return width
