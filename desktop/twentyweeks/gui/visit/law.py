"""Section 3: what the law makes us do, told; and what the family may choose, asked."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.fonts import Role
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card, said
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.visit import Choice

ANSWERS = (("given", "Yes"), ("refused", "No"), ("not_asked", "Not asked"))
HOW = (("Signed", "Signed"), ("Spoken", "Said it aloud"))


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
    """Ask one choice, in the words that are kept with the answer."""
    path = f"consent.{asked.purpose}"
    return [
        card(
            Words(asked.wording, Role.H3),
            ask.tiles(f"{path}.answer", "What do they say?", ANSWERS),
            said("info", "No closes nothing else. It can be taken back at any time."),
        ),
        card(
            ask.offered(f"{path}.by", "Who answered?", _people(ask), "Somebody else"),
            ask.tiles(f"{path}.how", "How?", HOW),
        ),
    ]


def _people(ask: Asking) -> list[str]:
    return list(_once((*ask.page.parents, ask.page.known_as)))


def _once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(name for name in names if name)
