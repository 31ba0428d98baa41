"""Read a table kept as text, whatever its encoding and its delimiter."""

import codecs
import csv
import io
import unicodedata
from itertools import pairwise

from charset_normalizer import from_bytes

from twentyweeks.errors import BadInput
from twentyweeks.returns.columns import recognised
from twentyweeks.returns.grid import Grid

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = ["cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"]
_SAMPLE = 20_000
_NO_TABLE = (
    "The file is no spreadsheet. Nothing was brought in. Save it as XLSX or CSV and "
    "choose that."
)


def read_delimited(data: bytes, saved: frozenset[str]) -> tuple[Grid, str]:
    """Read the rows, and say how the bytes were understood."""
    words, encoding = _decode(data)
    if not words.strip():
        raise BadInput("The file is empty. Nothing was brought in.")
    if "\0" in words or words.lstrip()[:1] in {"<", "{"} or words.startswith("%PDF"):
        raise BadInput(_NO_TABLE)
    delimiter = _delimiter(words, saved)
    rows = tuple(tuple(row) for row in _parse(words, delimiter))
    return Grid("", rows), f"text in {encoding}, separated by {_DELIMITERS[delimiter]}"


def _decode(data: bytes) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec), codec.removesuffix("-sig").upper()
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _guess(data)


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise BadInput(
            "The text of the file is damaged, so it cannot be read. Nothing was "
            "brought in."
        ) from None


def _guess(data: bytes) -> tuple[str, str]:
    """Prefer the Windows encoding of western Europe where it gives likely names."""
    try:
        words = data.decode("cp1252")
    except UnicodeDecodeError:
        words = ""
    if words and _looks_western(words):
        return words, "Windows-1252"
    best = from_bytes(data, cp_isolation=_WINDOWS).best() or from_bytes(data).best()
    if best is None:
        raise BadInput(_NO_TABLE)
    return str(best), best.encoding


def _looks_western(words: str) -> bool:
    """Tell whether accented letters stand alone among plain ones, as in Zoë."""
    if any(one > "\x7f" and two > "\x7f" for one, two in pairwise(words)):
        return False
    return all(
        letter < "\x80" or unicodedata.category(letter) in _WESTERN for letter in words
    )


_WESTERN = frozenset({"Ll", "Lu", "Pd", "Pi", "Pf", "Zs", "Sc"})


def _delimiter(words: str, saved: frozenset[str]) -> str:
    """Choose the delimiter under which most headings are known, then most cells."""
    sample = words[:_SAMPLE].splitlines(keepends=True)[:60]

    def score(delimiter: str) -> tuple[int, int]:
        rows = list(csv.reader(sample, delimiter=delimiter))
        known = max((recognised(row, saved) for row in rows), default=0)
        return known, sum(map(len, rows))

    return max(_DELIMITERS, key=score)


def _parse(words: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        stream = io.StringIO(words, newline="")
        rows.extend(csv.reader(stream, delimiter=delimiter, strict=True))
    except csv.Error:
        raise BadInput(
            f"Row {len(rows) + 1} has a quotation mark that is not closed, or a cell "
            "of more than 131,072 characters. Nothing was brought in."
        ) from None
    return rows
