"""The Exchange screen: exchange now, and decide what needs a decision."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from twentyweeks.errors import Cancelled
from twentyweeks.gui import theme
from twentyweeks.gui.editors import Line, put
from twentyweeks.gui.exchange.aside import SetAside, aside_heading
from twentyweeks.gui.exchange.differ import DifferCard, differ_heading
from twentyweeks.gui.exchange.packages import PackagesCard, WarningsCard
from twentyweeks.gui.exchange.team import TeamCard, WordsCard
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.anew import renew_station
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.exchange import ExchangePage, ExchangeReport
from twentyweeks.present.tone import Tone

BEGUN = "Exchanging"
STOPPED = "The exchange was stopped. What was given and taken by then is kept."


class ExchangeScreen(ScrollPage):
    """Says what waits; one button gives and takes."""

    step = Signal(str)  # a sentence of a running exchange, from its thread

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self.shown: ExchangePage | None = None
        self.report: ExchangeReport | None = None
        self.differing: list[DifferCard] = []
        self.setAccessibleName("Exchange")
        self.button = Button("Exchange now", Kind.PRIMARY, "refresh-cw")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.exchange)
        self.heading = Heading("Exchange", "", [self.button])
        self.waiting = Waiting()
        self.step.connect(self._say_step)
        self.result = _stack()
        self.content = _stack()
        for part in (self.heading, self.waiting, self.result, self.content):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.result.hide()
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read how the exchange stands."""
        now = self._sitting.clock()
        self._sitting.read(self, partial(exchange_page, now=now), self._show)

    @Slot()
    def exchange(self) -> None:
        """Give and take once, in the background; it can be stopped between steps."""
        self.button.setEnabled(False)
        tell = self.step.emit

        def work(
            caseload: Caseload, now: datetime, errand: Errand
        ) -> ExchangeReport | None:
            try:
                return exchange(caseload, now, tell, errand.cancelled)
            except Cancelled:
                return None

        saving = Saving(work=work, then=self._show_report, failed=self._refused)
        self._errand = self._sitting.write(self, saving)
        self.waiting.wait_for(self._errand, BEGUN)

    def set_central(self, url: str) -> None:
        """Choose the folder through which the team exchanges."""
        self.central.clear_errors()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            set_central(caseload, url, now)

        def failed(sentence: str, _field: str) -> None:
            self.central.refuse(sentence, "central")

        saving = Saving(work=work, then=self._say_set, failed=failed)
        self._sitting.write(self, saving)

    @Slot(str)
    def _say_step(self, sentence: str) -> None:
        self.waiting.wait_for(self._errand, sentence)

    def _show_report(self, report: ExchangeReport | None) -> None:
        self.waiting.over()
        self.report = report
        if report is None:
            _fill(self.result, [Banner(STOPPED, Tone.BLUE)])
            return
        card = Card("Given and taken")
        card.body.addWidget(Words(report.words))
        alarms = [Banner(each, Tone.AMBER) for each in report.alarms]
        _fill(self.result, [*alarms, card])

    def _refused(self, sentence: str, _field: str) -> None:
        self.waiting.over()
        self.button.setEnabled(True)
        _fill(self.result, [Banner(sentence, Tone.RED)])

    def _say_set(self, _done: None) -> None:
        self._sitting.told.emit("The folder is set. Exchange now.")

    def _show(self, page: ExchangePage) -> None:
        self.shown = page
        self.heading.say("Exchange", page.state)
        self.button.setEnabled(page.may_exchange)
        self._show_differing(page)
        self.aside = [SetAside(self._sitting, each) for each in page.aside]
        self.team = TeamCard(self._sitting, page)
        left = _stack()
        right = _stack()
        told = [WarningsCard(page)] if page.warnings else []
        _fill(left, [self.team, PackagesCard(page)])
        _fill(right, [self._central_card(page), WordsCard(page), *told])
        differ = [differ_heading(len(self.differing))] if self.differing else []
        aside = [aside_heading(len(self.aside))] if self.aside else []
        above = [*self._standing(page), *differ, *self.differing, *aside, *self.aside]
        _fill(self.content, [*above, Columns(left, right)])

    def _show_differing(self, page: ExchangePage) -> None:
        typed = {card.id: card.form.values() for card in self.differing}
        self.differing = [DifferCard(self._sitting, each) for each in page.conflicts]
        for card in self.differing:
            card.form.fill(typed.get(card.id, {}))

    def _standing(self, page: ExchangePage) -> list[QWidget]:
        if not page.enrolled:
            return []
        if not page.is_off:
            return [Banner(page.enrolled, Tone.BLUE)]
        self.renew_button = Button("Ask to be let in", Kind.PLAIN)
        self.renew_button.clicked.connect(self.renew)
        return [Banner(page.enrolled, Tone.AMBER, button=self.renew_button)]

    @Slot()
    def renew(self) -> None:
        """Ask to be let in as a new laptop, with all that is on this one."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            renew_station(caseload, now)

        saving = Saving(work=work, then=self._say_asked, failed=self._refused)
        self._sitting.write(self, saving)

    def _say_asked(self, _done: None) -> None:
        words = "It is asked. Ring your administrator and read out the six words below."
        self._sitting.told.emit(words)

    def _central_card(self, page: ExchangePage) -> Card:
        card = Card("Central folder")
        self.central = Form()
        everyone = "A folder that every laptop of the team can reach"
        folder = self.central.add("central", Field("Folder", Line(), everyone))
        put(folder.editor, page.central)
        choose = Button("Choose…", Kind.PLAIN, "folder-open")
        choose.clicked.connect(self._choose_folder)
        self.set_button = Button("Use this folder", Kind.PLAIN)
        self.set_button.clicked.connect(self._set_typed)
        folder.put_beside(choose)
        card.body.addWidget(self.central)
        card.body.addWidget(Flow([self.set_button]))
        if page.last:
            card.body.addWidget(Words(page.last, tone="ink2"))
        return card

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "The team's folder")
        if folder:
            put(self.central.fields["central"].editor, folder)
            self._set_typed()

    @Slot()
    def _set_typed(self) -> None:
        self.set_central(self.central.values()["central"])


def _stack() -> QFrame:
    made = QFrame()
    made.setObjectName("clear")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(16))
    return made


def _fill(stack: QFrame, parts: list[QWidget]) -> None:
    column = stack.layout()
    if column is None:
        return
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        column.addWidget(part)
    stack.setVisible(bool(parts))
