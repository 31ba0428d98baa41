"""Steps 1 and 2 of a run: is this our central, and who belongs to the team now."""

import json
from contextlib import suppress

from sqlalchemy import select, update

from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.facts import read_fact
from twentyweeks.storage.sync_tables import statement
from twentyweeks.sync.book import (
    GENESIS,
    TEAM,
    epoch_secrets,
    keep_epoch,
    keep_statement,
)
from twentyweeks.sync.central import Central, put_proved
from twentyweeks.sync.envelope import LONGEST_HEADER, BadFile, sha256
from twentyweeks.sync.layout import README, ROSTER, statement_name
from twentyweeks.sync.layout import TEAM as TEAM_FILE
from twentyweeks.sync.roster import Roster, evaluate
from twentyweeks.sync.run import Run
from twentyweeks.sync.statement import GENERATION, Statement, read_statement
from twentyweeks.vault.epoch import read_grant
from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.keys import Compartment

FORMAT = "twentyweeks-team/1"
_OURS = {"roster", "enrol", "heads", "log", "blob", "restricted", "tmp", README}
_LARGEST = 2 * LONGEST_HEADER
_WORDS = """\
This folder is where the laptops of one team exchange their caseload (Twenty Weeks).

Every file is sealed on a laptop before it is put here. Nobody can read a file here
without a laptop of the team or its recovery key, and a file that is changed or
removed is noticed and put back by the laptops.

Please back this folder up as you do any other. Please do not tidy it, rename or move
files in it, or set a rule that deletes old files.
"""


def wrong_folder() -> Refused:
    """Say that a folder is another team's."""
    return Refused(
        "This folder belongs to another team. Nothing has been read from it or "
        "written to it. Choose your own team's central folder."
    )


def emptied() -> Unavailable:
    """Say that the team's files are gone from the folder."""
    return Unavailable(
        "The central folder is there, but your team's files are not: it was emptied, "
        "or it is another folder. Nothing has been lost. An administrator can choose "
        "the central folder again, and the laptops will fill it."
    )


def no_team() -> Unavailable:
    """Say that a folder holds no team."""
    return Unavailable(
        "There is no team in this folder yet. Nothing has been changed. Choose the "
        "folder that your administrator uses."
    )


def not_empty() -> Refused:
    """Say that a folder is in use for other things."""
    return Refused(
        "There are other files in this folder. Nothing has been written to it. Choose "
        "an empty folder for the exchange.",
        field="central",
    )


def team_on(central: Central) -> tuple[str, str] | None:
    """Return which team and genesis the central names; None where it names none."""
    if not central.exists(TEAM_FILE):
        return None
    try:
        told = json.loads(central.get(TEAM_FILE))
        return str(told["team"]), str(told["genesis"])
    except (ValueError, KeyError, TypeError):
        return None


def team_at(central: Central) -> tuple[str, Statement]:
    """Return the team of a central and its genesis, for a laptop that asks to join.

    Nothing of it is believed until the words were compared.
    """
    named = team_on(central)
    if named is None:
        raise no_team()
    team, genesis = named
    for name in central.list(ROSTER):
        raw = central.get(name)
        if sha256(raw) == genesis and evaluate(team, genesis, _read(raw, team)):
            return team, read_statement(raw, team)
    raise no_team()


def roster_at(central: Central, team: str, genesis: str) -> Roster:
    """Return the roster as the central shows it, for a laptop that holds none."""
    found = (
        each for name in central.list(ROSTER) for each in _read(central.get(name), team)
    )
    roster = evaluate(team, genesis, found)
    if roster is None:
        raise no_team()
    return roster


def _read(raw: bytes, team: str) -> list[Statement]:
    try:
        return [read_statement(raw, team)]
    except BadFile:
        return []


def plant(central: Central, team: str, genesis: str) -> None:
    """Make a folder this team's central; Refused where it is anything else."""
    named = team_on(central)
    if named is not None and named != (team, genesis):
        raise wrong_folder()
    if any(
        name.partition("/")[0] not in {*_OURS, TEAM_FILE} for name in central.list("")
    ):
        raise not_empty()
    if named is None:
        put_proved(central, README, _WORDS.encode())
        put_proved(central, TEAM_FILE, _team_file(team, genesis))


def probe(run: Run) -> None:
    """Make sure that this is our team's central, and that it is there."""
    with run.caseload.reading() as session:
        connection = session.connection()
        team = read_fact(connection, TEAM) or ""
        genesis = read_fact(connection, GENESIS) or ""
    named = team_on(run.central)
    if named is not None and named != (team, genesis):
        raise wrong_folder()
    if named is None:
        if statement_name(1, genesis) not in run.central.list(ROSTER):
            raise emptied()
        put_proved(run.central, TEAM_FILE, _team_file(team, genesis))


def take_roster(run: Run) -> Roster:
    """Read new statements, send our own, put lost ones back; return the roster."""
    with run.caseload.reading() as session:
        connection = session.connection()
        team = read_fact(connection, TEAM) or ""
        genesis = read_fact(connection, GENESIS) or ""
        kept = list(connection.scalars(select(statement.c.raw)))
    on_central = run.central.list(ROSTER)
    known = {sha256(raw): read_statement(raw, team) for raw in kept}
    names = {statement_name(each.n, held) for held, each in known.items()}
    fetched = _fetched(run, [name for name in on_central if name not in names], team)
    roster = evaluate(team, genesis, [*known.values(), *fetched.values()])
    if roster is None:
        raise emptied()
    for held, each in fetched.items():
        if held in roster.statements and held not in known:
            with run.caseload.local() as connection:
                keep_statement(connection, held, each.raw, published=True)
    _send(run, roster, set(on_central))
    _take_grants(run, roster)
    return roster


def _fetched(run: Run, names: list[str], team: str) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    for name in names:
        raw = run.fetch(name, _LARGEST)
        if raw is None:
            continue
        try:
            found[sha256(raw)] = read_statement(raw, team)
        except BadFile as fault:
            run.done.bad[name] = fault.check
    return found


def _send(run: Run, roster: Roster, on_central: set[str]) -> None:
    with run.caseload.reading() as session:
        rows = session.execute(select(statement)).all()
    order = sorted(rows, key=lambda row: _n(roster, row.hash))
    for row in order:
        name = statement_name(_n(roster, row.hash), row.hash)
        if name in on_central:
            continue
        put_proved(run.central, name, row.raw)
        run.done.put_back += row.published
        with run.caseload.local() as connection:
            sent = update(statement).where(statement.c.hash == row.hash)
            connection.execute(sent.values(published=True))


def _n(roster: Roster, held: str) -> int:
    return roster.statements[held].n


def _take_grants(run: Run, roster: Roster) -> None:
    for comp, sealed in roster.grants_to(run.station):
        if comp not in run.caseload.open:
            continue
        with suppress(SealBroken):
            secrets = read_grant(run.caseload.station.identity, sealed)
            _keep_secrets(run, Compartment(comp), secrets)


def _keep_secrets(run: Run, comp: Compartment, secrets: dict[int, str]) -> None:
    with run.caseload.reading(comp) as session:
        held = epoch_secrets(session.connection())
    new = {n: secret for n, secret in secrets.items() if n not in held}
    if new:
        with run.caseload.local(comp) as connection:
            for number, secret in new.items():
                keep_epoch(connection, number, secret)


def _team_file(team: str, genesis: str) -> bytes:
    told = {"fmt": FORMAT, "team": team, "gen": GENERATION, "genesis": genesis}
    return json.dumps(told).encode()
