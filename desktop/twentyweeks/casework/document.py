"""Papers: what came in, what went out, and the frozen copy of each letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code, Coupled, Wire
from twentyweeks.casework.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFrom:
    """What a paper of ours was made from: other papers, or a version of the plan.

    `reader` is for whom it was made, in words; `reader_id` who that is, where it is
    somebody of the case.
    """

    on: date
    by: UUID | None = None
    reader: str = ""
    reader_id: UUID | None = None
    papers: tuple[UUID, ...] = ()
    plan: UUID | None = None


class Document(Record, kw_only=True):
    """A paper on a case; its bytes lie sealed under the name `blob`.

    `translates` is the SHA-256 of the English original that it is a translation of,
    into `language`, a BCP 47 tag. `made_from` stands on what we made out of others: a
    bundle, a redacted copy, a copy in Word.
    """

    __tablename__ = "document"

    case_id: Mapped[UUID] = mapped_column(index=True)
    title: Mapped[str]
    kind: Mapped[str]
    blob: Mapped[str]
    sha256: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    pages: Mapped[int | None] = mapped_column(default=None)
    dated: Mapped[date | None] = mapped_column(default=None)
    received_on: Mapped[date | None] = mapped_column(default=None)
    author: Mapped[str | None] = mapped_column(default=None)
    author_role: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    translates: Mapped[str | None] = mapped_column(default=None)
    made_from: Mapped[MadeFrom | None] = mapped_column(Coupled(MadeFrom), default=None)


class PostedBy(StrEnum):
    """How a letter left."""

    FIRST_CLASS = "first_class"
    SECOND_CLASS = "second_class"
    EMAIL = "email"
    HAND = "hand"


class Letter(Record, kw_only=True):
    """An issued letter: frozen, with its hash and the limits it relied on.

    The bytes of its page for e-mail lie under the name `html_blob`; their hash is in
    `issued`.
    """

    __tablename__ = "letter"

    case_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    recipient_id: Mapped[UUID | None] = mapped_column(default=None)
    recipient_name: Mapped[str]
    written_on: Mapped[date]
    issued: Mapped[Mapping[str, Wire]] = mapped_column(Coupled(dict[str, Wire]))
    printed_on: Mapped[date | None] = mapped_column(default=None)
    posted_on: Mapped[date | None] = mapped_column(default=None)
    posted_by: Mapped[PostedBy | None] = mapped_column(Code(PostedBy), default=None)
    checked_by: Mapped[str | None] = mapped_column(default=None)
    returned_on: Mapped[date | None] = mapped_column(default=None)
    html_blob: Mapped[str | None] = mapped_column(default=None)
