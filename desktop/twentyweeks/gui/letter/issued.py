"""An issued letter: printed, saved as a file, and recorded as posted."""

from datetime import datetime

from PySide6.QtCore import Slot

from twentyweeks.gui.editors import DAY, Choice, Day, Line, in_figures, put
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.letter.choosing import WAYS
from twentyweeks.gui.printing import Paper, PaperOut, Printers, SaveButton
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.letter import post_letter
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.letter import LetterIssued

MAIL = (
    "For e-mail there is a page with the same words, which every screen reader and "
    "telephone reads. Record below that it left by e-mail."
)
FOR_THE_CHILD = "It goes with the letter: what we decided, in words for the child."


class IssuedCard(Card):
    """What can be done with the frozen copy, and with the child's own half-page."""

    def __init__(self, sitting: Sitting, issued: LetterIssued) -> None:
        super().__init__("Issued")
        self.printers = Printers(sitting)
        letter = Paper(
            words="letter",
            file_name=issued.file_name,
            make=lambda _: issued.pdf,
            letters=(issued.letter_id,),
        )
        self.letter = PaperOut(sitting, letter, self.printers)
        page = Paper(
            words="letter for e-mail",
            file_name=issued.file_name.replace(".pdf", ".html"),
            make=lambda _: issued.html,
        )
        self.for_mail = SaveButton(sitting, page, "Save for e-mail", Kind.PLAIN)
        self.letter.add(self.for_mail)
        told = Words(MAIL, tone="ink2")
        self.envelope = Button("Print the whole envelope", Kind.PLAIN, "layers")
        self.envelope.clicked.connect(
            lambda _on=False: sitting.opened.emit("post", "", issued.letter_id)
        )
        self.letter.add(self.envelope)
        for part in (Words(issued.words), self.printers, self.letter, told):
            self.body.addWidget(part)
        self.child_copy: PaperOut | None = None
        if issued.child_copy_pdf:
            copy = Paper(
                words="child's half-page",
                file_name=issued.child_copy_name,
                make=lambda _: issued.child_copy_pdf,
            )
            plain = (Kind.PLAIN, Kind.PLAIN)
            self.child_copy = PaperOut(sitting, copy, self.printers, plain)
            self.body.addWidget(rule())
            self.body.addWidget(Words("Half a page for the child", Role.STRONG))
            self.body.addWidget(Words(FOR_THE_CHILD, tone="ink2"))
            self.body.addWidget(self.child_copy)


class PostingCard(Card):
    """When a letter left, how, and who looked into the envelope."""

    def __init__(
        self, sitting: Sitting, letter_id: str, way: str = "", title: str = "Posted"
    ) -> None:
        super().__init__(title)
        self._sitting, self._letter_id = sitting, letter_id
        self.form = Form()
        posted = Day()
        put(posted, in_figures(sitting.today()))
        second = "A second person looks: one child's papers, and the right address"
        for name, field in (
            ("posted_on", Field("Posted on", posted, DAY)),
            ("posted_by", Field("How it left", Choice(WAYS))),
            ("checked_by", Field("Checked by", Line(), second)),
        ):
            self.form.add(name, field)
        put(self.form.fields["posted_by"].editor, way or WAYS[0][0])
        self.save_button = Button("Record as posted", Kind.PLAIN, "send")
        self.save_button.clicked.connect(self.save)
        self.body.addWidget(self.form)
        self.body.addWidget(Flow([self.save_button]))

    @Slot()
    def save(self) -> None:
        """Record that it left; the days that follow from it begin."""
        self.form.clear_errors()
        typed, letter_id = self.form.values(), self._letter_id

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> str:
            return post_letter(caseload, letter_id, **typed, now=now)

        saving = Saving(work=work, then=self._saved, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _saved(self, fault: str) -> None:
        if fault:
            self._sitting.faulted.emit(f"Recorded as posted. {fault}")
        else:
            self._sitting.told.emit("The letter is recorded as posted.")
        self._sitting.left.emit()
