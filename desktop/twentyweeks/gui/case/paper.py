"""A paper of the case, painted into the window as it was filed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from twentyweeks.gui import theme
from twentyweeks.gui.case.hung import HungCard
from twentyweeks.gui.case.translations import TranslationsCard, translation_dialog
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.letter.paper_view import PaperView
from twentyweeks.gui.printing import Paper, SaveButton
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import ScrollPage, Title
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.hung import hung_page
from twentyweeks.operations.letter_mailed import MailPage, mail_page
from twentyweeks.operations.received import ShownPaper, show_paper
from twentyweeks.operations.translated import paper_translations
from twentyweeks.operations.word_back import may_compare
from twentyweeks.present.translated import PaperTranslations


class PaperPage(ScrollPage):
    """Reads a paper, shows it page by page, and saves a copy where that is asked."""

    def __init__(self, sitting: Sitting, case_id: str, document_id: str) -> None:
        super().__init__()
        self._sitting, self._case_id, self._document_id = sitting, case_id, document_id
        self.shown: ShownPaper | None = None
        self.for_mail: SaveButton | None = None
        self.paper = PaperView(sitting, "The paper as it was filed")
        self.paper.hide()
        self.setWindowTitle("Paper")
        self._lay_out()
        sitting.read(self, partial(show_paper, document_id=document_id), self._show)
        back = partial(may_compare, document_id=document_id)
        sitting.read(self, back, self.compare.setVisible)
        page = partial(mail_page, document_id=document_id)
        sitting.read(self, page, self._offer_mail)
        self.hung.open.connect(self._open)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read which translations the paper has, or what it is a translation of."""
        day, paper = self._sitting.today(), self._document_id
        work = partial(paper_translations, document_id=paper, today=day)
        self._sitting.read(self, work, self._translated)
        self._sitting.read(self, partial(hung_page, document_id=paper), self.hung.say)

    @Slot()
    def file_translation(self) -> FormDialog | None:
        """Open the form that files a translation; nothing before the paper is there."""
        if self.shown is None:
            return None
        of = (self._case_id, self._document_id)
        title = self.shown.opened.title
        dialog = translation_dialog(self._sitting, of, title, self)
        dialog.open()
        return dialog

    def save_as(self, path: Path) -> None:
        """Write the paper where the officer asked for it, as it was filed."""
        shown = self.shown
        if shown is None:
            return
        try:
            path.write_bytes(shown.opened.content)
        except OSError as fault:
            self._sitting.faulted.emit(
                f"The copy could not be written ({fault.strerror}). The paper is "
                "unharmed. Choose another folder."
            )
        else:
            self._sitting.told.emit(f"A copy was saved as {path.name}.")

    def _show(self, shown: ShownPaper) -> None:
        self.shown = shown
        title = shown.opened.title
        self.setWindowTitle(title)
        self.title.setText(title)
        if shown.pages:
            self.told.setText(shown.told)
            self.told.setVisible(bool(shown.told))
            self.redact.show()
            self.paper.show()
            self.paper.show_pdf(shown.pdf, shown.pages)
            self.paper.setFocus()
        else:
            sentence = f"{shown.told} Its copy opens in the program it was made for."
            self.body.addWidget(EmptyState("file-text", "Not shown here", sentence))
            self.body.addStretch(1)

    def _lay_out(self) -> None:
        self.title = Title("", Role.H2)
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        copy = Button("Save a copy…", icon="download")
        copy.clicked.connect(self._choose_file)
        self._head = head = Flow([back, self.title], gap=theme.current().px(12))
        self.redact = Button("Make a redacted copy", icon="eye-off")
        self.redact.clicked.connect(self._redact)
        self.redact.hide()
        self.compare = Button("Compare what came back", icon="file-search")
        self.compare.clicked.connect(self._compare)
        self.compare.hide()
        self.translate = Button("File a translation", icon="languages")
        self.translate.clicked.connect(self.file_translation)
        self.translate.hide()
        self.translations = TranslationsCard()
        self.translations.open.connect(self._open)
        self.hung = HungCard(self._sitting, self._case_id, self._document_id)
        head.add_right(self.translate)
        head.add_right(self.redact)
        head.add_right(self.compare)
        head.add(copy)
        self.body.addWidget(head)
        self.told = Words("", tone="ink2")
        self.told.hide()
        self.body.addWidget(self.told)
        self.body.addWidget(self.hung)
        self.body.addWidget(self.translations)
        self.body.addWidget(self.paper, 1)

    def _offer_mail(self, page: MailPage | None) -> None:
        if page is not None:
            frozen = Paper(
                words="letter for e-mail", file_name=page.file_name, make=page.read
            )
            self.for_mail = SaveButton(self._sitting, frozen, "Save for e-mail")
            self._head.add_right(self.for_mail)

    def _translated(self, told: PaperTranslations) -> None:
        self.translate.setVisible(told.may_file)
        self.translations.say(told)

    @Slot(str)
    def _open(self, document_id: str) -> None:
        self._sitting.opened.emit("paper", self._case_id, document_id)

    @Slot()
    def _compare(self) -> None:
        self._sitting.opened.emit("word-back", self._case_id, self._document_id)

    @Slot()
    def _redact(self) -> None:
        self._sitting.opened.emit("redact", self._case_id, self._document_id)

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save a copy")
        if name:
            self.save_as(Path(name))
