"""What was answered at a visit, made into the form that is recorded."""

from datetime import date, datetime

from twentyweeks.gui.visit.answers import Answers
from twentyweeks.operations.typed import typed_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit import VisitForm, record_visit, visit_form_from_json
from twentyweeks.present.dates import day_of


def form_of(answers: Answers, today: date) -> VisitForm:
    """Return the form; Refused or BadInput, with its field, for a day unread."""
    days = {
        path: typed_day(answers.words(path), field, name, today).isoformat()
        for path, (field, name) in _days(answers).items()
        if answers.words(path)
    }
    held_on = days.get("held_on", today.isoformat())
    for number, name in enumerate(answers.parents()):
        if name and answers.given(f"parent.{number}."):
            days.setdefault(f"parent.{number}.on", held_on)
    return visit_form_from_json(answers.as_form(days))


def record(caseload: Caseload, case_id: str, answers: Answers, now: datetime) -> str:
    """Record the visit in one Save and return its identifier."""
    form = form_of(answers, day_of(now))
    return record_visit(caseload, case_id, form, now)


def _days(answers: Answers) -> dict[str, tuple[str, str]]:
    parents = range(len(answers.parents()))
    return {
        "held_on": ("held_on", "Date of the visit"),
        **{f"parent.{number}.on": ("parents_words", "Said on") for number in parents},
        "agreement.next_contact_on": ("next_contact_on", "Next contact"),
        "note.officer_safety.review_by": ("notes", "Look at it again on"),
    }
