"""Commands of the exchange: give and take, settle, and the team's laptops."""

import argparse

from twentyweeks.casework import to_wire
from twentyweeks.cli.sitting import Sitting, give, give_json, say, table
from twentyweeks.operations.exchange import exchange as run_exchange
from twentyweeks.operations.exchange import exchange_page, set_central
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.stations import approve_station, request_station
from twentyweeks.operations.stations import join as go_on_joining


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
    """Answer `station list`, `request`, `join` and `approve`."""
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


_VERBS = {"list": _list, "request": _request, "join": _join, "approve": _approve}
