"""A translated copy of a letter or plan that was issued, filed beside its original.

It is somebody's translation of a frozen paper and moves no date: what counts is the
English original. Nothing is translated here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Document, Letter, Plan
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.languages import LANGUAGES, tag_of
from twentyweeks.operations.made_for import refuse_given_away
from twentyweeks.operations.papers import (
    TRANSLATION,
    NewPaper,
    Translates,
    file_paper,
    open_paper,
)
from twentyweeks.operations.saving import case_in, missing, read_id
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.paper import pages
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.dates import day_of
from twentyweeks.present.translated import (
    Issues,
    PaperTranslations,
    Translation,
    translations,
)
from twentyweeks.storage.caseload import Caseload


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTranslation:
    """A translation: its language, who made it, and on which day, as written."""

    language: str
    translator: str
    translated_on: str


def file_translation(
    caseload: Caseload,
    of: tuple[str, str],
    path: Path,
    new: NewTranslation,
    now: datetime,
) -> str:
    """File a PDF as the translated copy of a frozen paper; return its identifier.

    `of` is the case and the English original. Refused for a paper of another case,
    one that we did not issue, one that is a translation itself, and for a copy that
    tells its reader what is kept apart; Unavailable where this officer cannot open the
    original.
    """
    tag = tag_of(new.language)
    if not tag:
        raise Refused(f"Language: choose one of the list. {KEPT}", field="language")
    by = typed_line(new.translator, "translator", "Translated by")
    if by is None:
        raise Refused(
            f"Translated by: say who translated it. {KEPT}", field="translator"
        )
    today = day_of(now)
    on = typed_past_day(new.translated_on, "translated_on", "Translated on", today)
    original = _original(caseload, *of)
    title = open_paper(caseload, of[1]).title
    _refuse_given_away(caseload, of[0], original, path)
    paper = NewPaper(
        title=f"{title}, in {LANGUAGES[tag]}",
        kind=TRANSLATION,
        received_on=today.isoformat(),
        author=by,
        author_role="Translator",
        dated=on.isoformat(),
    )
    translates = Translates(paper=original, language=tag)
    return file_paper(caseload, of[0], path, paper, now, translates)


def paper_translations(
    caseload: Caseload, document_id: str, today: date
) -> PaperTranslations:
    """Return the translated copies of a paper, or what it is a translation of."""
    with caseload.reading() as session:
        document = session.get(Document, read_id(document_id, "paper"))
        if document is None:
            raise missing("paper")
        issues = _issues(session, document.case_id)
        rows = select(Document).where(Document.case_id == document.case_id)
        held = session.scalars(rows.order_by(Document.id)).all()
        every = translations(held, issues, LANGUAGES, today)
        return PaperTranslations(
            may_file=document.translates is None and issues.holds(document),
            own=every.get(document.id),
            lines=tuple(
                each for each in every.values() if each.original_id == document.id.hex
            ),
        )


def translations_in(
    session: Session, documents: Sequence[Document], today: date
) -> dict[UUID, Translation]:
    """Return the translated copies among all papers of one case, by their own paper."""
    if not any(each.translates for each in documents):
        return {}
    issues = _issues(session, documents[0].case_id)
    return translations(documents, issues, LANGUAGES, today)


def stale_copies(
    session: Session, case_id: UUID, chosen: Sequence[UUID], today: date
) -> Iterator[Finding]:
    """Find each translation among papers that leave whose original was replaced."""
    rows = select(Document).where(Document.case_id == case_id).order_by(Document.id)
    copies = translations_in(session, session.scalars(rows).all(), today)
    for each in chosen:
        if each in copies and copies[each].stale:
            where = f"“{copies[each].title}”"
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="stale-translation",
                missing=f"{where}: {copies[each].stale}",
                where=where,
                mend="Put in a translation of the newer paper, or say why this one "
                "goes with it.",
            )


def _issues(session: Session, case_id: UUID) -> Issues:
    letters = select(Letter).where(Letter.case_id == case_id).order_by(Letter.id)
    plans = select(Plan).where(Plan.case_id == case_id).order_by(Plan.id)
    return Issues(
        letters=session.scalars(letters).all(), plans=session.scalars(plans).all()
    )


def _refuse_given_away(
    caseload: Caseload, case_id: str, original: UUID, path: Path
) -> None:
    """Refuse a copy in which something stands that its reader may not learn.

    What is no whole PDF is refused where it is filed.
    """
    with caseload.reading() as session:
        rows = select(Letter).where(Letter.case_id == read_id(case_id, "case"))
        to = [e for e in session.scalars(rows) if _is_of(e, original)]
        reader = to[0].recipient_name if to else ""
        plans = session.scalars(
            select(Plan).where(Plan.case_id == read_id(case_id, "case"))
        )
        place = "\n".join(each.institution or "" for each in plans)
    try:
        pdf = path.read_bytes()
        pages(pdf)
    except (OSError, BadInput):
        return
    refuse_given_away(caseload, case_id, pdf, reader, place)


def _is_of(letter: Letter, document: UUID) -> bool:
    return letter.issued.get("document") == document.hex


def _original(caseload: Caseload, case_id: str, document_id: str) -> UUID:
    with caseload.reading() as session:
        case = case_in(session, case_id)
        document = session.get(Document, read_id(document_id, "paper"))
        if document is None:
            raise missing("paper")
        if document.case_id != case.id:
            raise Refused(
                f"“{document.title}” is a paper of another case. {KEPT} File its "
                "translation there."
            )
        if document.translates is not None:
            raise Refused(
                f"“{document.title}” is a translation itself. {KEPT} File this one "
                "beside the English original."
            )
        if not _issues(session, case.id).holds(document):
            raise Refused(
                f"“{document.title}” is no letter or plan that we issued, so it has no "
                f"English original of ours. {KEPT} File this as a paper of its own."
            )
        return document.id
