"""Section 3: what the law makes us do, told; and what the family may choose, asked."""

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.fonts import Role
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card, said
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.visit import Choice

ANSWERS = (("given", "Yes"), ("refused", "No"), ("not_asked", "Not asked"))
TAKEN_BACK = ("withdrawn", "Taken back")
HOW = (("signed", "Signed"), ("said aloud", "Said it aloud"))


def told(ask: Asking) -> list[QWidget]:
    """Tell, without asking, and record that it was told and in which words."""
    stops_nothing = (
        "An objection goes to the manager. It stops no step and moves no date."
    )
    return [
        card(
            Words("Read this out. It is told, not asked.", Role.STRONG),
            Words(ask.page.told, Role.H3),
            ask.offered("told.told_to", "Told to", _people(ask), "Names"),
        ),
        card(
            ask.text("told.objection", "Do they object?", stops_nothing, 2),
            ask.line("told.not_to_share_with", "Somebody not to share with"),
        ),
    ]


def choice(asked: Choice, ask: Asking) -> list[QWidget]:
    """Ask one choice, of each person apart, in the words that are kept with it."""
    return [
        card(
            Words(asked.wording, Role.H3),
            *_before(asked, ask),
            said(
                "info",
                "To say no closes nothing else. A yes can be taken back at any time.",
            ),
        ),
        *(_answer(asked, slot, ask) for slot in ask.answers.slots(asked.purpose)),
        Flow([_another(asked, ask)]),
    ]


def _before(asked: Choice, ask: Asking) -> Iterator[QWidget]:
    for each in ask.page.chosen:
        if each.purpose == asked.purpose:
            yield said("circle-check", f"As it stands: {each.words}")


def _answer(asked: Choice, slot: int, ask: Asking) -> QWidget:
    path = f"consent.{asked.purpose}.{slot}"
    stood = any(
        each.purpose == asked.purpose and each.can_be_withdrawn
        for each in ask.page.chosen
    )
    answers = (*ANSWERS, TAKEN_BACK) if stood else ANSWERS
    return card(
        ask.offered(f"{path}.by", "Who answers?", _people(ask), "Somebody else"),
        ask.tiles(f"{path}.answer", "What do they say?", answers),
        ask.tiles(f"{path}.how", "How?", HOW),
    )


def _another(asked: Choice, ask: Asking) -> Button:
    def add() -> None:
        ask.answers.add_slot(asked.purpose)
        ask.fresh.emit()

    button = Button("Somebody else answers too", Kind.TOUCH, "plus")
    button.clicked.connect(add)
    return button


def _people(ask: Asking) -> list[str]:
    return list(_once((*ask.page.parents, ask.page.known_as)))


def _once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(name for name in names if name)
