"""What a batch of letters comes to: who gets one, who does not, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.present.letter_batch import (
    BatchIssued,
    BatchLine,
    BatchLook,
    BatchNot,
    by_reason,
    counted,
)

AT_ONCE = 30
NEXT = "Each waits for the post now: Today lists it until it has left."


class LookCard(Card):
    """The dry run: who would get a letter, and who is left out."""

    def __init__(self, shown: BatchLook) -> None:
        super().__init__("Before anything is issued")
        self._gets = shown.gets
        self.body.addWidget(Words(shown.words, Role.STRONG))
        say_not(self.body, shown.nots)
        if shown.gets and shown.nots:
            self.body.addWidget(rule())
        if shown.gets:
            self.body.addWidget(Words("Each of these gets one", Role.STRONG))
        self._seen = 0
        self.more = Button("", Kind.QUIET)
        self.more.clicked.connect(self.show_more)
        self.body.addWidget(Flow([self.more]))
        self.show_more()

    @Slot()
    def show_more(self) -> None:
        """Show some more of those who get one."""
        at = self.body.count() - 1
        for number, each in enumerate(self._gets[self._seen : self._seen + AT_ONCE]):
            self.body.insertWidget(at + number, _line(each))
        self._seen = min(self._seen + AT_ONCE, len(self._gets))
        left = len(self._gets) - self._seen
        self.more.setText(f"See more of the {left:,} others")
        self.more.setVisible(left > 0)


class BatchIssuedCard(Card):
    """What was issued, with the way to the printer and the post; `went` asks for it."""

    went = Signal()

    def __init__(self, issued: BatchIssued) -> None:
        super().__init__("Issued")
        self.body.addWidget(Words(issued.words, Role.STRONG))
        self.post = Button("Print and post", Kind.PRIMARY, "printer")
        self.post.clicked.connect(self.went)
        if issued.letter_ids:
            self.body.addWidget(Words(NEXT, tone="ink2"))
            self.body.addWidget(Flow([self.post]))
        say_not(self.body, issued.nots)


def say_not(body: QVBoxLayout, nots: Sequence[BatchNot]) -> None:
    """Say who is left out, each reason once."""
    if not nots:
        return
    body.addWidget(rule())
    body.addWidget(Words("Left out", Role.STRONG))
    for because, names in by_reason(nots):
        line = Line(Sign("circle-alert")).say(", ".join(names), Role.STRONG)
        body.addWidget(line.say(because, tone="ink2"))


def _line(each: BatchLine) -> Line:
    pages = counted(each.pages, "page", "pages")
    line = Line(Sign("mail")).say(each.child, Role.STRONG)
    return line.say(f"To {each.recipient}, {pages}", tone="ink2")
