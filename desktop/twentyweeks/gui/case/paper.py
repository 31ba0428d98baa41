"""A paper of the case, painted into the window as it was filed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.papers import Opened, open_paper
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper import page_image

ZOOMS = (72.0, 96.0, 120.0, 150.0, 200.0)  # dots an inch
PDF = "application/pdf"
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ENLARGES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class PageImage(QWidget):
    """One page as a picture, on the white of its paper."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage, name: str) -> None:
        """Show another page."""
        self._image = image
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize() if self._image is None else self._image.size() + QSize(4, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None:
            return
        tokens = theme.current().tokens
        painter = QPainter(self)
        painter.drawImage(2, 2, self._image)
        edge = tokens.ink if self.hasFocus() else tokens.line2
        painter.setPen(theme.colour(edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperPage(ScrollPage):
    """Reads a paper, shows it page by page, and saves a copy where that is asked."""

    def __init__(self, sitting: Sitting, _case_id: str, document_id: str) -> None:
        super().__init__()
        self._sitting = sitting
        self.opened: Opened | None = None
        self.number, self._zoom = 0, 2
        self.image = PageImage()
        self.setWindowTitle("Paper")
        self._lay_out()
        sitting.read(self, partial(open_paper, document_id=document_id), self._show)

    def turn(self, by: int) -> None:
        """Go some pages on, or back."""
        if self.opened is not None:
            last = (self.opened.pages or 1) - 1
            self.number = min(max(self.number + by, 0), last)
            self._draw()

    def enlarge(self, by: int) -> None:
        """Show the page one step larger, or smaller."""
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        self._draw()

    def save_as(self, path: Path) -> None:
        """Write the paper where the officer asked for it, as it was filed."""
        opened = self.opened
        if opened is None:
            return
        try:
            path.write_bytes(opened.content)
        except OSError as fault:
            self._sitting.faulted.emit(
                f"The copy could not be written ({fault.strerror}). The paper is "
                "unharmed. Choose another folder."
            )
        else:
            self._sitting.told.emit(f"A copy was saved as {path.name}.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TURNS:
            self.turn(TURNS[key])
        elif key in ENLARGES:
            self.enlarge(ENLARGES[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.setMinimumWidth(0)

    def _show(self, opened: Opened) -> None:
        self.opened = opened
        self.setWindowTitle(opened.title)
        self.title.setText(opened.title)
        if opened.media_type == PDF and opened.pages:
            self._draw()
            self.image.setFocus()
        else:
            sentence = "This kind of file is not shown here. Save a copy to open it."
            self.body.insertWidget(2, EmptyState("file-text", opened.title, sentence))
            self._buttons(shown=False)

    def _draw(self) -> None:
        opened, number, dpi = self.opened, self.number, ZOOMS[self._zoom]
        if opened is None:
            return

        def work(_caseload: Caseload) -> tuple[int, int, bytes]:
            return page_image(opened.content, number, dpi)

        self._sitting.read(self, work, self._drawn)

    def _drawn(self, drawn: tuple[int, int, bytes]) -> None:
        wide, high, pixels = drawn
        image = QImage(pixels, wide, high, QImage.Format.Format_RGB32).copy()
        pages = self.opened.pages if self.opened else 1
        where = f"Page {self.number + 1} of {pages}"
        self.where.setText(where)
        self.image.show_image(image, where)

    def _lay_out(self) -> None:
        self.title = Words("", Role.H2)
        self.where = Words("", Role.CAPTION, "ink2").one_line()
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        copy = Button("Save a copy…", icon="download")
        copy.clicked.connect(self._choose_file)
        self._turners = [
            self._small("chevron-left", "Page before, Page Up", partial(self.turn, -1)),
            self._small(
                "chevron-right", "Page after, Page Down", partial(self.turn, 1)
            ),
            self._small("plus", "Larger, plus", partial(self.enlarge, 1)),
            self._small("minus", "Smaller, minus", partial(self.enlarge, -1)),
        ]
        row = QHBoxLayout()
        row.addWidget(back)
        row.addWidget(self.title)
        row.addStretch(1)
        for widget in (self.where, *self._turners, copy):
            row.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.image, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)

    def _buttons(self, *, shown: bool) -> None:
        for button in self._turners:
            button.setVisible(shown)

    def _small(self, icon: str, words: str, run: object) -> IconButton:
        button = IconButton(icon, words)
        button.clicked.connect(run)
        return button

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save a copy")
        if name:
            self.save_as(Path(name))
