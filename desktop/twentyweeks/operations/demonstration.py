"""The demonstration caseload: an invented council, made by the ordinary operations."""

import csv
import json
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from twentyweeks import places
from twentyweeks.casework import Address, Reach
from twentyweeks.operations.ask_advice import advice_in, ask_advice
from twentyweeks.operations.authority import authority_form, change_authority
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.import_tracker import import_tracker
from twentyweeks.operations.lines import Progress
from twentyweeks.operations.officer import change_officer, officer_form
from twentyweeks.operations.record import (
    NewContact,
    add_reminder,
    record_contact,
    record_milestone,
)
from twentyweeks.operations.register_request import NewRequest, register_request
from twentyweeks.operations.unlock import (
    DEMONSTRATION,
    Caseload,
    NewCaseload,
    make_caseload,
    new_recovery,
    open_caseload,
)

PASSPHRASE = "quiet river north lantern"  # noqa: S105  # shown on its unlock screen
COUNCIL = "Northmoor Council"
OFFICER = "Jo Marlow"
WEEK = timedelta(days=7)
TOLD = 12  # children whose cases are told in full; the others come by a tracker
ADVISERS = (
    ("parent", "", 2),
    ("school", "", 3),
    ("educational_psychologist", "Dr L. Pryce", 6),
    ("health", "Community paediatrics", 8),
    ("social_care", "Children's services", 5),
)
"""Who is asked in the demonstration, by whom, and after how many weeks it is in."""


def make_demonstration(
    home: Path, now: datetime, progress: Progress | None = None
) -> None:
    """Make the demonstration in `home`, with days that lie around `now`.

    It takes its place only when it is whole.
    """
    making = home.with_name(f"{home.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    _make(making, now, progress)
    making.rename(home)


def _make(home: Path, now: datetime, progress: Progress | None) -> None:
    recovery = new_recovery()
    new = NewCaseload(
        authority=COUNCIL,
        officer=OFFICER,
        job_title="EHC case officer",
        passphrase=PASSPHRASE,
        recovery=recovery,
        typed_back=recovery.identity,
    )
    make_caseload(home, new, now)
    leave_passphrase(home)
    caseload = open_caseload(home, PASSPHRASE, now)
    try:
        introduce(caseload, now)
        children = read_children()
        told = [child for child in children if child["stage"] != "asked"][:TOLD]
        rest = [child for child in children if child not in told]
        _bring_in(caseload, rest, now)
        for done, child in enumerate(told, start=1):
            _live(caseload, child, now)
            if progress is not None:
                progress(done, len(told))
    finally:
        caseload.close()


def leave_passphrase(home: Path) -> None:
    """Show this caseload's passphrase, and no other's, on its unlock screen."""
    told = json.dumps({"passphrase": PASSPHRASE})
    (home / DEMONSTRATION).write_text(told + "\n", encoding="utf-8")


def introduce(caseload: Caseload, now: datetime) -> None:
    """Say how the invented council, its services and its officer are reached."""
    opened = authority_form(caseload)
    council = Address(
        lines=("Moor House", "1 Market Place", "Northmoor"), postcode="ZZ99 3VZ"
    )
    form = replace(
        opened.form,
        reach=_reach("SEND team", "01632 960100", "send", address=council),
        sendiass=_reach("Northmoor SENDIASS", "01632 960110", "sendiass"),
        mediation_adviser=_reach("Fellside Mediation", "01632 960120", "advice"),
        mediation_contact=_reach("SEND mediation", "01632 960130", "mediation"),
        disagreement=_reach("Fellside Resolution", "01632 960140", "resolution"),
        complaints=_reach("Complaints team", "01632 960150", "complaints"),
        safeguarding=_reach("Northmoor front door", "01632 960199", "frontdoor"),
        tribunal=Reach(
            name="First-tier Tribunal (Special Educational Needs and Disability)",
            address=Address(lines=("Tribunal House", "Invented Street")),
        ),
        school_information="https://schools.northmoor.example",
    )
    change_authority(caseload, form, opened.seen, now)
    officer = replace(
        officer_form(caseload),
        telephone="01632 960101",
        email="jo.marlow@northmoor.example",
    )
    change_officer(caseload, officer, now)


def read_children() -> list[Mapping[str, Any]]:
    """Return the invented children that the demonstration is made of."""
    told = tomllib.loads((places.resources() / "demonstration.toml").read_text("utf-8"))
    return list(told["children"])


def _reach(
    name: str, telephone: str, mailbox: str, address: Address | None = None
) -> Reach:
    return Reach(
        name=name,
        telephone=telephone,
        email=f"{mailbox}@northmoor.example",
        website=f"https://{mailbox}.northmoor.example",
        address=address or Address(),
    )


def _bring_in(
    caseload: Caseload, children: Sequence[Mapping[str, Any]], now: datetime
) -> None:
    """Bring children in by a tracker, as an authority would, and ring each family."""
    tracker = caseload.home / "tracker.csv"
    with tracker.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADINGS)
        sheet.writerows(_row(child, now.date()) for child in children)
    import_tracker(caseload, tracker, now)
    tracker.unlink()
    ids = {
        row.name: row.id for row in caseload_page(caseload, now.date(), limit=500).rows
    }
    for child in children:
        case_id = ids.get(f"{child['forename']} {child['surname']}")
        if case_id is not None:
            _talk(caseload, case_id, child, now)


HEADINGS = (
    "Surname",
    "Forename",
    "DOB",
    "Current school",
    "Parent name",
    "Date request received",
    "Requested by",
    "Decision to assess",
    "Decision to assess date",
    "Draft served",
    "Final plan sent",
    "Case officer",
)


def _row(child: Mapping[str, Any], today: date) -> list[str]:
    new = _request(child, _received(child, today))
    days = {
        facts["kind"]: day.isoformat()
        for day, facts in _milestones(child["stage"], _received(child, today), today)
    }
    refused = days.get("refused_to_assess", "")
    agreed = days.get("decided_to_assess", "")
    return [
        new.surname,
        new.forename,
        new.born,
        new.school,
        new.parent_name,
        new.received_on,
        new.asked_by,
        "Y" if agreed else "N" if refused else "",
        agreed or refused,
        days.get("draft_plan_served", ""),
        days.get("final_plan_sent", ""),
        OFFICER,
    ]


def _received(child: Mapping[str, Any], today: date) -> date:
    return today - timedelta(days=int(child["weeks"] * 7))


def _live(caseload: Caseload, child: Mapping[str, Any], now: datetime) -> None:
    today = now.date()
    received = _received(child, today)
    case_id = register_request(caseload, _request(child, received), now)
    for day, facts in _milestones(child["stage"], received, today):
        told = {"on": day.isoformat(), **facts}
        record_milestone(caseload, case_id, told, now)
        if facts["kind"] == "decided_to_assess":
            _gather(caseload, case_id, day, now)
    _talk(caseload, case_id, child, now)


def _request(child: Mapping[str, Any], received: date) -> NewRequest:
    born = received.replace(year=received.year - child["age"], day=4)
    return NewRequest(
        forename=child["forename"],
        surname=child["surname"],
        pronouns=child["pronouns"],
        born=born.isoformat(),
        received_on=received.isoformat(),
        asked_by=child["asked_by"],
        school=child["school"],
        primary_need=child["need"],
        parent_name=f"Alex {child['surname']}",
        parent_role="Parent",
        parent_standing="parental_responsibility",
        parent_telephone="01632 960200",
        parent_address=("12 Example Row", "Northmoor"),
        parent_postcode="ZZ99 3VZ",
    )


def _milestones(
    stage: str, received: date, today: date
) -> Iterator[tuple[date, dict[str, Any]]]:
    planned: dict[str, list[tuple[float, dict[str, Any]]]] = {
        "asked": [],
        "refused": [(5.5, {"kind": "refused_to_assess"})],
        "advice": [(5, {"kind": "decided_to_assess"})],
        "draft": [
            (5, {"kind": "decided_to_assess"}),
            (15, {"kind": "draft_plan_served"}),
        ],
        "late": [(6.5, {"kind": "decided_to_assess"})],
        "final": [
            (4, {"kind": "decided_to_assess"}),
            (15, {"kind": "draft_plan_served"}),
            (19, {"kind": "final_plan_sent"}),
        ],
    }
    for weeks, facts in planned[stage]:
        day = received + timedelta(days=int(weeks * 7))
        if day <= today:
            yield day, facts


def _gather(caseload: Caseload, case_id: str, asked: date, now: datetime) -> None:
    for adviser, name, weeks in ADVISERS:
        ask_advice(caseload, case_id, adviser, asked.isoformat(), now=now, name=name)
        came = asked + weeks * WEEK
        if came <= now.date():
            advice_in(caseload, case_id, adviser, came.isoformat(), now=now)


def _talk(
    caseload: Caseload, case_id: str, child: Mapping[str, Any], now: datetime
) -> None:
    silent = (int(child["weeks"] * 5) + len(child["forename"])) % 24
    on = now.date() - timedelta(days=min(silent, int(child["weeks"] * 7)))
    contact = NewContact(
        on=on.isoformat(),
        way="call",
        direction="from_us",
        with_name=f"Alex {child['surname']}",
        words=f"Rang to say where {child['forename']}'s assessment stands.",
        told_new=True,
    )
    record_contact(caseload, case_id, contact, now)
    if child["stage"] == "draft":
        ring = (now.date() + WEEK).isoformat()
        add_reminder(caseload, case_id, ring, "Ring before the 15 days end", now)
