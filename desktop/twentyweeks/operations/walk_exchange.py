"""The exchange in the walk: a second laptop, a conflict, and both alike at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from twentyweeks.errors import Unavailable
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.people import change_person, person_form
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.stations import approve_station, join, request_station
from twentyweeks.operations.unlock import Caseload, open_caseload

SECOND_OFFICER = "Hana Salim"
SECOND_PASSPHRASE = "amber orchard winter kettle"  # noqa: S105  # of an invented officer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Two:
    """The two stations and what lies between them."""

    first: Path
    second: Path
    central: Path
    case_id: str
    now: datetime

    @contextmanager
    def at_first(self) -> Iterator[Caseload]:
        with _opened(self.first, PASSPHRASE, self.now) as caseload:
            yield caseload

    @contextmanager
    def at_second(self) -> Iterator[Caseload]:
        with _opened(self.second, SECOND_PASSPHRASE, self.now) as caseload:
            yield caseload


def exchanged(
    first: Path, out: Path, case_id: str, now: datetime
) -> Iterator[tuple[str, Path]]:
    """Let a second station in, exchange, disagree, settle; yield words and a path."""
    central = out / "central-folder"
    central.mkdir(exist_ok=True)
    two = _Two(
        first=first,
        second=out / "second-station",
        central=central,
        case_id=case_id,
        now=now,
    )
    yield _give(two), central
    yield _let_in(two), two.second
    yield _disagree(two), central
    yield _settle(two), two.second


def _give(two: _Two) -> str:
    with two.at_first() as caseload:
        set_central(caseload, str(two.central), two.now)
        report = exchange(caseload, two.now)
    sealed = [each for each in two.central.rglob("*.bdl") if each.stat().st_size]
    _hold(report.sent and sealed, "nothing sealed lies in the central folder")
    return f"Sealed and gave {report.sent} changes to the central folder."


def _let_in(two: _Two) -> str:
    central = str(two.central)
    asked = request_station(
        two.second, central, SECOND_OFFICER, SECOND_PASSPHRASE, two.now
    )
    with two.at_first() as caseload:
        exchange(caseload, two.now)
        approve_station(caseload, asked.station, asked.own_words, ("general",), two.now)
        exchange(caseload, two.now)
        here = caseload_page(caseload, two.now.date()).total
        said = exchange_page(caseload, two.now).team_words
    joined = join(two.second, SECOND_PASSPHRASE, said, two.now)
    _hold(joined.is_ready, joined.words)
    with two.at_second() as caseload:
        exchange(caseload, two.now)
        there = caseload_page(caseload, two.now.date()).total
        name = case_page(caseload, two.case_id, two.now.date()).name
    _hold(here == there, f"{here} cases on the first station, {there} on the second")
    return f"Let a second station in; it reads the same {there} cases, {name} too."


def _disagree(two: _Two) -> str:
    with two.at_second() as caseload:
        _ring(caseload, two, "01632 960201")
        exchange(caseload, two.now)
    with two.at_first() as caseload:
        _ring(caseload, two, "01632 960202")
        report = exchange(caseload, two.now)
        (card,) = conflict_cards(caseload)
        values = " and ".join(value.words for value in card.values)
    _hold(report.conflicts == 1, "the conflict was not found")
    return f"Both changed one telephone: {card.what} shows {values}; nothing is lost."


def _settle(two: _Two) -> str:
    with two.at_first() as caseload:
        (card,) = conflict_cards(caseload)
        settle_conflict(caseload, card.id, 1, None, "She rang and confirmed", two.now)
        exchange(caseload, two.now)
        kept = _telephone(caseload, two)
    with two.at_second() as caseload:
        exchange(caseload, two.now)
        _hold(conflict_cards(caseload) == (), "the conflict is still open there")
        _hold(_telephone(caseload, two) == kept, "the stations differ")
    return f"Settled it with a reason; both stations now read {kept}."


def _ring(caseload: Caseload, two: _Two, telephone: str) -> None:
    person = case_page(caseload, two.case_id, two.now.date()).people[0].id
    opened = person_form(caseload, person)
    form = replace(opened.form, telephone=telephone)
    change_person(caseload, person, form, opened.seen, two.now)


def _telephone(caseload: Caseload, two: _Two) -> str:
    return case_page(caseload, two.case_id, two.now.date()).people[0].telephone


@contextmanager
def _opened(home: Path, passphrase: str, now: datetime) -> Iterator[Caseload]:
    caseload = open_caseload(home, passphrase, now)
    try:
        yield caseload
    finally:
        caseload.close()


def _hold(held: object, fault: str) -> None:
    if not held:
        raise Unavailable(f"The exchange did not hold when read again: {fault}.")
