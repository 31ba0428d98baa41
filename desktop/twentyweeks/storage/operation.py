"""One write to one field, as the journal keeps it and a bundle carries it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from twentyweeks.casework import Wire

SCHEMA = 1
"""Version of the meaning of operations; a bundle names it."""


class Verb(StrEnum):
    """What an operation does to its field or entity."""

    SET = "set"
    DELETE = "del"
    UNDELETE = "undel"
    ISSUE = "issue"


_BEYOND = 1 << 63

WHOLE = ""
"""The field name under which an entity as a whole is deleted and undeleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A write with the values that its author was looking at.

    `sup` are the operations whose values it replaces; `saw` (deletions and issues
    only) every head of the entity at that moment; `hlc` a hybrid logical clock of
    48 bits of milliseconds and 16 of count, for the order of display alone; `wall`
    what the laptop's clock said; `tx` is one for all that one Save wrote.
    """

    id: UUID
    tx: str
    verb: str
    case: UUID | None
    ent: str
    eid: UUID
    f: str
    v: Wire
    sup: tuple[UUID, ...] = ()
    saw: tuple[UUID, ...] = ()
    hlc: int
    wall: str
    by: UUID | None = None
    why: str | None = None
    sv: int = SCHEMA
    src: str = "ui"

    def to_json(self) -> dict[str, Wire]:
        """Return the operation as docs/bundle-format.md writes it."""
        return {
            "id": self.id.hex,
            "tx": self.tx,
            "t": self.verb,
            "case": None if self.case is None else self.case.hex,
            "ent": self.ent,
            "eid": self.eid.hex,
            "f": self.f,
            "v": self.v,
            "sup": [each.hex for each in self.sup],
            "saw": [each.hex for each in self.saw],
            "hlc": f"{self.hlc:016x}",
            "wall": self.wall,
            "by": None if self.by is None else self.by.hex,
            "why": self.why,
            "sv": self.sv,
            "src": self.src,
        }

    def to_row(self) -> dict[str, Any]:
        """Return the operation as a row of its table."""
        return {
            "id": self.id,
            "tx": self.tx,
            "verb": self.verb,
            "case_id": self.case,
            "ent": self.ent,
            "eid": self.eid,
            "f": self.f,
            "v": json.dumps(self.v, ensure_ascii=False, sort_keys=True),
            "sup": json.dumps([each.hex for each in self.sup]),
            "saw": json.dumps([each.hex for each in self.saw]),
            "hlc": self.hlc,
            "wall": self.wall,
            "by": self.by,
            "why": self.why,
            "sv": self.sv,
            "src": self.src,
        }


def operation_from_json(raw: Mapping[str, Any]) -> Operation:
    """Read an operation out of a bundle's line.

    Raises ValueError, KeyError or TypeError where the line is not one.
    """
    return Operation(
        id=UUID(hex=raw["id"]),
        tx=str(raw["tx"]),
        verb=str(raw["t"]),
        case=None if raw.get("case") is None else UUID(hex=raw["case"]),
        ent=str(raw["ent"]),
        eid=UUID(hex=raw["eid"]),
        f=str(raw["f"]),
        v=raw["v"],
        sup=tuple(UUID(hex=each) for each in raw.get("sup", ())),
        saw=tuple(UUID(hex=each) for each in raw.get("saw", ())),
        hlc=_clock(raw["hlc"]),
        wall=str(raw["wall"]),
        by=None if raw.get("by") is None else UUID(hex=raw["by"]),
        why=raw.get("why"),
        sv=int(raw["sv"]),
        src=str(raw.get("src", "ui")),
    )


def _clock(raw: str) -> int:
    reading = int(raw, 16)
    if not 0 <= reading < _BEYOND:
        raise ValueError("a clock of operations has 63 bits")
    return reading


def operation_from_row(row: Mapping[str, Any]) -> Operation:
    """Read an operation out of a row of its table."""
    return Operation(
        id=row["id"],
        tx=row["tx"],
        verb=row["verb"],
        case=row["case_id"],
        ent=row["ent"],
        eid=row["eid"],
        f=row["f"],
        v=json.loads(row["v"]),
        sup=tuple(UUID(hex=each) for each in json.loads(row["sup"])),
        saw=tuple(UUID(hex=each) for each in json.loads(row["saw"])),
        hlc=row["hlc"],
        wall=row["wall"],
        by=row["by"],
        why=row["why"],
        sv=row["sv"],
        src=row["src"],
    )
