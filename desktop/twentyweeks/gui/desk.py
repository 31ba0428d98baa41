"""The desk: the window of one unlocked caseload, its places, its pages, its lock."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.case.page import CaseScreen
from twentyweeks.gui.case.paper import PaperPage
from twentyweeks.gui.caseload.page import CaseloadPage
from twentyweeks.gui.commands import Command
from twentyweeks.gui.decision.page import DecisionScreen
from twentyweeks.gui.exchange.page import ExchangeScreen
from twentyweeks.gui.imports.page import ImportScreen
from twentyweeks.gui.jump import JumpDialog
from twentyweeks.gui.letter.page import LetterScreen
from twentyweeks.gui.nav import Place, Standing
from twentyweeks.gui.papers.bundle import BundleScreen
from twentyweeks.gui.papers.redact import RedactScreen
from twentyweeks.gui.papers.word_back import WordBackScreen
from twentyweeks.gui.plan.page import plan_page
from twentyweeks.gui.quality.page import QUALITY, QualityScreen
from twentyweeks.gui.question import warn
from twentyweeks.gui.request.page import RequestPage
from twentyweeks.gui.settings.page import SettingsPage
from twentyweeks.gui.settings.wordings import wording_page
from twentyweeks.gui.several.page import SeveralPage
from twentyweeks.gui.several.post import PostScreen
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.theme import Scheme
from twentyweeks.gui.today.page import TodayScreen
from twentyweeks.gui.visit.page import VisitScreen
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.window import MainWindow
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.today_page import today_page
from twentyweeks.operations.unlock import Caseload, Who
from twentyweeks.present.dates import day_of

Build = Callable[[Sitting, str, str], QWidget]

PLACES: tuple[tuple[str, str, str, Callable[[Sitting], QWidget]], ...] = (
    ("today", "Today", "sun", TodayScreen),
    ("caseload", "Caseload", "folders", CaseloadPage),
    ("exchange", "Exchange", "refresh-cw", ExchangeScreen),
)
"""Where one can go: a key, its words, its icon, and its page; Settings come last."""

PAGES: dict[str, Build] = {
    "case": CaseScreen,
    "paper": PaperPage,
    "bundle": BundleScreen,
    "redact": RedactScreen,
    "word-back": WordBackScreen,
    "request": RequestPage,
    "visit": VisitScreen,
    "decision": DecisionScreen,
    "letter": LetterScreen,
    "several": SeveralPage,
    "post": PostScreen,
    "import": ImportScreen,
    "plan": plan_page,
    QUALITY: QualityScreen,
    "wording": wording_page,
}
"""Pages over a place, by key; each is given a case's id and what it is about.

A page's `windowTitle` stands in the title of the window.
"""

NEW_DAY = 60_000  # milliseconds between two looks at the calendar
DEMONSTRATION = "Demonstration: invented children of an invented council."


class Desk(QObject):
    """Puts the pages of a caseload into one window.

    Once the caseload is shut, `leave` or, after a lock, `restart` is called.
    """

    def __init__(
        self,
        sitting: Sitting,
        who: Who,
        looks: Appearance,
        leave: Callable[[], None],
        restart: Callable[[], None],
    ) -> None:
        super().__init__()
        self.sitting, self._looks = sitting, looks
        self._leave, self._restart = leave, restart
        self._day = sitting.today()
        self._shut = self._closed = False
        places = [
            *(
                Place(key, words, icon, partial(build, sitting))
                for key, words, icon, build in PLACES
            ),
            Place("settings", "Settings", "settings", self._settings),
        ]
        self.window = MainWindow(who.authority, places, self._commands())
        self._officer = who.officer
        self._watch_idle()
        self._connect()
        self._say_standing()
        if looks.told:
            self.window.tell(looks.told)

    def show_demonstration(self) -> None:
        """Say on every screen that nothing here is real."""
        self.window.show_demonstration(DEMONSTRATION)

    def is_shut(self) -> bool:
        """Return whether the desk was locked or closed, or is about to be."""
        return self._shut

    def is_closed(self) -> bool:
        """Return whether the caseload has been let go."""
        return self._closed

    def open(self, key: str, case_id: str = "", about: str = "") -> None:
        """Show a page of its own over the present place."""
        page = PAGES[key](self.sitting, case_id, about)
        page.windowTitleChanged.connect(self.window.entitle)
        self.window.open_page(page, page.windowTitle())

    def swap(self, key: str, case_id: str, about: str) -> None:
        """Show a page in the place of the one on top."""
        self.window.back()
        self.open(key, case_id, about)

    @Slot()
    def lock(self) -> None:
        """Cover the page, keep what is half typed, and begin again at the lock."""
        if not self._shut:
            self._shut = True
            self.window.lock(EmptyState("lock", "Locking", "What you typed is kept."))
            self.sitting.close(partial(self._end, self._restart))

    @Slot()
    def close(self) -> None:
        """Keep what is half typed and end."""
        if not self._shut:
            self._shut = True
            self.sitting.close(partial(self._end, self._leave))

    def _end(self, then: Callable[[], None]) -> None:
        self._closed = True
        self._calendar.stop()
        then()

    def _connect(self) -> None:
        sitting, window = self.sitting, self.window
        sitting.opened.connect(self.open)
        sitting.swapped.connect(self.swap)
        sitting.left.connect(window.back)
        sitting.told.connect(window.tell)
        sitting.changed.connect(self._say_standing)
        sitting.faulted.connect(self._show_fault)
        self._looks.changed.connect(self._watch_idle)
        self._looks.unkept.connect(window.tell)
        window.lock_asked.connect(self.lock)
        window.idle.connect(self.lock)
        window.closed.connect(self.close)
        self._calendar = QTimer(self)
        self._calendar.timeout.connect(self._look_at_calendar)
        self._calendar.start(NEW_DAY)

    def _commands(self) -> list[Command]:
        looks = self._looks
        return [
            Command("Go", "Search or jump to…", self.jump, "Ctrl+K"),
            Command("Go", "Quality: what was passed", partial(self.open, QUALITY)),
            Command("Case", "New request", partial(self.open, "request"), "Ctrl+N"),
            Command("Case", "Find a case", self._find, "Ctrl+F"),
            Command("Case", "Bring in a tracker", partial(self.open, "import")),
            Command("View", "Larger text", looks.larger, "Ctrl++"),
            Command("View", "Smaller text", looks.smaller, "Ctrl+-"),
            Command("View", "Light", partial(looks.set_scheme, Scheme.LIGHT)),
            Command("View", "Dark", partial(looks.set_scheme, Scheme.DARK)),
            Command("View", "As the system", partial(looks.set_scheme, Scheme.SYSTEM)),
        ]

    def jump(self) -> JumpDialog:
        """Search children, places, commands and help in one box."""
        others = [each for each in self.window.commands if each.run != self.jump]
        page = self.window.current_page()
        if isinstance(page, CaseScreen):
            others.insert(0, Command("Case", "Record what happened", page.record))
        dialog = JumpDialog(self.sitting, others, self.window)
        dialog.chose_case.connect(partial(self.open, "case"))
        dialog.open()
        return dialog

    def _settings(self) -> SettingsPage:
        return SettingsPage(self.sitting, self._looks)

    @Slot()
    def _watch_idle(self) -> None:
        self.window.watch_idle(self._looks.lock_after)
        self.window.say_officer(self._officer)

    def _find(self) -> None:
        self.window.go("caseload")
        page = self.window.page("caseload")
        if isinstance(page, CaseloadPage):
            page.search_now()

    @Slot()
    def _say_standing(self) -> None:
        today, now = self.sitting.today(), self.sitting.clock()

        def work(caseload: Caseload) -> str:
            return today_page(caseload, today, now).sync

        def then(sync: str) -> None:
            self.window.say_standing(Standing("Working offline", sync))

        self.sitting.read(self, work, then)

    @Slot(str)
    def _show_fault(self, sentence: str) -> None:
        warn(sentence, self.window)

    @Slot()
    def _look_at_calendar(self) -> None:
        today = self.sitting.today()
        if today != self._day and not self._shut:
            self._day = today
            self.sitting.write(self, Saving(work=_bring_up_to_date, then=_done))


def _bring_up_to_date(caseload: Caseload, now: datetime, errand: Errand) -> int:
    return refresh_all(caseload, day_of(now), errand.tell, errand.cancelled)


def _done(_lines: int) -> None:
    """Say nothing: the pages in sight read again by themselves."""
