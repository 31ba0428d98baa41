"""Before the visit is recorded: every section with what stands in it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import beside, card, said
from twentyweeks.gui.visit.steps import SECTIONS, Section, steps_of
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.words import Pair
from twentyweeks.present.visit_words import CHOICE_TITLES


def closing(ask: Asking) -> list[QWidget]:
    """List the sections, each with a way into it, and say what is still open."""
    firsts = {step.section: step.key for step in reversed(steps_of(ask.answers))}
    rows = [
        _row(number, section, firsts[number], ask)
        for number, section in enumerate(SECTIONS, 1)
    ]
    half = len(rows) // 2
    notes = [said(icon, words) for icon, words in _still_open(ask)]
    return [
        *([card(*notes)] if notes else []),
        beside(card(*rows[:half]), card(*rows[half:])),
    ]


def _row(number: int, section: Section, first: str, ask: Asking) -> QWidget:
    count = ask.answers.given(*section.prefixes)
    state = {0: "Nothing yet", 1: "1 answer"}.get(count, f"{count} answers")
    button = Button("Open", Kind.TOUCH)
    button.setAccessibleName(f"Open section {number}, {section.title}: {state}")
    button.setProperty("opens", first)
    line = QFrame()
    line.setObjectName("clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(12))
    pair = Pair(f"{number}. {section.title}", state)
    pair.setMinimumWidth(theme.current().px(150))  # narrower, one column is better
    row.addWidget(pair, 1, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(button)
    return line


def _still_open(ask: Asking) -> Iterator[tuple[str, str]]:
    answers = ask.answers
    if not answers.words("agreement.result"):
        yield "circle-alert", "The record has not been read back to the family."
    elif not answers.strokes and not answers.words("agreement.signed_by"):
        yield "pen-line", "Nobody has signed. It can be recorded without a signature."
    unnamed = [
        each.purpose for each in ask.page.choices if _is_unnamed(ask, each.purpose)
    ]
    if unnamed:
        titles = ", ".join(CHOICE_TITLES[each].lower() for each in unnamed)
        yield "circle-alert", f"Nobody is named for what was chosen: {titles}."
    if not answers.words("told.told_to"):
        yield "circle-alert", "Nobody is recorded as told what the law makes us do."
    if not answers.words("agreement.next_contact_on"):
        yield "calendar", "No day is written down for when we are next in touch."


def _is_unnamed(ask: Asking, purpose: str) -> bool:
    return any(
        ask.answers.words(f"consent.{purpose}.{slot}.answer") not in ("", "not_asked")
        and not ask.answers.words(f"consent.{purpose}.{slot}.by")
        for slot in ask.answers.slots(purpose)
    )
