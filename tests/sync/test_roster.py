"""Who belongs to the team: the same answer from the same statements in any order."""

import random

import pytest

from make import at
from twentyweeks.sync.envelope import BadFile, sha256
from twentyweeks.sync.roster import evaluate
from twentyweeks.sync.statement import After, Type, make_statement, read_statement
from twentyweeks.vault.age import new_identity, public_of
from twentyweeks.vault.station import StationKeys

TEAM = "5" * 32
NOW = at("2026-03-02")
RECOVERY = public_of(new_identity())
EPOCH = public_of(new_identity())


class Office:
    """Statements as several administrators make them, each behind what they know."""

    def __init__(self):
        self.jo = StationKeys.new()
        self.made = []
        told = {
            **keys_of(self.jo, "admin"),
            "recovery": RECOVERY,
            "epochs": {"general": EPOCH},
            "recovery_keyring": {},
        }
        self.genesis = self.say(Type.GENESIS, self.jo, [], told)

    def say(self, kind, keys, behind, told):
        n = 1 + max((each.n for each in behind), default=0)
        after = After(TEAM, n, tuple(each.hash for each in behind))
        made = read_statement(make_statement(kind, after, keys, NOW, told), TEAM)
        self.made.append(made)
        return made

    def add(self, keys, by, behind, role="officer"):
        told = {**keys_of(keys, role), "frontier": {}}
        return self.say(Type.ADD, by, behind, told)

    def revoke(self, keys, by, behind, cut=None):
        told = {"station": keys.station_id, "cut": cut or {}, "reason": "lost"}
        return self.say(Type.REVOKE, by, behind, told)

    def epoch(self, by, behind, number=7):
        told = {"comp": "general", "epoch": number, "pub": EPOCH, "grants": {}}
        return self.say(Type.EPOCH, by, behind, told)

    def roster(self, statements=None):
        return evaluate(TEAM, self.genesis.hash, statements or self.made)


def keys_of(keys, role):
    return {
        "station": keys.station_id,
        "sign": keys.sign_public,
        "age": keys.age_public,
        "role": role,
        "keyring": {},
    }


@pytest.fixture
def office():
    return Office()


def names(roster):
    return set(roster.members)


def test_an_administrator_adds_and_an_officer_cannot(office):
    sam, ada = StationKeys.new(), StationKeys.new()
    added = office.add(sam, office.jo, [office.genesis])
    office.add(ada, sam, [added])
    assert names(office.roster()) == {office.jo.station_id, sam.station_id}


def test_a_genesis_that_was_not_pinned_begins_nothing(office):
    other = Office()
    assert evaluate(TEAM, other.genesis.hash, office.made) is None
    roster = evaluate(TEAM, office.genesis.hash, [*other.made, *office.made])
    assert names(roster) == {office.jo.station_id}


def test_a_statement_signed_by_another_key_is_none(office):
    thief, sam = StationKeys.new(), StationKeys.new()

    class Posing:
        station_id = office.jo.station_id
        sign = thief.sign

    office.add(sam, Posing(), [office.genesis])
    assert names(office.roster()) == {office.jo.station_id}


def test_a_statement_waits_for_those_before_it(office):
    sam, ada = StationKeys.new(), StationKeys.new()
    first = office.add(sam, office.jo, [office.genesis])
    office.add(ada, office.jo, [first])
    late = [each for each in office.made if each is not first]
    assert names(office.roster(late)) == {office.jo.station_id}
    assert len(names(office.roster())) == 3


def test_a_number_that_does_not_follow_counts_for_nothing(office):
    sam = StationKeys.new()
    after = After(TEAM, 9, (office.genesis.hash,))
    told = {**keys_of(sam, "officer"), "frontier": {}}
    raw = make_statement(Type.ADD, after, office.jo, NOW, told)
    office.made.append(read_statement(raw, TEAM))
    assert names(office.roster()) == {office.jo.station_id}


def two_administrators(office):
    ada = StationKeys.new()
    return ada, office.add(ada, office.jo, [office.genesis], "admin")


def test_two_administrators_who_revoke_each_other_are_both_out(office):
    ada, added = two_administrators(office)
    office.revoke(ada, office.jo, [added])
    office.revoke(office.jo, ada, [added])
    assert names(office.roster()) == set()


def test_what_a_revoked_administrator_said_before_stays(office):
    ada, added = two_administrators(office)
    sam = StationKeys.new()
    said = office.add(sam, ada, [added])
    office.revoke(ada, office.jo, [said])
    assert names(office.roster()) == {office.jo.station_id, sam.station_id}


def test_what_a_revoked_administrator_said_apart_does_not_count(office):
    ada, added = two_administrators(office)
    sam, kit = StationKeys.new(), StationKeys.new()
    hers = office.add(sam, ada, [added], "admin")
    office.add(kit, sam, [hers])
    office.epoch(ada, [added])
    assert len(names(office.roster())) == 4
    office.revoke(ada, office.jo, [added])
    roster = office.roster()
    assert names(roster) == {office.jo.station_id}
    assert roster.epochs["general"].number == 0


def test_a_revocation_is_final(office):
    ada, added = two_administrators(office)
    gone = office.revoke(ada, office.jo, [added])
    again = office.add(ada, office.jo, [gone], "admin")
    office.add(StationKeys.new(), ada, [again])
    roster = office.roster()
    assert names(roster) == {office.jo.station_id}
    assert ada.station_id in roster.stations


def test_of_two_cuts_the_lower_holds(office):
    ada, added = two_administrators(office)
    sam = StationKeys.new()
    both = office.add(sam, office.jo, [added])
    office.revoke(sam, office.jo, [both], {"general": [9, "a" * 64]})
    office.revoke(sam, ada, [both], {"general": [4, "b" * 64]})
    assert office.roster().revoked[sam.station_id] == {"general": (4, "b" * 64)}


def test_the_greatest_epoch_is_the_current_one(office):
    first = office.epoch(office.jo, [office.genesis], 3)
    office.epoch(office.jo, [first], 2)
    assert office.roster().epochs["general"].number == 2


def test_the_order_of_arrival_changes_nothing(office):
    ada, added = two_administrators(office)
    stations = [StationKeys.new() for _ in range(6)]
    behind = [added]
    for number, keys in enumerate(stations):
        by = (office.jo, ada)[number % 2]
        made = office.add(keys, by, behind[-1:] if number % 3 else [added], "admin")
        behind.append(made)
    office.revoke(ada, stations[1], [behind[2]])
    office.revoke(stations[0], office.jo, [behind[1]])
    office.epoch(stations[2], [behind[3]])
    expected = office.roster()
    for seed in range(20):
        mixed = list(office.made)
        random.Random(seed).shuffle(mixed)  # noqa: S311
        found = office.roster(mixed + mixed[:3])
        assert found.members == expected.members
        assert found.revoked == expected.revoked
        assert found.place == expected.place
        assert found.epochs == expected.epochs


def test_a_statement_of_another_team_is_refused(office):
    with pytest.raises(BadFile, match="team"):
        read_statement(office.genesis.raw, "6" * 32)


@pytest.mark.parametrize(
    "told",
    [
        {"station": "x"},
        {"sign": "zz"},
        {"age": "age1nonsense"},
        {"role": "king"},
        {"keyring": {"general": "not base64 !"}},
        {"frontier": {"general": {"x": [1, "y"]}}},
        {"sign": "a" * 64},
    ],
)
def test_a_malformed_statement_is_refused_by_its_form(office, told):
    keys = StationKeys.new()
    whole = {**keys_of(keys, "officer"), "frontier": {}, **told}
    after = After(TEAM, 2, (office.genesis.hash,))
    raw = make_statement(Type.ADD, after, office.jo, NOW, whole)
    with pytest.raises(BadFile, match="header"):
        read_statement(raw, TEAM)


def test_the_hash_of_a_statement_is_its_files(office):
    assert office.genesis.hash == sha256(office.genesis.raw)
