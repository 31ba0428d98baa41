"""Bookkeeping of the exchange: local tables, never exchanged as such."""

from sqlalchemy import Column, Index, Integer, Table, Text
from sqlalchemy.types import BLOB

from twentyweeks.casework import Record
from twentyweeks.casework.fields import Flag

_METADATA = Record.metadata

bundle = Table(
    "bundle",
    _METADATA,
    Column("hash", Text(), primary_key=True),
    Column("comp", Text(), nullable=False),
    Column("station", Text(), nullable=False),
    Column("seq", Integer(), nullable=False),
    Column("prev", Text()),
    Column("raw", BLOB(), nullable=False),
    Column("state", Text(), nullable=False),
    Column("published", Flag(), nullable=False),
    Column("created", Text(), nullable=False),
    Index("ix_bundle_station", "comp", "station", "seq", "hash"),
    Index("ix_bundle_state", "comp", "state", "hash"),
    sqlite_strict=True,
)
"""Every verified bundle, byte for byte.

`published` is what was read back from the central, ours or another's. `state` is
applied, quarantine, newer, locked (no key to its epoch yet) or carried (of a
compartment that is not open here).
"""

statement = Table(
    "statement",
    _METADATA,
    Column("hash", Text(), primary_key=True),
    Column("raw", BLOB(), nullable=False),
    Column("published", Flag(), nullable=False),
    sqlite_strict=True,
)
"""The roster's statements, in the general file alone."""

claim = Table(
    "claim",
    _METADATA,
    Column("by", Text(), primary_key=True),
    Column("station", Text(), primary_key=True),
    Column("seq", Integer(), nullable=False),
    Column("hash", Text(), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The furthest bundle of `station` that `by` says it has seen."""

heard = Table(
    "heard",
    _METADATA,
    Column("station", Text(), primary_key=True),
    Column("name", Text(), nullable=False),
    Column("created", Text(), nullable=False),
    Column("told", Text(), nullable=False),
    sqlite_strict=True,
)
"""The newest head that was read of each station: its header, as JSON."""

request = Table(
    "request",
    _METADATA,
    Column("station", Text(), primary_key=True),
    Column("raw", BLOB(), nullable=False),
    sqlite_strict=True,
)
"""Laptops that ask to be let in."""

blob = Table(
    "blob",
    _METADATA,
    Column("name", Text(), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Papers that were read back from the central."""

alarm = Table(
    "alarm",
    _METADATA,
    Column("about", Text(), primary_key=True),
    Column("words", Text(), nullable=False),
    Column("raised_at", Text(), nullable=False),
    sqlite_strict=True,
)
"""What an administrator must be told, once each."""
