"""The top of a case: the way back, who it is, what must be known, what to do."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import stacked
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.flow import Flow, FlowLayout
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.signs import Avatar
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.case import CasePage
from twentyweeks.present.case import Chip as Said
from twentyweeks.present.tone import Tone

PRIMARY = {
    "record_decision": ("Record the decision", "gavel"),
    "ask_advice": ("Ask for advice", "send"),
    "write_letter": ("Write the letter", "mail"),
    "record_contact": ("Record contact", "phone"),
    "visit": ("Begin the visit", "house"),
    "file_paper": ("File a paper", "file-plus"),
}
"""The words of the one primary button, by what the first step asks for."""


DOT = "\u00a0\u00a0\u00a0·   "
"""Between two facts; where the line breaks, it stays with the fact before it."""


def chip(said: Said) -> Chip:
    """Return the chip of a status."""
    return Chip(Status(said.words, said.tone, said.icon))


class Name(Words):
    """A name on one line where there is room, on more where there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(name, Role.H1)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + theme.current().px(4)
        return QSize(wide, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        parts = self.text().replace("-", "- ").split()
        widest = max(map(metrics.horizontalAdvance, parts), default=0)
        return QSize(widest, metrics.height())


class Way(QFrame):
    """Back to the list, and on to the case before or after."""

    left = Signal()
    went = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__()
        self.setObjectName("clear")
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(Words(shown.position, Role.CAPTION, "ink2").one_line())
        row.addWidget(self._arrow("chevron-left", "Case before", shown.previous_id))
        row.addWidget(self._arrow("chevron-right", "Case after", shown.next_id))

    def _arrow(self, icon: str, words: str, case_id: str) -> IconButton:
        arrow = IconButton(icon, words)
        arrow.setEnabled(bool(case_id))
        arrow.clicked.connect(lambda _on=False: self.went.emit(case_id))
        return arrow


class _Said(FlowLayout):
    """The name and the facts under it; the buttons beside the name, or below both."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        for part in parts:
            self.addWidget(part)

    def heightForWidth(self, width: int, /) -> int:
        return max(each.bottom() + 1 for each in self._placed(width))

    def sizeHint(self) -> QSize:
        return self.minimumSize()  # its height is asked for at the width it gets

    def setGeometry(self, rect: QRect, /) -> None:
        QLayout.setGeometry(self, rect)
        for item, room in zip(self._items, self._placed(rect.width()), strict=True):
            item.setGeometry(room.translated(rect.topLeft()))

    def _placed(self, width: int) -> tuple[QRect, QRect, QRect]:
        px = theme.current().px
        name, facts, buttons = self._items
        wide, needs = buttons.sizeHint().width(), name.sizeHint().width()
        beside = needs + px(16) + wide <= width
        first = QRect(0, 0, needs if beside else width, 0)
        first.setHeight(name.heightForWidth(first.width()))
        last = QRect(width - wide, 0, wide, buttons.heightForWidth(wide))
        if beside:
            high = max(first.height(), last.height())
            first.setHeight(high)
            last.setHeight(high)
        second = QRect(0, first.bottom() + 1 + px(4), width, 0)
        second.setHeight(facts.heightForWidth(width))
        if not beside:
            below = second.bottom() + 1 + px(12)
            last = QRect(0, below, width, buttons.heightForWidth(width))
        return first, second, last


class Head(QFrame):
    """Name, chips, facts and actions; `asked` tells what was pressed."""

    change = Signal()
    asked = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__()
        self.setObjectName("clear")
        px = theme.current().px
        top = Qt.AlignmentFlag.AlignTop
        pencil = IconButton("pencil", f"Change what is known of {shown.name}")
        pencil.clicked.connect(self.change)
        name = Flow([Name(shown.name), pencil, *map(chip, shown.chips)], gap=px(8))
        facts = Words(DOT.join(shown.facts), tone="ink2")
        words = _Said(name, facts, Flow(self._actions(shown), gap=px(10)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(18))
        row.addWidget(Avatar(shown.name, size=60), 0, top)
        row.addLayout(words, 1)

    def _actions(self, shown: CasePage) -> list[QWidget]:
        first = shown.steps[0].action if shown.steps else ""
        plain = [
            ("milestone", "Record what happened", "plus"),
            ("record_contact", "Record contact", "phone"),
            ("write_letter", "Write letter", "mail"),
            ("write_plan", "Write plan", "file-pen"),
            ("visit", "Visit", "house"),
        ]
        buttons: list[QWidget] = [
            self._button(words, Kind.PLAIN, icon, action)
            for action, words, icon in plain
            if action != first.partition(":")[0]
        ]
        if first.partition(":")[0] in PRIMARY:
            words, icon = PRIMARY[first.partition(":")[0]]
            buttons.append(self._button(words, Kind.PRIMARY, icon, first))
        return buttons

    def _button(self, words: str, kind: Kind, icon: str, action: str) -> Button:
        button = Button(words, kind, icon)
        button.clicked.connect(lambda _on=False: self.asked.emit(action))
        return button


def alerts(shown: CasePage) -> QWidget | None:
    """Return the bars that must be seen before anything is done; none can be closed."""
    bars = [Banner(each, Tone.RED, "shield-alert") for each in shown.alerts]
    if shown.held_apart:
        bars.append(Banner(shown.held_apart, Tone.BLUE, "lock"))
    if shown.conflicts:
        words = "1 value was" if shown.conflicts == 1 else f"{shown.conflicts} were"
        sentence = (
            f"{words} written differently by two officers. Settle it in Exchange."
        )
        bars.append(Banner(sentence, Tone.AMBER, "git-merge"))
    for twice in shown.recorded_twice:
        bars.append(Banner(twice.words, Tone.AMBER, "copy"))
    return stacked(*bars) if bars else None
