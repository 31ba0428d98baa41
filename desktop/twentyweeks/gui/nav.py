"""The left side of the window: where one can go, how things stand, who is here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from twentyweeks.gui import fonts, icons, theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.signs import Avatar, Sign
from twentyweeks.gui.widgets.words import Words, rule


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; `build` makes its page on the first visit."""

    key: str
    words: str
    icon: str
    build: Callable[[], QWidget]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the exchange with the others stands; `tone` is a token's name or a Tone."""

    words: str
    detail: str
    icon: str = "cloud-off"
    tone: str = "ink2"


class PlaceButton(QPushButton):
    """A place to go to; it stays down while one is there."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.setProperty("kind", "place")
        self.setText(f"   {place.words}")  # Qt sets hardly any gap of its own
        self.setAccessibleName(place.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # so it is spoken as one of several
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._known = False
        self.toggled.connect(self._dress)
        self.toggled.connect(self._tell)
        self._dress()

    def mark(self) -> None:
        """Stay down without telling."""
        self._known = True
        self.setChecked(True)
        self._known = False

    def nextCheckState(self) -> None:
        self._known = True
        super().nextCheckState()
        self._known = False

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bolder = theme.current().px(12)  # the words grow when the place is chosen
        return QSize(hint.width() + bolder, max(hint.height(), theme.current().px(42)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    @Slot(bool)
    def _tell(self, on: bool) -> None:  # noqa: FBT001  # a slot has no keywords
        """Tell of a choice by a screen reader, which toggles and does not click."""
        if on and not self._known:
            self.clicked.emit()

    def _dress(self) -> None:
        wears = theme.current()
        ink = wears.tokens.accent if self.isChecked() else wears.tokens.ink2
        self.setIcon(icons.icon(self.place.icon, ink, wears.px(20)))
        self.setIconSize(QSize(wears.px(20), wears.px(20)))


class Nav(QFrame):
    """Mark, places, standing, officer; as wide as its longest words."""

    went = Signal(str)
    lock_asked = Signal()

    def __init__(self, council: str, places: Sequence[Place], menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("nav")
        self._buttons = {place.key: PlaceButton(place) for place in places}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._mark(council, menu))
        self._column.addWidget(self._places(), 1)
        self._column.addLayout(self._standing())
        self._column.addWidget(rule())
        self._column.addLayout(self._officer())
        self._space()

    def mark(self, key: str) -> None:
        """Show which place the page belongs to."""
        self._buttons[key].mark()

    def say_standing(self, standing: Standing) -> None:
        """Say how the exchange stands."""
        self._sign.show_icon(standing.icon, standing.tone)
        self._state.setText(standing.words)
        self._detail.setText(standing.detail)

    def say_officer(self, name: str, lock: str) -> None:
        """Say who is here and when the window locks."""
        self._avatar.show_name(name)
        self._name.setText(name)
        self._locks.setText(lock)
        self._space()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._space()
        super().changeEvent(event)

    def _mark(self, council: str, menu: QMenu) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Words("Twenty Weeks", Role.H3).one_line())
        names.addWidget(Words(council, Role.CAPTION, "ink2"))
        button = IconButton("menu", "Menu")
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button = button
        row = QHBoxLayout()
        row.addWidget(Sign("layers", "accent", 26))
        row.addLayout(names, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _places(self) -> QScrollArea:
        holder = QFrame()
        holder.setObjectName("clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(4))
        for key, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, key=key: self.went.emit(key))
            column.addWidget(button)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setHorizontalScrollBarPolicy(off)
        return self._area

    def _standing(self) -> QHBoxLayout:
        self._sign = Sign("cloud-off", "ink2", 18)
        self._state = Words("", Role.STRONG)
        self._detail = Words("", Role.CAPTION, "ink2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._state)
        words.addWidget(self._detail)
        row = QHBoxLayout()
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _officer(self) -> QHBoxLayout:
        self._avatar = Avatar("", size=32)
        self._name = Words("", Role.STRONG)
        self._locks = Words("", Role.CAPTION, "ink2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._locks)
        lock = IconButton("lock", "Lock now, Ctrl+L")
        lock.clicked.connect(lambda _on=False: self.lock_asked.emit())
        row = QHBoxLayout()
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(lock)
        return row

    def _space(self) -> None:
        px = theme.current().px
        self._column.setContentsMargins(px(14), px(18), px(14), px(16))
        self._column.setSpacing(px(14))
        widest = max((b.sizeHint().width() for b in self._buttons.values()), default=0)
        self._area.setMinimumWidth(widest + px(4))
        inner = max(widest + px(4), self._widest_words() + px(32) + px(46) + px(24))
        self.setFixedWidth(max(px(226), inner + 2 * px(14)))

    def _widest_words(self) -> int:
        words = [(word, Role.STRONG) for word in self._name.text().split()]
        words += [("Twenty Weeks", Role.H3), (self._locks.text(), Role.CAPTION)]
        scale = theme.current().scale
        return max(
            QFontMetrics(fonts.font(role, scale)).horizontalAdvance(text)
            for text, role in words
        )
