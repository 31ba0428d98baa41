"""What a letter says of a decision and of the advice that it sends for."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Advice, Decision, Outcome, Question
from twentyweeks.law import Kind, date_of
from twentyweeks.letters import facts as letters
from twentyweeks.letters.facts import Dates, LetterKind
from twentyweeks.operations.letter_dates import asked_place
from twentyweeks.operations.recipients import ASKING, Reader
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.law_words import adviser_in_a_sentence, adviser_words
from twentyweeks.present.names import folded

DECIDED: Mapping[LetterKind, tuple[tuple[Question, Outcome], ...]] = {
    LetterKind.REFUSE_TO_ASSESS: ((Question.ASSESS, Outcome.NO),),
    LetterKind.WILL_NOT_ISSUE: ((Question.ISSUE_PLAN, Outcome.NO),),
    LetterKind.KEEP_PLAN: ((Question.REVIEW, Outcome.KEEP),),
    LetterKind.NOT_AMEND: ((Question.AMEND, Outcome.NO),),
    LetterKind.CONSULT_CEASING: ((Question.CEASE, Outcome.CONSULT),),
    LetterKind.CEASE_PLAN: (
        (Question.CEASE, Outcome.YES),
        (Question.REVIEW, Outcome.CEASE),
    ),
    LetterKind.WILL_REASSESS: ((Question.REASSESS, Outcome.YES),),
    LetterKind.WILL_NOT_REASSESS: ((Question.REASSESS, Outcome.NO),),
}
"""The decision that a letter tells, by which its reasons are found."""
_SETTINGS = ("school", "education")
"""Advisers who are the setting itself."""


def decision_of(session: Session, case_id: UUID, kind: LetterKind) -> Decision | None:
    """Return the latest decision on a case that a kind of letter tells."""
    told = [
        and_(Decision.question == question, Decision.outcome == outcome)
        for question, outcome in DECIDED[kind]
    ]
    return session.scalars(
        select(Decision)
        .where(Decision.case_id == case_id, or_(*told))
        .order_by(Decision.decided_on.desc(), Decision.id.desc())
    ).first()


def reasons_of(
    session: Session, now: CaseNow, kind: LetterKind
) -> letters.Reasons | None:
    """Return a decision that is reasoned as it was recorded; None for other letters."""
    if kind not in DECIDED or kind is LetterKind.WILL_REASSESS:
        return None
    held = decision_of(session, now.case.id, kind)
    if held is None:
        return None
    return letters.Reasons(
        decided_on=held.decided_on,
        panel=held.decided_by or "",
        test=held.test or "",
        for_this_child=held.reasons,
        evidence=tuple(letters.Evidence(what=each, by="") for each in held.evidence),
        other_help=held.other_help,
        next_steps_meeting=held.next_steps_meeting or "",
        consulted_on=_last_day(now, Kind.CEASING_CONSIDERED),
    )


_ASSESSES = {
    LetterKind.WILL_ASSESS: (Question.ASSESS, Kind.DECIDED_TO_ASSESS),
    LetterKind.WILL_REASSESS: (Question.REASSESS, Kind.DECIDED_TO_REASSESS),
}


def assess_facts(
    session: Session, now: CaseNow, kind: LetterKind
) -> letters.AssessFacts | None:
    """Return the decision to assess, or again; None where it was not made."""
    if kind not in _ASSESSES:
        return None
    question, decided = _ASSESSES[kind]
    held = session.scalars(
        select(Decision)
        .where(
            Decision.case_id == now.case.id,
            Decision.question == question,
            Decision.outcome == Outcome.YES,
        )
        .order_by(Decision.decided_on.desc())
    ).first()
    decided_on = held.decided_on if held else _last_day(now, decided)
    if decided_on is None:
        return None
    asked = register_of_advice(session, now.case.id)
    return letters.AssessFacts(
        decided_on=decided_on,
        advisers=tuple(_adviser(each, now) for each in asked) or _by_law(now),
        visit=(
            "I will ring you to agree a day for a visit. It takes about an hour. We "
            "talk about what is going well, what is hard and what helps"
        ),
    )


def _last_day(now: CaseNow, kind: Kind) -> date | None:
    days = [date_of(each) for each in now.past if each.kind is kind]
    return days[-1] if days else None


def _by_law(now: CaseNow) -> tuple[str, ...]:
    """Name whom regulation 6(1) makes the authority ask."""
    setting = now.person.setting.name if now.person.setting else "The school or setting"
    return (
        setting,
        "A health care professional",
        "An educational psychologist",
        "Social care",
    )


def register_of_advice(session: Session, case_id: UUID) -> list[Advice]:
    """Return the advisers of a case in the order of the register."""
    rows = select(Advice).where(Advice.case_id == case_id).order_by(Advice.id)
    return list(session.scalars(rows))


def _adviser(advice: Advice, now: CaseNow) -> str:
    """Name an adviser to the family: who it is, and what they are."""
    place = advice.institution
    if advice.adviser in _SETTINGS and now.person.setting:
        place = place or now.person.setting.name
    what = advice.service or (None if place else _what(advice))
    known = (advice.name, what, place)
    listed = ", ".join(dict.fromkeys(part for part in known if part))
    return listed[:1].upper() + listed[1:]


def _what(advice: Advice) -> str:
    said = adviser_in_a_sentence(advice.adviser)
    return said.removeprefix("the ") if advice.name else said


def adviser_of(
    session: Session, now: CaseNow, reader: Reader, kind: LetterKind
) -> Advice | None:
    """Return the place in the register of advice that this reader fills."""
    if kind not in ASKING:
        return None
    name = folded(reader.facts.name)
    for each in register_of_advice(session, now.case.id):
        known = (each.name, each.service, each.institution)
        if name in (folded(part) for part in known if part):
            return each
        is_setting = reader.facts.standing is letters.Standing.SETTING
        if is_setting and each.adviser in _SETTINGS:
            return each
    return None


def advice_facts(asked: Advice, now: CaseNow, dates: Dates) -> letters.AdviceFacts:
    """Return what one adviser is asked, why, and by how much the advice is late."""
    child = now.person.known_as or now.person.forename or now.person.name
    service = asked.service or adviser_words(asked.adviser)
    return letters.AdviceFacts(
        service=service,
        questions=(
            f"What can {child} do, and what does {child} find hard?",
            f"What should be different for {child}, and by when?",
            "What help is needed: from whom, how often, how long, and in what group?",
        ),
        why_asked=asked.asked_because
        or "The law says whom we must ask in each assessment, and you are among them",
        asked_on=_asked_on(now, asked.adviser),
        days_late=_days_late(now, asked.adviser, dates.advice_due),
    )


def _asked_on(now: CaseNow, adviser: str) -> date | None:
    place = asked_place(now.past, adviser)
    return None if place is None else date_of(now.past[place])


def _days_late(now: CaseNow, adviser: str, due: date | None) -> int:
    """Return by how many days advice that was asked for and is not in is late."""
    if due is None or asked_place(now.past, adviser) is None:
        return 0
    return max((now.today - due).days, 0)
