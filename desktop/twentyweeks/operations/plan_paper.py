"""A plan as it would be printed, what stands against it, and its frozen copy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Document,
    Issued,
    Officer,
    Plan,
    PlanState,
)
from twentyweeks.errors import Refused
from twentyweeks.letters.checks import check_paper, one_child
from twentyweeks.letters.facts import LetterKind, Size
from twentyweeks.letters.onechild import others_named
from twentyweeks.operations.finding_answers import Judged, answers_of, judged
from twentyweeks.operations.gather import gather
from twentyweeks.operations.given_away import given_away, told_in
from twentyweeks.operations.hidden import (
    hidden_from,
    read_protected,
    unsearched_of_ours,
)
from twentyweeks.operations.leaving import plan_leaves_by
from twentyweeks.operations.letter_facts import (
    child_facts,
    names_around,
    other_children,
)
from twentyweeks.operations.letter_shown import holding, refuse_held, shown
from twentyweeks.operations.letter_waiting import check_views
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.passing import (
    About,
    pass_findings,
    pass_on_the_last_day,
)
from twentyweeks.operations.plan_facts import latest_plan, plan_facts
from twentyweeks.operations.plan_final import (
    changed_since_agreed,
    changed_since_draft,
)
from twentyweeks.operations.plan_second_look import second_look
from twentyweeks.operations.plan_versions import content_of
from twentyweeks.operations.recipients import (
    family_size,
    size_of,
)
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import typed_word
from twentyweeks.operations.unsettled import unsettled, unsettled_apart
from twentyweeks.paper import html, render, text_of
from twentyweeks.paper.blocks import Document as PaperDocument
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.finding import Finding
from twentyweeks.plans.quality import check_plan
from twentyweeks.plans.sections import Institution, PlanFacts
from twentyweeks.plans.sections import PlanState as PaperState
from twentyweeks.plans.texts import texts_of
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of, full
from twentyweeks.present.letter import LetterIssued, LetterPreview
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

STATES = {PlanState.DRAFT: PaperState.DRAFT, PlanState.FINAL: PaperState.FINAL}
_ONE_CHILD = ("one-child", "page-whose", "page-unread")
LETTERS = {
    PlanState.DRAFT: (LetterKind.DRAFT_PLAN, LetterKind.AMENDMENT_NOTICE),
    PlanState.FINAL: (LetterKind.FINAL_PLAN,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A plan as it would be printed today, with what was found in it."""

    plan_id: UUID
    case_id: UUID
    title: str
    facts: PlanFacts
    state: PaperState
    issued: Issued | None
    document: PaperDocument
    pdf: bytes
    pages: tuple[str, ...]
    found: Judged
    leaves_by: date | None

    def holds(self) -> tuple[Finding, ...]:
        """Return what must be put right or answered first."""
        return holding(self.found.open, self.leaves_by, self.facts.dated)


def preview_plan(
    caseload: Caseload, case_id: str, state: str, today: date, letter_size: int = 0
) -> LetterPreview:
    """Return the plan as it would be printed today; in a draft Section I is blank.

    `letter_size` is in points; 0 stands for the largest print that anybody of the
    family asked for. Of a version that was issued, the frozen copy, or where another
    size is asked for and the case still says the same, a copy in that size. Refused
    where there is no plan in this state.
    """
    made = _make(caseload, case_id, state, today, letter_size)
    own = [each.missing for each in made.found.open if each.requirement in _ONE_CHILD]
    name = made.facts.legal_name
    issued = made.issued
    pdf, kept = made.pdf, ""
    if issued:
        frozen = open_paper(caseload, issued.document.hex).content
        pdf, kept = _as_issued(made, issued, frozen, letter_size)
    return LetterPreview(
        pdf=pdf,
        pages=len(text_of(pdf)) if issued else len(made.pages),
        findings=tuple(shown(each) for each in made.found.open),
        answered=tuple(told for _, told in made.found.answered),
        one_child=" ".join(dict.fromkeys(own))
        or f"Every page names {name} and no other child.",
        may_be_issued=issued is None and not made.holds(),
        file_name=_file_name(made),
        sha256=digest(pdf),
        kept=kept,
        title=made.title,
        leaves_by=None if issued else made.leaves_by,
    )


def issue_plan(
    caseload: Caseload,
    case_id: str,
    state: str,
    sha256: str,
    now: datetime,
    letter_size: int = 0,
) -> LetterIssued:
    """Freeze the plan as it was shown: the copy that goes with its letter.

    `sha256` is that of the preview, made in this size of print. Refused where a
    finding of the law stands against it, where one of our practice is not passed
    before its last day, where it is not the plan that was shown, and where it was
    issued already.
    """
    made = _make(caseload, case_id, state, day_of(now), letter_size)
    _refuse_twice(made.issued, made.title)
    if sha256 != digest(made.pdf):
        raise Refused(
            "The plan is not the one that was shown: something on the case has "
            "changed since. Nothing was issued. Look at it again."
        )
    refuse_held(made.holds(), "plan")
    with saving(caseload, now) as journal:
        plan = journal.session.get_one(Plan, made.plan_id)
        _refuse_twice(plan.issued, made.title)
        document = Document(
            case_id=made.case_id,
            title=made.title,
            kind="plan",
            blob=caseload.papers().put(journal.connection, made.pdf),
            sha256=sha256,
            media_type="application/pdf",
            size=len(made.pdf),
            pages=len(made.pages),
            dated=made.facts.dated,
            author=made.facts.authority,
        )
        journal.issue(document, "sha256")
        for_mail = html.page(made.document)
        frozen = Issued(
            document=document.id,
            sha256=sha256,
            on=day_of(now),
            content=content_of(journal.session, plan),
            html_blob=caseload.papers().put(journal.connection, for_mail),
            html_sha256=digest(for_mail),
        )
        journal.set(plan, "issued", frozen)
        left = map(shown, made.found.open)
        pass_on_the_last_day(journal, made.case_id, made.title, left, made.leaves_by)
        return LetterIssued(
            letter_id="",
            document_id=document.id.hex,
            sha256=sha256,
            pdf=made.pdf,
            words=f"{made.title} is kept as it stands. Nobody can change it now.",
            html=for_mail,
            file_name=_file_name(made),
        )


def answer_finding(
    caseload: Caseload,
    case_id: str,
    state: str,
    about: About,
    reason: str,
    now: datetime,
) -> None:
    """Keep why findings of our practice stand, as they were shown."""
    made = preview_plan(caseload, case_id, state, day_of(now))
    pass_findings(caseload, case_id, made, about, reason, now)


def found_in(session: Session, now: CaseNow, plan: Plan, facts: PlanFacts) -> Judged:
    """Return what the checks say of a version, without making its pages."""
    texts = [(f"Section {each.section}", each.words) for each in texts_of(facts)]
    others, own = other_children(session, now.person), names_around(session, now)
    found = (
        *unsettled(session, now),
        *_checked(session, now, plan, facts),
        *others_named(texts, child_facts(now), others, own),
    )
    return judged(answers_of(session, now), found)


def facts_of(session: Session, now: CaseNow, plan: Plan) -> PlanFacts:
    """Return what a version says, a final one with who signs it."""
    facts = plan_facts(session, now, plan)
    own = names_around(session, now)
    facts = replace(facts, own_places=(*own, facts.institution.name))
    if plan.state is PlanState.DRAFT or now.case.officer_id is None:
        return facts
    officer = session.get(Officer, now.case.officer_id)
    if officer is None:
        return facts
    return replace(
        facts,
        signed_by=officer.name,
        signed_job=officer.job_title or "",
        signed_on=now.today,
    )


def title_of(plan: Plan) -> str:
    """Return what a version is called: "Draft plan, version 2"."""
    state = "Draft plan" if plan.state is PlanState.DRAFT else "Final plan"
    return f"{state}, version {plan.number}"


def _checked(
    session: Session, now: CaseNow, plan: Plan, facts: PlanFacts
) -> Iterator[Finding]:
    yield from check_plan(facts, STATES[plan.state])
    yield from changed_since_draft(session, now, plan, facts)
    yield from changed_since_agreed(session, now, plan, facts)
    yield from check_views(session, now, plan)
    yield from second_look(session, now, plan)


def _as_issued(
    made: _Made, issued: Issued, frozen: bytes, letter_size: int
) -> tuple[bytes, str]:
    """Return a version that was issued, in another size if that is asked for.

    Another size is made only where the version, printed again in the size in which
    it was issued, is the frozen copy byte for byte.
    """
    told = f"{made.title} was issued on {full(issued.on)}. Nobody can change it now."
    if letter_size == 0:
        return frozen, told
    facts = replace(made.facts, dated=issued.on)
    facts = replace(facts, signed_on=issued.on) if facts.signed_on else facts
    pages = {
        size: _printed(replace(facts, size=float(size)), made.state) for size in Size
    }
    if issued.sha256 not in map(digest, pages.values()):
        return frozen, (
            f"{told} The case has changed since, so no copy in another size of print "
            "can be made of it; this is the copy that was issued."
        )
    wanted = pages[size_of(letter_size)]
    if digest(wanted) == issued.sha256:
        return frozen, told
    return wanted, f"{told} This is a copy of it in another size of print."


def _printed(facts: PlanFacts, state: PaperState) -> bytes:
    return render(composed(facts, state))


def composed(facts: PlanFacts, state: PaperState) -> PaperDocument:
    """Compose a plan; a draft names no place, whatever is known of one."""
    if state is PaperState.DRAFT:
        facts = replace(facts, institution=Institution())
    return compose_plan(facts, state)


def _make(
    caseload: Caseload, case_id: str, state: str, today: date, letter_size: int = 0
) -> _Made:
    wanted = typed_word(PlanState, state, "state", "State")
    protected = read_protected(caseload)
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        plan = latest_plan(session, case.id, wanted)
        if plan is None:
            raise Refused(
                f"There is no {wanted.value} plan on this case. Nothing was made. "
                "Begin a plan first."
            )
        size = size_of(letter_size) if letter_size else family_size(session, now.person)
        facts = replace(facts_of(session, now, plan), size=float(size))
        child = child_facts(now)
        others = other_children(session, now.person)
        own = names_around(session, now)
        document = composed(facts, STATES[wanted])
        pdf = render(document)
        pages = text_of(pdf)
        found = (
            *unsettled(session, now),
            *unsettled_apart(caseload, session, now),
            *unsearched_of_ours(session, now.person, protected),
            *given_away(
                told_in(pdf),
                hidden_from(session, now.person, protected),
                (facts.authority, child.setting, _open_place(facts, wanted)),
            ),
            *_checked(session, now, plan, facts),
            *check_paper(document, child, others, own),
            *one_child(pages, child, others, own),
        )
        return _Made(
            plan_id=plan.id,
            case_id=case.id,
            title=title_of(plan),
            facts=facts,
            state=STATES[wanted],
            issued=plan.issued,
            document=document,
            pdf=pdf,
            pages=pages,
            found=judged(answers_of(session, now), found),
            leaves_by=plan_leaves_by(now, LETTERS[wanted]),
        )


def _open_place(facts: PlanFacts, state: PlanState) -> str:
    return "" if state is PlanState.DRAFT else facts.institution.name


def _refuse_twice(issued: Issued | None, title: str) -> None:
    if issued is not None:
        raise Refused(
            f"{title} was issued already, on {full(issued.on)}. Nothing was issued. "
            "Open it among the papers of the case, or begin the next version."
        )


def _file_name(made: _Made) -> str:
    reference = re.sub(r"[^A-Za-z0-9-]+", "-", made.facts.reference).strip("-")
    return f"plan-{reference}-{made.title.split()[0].lower()}.pdf"
