"""A plan's records as the paper and the checks take them.

In Section A `who` speaks on the topic `asked_of`; words in quotation marks are the
speaker's own. A need's `asked_of` is its area and its `who` the source. In C, D, G
and H a part that carries `asked` tells who was asked (`asked_of`), when (`by_when`)
and what was said; in G also who agreed it for the health commissioner (`who`), and on
which day (`agreed_on`). In J `how_often` is the amount and `who` the needs and outcomes
that it meets. What a part `cites` is advice; a need's `who` is any other source.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from twentyweeks import casework
from twentyweeks.casework import (
    Authority,
    BudgetOutcome,
    Document,
    PersonalBudget,
    Plan,
    PlanPart,
)
from twentyweeks.law import Kind
from twentyweeks.operations.legal_name import legal_name
from twentyweeks.plans.sections import (
    Advice,
    Answer,
    Asked,
    Budget,
    Cited,
    DirectPayment,
    Institution,
    Need,
    OtherNeeds,
    OtherProvision,
    Outcome,
    PlanFacts,
    Provision,
    Said,
    Section,
    Told,
)
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import year_group
from twentyweeks.present.law_words import adviser_words

_ASKED = {
    casework.Asked.YES: Asked.YES,
    casework.Asked.NONE: Asked.NONE,
    casework.Asked.DECLINED: Asked.DECLINED,
    casework.Asked.NOT_ASKED: Asked.NOT_ASKED,
}
_TURNS = (
    Kind.DECIDED_TO_REASSESS,
    Kind.FINAL_PLAN_SENT,
    Kind.REASSESSED_PLAN_SENT,
    Kind.AMENDED_PLAN_SENT,
)
_Parts: TypeAlias = Mapping[Section, list[PlanPart]]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the parts of a plan are called: B1, and K2 for an advice."""

    parts: Mapping[UUID, int]
    advice: Mapping[UUID, int]

    def cited(self, part: PlanPart) -> tuple[Cited, ...]:
        """Return where a part comes from, by the numbers of Section K."""
        return tuple(
            Cited(
                advice=self.advice.get(each.advice, 0),
                page=each.page,
                paragraph=each.paragraph,
                sentence=each.sentence,
            )
            for each in part.cites
        )


def latest_plan(
    session: Session, case_id: UUID, state: casework.PlanState
) -> Plan | None:
    """Return the newest version of a case's plan in this state."""
    return session.scalars(
        select(Plan)
        .where(Plan.case_id == case_id, Plan.state == state)
        .order_by(Plan.number.desc(), Plan.id.desc())
    ).first()


def parts_of(session: Session, plan_id: UUID) -> list[PlanPart]:
    """Return the parts of a plan in their order."""
    rows = select(PlanPart).where(PlanPart.plan_id == plan_id)
    return list(session.scalars(rows.order_by(PlanPart.place, PlanPart.id)))


def plan_facts(session: Session, now: CaseNow, plan: Plan) -> PlanFacts:
    """Return everything that a plan says, numbered within each section."""
    name, born = legal_name(now.person)
    parts = _by_section(parts_of(session, plan.id))
    numbers = _Numbers(_numbers(parts), advice_numbers(session, now.case.id))
    return PlanFacts(
        authority=_authority(session),
        legal_name=name,
        known_as=now.person.known_as or "",
        born=born,
        reference=now.case.reference,
        setting=now.person.setting.name if now.person.setting else "",
        dated=now.today,
        year_group=year_group(born, now.today),
        pronouns=now.person.pronouns or "",
        views=tuple(_said(each, now.person.name, numbers) for each in parts[Section.A]),
        needs=_needs(parts[Section.B], numbers),
        health_needs=_other_needs(parts[Section.C], numbers),
        care_needs=_other_needs(parts[Section.D], numbers),
        outcomes=tuple(_outcome(each, numbers) for each in parts[Section.E]),
        provision=_provision(parts[Section.F], numbers),
        health_provision=_other_provision(parts, Section.G, numbers),
        care_h1=_other_provision(parts, Section.H1, numbers),
        care_h2=_other_provision(parts, Section.H2, numbers),
        institution=_institution(plan),
        budget=_budget(now.case.budget),
        direct_payments=tuple(map(_payment, parts[Section.J])),
        advice=appendices(session, now.case.id),
    )


def two_facts(
    session: Session, now: CaseNow, before: Plan, after: Plan
) -> tuple[PlanFacts, PlanFacts]:
    """Return what two versions say.

    A draft that amends a final plan is held with that plan's Section I: a draft
    names no place, which takes none away (reg 22 does not import s.38(5)). A draft
    after a re-assessment is a draft under s.38, in which Section I is blank.
    """
    was, says = plan_facts(session, now, before), plan_facts(session, now, after)
    if (
        before.state is casework.PlanState.FINAL
        and after.state is casework.PlanState.DRAFT
    ):
        kept = Institution() if _is_reassessing(now) else was.institution
        says = replace(says, institution=kept)
    return was, says


def _is_reassessing(now: CaseNow) -> bool:
    """Whether a re-assessment was decided on, and no plan was sent since."""
    turns = [each.kind for each in now.past if each.kind in _TURNS]
    return bool(turns) and turns[-1] is Kind.DECIDED_TO_REASSESS


def appendices(session: Session, case_id: UUID) -> tuple[Advice, ...]:
    """Return the advice that came in, numbered as Section K numbers it."""
    return tuple(
        Advice(
            number=number,
            title=document.title,
            author=document.author or advice.name or "",
            role=document.author_role or adviser_words(advice.adviser),
            dated=document.dated,
            sha256=document.sha256 if len(document.sha256) == _HASH else "",
        )
        for number, (advice, document) in enumerate(_papers(session, case_id), start=1)
    )


def advice_numbers(session: Session, case_id: UUID) -> dict[UUID, int]:
    """Return the number in Section K of each advice that came in."""
    papers = _papers(session, case_id)
    return {advice.id: number for number, (advice, _) in enumerate(papers, start=1)}


_HASH = 64


def _papers(
    session: Session, case_id: UUID
) -> Sequence[Row[casework.Advice, Document]]:
    return session.execute(
        select(casework.Advice, Document)
        .join(Document, Document.id == casework.Advice.document_id)
        .where(casework.Advice.case_id == case_id)
        .order_by(casework.Advice.id)
    ).all()


def _authority(session: Session) -> str:
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    return held.name if held else ""


def _by_section(parts: Iterable[PlanPart]) -> _Parts:
    held: dict[Section, list[PlanPart]] = {section: [] for section in Section}
    for part in parts:
        held[Section(part.section.value)].append(part)
    return held


def _numbers(parts: _Parts) -> dict[UUID, int]:
    return {
        part.id: number
        for section in parts.values()
        for number, part in enumerate(_own(section), start=1)
    }


def _own(parts: list[PlanPart]) -> list[PlanPart]:
    """Return the parts that say something themselves, not who was asked."""
    return [part for part in parts if part.asked is None]


def _said(part: PlanPart, child: str, numbers: _Numbers) -> Said:
    words = part.words.strip()
    quoted = words.startswith("“") and words.endswith("”")
    return Said(
        who=part.who or child,
        topic=part.asked_of or "Views",
        words=words.strip("“”") if quoted else words,
        told=Told.QUOTED if quoted else Told.PARAPHRASED,
        how=part.skill or "",
        cites=numbers.cited(part),
        key=key_of(part),
    )


def key_of(part: PlanPart) -> str:
    """Return what names a part in every version of its plan."""
    return (part.origin_id or part.id).hex


def _needs(parts: list[PlanPart], numbers: _Numbers) -> tuple[Need, ...]:
    return tuple(
        Need(
            number=numbers.parts[part.id],
            area=part.asked_of or "Needs",
            words=part.words,
            can_do=part.can_do or "",
            source=part.who or "",
            cites=numbers.cited(part),
            key=key_of(part),
        )
        for part in _own(parts)
    )


def _outcome(part: PlanPart, numbers: _Numbers) -> Outcome:
    steps = (part.steps or "").splitlines()
    return Outcome(
        number=numbers.parts[part.id],
        words=part.words,
        by=part.by_when,
        steps=tuple(each.strip() for each in steps if each.strip()),
        cites=numbers.cited(part),
        key=key_of(part),
    )


def _institution(plan: Plan) -> Institution:
    placing = plan.placing
    arranged = placing.arranged if placing else ""
    own = placing is not None and placing.outcome == "own"
    return Institution(
        name=plan.institution or "",
        type=plan.institution_type or "",
        otherwise="" if own else arranged,
        own=arranged if own else "",
        why=placing.why if placing else "",
        owed=placing.owed if placing else "",
        named_by=placing.named_by if placing else None,
    )


def _other_needs(parts: list[PlanPart], numbers: _Numbers) -> OtherNeeds:
    return OtherNeeds(answer=_answer(parts, numbers), needs=_needs(parts, numbers))


def _answer(parts: list[PlanPart], numbers: _Numbers) -> Answer:
    part = _who_was_asked(parts)
    if part is None or part.asked is None:
        return Answer()
    return Answer(
        asked=_ASKED[part.asked],
        whom=part.asked_of or "",
        on=part.by_when,
        said=part.words,
        cites=numbers.cited(part),
    )


def _who_was_asked(parts: list[PlanPart]) -> PlanPart | None:
    return next((part for part in parts if part.asked is not None), None)


def _provision(parts: list[PlanPart], numbers: _Numbers) -> tuple[Provision, ...]:
    known = numbers.parts
    return tuple(
        Provision(
            need=known.get(part.need_id, 0) if part.need_id else 0,
            outcome=known.get(part.outcome_id) if part.outcome_id else None,
            what=part.words,
            who=part.who or "",
            how_often=part.how_often or "",
            how_long=part.how_long or "",
            group_size=part.group_size or "",
            skill=part.skill or "",
            for_adulthood=part.for_adulthood,
            cites=numbers.cited(part),
            key=key_of(part),
        )
        for part in _own(parts)
    )


def _other_provision(
    parts: _Parts, section: Section, numbers: _Numbers
) -> OtherProvision:
    asked = _who_was_asked(parts[section])
    return OtherProvision(
        answer=_answer(parts[section], numbers),
        provision=_provision(parts[section], numbers),
        agreed_by=(asked.who if asked else None) or "",
        agreed_on=asked.agreed_on if asked else None,
    )


def _budget(held: PersonalBudget | None) -> Budget | None:
    if held is None:
        return None
    agreed = held.outcome is BudgetOutcome.AGREED
    return Budget(
        asked_by=held.asked_by,
        asked_on=held.asked_on,
        agreed_on=held.decided_on if agreed else None,
        waits=held.outcome is BudgetOutcome.WAITING,
        covers=held.covers,
        direct=held.direct,
    )


def _payment(part: PlanPart) -> DirectPayment:
    return DirectPayment(
        what=part.words,
        amount=part.how_often or "",
        meets=part.who or "",
        key=key_of(part),
    )
