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

as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""How a value lies in the file, and how two values are compared."""

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

    def to_row(self, bundle: str | None) -> tuple[str | int | bytes | None, ...]:
        """Return the operation as its table's columns hold it, in their order."""
        return (
            self.id.bytes,
            self.tx,
            str(self.verb),
            None if self.case is None else self.case.bytes,
            self.ent,
            self.eid.bytes,
            self.f,
            as_json(self.v),
            _listed(self.sup),
            _listed(self.saw),
            self.hlc,
            self.wall,
            None if self.by is None else self.by.bytes,
            self.why,
            self.sv,
            self.src,
            bundle,
        )


def _listed(ids: tuple[UUID, ...]) -> str:
    return as_json([each.hex for each in ids]) if ids else "[]"


def operation_from_json(raw: Mapping[str, Any]) -> Operation:
    """Read an operation out of a bundle's line.

    Raises ValueError, KeyError or TypeError where the line is not one.
    """
    return Operation(
        id=UUID(hex=raw["id"]),
        tx=_text(raw["tx"]),
        verb=_text(raw["t"]),
        case=None if raw.get("case") is None else UUID(hex=raw["case"]),
        ent=_text(raw["ent"]),
        eid=UUID(hex=raw["eid"]),
        f=_text(raw["f"]),
        v=_value(raw["v"]),
        sup=tuple(UUID(hex=each) for each in raw.get("sup", ())),
        saw=tuple(UUID(hex=each) for each in raw.get("saw", ())),
        hlc=_number(int(raw["hlc"], 16)),
        wall=_text(raw["wall"]),
        by=None if raw.get("by") is None else UUID(hex=raw["by"]),
        why=None if raw.get("why") is None else _text(raw["why"]),
        sv=_number(int(raw["sv"])),
        src=_text(raw.get("src", "ui")),
    )


def _number(read: int) -> int:
    if not 0 <= read < _BEYOND:
        raise ValueError("a clock or number of operations has 63 bits")
    return read


def _text(raw: object) -> str:
    words = str(raw)
    words.encode()
    return words


def _value(raw: Wire) -> Wire:
    as_json(raw).encode()
    return raw


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
