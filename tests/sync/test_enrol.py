"""Letting a laptop in: power cuts at every step, and a folder that lies."""

import shutil

import pytest

from make import MEMORY_KIB, OPENS_WITH, at
from sync.fault_store import FaultStore, Killed
from sync.stations import team, write
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.stations import approve_station, join, request_station
from twentyweeks.storage.unlock import open_caseload, opened
from twentyweeks.sync.book import kept_roster
from twentyweeks.sync.compartments import complete
from twentyweeks.sync.enrol import Standing, stand
from twentyweeks.sync.exchange import exchange as run
from twentyweeks.sync.requests import put_request
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.station import StationKeys

NOW = at("2026-03-04")


@pytest.fixture
def jo(template, tmp_path):
    with team(template, tmp_path, ("jo",)) as made:
        caseload = made.caseloads["jo"]
        set_central(caseload, str(made.central), NOW)
        exchange(caseload, NOW)
        yield caseload


@pytest.fixture
def central(tmp_path):
    return tmp_path / "central"


@pytest.fixture
def kits(tmp_path):
    return tmp_path / "kit"


def ask(home, central):
    return request_station(
        home, str(central), "Kit Lowe", OPENS_WITH, NOW, memory_kib=MEMORY_KIB
    )


def words(jo):
    return exchange_page(jo, NOW).team_words


def grant(jo, asked, compartments=()):
    exchange(jo, NOW)
    approve_station(jo, asked.station, asked.own_words, compartments, NOW)
    exchange(jo, NOW)


def test_asking_twice_is_harmless(jo, kits, central):
    first = ask(kits, central)
    assert ask(kits, central) == first
    grant(jo, first)
    assert join(kits, OPENS_WITH, words(jo), NOW).is_ready
    assert join(kits, OPENS_WITH, words(jo), NOW).is_ready


def test_who_asks_is_told_to_the_administrator_and_stands_nowhere_else(
    jo, kits, central
):
    ask(kits, central)
    exchange(jo, NOW)
    (line,) = [each for each in exchange_page(jo, NOW).stations if each.can_be_approved]
    assert line.name == "A new laptop, Kit Lowe"
    written = [path.read_bytes() for path in central.rglob("*.req")]
    assert written
    assert not [raw for raw in written if b"Kit" in raw]


def test_wrong_words_let_nobody_in(jo, kits, central):
    asked = ask(kits, central)
    exchange(jo, NOW)
    with pytest.raises(Refused, match="tampering") as refused:
        approve_station(jo, asked.station, words(jo), (), NOW)
    assert refused.value.field == "words"
    with pytest.raises(BadInput, match="No laptop"):
        approve_station(jo, "0" * 16, asked.own_words, (), NOW)
    with pytest.raises(BadInput, match="restricted"):
        approve_station(jo, asked.station, asked.own_words, ["secret"], NOW)
    assert not join(kits, OPENS_WITH, words(jo), NOW).is_ready


def test_only_an_administrator_lets_a_laptop_in(template, tmp_path, kits):
    with team(template, tmp_path, ("jo", "sam")) as made:
        sam, folder = made.caseloads["sam"], made.central
        set_central(sam, str(folder), NOW)
        asked = ask(kits, folder)
        exchange(sam, NOW)
        with pytest.raises(BadInput, match="No laptop"):
            approve_station(sam, asked.station, asked.own_words, (), NOW)


def test_a_laptop_that_is_not_in_sends_nothing(jo, kits, central):
    ask(kits, central)
    before = set(central.rglob("*.bdl"))
    with opened(kits, OPENS_WITH, NOW) as kit:
        with pytest.raises(Refused, match="not been let into"):
            exchange(kit, NOW)
        assert exchange_page(kit, NOW).enrolled == (
            "An administrator has to let this laptop in."
        )
    assert set(central.rglob("*.bdl")) == before


def test_a_folder_that_shows_another_world_is_not_believed(jo, kits, central):
    asked = ask(kits, central)
    grant(jo, asked)
    shutil.move(central / "log", central / "hidden")
    joined = join(kits, OPENS_WITH, words(jo), NOW)
    assert not joined.is_ready
    assert "nothing can be written before" in joined.words
    with opened(kits, OPENS_WITH, NOW) as kit:
        with kit.reading() as session:
            roster = kept_roster(session.connection())
            station = kit.station.station_id
            standing = stand(session.connection(), roster, station)
        assert standing is Standing.LOADING
    assert not list(central.glob(f"log/{asked.station}/**/*.bdl"))
    shutil.move(central / "hidden", central / "log")
    assert join(kits, OPENS_WITH, words(jo), NOW).is_ready


def test_a_request_that_another_key_signed_is_left_alone(jo, central):
    mine, thief = StationKeys.new(), StationKeys.new()

    class Posing:
        station_id = mine.station_id
        sign_public = mine.sign_public
        age_public = thief.age_public
        sign = thief.sign

    with jo.reading() as session:
        team_id = kept_roster(session.connection()).team
    store = FaultStore({})
    put_request(store, team_id, Posing(), NOW)
    for name, raw in store.files.items():
        (central / name).write_bytes(raw)
    report = exchange(jo, NOW)
    lines = exchange_page(jo, NOW).stations
    assert not [line for line in lines if line.can_be_approved]
    assert any("left alone" in words for words in report.alarms)


def test_switched_off_at_every_step_of_joining(jo, kits, central):
    asked = ask(kits, central)
    grant(jo, asked)
    paths = [path for path in central.rglob("*") if path.is_file()]
    store = FaultStore(
        {path.relative_to(central).as_posix(): path.read_bytes() for path in paths}
    )
    with pytest.raises(Refused, match="not the six words"):
        join(kits, OPENS_WITH, asked.own_words, NOW)
    moved = central.rename(central.with_name("away"))
    with pytest.raises(Unavailable):
        join(kits, OPENS_WITH, words(jo), NOW)
    moved.rename(central)
    for call in range(1, 60):
        store.die_at(call, "after" if call % 2 else "before")
        kit = open_caseload(kits, OPENS_WITH, NOW)
        try:
            run(kit, store, NOW)
        except Killed:
            continue
        finally:
            kit.close()
            store.live()
    assert join(kits, OPENS_WITH, words(jo), NOW).is_ready
    with opened(kits, OPENS_WITH, NOW) as kit:
        exchange(kit, NOW)
    assert exchange(jo, NOW).received == 2


def test_a_compartment_that_was_half_made_is_finished(jo, kits, central, monkeypatch):
    asked = ask(kits, central)
    grant(jo, asked, ["restricted"])

    def die(*_):
        raise Killed

    monkeypatch.setattr("twentyweeks.sync.compartments.make_file", die)
    with pytest.raises(Killed):
        join(kits, OPENS_WITH, words(jo), NOW)
    assert not (kits / "restricted.db").exists()
    monkeypatch.undo()
    assert join(kits, OPENS_WITH, words(jo), NOW).is_ready
    complete(kits, OPENS_WITH)
    with opened(kits, OPENS_WITH, NOW) as kit:
        assert kit.open == set(Compartment)
        exchange(kit, NOW)
        write(kit, "telephone", "01632 960009", NOW)
