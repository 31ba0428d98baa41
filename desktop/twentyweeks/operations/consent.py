"""What a family chose at a visit, and the taking back of a choice."""

from datetime import datetime

from sqlalchemy import select

from twentyweeks.casework import Answer, Consent
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.visit import ConsentLine
from twentyweeks.present.visit_words import ANSWERS, CHOICE_TITLES
from twentyweeks.storage.caseload import Caseload


def consents_of(caseload: Caseload, case_id: str) -> tuple[ConsentLine, ...]:
    """Return every choice that was answered on a case, as it stands now."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        rows = select(Consent).where(Consent.case_id == case.id).order_by(Consent.id)
        return tuple(_line(each) for each in session.scalars(rows))


def withdraw_consent(
    caseload: Caseload, consent_id: str, on: str, how: str, now: datetime
) -> None:
    """Record that a choice was taken back, on which day, signed or spoken (`how`).

    Refused for a choice that was not given, and for a day before it was.
    """
    with saving(caseload, now) as journal:
        consent = journal.session.get(Consent, read_id(consent_id, "choice"))
        if consent is None:
            raise missing("choice")
        if consent.answer is not Answer.GIVEN:
            raise Refused(
                "Only what was agreed to can be taken back, and this stands as "
                f"“{ANSWERS[consent.answer]}”. {KEPT}",
                field="answer",
            )
        day = typed_past_day(on, "on", "Taken back on", day_of(now))
        if consent.on is not None and day < consent.on:
            raise Refused(
                f"Taken back on: it was agreed to on {plain(consent.on)} only. {KEPT}",
                field="on",
            )
        journal.set(consent, "how", typed_line(how, "how", "How"))
        journal.set(consent, "on", day)
        journal.set(consent, "answer", Answer.WITHDRAWN)


def _line(consent: Consent) -> ConsentLine:
    told = [ANSWERS[consent.answer]]
    told += [each for each in (consent.by, consent.how) if each]
    told += [plain(consent.on)] if consent.on else []
    return ConsentLine(
        consent_id=consent.id.hex,
        title=CHOICE_TITLES.get(consent.purpose, consent.purpose),
        words=", ".join(told),
        wording=consent.wording,
        can_be_withdrawn=consent.answer is Answer.GIVEN,
    )
