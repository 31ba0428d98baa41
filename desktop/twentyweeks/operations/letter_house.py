"""A folder for a print-and-post house: one PDF a recipient, and an index of them."""

import csv
import re
from io import StringIO
from pathlib import Path

from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.letter_envelopes import Packed, Packet
from twentyweeks.operations.letter_stacks import (
    envelope_of,
    refuse_astray,
    sheets_of,
)
from twentyweeks.paper import join, pages
from twentyweeks.paper.parts import Cover
from twentyweeks.present.post import WAYS
from twentyweeks.returns.cells import no_formula
from twentyweeks.storage.papers import digest

_INDEX = (
    *("file", "recipient", "address", "class", "envelope", "pages", "sheets"),
    *("reference", "sha256"),
)


def write_folder(packed: Packed, where: Path, sides: int) -> int:
    """Write one PDF a recipient and an index, for a print-and-post house.

    Returns how many. Refused for a folder in which something lies already; the
    names of the files tell no child's name, the index tells who gets what.
    """
    try:
        if any(where.iterdir()):
            raise Refused(
                "Something lies in that folder already, and a letter of another day "
                "must not go out with these. Nothing was written. Choose an empty one."
            )
        rows = [
            _written(packet, (number, where), (sides, packed.window))
            for number, packet in enumerate(packed.packets, 1)
        ]
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(_INDEX)
        writer.writerows([map(no_formula, row) for row in rows])
        (where / "index.csv").write_text(text.getvalue(), encoding="utf-8-sig")
    except OSError as fault:
        raise Unavailable(
            "The letters could not be written there. They are issued and unharmed. "
            "Choose another folder, and delete what was begun in this one."
        ) from fault
    return len(rows)


def _written(
    packet: Packet, place: tuple[int, Path], into: tuple[int, str]
) -> tuple[str, ...]:
    (number, where), (sides, window) = place, into
    reference = re.sub(r"[^A-Za-z0-9-]+", "-", packet.reference).strip("-")
    name = f"{number:04}-{reference}.pdf"
    whole = _whole(packet)
    (where / name).write_bytes(whole)
    return (
        name,
        packet.recipient,
        ", ".join(packet.address),
        WAYS[packet.sent_by],
        envelope_of(packet, sides, window),
        str(pages(whole)),
        str(sheets_of(packet, sides)),
        packet.reference,
        digest(whole),
    )


def _whole(packet: Packet) -> bytes:
    """Return a letter with what it encloses behind it, where it has something."""
    if len(packet.papers) == 1:
        return packet.papers[0].pdf
    cover = Cover(title=packet.papers[0].title, author="", dated=packet.dated)
    whole = join(packet.papers, cover).pdf
    refuse_astray(whole, [(packet.reference, packet.papers)])
    return whole
