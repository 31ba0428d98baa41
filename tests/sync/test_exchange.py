"""One run of the exchange, and every fault that a folder may show it."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import select

from make import at
from sync.stations import shown, standing, values, write
from twentyweeks.casework import Case, Document, Person
from twentyweeks.errors import Cancelled, Refused, Unavailable
from twentyweeks.storage.facts import write_fact
from twentyweeks.sync.book import unsent
from twentyweeks.sync.exchange import exchange as run
from twentyweeks.sync.pull import RUNS

NOW = at("2026-03-04")
LATER = at("2026-03-05")


def differ(two):
    """Jo and Sam write the mother's telephone apart, and both exchange."""
    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    write(two.caseloads["sam"], "telephone", "01632 960002", NOW)
    two.everyone(NOW)


def files(two):
    return {
        path.relative_to(two.central).as_posix(): path
        for path in two.central.rglob("*")
        if path.is_file()
    }


def bundles(two):
    return {name: path for name, path in files(two).items() if name.endswith(".bdl")}


def test_what_was_written_apart_stands_side_by_side_everywhere(three):
    differ(three)
    three.everyone(LATER)
    for caseload in three.caseloads.values():
        assert values(caseload, "telephone") == ['"01632 960001"', '"01632 960002"']
    states = [standing(each) for each in three.caseloads.values()]
    assert states[0] == states[1] == states[2]


def test_different_fields_merge_without_a_conflict(two):
    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    write(two.caseloads["sam"], "best_way", "After four", NOW)
    two.everyone(NOW)
    jo, sam = two.caseloads.values()
    assert shown(jo) == shown(sam)
    assert standing(jo)[1] == set()
    assert values(sam, "telephone") == ['"01632 960001"']


def test_the_same_value_written_twice_is_no_conflict(two):
    for caseload in two.caseloads.values():
        write(caseload, "telephone", "01632 960001", NOW)
    two.everyone(NOW)
    assert standing(two.caseloads["jo"])[1] == set()


def test_a_run_with_nothing_new_sends_nothing(two):
    two.everyone(NOW)
    before = bundles(two).keys()
    done = two.exchange("jo", LATER)
    assert (done.sent, done.received, done.bad, done.alarms) == (0, 0, {}, [])
    assert bundles(two).keys() == before


def test_a_folder_that_went_away_leaves_everything_here(two):
    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    store = two.store("jo")
    two.central.rename(two.folder / "away")
    with pytest.raises(Unavailable, match="cannot be reached"):
        two.exchange("jo", NOW, store)
    with two.caseloads["jo"].reading() as session:
        assert unsent(session.connection()) == 1
    (two.folder / "away").rename(two.central)
    assert two.exchange("jo", LATER).sent == 1
    two.exchange("sam", LATER)
    assert values(two.caseloads["sam"], "telephone") == ['"01632 960001"']


def test_another_teams_folder_is_neither_read_nor_written(two):
    told = (two.central / "team.json").read_text()
    (two.central / "team.json").write_text(told.replace('"team": "', '"team": "0'))
    before = {name: path.stat().st_mtime_ns for name, path in files(two).items()}
    with pytest.raises(Refused, match="another team"):
        two.exchange("jo", NOW)
    assert before == {n: path.stat().st_mtime_ns for n, path in files(two).items()}


def test_an_emptied_folder_is_asked_about_and_not_filled_at_once(two):
    for path in two.central.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(Unavailable, match="emptied"):
        two.exchange("jo", NOW)
    assert files(two) == {}


def test_a_folder_set_back_to_an_old_copy_is_filled_again(two):
    differ(two)
    before = {name: path.read_bytes() for name, path in bundles(two).items()}
    shutil.rmtree(two.central / "log")
    shutil.rmtree(two.central / "heads")
    done = two.exchange("sam", LATER)
    assert done.put_back == len(before)
    assert {n: p.read_bytes() for n, p in bundles(two).items()} == before


@pytest.mark.parametrize("harm", ["torn", "flipped", "empty", "junk"])
def test_a_damaged_bundle_keeps_no_other_from_being_read(two, harm):
    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    known = bundles(two).keys()
    two.exchange("jo", NOW)
    write(two.caseloads["jo"], "best_way", "After four", NOW)
    (new,) = bundles(two).keys() - known
    two.exchange("jo", NOW)
    path, whole = bundles(two)[new], bundles(two)[new].read_bytes()
    flipped = whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]
    bad = {"torn": whole[:500], "flipped": flipped, "empty": b"", "junk": b"x" * 900}
    path.write_bytes(bad[harm])
    done = two.exchange("sam", LATER)
    assert list(done.bad) == [new]
    assert values(two.caseloads["sam"], "best_way") == ['"After four"']
    path.write_bytes(whole)
    two.exchange("sam", LATER)
    assert values(two.caseloads["sam"], "telephone") == ['"01632 960001"']


def test_copies_under_other_names_and_folders_change_nothing(two):
    differ(two)
    before = standing(two.caseloads["jo"])
    for name, path in list(bundles(two).items()):
        copy = path.with_name(path.name.replace(".bdl", "-LAPTOP7.bdl"))
        shutil.copy(path, copy)
        strange = two.central / "log" / "0123456789abcdef" / "0000" / path.name
        strange.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, strange)
        assert name in bundles(two)
    for caseload in two.caseloads.values():
        with caseload.local() as connection:
            write_fact(connection, RUNS, "0")  # this run looks at every file
    done = two.exchange("jo", LATER)
    assert done.bad == {}
    two.everyone(LATER)
    assert standing(two.caseloads["jo"]) == before


def test_a_renamed_bundle_is_read_by_what_it_is(two):
    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    known = bundles(two).keys()
    two.exchange("jo", NOW)
    (new,) = bundles(two).keys() - known
    path = bundles(two)[new]
    path.rename(path.with_name("Copy (2) of a file.bdl"))
    two.exchange("sam", LATER)
    assert values(two.caseloads["sam"], "telephone") == ['"01632 960001"']


def test_what_others_have_seen_and_we_have_not_is_waited_for(three):
    write(three.caseloads["jo"], "telephone", "01632 960001", NOW)
    known = bundles(three).keys()
    three.exchange("jo", NOW)
    three.exchange("sam", NOW)
    write(three.caseloads["sam"], "best_way", "After four", NOW)
    three.exchange("sam", NOW)
    (new,) = (n for n in bundles(three).keys() - known if jos(three) in n)
    whole = bundles(three)[new].read_bytes()
    bundles(three)[new].unlink()
    done = three.exchange("ada", LATER)
    assert done.waits_for == {jos(three): 1}
    assert values(three.caseloads["ada"], "best_way") == ['"After four"']
    (three.central / new).write_bytes(whole)
    assert three.exchange("ada", LATER).waits_for == {}
    assert standing(three.caseloads["ada"]) == standing(three.caseloads["sam"])


def jos(three):
    return three.caseloads["jo"].station.station_id


def test_a_clock_that_is_days_ahead_is_told_and_changes_nothing(two):
    write(two.caseloads["jo"], "telephone", "01632 960001", at("2026-03-09"))
    two.exchange("jo", at("2026-03-09"))
    done = two.exchange("sam", at("2026-03-04"))
    assert len(done.alarms) == 1
    assert "wrong by about 5 days" in done.alarms[0]
    write(two.caseloads["sam"], "telephone", "01632 960003", at("2026-03-04"))
    two.everyone(at("2026-03-09"))
    assert values(two.caseloads["jo"], "telephone") == ['"01632 960003"']


def file_advice(jo):
    content = b"%PDF-1.7 " + b"Educational psychologist's advice " * 5000
    with jo.writing(jo.stamp(NOW)) as journal:
        name = jo.papers().put(journal.connection, content)
        journal.create(
            Document(
                case_id=journal.session.scalars(select(Case.id)).one(),
                title="Advice",
                kind="advice",
                blob=name,
                sha256="0" * 64,
                media_type="application/pdf",
                size=len(content),
            )
        )
    return name, content


def test_papers_go_up_sealed_and_come_down_whole(two):
    jo, sam = two.caseloads.values()
    name, content = file_advice(jo)
    two.exchange("jo", NOW)
    sealed = (two.central / "blob" / name[:2] / name).read_bytes()
    assert b"psychologist" not in sealed
    two.exchange("sam", LATER)
    with sam.reading() as session:
        assert sam.papers().get(session.connection(), name) == content


def test_a_paper_that_was_damaged_on_the_central_is_put_back(two):
    jo, sam = two.caseloads.values()
    name, content = file_advice(jo)
    two.exchange("jo", NOW)
    (two.central / "blob" / name[:2] / name).write_bytes(b"torn")
    assert list(two.exchange("sam", NOW).bad.values()) == ["seal"]
    for day in range(7):  # a seventh of all files is read back on each day
        with jo.local() as connection:
            write_fact(connection, RUNS, "0")
        two.exchange("jo", LATER + timedelta(days=day))
    two.exchange("sam", LATER)
    with sam.reading() as session:
        assert sam.papers().get(session.connection(), name) == content


def test_cancelling_between_two_steps_keeps_what_was_done(two):
    class AfterTwo:
        def __init__(self):
            self.asked = 0

        def is_set(self):
            self.asked += 1
            return self.asked > 2

    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    with pytest.raises(Cancelled):
        run(two.caseloads["jo"], two.store("jo"), NOW, cancel=AfterTwo())
    assert two.exchange("jo", NOW).sent == 1


def test_nothing_readable_lies_on_the_central(three):
    differ(three)
    words = (b"Okafor", b"Amara", b"Ngozi", b"Marlow", b"Hale", b"01632", b"Northmoor")
    for name, path in files(three).items():
        content = path.read_bytes()
        assert not [word for word in words if word in content], name
        assert len(name) <= 75


def test_a_great_import_goes_out_in_bundles_that_hold_nobody_up(two):
    jo, sam = two.caseloads.values()
    two.everyone(NOW)
    known = bundles(two).keys()
    with jo.writing(jo.stamp(NOW, src="import:x")) as journal:
        journal.create_all(
            Person(forename=f"Child {number}", surname="Invented")
            for number in range(2_100)
        )
    assert two.exchange("jo", NOW).sent == 4_200
    assert len(bundles(two).keys() - known) == 3
    assert two.exchange("sam", NOW).received == 4_200
    assert standing(jo) == standing(sam)
