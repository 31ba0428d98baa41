"""Draw the cells of the caseload, each once until something about it changes."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from twentyweeks.gui import icons, theme
from twentyweeks.gui.theme import Density
from twentyweeks.gui.widgets.case_cells import Cell, Cells
from twentyweeks.gui.widgets.case_model import CaseModel, Column, Index
from twentyweeks.gui.widgets.chips import paint_chip
from twentyweeks.gui.widgets.weekbar import paint_week_bar
from twentyweeks.present.caseload import CaseRow

KEPT = 600  # pictures of cells: about four screens of them

Key = tuple[int, int, int, int, bool, int, float]


class CaseDelegate(QStyledItemDelegate):
    """Paints from pictures that it keeps; `fresh` forgets them."""

    def __init__(self, model: CaseModel, density: Density) -> None:
        super().__init__()
        self._model = model
        self._pictures: dict[Key, QPixmap] = {}
        self.density = density
        self.cells = Cells(density)

    def fresh(self) -> None:
        """Forget fonts and pictures, after the theme or the density has changed."""
        self.cells = Cells(self.density)
        self._pictures.clear()

    def stack(self, *, stacked: bool) -> None:
        """Put the chips above the steps, or before them where there is room."""
        if self.cells.stacked is not stacked:
            self.cells.stacked = stacked
            self._pictures.clear()

    def learn(self, row: CaseRow) -> dict[Column, tuple[int, int]]:
        """Return the widths a line wants; forget the pictures if the chips grew."""
        slot = self.cells.chip_slot
        found = self.cells.learn(row)
        if self.cells.chip_slot != slot:
            self._pictures.clear()
        return found

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        density = painter.device().devicePixelRatioF()
        size = (rect.width(), rect.height())
        key = (index.row(), index.column(), *size, chosen, self._model.version, density)
        picture = self._pictures.get(key)
        if picture is None:
            row = self._model.row(index.row())
            if row is None:
                return
            picture = self._picture(row, Column(index.column()), key)
            self._keep(key, picture)
        painter.drawPixmap(rect.topLeft(), picture)

    def _keep(self, key: Key, picture: QPixmap) -> None:
        if len(self._pictures) >= KEPT:
            self._pictures.clear()
        self._pictures[key] = picture

    def _picture(self, row: CaseRow, column: Column, key: Key) -> QPixmap:
        _, _, width, height, chosen, _, density = key
        wears = theme.current()
        picture = QPixmap(round(width * density), round(height * density))
        picture.setDevicePixelRatio(density)
        tokens = wears.tokens
        picture.fill(QColor(tokens.selection if chosen else tokens.surface))
        painter = QPainter(picture)
        room = QRect(0, 0, width, height)
        painter.fillRect(0, height - 1, width, 1, theme.colour(tokens.line))
        if chosen and column is Column.NAME:
            bar = wears.px(3)
            painter.fillRect(0, 0, bar, height, theme.colour(tokens.accent))
        self._draw(painter, self.cells.cell(row, column, room), row)
        painter.end()
        return picture

    def _draw(self, painter: QPainter, cell: Cell, row: CaseRow) -> None:
        wears = theme.current()
        for line in cell.lines:
            painter.setFont(line.face)
            painter.setPen(theme.colour(str(getattr(wears.tokens, line.ink))))
            painter.drawText(line.rect, Qt.AlignmentFlag.AlignVCenter, line.words)
        if cell.chip is not None:
            paint_chip(painter, *cell.chip, self.cells.chip)
        if cell.bar is not None:
            paint_week_bar(painter, cell.bar, row.weeks_done, row.weeks_tone)
        if cell.icon is not None:
            self._draw_icon(painter, *cell.icon)
        if cell.dot is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(wears.tokens.accent))
            painter.drawEllipse(cell.dot)

    def _draw_icon(self, painter: QPainter, rect: QRect, name: str) -> None:
        ink = theme.current().tokens.ink2
        density = painter.device().devicePixelRatioF()
        drawn = icons.pixmap(name, ink, rect.width(), density)
        painter.drawPixmap(QPoint(rect.x(), rect.y()), drawn)
