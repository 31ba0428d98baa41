"""Commands: each in a menu, most with keys, all on the list of keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.panel import Panel
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Command:
    """Something an officer can do from anywhere; `keys` as Qt writes them."""

    menu: str
    words: str
    run: Callable[[], object]
    keys: str = ""


MOVES = (
    ("J and K, or arrows", "Next and previous line of a list"),
    ("Enter", "Open the chosen line"),
    ("Left and Right", "Previous and next milestone on a timeline"),
    ("Tab and Shift+Tab", "Next and previous field"),
)

LAST = ("Window", "Help")  # the headings that stand below the others


def fill_menu(menu: QMenu, window: QWidget, commands: Sequence[Command]) -> None:
    """Put the commands under their headings, and their keys on the window."""
    under: dict[str, QMenu] = {}
    for command in sorted(commands, key=lambda each: each.menu in LAST):
        if command.menu not in under:
            under[command.menu] = menu.addMenu(command.menu)
        action = QAction(command.words, window)
        action.setShortcut(QKeySequence(command.keys))
        action.triggered.connect(lambda _checked=False, run=command.run: run())
        under[command.menu].addAction(action)
        window.addAction(action)


class KeyList(Panel):
    """All keys on one page."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__("Keys", parent)
        self.page.body.addWidget(Words("Keys", Role.H2))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.current().px(24))
        for row, (keys, words) in enumerate(_lines(commands)):
            grid.addWidget(Words(keys, Role.STRONG).one_line(), row, 0)
            grid.addWidget(Words(words, tone="ink2"), row, 1)
        self.page.body.addLayout(grid)
        close = Button("Close", Kind.PRIMARY)
        close.clicked.connect(self.accept)
        self.finish(close, wide=560)


def _lines(commands: Sequence[Command]) -> list[tuple[str, str]]:
    keyed = [(command.keys, command.words) for command in commands if command.keys]
    return [*MOVES, *keyed]
