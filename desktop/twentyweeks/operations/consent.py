"""What a family chose at a visit, and the taking back of a choice.

Nothing that was chosen is written over: what is taken back is a line of its own, with
who took it back, when and how, after the line that it ends.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Answer, Consent
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.names import folded
from twentyweeks.present.visit import ConsentLine
from twentyweeks.present.visit_words import ANSWERS, CHOICE_TITLES
from twentyweeks.storage.caseload import Caseload


def consents_of(caseload: Caseload, case_id: str) -> tuple[ConsentLine, ...]:
    """Return every choice that was answered on a case, in its order."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        return consent_lines(all_consents(session, case.id))


def withdraw_consent(
    caseload: Caseload, consent_id: str, on: str, how: str, now: datetime
) -> None:
    """Record that who made a choice took it back, on which day, signed or spoken.

    Refused for a choice that does not stand as given, and for a day before it was.
    """
    with saving(caseload, now) as journal:
        consent = journal.session.get(Consent, read_id(consent_id, "choice"))
        if consent is None:
            raise missing("choice")
        _refuse_not_given(journal.session, consent)
        day = typed_past_day(on, "on", "Taken back on", day_of(now))
        if consent.on is not None and day < consent.on:
            raise Refused(
                f"Taken back on: it was agreed to on {plain(consent.on)} only. {KEPT}",
                field="on",
            )
        made = Consent(
            case_id=consent.case_id,
            visit_id=consent.visit_id,
            purpose=consent.purpose,
            wording=consent.wording,
            answer=Answer.WITHDRAWN,
            by=consent.by,
            on=day,
            how=typed_line(how, "how", "How"),
        )
        journal.create(made)


def all_consents(session: Session, case_id: UUID) -> Sequence[Consent]:
    """Return every choice that was recorded on a case, in the order of recording."""
    rows = select(Consent).where(Consent.case_id == case_id).order_by(Consent.id)
    return session.scalars(rows).all()


def standing(consents: Iterable[Consent], purpose: str, by: str) -> Consent | None:
    """Return what one person last answered to one choice."""
    own = [
        each
        for each in consents
        if each.purpose == purpose and folded(each.by or "") == folded(by)
    ]
    return own[-1] if own else None


def consent_lines(consents: Sequence[Consent]) -> tuple[ConsentLine, ...]:
    """Return these choices as a screen shows them."""
    return tuple(_line(each, consents) for each in consents)


def _refuse_not_given(session: Session, consent: Consent) -> None:
    last = standing(
        all_consents(session, consent.case_id), consent.purpose, consent.by or ""
    )
    if last is not consent or consent.answer is not Answer.GIVEN:
        answer = last.answer if last else consent.answer
        raise Refused(
            "Only what was agreed to can be taken back, and this stands as "
            f"“{ANSWERS[answer]}”. {KEPT}",
            field="answer",
        )


def _line(consent: Consent, consents: Sequence[Consent]) -> ConsentLine:
    last = standing(consents, consent.purpose, consent.by or "") is consent
    return ConsentLine(
        consent_id=consent.id.hex,
        purpose=consent.purpose,
        by=consent.by or "",
        title=CHOICE_TITLES.get(consent.purpose, consent.purpose),
        words=_words(consent.answer, consent.by, consent.how, consent.on),
        wording=consent.wording,
        stands=last,
        can_be_withdrawn=last and consent.answer is Answer.GIVEN,
    )


def _words(answer: Answer, by: str | None, how: str | None, on: date | None) -> str:
    told = [ANSWERS[answer], *(each for each in (by, how) if each)]
    return ", ".join([*told, plain(on)] if on else told)
