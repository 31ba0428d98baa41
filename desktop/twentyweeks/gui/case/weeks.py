"""The twenty weeks of a case, and when the final plan is due."""

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.head import chip
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.timeline import TimelineBar
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.case import CasePage


def weeks_card(shown: CasePage) -> QWidget | None:
    """Return the card of the bar, or None where no twenty weeks run."""
    if shown.timeline is None:
        return None
    card = Card("20-week assessment")
    if shown.timeline_chip is not None:
        card.beside_title(chip(shown.timeline_chip))
    if shown.silence is not None:
        card.beside_title(chip(shown.silence))
    due = Words(shown.final_due, Role.BODY, "ink2")
    if "; " in shown.final_due:  # two sentences, which no narrow window holds in a line
        card.body.addWidget(due)
    elif shown.final_due:
        card.aside(due.one_line())
    card.body.addWidget(TimelineBar(shown.timeline))
    return card
