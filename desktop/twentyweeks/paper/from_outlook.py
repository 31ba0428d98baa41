"""A message that Outlook saved (.msg), made an e-mail of the ordinary form.

Each property of it is a stream, named after its number and its kind ([MS-OXMSG]).
"""

import codecs
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from io import BytesIO
from typing import cast

from olefile import OleFileIO  # type: ignore[import-untyped]

from twentyweeks.paper.blocks import Block
from twentyweeks.paper.from_mail import NAMELESS, blocks_of_message
from twentyweeks.paper.packed import unreadable

OUTLOOK = "application/vnd.ms-outlook"
_SUBJECT, _BODY, _PAGE = "0037", "1000", "1013"
_NAME, _ADDRESSES = "0C1A", ("5D01", "0C1F")
_SHOWN = {"To": "0E04", "Cc": "0E03"}
_HUNG, _HUNG_NAMES = "3701", ("3707", "3704", "3001")
_TIMES = (0x0039_0040, 0x0E06_0040)
_LETTERS = (0x3FFD_0003, 0x3FDE_0003)
_UTF_8, _USUAL = 65001, 1252
_PROPERTIES, _HEAD = "__properties_version1.0", 32
_TICKS_A_SECOND = 10_000_000
_FAULTS = (OSError, struct.error, ValueError, IndexError, OverflowError)
_LARGEST = 100_000_000
_NO_WORDS = (
    "The words of this message are kept in a form of Outlook's own, which is not read "
    "here. Open the original in Outlook."
)


def read_outlook(content: bytes) -> EmailMessage:
    """Return a .msg as a message; BadInput where it cannot be read."""
    try:
        with OleFileIO(BytesIO(content)) as file:
            held = file.openstream(_PROPERTIES).read(_LARGEST)[_HEAD:]
            whole = held[: len(held) // 16 * 16]
            numbers = {
                tag: value for tag, _, value in struct.iter_unpack("<IIQ", whole)
            }
            return _mail(_Saved(file, numbers))
    except _FAULTS as fault:
        raise unreadable() from fault


def blocks_of_outlook(content: bytes) -> tuple[Block, ...]:
    """Return the text of a .msg in order; what hung on it is named only."""
    return blocks_of_message(read_outlook(content))


@dataclass(frozen=True, slots=True)
class _Saved:
    """A message as it was saved, and those of its properties that are numbers."""

    file: OleFileIO
    numbers: Mapping[int, int]

    def text(self, *path: str) -> str:
        """Return a property's words, in whichever of three kinds they are kept."""
        wide = self.content(*path[:-1], f"{path[-1]}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = (
            self.content(*path[:-1], path[-1] + kind) for kind in ("001E", "0102")
        )
        held = next(filter(None, narrow), b"")
        return held.decode(self._letters(), "replace").rstrip("\0")

    def content(self, *path: str) -> bytes:
        """Return the bytes of a property, none where it is not there."""
        where = [*path[:-1], f"__substg1.0_{path[-1]}"]
        held = self.file.openstream(where) if self.file.exists(where) else BytesIO()
        found: bytes = held.read(_LARGEST)
        return found

    def hung(self) -> list[str]:
        """Return the folders of what hung on it, in order."""
        folders = {path[0] for path in self.file.listdir(storages=True)}
        return sorted(each for each in folders if each.startswith("__attach_version"))

    def day(self) -> str:
        """Return when it was sent, else when it reached its reader."""
        ticks = next(filter(None, map(self.numbers.get, _TIMES)), None)
        if ticks is None:
            return ""
        began = datetime(1601, 1, 1, tzinfo=UTC)
        return format_datetime(began + timedelta(seconds=ticks // _TICKS_A_SECOND))

    def _letters(self) -> str:
        """Return the name of the 8-bit letters that it was written in."""
        page = next(filter(None, map(self.numbers.get, _LETTERS)), _USUAL)
        name = "utf-8" if page == _UTF_8 else f"cp{page}"
        try:
            return codecs.lookup(name).name
        except LookupError:
            return f"cp{_USUAL}"


def _mail(saved: _Saved) -> EmailMessage:
    mail = EmailMessage(default.clone(header_factory=_heads_as_words()))
    heads = {
        "From": _sender(saved),
        **{name: saved.text(number) for name, number in _SHOWN.items()},
        "Date": saved.day(),
        "Subject": saved.text(_SUBJECT),
    }
    for name, said in heads.items():
        if said:
            mail[name] = " ".join(said.split())
    words, page = saved.text(_BODY), saved.text(_PAGE)
    if page and not words:
        mail.set_content(page, subtype="html")
    else:
        mail.set_content(words or _NO_WORDS)
    for folder in saved.hung():
        names = (saved.text(folder, number) for number in _HUNG_NAMES)
        mail.add_attachment(
            saved.content(folder, f"{_HUNG}0102"),
            maintype="application",
            subtype="octet-stream",
            filename=next(filter(None, names), NAMELESS),
        )
    return mail


def _heads_as_words() -> HeaderRegistry:
    """Return how heads are read: Outlook shows people by names, not by addresses."""
    heads = HeaderRegistry()
    words = cast("type[BaseHeader]", UnstructuredHeader)
    for name in ("from", "to", "cc"):
        heads.map_to_type(name, words)
    return heads


def _sender(saved: _Saved) -> str:
    name = saved.text(_NAME)
    found = (saved.text(number) for number in _ADDRESSES)
    address = next((each for each in found if "@" in each), "")
    return f"{name} <{address}>" if address else name
