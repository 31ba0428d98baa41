"""Translated copies beside their English original, and the form that files one."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from twentyweeks.gui.case.lines import Column
from twentyweeks.gui.case.lines import Line as Row
from twentyweeks.gui.editors import Choice, Day, Line, in_figures, put
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.operations.language_sheets import LANGUAGE_OPTIONS
from twentyweeks.operations.translated import NewTranslation, file_translation
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.tone import Tone
from twentyweeks.present.translated import PaperTranslations, Translation

PDFS = "PDF files (*.pdf)"
MOVES_NOTHING = (
    "A PDF that somebody translated for us. It is kept beside the English original, "
    "which is what counts: a translation moves no date. The file itself is left where "
    "it is: delete it yourself once it is filed."
)


class TranslationsCard(Card):
    """The translated copies of a paper, or the original of one; `open` tells which."""

    open = Signal(str)

    def __init__(self) -> None:
        super().__init__("Translations")
        self._list = Column()
        self.body.addWidget(self._list)
        self.hide()

    def say(self, told: PaperTranslations) -> None:
        """Show what was read; nothing where there is none."""
        old, self._list = self._list, Column()
        for each in told.lines:
            self._add(each, "", each.document_id, each.title)
        if told.own:
            of = told.own.original
            words = f"The English original is “{of}”." if of else ""
            self._add(told.own, words, told.own.original_id, of)
        self.body.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(told.lines or told.own))

    def _add(self, each: Translation, words: str, paper: str, title: str) -> None:
        row = Row(Sign("languages")).say(each.words, Role.STRONG)
        row.say(words, tone="ink2").say(each.stale, tone="ink2")
        if each.stale:
            row.right(Chip(Status("Stale", Tone.AMBER)))
        if paper:
            button = IconButton("eye", f"Open {title}")
            button.clicked.connect(lambda _on=False: self.open.emit(paper))
            row.right(button)
        self._list.cards.addWidget(row)


class TranslationFields(Form):
    """The fields of a translation: its file, its language, by whom and when."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        choose = Button("Choose the PDF…", icon="folder-open")
        choose.clicked.connect(self._ask)
        self.add("path", Field("File", Line())).put_beside(choose)
        day = Day()
        put(day, in_figures(sitting.today()))
        language = Choice([("", "Choose"), *LANGUAGE_OPTIONS])
        self.beside(
            {
                "language": Field("Language", language),
                "translated_on": Field("Translated on", day),
            }
        )
        self.add("translator", Field("Translated by", Line()))

    @Slot()
    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Choose the PDF", "", PDFS)
        if name:
            self.fill({"path": name})


def translation_dialog(
    sitting: Sitting, of: tuple[str, str], title: str, page: QWidget
) -> FormDialog:
    """Return the form that files a translation of a paper of ours on its case."""

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        said = {name: words for name, words in values.items() if name != "path"}
        path = Path(values["path"])
        return file_translation(caseload, of, path, NewTranslation(**said), now)

    task = Task(
        title=f"File a translation of “{title}”",
        sentence=MOVES_NOTHING,
        save="File the translation",
        told="The translation is filed beside its original.",
        draft=f"translation:{of[0]}:{of[1]}",
        do=do,
    )
    return FormDialog(sitting, TranslationFields(sitting), task, page)
