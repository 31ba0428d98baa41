"""The working document of an appeal, made from the plan, its draft and the comments."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    CommentKind,
    Plan,
    PlanComment,
    PlanPart,
    PlanState,
    Reply,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.gather import gather
from twentyweeks.operations.made_for import refuse_given_away
from twentyweeks.operations.plan_facts import key_of, latest_plan, two_facts
from twentyweeks.operations.plan_paper import title_of
from twentyweeks.operations.plan_versions import latest
from twentyweeks.operations.saving import case_in
from twentyweeks.paper import render, text_of
from twentyweeks.plans.working import Proposal, WorkingFacts, compose_working
from twentyweeks.present.plan_papers import PlanPaper
from twentyweeks.storage.caseload import Caseload

MOST_PAGES = 25
"""Secondary sources of the Tribunal's Practice Direction No. 1 of 2025 (pages)."""


def working_document(caseload: Caseload, case_id: str, today: date) -> PlanPaper:
    """Return the working document of the newest final plan.

    A later draft gives the authority's proposals, comments the family's; a wish that
    was answered with a change is agreed. Refused without a final plan.
    """
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        final = latest_plan(session, case.id, PlanState.FINAL)
        if final is None:
            raise Refused(
                "There is no final plan on this case, and an appeal is against one. "
                "Nothing was made."
            )
        newest = latest(session, case.id) or final
        said = _comments(session, case.id, final.number)
        plan, draft = two_facts(session, now, final, newest)
        facts = WorkingFacts(
            plan=plan,
            draft=draft,
            was=title_of(final),
            proposals=tuple(_proposals(said)),
            agreed=frozenset(_agreed(said)),
        )
        reference = now.case.reference
    pdf = render(compose_working(facts))
    refuse_given_away(caseload, case_id, pdf, place=facts.plan.institution.name)
    pages = len(text_of(pdf))
    return PlanPaper(
        title="Working document",
        sentence=_length(pages),
        pdf=pdf,
        pages=pages,
        file_name=f"plan-{reference}-working-document.pdf",
    )


_Said = Sequence[tuple[PlanComment, PlanPart]]


def _comments(session: Session, case_id: UUID, since: int) -> _Said:
    rows = session.execute(
        select(PlanComment, PlanPart)
        .join(PlanPart, PlanPart.id == PlanComment.part_id)
        .join(Plan, Plan.id == PlanComment.plan_id)
        .where(PlanComment.case_id == case_id, Plan.number >= since)
        .order_by(PlanComment.received_on, PlanComment.id)
    )
    return [(comment, part) for comment, part in rows]


def _proposals(said: _Said) -> Iterator[Proposal]:
    for comment, part in said:
        takes_out = comment.kind is CommentKind.TAKE_OUT
        if not takes_out and not comment.proposed:
            continue
        replied = comment.replied
        yield Proposal(
            key=key_of(part),
            by=comment.by,
            wording=comment.proposed or "",
            takes_out=takes_out,
            agreed=replied is not None and replied.reply is Reply.CHANGED,
        )


def _agreed(said: _Said) -> Iterator[str]:
    for comment, part in said:
        if comment.kind is CommentKind.AGREED:
            yield key_of(part)


def _length(pages: int) -> str:
    told = "1 page" if pages == 1 else f"{pages} pages"
    allowed = f"{told}. The Tribunal takes {MOST_PAGES} at most, as we understand it"
    if pages <= MOST_PAGES:
        return f"{allowed}."
    return f"{allowed}: leave out what is not in dispute."
