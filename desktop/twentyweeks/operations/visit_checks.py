"""What of a visit is refused before anything of it is written."""

from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from twentyweeks.casework import Answer, Consent, NoteKind
from twentyweeks.errors import Refused
from twentyweeks.operations.consent import standing
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.visit_form import NewNote, VisitForm
from twentyweeks.present.dates import full
from twentyweeks.present.names import folded
from twentyweeks.present.visit_words import CHOICE_TITLES


def checked_day(form: VisitForm, today: date) -> date:
    """Return the day of the visit; Refused for what cannot be so."""
    held_on = form.held_on or today
    if held_on > today:
        raise Refused(
            f"Date of the visit: that day is in the future. {KEPT}", field="held_on"
        )
    if any(not parent.name.strip() for parent in form.parents_words):
        raise Refused(
            f"Each parent's words: say whose words these are. {KEPT}",
            field="parents_words",
        )
    nearest = form.agreement.next_contact_on
    if nearest is not None and nearest < held_on:
        raise Refused(
            f"Next contact: that day is before the visit. {KEPT}",
            field="next_contact_on",
        )
    for note in form.notes:
        _check_note(note, today)
    return held_on


def refuse_choices(before: Sequence[Consent], form: VisitForm) -> None:
    """Refuse two answers of one person to one choice, and what was never given."""
    answered = set()
    for each in form.consents:
        title, by = CHOICE_TITLES.get(each.purpose, each.purpose), each.by.strip()
        if each.answer is Answer.NOT_ASKED:
            continue
        if (each.purpose, folded(by)) in answered:
            who = by or "nobody who is named"
            raise Refused(
                f"{title}: there are two answers of {who}. {KEPT} Say whose each is.",
                field=each.purpose,
            )
        answered.add((each.purpose, folded(by)))
        stood = standing(before, each.purpose, by)
        given = stood is not None and stood.answer is Answer.GIVEN
        if each.answer is Answer.WITHDRAWN and not given:
            raise Refused(
                f"{title}: {by or 'this person'} had not agreed to it, so there is "
                f"nothing to take back. {KEPT}",
                field=each.purpose,
            )


def _check_note(note: NewNote, today: date) -> None:
    passed_on = note.kind is NoteKind.SAFEGUARDING_PASSED_ON
    if not passed_on and not note.words.strip():
        raise Refused(f"Officer only: the note has no words. {KEPT}", field="notes")
    if passed_on and not note.passed_to.strip():
        raise Refused(
            f"Officer only: say to whom the concern was passed on. {KEPT}",
            field="notes",
        )
    if note.kind is NoteKind.OFFICER_SAFETY:
        _check_marker(note, today)


def _check_marker(note: NewNote, today: date) -> None:
    if not note.evidence.strip():
        raise Refused(
            f"Officer only: say what the marker of a risk rests on. {KEPT}",
            field="notes",
        )
    latest = today + relativedelta(months=12)
    if note.review_by is None or not today <= note.review_by <= latest:
        raise Refused(
            "Officer only: give the day on which the marker is looked at again, not "
            f"later than {full(latest)}. It lapses then. {KEPT}",
            field="notes",
        )
