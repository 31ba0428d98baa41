"""The laptops of the team: when each was last heard, and who asks to be let in."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.editors import TICKED, Choice, Line, Tick
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Pair, Words, rule
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.stations import approve_station, revoke_station
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.exchange import ExchangePage, StationLine
from twentyweeks.present.exchange_words import REVOKED, WHAT_REVOKING_DOES

REASONS = (
    ("", "Choose why"),
    ("lost", "It is lost"),
    ("stolen", "It was stolen"),
    ("left", "Its officer has left"),
    ("replaced", "Another laptop has taken its place"),
)
READ_OUT = "Ring the officer. They read six words from their screen; type them here."


class TeamCard(Card):
    """Who is in the team, each with when they were last heard."""

    def __init__(self, sitting: Sitting, page: ExchangePage) -> None:
        super().__init__("Laptops of the team")
        self.asking: list[AskingForm] = []
        self.revoking: list[RevokeForm] = []
        if not page.stations:
            self.body.addWidget(Words("There is no team yet.", tone="ink2"))
        for number, station in enumerate(page.stations):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(_line(station))
            if station.can_be_approved and page.is_administrator:
                form = AskingForm(sitting, station)
                self.asking.append(form)
                self.body.addWidget(form)
            if station.can_be_revoked and page.is_administrator:
                lost = RevokeForm(sitting, station)
                self.revoking.append(lost)
                self.body.addWidget(lost)


class AskingForm(Form):
    """Lets a laptop in once its six words were compared by voice."""

    def __init__(self, sitting: Sitting, station: StationLine) -> None:
        super().__init__()
        self._sitting, self._station = sitting, station.station
        self.add("words", Field("Its six words", Line(), READ_OUT))
        notes = "It may also read the notes that are kept apart"
        self.add("compartments", Field("Restricted notes", Tick(notes)))
        self.button = Button("Let this laptop in", Kind.PLAIN, "key-round")
        self.button.setAccessibleName(f"Let {station.name} in")
        self.button.clicked.connect(partial(self.approve))
        self.body.addWidget(Flow([self.button]))

    def approve(self, _on: object = None) -> None:
        """Let the laptop in; it learns of it with the next exchange."""
        self.clear_errors()
        typed, station = self.values(), self._station
        apart = ("restricted",) if typed["compartments"] == TICKED else ()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            approve_station(caseload, station, typed["words"], apart, now)

        saving = Saving(work=work, then=self._let_in, failed=self.refuse)
        self._sitting.write(self, saving)

    def _let_in(self, _done: None) -> None:
        self._sitting.told.emit("The laptop is let in. Exchange now, so that it knows.")


class RevokeForm(Form):
    """Takes a laptop off the team: what that does is said before the reason is."""

    def __init__(self, sitting: Sitting, station: StationLine) -> None:
        super().__init__()
        self._sitting, self._station = sitting, station.station
        self.begin_button = Button("Take off the team…", Kind.QUIET)
        self.begin_button.setAccessibleName(f"Take {station.name} off the team")
        self.begin_button.clicked.connect(partial(self._unfold, on=True))
        self.asked = QFrame()
        self.asked.setObjectName("clear")
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        column.addWidget(Words(WHAT_REVOKING_DOES))
        self.add("reason", Field("Why", Choice(REASONS)), column)
        self.button = Button(f"Take {station.name} off the team", Kind.DANGER)
        self.button.clicked.connect(partial(self.revoke))
        leave = Button("Leave it in", Kind.PLAIN)
        leave.clicked.connect(partial(self._unfold, on=False))
        column.addWidget(Flow([self.button, leave], gap=12))
        self.body.addWidget(Flow([self.begin_button]))
        self.body.addWidget(self.asked)
        self.asked.hide()

    def revoke(self, _on: object = None) -> None:
        """Take the laptop off; colleagues learn of it with the next exchange."""
        self.clear_errors()
        typed, station = self.values(), self._station

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            revoke_station(caseload, station, typed["reason"], now)

        saving = Saving(work=work, then=self._revoked, failed=self.refuse)
        self._sitting.write(self, saving)

    def _revoked(self, _done: None) -> None:
        self._sitting.told.emit(REVOKED)

    def _unfold(self, _on: object = None, *, on: bool) -> None:
        self.asked.setVisible(on)
        self.begin_button.setVisible(not on)
        (self.fields["reason"].editor if on else self.begin_button).setFocus()


class WordsCard(Card):
    """The six words of this laptop and of the team, to be read out."""

    def __init__(self, page: ExchangePage) -> None:
        super().__init__("Words to read out")
        for label, words in (
            ("This laptop", page.own_words),
            ("The team", page.team_words),
        ):
            if words:
                self.body.addWidget(Words(label, tone="ink2"))
                self.body.addWidget(Words(words, Role.H3))


def _line(station: StationLine) -> QFrame:
    line = QFrame()
    line.setObjectName("clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(12))
    row.addWidget(Sign("laptop", station.tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Pair(station.name, station.words), 1)
    return line
