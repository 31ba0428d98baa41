"""The table of replies: what each person said of a draft, and what is answered."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.paper.blocks import (
    Document,
    Heading,
    Paragraph,
    Table,
    Words,
    plain,
)
from twentyweeks.plans.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    """One comment, with where it belongs and what was answered."""

    about: str
    stands: str
    by: str
    asked: str
    words: str
    proposed: str
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """What the table is made from; `to` is the person, empty where it is for all."""

    authority: str
    legal_name: str
    reference: str
    plan: str
    to: str
    dated: date
    rows: tuple[ReplyRow, ...]
    size: float = 12


_HEADER = ("About", "What was said", "Our answer")
_WIDTHS = (2.4, 3.6, 3.6)


def compose_replies(facts: ReplyFacts) -> Document:
    """Return the table of replies as a paper."""
    title = "What you said, and what we answer" if facts.to else "Comments and answers"
    about = f"{facts.plan} of {facts.legal_name}. Our reference {facts.reference}."
    rows = tuple(
        (_about(row), _said(row, facts.to), _answered(row)) for row in facts.rows
    )
    return Document(
        title=f"{title}: {facts.legal_name}",
        author=facts.authority,
        dated=facts.dated,
        blocks=(
            Heading(title, 1),
            *((Paragraph(plain(f"For {facts.to}.")),) if facts.to else ()),
            Paragraph(plain(about)),
            Table("Each comment with its answer", _HEADER, rows, _WIDTHS),
        ),
        footer=f"Our reference {facts.reference} · {facts.legal_name}",
        size=facts.size,
    )


def _about(row: ReplyRow) -> tuple[Words, ...]:
    stands = (plain(f"The draft says: {sentence(row.stands)}"),) if row.stands else ()
    return (plain(row.about), *stands)


def _said(row: ReplyRow, to: str) -> tuple[Words, ...]:
    by = () if to else (plain(row.by),)
    wanted = (plain(f"Wording asked for: {sentence(row.proposed)}"),)
    return (
        *by,
        plain(f"{row.asked}."),
        plain(sentence(row.words)),
        *(wanted if row.proposed else ()),
    )


def _answered(row: ReplyRow) -> tuple[Words, ...]:
    return (plain(sentence(row.reply) or "Not answered yet."),)
