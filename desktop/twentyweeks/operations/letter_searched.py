"""A letter and what goes with it, searched for what is kept from its reader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select

from twentyweeks.casework import Document
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.letters.facts import LetterFacts
from twentyweeks.operations.finding_answers import page_key
from twentyweeks.operations.given_away import Hidden, given_away, told_in, told_in_page
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.received import as_pdf
from twentyweeks.operations.redact import REDACTED
from twentyweeks.paper import pages_to_look_at
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

_CITE = "UK GDPR Article 5(1)(f)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """The papers that go with a letter to one reader, and what was found in them."""

    papers: tuple[UUID, ...]
    findings: tuple[Finding, ...] = ()


def told_to_reader(
    pdf: bytes, for_mail: bytes, for_child: bytes
) -> Iterator[tuple[str, str]]:
    """Return all that a letter says to its reader, place by place."""
    yield from told_in(pdf)
    yield from told_in(for_child, "The child's copy") if for_child else ()
    yield from told_in_page(for_mail)


def known_to_reader(facts: LetterFacts) -> tuple[str, ...]:
    """Return the words of a letter that are no secret from its reader."""
    own = (*facts.recipient.address_lines, *facts.authority.address_lines)
    return (facts.authority.name, facts.officer.name, facts.child.setting, *own)


def enclosed_for(
    caseload: Caseload,
    papers: tuple[UUID, ...],
    hidden: Sequence[Hidden],
    known: tuple[UUID, Sequence[str]],
) -> Enclosed:
    """Return what goes with a letter: a redacted copy where the paper would tell.

    `known` is who the reader is, and what is no secret from them. Nothing is read where
    nothing is kept apart from the reader.
    """
    if not hidden:
        return Enclosed(papers=papers)
    reader, open_words = known
    looked_for = _LookedFor(caseload, tuple(hidden), tuple(open_words), reader)
    chosen = [_chosen(looked_for, each) for each in papers]
    return Enclosed(
        papers=tuple(paper for paper, _ in chosen),
        findings=tuple(found for _, own in chosen for found in own),
    )


@dataclass(frozen=True, slots=True)
class _LookedFor:
    """What is searched for, and where."""

    caseload: Caseload
    hidden: tuple[Hidden, ...]
    open_words: tuple[str, ...]
    reader: UUID

    def found(self, paper: UUID) -> tuple[Finding, ...]:
        """Return what stands in a paper, and what no search can read of it."""
        try:
            opened = open_paper(self.caseload, paper.hex)
            pdf = as_pdf(opened).pdf
        except (Refused, Unavailable) as fault:
            return (_not_read(fault.sentence),)
        name = f"“{opened.title}”"
        told = given_away(told_in(pdf, name), self.hidden, self.open_words)
        sha256, reader = digest(pdf), self.reader.hex
        unread = (
            _unread(f"{name}, page {page}", page_key(sha256, page, reader))
            for page in pages_to_look_at(pdf)
        )
        return (*map(_enclosed, told), *unread)


_Chosen: TypeAlias = tuple[UUID, tuple[Finding, ...]]


def _chosen(looked_for: _LookedFor, paper: UUID) -> _Chosen:
    found = looked_for.found(paper)
    if not _tells(found):
        return paper, found
    copies = ((each, looked_for.found(each)) for each in _redacted(looked_for, paper))
    return next((each for each in copies if not _tells(each[1])), (paper, found))


def _tells(found: tuple[Finding, ...]) -> bool:
    return any(each.rule is Rule.LAW for each in found)


def _redacted(looked_for: _LookedFor, paper: UUID) -> tuple[UUID, ...]:
    """Return the redacted copies of a paper, the newest first."""
    with looked_for.caseload.reading() as session:
        case_id = session.get_one(Document, paper).case_id
        rows = select(Document).where(
            Document.case_id == case_id, Document.kind == REDACTED
        )
        held = session.scalars(rows.order_by(Document.id.desc()))
        return tuple(
            each.id
            for each in held
            if each.made_from and each.made_from.papers == (paper,)
        )


def _enclosed(found: Finding) -> Finding:
    return replace(
        found,
        mend="Make a redacted copy of it among the papers of the case: that copy then "
        "goes to this reader in its place.",
    )


def _unread(where: str, key: str) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement="page-read",
        missing=f"{where}: it holds a picture, or no words, that no search can read.",
        where=where,
        mend="Look at this page yourself, and say who looked.",
        why="What is kept apart from this reader may stand on it. It is not sent, on "
        "the last day either, before somebody has looked.",
        about=key,
        lapses=False,
    )


def _not_read(sentence: str) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement="enclosed-unread",
        missing=f"A paper that goes with this letter could not be searched. {sentence}",
        where="What goes with the letter",
        mend="File a copy of it that can be read, in its place: until then nobody can "
        "say that nothing kept apart stands in it.",
        cite=_CITE,
    )
