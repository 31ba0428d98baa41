"""The table of replies that the family gets: each comment with its answer."""

from datetime import date

from sqlalchemy import select

from twentyweeks.casework import Authority
from twentyweeks.errors import Refused
from twentyweeks.operations.gather import gather
from twentyweeks.operations.letter_facts import child_facts
from twentyweeks.operations.made_for import refuse_given_away
from twentyweeks.operations.plan_comments import comments_page
from twentyweeks.operations.recipients import family_size, people_around, size_of
from twentyweeks.operations.saving import case_in
from twentyweeks.paper import render, text_of
from twentyweeks.plans.replies import ReplyFacts, ReplyRow, compose_replies
from twentyweeks.present.plan_papers import PlanPaper
from twentyweeks.storage.caseload import Caseload


def reply_table(caseload: Caseload, case_id: str, by: str, today: date) -> PlanPaper:
    """Return the answers to what one person said; `by` empty gives everybody's.

    One parent's words never stand in the other's table, and each is in the print that
    its reader asked for. Refused where that person
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
        around = people_around(session, now.person.id)
        asked = [each.letter_size for each in around if each.name == by]
        size = size_of(max(asked)) if asked else family_size(session, now.person)
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
                size=float(size),
            )
        )
    )
    told = f"{open_} {'waits' if open_ == 1 else 'wait'} for an answer."
    told = told if open_ else "Every comment is answered."
    refuse_given_away(caseload, case_id, pdf, by)
    return PlanPaper(
        title="What you said, and what we answer",
        sentence=f"{page.title}. {told}",
        pdf=pdf,
        pages=len(text_of(pdf)),
        file_name=f"plan-{child.reference}-replies.pdf",
    )
