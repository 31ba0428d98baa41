"""Two administrators act apart: nobody is left without a key, or with one too many."""

import pytest

from make import MEMORY_KIB, OPENS_WITH, at
from sync.stations import write
from sync.test_revoke import secrets, station_of
from twentyweeks.operations.anew import Paper, make_anew
from twentyweeks.operations.exchange import exchange, set_central
from twentyweeks.operations.stations import (
    Wish,
    approve_station,
    join,
    request_station,
    revoke_station,
)
from twentyweeks.storage.unlock import open_caseload, opened
from twentyweeks.sync.book import kept_roster

NOW = at("2026-03-04")
LATER = at("2026-03-05")


@pytest.fixture
def four(three, template):
    """Return the team with Kim, a second administrator whom the paper let in."""
    wish = Wish(str(three.central), "Kim Frost", OPENS_WITH, MEMORY_KIB)
    paper = Paper(wish=wish, recovery=template.joinpath("recovery").read_text())
    assert make_anew(three.folder / "kim", paper, NOW).is_ready
    three.caseloads["kim"] = open_caseload(three.folder / "kim", OPENS_WITH, NOW)
    three.everyone(NOW)
    return three


def newest_key(caseload):
    with caseload.reading() as session:
        return kept_roster(session.connection()).epochs["general"].number


def statements(four):
    return {path: path.read_bytes() for path in four.central.glob("roster/*.ros")}


def test_a_laptop_let_in_while_the_key_was_changed_gets_the_new_key(four):
    jo, kim = four.caseloads["jo"], four.caseloads["kim"]
    asked = request_station(
        four.folder / "kit",
        str(four.central),
        "Kit Lowe",
        OPENS_WITH,
        NOW,
        memory_kib=MEMORY_KIB,
    )
    four.exchange("kim", NOW)
    known = statements(four)
    revoke_station(jo, station_of(four, "ada"), "left", NOW)
    four.exchange("jo", NOW)
    hidden = {p: raw for p, raw in statements(four).items() if p not in known}
    for path in hidden:
        path.unlink()
    approve_station(kim, asked.station, asked.own_words, [], NOW)
    four.exchange("kim", NOW)
    for path, raw in hidden.items():
        path.write_bytes(raw)
    four.exchange("jo", LATER)
    assert join(four.folder / "kit", OPENS_WITH, asked.team_words, LATER).is_ready
    with opened(four.folder / "kit", OPENS_WITH, LATER) as kit:
        write(kit, "best_way", "After four", LATER)
        set_central(kit, str(four.central), LATER)
        assert exchange(kit, LATER).sent >= 1
        assert newest_key(kit) in secrets(kit)
        present = newest_key(kit)
    four.exchange("jo", LATER)
    four.exchange("kim", LATER)
    assert newest_key(jo) == newest_key(kim) == present
    assert present not in secrets(four.caseloads["ada"])


def test_a_key_that_was_given_to_a_laptop_taken_off_meanwhile_is_changed(four):
    jo, kim = four.caseloads["jo"], four.caseloads["kim"]
    known = statements(four)
    revoke_station(jo, station_of(four, "ada"), "left", NOW)
    four.exchange("jo", NOW)
    hidden = {p: raw for p, raw in statements(four).items() if p not in known}
    for path in hidden:
        path.unlink()
    revoke_station(kim, station_of(four, "sam"), "stolen", NOW)
    four.exchange("kim", NOW)
    for path, raw in hidden.items():
        path.write_bytes(raw)
    for _ in range(2):
        four.exchange("jo", LATER)
        four.exchange("kim", LATER)
    assert newest_key(jo) == newest_key(kim)
    assert newest_key(jo) in secrets(jo)
    with jo.reading() as session:
        roster = kept_roster(session.connection())
    for gone in ("sam", "ada"):
        assert station_of(four, gone) not in roster.holders_of("general")
    for stays in ("jo", "kim"):
        assert station_of(four, stays) in roster.holders_of("general")


def test_a_key_that_is_as_it_should_be_is_let_be(four):
    before = statements(four)
    four.everyone(LATER, times=3)
    assert statements(four) == before
