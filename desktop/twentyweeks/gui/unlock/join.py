"""A laptop joins a team: it asks, two people compare words, and it is let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.gui.editors import Line, put
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.unlock.joining import Wish, ask_team, go_on
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.unlock.work import Opened
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Asked, Errand, Lane
from twentyweeks.present.tone import Tone

if TYPE_CHECKING:
    from twentyweeks.gui.unlock.work import Asking, Door

FOLDER = "The folder that your team's laptops exchange through"
LENGTH = "At least 12 characters. Four words that do not belong together."
READ_OUT = "Six words, read out by your administrator. Capital letters do not matter."


class AskPage(Sheet):
    """Asks who works here and for which team; `asking` gives the words to read out."""

    asking = Signal(object)
    left = Signal()

    def __init__(self, door: Door, lane: Lane, memory_kib: int | None = None) -> None:
        super().__init__(
            "Join a team",
            "This laptop asks the team to let it in. Your administrator then compares "
            "six words with you by voice, so ring them when they are at their desk.",
            560,
        )
        self._door, self._lane, self._memory = door, lane, memory_kib
        self.form.add("officer", Field("Your name", Line()))
        self.form.add("passphrase", Field("Passphrase", Secret(), LENGTH))
        self.form.add("again", Field("Passphrase again", Secret()))
        central = self.form.add("central", Field("Central folder", Line(), FOLDER))
        choose = Button("Choose…", Kind.PLAIN, "folder-open")
        choose.clicked.connect(self._choose_folder)
        central.put_beside(choose)
        self.ask_button = Button("Ask to join", Kind.PRIMARY)
        self.ask_button.clicked.connect(self.ask)
        back = Button("Back")
        back.clicked.connect(self.left)
        self.foot.addWidget(self.ask_button)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
        self.setFocusProxy(self.form.fields["officer"].editor)

    @Slot()
    def ask(self) -> None:
        """Ask the team in that folder to let this laptop in."""
        self.let(None)
        self.form.clear_errors()
        wish = Wish(**self.form.values(), memory_kib=self._memory)

        def work(_errand: Errand) -> Asking:
            return ask_team(self._door, wish)

        asked = Asked(work=work, then=self.asking.emit, failed=self.refuse)
        self.waiting.wait_for(self._lane.ask(asked), "Asking to join the team")

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "The team's folder")
        if folder:
            put(self.form.fields["central"].editor, folder)


class WordsPage(Sheet):
    """Two people compare words; `unlocked` gives the caseload once it is let in."""

    unlocked = Signal(object)
    again = Signal()
    step = Signal(str)  # a sentence of the running exchange, from its thread

    def __init__(self, door: Door, lane: Lane, asking: Asking) -> None:
        super().__init__(
            "Compare the words",
            "Ring your administrator. Read these six words to them, and type the "
            "team's six words that they read to you. This window may be closed while "
            "you wait.",
            560,
        )
        self._door, self._lane, self._asking = door, lane, asking
        self.above.addWidget(Words("This laptop's six words", Role.STRONG))
        self.own_words = Words(asking.own_words, Role.H2)
        self.above.addWidget(self.own_words)
        self.standing = Banner("", Tone.BLUE, "hourglass")
        self.standing.hide()
        self.above.addWidget(self.standing)
        editor = Line()
        editor.returnPressed.connect(self.go_on)
        self.form.add("words", Field("The team's six words", editor, READ_OUT))
        self.step.connect(self._say_step)
        self._put_buttons()
        self.setFocusProxy(editor)

    @Slot()
    def go_on(self) -> None:
        """Compare what was typed, and fetch the caseload if the team let us in."""
        if not self.go_button.isEnabled():
            return
        self.let(None)
        self.standing.hide()
        self.form.clear_errors()
        words, tell = self.form.values()["words"], self.step.emit

        def work(errand: Errand) -> Opened | str:
            return go_on(self._door, self._asking, words, tell, errand)

        asked = Asked(work=work, then=self._gone_on, failed=self.refuse)
        self._errand = self._lane.ask(asked)
        self.waiting.wait_for(self._errand, "Looking for the central folder.")

    @Slot(str)
    def _say_step(self, sentence: str) -> None:
        self.waiting.wait_for(self._errand, sentence)

    def _gone_on(self, reached: Opened | str) -> None:
        self.waiting.over()
        if isinstance(reached, Opened):
            self.unlocked.emit(reached)
            return
        self.let(self.isEnabled())
        self.standing.say(reached)
        self.standing.show()

    def _put_buttons(self) -> None:
        self.go_button = Button("Go on", Kind.PRIMARY)
        self.go_button.clicked.connect(self.go_on)
        again = Button("Ask once more", Kind.QUIET)
        again.clicked.connect(self.again)
        self.foot.addWidget(self.go_button)
        self.foot.addWidget(again)
        self.foot.addStretch(1)
