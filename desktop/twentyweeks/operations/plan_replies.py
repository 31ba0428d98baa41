"""The table of replies that the family gets: each comment with its answer."""

from datetime import date

from sqlalchemy import select

from twentyweeks.casework import Authority
from twentyweeks.errors import Refused
from twentyweeks.operations.gather import gather
from twentyweeks.operations.letter_facts import child_facts
from twentyweeks.operations.plan_comments import comments_page
from twentyweeks.operations.saving import case_in
from twentyweeks.paper import render, text_of
from twentyweeks.plans.replies import ReplyFacts, ReplyRow, compose_replies
from twentyweeks.present.plan_papers import PlanPaper
from twentyweeks.storage.caseload import Caseload


def reply_table(caseload: Caseload, case_id: str, by: str, today: date) -> PlanPaper:
    """Return the answers to what one person said; `by` empty gives everybody's.

    One parent's words never stand in the other's table. Refused where that person
    has said nothing.
    """
    page = comments_page(caseload, case_id, today)
    rows = tuple(
        ReplyRow(
            about=subject.name,
            stands=subject.words,
            by=line.by,
            asked=line.asked,
            words=line.words,
            proposed=line.proposed,
            reply=line.reply,
        )
        for subject in page.subjects
        for line in subject.comments
        if by in ("", line.by)
    )
    if not rows:
        raise Refused(
            f"{by or 'Nobody'} has said nothing of this plan. Nothing was made."
        )
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        child = child_facts(now)
        held = session.scalars(select(Authority).order_by(Authority.id)).first()
    open_ = sum(not each.reply for each in rows)
    pdf = render(
        compose_replies(
            ReplyFacts(
                authority=held.name if held else "",
                legal_name=child.legal_name,
                reference=child.reference,
                plan=page.title,
                to=by,
                dated=today,
                rows=rows,
            )
        )
    )
    told = f"{open_} {'waits' if open_ == 1 else 'wait'} for an answer."
    told = told if open_ else "Every comment is answered."
    return PlanPaper(
        title="What you said, and what we answer",
        sentence=f"{page.title}. {told}",
        pdf=pdf,
        pages=len(text_of(pdf)),
        file_name=f"plan-{child.reference}-replies.pdf",
    )
