"""The Visit screen: its draft as it was kept, its steps, and what it leaves behind."""

from PySide6.QtWidgets import QVBoxLayout

from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.visit.answers import Answers
from twentyweeks.gui.visit.recorded import Recorded
from twentyweeks.gui.visit.touch import Touch
from twentyweeks.gui.visit.walk import Walk
from twentyweeks.operations.visit import visit_page
from twentyweeks.present.visit import VisitPage

COPIES = "copies:"


class VisitScreen(Touch):
    """Goes through a visit and records it; opened again, it goes on where it was.

    `about` may be `copies:` and a recorded visit: what can be left of it is shown.
    """

    def __init__(self, sitting: Sitting, case_id: str, about: str) -> None:
        super().__init__()
        self._sitting, self._case_id = sitting, case_id
        self.walk: Walk | None = None
        self.recorded: Recorded | None = None
        self.setWindowTitle("Visit")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        now = sitting.clock()
        if about.startswith(COPIES):
            self._end(about.removeprefix(COPIES))
            return
        sitting.read(
            self, lambda caseload: visit_page(caseload, case_id, now), self._begin
        )

    def _begin(self, page: VisitPage) -> None:
        self.setWindowTitle(f"Visit: {page.child}")
        self.walk = Walk(self._sitting, self._case_id, Answers(page))
        self.walk.recorded.connect(self._end)
        self.walk.left.connect(self._sitting.left)
        self._column.addWidget(self.walk)
        self.setFocusProxy(self.walk)

    def _end(self, visit_id: str) -> None:
        if self.walk is not None:
            self.walk.hide()
            self.walk.deleteLater()
            self.walk = None
        self.recorded = Recorded(self._sitting, visit_id)
        self._column.addWidget(self.recorded)
