"""Every table of a caseload's file, for migrations and for the proof of them."""

from twentyweeks.casework import Record
from twentyweeks.storage import tables

METADATA = Record.metadata

HEAD = "0001"
"""The revision that this program's models are at."""

LOCAL = frozenset({tables.draft.name, tables.fact.name, tables.guard.name})
