"""What a file of Word 97 to 2003 (.doc) says, as content of ours: its words alone.

Such a file keeps its text in pieces, each of one or of two bytes a letter; the table
of pieces says where they lie (Microsoft, [MS-DOC], 2.4.1).
"""

import re
import struct
from collections.abc import Iterator
from io import BytesIO

from olefile import OleFileIO  # type: ignore[import-untyped]

from twentyweeks.paper.blocks import Block, Heading, Paragraph
from twentyweeks.paper.from_text import paragraphs
from twentyweeks.paper.packed import unreadable

OLD_WORD = "application/msword"
_AROUND = "Notes, head and foot of its pages"
_WORD_97 = 0xA5EC
_LOCKED, _FIRST_TABLE = 0x0100, 0x0200
_FLAGS, _COUNTS, _PIECES = 0x0A, 0x4C, 0x01A2
_OF_ONE_BYTE = 0x4000_0000
_SETTINGS = 1
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_LINE_ENDS = str.maketrans({"\r": "\n", "\x0b": " ", "\x0c": "\n", "\x07": "\n"})
_HYPHENS = str.maketrans({"\x1e": "\u2011", "\x1f": None, "\xad": None})
_LARGEST = 50_000_000
_FAULTS = (OSError, struct.error, ValueError, IndexError)


def blocks_of_old_word(content: bytes) -> tuple[Block, ...]:
    """Return the words of a .doc in order, a cell of a table a paragraph.

    Its notes and what is at the head and foot of its pages come last. Words that a
    tracked change has struck still stand. BadInput where it cannot be read.
    """
    try:
        main, others = _text(content)
    except _FAULTS as fault:
        raise unreadable() from fault
    blocks: list[Block] = list(_paragraphs(main))
    noted = tuple(dict.fromkeys(_paragraphs(others)))
    return (*blocks, Heading(_AROUND, 2), *noted) if noted else tuple(blocks)


def _text(content: bytes) -> tuple[str, str]:
    """Return the words of the main text, and those of all that stands around it."""
    with OleFileIO(BytesIO(content)) as file:
        head = file.openstream("WordDocument").read(_LARGEST)
        magic, flags = (
            struct.unpack_from("<H", head, 0)[0],
            struct.unpack_from("<H", head, _FLAGS)[0],
        )
        if magic != _WORD_97 or flags & _LOCKED:
            raise unreadable()
        name = "1Table" if flags & _FIRST_TABLE else "0Table"
        table = file.openstream(name).read(_LARGEST)
    at, length = struct.unpack_from("<II", head, _PIECES)
    said = "".join(_pieces(head, table[at : at + length]))
    (count,) = struct.unpack_from("<I", head, _COUNTS)
    return said[:count], said[count:]


def _pieces(head: bytes, told: bytes) -> Iterator[str]:
    at = 0
    while told[at] == _SETTINGS:
        at += 3 + int(struct.unpack_from("<H", told, at + 1)[0])
    (length,) = struct.unpack_from("<I", told, at + 1)
    count = (length - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", told, at + 5)
    first = at + 5 + 4 * (count + 1)
    for each in range(count):
        (where,) = struct.unpack_from("<I", told, first + 8 * each + 2)
        yield _piece(head, where, ends[each + 1] - ends[each])


def _piece(head: bytes, where: int, letters: int) -> str:
    if where & _OF_ONE_BYTE:
        begins = (where ^ _OF_ONE_BYTE) // 2
        return head[begins : begins + letters].decode("cp1252", "replace")
    return head[where : where + 2 * letters].decode("utf-16-le", "replace")


def _paragraphs(said: str) -> Iterator[Paragraph]:
    """Yield the paragraphs; what a field computes stands without its recipe."""
    shown = _FIELD.sub("", said).translate(_LINE_ENDS).translate(_HYPHENS)
    return paragraphs(shown.split("\n"))
