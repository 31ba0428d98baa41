"""What is written to a journal here or from afar, and what then stands in it."""

from datetime import timedelta

from sqlalchemy import select

from storage.sample import NOW
from twentyweeks.casework import new_id
from twentyweeks.storage.operation import Operation
from twentyweeks.storage.projection import project
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.tables import contested
from twentyweeks.vault.keys import Compartment

LATER = NOW + timedelta(minutes=5)
GENERAL = Compartment.GENERAL


def saved(caseload, record, now=NOW):
    with caseload.writing(caseload.stamp(now)) as journal:
        return journal.create(record)


def read(caseload, kind, ident):
    with caseload.reading() as session:
        return session.get(kind, ident)


def conflicts(caseload):
    with caseload.reading() as session:
        rows = session.execute(select(contested.c.f, contested.c.kind)).all()
        return [tuple(row) for row in rows]


def from_afar(caseload, record, name, value, sup=(), *, hlc=1, verb="set", saw=()):
    """Take in an operation that another station wrote."""
    came = Operation(
        id=new_id(),
        tx="a" * 16,
        verb=verb,
        case=None,
        ent=record.__tablename__,
        eid=record.id,
        f=name,
        v=value,
        sup=tuple(sup),
        saw=tuple(saw),
        hlc=hlc,
        wall="2026-11-21T10:00:00+00:00",
        src="ui",
    )
    with caseload.local() as connection:
        project(connection, apply(connection, [came]))
    return came
