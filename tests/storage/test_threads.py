"""One thread writes and one reads, at once: neither waits in vain."""

import threading

import pytest
from sqlalchemy import func, select

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import Person
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.tables import operation
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment

SAVES = 150


def both(home, saves):
    """Write so many Saves while another thread reads; return what the reader saw."""
    made(home)
    seen, faults = [], []
    done = threading.Event()
    with opened(home, PASSPHRASE, NOW) as caseload:

        def read():
            try:
                while not done.is_set():
                    with caseload.reading() as session:
                        people = session.scalar(
                            select(func.count()).select_from(Person)
                        )
                        named = operation.c.f == "forename"
                        asked = select(func.count()).select_from(operation).where(named)
                        seen.append((people, session.scalar(asked)))
            except Exception as fault:  # noqa: BLE001 - handed to the test
                faults.append(fault)

        reader = threading.Thread(target=read)
        reader.start()
        try:
            for number in range(saves):
                with caseload.writing(caseload.stamp(NOW)) as journal:
                    journal.create(Person(forename=str(number)))
        finally:
            done.set()
            reader.join()
        assert changed_by_rebuild(caseload, Compartment.GENERAL) == ()
    return seen, faults


def held(seen, faults):
    assert faults == []
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert all(people == lines for people, lines in seen)


def test_a_writer_and_a_reader_at_once(home):
    held(*both(home, SAVES))


@pytest.mark.slow
def test_a_writer_and_a_reader_for_long(home):
    held(*both(home, 5_000))


def test_two_writers_wait_for_one_another(home):
    made(home)
    faults = []
    with opened(home, PASSPHRASE, NOW) as caseload:

        def write(name):
            try:
                for _ in range(25):
                    with caseload.writing(caseload.stamp(NOW)) as journal:
                        journal.create(Person(forename=name))
            except Exception as fault:  # noqa: BLE001 - handed to the test
                faults.append(fault)

        threads = [threading.Thread(target=write, args=(name,)) for name in "AB"]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        with caseload.reading() as session:
            names = session.scalars(select(Person.forename)).all()
    assert faults == []
    assert sorted(names) == ["A"] * 25 + ["B"] * 25
