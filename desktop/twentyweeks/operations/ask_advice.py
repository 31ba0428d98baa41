"""Ask for advice and information under regulation 6, and take it in."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Advice, Case, Document
from twentyweeks.errors import Refused
from twentyweeks.law import Kind, date_of
from twentyweeks.operations.gather import gather
from twentyweeks.operations.milestones import write_milestone
from twentyweeks.operations.papers import WORD_EXPORT
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.law_words import adviser_words
from twentyweeks.storage.journal import Journal


class AskedOf(TypedDict, total=False):
    """What may be known of an adviser besides the word for them.

    `received_on` is the day the adviser received the request, from which the six
    weeks run; `institution` is named where its head was asked.
    """

    institution: str
    received_on: str
    name: str
    service: str


def ask_advice(
    caseload: Caseload,
    case_id: str,
    adviser: str,
    on: str,
    *,
    now: datetime,
    **known: Unpack[AskedOf],
) -> str:
    """Record that an adviser was asked; return the milestone's id.

    Refused while the same adviser's answer is still awaited.
    """
    today = day_of(now)
    asked = typed_line(adviser, "adviser", "Adviser")
    if asked is None:
        raise Refused(f"Adviser: say who was asked. {KEPT}", field="adviser")
    day = typed_past_day(on, "on", "Asked on", today)
    facts = {"kind": "advice_requested", "on": day.isoformat(), "adviser": asked}
    institution = known.get("institution", "").strip()
    if institution:
        facts["institution"] = institution
    received = known.get("received_on", "")
    if received.strip():
        facts["received_on"] = _reached(received, day, today).isoformat()
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        _refuse_awaited(journal.session, case, asked, today)
        _register(journal, case, asked, known)
        return write_milestone(journal, case.id, facts).hex


def _reached(received: str, asked_on: date, today: date) -> date:
    day = typed_past_day(received, "received_on", "Received by the adviser", today)
    if day < asked_on:
        raise Refused(
            f"Received by the adviser: that is before it was asked for. {KEPT}",
            field="received_on",
        )
    return day


def _refuse_awaited(session: Session, case: Case, adviser: str, today: date) -> None:
    (now,) = gather(session, [case.id], today)
    last = None
    for event in now.events:
        if event.adviser == adviser:
            last = event
    if last is not None and last.kind is Kind.ADVICE_REQUESTED:
        raise Refused(
            f"{adviser_words(adviser)} was asked on {plain(date_of(last))} and has not "
            f"answered. {KEPT} Chase the answer, or record that it came in.",
            field="adviser",
        )


def _register(journal: Journal, case: Case, adviser: str, known: AskedOf) -> None:
    place = _place_of(journal.session, case, adviser)
    asked = Advice(
        case_id=case.id,
        adviser=adviser,
        name=typed_line(known.get("name", ""), "name", "Name"),
        service=typed_line(known.get("service", ""), "service", "Service"),
        institution=typed_line(
            known.get("institution", ""), "institution", "Institution"
        ),
    )
    if place is None:
        journal.create(asked)
        return
    for field in ("name", "service", "institution"):
        if (value := getattr(asked, field)) is not None:
            journal.set(place, field, value)


def advice_in(
    caseload: Caseload,
    case_id: str,
    adviser: str,
    on: str,
    document: str = "",
    *,
    now: datetime,
) -> str:
    """Record that an adviser's advice came in; return the milestone's id.

    `document` is the paper that holds it. Refused where this adviser was not asked.
    """
    with saving(caseload, now) as journal:
        session = journal.session
        case = case_in(session, case_id)
        place = _place_of(session, case, adviser)
        if place is None:
            raise Refused(
                f"{adviser_words(adviser)} was not asked for advice on this case. "
                f"{KEPT} Record first when the advice was asked for.",
                field="adviser",
            )
        if document:
            held = session.get(Document, read_id(document, "document"))
            if held is None or held.case_id != case.id:
                raise missing("document")
            if held.kind == WORD_EXPORT:
                raise Refused(
                    f"“{held.title}” is a draft that left for comment: it is nobody's "
                    f"advice. {KEPT} Choose the paper that came in.",
                    field="document",
                )
            journal.set(place, "document_id", held.id)
        day = typed_past_day(on, "on", "Received on", day_of(now))
        facts = {
            "kind": "advice_received",
            "on": day.isoformat(),
            "adviser": place.adviser,
        }
        return write_milestone(journal, case.id, facts).hex


def _place_of(session: Session, case: Case, adviser: str) -> Advice | None:
    register = select(Advice).where(
        Advice.case_id == case.id, Advice.adviser == adviser
    )
    return session.scalars(register.order_by(Advice.id)).first()
