"""One group of the day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.words import TitleLink, Words, rule
from twentyweeks.present.today import TodayLine, TodaySection

AT_FIRST = 6
PAGES = {"post": "printer"}
"""The icon of the page on which all lines of a group are dealt with at once."""


class SectionCard(Card):
    """Its title with the count, its lines, or the sentence that there is nothing."""

    opened = Signal(str)
    went = Signal(str)

    def __init__(self, section: TodaySection) -> None:
        super().__init__(section.title)
        self._lines = section.lines
        self._more = section.more
        if section.lines:
            count = len(section.lines) + section.more
            self.beside_title(Words(f"{count}", Role.H3, "ink3").one_line())
        self._show(0, AT_FIRST)
        self._all = Button("See all", Kind.QUIET)
        self._all.setAccessibleName(f"See all: {section.title}")
        self._all.clicked.connect(lambda _on=False: self._show_all())
        if len(section.lines) > AT_FIRST:
            self.aside(self._all)
        if section.page:
            self.at_once = Button("Print or record", Kind.QUIET, PAGES[section.page])
            self.at_once.setAccessibleName(f"Print or record: {section.title}")
            self.at_once.clicked.connect(lambda _on=False: self.went.emit(section.page))
            self.aside(self.at_once)
        if not section.lines:
            self.body.addWidget(quiet(section.nothing))

    def _show(self, first: int, last: int) -> None:
        for number, line in enumerate(self._lines[first:last], first):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(line))

    def _show_all(self) -> None:
        self._all.hide()
        self._show(AT_FIRST, len(self._lines))
        if self._more:
            words = f"{self._more} more stand in the caseload."
            self.body.addWidget(Words(words, Role.CAPTION, "ink2"))

    def _line(self, shown: TodayLine) -> QWidget:
        name = TitleLink(shown.name)
        name.setAccessibleName(f"{shown.name}: {shown.words}, {shown.chip}")
        name.clicked.connect(lambda: self.opened.emit(shown.case_id))
        line = Line().put(name).say(shown.words, tone="ink2")
        line.say(shown.cause, Role.CAPTION, "ink2")
        line.say(shown.cite, Role.CAPTION, "ink3")
        if shown.chip:
            line.right(Chip(Status(shown.chip, shown.tone)))
        return line
