"""What is half typed on a screen, kept in the encrypted files until it is saved.

What belongs to the restricted compartment never lies in the general file, not even
half typed: the notes of a visit's draft are kept in the restricted file.
"""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from twentyweeks.errors import BadInput
from twentyweeks.storage import drafts
from twentyweeks.storage.caseload import Caseload
from twentyweeks.vault.keys import Compartment

APART = "notes"
"""The part of a form that is kept in the restricted compartment."""


def keep_draft(caseload: Caseload, name: str, words: str, now: datetime) -> None:
    """Keep a half-typed form, JSON as the screen writes it, over what was kept.

    Raises Unavailable where it holds restricted notes and this officer has no key to
    them; the rest is kept all the same.
    """
    general, apart = _parted(words)
    with caseload.local() as connection:
        drafts.keep_draft(connection, name, general, now)
    if apart is None or not (apart or Compartment.RESTRICTED in caseload.open):
        return
    with caseload.local(Compartment.RESTRICTED) as connection:
        _keep_apart(connection, name, apart, now)


def read_draft(caseload: Caseload, name: str) -> tuple[str, datetime] | None:
    """Return the form as it was last kept and when, or None."""
    with caseload.reading() as session:
        kept = drafts.read_draft(session.connection(), name)
    if Compartment.RESTRICTED not in caseload.open:
        return kept
    with caseload.reading(Compartment.RESTRICTED) as session:
        apart = drafts.read_draft(session.connection(), name)
    if apart is None:
        return kept
    words, at = kept or ("{}", apart[1])
    return _joined(words, apart[0]), max(at, apart[1])


def drop_draft(caseload: Caseload, name: str) -> None:
    """Let a draft go, because the officer threw it away."""
    with caseload.local() as connection:
        drafts.drop_draft(connection, name)
    if Compartment.RESTRICTED in caseload.open:
        with caseload.local(Compartment.RESTRICTED) as connection:
            drafts.drop_draft(connection, name)


def _keep_apart(
    connection: Connection, name: str, apart: list[Any], now: datetime
) -> None:
    if apart:
        words = json.dumps(apart, ensure_ascii=False)
        drafts.keep_draft(connection, name, words, now)
    else:
        drafts.drop_draft(connection, name)


def _parted(words: str) -> tuple[str, list[Any] | None]:
    try:
        form = json.loads(words)
    except ValueError as fault:
        raise BadInput(
            "What was typed could not be kept, because the screen did not give it as "
            "a form. What was kept before is unharmed. Save what you have."
        ) from fault
    if not isinstance(form, dict) or APART not in form:
        return words, None
    apart = list(form.pop(APART))
    return json.dumps(form, ensure_ascii=False), apart


def _joined(words: str, apart: str) -> str:
    form = {**json.loads(words), APART: json.loads(apart)}
    return json.dumps(form, ensure_ascii=False)
