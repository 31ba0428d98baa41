"""A laptop that was lost: its key no longer opens what comes, its late work waits."""

import pytest
from sqlalchemy import select

from make import OPENS_WITH, at
from sync.stations import standing, values, write
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.exchange import exchange, set_central
from twentyweeks.operations.stations import revoke_station
from twentyweeks.storage.sync_tables import bundle
from twentyweeks.storage.unlock import open_caseload, recover_caseload
from twentyweeks.sync.book import epoch_secrets, keep_statement, kept_roster
from twentyweeks.sync.envelope import sha256
from twentyweeks.sync.statement import Type, make_statement

NOW = at("2026-03-04")
LATER = at("2026-03-05")


def station_of(three, name):
    return three.caseloads[name].station.station_id


def states(caseload, station):
    with caseload.reading() as session:
        rows = session.execute(
            select(bundle.c.seq, bundle.c.state).where(bundle.c.station == station)
        )
        return {row.seq: row.state for row in rows}


def secrets(caseload):
    with caseload.reading() as session:
        return epoch_secrets(session.connection())


def lose_sam(three):
    """Ada has read Sam's last words and Jo has not, when Jo takes Sam off."""
    three.exchange("jo", NOW)
    write(three.caseloads["sam"], "telephone", "01632 960666", NOW)
    three.exchange("sam", NOW)
    three.exchange("ada", NOW)
    assert values(three.caseloads["ada"], "telephone") == ['"01632 960666"']
    revoke_station(three.caseloads["jo"], station_of(three, "sam"), "stolen", LATER)
    three.exchange("jo", LATER)
    three.exchange("ada", LATER)
    three.exchange("jo", LATER)


def test_late_work_of_a_lost_laptop_is_put_aside_everywhere(three):
    lose_sam(three)
    jo, ada = three.caseloads["jo"], three.caseloads["ada"]
    assert standing(jo) == standing(ada)
    assert values(ada, "telephone") == []
    sam = station_of(three, "sam")
    assert states(jo, sam) == states(ada, sam)
    assert sorted(states(jo, sam).values()) == ["applied", "quarantine"]


def test_what_a_person_lets_through_counts_after_all(three):
    lose_sam(three)
    jo = three.caseloads["jo"]
    sam = station_of(three, "sam")
    with jo.local() as connection:
        roster = kept_roster(connection)
        late = connection.scalar(
            select(bundle.c.hash).where(bundle.c.state == "quarantine")
        )
        told = {"station": sam, "hashes": [late]}
        raw = make_statement(Type.ACCEPT, roster.after(), jo.station, LATER, told)
        keep_statement(connection, sha256(raw), raw, published=False)
    three.exchange("jo", LATER)
    three.exchange("ada", LATER)
    for name in ("jo", "ada"):
        assert values(three.caseloads[name], "telephone") == ['"01632 960666"']


def test_the_lost_laptop_neither_sends_nor_reads_nor_gets_the_new_key(three):
    lose_sam(three)
    with pytest.raises(Refused, match="taken off the team"):
        three.exchange("sam", LATER)
    assert len(secrets(three.caseloads["sam"])) == 1
    assert secrets(three.caseloads["jo"]) == secrets(three.caseloads["ada"])
    assert len(secrets(three.caseloads["jo"])) == 2


def test_work_goes_on_under_the_new_key(three):
    lose_sam(three)
    write(three.caseloads["ada"], "best_way", "After four", LATER)
    three.exchange("ada", LATER)
    three.exchange("jo", LATER)
    assert values(three.caseloads["jo"], "best_way") == ['"After four"']


def test_a_laptop_that_has_not_heard_waits_before_it_sends(three):
    jo, ada = three.caseloads["jo"], three.caseloads["ada"]
    revoke_station(jo, station_of(three, "sam"), "left", NOW)
    three.exchange("jo", NOW)
    hidden = {p: p.read_bytes() for p in three.central.glob("roster/00000[4-9]-*.ros")}
    for path in hidden:
        path.unlink()
    write(ada, "best_way", "After four", LATER)
    done = three.exchange("ada", LATER)
    assert (done.sent, "has not reached" in done.held_up) == (0, True)
    for path, raw in hidden.items():
        path.write_bytes(raw)
    assert three.exchange("ada", LATER).sent == 1


def test_only_an_administrator_takes_a_laptop_off(three):
    with pytest.raises(Refused, match="administrator"):
        revoke_station(three.caseloads["ada"], station_of(three, "sam"), "lost", NOW)
    with pytest.raises(Refused, match="cannot be taken off"):
        revoke_station(three.caseloads["jo"], station_of(three, "jo"), "lost", NOW)


@pytest.mark.parametrize(("reason", "opens"), [("stolen", False), ("left", True)])
def test_a_laptop_that_learns_it_was_stolen_opens_with_the_paper_alone(
    three, template, reason, opens
):
    sam = three.caseloads["sam"]
    write(sam, "best_way", "After four", NOW)
    set_central(sam, str(three.central), NOW)
    revoke_station(three.caseloads["jo"], station_of(three, "sam"), reason, NOW)
    three.exchange("jo", NOW)
    with pytest.raises(Refused, match="taken off the team"):
        exchange(sam, LATER)
    three.caseloads.pop("sam").close()
    home, paper = three.folder / "sam", template.joinpath("recovery").read_text()
    if opens:
        open_caseload(home, OPENS_WITH, LATER).close()
        return
    with pytest.raises(Unavailable, match="does not open this caseload"):
        open_caseload(home, OPENS_WITH, LATER)
    assert not list(home.glob("caseload.keys.bak"))
    kept = recover_caseload(home, paper, LATER)
    assert values(kept, "best_way") == ['"After four"']
    kept.close()
