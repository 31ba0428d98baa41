"""Commands of the exchange: give and take, settle, and the team's laptops."""

import argparse
from pathlib import Path

from twentyweeks.casework import to_wire
from twentyweeks.cli.sitting import Sitting, give, give_json, say, table
from twentyweeks.errors import BadInput
from twentyweeks.operations.anew import Paper, make_anew, renew_station
from twentyweeks.operations.aside import accept_package, aside_cards
from twentyweeks.operations.exchange import exchange as run_exchange
from twentyweeks.operations.exchange import exchange_page, set_central
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.stations import (
    Wish,
    approve_station,
    request_station,
    revoke_station,
)
from twentyweeks.operations.stations import join as go_on_joining
from twentyweeks.present.exchange_words import ACCEPTED, REVOKED


def exchange(given: argparse.Namespace, sitting: Sitting) -> None:
    """Give what is unsent and take what colleagues sent."""
    with sitting.caseload() as caseload:
        set_central(caseload, given.central, sitting.clock())
        report = run_exchange(caseload, sitting.clock(), progress=say)
    for alarm in report.alarms:
        say(alarm)
    give(report.words)


def conflicts(given: argparse.Namespace, sitting: Sitting) -> None:
    """List what two officers wrote differently, with the values numbered."""
    with sitting.caseload() as caseload:
        cards = conflict_cards(caseload)
    if given.format == "json":
        give_json([to_wire(card) for card in cards])
        return
    rows = [
        (card.id, card.child, card.what, str(number), value.words, value.who)
        for card in cards
        for number, value in enumerate(card.values, start=1)
    ]
    headings = ("Id", "Child", "What", "N", "Value", "Written by")
    give(table(headings, rows) if rows else "Nothing needs a decision.")


def settle(given: argparse.Namespace, sitting: Sitting) -> None:
    """End a conflict: keep one value, or write a third."""
    with sitting.caseload() as caseload:
        settle_conflict(
            caseload,
            given.id,
            choice=given.keep,
            value=given.value,
            reason=given.reason,
            now=sitting.clock(),
        )
    say("Settled. Both values stay in the journal, with your reason.")


def station(given: argparse.Namespace, sitting: Sitting) -> None:
    """Answer `station` with one of its verbs."""
    _VERBS[given.verb](given, sitting)


def _list(given: argparse.Namespace, sitting: Sitting) -> None:
    with sitting.caseload() as caseload:
        page = exchange_page(caseload, sitting.clock())
    if given.format == "json":
        give_json([to_wire(each) for each in page.stations])
        return
    rows = [(each.station, each.name, each.words) for each in page.stations]
    give(table(("Id", "Officer", "State"), rows))
    say(f"This laptop's words: {page.own_words}. The team's words: {page.team_words}.")


def _request(given: argparse.Namespace, sitting: Sitting) -> None:
    passphrase = sitting.passphrase("A passphrase for this laptop's caseload: ")
    asked = request_station(
        sitting.home, given.central, given.officer, passphrase, sitting.clock()
    )
    give(asked.station)
    say(f"Read these words to your administrator: {asked.own_words}.")
    say(f"And hear these from them: {asked.team_words}.")


def _join(given: argparse.Namespace, sitting: Sitting) -> None:
    passphrase = sitting.passphrase()
    joined = go_on_joining(
        sitting.home, passphrase, given.words, sitting.clock(), progress=say
    )
    give(joined.words)


def _approve(given: argparse.Namespace, sitting: Sitting) -> None:
    parts = ("general", "restricted") if given.restricted else ("general",)
    with sitting.caseload() as caseload:
        approve_station(caseload, given.id, given.words, parts, sitting.clock())
    say("Let in. It goes out with the next exchange.")


def _revoke(given: argparse.Namespace, sitting: Sitting) -> None:
    with sitting.caseload() as caseload:
        revoke_station(caseload, given.id, given.reason, sitting.clock())
    say(REVOKED)


def _aside(given: argparse.Namespace, sitting: Sitting) -> None:
    with sitting.caseload() as caseload:
        cards = aside_cards(caseload)
    if given.format == "json":
        give_json([to_wire(card) for card in cards])
        return
    rows = [(card.id, card.title, change) for card in cards for change in card.changes]
    give(table(("Id", "Package", "Change"), rows) if rows else "Nothing is set aside.")


def _accept(given: argparse.Namespace, sitting: Sitting) -> None:
    with sitting.caseload() as caseload:
        accept_package(caseload, given.id, sitting.clock())
    say(ACCEPTED)


def _anew(given: argparse.Namespace, sitting: Sitting) -> None:
    recovery = _read_paper(given.recovery_file)
    passphrase = sitting.passphrase("A passphrase for this laptop's caseload: ")
    wish = Wish(given.central, given.officer, passphrase)
    paper = Paper(wish=wish, recovery=recovery)
    give(make_anew(sitting.home, paper, sitting.clock(), progress=say).words)


def _renew(given: argparse.Namespace, sitting: Sitting) -> None:
    with sitting.caseload() as caseload:
        renew_station(caseload, sitting.clock())
        page = exchange_page(caseload, sitting.clock())
    give(caseload.station.station_id)
    say(f"Read these words to your administrator: {page.own_words}.")


def _read_paper(path: Path) -> str:
    """Return the key of a recovery page: its indented lines, or all there is."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(
            f"The recovery key in {path} cannot be read. Nothing was made."
        ) from fault
    return "".join([line for line in lines if line.startswith("    ")] or lines)


_VERBS = {
    "list": _list,
    "request": _request,
    "join": _join,
    "approve": _approve,
    "revoke": _revoke,
    "aside": _aside,
    "accept": _accept,
    "anew": _anew,
    "renew": _renew,
}
