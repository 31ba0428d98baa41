"""A spreadsheet that was brought in, so that it can be taken back."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.record import Record


class ImportRun(Record, kw_only=True):
    """One import; its writes carry `import:` and this record's identifier."""

    __tablename__ = "import_run"

    at: Mapped[datetime]
    sheet: Mapped[str]
    rows: Mapped[int]
    people: Mapped[int]
    cases: Mapped[int]
    faults: Mapped[int]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
