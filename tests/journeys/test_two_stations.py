"""Two laptops, one team: let in by voice, exchange, differ, settle, agree."""

import pytest
from sqlalchemy import inspect, select, text

from make import MEMORY_KIB, at, northmoor, register
from twentyweeks.casework import (
    Case,
    Involved,
    NoteKind,
    Officer,
    Person,
    RestrictedNote,
)
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.stations import approve_station, join, request_station
from twentyweeks.storage.sync_tables import bundle
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment

SAM = "gravel mitten harbour oak"


@pytest.fixture
def central(tmp_path):
    folder = tmp_path / "central"
    folder.mkdir()
    return folder


@pytest.fixture
def jo(tmp_path):
    with northmoor(tmp_path / "jo") as caseload:
        yield caseload


def sams(tmp_path, day="2026-03-03"):
    return opened(tmp_path / "sam", SAM, at(day))


def let_sam_in(jo, tmp_path, central, compartments=()):
    """Let Sam's new laptop in, as the two officers do over the telephone."""
    home, now = tmp_path / "sam", at("2026-03-03")
    set_central(jo, str(central), now)
    exchange(jo, now)
    asked = request_station(
        home, str(central), "Sam Hale", SAM, now, memory_kib=MEMORY_KIB
    )
    exchange(jo, now)
    page = exchange_page(jo, now)
    line = next(each for each in page.stations if each.can_be_approved)
    assert line.words_to_compare == asked.own_words
    assert page.team_words == asked.team_words
    assert not join(home, SAM, page.team_words, now).is_ready
    approve_station(jo, asked.station, asked.own_words, compartments, now)
    exchange(jo, now)
    joined = join(home, SAM, page.team_words, now)
    assert joined.is_ready
    return asked


def telephone(caseload, number, now):
    with caseload.writing(caseload.stamp(now)) as journal:
        involved = journal.session.scalars(select(Involved)).one()
        journal.set(involved, "telephone", number)


def telephones(caseload):
    with caseload.reading() as session:
        return list(session.scalars(select(Involved.telephone)))


def everything(caseload):
    with caseload.reading() as session:
        connection = session.connection()
        tables = (Person, Involved, Case, Officer)
        rows = [connection.execute(select(t).order_by(t.id)).all() for t in tables]
        return [[tuple(row) for row in table] for table in rows]


def test_two_officers_change_a_telephone_and_settle_it(jo, tmp_path, central):
    register(jo)
    let_sam_in(jo, tmp_path, central)
    with sams(tmp_path) as sam:
        assert everything(sam)[0] == everything(jo)[0]
        telephone(jo, "01632 960001", at("2026-03-04", "09:00"))
        telephone(sam, "01632 960002", at("2026-03-04", "14:02"))
        exchange(jo, at("2026-03-04", "15:00"))
        report = exchange(sam, at("2026-03-04", "15:05"))
        assert report.words == (
            "Sent 3 changes, received 1 from 1 colleague, 1 needs your decision."
        )
        exchange(jo, at("2026-03-04", "15:10"))
        cards = conflict_cards(jo)
        assert cards == conflict_cards(jo)
        (card,) = cards
        assert card.child == "Amara Okafor"
        assert card.what == "Ngozi Okafor: Telephone"
        assert [(each.words, each.who) for each in card.values] == [
            ("01632 960002", "Sam Hale, 4 March 2026 at 14:02, on Sam Hale's laptop"),
            ("01632 960001", "Jo Marlow, 4 March 2026 at 09:00, on this laptop"),
        ]
        assert [each.id for each in conflict_cards(sam)] == [card.id]
        now = at("2026-03-05")
        settle_conflict(jo, card.id, 1, None, "Sam rang her on it", now)
        exchange(jo, now)
        assert exchange(sam, now).conflicts == 0
        exchange(jo, now)
        assert telephones(jo) == telephones(sam) == ["01632 960002"]
        assert everything(jo) == everything(sam)
        assert conflict_cards(jo) == conflict_cards(sam) == ()


def note(caseload, words, now):
    with caseload.reading() as session:
        case = session.scalars(select(Case.id)).one()
    with caseload.writing(caseload.stamp(now), Compartment.RESTRICTED) as journal:
        journal.create(
            RestrictedNote(
                case_id=case,
                kind=NoteKind.SENSITIVE,
                words=words,
                written_on=now.date(),
            )
        )


def all_that_is_held(caseload):
    with caseload.reading() as session:
        connection = session.connection()
        names = inspect(connection).get_table_names()
        rows = [connection.execute(text(f'SELECT * FROM "{n}"')) for n in names]  # noqa: S608
        return "\n".join(repr(row) for each in rows for row in each)


def test_a_station_without_the_restricted_key_holds_no_readable_byte_of_it(
    jo, tmp_path, central
):
    register(jo)
    note(jo, "Said in confidence at the door", at("2026-03-02"))
    let_sam_in(jo, tmp_path, central)
    with sams(tmp_path) as sam:
        assert sam.open == {Compartment.GENERAL}
        with pytest.raises(Unavailable, match="kept apart"):
            note(sam, "x", at("2026-03-04"))
        with sam.reading() as session:
            rows = session.execute(select(bundle.c.comp, bundle.c.state)).all()
            dump = all_that_is_held(sam)
    assert ("restricted", "carried") in [tuple(row) for row in rows]
    assert "Okafor" in dump
    assert "confidence" not in dump
    assert not (tmp_path / "sam" / "restricted.db").exists()


def test_a_station_with_the_restricted_key_reads_and_writes_there(
    jo, tmp_path, central
):
    register(jo)
    note(jo, "Said in confidence at the door", at("2026-03-02"))
    let_sam_in(jo, tmp_path, central, ["restricted"])
    with sams(tmp_path) as sam:
        note(sam, "And again on the stairs", at("2026-03-04"))
        exchange(sam, at("2026-03-04"))
        exchange(jo, at("2026-03-04", "10:00"))
        with jo.reading(Compartment.RESTRICTED) as session:
            words = session.scalars(select(RestrictedNote.words))
            assert sorted(words) == [
                "And again on the stairs",
                "Said in confidence at the door",
            ]


def test_words_that_differ_let_nobody_in(jo, tmp_path, central):
    asked = let_sam_in(jo, tmp_path, central)
    with pytest.raises(Refused, match="not the six words") as refused:
        join(tmp_path / "sam", SAM, asked.own_words, at("2026-03-04"))
    assert refused.value.field == "words"
