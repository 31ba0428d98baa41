"""Section 10, officer only: kept in a compartment of its own, never printed."""

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import DAY
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card, said
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.tone import Tone

NO_KEY = (
    "You have no key to the part of the caseload in which these notes are kept. Ask "
    "your manager to give you the key, or to write the note for you."
)


def apart(ask: Asking) -> list[QWidget]:
    """Show the number to ring; take notes where this officer has the key."""
    number = card(
        Words("A child is not safe?", Role.H3),
        Banner(ask.page.safeguarding, Tone.RED, "phone"),
        Words(
            "Ring first. Write here only that it was passed on, to whom and when.",
            tone="ink2",
        ),
    )
    if not ask.page.can_write_restricted:
        return [number, card(said("lock", NO_KEY))]
    return [number, _passed_on(ask), _marker(ask), _sensitive(ask)]


def _passed_on(ask: Asking) -> QWidget:
    path = "note.safeguarding_passed_on"
    return card(
        ask.line(f"{path}.passed_to", "A concern was passed on to", "Name, team, when"),
        ask.line(f"{path}.words", "How", "For example: by telephone at 15:10"),
    )


def _marker(ask: Asking) -> QWidget:
    path = "note.officer_safety"
    review = f"Within twelve months. It lapses on that day. {DAY}"
    return card(
        ask.text(f"{path}.words", "A risk to officers", lines=2),
        ask.line(f"{path}.evidence", "What this rests on", "What was seen, by whom"),
        ask.day(f"{path}.review_by", "Look at it again on", review),
    )


def _sensitive(ask: Asking) -> QWidget:
    return card(ask.text("note.sensitive.words", "A sensitive note", lines=3))
