"""Three stations, a central that fails in every way, and nothing lost or overwritten.

The rules do to the stations and to the central what officers, power cuts, drives,
synchronising programs and thieves do. At the end every file that was hidden is there
again, all exchange until nothing is new, and all must agree with a model of three
lines, made from every operation that was ever committed.
"""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from make import OPENS_WITH
from sync.fault_store import FaultStore, Killed
from sync.stations import NAMES, START
from twentyweeks.casework import Case, Document, Involved, Letter, Reminder, new_id
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.facts import write_fact
from twentyweeks.storage.journal import seen_of
from twentyweeks.storage.operation import operation_from_row
from twentyweeks.storage.projection import project
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.sync_tables import bundle
from twentyweeks.storage.tables import contested, head, operation
from twentyweeks.storage.unlock import open_caseload
from twentyweeks.sync.book import kept_roster
from twentyweeks.sync.bundle import Inside, Place, Sealing, seal_bundle
from twentyweeks.sync.conflict import conflicts
from twentyweeks.sync.exchange import exchange
from twentyweeks.sync.probe import plant
from twentyweeks.sync.pull import RUNS
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.station import StationKeys

NAME = st.sampled_from(NAMES)
FIELD = st.sampled_from(["telephone", "best_way", "email"])
VALUE = st.sampled_from(["red", "green", "blue", None])
FORGED = "forged"
HARMS = st.sampled_from(["flip", "cut", "empty", "remove"])


class Stations(RuleBasedStateMachine):
    template: Path

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.now = START + timedelta(days=1)
        self.caseloads = {}
        for name in NAMES:
            shutil.copytree(self.template / name, self.folder / name)
            self.open(name)
        central = self.template / "central"
        paths = [path for path in central.rglob("*") if path.is_file()]
        self.store = FaultStore(
            {p.relative_to(central).as_posix(): p.read_bytes() for p in paths}
        )
        self.forms = {}
        self.committed = {}
        for caseload in self.caseloads.values():
            self.remember(caseload)

    def open(self, name):
        self.caseloads[name] = open_caseload(self.folder / name, OPENS_WITH, self.now)

    def tick(self):
        self.now += timedelta(minutes=7)
        return self.now

    def remember(self, caseload):
        with caseload.reading() as session:
            for row in session.execute(select(operation)).mappings():
                op = operation_from_row(dict(row))
                assert self.committed.setdefault(op.id, op) == op
                assert op.v != FORGED

    def change(self, name, work):
        caseload = self.caseloads[name]
        with caseload.writing(caseload.stamp(self.tick())) as journal:
            work(journal)
        self.remember(caseload)

    @rule(name=NAME, field=FIELD, value=VALUE)
    def edit(self, name, field, value):
        def work(journal):
            mother = journal.session.scalars(select(Involved)).one()
            journal.set(mother, field, value)

        self.change(name, work)

    @rule(name=NAME, field=FIELD)
    def open_a_form(self, name, field):
        with self.caseloads[name].reading() as session:
            mother = session.scalars(select(Involved)).one()
            self.forms[name, field] = seen_of(session, mother).get(field, ())

    @precondition(lambda self: self.forms)
    @rule(data=st.data(), value=VALUE)
    def save_a_form(self, data, value):
        name, field = data.draw(st.sampled_from(sorted(self.forms)))
        seen = self.forms.pop((name, field))

        def work(journal):
            mother = journal.session.scalars(select(Involved)).one()
            journal.set(mother, field, value, seen)

        self.change(name, work)

    @rule(name=NAME, words=st.sampled_from(["ring", "write"]))
    def remind(self, name, words):
        def work(journal):
            case = journal.session.scalars(select(Case.id)).one()
            held = journal.session.scalars(select(Reminder)).first()
            if held is None:
                fresh = Reminder(case_id=case, on=self.now.date(), words=words)
                journal.create(fresh)
            else:
                journal.set(held, "words", words)

        self.change(name, work)

    @rule(name=NAME)
    def delete_a_reminder(self, name):
        def work(journal):
            held = journal.session.scalars(select(Reminder)).first()
            if held is not None:
                journal.delete(held)

        self.change(name, work)

    @rule(name=NAME)
    def issue_a_letter(self, name):
        def work(journal):
            case = journal.session.scalars(select(Case.id)).one()
            letter = Letter(
                case_id=case,
                kind="x",
                recipient_name="Ngozi Okafor",
                written_on=self.now.date(),
                issued={"sha256": new_id().hex},
            )
            journal.issue(letter, "issued")

        self.change(name, work)

    @rule(name=NAME)
    def write_over_an_issued_letter(self, name):
        """Do what the program refuses, as another program with a key might."""
        caseload = self.caseloads[name]
        with caseload.local() as connection:
            row = connection.execute(
                select(operation).where(operation.c.verb == "issue")
            ).mappings()
            issued = [operation_from_row(dict(each)) for each in row][:1]
            over = [
                replace(op, id=new_id(), verb="set", v={"sha256": "0"}, sup=(op.id,))
                for op in issued
            ]
            project(connection, apply(connection, over))
        self.remember(caseload)

    @rule(name=NAME, size=st.sampled_from([40, 120_000]))
    def file_a_paper(self, name, size):
        content = new_id().bytes + b"x" * size
        papers = self.caseloads[name].papers()

        def work(journal):
            held = papers.put(journal.connection, content)
            journal.create(
                Document(
                    case_id=journal.session.scalars(select(Case.id)).one(),
                    title="Advice",
                    kind="advice",
                    blob=held,
                    sha256="0" * 64,
                    media_type="application/pdf",
                    size=size,
                )
            )

        self.change(name, work)

    @rule(name=NAME, data=st.data())
    def settle(self, name, data):
        with self.caseloads[name].reading() as session:
            found = conflicts(session.connection(), Compartment.GENERAL)
        found = [each for each in found if not each.is_of_deletion]
        if not found:
            return
        one = data.draw(st.sampled_from(found))
        value = data.draw(st.sampled_from([each.value for each in one.values]))
        entity = (one.ent, one.eid)
        with suppress(Refused):  # what was issued stays as it was issued
            self.change(
                name, lambda journal: journal.settle(entity, one.f, value, None)
            )

    def run(self, name):
        with suppress(Unavailable, Refused):
            exchange(self.caseloads[name], self.store, self.tick())
        self.remember(self.caseloads[name])

    @rule(name=NAME)
    def exchange(self, name):
        self.run(name)

    @rule(name=NAME, field=FIELD, value=VALUE)
    def edit_and_exchange(self, name, field, value):
        self.edit(name, field, value)
        self.run(name)

    @rule(
        name=NAME,
        call=st.integers(1, 40),
        how=st.sampled_from(["before", "after", "torn"]),
    )
    def exchange_and_be_killed(self, name, call, how):
        self.store.die_at(call, how)
        try:
            self.run(name)
        except Killed:
            self.restart(name)
        self.store.live()
        self.remember(self.caseloads[name])

    @rule(name=NAME)
    def restart(self, name):
        self.caseloads[name].close()
        self.open(name)

    def one_file(self, data):
        return data.draw(st.sampled_from(sorted(self.store.files)))

    @precondition(lambda self: self.store.files)
    @rule(data=st.data(), harm=HARMS)
    def damage(self, data, harm):
        name = self.one_file(data)
        whole = self.store.files.pop(name)
        at = len(whole) // 2
        damaged = {
            "flip": whole[:at]
            + bytes(b ^ 1 for b in whole[at : at + 1])
            + whole[at + 1 :],
            "cut": whole[:at],
            "empty": b"",
        }
        if harm in damaged:
            self.store.files[name] = damaged[harm]

    @precondition(lambda self: self.store.files)
    @rule(data=st.data())
    def hide(self, data):
        self.store.hide(self.one_file(data))

    @rule()
    def show(self):
        self.store.show()

    @precondition(lambda self: self.store.files)
    @rule(data=st.data(), there=st.sampled_from(["0000/Copy.bdl", "0000/00000001-x"]))
    def repeat(self, data, there):
        name = self.one_file(data)
        folder = data.draw(st.sampled_from(["log/0123456789abcdef", "heads", "roster"]))
        self.store.files[f"{folder}/{there}"] = self.store.files[name]

    @rule()
    def remember_the_central(self):
        self.store.remember()

    @rule()
    def set_the_central_back(self):
        self.store.go_back()

    @rule()
    def forge(self):
        caseload = self.caseloads["jo"]
        thief = StationKeys.new()
        with caseload.reading() as session:
            roster = kept_roster(session.connection())
            row = session.execute(select(operation)).mappings().first()
            op = operation_from_row(dict(row))
        place = Place(
            team=roster.team,
            compartment="general",
            station=caseload.station.station_id,
            seq=77,
            prev=None,
        )
        false = op.__class__(
            **{
                each: getattr(op, each)
                for each in op.__dataclass_fields__
                if each not in ("id", "v")
            },
            id=new_id(),
            v=FORGED,
        )
        under = Sealing(
            epoch=0,
            public=roster.epochs["general"].public,
            roster=roster.place,
            app="0",
            now=self.now,
        )
        raw = seal_bundle(
            place, Inside(operations=(false,), seen={}, blobs=()), thief, under
        )
        self.store.files[f"log/{place.station}/0000/00000077-abcdefabcdef.bdl"] = raw

    def teardown(self):
        if not hasattr(self, "store"):
            return
        try:
            self.bring_all_together()
            self.hold_against_the_model()
        finally:
            for caseload in self.caseloads.values():
                caseload.close()
            shutil.rmtree(self.folder)

    def bring_all_together(self):
        self.store.live()
        self.store.show()
        with self.caseloads["jo"].reading() as session:
            roster = kept_roster(session.connection())
        strange = [n for n in self.store.files if n.partition("/")[0] == ""]
        assert strange == []
        if "team.json" not in self.store.files:
            plant(self.store, roster.team, roster.genesis)
        for day in range(8):  # a whole round of reading back, and one to take it in
            for caseload in self.caseloads.values():
                with caseload.local() as connection:
                    write_fact(connection, RUNS, "0")
                exchange(caseload, self.store, self.now + timedelta(days=day))
        last = self.now + timedelta(days=9)
        done = [exchange(each, self.store, last) for each in self.caseloads.values()]
        assert [(each.sent, each.received, each.alarms) for each in done] == [
            (0, 0, [])
        ] * 3

    def hold_against_the_model(self):
        ops = self.committed
        replaced = {old for op in ops.values() for old in op.sup}
        heads = {i for i, op in ops.items() if op.verb == "issue" or i not in replaced}
        lists = []
        for caseload in self.caseloads.values():
            with caseload.reading() as session:
                assert set(session.scalars(select(operation.c.id))) == set(ops)
                assert set(session.scalars(select(head.c.op))) == heads
                unsent = select(operation.c.id).where(operation.c.bundle.is_(None))
                assert session.scalars(unsent).all() == []
                rows = session.execute(select(contested))
                lists.append(sorted(tuple(row) for row in rows))
                for held in session.scalars(select(Document.blob)):
                    papers = caseload.papers()
                    assert len(papers.get(session.connection(), held)) > 16
                hashes = set(session.scalars(select(bundle.c.hash)))
                assert hashes
        assert lists[0] == lists[1] == lists[2]


def run_machine(template, examples, steps, *, shrink=True):
    kind = type("Stations", (Stations,), {"template": template})
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
        ),
    )


def test_stations_agree_and_nothing_is_lost(template):
    run_machine(template, 4, 20)


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(30))
def test_stations_agree_and_nothing_is_lost_for_long(template, round_):
    run_machine(template, 10, 50)
