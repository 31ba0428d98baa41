"""What cannot be read yet is kept as it came, and read when it can be."""

import json

import pytest
from sqlalchemy import delete, select

from make import at
from sync.stations import standing, values, write
from twentyweeks.storage.sync_tables import bundle
from twentyweeks.storage.tables import fact
from twentyweeks.sync import bundle as bundles
from twentyweeks.sync.envelope import pack, unpack
from twentyweeks.vault.station import Domain

NOW = at("2026-03-04")
LATER = at("2026-03-05")


def states(caseload):
    with caseload.reading() as session:
        return sorted(session.scalars(select(bundle.c.state).distinct()))


def test_a_bundle_of_a_newer_program_waits_for_it(two, monkeypatch):
    jo, sam = two.caseloads.values()
    two.everyone(NOW)
    write(jo, "telephone", "01632 960001", NOW)
    two.exchange("jo", NOW)
    before = standing(sam)
    monkeypatch.setattr(bundles, "SCHEMA", 0)  # Sam's program is the older one
    assert two.exchange("sam", NOW).newer == 1
    assert states(sam) == ["applied", "newer"]
    assert standing(sam) == before
    assert two.exchange("sam", NOW).newer == 1
    monkeypatch.undo()
    done = two.exchange("sam", LATER)
    assert (done.newer, done.received) == (0, 1)
    assert values(sam, "telephone") == ['"01632 960001"']


def test_without_the_epochs_key_all_is_kept_and_nothing_is_sent(two):
    jo, sam = two.caseloads.values()
    two.everyone(NOW)
    write(jo, "telephone", "01632 960001", NOW)
    two.exchange("jo", NOW)
    with sam.local() as connection:
        epoch = fact.c.name == "epoch-0"
        secret = connection.scalar(select(fact.c.value).where(epoch))
        connection.execute(delete(fact).where(epoch))
    identity = sam.station.identity
    object.__setattr__(sam.station, "identity", jo.station.identity)
    write(sam, "best_way", "After four", NOW)
    done = two.exchange("sam", NOW)
    assert (done.sent, "lacks the team's present key" in done.held_up) == (0, True)
    assert states(sam) == ["applied", "locked"]
    object.__setattr__(sam.station, "identity", identity)
    done = two.exchange("sam", LATER)
    assert (done.sent, done.received, done.held_up) == (1, 1, "")
    with sam.reading() as session:
        assert session.scalar(select(fact.c.value).where(epoch)) == secret


@pytest.mark.parametrize(
    "harm",
    [
        {"comp": "restricted"},
        {"team": "0" * 32},
        {"station": "0123456789abcdef"},
        {"seq": "many"},
        {"state": [1, 2]},
        {"seen": {"x": 1}},
        {"created": "yesterday"},
        {"fmt": "twentyweeks-head/2"},
    ],
)
def test_a_head_that_is_none_is_left_alone(two, harm):
    two.everyone(NOW)
    (path,) = two.central.glob(f"heads/{two.caseloads['jo'].station.station_id}.*")
    envelope = unpack(path.read_bytes(), Domain.HEAD)
    told = {**json.loads(envelope.header), **harm}
    raw = pack(Domain.HEAD, told, two.caseloads["jo"].station)
    path.with_name(path.name.replace(".head", "0.head")).write_bytes(raw)
    done = two.exchange("sam", LATER)
    assert len(done.bad) == 1
    assert done.alarms == []
