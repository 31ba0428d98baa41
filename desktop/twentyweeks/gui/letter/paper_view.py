"""The pages of a PDF, painted as they will be printed."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Title, scroll_to
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper import page_image, text_of

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""How wide a page may be, as a share of the room that it has."""

LETTER = "The letter as it will be printed"
POINTS = 595.28  # the width of A4
NARROWEST = 300  # pixels; a page beside other things goes below them before
LEAST = 680  # pixels of height in which a page is read
WIDEST = 860  # pixels of a page at its first size, so that a line stays readable
SPARE = 24  # pixels beside a page; a scroll bar comes and goes in them
AFTER = 120  # milliseconds after the last change of size


def paint(pdf: bytes, page: int, dpi: float) -> QImage:
    """Paint one page, counted from 0."""
    width, height, dots = page_image(pdf, page, dpi)
    return QImage(dots, width, height, QImage.Format.Format_ARGB32).copy()


class Sheet(QWidget):
    """One painted page on its ground."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName("Page")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, image: QImage, density: float, words: str) -> None:
        """Show a page that was painted for a screen of this density, and its words."""
        self._image = image
        self._image.setDevicePixelRatio(density)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    def sizeHint(self) -> QSize:
        return self._image.deviceIndependentSize().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.setPen(theme.colour(theme.current().tokens.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperView(QFrame):
    """One page at a time: Page Down, Page Up, Home, End, plus and minus."""

    def __init__(self, sitting: Sitting, name: str = LETTER) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._sitting = sitting
        self._words: tuple[str, ...] = ()
        self._pdf, self._pages, self._at, self._zoom = b"", 0, 0, 2
        self._asked, self._painted, self._ended = 0, 0, False
        self.sheet = Sheet()
        self.where = Title("Making the page", tone="ink2")
        self._room = QScrollArea()
        self._room.setWidget(self.sheet)
        self._room.setMinimumHeight(theme.current().px(LEAST))
        self._room.setMinimumWidth(theme.current().px(NARROWEST))
        self._room.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self._fit)
        sitting.locking.connect(self._end)
        self._lay_out()

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Show a file from the page that was looked at, if it still has it."""
        self._pdf, self._pages, self._words = pdf, pages, ()
        self._turn(self._at)

    def page(self) -> int:
        """Return the number of the page that is shown, from 1."""
        return self._at + 1

    def turn_to(self, page: int) -> None:
        """Show one page, counted from 1."""
        self._turn(page - 1)
        scroll_to(self.where)

    @Slot()
    def next(self) -> None:
        """Show the page after this one."""
        self._turn(self._at + 1)

    @Slot()
    def before(self) -> None:
        """Show the page before this one."""
        self._turn(self._at - 1)

    @Slot()
    def larger(self) -> None:
        """Show the page larger."""
        self._zoom = min(self._zoom + 1, len(ZOOMS) - 1)
        self._paint()

    @Slot()
    def smaller(self) -> None:
        """Show the page smaller."""
        self._zoom = max(self._zoom - 1, 0)
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._later.start()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown:
                self.next()
            case Qt.Key.Key_PageUp:
                self.before()
            case Qt.Key.Key_Home:
                self._turn(0)
            case Qt.Key.Key_End:
                self._turn(self._pages - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.larger()
            case Qt.Key.Key_Minus:
                self.smaller()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(theme.colour(theme.current().tokens.ink))
            for inset in (0, 1):
                room = QRect(self.rect()).adjusted(inset, inset, -inset - 1, -inset - 1)
                painter.drawRect(room)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._later.start()
        super().changeEvent(event)

    def _wide(self) -> int:
        px = theme.current().px
        return min(self._room.viewport().width() - px(4), px(WIDEST))

    def _turn(self, page: int) -> None:
        self._at = min(max(page, 0), max(self._pages - 1, 0))
        self.where.setText(f"Page {self._at + 1} of {self._pages}")
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at < self._pages - 1)
        if self.hasFocus():
            scroll_to(self.where)  # a page is read from its head
        self._paint()

    @Slot()
    def _end(self) -> None:
        self._ended = True

    @Slot()
    def _fit(self) -> None:
        """Paint the page anew where its room has become another one."""
        if not 0 <= self._wide() - self._painted <= theme.current().px(SPARE):
            self._paint()

    def _hold(self, page: QSize, room: int) -> None:
        """Let the screen scroll over a page that fits; a larger one scrolls here."""
        fits = page.width() <= room + 1
        bars, tall = Qt.ScrollBarPolicy, theme.current().px(LEAST)
        policy = bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded
        self._room.setHorizontalScrollBarPolicy(policy)
        self._room.setVerticalScrollBarPolicy(policy)
        self._room.setMinimumHeight(page.height() if fits else tall)

    @Slot()
    def _paint(self) -> None:
        if self._ended or not self._pdf:
            return
        self._asked += 1
        asked, pdf, page = self._asked, self._pdf, self._at
        density = self.devicePixelRatioF()
        room, known = self._wide(), self._words
        self._painted = room
        dpi = 72 * room * ZOOMS[self._zoom] * density / POINTS

        def work(_caseload: Caseload) -> tuple[QImage, tuple[str, ...]]:
            return paint(pdf, page, dpi), known or text_of(pdf)

        def then(done: tuple[QImage, tuple[str, ...]]) -> None:
            image, words = done
            if asked == self._asked:
                self._words = words
                self.sheet.show_page(image, density, words[page])
                self._hold(self.sheet.size(), room)
            self._later.start()

        self._sitting.read(self, work, then)

    def _lay_out(self) -> None:
        px = theme.current().px
        self._back = IconButton("chevron-left", "Page before")
        self._on = IconButton("chevron-right", "Next page")
        less = IconButton("zoom-out", "Smaller")
        more = IconButton("zoom-in", "Larger")
        for button, run in (
            (self._back, self.before),
            (self._on, self.next),
            (less, self.smaller),
            (more, self.larger),
        ):
            button.clicked.connect(run)
        head = Flow([self._back, self.where, self._on], gap=px(4))
        head.add_right(less)
        head.add(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        column.setSpacing(px(8))
        column.addWidget(head)
        column.addWidget(self._room, 1)
