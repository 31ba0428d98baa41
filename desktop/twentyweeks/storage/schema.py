"""Every table of a caseload's file, for migrations and for the proof of them."""

from twentyweeks.casework import Record
from twentyweeks.storage import sync_tables, tables

METADATA = Record.metadata

HEAD = "0001"
"""The revision that this program's models are at."""

EXCHANGE = (
    sync_tables.alarm,
    sync_tables.blob,
    sync_tables.bundle,
    sync_tables.claim,
    sync_tables.heard,
    sync_tables.request,
    sync_tables.statement,
)
"""Bookkeeping of the exchange."""

LOCAL = frozenset(
    each.name for each in (tables.draft, tables.fact, tables.guard, *EXCHANGE)
)
