"""A laptop brought back from a backup, and one whose keys run on two machines."""

import shutil

from sqlalchemy import select

from make import OPENS_WITH, at
from sync.stations import standing, values, write
from twentyweeks.storage.sync_tables import bundle
from twentyweeks.storage.unlock import open_caseload

NOW = at("2026-03-04")
LATER = at("2026-03-05")


def twin(two):
    """Copy Sam's closed laptop as it is now; Sam's own goes on."""
    two.caseloads["sam"].close()
    shutil.copytree(two.folder / "sam", two.folder / "twin")
    two.caseloads["sam"] = open_caseload(two.folder / "sam", OPENS_WITH, NOW)


def change_to_twin(two):
    two.caseloads["sam"].close()
    two.caseloads["sam"] = open_caseload(two.folder / "twin", OPENS_WITH, LATER)


def sams(caseload, station):
    with caseload.reading() as session:
        rows = session.execute(select(bundle.c.seq).where(bundle.c.station == station))
        return sorted(row.seq for row in rows)


def test_a_laptop_restored_from_a_backup_catches_up_with_itself(two):
    two.everyone(NOW)
    twin(two)
    write(two.caseloads["sam"], "telephone", "01632 960002", NOW)
    two.exchange("sam", NOW)
    change_to_twin(two)
    sam, jo = two.caseloads["sam"], two.caseloads["jo"]
    assert values(sam, "telephone") == []
    write(sam, "best_way", "After four", LATER)
    done = two.exchange("sam", LATER)
    assert (done.sent, done.alarms) == (1, [])
    assert values(sam, "telephone") == ['"01632 960002"']
    two.everyone(LATER)
    assert standing(jo) == standing(sam)
    numbers = sams(jo, sam.station.station_id)
    assert numbers == list(range(1, len(numbers) + 1))


def test_unsent_work_of_an_old_backup_is_not_sent_twice(two):
    two.everyone(NOW)
    write(two.caseloads["sam"], "telephone", "01632 960002", NOW)
    twin(two)
    two.exchange("sam", NOW)
    change_to_twin(two)
    assert two.exchange("sam", LATER).sent == 0
    assert values(two.caseloads["sam"], "telephone") == ['"01632 960002"']


def test_one_key_on_two_machines_is_told_and_loses_nothing(two):
    two.everyone(NOW)
    twin(two)
    write(two.caseloads["sam"], "telephone", "01632 960002", NOW)
    two.exchange("sam", NOW)
    heads = two.central / "heads"
    logs = two.central / "log" / two.caseloads["sam"].station.station_id
    heads.rename(two.folder / "heads")
    logs.rename(two.folder / "logs")
    change_to_twin(two)
    write(two.caseloads["sam"], "best_way", "After four", LATER)
    two.exchange("sam", LATER)
    for path in (two.folder / "logs").rglob("*.bdl"):
        back = logs / path.relative_to(two.folder / "logs")
        back.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, back)
    done = two.exchange("jo", LATER)
    assert any("Two machines are using the key" in words for words in done.alarms)
    jo = two.caseloads["jo"]
    assert values(jo, "telephone") == ['"01632 960002"']
    assert values(jo, "best_way") == ['"After four"']
    assert two.exchange("jo", LATER).alarms == []
