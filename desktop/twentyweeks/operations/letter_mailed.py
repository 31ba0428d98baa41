"""The page for e-mail of an issued letter or plan, opened again as it was frozen."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Document, Letter, Plan
from twentyweeks.operations.papers import kept_bytes
from twentyweeks.operations.saving import missing, read_id
from twentyweeks.storage.caseload import Caseload


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPage:
    """Where a page for e-mail lies; it is read when it is asked for."""

    blob: str
    sha256: str
    file_name: str

    def read(self, caseload: Caseload) -> bytes:
        """Return its bytes; Unavailable where they are damaged, or not for you."""
        return kept_bytes(caseload, self.blob, self.sha256, may_be_apart=True)


def mail_page(caseload: Caseload, document_id: str) -> MailPage | None:
    """Return the page for e-mail that was frozen with a letter or plan, if one was."""
    with caseload.reading() as session:
        document = session.get(Document, read_id(document_id, "paper"))
        if document is None:
            raise missing("paper")
        return _of_letter(session, document) or _of_plan(session, document)


def _of_letter(session: Session, document: Document) -> MailPage | None:
    rows = select(Letter).where(Letter.case_id == document.case_id)
    for each in session.scalars(rows.order_by(Letter.id)):
        if each.issued.get("document") == document.id.hex and each.html_blob:
            return MailPage(
                blob=each.html_blob,
                sha256=str(each.issued["html_sha256"]),
                file_name=f"letter-{each.kind}-{each.written_on}.html",
            )
    return None


def _of_plan(session: Session, document: Document) -> MailPage | None:
    rows = select(Plan).where(Plan.case_id == document.case_id)
    for each in session.scalars(rows.order_by(Plan.id)):
        held = each.issued
        if held and held.document == document.id and held.html_blob:
            return MailPage(
                blob=held.html_blob,
                sha256=held.html_sha256,
                file_name=f"plan-{each.state.value}-version-{each.number}.html",
            )
    return None
