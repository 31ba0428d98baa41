"""The officer's own details: letters name a person who can be rung."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.orm import Session

from twentyweeks.casework import Officer
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import missing, saving
from twentyweeks.operations.typed import KEPT, typed, typed_line
from twentyweeks.operations.unlock import Caseload
from twentyweeks.returns.cells import read_email, read_phone


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerForm:
    """Who works on this caseload, as letters name them."""

    name: str
    job_title: str = ""
    telephone: str = ""
    email: str = ""


def officer_form(caseload: Caseload) -> OfficerForm:
    """Open the details of the officer who unlocked the caseload."""
    with caseload.reading() as session:
        held = _held(session, caseload)
        values = {each.name: getattr(held, each.name) for each in fields(OfficerForm)}
        return OfficerForm(**{name: value or "" for name, value in values.items()})


def change_officer(caseload: Caseload, form: OfficerForm, now: datetime) -> None:
    """Write what was changed; BadInput for a telephone or an address that is none."""
    name = typed_line(form.name, "name", "Your name")
    if name is None:
        raise Refused(f"Your name is needed. {KEPT}", field="name")
    values = {
        "name": name,
        "job_title": typed_line(form.job_title, "job_title", "Job title"),
        "telephone": typed(read_phone, form.telephone, "telephone", "Telephone"),
        "email": typed(read_email, form.email, "email", "E-mail"),
    }
    with saving(caseload, now) as journal:
        held = _held(journal.session, caseload)
        for field, value in values.items():
            journal.set(held, field, value)


def _held(session: Session, caseload: Caseload) -> Officer:
    held = None if caseload.officer is None else session.get(Officer, caseload.officer)
    if held is None:
        raise missing("officer")
    return held
