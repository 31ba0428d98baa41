"""A laptop made anew: from the paper when all others are gone, or as a new station."""

import shutil

import pytest
from sqlalchemy import select

from make import MEMORY_KIB, OPENS_WITH, at, make_northmoor, register
from sync.stations import shown, values, write
from sync.test_revoke import lose_sam
from twentyweeks.casework import Officer
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.anew import Paper, make_anew, renew_station
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.stations import (
    Wish,
    approve_station,
    join,
    request_station,
    revoke_station,
)
from twentyweeks.storage.facts import write_fact
from twentyweeks.storage.unlock import opened
from twentyweeks.sync.book import kept_roster
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import new_recovery

NOW = at("2026-03-04")
LATER = at("2026-03-05")
CHOSEN = "kettle winter amber orchard"


def paper(folder, recovery, name="Jo Marlow"):
    wish = Wish(str(folder / "central"), name, CHOSEN, MEMORY_KIB)
    return Paper(wish=wish, recovery=recovery)


@pytest.fixture
def burned(three, template):
    """Return the folder and the paper of a team that has lost all its laptops."""
    write(three.caseloads["sam"], "telephone", "01632 960002", NOW)
    three.everyone(NOW)
    before = shown(three.caseloads["jo"])
    three.close()
    for name in list(three.caseloads):
        del three.caseloads[name]
        shutil.rmtree(three.folder / name)
    return three.folder, template.joinpath("recovery").read_text(), before


def officers(caseload):
    with caseload.reading() as session:
        rows = session.execute(select(Officer.id, Officer.name, Officer.station))
        return {row.name: (row.id, row.station) for row in rows}


def test_the_paper_and_the_folder_bring_everything_back(burned, tmp_path):
    folder, recovery, before = burned
    home = tmp_path / "new"
    assert make_anew(home, paper(folder, recovery), LATER).is_ready
    with opened(home, CHOSEN, LATER) as caseload:
        assert shown(caseload) == before
        assert caseload.open == {Compartment.GENERAL, Compartment.RESTRICTED}
        assert exchange_page(caseload, LATER).is_administrator
        assert exchange(caseload, LATER).received == 0
        known = officers(caseload)
        assert sorted(known) == ["Ada Birch", "Jo Marlow", "Sam Hale"]
        assert known["Jo Marlow"] == (caseload.officer, caseload.station.station_id)


def test_from_the_paper_the_team_is_built_again(burned, tmp_path):
    folder, recovery, _ = burned
    make_anew(tmp_path / "new", paper(folder, recovery), LATER)
    asked = request_station(
        tmp_path / "sam",
        str(folder / "central"),
        "sam hale",
        OPENS_WITH,
        LATER,
        memory_kib=MEMORY_KIB,
    )
    with opened(tmp_path / "new", CHOSEN, LATER) as jo:
        exchange(jo, LATER)
        gone = {line.name: line.station for line in exchange_page(jo, LATER).stations}
        revoke_station(jo, gone["Sam Hale"], "lost", LATER)
        approve_station(jo, asked.station, asked.own_words, ["restricted"], LATER)
        exchange(jo, LATER)
        sams = officers(jo)["Sam Hale"][0]
    assert join(tmp_path / "sam", OPENS_WITH, asked.team_words, LATER).is_ready
    with opened(tmp_path / "sam", OPENS_WITH, LATER) as sam:
        assert sam.officer == sams
        write(sam, "best_way", "After four", LATER)
        exchange(sam, LATER)
    with opened(tmp_path / "new", CHOSEN, LATER) as jo:
        exchange(jo, LATER)
        assert values(jo, "best_way") == ['"After four"']
        assert officers(jo)["Sam Hale"] == (sams, asked.station)


def test_a_name_that_nobody_has_is_a_new_officer(burned, tmp_path):
    folder, recovery, _ = burned
    make_anew(tmp_path / "new", paper(folder, recovery, "Kit Lowe"), LATER)
    with opened(tmp_path / "new", CHOSEN, LATER) as caseload:
        assert len(officers(caseload)) == 4
        assert officers(caseload)["Kit Lowe"][0] == caseload.officer


def test_doing_it_again_is_harmless(burned, tmp_path):
    folder, recovery, _ = burned
    for _ in range(2):
        assert make_anew(tmp_path / "new", paper(folder, recovery), LATER).is_ready
    with opened(tmp_path / "new", CHOSEN, LATER) as caseload:
        with caseload.reading() as session:
            roster = kept_roster(session.connection())
        assert len(roster.members) == 4
        assert len(officers(caseload)) == 3


def test_another_paper_makes_nothing(burned, tmp_path):
    folder, _, _ = burned
    other = new_recovery().identity
    with pytest.raises(Refused, match="not the recovery key of the team"):
        make_anew(tmp_path / "new", paper(folder, other), LATER)
    with pytest.raises(BadInput, match="letters and figures"):
        make_anew(tmp_path / "new", paper(folder, "no key"), LATER)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_a_thief_planted_is_not_believed(burned, tmp_path):
    folder, recovery, _ = burned
    make_northmoor(tmp_path / "thief", NOW)
    (tmp_path / "false").mkdir()
    with opened(tmp_path / "thief", OPENS_WITH, NOW) as thief:
        register(thief)
        set_central(thief, str(tmp_path / "false"), NOW)
        exchange(thief, NOW)
    shutil.rmtree(folder / "central")
    shutil.copytree(tmp_path / "false", folder / "central")
    with pytest.raises(Refused, match="not the recovery key of the team"):
        make_anew(tmp_path / "new", paper(folder, recovery), LATER)


def test_a_laptop_that_came_back_asks_as_a_new_one_and_loses_nothing(three):
    lose_sam(three)
    jo, sam = three.caseloads["jo"], three.caseloads["sam"]
    old = sam.station.station_id
    with pytest.raises(Refused, match="taken off the team"):
        three.exchange("sam", LATER)
    write(sam, "best_way", "After four", LATER)
    with sam.local() as connection:
        write_fact(connection, "central", str(three.central))
    page = exchange_page(sam, LATER)
    assert page.is_off
    assert page.enrolled.startswith("This laptop was taken off the team")
    renew_station(sam, LATER)
    assert sam.station.station_id != old
    with pytest.raises(Refused, match="not been let into"):
        three.exchange("sam", LATER)
    words = exchange_page(sam, LATER).own_words
    three.exchange("jo", LATER)
    approve_station(jo, sam.station.station_id, words, ["restricted"], LATER)
    three.exchange("jo", LATER)
    assert three.exchange("sam", LATER).sent == 1
    three.exchange("jo", LATER)
    for caseload in (jo, sam):
        assert values(caseload, "best_way") == ['"After four"']
        assert values(caseload, "telephone") == []
    assert not exchange_page(sam, LATER).is_off


def test_a_laptop_of_the_team_does_not_ask_anew(three):
    with pytest.raises(Refused, match="is in its team"):
        renew_station(three.caseloads["ada"], LATER)
    assert not exchange_page(three.caseloads["ada"], LATER).is_off
