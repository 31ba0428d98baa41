"""The first run: whose caseload it is, its passphrase, and the team's recovery key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QLabel

from twentyweeks.errors import Unavailable
from twentyweeks.gui import theme
from twentyweeks.gui.editors import Line, Paragraph
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.unlock.printing import print_text
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.unlock.sheet import Sheet
from twentyweeks.gui.unlock.work import Typed
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Link, Words
from twentyweeks.gui.worker import Asked, Errand, Lane

if TYPE_CHECKING:
    from twentyweeks.gui.unlock.work import Door, Key, Opened


class FirstRunPage(Sheet):
    """Asks whose caseload it will be; `named` gives that and a new recovery key."""

    named = Signal(object, object)
    join_asked = Signal()
    lost_asked = Signal()
    demonstrated = Signal(object)  # the door of the demonstration, which is made

    def __init__(self, door: Door, lane: Lane, memory_kib: int | None = None) -> None:
        super().__init__(
            "Make a caseload",
            "There is no caseload on this laptop yet. It will be encrypted from the "
            "first word, and only your passphrase or the recovery key opens it.",
            560,
        )
        self._door, self._lane, self._memory = door, lane, memory_kib
        self.form.add("authority", Field("Council", Line()))
        self.form.add("officer", Field("Your name", Line()))
        self.form.add("job_title", Field("Job title, as letters show it", Line()))
        hint = "At least 12 characters. Four words that do not belong together."
        self.form.add("passphrase", Field("Passphrase", Secret(), hint))
        self.form.add("again", Field("Passphrase again", Secret()))
        self.next_button = Button("Continue", Kind.PRIMARY)
        self.next_button.clicked.connect(self.proceed)
        joins = Button("This laptop joins a team", Kind.QUIET)
        joins.clicked.connect(self.join_asked)
        self.foot.addWidget(self.next_button)
        self.foot.addWidget(joins)
        self.foot.addStretch(1)
        look = Link("Look around the demonstration caseload first")
        look.clicked.connect(self.look_around)
        self.card.body.addWidget(look)
        lost = Link("There was a caseload, and its laptop is lost")
        lost.clicked.connect(self.lost_asked)
        self.card.body.addWidget(lost)
        self.setFocusProxy(self.form.fields["authority"].editor)

    @Slot()
    def proceed(self) -> None:
        """Make the recovery key, if what was typed can make a caseload."""
        self.let(None)
        self.form.clear_errors()
        typed = Typed(**self.form.values(), memory_kib=self._memory)

        def work(_errand: Errand) -> tuple[Typed, Key]:
            return typed, self._door.new_key(typed)

        self._lane.ask(Asked(work=work, then=self._named, failed=self.refuse))

    @Slot()
    def look_around(self) -> None:
        """Make the demonstration in a folder of its own, once, and go there."""
        if not self.next_button.isEnabled():
            return
        self.let(None)
        self.form.clear_errors()
        asked = Asked(
            work=self._door.demonstrate,
            then=self.demonstrated.emit,
            failed=self.refuse,
            progress=self.waiting.tell,
        )
        self.waiting.wait_for(self._lane.ask(asked), "Making the demonstration")

    def _named(self, made: tuple[Typed, Key]) -> None:
        self.let(self.isEnabled())
        self.named.emit(*made)


class RecoveryKeyPage(Sheet):
    """Shows the new recovery key until a manager has typed it back from paper."""

    unlocked = Signal(object)

    def __init__(self, door: Door, lane: Lane, typed: Typed, key: Key) -> None:
        super().__init__(
            "The recovery key",
            "Print it, or save it to print elsewhere. It is shown this once. The "
            "manager who will keep it then types it back from the paper.",
            640,
        )
        self._door, self._lane, self._typed, self._key = door, lane, typed, key
        self.above.addWidget(self._paper())
        buttons = [
            self._button("Print", "printer", self.print_paper),
            self._button("Save…", "download", self._choose_file),
        ]
        self.above.addWidget(Flow(buttons))
        hint = "Spaces and capital letters do not matter."
        self.form.add(
            "recovery", Field("The key, typed back from the paper", Paragraph(3), hint)
        )
        self.said = Words("", Role.STRONG, "green")
        self.said.hide()
        self.above.addWidget(self.said)
        self.make_button = Button("Make the caseload", Kind.PRIMARY)
        self.make_button.clicked.connect(self.make)
        self.foot.addWidget(self.make_button)
        self.foot.addStretch(1)

    @Slot()
    def make(self) -> None:
        """Make the caseload, if the key was typed back as it is."""
        self.let(None)
        self.form.clear_errors()
        typed_back = self.form.values()["recovery"]

        def work(errand: Errand) -> Opened:
            return self._door.make(self._typed, self._key, typed_back, errand)

        asked = Asked(work=work, then=self.unlocked.emit, failed=self.refuse)
        self.waiting.wait_for(self._lane.ask(asked), "Making the caseload")

    @Slot()
    def print_paper(self) -> None:
        """Send the page to a printer that the officer chooses."""
        if print_text(self._key.paper, self):
            self._say("Sent to the printer. Print it twice.")

    def save_paper(self, path: Path) -> None:
        """Write the page as a text file where the officer said."""
        try:
            path.write_text(self._key.paper, encoding="utf-8")
        except OSError as fault:
            self.refuse(
                Unavailable(
                    f"The recovery key could not be saved ({fault.strerror}). Nothing "
                    "was changed. Choose another folder, or print it."
                )
            )
            return
        self._say(f"Saved as {path.name}. Delete the file once it is printed.")

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the recovery key", "recovery-key.txt"
        )
        if name:
            self.save_paper(Path(name))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

    def _button(self, words: str, icon: str, run: object) -> Button:
        button = Button(words, icon=icon)
        button.clicked.connect(run)
        return button

    def _paper(self) -> QLabel:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        paper = QLabel(_key_lines(self._key.paper))
        tall = theme.current().px(15)
        paper.setStyleSheet(f"font-family: '{fixed}'; font-size: {tall}px;")
        paper.setAccessibleName("Recovery key")
        return paper


def _key_lines(paper: str) -> str:
    return "\n".join(
        line.strip() for line in paper.splitlines() if line.startswith("    ")
    )
