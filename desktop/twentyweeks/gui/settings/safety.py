"""Safety: another passphrase, a backup, and a look at every page and paper."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.errors import Refused
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.unlock.secret import Secret
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.keep import back_up, check_caseload
from twentyweeks.operations.unlock import Caseload, set_passphrase

HINT = "At least 12 characters. Four words that do not belong together."
KEPT = (
    "A backup is one sealed file; it opens with the passphrase of its day or the "
    "recovery key. A check reads every page and every paper."
)
SOUND = "Every page and every paper is sound."
ENDING = ".twbackup"


class PassphraseCard(Card):
    """Changes the officer's own passphrase; nothing else is written anew."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Your passphrase")
        self._sitting = sitting
        self.body.addWidget(Words(HINT, tone="ink2"))
        self.form = Form()
        self.form.beside(
            {
                "old": Field("Passphrase now", Secret()),
                "passphrase": Field("New passphrase", Secret()),
                "again": Field("New passphrase again", Secret()),
            }
        )
        self.body.addWidget(self.form)
        self.waiting = Waiting()
        self.body.addWidget(self.waiting)
        self.button = Button("Change the passphrase")
        self.button.clicked.connect(self.change)
        self.body.addWidget(Flow([self.button]))

    @Slot()
    def change(self) -> None:
        """Wrap the keys with the new passphrase, if the old one opens them."""
        self.form.clear_errors()
        typed = self.form.values()

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> None:
            if typed["passphrase"] != typed["again"]:
                raise Refused(
                    "The two new passphrases are not the same. Nothing was changed. "
                    "Type both again.",
                    field="again",
                )
            set_passphrase(caseload.home, typed["old"], typed["passphrase"])

        saving = Saving(work=work, then=self._changed, failed=self._refused)
        self.waiting.wait_for(self._sitting.write(self, saving), "Changing")

    def _changed(self, _done: None) -> None:
        self.waiting.over()
        self.form.fill(dict.fromkeys(self.form.fields, ""))
        self._sitting.told.emit("The passphrase is changed. It holds from now on.")

    def _refused(self, sentence: str, field: str) -> None:
        self.waiting.over()
        self.form.refuse(sentence, field)


class KeepCard(Card):
    """Backs the caseload up where the officer says, and checks it."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("Backup")
        self._sitting = sitting
        self.body.addWidget(Words(KEPT, tone="ink2"))
        self.said = Words("")
        self.said.hide()
        self.body.addWidget(self.said)
        self.waiting = Waiting()
        self.body.addWidget(self.waiting)
        backs = Button("Back up now…", icon="download")
        backs.clicked.connect(self._choose_file)
        checks = Button("Check this caseload", icon="clipboard-check")
        checks.clicked.connect(self.check)
        self.body.addWidget(Flow([backs, checks]))

    def back_up(self, path: Path) -> None:
        """Write one sealed file of everything here."""

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return f"Backed up as {back_up(caseload, path, now).name}."

        self._do(Saving(work=work, then=self._say, failed=self._refuse), "Backing up")

    @Slot()
    def check(self) -> None:
        """Read every page and every paper."""

        def work(caseload: Caseload, _now: datetime, _errand: Errand) -> str:
            return " ".join(check_caseload(caseload)) or SOUND

        self._do(Saving(work=work, then=self._say, failed=self._refuse), "Reading it")

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Back up as", f"caseload-{self._sitting.today():%Y%m%d}{ENDING}"
        )
        if name:
            self.back_up(Path(name))

    def _do(self, saving: Saving[str], words: str) -> None:
        self.said.hide()
        self.waiting.wait_for(self._sitting.write(self, saving), words)

    def _say(self, sentence: str) -> None:
        self.waiting.over()
        self.said.setText(sentence)
        self.said.show()

    def _refuse(self, sentence: str, _field: str) -> None:
        self._say(sentence)
