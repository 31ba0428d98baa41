"""The paper signs: it vouches for who began a team, and lets a laptop in alone."""

import pytest

from make import at
from sync.test_roster import TEAM, Office, keys_of, names
from twentyweeks.sync.envelope import BadFile
from twentyweeks.sync.roster import evaluate
from twentyweeks.sync.statement import After, Type, make_statement, read_statement
from twentyweeks.vault.age import new_identity, public_of
from twentyweeks.vault.recovery import as_station, read_recovery
from twentyweeks.vault.station import Domain, StationKeys

NOW = at("2026-03-02")
IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
SIGN = "79211aaf15acaccd7c27ef339a5ba2b10bf212529f7ef8e2cd13f4aed44cb5b3"
PAPER = as_station(read_recovery(IDENTITY))


class Vouched(Office):
    """A team whose founder the paper vouched for."""

    def __init__(self):
        super().__init__()
        self.made.clear()
        self.genesis = self.say(Type.GENESIS, self.jo, [], genesis_of(self.jo))

    def paper_adds(self, keys, behind):
        told = {**keys_of(keys, "admin"), "frontier": {}}
        return self.say(Type.ADD, PAPER, behind, told)


def genesis_of(founder, signer=PAPER, team=TEAM):
    founding = f"{team} {founder.sign_public}".encode()
    return {
        **keys_of(founder, "admin"),
        "recovery": PAPER.age_public,
        "recovery_sign": PAPER.sign_public,
        "recovery_proof": signer.sign(Domain.FOUNDING, founding).hex(),
        "epochs": {"general": public_of(new_identity())},
        "recovery_keyring": {},
    }


@pytest.fixture
def office():
    return Vouched()


def test_the_key_that_is_made_from_the_paper_is_pinned():
    assert PAPER.sign_public == SIGN
    assert PAPER.age_public == (
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    )


def test_a_laptop_that_the_paper_lets_in_is_an_administrators(office):
    anew = StationKeys.new()
    office.paper_adds(anew, [office.genesis])
    roster = office.roster()
    assert names(roster) == {office.jo.station_id, anew.station_id}
    assert roster.members[anew.station_id].is_administrator
    assert PAPER.station_id not in roster.stations


def test_nobody_takes_the_paper_off(office):
    gone = office.revoke(PAPER, office.jo, [office.genesis])
    anew = StationKeys.new()
    office.paper_adds(anew, [gone])
    assert anew.station_id in office.roster().members


def test_the_paper_takes_a_stolen_administrator_off(office):
    anew = StationKeys.new()
    added = office.paper_adds(anew, [office.genesis])
    office.revoke(office.jo, anew, [added])
    assert names(office.roster()) == {anew.station_id}


def test_another_paper_lets_nobody_in(office):
    other = as_station(read_recovery(new_identity()))
    keys = StationKeys.new()
    told = {**keys_of(keys, "admin"), "frontier": {}}
    office.say(Type.ADD, other, [office.genesis], told)
    assert names(office.roster()) == {office.jo.station_id}


def test_a_team_without_a_word_of_the_paper_lets_it_do_nothing():
    office = Office()
    told = {**keys_of(StationKeys.new(), "admin"), "frontier": {}}
    office.say(Type.ADD, PAPER, [office.genesis], told)
    assert names(office.roster()) == {office.jo.station_id}


@pytest.mark.parametrize(
    "told",
    [
        genesis_of(StationKeys.new(), signer=StationKeys.new()),
        genesis_of(StationKeys.new(), team="6" * 32),
        {**genesis_of(StationKeys.new()), "recovery_proof": "no hex"},
        {**genesis_of(StationKeys.new()), "recovery_sign": None},
    ],
)
def test_a_genesis_that_the_paper_did_not_sign_is_none(told):
    thief = StationKeys.new()
    raw = make_statement(Type.GENESIS, After(TEAM, 1, ()), thief, NOW, told)
    with pytest.raises(BadFile) as fault:
        read_statement(raw, TEAM)
    assert fault.value.check == "header"


def test_a_thief_cannot_take_the_papers_word_for_another_as_their_own(office):
    thief = StationKeys.new()
    told = {**genesis_of(office.jo), **keys_of(thief, "admin")}
    raw = make_statement(Type.GENESIS, After(TEAM, 1, ()), thief, NOW, told)
    with pytest.raises(BadFile):
        read_statement(raw, TEAM)
    assert evaluate(TEAM, office.genesis.hash, office.made) is not None
