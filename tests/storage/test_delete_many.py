"""Many entities deleted in one Save: as if each were deleted alone."""

from datetime import timedelta

from sqlalchemy import func, select

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import Person, new_id
from twentyweeks.storage.operation import Operation, Verb
from twentyweeks.storage.projection import heads_of, project
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.reducer import apply
from twentyweeks.storage.tables import contested
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment

LATER = NOW + timedelta(minutes=5)


def test_a_thousand_are_gone_and_a_conflict_on_one_of_them_is_kept(home):
    made(home)
    people = [Person(forename=f"Ann{each}", known_as="Ann") for each in range(1000)]
    idents = [each.id for each in people]
    with opened(home, PASSPHRASE, NOW) as caseload:
        with caseload.writing(caseload.stamp(NOW)) as journal:
            journal.create_all(people)
            other = journal.create(Person(forename="Ben")).id
            apart = Operation(
                id=new_id(),
                tx="b" * 16,
                verb=Verb.SET,
                case=None,
                ent="person",
                eid=idents[7],
                f="known_as",
                v="Annie",
                hlc=1,
                wall="2026-11-21T10:00:00+00:00",
            )
            project(journal.connection, apply(journal.connection, [apart]))
        with caseload.writing(caseload.stamp(LATER)) as journal:
            every = [journal.session.get(Person, each) for each in idents]
            journal.delete_all(every)
            assert journal.touched == {("person", each) for each in idents}
        with caseload.reading() as session:
            assert session.scalars(select(Person.id)).all() == [other]
            rows = session.execute(select(contested.c.eid, contested.c.kind)).all()
            assert rows == [(idents[7], "differs")]
            (gone,) = heads_of(session.connection(), "person", idents[7])[""]
            assert len(gone.saw) == 3
        assert changed_by_rebuild(caseload, Compartment.GENERAL) == ()
        with caseload.writing(caseload.stamp(LATER)) as journal:
            journal.restore(("person", idents[0]), None)
        with caseload.reading() as session:
            assert session.scalar(select(func.count()).select_from(Person)) == 2
        assert changed_by_rebuild(caseload, Compartment.GENERAL) == ()
