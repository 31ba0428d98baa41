"""What comes from elsewhere: an exchange with the team, a tracker from a sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gallery.before import OTHER_WORDS
from gallery.camera import Shot
from gallery.stage import SLOW, Seat, Stage
from gallery.story import MEETS, nobody, team
from gui.desks import wait_until
from make import OPENS_WITH
from sync.stations import write
from twentyweeks.gui.editors import put
from twentyweeks.operations.exchange import exchange as give_and_take
from twentyweeks.operations.stations import revoke_station
from twentyweeks.storage.unlock import opened

TRACKER = (
    "Surname,Forenames,Date of birth,UPN,Date of request,Date received,Requested by,"
    "Shoe size\n"
    "Hughes,Samir,04/05/2018,,05/10/2026,,School,3\n"
    "Osei,Grace,14/02/2017,,12/10/2026,,Parent,1\n"
    "Vale,Ivy,31/02/2019,,01/11/2026,,Parent,2\n"
    "Marsh,Caleb,21/07/2018,X123,3 weeks ago,,Parent,2\n"
)
MANY = 3000  # rows that take a while


def exchange(stage: Stage) -> Iterator[Shot]:
    """Show what differs and who asks to be let in, then give and take."""
    home, told = stage.tell(team)
    with stage.seat(home / "jo", now=MEETS) as seat:
        page = seat.go("exchange")
        yield seat.shot("exchange-differing")
        for card in page.differing:
            card.keep(1)
        yield seat.shot("exchange-differing-refused")
        page.set_central(str(stage.folder / "no such folder"))
        yield seat.shot("exchange-folder-refused")
        page.set_central(told["central"])
        seat.rest()
        page.exchange()
        wait_until(lambda: page.report is not None, SLOW)
        yield seat.shot("exchange-done")
        for asking in page.team.asking:
            put(asking.fields["words"].editor, OTHER_WORDS)
            asking.approve()
        yield seat.shot("exchange-words-refused")
        yield from _lost(seat, page, home)


def _lost(seat: Seat, page: Any, home: Path) -> Iterator[Shot]:
    """Take a laptop off, then lose the folder and fill another."""
    fresh = home / "fresh"
    fresh.mkdir()
    page.team.revoking[0].begin_button.click()
    yield seat.shot("exchange-take-off")
    _lose_sams(home, seat)
    page.exchange()
    seat.rest()
    yield seat.shot("exchange-set-aside")
    page.set_central(str(fresh))
    seat.rest()
    page.exchange()
    seat.rest()
    yield seat.shot("exchange-put-back")
    fresh.rename(home / "away")
    page.exchange()
    yield seat.shot("exchange-folder-away")


def _lose_sams(home: Path, seat: Seat) -> None:
    """Take Sam's laptop off the team once it has written what nobody has taken."""
    with opened(home / "sam", OPENS_WITH, MEETS) as sam:
        write(sam, "telephone", "01632 960666", MEETS)
        give_and_take(sam, MEETS)
        lost = sam.station.station_id
    revoke_station(seat.sitting.caseload, lost, "stolen", MEETS)


def bring(stage: Stage) -> Iterator[Shot]:
    """Look at a tracker with faults and a question, bring it in, take it back."""
    home, _cases = stage.tell(nobody)
    tracker, holiday = stage.folder / "tracker.csv", stage.folder / "holiday.xlsx"
    tracker.write_text(TRACKER, encoding="utf-8")
    many = stage.folder / "whole-council.csv"
    first, row, *_ = TRACKER.splitlines()
    rows = [row.replace("Samir", f"Samir {number}") for number in range(MANY)]
    many.write_text("\n".join((first, *rows, "")), encoding="utf-8")
    holiday.write_bytes(b"\x00\x01not a sheet")
    with stage.seat(home) as seat, seat.open("import") as page:
        yield seat.shot("bring-nothing-chosen")
        page.look(holiday)
        yield seat.shot("bring-no-sheet")
        page.look(tracker)
        yield seat.shot("bring-looked-at")
        page.bring_in()
        wait_until(lambda: page.done is not None, SLOW)
        yield seat.shot("bring-done")
        page.take_back(page.done.import_id)
        yield seat.shot("bring-taken-back")
        page.look(many)
        seat.rest()
        page.bring_in()
        wait_until(page.waiting.isVisible, SLOW)
        yield Shot("bring-runs", seat.window)
        seat.rest()
