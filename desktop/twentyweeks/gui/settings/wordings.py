"""Wording of the letters: every one in a list, and the words that were withdrawn."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.case.lines import column_of, quiet
from twentyweeks.gui.editors import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.settings.wording import WordingScreen
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.withdrawn import allow_words, withdraw_words
from twentyweeks.operations.wording import wording_list
from twentyweeks.present.wording import WithdrawnLine, WordingLine, WordingList

TITLE = "Wording of the letters"
ABOUT = (
    "Every letter is written in the shipped wording until your authority puts its own "
    "into use. What the law requires cannot be taken out, and a letter that was issued "
    "stays as it is."
)
GONE = (
    "Words that no letter may hold any more, an old policy for instance. A letter that "
    "holds them cannot be issued, whoever wrote them, and says why."
)


def wording_page(sitting: Sitting, _case_id: str, about: str) -> QWidget:
    """Return the list of wordings, or the one of this name."""
    return WordingScreen(sitting, about) if about else WordingsScreen(sitting)


class WordingCard(Card):
    """What the settings say of the wording, and the way to it."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(TITLE)
        self.open_button = Button("Open the wording", icon="file-text")
        self.open_button.clicked.connect(
            partial(sitting.opened.emit, "wording", "", "")
        )
        self.body.addWidget(quiet(ABOUT))
        self.body.addWidget(Flow([self.open_button]))


class WordingsScreen(ScrollPage):
    """The wordings by group; one opens on a page of its own."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self.shown: WordingList | None = None
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(sitting.left)
        self._groups = QWidget()
        self.withdrawn = WithdrawnCard(sitting)
        for part in (Flow([back]), Heading(TITLE, ABOUT), self._groups, self.withdrawn):
            self.body.addWidget(part)
        self.body.addStretch(1)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read which wordings are the authority's own."""
        self._sitting.read(self, wording_list, self._show)

    def _show(self, shown: WordingList) -> None:
        self.shown, old = shown, self._groups
        self._groups = QWidget()
        column = column_of(self._groups)
        for title, lines in shown.groups:
            card = Card(title)
            for line in lines:
                card.body.addWidget(self._line(line))
            column.addWidget(card)
        self.withdrawn.show_lines(shown.withdrawn)
        self.body.replaceWidget(old, self._groups)
        old.hide()
        old.deleteLater()
        self._groups.show()

    def _line(self, line: WordingLine) -> Row:
        opens = Button("Open", Kind.QUIET)
        opens.setAccessibleName(f"Open the wording of {line.title}")
        opens.clicked.connect(
            partial(self._sitting.opened.emit, "wording", "", line.name)
        )
        row = Row(Sign("file-text"), middle=True).say(line.title)
        return row.right(Chip(Status(line.state, line.tone))).right(opens)


class WithdrawnCard(Card):
    """Words that were withdrawn, and a form for more."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Withdrawn words")
        self._sitting = sitting
        self._lines = QWidget()
        self.form = Form()
        words = Field("Words that are withdrawn", Line(), "As they stand in the letter")
        why = Field("Why", Line(), "As an officer reads it who meets them in a letter")
        self.form.add("withdrawn", words)
        self.form.add("because", why)
        add = Button("Withdraw these words")
        add.clicked.connect(self.add)
        for part in (quiet(GONE), self._lines, self.form, Flow([add])):
            self.body.addWidget(part)

    @Slot()
    def add(self) -> None:
        """Withdraw the words that were typed."""
        self.form.clear_errors()
        typed = self.form.values()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return withdraw_words(caseload, typed["withdrawn"], typed["because"], now)

        saving = Saving(work=work, then=self._added, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def allow(self, withdrawn_id: str) -> None:
        """Let letters hold these words again."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            allow_words(caseload, withdrawn_id, now)

        def told(_done: None) -> None:
            self._sitting.told.emit("Letters may hold these words again.")

        self._sitting.write(self, Saving(work=work, then=told))

    def show_lines(self, lines: tuple[WithdrawnLine, ...]) -> None:
        """Show what is withdrawn."""
        old, self._lines = self._lines, QWidget()
        column = column_of(self._lines)
        for line in lines:
            allow = IconButton("trash-2", f"Allow “{line.words}” again")
            allow.clicked.connect(partial(self.allow, line.id))
            row = Row(Sign("circle-alert"), middle=True).say(f"“{line.words}”")
            column.addWidget(row.say(line.because, Role.CAPTION, "ink2").right(allow))
        self.body.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()
        self._lines.setVisible(bool(lines))

    def _added(self, _withdrawn_id: str) -> None:
        self.form.fill({"withdrawn": "", "because": ""})
        self._sitting.told.emit("No letter that holds these words can be issued now.")
