"""What an authority says in words of its own, and in the languages of families."""

from datetime import date
from uuid import UUID, uuid5

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.record import Record

_WORDINGS = UUID("c4b1d7a2-4f0e-4d3c-9a86-21c7e0b95f64")


def wording_id(name: str) -> UUID:
    """Return the one identifier of a wording, so that two officers meet on it."""
    return uuid5(_WORDINGS, name)


class OwnWording(Record, kw_only=True):
    """The authority's own text of one wording file, in place of the shipped one.

    `words` is empty where the shipped text is taken again; `made_from` is the SHA-256
    of the shipped text that stood when it was written.
    """

    __tablename__ = "own_wording"

    name: Mapped[str]
    words: Mapped[str | None] = mapped_column(default=None)
    made_from: Mapped[str | None] = mapped_column(default=None)


class WithdrawnWords(Record, kw_only=True):
    """Words that no letter may hold any more, an old policy for instance, and why."""

    __tablename__ = "withdrawn_words"

    words: Mapped[str]
    because: Mapped[str]
    withdrawn_on: Mapped[date]


class LanguageSheet(Record, kw_only=True):
    """One page in a family's language that goes in front of its letters.

    `language` is a BCP 47 tag; the authority had it translated and approved it.
    """

    __tablename__ = "language_sheet"

    language: Mapped[str]
    blob: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    approved_by: Mapped[str]
    approved_on: Mapped[date]
