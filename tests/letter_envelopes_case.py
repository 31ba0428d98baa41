"""A draft plan of Amara's that is issued, with its advice as a paper of two pages."""

from datetime import date

from sqlalchemy import select

from letter_case import assessed, mother
from plan_case import NOW, issued, pass_second_look, pass_the_rest, whole_plan
from twentyweeks.casework import Advice, Document
from twentyweeks.operations.letter import LetterChoice, issue_letter
from twentyweeks.paper import render
from twentyweeks.paper.blocks import Document as Content
from twentyweeks.paper.blocks import Heading, PageBreak, Paragraph, plain
from twentyweeks.storage.papers import digest

ADVICE = "Amara Okafor joins in when it is quiet."


def advice_pdf(words=ADVICE):
    """Return an adviser's report on two pages."""
    blocks = (
        Heading("Advice of the school", 1),
        Paragraph(plain(words)),
        PageBreak(),
        Paragraph(plain("Amara Okafor reads words of one syllable.")),
    )
    return render(
        Content(
            title="Advice of the school",
            author="Ashgrove Primary",
            dated=date(2026, 5, 12),
            blocks=blocks,
        )
    )


def drafted(caseload, pdf=None):
    """Return Amara's case with her draft plan issued, and this advice behind it."""
    case_id = assessed(caseload)
    whole_plan(caseload, case_id)
    content = pdf or advice_pdf()
    with caseload.writing(caseload.stamp(NOW)) as journal:
        held = journal.session.scalars(select(Advice)).one()
        document = Document(
            case_id=held.case_id,
            title="Advice of the school",
            kind="advice",
            blob=caseload.papers().put(journal.connection, content),
            sha256=digest(content),
            media_type="application/pdf",
            size=len(content),
            pages=2,
            dated=date(2026, 5, 12),
            author="Ashgrove Primary",
            author_role="School",
        )
        journal.create(document)
        journal.set(held, "document_id", document.id)
    pass_second_look(caseload, case_id)
    pass_the_rest(caseload, case_id)
    issued(caseload, case_id)
    return case_id


def sent_draft(caseload, case_id, recipient="", **fields):
    """Issue the letter that goes with the draft plan; return its identifier."""
    choice = LetterChoice(
        kind="draft-plan", recipient_id=recipient or mother(caseload), **fields
    )
    return issue_letter(caseload, case_id, choice, NOW).letter_id
