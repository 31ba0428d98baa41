"""What hung on an e-mail: each can be filed as a paper of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import select

from twentyweeks.casework import Advice, Document
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations import papers
from twentyweeks.operations.papers import NewPaper, open_paper
from twentyweeks.operations.saving import read_id
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper.from_mail import MAIL, Hung, hung_on, read_mail
from twentyweeks.paper.from_outlook import OUTLOOK, read_outlook
from twentyweeks.present.hung import HungLine, HungPage
from twentyweeks.present.law_words import adviser_words
from twentyweeks.storage.papers import digest

_READ: Mapping[str, Callable[[bytes], EmailMessage]] = {
    MAIL: read_mail,
    OUTLOOK: read_outlook,
}


def hung_page(caseload: Caseload, document_id: str) -> HungPage | None:
    """Return what hung on a paper that is an e-mail; None where nothing did."""
    hung = _hung(caseload, document_id)
    if not hung:
        return None
    with caseload.reading() as session:
        mail = session.get_one(Document, read_id(document_id, "document"))
        rows = select(Document).where(Document.case_id == mail.case_id)
        filed = {each.sha256: each for each in session.scalars(rows)}
        asked = select(Advice.adviser).where(Advice.case_id == mail.case_id)
        advisers = {each: adviser_words(each) for each in session.scalars(asked)}
        return HungPage(
            lines=tuple(
                _line(place, each, filed.get(digest(each.content)))
                for place, each in enumerate(hung)
            ),
            advisers=advisers,
            received_on=mail.received_on,
        )


def file_hung(
    caseload: Caseload, document_id: str, place: int, new: NewPaper, now: datetime
) -> str:
    """File what hung on an e-mail, counted from 0; return the paper's identifier."""
    hung = _hung(caseload, document_id)
    if not 0 <= place < len(hung):
        raise BadInput(f"Nothing like that is attached to this e-mail. {KEPT}")
    each = hung[place]
    if not each.content:
        raise Refused(f"“{each.name}” is empty. {KEPT} Ask for it again.")
    return papers.file_hung(caseload, document_id, (each.name, each.content), new, now)


def _hung(caseload: Caseload, document_id: str) -> tuple[Hung, ...]:
    opened = open_paper(caseload, document_id)
    read = _READ.get(opened.media_type)
    if read is None:
        return ()
    try:
        return hung_on(read(opened.content))
    except BadInput:
        return ()


def _line(place: int, hung: Hung, filed: Document | None) -> HungLine:
    size = max(1, round(len(hung.content) / 1000))
    words = f"{size:,} kB"
    if filed is not None:
        words = f"{words}, filed as “{filed.title}”"
    return HungLine(
        place=place,
        name=hung.name,
        words=words,
        document_id=filed.id.hex if filed else "",
    )
