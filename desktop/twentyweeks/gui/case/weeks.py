"""The twenty weeks of a case, and when the final plan is due."""

import re

from PySide6.QtWidgets import QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.head import chip
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.timeline import TimelineBar
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.case import CasePage

DAY = re.compile(r"(\w+day \d+ \w+ \d{4})")


def weeks_card(shown: CasePage) -> QWidget | None:
    """Return the card of the bar, or None where no twenty weeks run."""
    if shown.timeline is None:
        return None
    card = Card("20-week assessment")
    if shown.timeline_chip is not None:
        card.beside_title(chip(shown.timeline_chip))
    if shown.silence is not None:
        card.beside_title(chip(shown.silence))
    if "; " in shown.final_due:  # two sentences, which no narrow window holds in a line
        card.body.addWidget(Words(shown.final_due, tone="ink2"))
    elif shown.final_due:
        card.aside(_due(shown.final_due))
    card.body.addWidget(TimelineBar(shown.timeline))
    return card


def _due(sentence: str) -> Flow:
    """Return when the plan is due or was sent, its day the strongest of it."""
    before, day, after = DAY.split(sentence, maxsplit=1)
    parts = (
        Words(before.strip(), tone="ink2"),
        Words(day, Role.STRONG),
        Words(after.removeprefix(",").strip(), tone="ink2"),
    )
    return Flow([part.one_line() for part in parts], gap=theme.current().px(8))
