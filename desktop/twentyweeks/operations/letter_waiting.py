"""The final plan waits until everybody's own days for views are over."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter, MayBeTold, Plan, PlanState, Standing
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.recipients import people_around, written_to
from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import law, practice
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import full, plain
from twentyweeks.present.letter_service import (
    VIEWS,
    last_day_for_views,
    replaced_by,
    service_fault,
)

_WHERE = "The whole plan"
_TOLD = (MayBeTold.EVERYTHING, MayBeTold.LETTERS)
_PARENTS = (Standing.PARENTAL_RESPONSIBILITY, Standing.CARE_OF_CHILD)
_CITES = {
    "draft-plan": "CFA 2014 s.38(2), (4); SEND Regs 2014 reg 13(1)(a)",
    "amendment-notice": "SEND Regs 2014 reg 22(2)(c)",
}
_AGAIN = "Send it again: “Replace” stands beside the letter among the papers."


def check_views(session: Session, now: CaseNow, plan: Plan) -> Iterator[Finding]:
    """Find whose 15 days still run, and who was not served with the draft.

    Two people who were served on different days each have a last day of their own.
    """
    if plan.state is not PlanState.FINAL:
        return
    sent = _sent(session, plan)
    faults = {each.id: service_fault(each, now.holidays) for each in sent}
    served = [each for each in sent if each.posted_on and faults[each.id] is None]
    replaced = replaced_by(sent)
    for letter in sent:
        fault = faults[letter.id]
        if letter.id in replaced:
            continue
        if letter.posted_on is None:
            yield _unposted(letter)
        elif (waiting := _still_running(letter, now)) is not None:
            yield waiting
        elif fault is not None:
            name = letter.recipient_name
            words = f"The letter to {name} was not good service. {fault.words}"
            find = practice if served else law
            yield find(
                "plan-not-served", words, _WHERE, _AGAIN, _CITES[letter.kind], name
            )
    if sent:
        yield from _never_sent(session, now, sent)


def _never_sent(
    session: Session, now: CaseNow, sent: Sequence[Letter]
) -> Iterator[Finding]:
    """Find a parent, or the young person, whom nobody wrote to with the draft."""
    kind = sent[0].kind
    wanted = written_to(session, now.case, LetterKind(kind), now.today)
    missed = wanted - {e.recipient_id.hex for e in sent if e.recipient_id}
    around = people_around(session, now.person.id)
    parents = [e for e in around if e.standing in _PARENTS and e.may_be_told in _TOLD]
    names = {e.id.hex: e.name for e in parents}
    for person_id, name in {now.person.id.hex: now.person.name, **names}.items():
        if person_id in missed:
            yield practice(
                "plan-not-served",
                f"{name} was not sent the draft, and others were.",
                _WHERE,
                "Send it, so that their 15 days run too, or say why they get none.",
                _CITES[kind],
            )


def _still_running(letter: Letter, now: CaseNow) -> Finding | None:
    last = last_day_for_views(letter, now.holidays)
    if letter.returned_on is not None or last is None or now.today > last:
        return None
    return law(
        "plan-views-run",
        f"The 15 days of {letter.recipient_name} for views still run, to {full(last)}.",
        _WHERE,
        f"Issue the final plan on {full(last + timedelta(days=1))} or later.",
        _CITES[letter.kind],
    )


def _unposted(letter: Letter) -> Finding:
    return practice(
        "plan-not-served",
        f"The letter of {plain(letter.written_on)} to {letter.recipient_name}, with "
        "the draft, is not recorded as posted.",
        _WHERE,
        "Record when it left, or say why it did not.",
        _CITES[letter.kind],
    )


def _sent(session: Session, plan: Plan) -> Sequence[Letter]:
    """Return the letters of the draft that was sent last before this final plan."""
    every = session.scalars(select(Plan).where(Plan.case_id == plan.case_id)).all()
    before = [each for each in every if each.number < plan.number]
    ended = max((e.number for e in before if e.state is PlanState.FINAL), default=0)
    drafts = {each.id.hex: each.number for each in before if each.number > ended}
    held = session.scalars(
        select(Letter)
        .where(Letter.case_id == plan.case_id, Letter.kind.in_(tuple(VIEWS)))
        .order_by(Letter.id)
    )
    sent = [(drafts.get(str(each.issued.get("plan")), 0), each) for each in held]
    last = max((number for number, _ in sent), default=0)
    return [each for number, each in sent if number == last and last]
