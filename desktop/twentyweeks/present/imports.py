"""What the Import screen says: the sheet, its columns, what comes in and what not."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLine:
    """One column and what it is read as."""

    heading: str
    words: str  # "surname", or why it is left out
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLine:
    """One value, or one row, that is not brought in."""

    row: int
    column: str  # empty where the whole row is left out
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """What only the officer can answer; `choices` are fields, or empty."""

    heading: str
    words: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do; nothing is written yet."""

    file: str
    rows: int
    children: int
    requests: int
    milestones: int
    known: int  # children of the sheet who are in the caseload already
    columns: tuple[ColumnLine, ...]
    questions: tuple[QuestionLine, ...]
    faults: tuple[FaultLine, ...]
    sentences: tuple[str, ...]
    report: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """What an import did."""

    import_id: str
    people: int
    cases: int
    known: int
    faults: tuple[FaultLine, ...]
    words: str
    report: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImport:
    """One import that was made, so that it can be taken back."""

    import_id: str
    words: str  # "tracker.xlsx, 332 children, on Saturday 21 November 2026"
    is_undone: bool
