"""Record a Getting To Know You visit: ten sections, one Save."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Answer,
    Authority,
    Case,
    Consent,
    Contact,
    Direction,
    Involved,
    Person,
    Reminder,
    RestrictedNote,
    Visit,
    Way,
)
from twentyweeks.casework.record import new_id
from twentyweeks.casework.visit import Told, Words
from twentyweeks.errors import Refused
from twentyweeks.operations.consent import all_consents, consent_lines
from twentyweeks.operations.drafts import (
    draft_name,
    drop_apart,
    drop_draft,
    keep_draft,
    read_draft,
)
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.visit_apart import (
    MANAGER,
    Parted,
    hold_apart,
    is_protected,
    parted,
)
from twentyweeks.operations.visit_checks import checked_day, refuse_choices
from twentyweeks.operations.visit_form import (
    ConsentAnswer,
    NewNote,
    VisitForm,
    visit_form_from_json,
    visit_form_to_json,
)
from twentyweeks.operations.visit_summary import PARENTS, visit_copies, visit_summary
from twentyweeks.present.dates import day_of, full, moment
from twentyweeks.present.visit import VisitPage
from twentyweeks.present.visit_words import (
    AREAS,
    CHOICES,
    NO_NUMBER,
    TOLD,
    TOPICS,
    VISIT,
)
from twentyweeks.storage import drafts
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.vault.keys import Compartment

__all__ = [
    "ConsentAnswer",
    "NewNote",
    "VisitForm",
    "draft_name",
    "drop_draft",
    "keep_draft",
    "read_draft",
    "record_visit",
    "visit_copies",
    "visit_form_from_json",
    "visit_form_to_json",
    "visit_page",
    "visit_summary",
]

_WORDINGS = {each.purpose: each.wording for each in CHOICES}
_PASSED_ON = "A safeguarding concern was passed on."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Apart:
    """What one Save writes to the restricted compartment."""

    case_id: UUID
    held_on: date
    notes: tuple[NewNote, ...]
    details: Parted | None


def visit_page(caseload: Caseload, case_id: str, now: datetime) -> VisitPage:
    """Return what the Visit screen asks for one case, with the draft as last kept."""
    today = day_of(now)
    kept = read_draft(caseload, draft_name(case_id))
    with caseload.reading() as session:
        case = case_in(session, case_id)
        child = session.get(Person, case.person_id) or Person()
        return VisitPage(
            case_id=case.id.hex,
            child=child.name,
            known_as=child.known_as or child.forename or child.name,
            today=full(today),
            parents=_parents(session, case.person_id),
            told=TOLD,
            choices=CHOICES,
            topics=TOPICS,
            areas=AREAS,
            safeguarding=_safeguarding(session),
            can_write_restricted=Compartment.RESTRICTED in caseload.open,
            protected=is_protected(session, case.person_id),
            chosen=tuple(
                each
                for each in consent_lines(all_consents(session, case.id))
                if each.stands
            ),
            draft=kept[0] if kept else "",
            draft_kept=f"Kept {moment(kept[1], today)}" if kept else "",
        )


def record_visit(
    caseload: Caseload, case_id: str, form: VisitForm, now: datetime
) -> str:
    """Record a visit with its consents, its contact and its notes kept apart.

    Returns the visit's identifier. Where an address is protected, the place and the
    safe address and telephone are kept apart too. Refused with the field that is at
    fault, also where this officer has no key to what must be kept apart; Unavailable
    where there are restricted notes and no key to them. Nothing is written then.
    """
    today = day_of(now)
    held_on = checked_day(form, today)
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        refuse_choices(all_consents(journal.session, case.id), form)
        details = _details(journal.session, caseload, case, form)
        if details:
            form = replace(form, meeting=details.meeting, household=details.household)
        apart = _Apart(
            case_id=case.id, held_on=held_on, notes=form.notes, details=details
        )
        visit = _visit(case, form, held_on, caseload.officer)
        visit.id = _keep_apart(caseload, apart, journal.session, now) or visit.id
        journal.create(visit)
        child = journal.session.get(Person, case.person_id) or Person()
        journal.create_all(_consents(visit, form))
        journal.create(_contact(case, child, form, held_on, caseload.officer))
        if form.told.objection.strip():
            journal.create(_objected(case, held_on))
        drafts.drop_draft(journal.connection, draft_name(case_id))
        if form.notes or details:
            hold_apart(journal, case, caseload, today)
        return visit.id.hex


def _parents(session: Session, child_id: UUID) -> tuple[str, ...]:
    found = session.scalars(
        select(Involved.name)
        .where(Involved.child_id == child_id, Involved.standing.in_(PARENTS))
        .order_by(Involved.id)
    )
    return tuple(found)


def _safeguarding(session: Session) -> str:
    authority = session.scalars(select(Authority).order_by(Authority.id)).first()
    reach = authority.safeguarding if authority else None
    if reach is None or not reach.telephone:
        return NO_NUMBER
    ways = (reach.name, reach.telephone, reach.email, reach.website)
    return ", ".join(way for way in ways if way)


def _visit(case: Case, form: VisitForm, held_on: date, officer: UUID | None) -> Visit:
    return Visit(
        case_id=case.id,
        held_on=held_on,
        officer_id=officer,
        meeting=form.meeting,
        household=form.household,
        told=_in_words(form.told),
        child_words=_said(form.child_words),
        parents_words=tuple(
            replace(each, words=_said(each.words)) for each in form.parents_words
        ),
        prompts=tuple(each for each in form.prompts if each.area),
        around=form.around,
        future=form.future,
        agreement=form.agreement,
    )


def _in_words(told: Told) -> Told:
    """Return what was told with its wording: the program's own where none is given."""
    if told.told_to.strip() and not told.wording.strip():
        return replace(told, wording=TOLD)
    return told


def _said(words: tuple[Words, ...]) -> tuple[Words, ...]:
    return tuple(
        replace(each, topic=each.topic.strip() or "Said")
        for each in words
        if each.words.strip()
    )


def _consents(visit: Visit, form: VisitForm) -> Iterator[Consent]:
    for each in form.consents:
        if each.answer is not Answer.NOT_ASKED:
            yield Consent(
                case_id=visit.case_id,
                visit_id=visit.id,
                purpose=each.purpose,
                wording=each.wording.strip() or _WORDINGS.get(each.purpose, ""),
                answer=each.answer,
                by=each.by.strip() or None,
                on=visit.held_on,
                how=each.how.strip() or None,
            )


def _contact(
    case: Case,
    child: Person,
    form: VisitForm,
    held_on: date,
    officer: UUID | None,
) -> Contact:
    place = form.meeting.place.strip()
    with_names = ", ".join(each.name for each in form.parents_words)
    return Contact(
        case_id=case.id,
        on=held_on,
        way=Way.VISIT,
        direction=Direction.FROM_US,
        with_name=with_names or form.meeting.came.strip() or child.name,
        words=f"{VISIT}: {place}" if place else VISIT,
        told_new=True,
        asks_us=form.agreement.questions_we_owe.strip() or None,
        next_contact_on=form.agreement.next_contact_on,
        by=officer,
    )


def _objected(case: Case, held_on: date) -> Reminder:
    return Reminder(
        case_id=case.id,
        on=held_on,
        words="Tell the manager of the objection made at the visit. No step waits.",
    )


def _details(
    session: Session, caseload: Caseload, case: Case, form: VisitForm
) -> Parted | None:
    """Return what must be kept apart, or None where nobody's address is protected."""
    if not (form.place_is_protected or is_protected(session, case.person_id)):
        return None
    details = parted(form.meeting, form.household)
    if details.apart and Compartment.RESTRICTED not in caseload.open:
        ask = case.held_apart.ask if case.held_apart else MANAGER
        raise Refused(
            "An address around this child is protected: the place, the safe address "
            "and the safe telephone are kept apart, and your passphrase does not open "
            f"that part. {KEPT} Leave them empty and ask {ask} to write them.",
            field=details.field,
        )
    return details


def _keep_apart(
    caseload: Caseload, apart: _Apart, general: Session, now: datetime
) -> UUID | None:
    """Write what is kept apart before the general file is committed.

    Returns the identifier of the visit that it tells of, None where it tells of none.
    Where the general commit fails it stands already; a second Save finds it and writes
    nothing of it twice.
    """
    if not apart.notes and Compartment.RESTRICTED not in caseload.open:
        return None
    with caseload.writing(caseload.stamp(now), Compartment.RESTRICTED) as journal:
        known = {_told(each) for each in _notes_of(journal, apart.case_id)}
        made = [
            _note(caseload, apart.case_id.hex, note, day_of(now))
            for note in apart.notes
        ]
        journal.create_all(each for each in made if _told(each) not in known)
        drop_apart(journal.connection, draft_name(apart.case_id.hex))
        return _keep_details(journal, apart, general)


def _keep_details(journal: Journal, apart: _Apart, general: Session) -> UUID | None:
    if apart.details is None or not apart.details.apart:
        return None
    told = apart.details.record(new_id(), apart.case_id, apart.held_on)
    rows = select(Visit).where(
        Visit.case_id == told.case_id, Visit.held_on == told.held_on
    )
    for each in journal.session.scalars(rows):
        same = (each.meeting, each.household) == (told.meeting, told.household)
        if same and general.get(Visit, each.id) is None:
            return each.id
    return journal.create(told).id


def _notes_of(journal: Journal, case_id: UUID) -> tuple[RestrictedNote, ...]:
    found = select(RestrictedNote).where(RestrictedNote.case_id == case_id)
    return tuple(journal.session.scalars(found))


def _note(
    caseload: Caseload, case_id: str, note: NewNote, today: date
) -> RestrictedNote:
    return RestrictedNote(
        case_id=UUID(hex=case_id),
        kind=note.kind,
        words=note.words.strip() or _PASSED_ON,
        evidence=note.evidence.strip() or None,
        passed_to=note.passed_to.strip() or None,
        written_on=today,
        review_by=note.review_by,
        by=caseload.officer,
    )


def _told(note: RestrictedNote) -> tuple[object, ...]:
    return (note.kind, note.words, note.passed_to, note.written_on, note.by)
