"""The caseload: filtered and searched in the caseload's own thread, due first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QStackedWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.case_model import Deliver
from twentyweeks.gui.widgets.case_table import CaseTable, TableCard
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.pills import Filter, FilterPills
from twentyweeks.gui.widgets.search import SearchField
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.caseload import CaseloadPage as Shown
from twentyweeks.present.caseload import Pill
from twentyweeks.present.dates import full
from twentyweeks.present.tone import Tone

LARGE = 1.5  # a text size at which the page scrolls, so that the table does not
TYPED = 150  # milliseconds after the last letter of a search


class Search(SearchField):
    """The search of the list; Down and Enter go to what was found."""

    def __init__(self, table: CaseTable) -> None:
        super().__init__("Search name, reference or school…", "Ctrl F")
        self._table = table
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._table.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CaseloadPage(ScrollPage):
    """Every case with its next step; what is our target says so."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self.table = CaseTable("Cases, next due date first")
        self.search = Search(self.table)
        self.sideways = QScrollBar(Qt.Orientation.Horizontal, self)
        self.sideways.hide()  # in sight where the table's own end is not
        self.pills: FilterPills | None = None
        self._asked = 0
        self.shown: tuple[Shown, str] | None = None
        self.nothing = EmptyState("folders", "", "")
        self._lay_out()
        self._connect()
        self.read()

    @Slot()
    def search_now(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def read(self) -> None:
        """Read the list again, under the same filter and search."""
        self._asked += 1
        asked = self._asked
        pill = self.pills.key() if self.pills else "all"
        search = self.search.text()
        today = self._sitting.today()

        def work(caseload: Caseload) -> Shown:
            return caseload_page(caseload, today, pill, search)

        def then(shown: Shown) -> None:
            if asked == self._asked:
                self._show(shown, pill, search)

        self._sitting.read(self, work, then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_sideways()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and self.shown is not None:
            self._measure()
        super().changeEvent(event)

    def choose(self, pill: str) -> None:
        """Choose a filter by its name."""
        if self.pills is not None:
            self.pills.choose(pill)

    def _show(self, shown: Shown, pill: str, search: str) -> None:
        self.shown = (shown, search)
        self._show_pills(shown.pills, pill)
        self.heading.say("Caseload", f"{full(self._sitting.today())} · {shown.truth}")
        self.table.show_rows(shown.total, self._fetch(shown, pill, search))
        self._show_nothing(shown.nothing)
        cases = "1 case" if shown.total == 1 else f"{shown.total:,} cases"
        self.count.setText(cases)

    def _fetch(self, shown: Shown, pill: str, search: str) -> "_Pages":
        return _Pages(self, self._sitting, shown, (pill, search))

    def _show_nothing(self, nothing: str) -> None:
        if nothing:
            title = "Nothing found" if self.search.text() else "No case here"
            self.stack.removeWidget(self.nothing)
            self.nothing.deleteLater()
            self.nothing = EmptyState("folders", title, nothing)
            self.nothing.setAccessibleName(nothing)
            self.stack.addWidget(self.nothing)
        self.stack.setCurrentIndex(1 if nothing else 0)

    def _show_pills(self, pills: Sequence[Pill], chosen: str) -> None:
        if self.pills is None:
            self.pills = FilterPills([_filter(each) for each in pills], chosen)
            self.pills.chosen.connect(self._pill_chosen)
            self.body.insertWidget(1, self.pills)
        self.pills.show_counts({each.name: each.count for each in pills})

    def _lay_out(self) -> None:
        new = Button("New request", Kind.PRIMARY, "plus")
        new.clicked.connect(
            lambda _on=False: self._sitting.opened.emit("request", "", "")
        )
        self.several = Button("Letters to several", Kind.PLAIN, "mail")
        self.several.clicked.connect(self._write_to_several)
        today = full(self._sitting.today())
        beside = [self.search, self.several, new]
        self.heading = Heading("Caseload", today, beside)
        self.stack = QStackedWidget()
        self.stack.addWidget(TableCard(self.table))
        self._measure()
        self.stack.addWidget(self.nothing)
        self.count = Words("", Role.CAPTION, "ink2")
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        keys = "Enter opens · J and K move · ? shows all keys"
        foot.addWidget(Words(keys, Role.CAPTION, "ink2").one_line())
        self.body.addWidget(self.heading)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(foot)
        self.setFocusProxy(self.table)

    def _measure(self) -> None:
        wears = theme.current()
        self.stack.setMinimumHeight(wears.px(300))
        if wears.scale >= LARGE:
            self.table.stand_whole()
        else:
            self.table.stand_alone()

    @Slot()
    def _lay_sideways(self) -> None:
        bar, tall = self.table.horizontalScrollBar(), self.sideways.sizeHint().height()
        is_shown = self.table.is_whole() and self.stack.currentIndex() == 0
        is_needed = is_shown and bar.maximum() > 0
        self.setViewportMargins(0, 0, 0, tall if is_needed else 0)
        self.sideways.setRange(0, bar.maximum())
        self.sideways.setPageStep(bar.pageStep())
        self.sideways.setGeometry(0, self.height() - tall, self.width(), tall)
        self.sideways.setVisible(is_needed)

    @Slot()
    def _keep_in_sight(self) -> None:
        line = self.table.visualRect(self.table.currentIndex())
        at = self.table.viewport().mapTo(self.page, line.center())
        self.ensureVisible(0, at.y(), 0, line.height())

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPED)
        self._timer.timeout.connect(self.read)
        self.search.textChanged.connect(self._timer.start)
        self.table.opened.connect(
            lambda id_: self._sitting.opened.emit("case", id_, "")
        )
        self.table.moved.connect(self._keep_in_sight)
        bar = self.table.horizontalScrollBar()
        bar.rangeChanged.connect(self._lay_sideways)
        self.stack.currentChanged.connect(self._lay_sideways)
        bar.valueChanged.connect(self.sideways.setValue)
        self.sideways.valueChanged.connect(bar.setValue)
        self._sitting.changed.connect(self.read)

    @Slot()
    def _write_to_several(self) -> None:
        pill = self.pills.key() if self.pills else "all"
        self._sitting.opened.emit("several", "", f"{pill}|{self.search.text()}")

    @Slot(str)
    def _pill_chosen(self, _key: str) -> None:
        self.read()


class _Pages:
    """Gives the table its pages: the first is here, the others are read."""

    def __init__(
        self,
        page: CaseloadPage,
        sitting: Sitting,
        shown: Shown,
        asked: tuple[str, str],
    ) -> None:
        self._page, self._sitting, self._shown = page, sitting, shown
        self._asked = asked

    def __call__(self, first: int, count: int, deliver: Deliver) -> None:
        if first == 0:
            deliver(self._shown.rows)
            return
        today = self._sitting.today()
        pill, search = self._asked

        def work(caseload: Caseload) -> Shown:
            return caseload_page(caseload, today, pill, search, first, count)

        self._sitting.read(self._page, work, lambda shown: deliver(shown.rows))


def _filter(pill: Pill) -> Filter:
    tone = "ink2" if pill.tone is Tone.GREY else str(pill.tone)
    return Filter(pill.name, pill.words, pill.count, pill.icon, tone)
