"""Bank holidays: to where they are published, and those proclaimed since."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.case.lines import quiet
from twentyweeks.gui.editors import DAY, Day, Line
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.holidays import add_holiday, holidays_page, remove_holiday
from twentyweeks.present.holidays import AddedHoliday, HolidaysPage
from twentyweeks.present.tone import Tone

ABOUT = (
    "A day that is proclaimed late is added here, for the whole team. It takes a "
    "working day away; dates that are counted in weeks or calendar days stay."
)


class HolidaysCard(Card):
    """The list's end, the days that were added, and a form for another."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Bank holidays")
        self._sitting = sitting
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.body.addWidget(quiet(ABOUT))
        self.form = Form()
        self.form.beside(
            {
                "on": Field("Day", Day(), DAY),
                "name": Field("What it is for", Line(), "As the proclamation says"),
            }
        )
        self.body.addWidget(self.form)
        add = Button("Add the day", icon="plus")
        add.clicked.connect(self.add)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        self.body.addLayout(row)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        work = partial(holidays_page, today=self._sitting.today())
        self._sitting.read(self, work, self._show)

    @Slot()
    def add(self) -> None:
        """Add the day that was typed."""
        self.form.clear_errors()
        given = self.form.values()
        saving: Saving[str] = Saving(
            work=lambda caseload, now, _errand: add_holiday(
                caseload, given["on"], given["name"], now
            ),
            then=self._added,
            failed=self.form.refuse,
        )
        self._sitting.write(self, saving)

    def remove(self, added_id: str) -> None:
        """Take an added day away again."""
        saving: Saving[None] = Saving(
            work=lambda caseload, now, _errand: remove_holiday(caseload, added_id, now),
            then=lambda _done: self._told("The day is taken away."),
        )
        self._sitting.write(self, saving)

    def _added(self, _added_id: str) -> None:
        self.form.fill({"on": "", "name": ""})
        self._told("The day is added. Working days are counted with it.")

    def _told(self, sentence: str) -> None:
        self._sitting.told.emit(sentence)
        self.refresh()

    def _show(self, page: HolidaysPage) -> None:
        old, self._content = self._content, QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        column.addWidget(Words(page.words, tone="ink2"))
        if page.warning:
            column.addWidget(Banner(page.warning, Tone.AMBER))
        for day in page.added:
            column.addWidget(self._line(day))
        self.body.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()
        self._content.show()

    def _line(self, day: AddedHoliday) -> Row:
        remove = IconButton("trash-2", f"Take away {day.words}")
        remove.clicked.connect(lambda _on=False: self.remove(day.id))
        return Row(Sign("calendar"), middle=True).say(day.words).right(remove)
