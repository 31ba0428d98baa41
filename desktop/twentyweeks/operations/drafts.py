"""What is half typed on a screen, kept in the encrypted files until it is saved.

What belongs to the restricted compartment never lies in the general file, not even
half typed: the notes of a visit's draft, and where an address is protected the place
and the safe address and telephone, are kept in the restricted file.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from twentyweeks.casework import Case
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.saving import read_id
from twentyweeks.operations.visit_apart import MANAGER, is_protected, take_details
from twentyweeks.storage import drafts
from twentyweeks.storage.caseload import Caseload
from twentyweeks.vault.keys import Compartment

APART = "notes"
"""The part of a form that is kept in the restricted compartment."""
_OF_VISIT = "visit:"
_PROTECTED = ":protected"
"""Ends the name under which the restricted file keeps what tells of an address."""


class _Parts(NamedTuple):
    """A half-typed form: its general words, its notes, what tells of an address."""

    general: str
    notes: list[Any] | None
    details: dict[str, dict[str, Any]]


def draft_name(case_id: str) -> str:
    """Return the name under which a case's half-typed visit is kept."""
    return f"{_OF_VISIT}{case_id}"


def keep_draft(caseload: Caseload, name: str, words: str, now: datetime) -> None:
    """Keep a half-typed form, JSON as the screen writes it, over what was kept.

    Raises Unavailable where it holds restricted notes, and Refused where it tells of a
    protected address, and this officer has no key to that part; the rest is kept all
    the same.
    """
    parts = _keep(caseload, name, words, now)
    if Compartment.RESTRICTED in caseload.open:
        return
    if parts.details:
        raise Refused(
            "An address around this child is protected, and your passphrase does not "
            "open what is kept apart: the place, the safe address and the safe "
            "telephone were not kept. The rest is kept. Leave them empty and ask "
            f"{_whom_to_ask(caseload, name)} to write them.",
            field="safe_address",
        )
    if parts.notes:
        with caseload.local(Compartment.RESTRICTED) as connection:
            _keep_apart(connection, name, parts.notes, now)


def part_draft(caseload: Caseload, name: str) -> bool:
    """Keep a draft anew, apart as it now must be; return whether it told an address."""
    with caseload.reading() as session:
        general = drafts.read_draft(session.connection(), name)
    told = general is not None and bool(take_details(json.loads(general[0])))
    kept = read_draft(caseload, name) if told else None
    if kept is not None:
        _keep(caseload, name, *kept)
    return told


def drop_fields(caseload: Caseload, name: str, fields: Sequence[str]) -> bool:
    """Let some fields of a half-typed form go; return whether there were any."""
    kept = read_draft(caseload, name)
    form = json.loads(kept[0]) if kept else {}
    left = {each: said for each, said in form.items() if each not in fields}
    if kept is None or left == form:
        return False
    with caseload.local() as connection:
        words = json.dumps(left, ensure_ascii=False)
        drafts.keep_draft(connection, name, words, kept[1])
    return True


def _keep(caseload: Caseload, name: str, words: str, now: datetime) -> _Parts:
    parts = _parted(caseload, name, words)
    if name.startswith(_OF_VISIT) and Compartment.RESTRICTED in caseload.open:
        with caseload.local(Compartment.RESTRICTED) as connection:
            if parts.notes is not None:
                _keep_apart(connection, name, parts.notes, now)
            _keep_apart(connection, f"{name}{_PROTECTED}", parts.details, now)
    with caseload.local() as connection:
        drafts.keep_draft(connection, name, parts.general, now)
    return parts


def read_draft(caseload: Caseload, name: str) -> tuple[str, datetime] | None:
    """Return the form as it was last kept and when, or None."""
    with caseload.reading() as session:
        kept = drafts.read_draft(session.connection(), name)
    if Compartment.RESTRICTED not in caseload.open:
        return kept
    with caseload.reading(Compartment.RESTRICTED) as session:
        notes = drafts.read_draft(session.connection(), name)
        details = drafts.read_draft(session.connection(), f"{name}{_PROTECTED}")
    apart = [each for each in (notes, details) if each is not None]
    if not apart:
        return kept
    said = (each[0] if each else "" for each in (kept, notes, details))
    at = max(at for _, at in (*apart, *([kept] if kept else [])))
    return _joined(*said), at


def drop_draft(caseload: Caseload, name: str) -> None:
    """Let a draft go, because the officer threw it away."""
    with caseload.local() as connection:
        drafts.drop_draft(connection, name)
    if Compartment.RESTRICTED in caseload.open:
        with caseload.local(Compartment.RESTRICTED) as connection:
            drop_apart(connection, name)


def drop_apart(connection: Connection, name: str) -> None:
    """Let go what the restricted file holds of a draft."""
    drafts.drop_draft(connection, name)
    drafts.drop_draft(connection, f"{name}{_PROTECTED}")


def _keep_apart(
    connection: Connection,
    name: str,
    apart: list[Any] | dict[str, Any],
    now: datetime,
) -> None:
    if apart:
        words = json.dumps(apart, ensure_ascii=False)
        drafts.keep_draft(connection, name, words, now)
    else:
        drafts.drop_draft(connection, name)


def _parted(caseload: Caseload, name: str, words: str) -> _Parts:
    try:
        form = json.loads(words)
    except ValueError as fault:
        raise BadInput(
            "What was typed could not be kept, because the screen did not give it as "
            "a form. What was kept before is unharmed. Save what you have."
        ) from fault
    if not isinstance(form, dict):
        return _Parts(words, None, {})
    notes = list(form.pop(APART)) if APART in form else None
    hidden = name.startswith(_OF_VISIT) and _is_hidden(caseload, name, form)
    details = take_details(form) if hidden else {}
    return _Parts(json.dumps(form, ensure_ascii=False), notes, details)


def _is_hidden(caseload: Caseload, name: str, form: dict[str, Any]) -> bool:
    if form.get("place_is_protected") is True:
        return True
    with caseload.reading() as session:
        case = _case_of(session, name)
        return case is not None and is_protected(session, case.person_id)


def _case_of(session: Session, name: str) -> Case | None:
    return session.get(Case, read_id(name.removeprefix(_OF_VISIT), "case"))


def _whom_to_ask(caseload: Caseload, name: str) -> str:
    with caseload.reading() as session:
        case = _case_of(session, name)
        return case.held_apart.ask if case and case.held_apart else MANAGER


def _joined(general: str, notes: str, details: str) -> str:
    form = json.loads(general or "{}")
    if notes:
        form[APART] = json.loads(notes)
    for section, said in json.loads(details or "{}").items():
        form[section] = {**form.get(section, {}), **said}
    return json.dumps(form, ensure_ascii=False)
