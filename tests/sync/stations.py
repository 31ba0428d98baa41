"""A team of three stations for tests: real caseloads, made once and copied."""

import shutil
from contextlib import contextmanager

from sqlalchemy import select

from make import MEMORY_KIB, OPENS_WITH, at, make_northmoor, register
from twentyweeks.casework import Involved, Person
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.stations import approve_station, join, request_station
from twentyweeks.storage.tables import contested, head, operation
from twentyweeks.storage.unlock import open_caseload, opened
from twentyweeks.sync.central.folder import Folder
from twentyweeks.sync.exchange import exchange as run
from twentyweeks.vault.keys import Compartment

START = at("2026-03-02")
NAMES = ("jo", "sam", "ada")
OFFICERS = {"sam": "Sam Hale", "ada": "Ada Birch"}


def make_team(folder, restricted=("sam",)):
    """Make Jo's, Sam's and Ada's caseloads and their central, all exchanged."""
    recovery = make_northmoor(folder / "jo", START)
    (folder / "central").mkdir()
    central = str(folder / "central")
    with opened(folder / "jo", OPENS_WITH, START) as jo:
        register(jo)
        set_central(jo, central, START)
        exchange(jo, START)
        words = exchange_page(jo, START).team_words
        for name, officer in OFFICERS.items():
            home = folder / name
            asked = request_station(
                home, central, officer, OPENS_WITH, START, memory_kib=MEMORY_KIB
            )
            exchange(jo, START)
            chosen = ["restricted"] if name in restricted else []
            approve_station(jo, asked.station, asked.own_words, chosen, START)
            exchange(jo, START)
            assert not join(home, OPENS_WITH, words, START).words.startswith("Your")
            with opened(home, OPENS_WITH, START) as joined:
                exchange(joined, START)
        exchange(jo, START)
    for name in OFFICERS:
        with opened(folder / name, OPENS_WITH, START) as joined:
            exchange(joined, START)
    return recovery


class Team:
    """The opened caseloads of a copied team; `central` is a folder of this test."""

    def __init__(self, template, folder, names=NAMES):
        for name in (*names, "central"):
            shutil.copytree(template / name, folder / name)
        self.folder = folder
        self.central = folder / "central"
        self.caseloads = {
            name: open_caseload(folder / name, OPENS_WITH, START) for name in names
        }

    def close(self):
        for caseload in self.caseloads.values():
            caseload.close()

    def store(self, name):
        return Folder(self.central, self.caseloads[name].station.station_id)

    def exchange(self, name, now, store=None):
        return run(self.caseloads[name], store or self.store(name), now)

    def everyone(self, now, times=2):
        for _ in range(times):
            for name in self.caseloads:
                self.exchange(name, now)


@contextmanager
def team(template, folder, names=NAMES):
    made = Team(template, folder, names)
    try:
        yield made
    finally:
        made.close()


def write(caseload, column, value, now):
    """Write one field of the child's mother, over what stands here now."""
    with caseload.writing(caseload.stamp(now)) as journal:
        involved = journal.session.scalars(select(Involved)).one()
        journal.set(involved, column, value)


def values(caseload, column):
    """Return the values of a field of the mother that stand here."""
    with caseload.reading() as session:
        found = session.execute(
            select(operation.c.v)
            .join(head, head.c.op == operation.c.id)
            .where(operation.c.ent == "involved", operation.c.f == column)
        )
        return sorted({row.v for row in found})


def shown(caseload):
    """Return the rows that officers see of the child and the mother."""
    with caseload.reading() as session:
        connection = session.connection()
        return [
            tuple(row)
            for kind in (Person, Involved)
            for row in connection.execute(select(kind).order_by(kind.id))
        ]


def standing(caseload, compartment=Compartment.GENERAL):
    """Return heads and conflicts: equal wherever the same bundles were taken."""
    with caseload.reading(compartment) as session:
        heads = {row.op for row in session.execute(select(head.c.op))}
        rows = session.execute(select(contested.c.ent, contested.c.eid, contested.c.f))
        return heads, {tuple(row) for row in rows}
