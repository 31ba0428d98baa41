"""What happens next: statutory steps, what we aim for, and reminders of our own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from twentyweeks.gui import theme
from twentyweeks.gui.case.head import chip
from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import TitleLink, Words, rule
from twentyweeks.present.case import CasePage, Step

SIGNS = {
    "record_decision": "gavel",
    "ask_advice": "send",
    "write_letter": "mail",
    "record_contact": "phone",
    "visit": "house",
    "file_paper": "file-plus",
}
VERBS = {
    "record_decision": "Record the decision",
    "ask_advice": "Ask for advice",
    "write_letter": "Write the letter",
    "record_contact": "Record contact",
    "visit": "Begin the visit",
    "file_paper": "File a paper",
}


LEFT = 36
"""The room of an icon or a box before the words of a step."""


class Tick(QCheckBox):
    """A box without words of its own, as wide as the icons above and below it."""

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(LEFT), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StepsCard(Card):
    """The steps; `asked` tells an action, `why` a limit, `done` a reminder."""

    asked = Signal(str, str)  # the action, and the limit that it serves
    why = Signal(str)
    done = Signal(str)
    reminder_asked = Signal()

    def __init__(self, shown: CasePage) -> None:
        super().__init__("What happens next")
        add = Button("Add reminder", Kind.QUIET, "plus")
        add.clicked.connect(self.reminder_asked)
        decide = Button("Decide", Kind.QUIET, "gavel")
        decide.clicked.connect(lambda: self.asked.emit("record_decision", ""))
        self.aside(decide)
        self.aside(add)
        for number, step in enumerate(shown.steps):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(step))
        if not shown.steps:
            self.body.addWidget(quiet("Nothing is to be done on this case."))
        self.body.addStretch(1)

    def _line(self, step: Step) -> QFrame:
        line = Line(self._left(step)).put(self._title(step))
        if step.force and "not a date of law" not in step.words:
            note = f"{step.force[:1].upper()}{step.force[1:]}, not a date of the law"
            line.say(note, Role.CAPTION, "ink2")
        line.say(step.words, tone="ink2").right(chip(step.chip))
        if step.limit:
            line.right(why_button(step.title, partial(self.why.emit, step.limit)))
        return line

    def _title(self, step: Step) -> Words:
        verb = VERBS.get(step.action.partition(":")[0], "")
        if not verb:
            return Words(step.title, Role.STRONG)
        title = TitleLink(step.title)
        title.setAccessibleName(f"{verb}: {step.title}")
        title.setToolTip(verb)
        title.clicked.connect(partial(self.asked.emit, step.action, step.limit))
        return title

    def _left(self, step: Step) -> QCheckBox | Sign:
        if not step.reminder_id:
            sign = Sign(SIGNS.get(step.action.partition(":")[0], "calendar-clock"))
            sign.setMinimumWidth(theme.current().px(LEFT))
            return sign
        box = Tick()
        box.setAccessibleName(f"Done: {step.title}")
        box.setToolTip("Done")
        box.clicked.connect(lambda _on: self.done.emit(step.reminder_id))
        return box


def why_button(words: str, run: Callable[[], object]) -> IconButton:
    """Return the button that shows the working of a date."""
    button = IconButton("circle-question-mark", f"Why this date? {words}")
    button.clicked.connect(lambda _on=False: run())
    return button


class DatesCard(Card):
    """Every limit of the case with its state; each leads to its working."""

    why = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__("All dates and their reasons")
        self.body.setSpacing(theme.current().px(2))
        for limit, words, state in shown.limits:
            line = Line(middle=True).say(words).right(chip(state))
            line.right(why_button(words, partial(self.why.emit, limit)))
            self.body.addWidget(line)
        if not shown.limits:
            words = "No date runs: nothing is recorded from which one would be counted."
            self.body.addWidget(quiet(words))
        self.body.addStretch(1)
