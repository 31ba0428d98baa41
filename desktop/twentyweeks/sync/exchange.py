"""One run of the exchange, step by step: killed anywhere, the next run goes on.

The order is that of docs/bundle-format.md and of the steps' names: what is unsent is
sealed only after all that could forbid it has been read.
"""

from datetime import datetime
from threading import Event

from twentyweeks.errors import Refused
from twentyweeks.storage.caseload import Caseload
from twentyweeks.sync.central import Central
from twentyweeks.sync.enrol import Standing, reach, stand
from twentyweeks.sync.papers import papers_down, papers_up
from twentyweeks.sync.probe import probe, take_roster
from twentyweeks.sync.pull import (
    carry,
    look_over,
    pull,
    pull_list,
    read_again,
    reclassify,
)
from twentyweeks.sync.push import (
    compare,
    gate,
    heal,
    heal_roster,
    push,
    put_head,
    seal,
)
from twentyweeks.sync.ready import check_ready
from twentyweeks.sync.requests import take_requests
from twentyweeks.sync.revoke import mend_epochs
from twentyweeks.sync.roster import Roster
from twentyweeks.sync.run import Done, Lane, Run, Tell
from twentyweeks.sync.statement import Reason
from twentyweeks.vault.keys import Compartment


class TakenOff(Refused):
    """This station was revoked; `is_out_of_hand` where it was reported lost."""

    def __init__(self, reason: str) -> None:
        self.is_out_of_hand = reason in (Reason.LOST, Reason.STOLEN)
        super().__init__(_OUT_OF_HAND if self.is_out_of_hand else _OFF)


_OFF = (
    "This laptop has been taken off the team, so nothing was sent or read. What is on "
    "it is as it was. Ask your administrator."
)
_OUT_OF_HAND = (
    "This laptop has been taken off the team as lost or stolen, so nothing was sent or "
    "read, and from its next lock no passphrase opens it. What is on it is kept, and "
    "the team's recovery key opens it. Ask your administrator."
)


def _not_in() -> Refused:
    return Refused(
        "This laptop has not been let into its team yet, so nothing was sent. Ask "
        "your administrator to let it in, then exchange again."
    )


def exchange(
    caseload: Caseload,
    central: Central,
    now: datetime,
    tell: Tell = lambda _: None,
    cancel: Event | None = None,
) -> Done:
    """Give and take once; return what was done.

    Unavailable where the central is away, full or emptied; Refused where it is
    another team's or this station may not; Cancelled between two steps. Whatever was
    finished before stays finished.
    """
    run = Run(caseload=caseload, central=central, now=now, tell=tell, cancel=cancel)
    run.step("Looking for the central folder.")
    probe(run)
    check_ready(run)
    roster = _team_now(run)
    with caseload.reading() as session:
        standing = stand(session.connection(), roster, run.station)
    if standing in (Standing.NEW, Standing.REQUESTED):
        raise _not_in()
    lanes = [_lane(run, roster, comp) for comp in sorted(caseload.open)]
    for lane in lanes:
        _take(lane)
    for lane in lanes:
        if reach(lane) and gate(lane):
            _give(lane)
        papers_down(lane)
    if any(lane.full for lane in lanes):
        for comp in sorted(set(Compartment) - caseload.open):
            _carry(_lane(run, roster, comp))
    take_requests(run, roster)
    return run.done


def _team_now(run: Run) -> Roster:
    roster = take_roster(run)
    if run.station in roster.revoked:
        raise TakenOff(roster.reason_for(run.station))
    if mend_epochs(run.caseload, roster, run.now):
        return take_roster(run)
    return roster


def _lane(run: Run, roster: Roster, compartment: Compartment) -> Lane:
    return Lane(run=run, roster=roster, compartment=compartment)


def _take(lane: Lane) -> None:
    lane.run.step("Looking for news.")
    pull(lane, pull_list(lane))
    read_again(lane)
    reclassify(lane)
    look_over(lane)


def _give(lane: Lane) -> None:
    papers_up(lane)
    seal(lane)
    push(lane)
    heal(lane)
    if lane.compartment is Compartment.GENERAL:
        heal_roster(lane)
    compare(lane)
    put_head(lane)


def _carry(lane: Lane) -> None:
    lane.full = True
    carry(lane)
    heal(lane)
