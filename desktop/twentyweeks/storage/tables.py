"""Tables that are no records: the journal, what is derived from it, what is local.

Local tables are never exchanged; derived ones can be rebuilt from the journal at any
time, with the same result.
"""

from sqlalchemy import Column, Index, Integer, Table, Text
from sqlalchemy.types import BLOB

from twentyweeks.casework import Record
from twentyweeks.casework.fields import Flag, Guid

_METADATA = Record.metadata

operation = Table(
    "operation",
    _METADATA,
    Column("id", Guid(), primary_key=True),
    Column("tx", Text(), nullable=False),
    Column("verb", Text(), nullable=False),
    Column("case_id", Guid()),
    Column("ent", Text(), nullable=False),
    Column("eid", Guid(), nullable=False),
    Column("f", Text(), nullable=False),
    Column("v", Text()),
    Column("sup", Text(), nullable=False),
    Column("saw", Text(), nullable=False),
    Column("hlc", Integer(), nullable=False),
    Column("wall", Text(), nullable=False),
    Column("by", Guid()),
    Column("why", Text()),
    Column("sv", Integer(), nullable=False),
    Column("src", Text(), nullable=False),
    Column("bundle", Text()),
    Index("ix_operation_entity", "ent", "eid"),
    Index("ix_operation_case", "case_id"),
    Index("ix_operation_bundle", "bundle"),
    Index("ix_operation_src", "src"),
    sqlite_strict=True,
)

head = Table(
    "head",
    _METADATA,
    Column("ent", Text(), primary_key=True),
    Column("eid", Guid(), primary_key=True),
    Column("f", Text(), primary_key=True),
    Column("op", Guid(), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

superseded = Table(
    "superseded",
    _METADATA,
    Column("id", Guid(), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

contested = Table(
    "contested",
    _METADATA,
    Column("ent", Text(), primary_key=True),
    Column("eid", Guid(), primary_key=True),
    Column("f", Text(), primary_key=True),
    Column("kind", Text(), nullable=False),
    Column("case_id", Guid()),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

guard = Table(
    "guard",
    _METADATA,
    Column("id", Integer(), primary_key=True),
    Column("open", Flag(), nullable=False),
    sqlite_strict=True,
)

fact = Table(
    "fact",
    _METADATA,
    Column("name", Text(), primary_key=True),
    Column("value", Text(), nullable=False),
    sqlite_strict=True,
)
"""What this file knows of itself: caseload, officer, clock, station keys."""

draft = Table(
    "draft",
    _METADATA,
    Column("name", Text(), primary_key=True),
    Column("words", Text(), nullable=False),
    Column("kept_at", Text(), nullable=False),
    sqlite_strict=True,
)
"""What is half typed, kept every few seconds and never sent."""

paper = Table(
    "paper",
    _METADATA,
    Column("name", Text(), primary_key=True),
    Column("sealed", BLOB()),
    Column("size", Integer(), nullable=False),
    sqlite_strict=True,
)
"""The bytes of papers: here when small, sealed in a file beside when `sealed` is null.
"""

case_line = Table(
    "case_line",
    _METADATA,
    Column("case_id", Guid(), primary_key=True),
    Column("name", Text(), nullable=False),
    Column("reference", Text(), nullable=False),
    Column("officer_id", Guid()),
    Column("next_due", Text()),
    Column("phase", Text(), nullable=False),
    Column("waiting_on", Text(), nullable=False),
    Column("told_on", Text()),
    Column("force", Text(), nullable=False),
    Column("overdue", Flag(), nullable=False),
    Column("unheard", Flag(), nullable=False),
    Column("review_due", Text()),
    Column("transfer_due", Text()),
    Column("decision_due", Text()),
    Column("search", Text(), nullable=False),
    Column("as_of", Text(), nullable=False),
    Column("line", Text(), nullable=False),
    Index("ix_case_line_next_due", "next_due", "name"),
    sqlite_strict=True,
)
"""One line a case for lists: what law and records say of it on the day `as_of`.

`search` is what the search box looks in, folded; `overdue` that a statutory limit of
the authority has passed; `unheard` that the family waits for a word from us. The days
at the end are of the next step of a review, of a move to the next phase of education,
and of what a panel is to decide.
"""

limit_line = Table(
    "limit_line",
    _METADATA,
    Column("case_id", Guid(), primary_key=True),
    Column("place", Integer(), primary_key=True),
    Column("rule", Text(), nullable=False),
    Column("about", Text()),
    Column("due", Text()),
    Column("status", Text(), nullable=False),
    Column("owner", Text(), nullable=False),
    Column("force", Text(), nullable=False),
    Column("held_by", Text()),
    Index("ix_limit_line_due", "status", "due"),
    sqlite_strict=True,
)
"""The limits of each case as computed on the day of its `case_line`.

`held_by` says of one that is overdue what held it, whose that was and how long.
"""

DERIVED = (head, superseded, contested, case_line, limit_line)
"""Tables that a rebuild makes anew from the operations."""
