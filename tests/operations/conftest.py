from datetime import date

import pytest

from make import at, make_northmoor, northmoor, register
from sync.stations import make_team
from sync.stations import team as opened_team
from twentyweeks.operations.exchange import set_central
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.record import advice_in, ask_advice, record_milestone


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Return Northmoor's caseload as it is on its first day, to be copied."""
    folder = tmp_path_factory.mktemp("northmoor") / "caseload"
    make_northmoor(folder)
    return folder


@pytest.fixture
def caseload(home):
    """Return Northmoor's caseload, opened by its only officer."""
    with northmoor(home) as opened:
        yield opened


@pytest.fixture
def amara(caseload):
    """Return the case of the picture, on Monday 23 November 2026."""
    case_id = register(caseload, "2026-08-24", primary_need="SLCN")
    decided = {"kind": "decided_to_assess", "on": "2026-10-05"}
    record_milestone(caseload, case_id, decided, at("2026-10-05"))
    for adviser in ("parents", "school", "educational_psychologist", "health"):
        ask_advice(caseload, case_id, adviser, "2026-10-05", now=at("2026-10-05"))
    for adviser, day in (("parents", "2026-10-14"), ("school", "2026-11-17")):
        advice_in(caseload, case_id, adviser, day, now=at(day))
    refresh_all(caseload, date(2026, 11, 23))
    return case_id


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """Return a folder with a team of three, made once."""
    folder = tmp_path_factory.mktemp("team")
    make_team(folder)
    return folder


@pytest.fixture
def team(template, tmp_path):
    """Open the three laptops of a team that exchange in one folder."""
    with opened_team(template, tmp_path) as made:
        for each in made.caseloads.values():
            set_central(each, str(made.central), at("2026-03-04"))
        yield made


@pytest.fixture
def jo(team):
    """Return the caseload of Jo, who begins the team and holds every key."""
    return team.caseloads["jo"]


@pytest.fixture
def sam(team):
    """Return the caseload of Sam, whose passphrase opens what is kept apart."""
    return team.caseloads["sam"]


@pytest.fixture
def ada(team):
    """Return the caseload of Ada, who has the key of the general part alone."""
    return team.caseloads["ada"]
