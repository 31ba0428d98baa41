"""Sections 7 and 8: people, reports, the setting now and later."""

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card, said


def people(ask: Asking) -> list[QWidget]:
    """Ask who works with the child, and which service to ask as well."""
    unknown = f"Even where {ask.page.known_as} is not known to them yet"
    return [
        card(
            ask.text("around.people", "Who works with them?", "Names, since when", 4),
            ask.text("around.services_to_ask", "Services to ask", unknown),
        )
    ]


def reports(ask: Asking) -> list[QWidget]:
    """Ask for the reports that there are, and which may be used again."""
    agreed = "Used again only where you, the adviser and we all agree"
    return [
        card(
            ask.text(
                "around.reports_held", "Reports, and copies we hold", "With dates"
            ),
            ask.text("around.private_reports", "Private reports"),
            ask.text(
                "around.earlier_advice_accepted", "Earlier advice that stands", agreed
            ),
        )
    ]


def future(ask: Asking) -> list[QWidget]:
    """Ask about the school now, thoughts of later, and travel; promise nothing."""
    no_promise = "I promised nothing about a school or a plan"
    return [
        card(
            ask.text("future.setting_now", "School or setting now", lines=2),
            ask.text("future.thoughts", "Thoughts about the future"),
            ask.line("future.travel", "Getting there", "Distance, and who takes them"),
            ask.short("future.next_transfer", "Year of the next transfer"),
        ),
        card(
            said("info", "These are thoughts. No school is chosen here."),
            ask.tick("future.no_promise_made", no_promise),
        ),
    ]
