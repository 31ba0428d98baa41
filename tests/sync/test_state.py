"""Tables that went wrong are mended; a colleague's broken bundle harms nobody."""

from sqlalchemy import delete

from make import at
from sync.stations import standing, values, write
from twentyweeks.storage.tables import head
from twentyweeks.sync.book import kept_roster
from twentyweeks.sync.bundle import Inside, Place, Sealing, seal_bundle
from twentyweeks.sync.envelope import sha256

NOW = at("2026-03-04")
LATER = at("2026-03-05")


def test_heads_that_went_wrong_are_made_anew_from_the_journal(two):
    jo, sam = two.caseloads.values()
    write(jo, "telephone", "01632 960001", NOW)
    two.everyone(NOW)
    right = standing(jo)
    with sam.local() as connection:
        connection.execute(delete(head).where(head.c.f == "telephone"))
    assert standing(sam) != right
    done = two.exchange("sam", LATER)
    assert standing(sam) == right
    assert values(sam, "telephone") == ['"01632 960001"']
    assert done.alarms == []


def test_a_signed_bundle_with_a_wrong_inside_is_left_alone(two):
    jo, sam = two.caseloads.values()
    two.everyone(NOW)
    with sam.reading() as session:
        roster = kept_roster(session.connection())
    place = Place(
        team=roster.team,
        compartment="general",
        station=sam.station.station_id,
        seq=9,
        prev=None,
    )
    under = Sealing(
        epoch=0,
        public=roster.epochs["general"].public,
        roster=roster.place,
        app="0",
        now=NOW,
    )
    inside = Inside(operations=(), seen={"no station": (1, "x")}, blobs=())
    raw = seal_bundle(place, inside, sam.station, under)
    folder = two.central / "log" / place.station / "0000"
    (folder / f"00000009-{sha256(raw)[:12]}.bdl").write_bytes(raw)
    write(sam, "telephone", "01632 960002", NOW)
    two.exchange("sam", NOW)
    done = two.exchange("jo", LATER)
    assert list(done.bad.values()) == ["operation"]
    assert values(jo, "telephone") == ['"01632 960002"']
