"""How many pages the Tribunal takes: enter a practice direction, take one out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, PracticeDirection
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.bundle_limits import (
    Limits,
    directions,
    in_force,
    limits_by,
    shipped_limits,
)
from twentyweeks.operations.saving import missing, saving
from twentyweeks.operations.typed import KEPT, typed_day, typed_line
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.tribunal import DirectionLine, DirectionsPage

MOST_PAGES = 9_999
_UNCHECKED = (
    "They come from secondary sources: check them against the direction itself before "
    "you rely on them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDirection:
    """A practice direction as typed; `most` is its number for each part, by key."""

    since: str
    cite: str
    most: Mapping[str, str]


def parts_counted() -> dict[str, str]:
    """Return the words of each part that the Tribunal counts, by its key."""
    return {each.key: each.words for each in shipped_limits().parts}


def directions_page(caseload: Caseload, today: date) -> DirectionsPage:
    """Return which numbers hold, and which directions were entered."""
    with caseload.reading() as session:
        entered = directions(session)
    now = in_force(entered, today)
    limits = limits_by(now)
    since = f"Since {plain(now.since)}, by" if now else "As shipped, by"
    told = f"{since} {limits.cite}: {_numbers(limits)}."
    return DirectionsPage(
        words=told if now else f"{told} {_UNCHECKED}",
        entered=tuple(_line(each) for each in entered),
        most={each.key: str(each.most) for each in limits.parts},
    )


def enter_direction(caseload: Caseload, new: NewDirection, now: datetime) -> None:
    """Keep the numbers of a practice direction, which hold from its day on.

    Refused without a day, its name or a number for each part. One of the same day is
    replaced.
    """
    since = typed_day(new.since, "since", "In force from", day_of(now))
    cite = typed_line(new.cite, "cite", "Practice direction")
    if cite is None:
        raise Refused(f"Practice direction: say which one it is. {KEPT}", field="cite")
    entered = PracticeDirection(
        since=since,
        cite=cite,
        **{
            each.key: _most(new, each.key, each.words)
            for each in shipped_limits().parts
        },
    )
    with saving(caseload, now) as journal:
        held = _authority(journal.session)
        others = [each for each in held.directions or () if each.since != since]
        journal.set(held, "directions", (*others, entered))


def take_direction_out(caseload: Caseload, since: str, now: datetime) -> None:
    """Take out a direction that was entered by mistake; the others hold on."""
    with saving(caseload, now) as journal:
        held = _authority(journal.session)
        entered = held.directions or ()
        left = tuple(each for each in entered if each.since.isoformat() != since)
        if left == entered:
            raise missing("direction")
        journal.set(held, "directions", left)


def _most(new: NewDirection, key: str, words: str) -> int:
    typed = new.most.get(key, "").strip()
    if not typed.isdecimal() or not 0 < int(typed) <= MOST_PAGES:
        raise BadInput(
            f"{words}: a number of pages from 1 to {MOST_PAGES:,}. {KEPT}", field=key
        )
    return int(typed)


def _line(entered: PracticeDirection) -> DirectionLine:
    numbers = _numbers(limits_by(entered))
    return DirectionLine(
        since=entered.since.isoformat(),
        words=f"From {plain(entered.since)}, {entered.cite}: {numbers}",
    )


def _numbers(limits: Limits) -> str:
    return ", ".join(
        f"{each.words} {each.most}{' each' * each.each}" for each in limits.parts
    )


def _authority(session: Session) -> Authority:
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    if held is None:
        raise missing("authority")
    return held
