"""What each cell of the caseload draws and where, measured in its own fonts."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role, figures, font
from twentyweeks.gui.theme import Density
from twentyweeks.gui.widgets.case_model import Column
from twentyweeks.gui.widgets.chips import Status, chip_font, chip_size
from twentyweeks.present.caseload import CaseRow

NAME = 230
"""The width at 100 % over which a name goes on in a second line."""

HEIGHTS = {Density.COMPACT: 36, Density.COMFORTABLE: 48, Density.TOUCH: 60}


@dataclass(frozen=True, slots=True)
class Line:
    """Some words in their place, in one of the token colours."""

    rect: QRect
    words: str
    face: QFont
    ink: str


@dataclass(slots=True)
class Cell:
    """All that one cell draws."""

    lines: list[Line] = field(default_factory=list)
    chip: tuple[QRect, Status] | None = None
    bar: QRectF | None = None
    icon: tuple[QRect, str] | None = None
    dot: QRect | None = None


class Cells:
    """Fonts, sizes and places for one theme and density; made anew when they change."""

    def __init__(self, density: Density) -> None:
        wears = theme.current()
        self.px, self.two_lines = wears.px, density is not Density.COMPACT
        self.strong = figures(Role.STRONG, wears.scale)
        self.body = font(Role.BODY, wears.scale)
        self.caption = figures(Role.CAPTION, wears.scale)
        self.chip = chip_font()
        self._chip_metrics = QFontMetrics(self.chip)
        self._widths: dict[tuple[str, int], int] = {}
        self._metrics = {
            id(face): QFontMetrics(face)
            for face in (self.strong, self.body, self.caption)
        }
        self.pad = self.px(14)
        self.chip_slot = 0
        self.stacked = False
        self._at_one = HEIGHTS[density]

    def wide(self, words: str, face: QFont) -> int:
        """Return the width of some words, measured once."""
        key = (words, id(face))
        if key not in self._widths:
            advance = self._metrics[id(face)].horizontalAdvance(words)
            self._widths[key] = advance + 2
        return self._widths[key]

    def chip_size(self, words: str) -> QSize:
        """Return the room of a chip with these words."""
        return chip_size(self._chip_metrics, words)

    def learn(self, row: CaseRow) -> dict[Column, tuple[int, int]]:
        """Return for each column the width that this line wants, and can do with."""
        self.chip_slot = max(self.chip_slot, self.chip_size(row.due).width())
        name = self._named(row)
        step = self._pair(row.step, self.body, dated(row))
        weeks = max(self.wide(row.weeks, self.caption), self.px(84))
        waiting = self._icon_room() if row.waiting_icon else 0
        wanted = {
            Column.NAME: (name, name),
            Column.STEP: (
                self.chip_slot + self.px(10) + step,
                max(self.chip_slot, step),
            ),
            Column.WEEKS: (weeks, weeks),
            Column.WAITING: self._may_wrap(row.waiting_on, waiting),
            Column.SCHOOL: self._may_wrap(row.school, 0),
            Column.OFFICER: self._may_wrap(row.officer, 0),
        }
        both = 2 * self.pad
        return {
            column: (w + both, least + both) for column, (w, least) in wanted.items()
        }

    def cell(self, row: CaseRow, column: Column, rect: QRect) -> Cell:
        """Return what a cell draws inside `rect`."""
        room = rect.adjusted(self.pad, 0, -self.pad, 0)
        match column:
            case Column.NAME:
                return self._name(row, room)
            case Column.STEP:
                return self._step(row, room)
            case Column.WEEKS:
                return self._weeks(row, room)
            case Column.WAITING:
                return self._waiting(row, room)
            case Column.SCHOOL:
                return Cell(lines=self._wrapped(row.school, room))
            case Column.OFFICER:
                return Cell(lines=self._wrapped(row.officer, room))

    def is_long(self, row: CaseRow) -> bool:
        """Return whether a name takes two lines of its own."""
        return self.two_lines and self.wide(row.name, self.strong) > self.px(NAME)

    def height_of_long(self) -> int:
        """Return the height of a line whose name takes two."""
        return self.height() + self._tall(self.strong)

    def height(self) -> int:
        """Return the height of a line; stacked, the chip has a row of its own."""
        tall = self._tall(self.body)
        if self.two_lines:
            tall += max(self._tall(self.caption), self._tall(self.body))
        chip = self.chip_size("").height()
        if self.stacked:
            return tall + chip + self.px(14)
        return max(self.px(self._at_one), tall + self.px(6), chip + self.px(6))

    def _tall(self, face: QFont) -> int:
        return self._metrics[id(face)].height()

    def _pair(self, first: str, face: QFont, second: str) -> int:
        one, two = self.wide(first, face), self.wide(second, self.caption)
        return max(one, two) if self.two_lines else one + self.px(10) + two

    def _named(self, row: CaseRow) -> int:
        if not self.is_long(row):
            return self._pair(row.name, self.strong, row.reference_and_year)
        parts = [*self._halves(row.name, self.strong)]
        wide = [self.wide(part, self.strong) for part in parts]
        return max(*wide, self.wide(row.reference_and_year, self.caption))

    def _icon_room(self) -> int:
        return self.px(18) + self.px(7)

    def _may_wrap(self, words: str, before: int) -> tuple[int, int]:
        whole = self.wide(words, self.body) + before
        if not self.two_lines:
            return whole, whole
        halves = self._halves(words, self.body)
        least = max(self.wide(part, self.body) for part in halves)
        return whole, least + before

    def _halves(self, words: str, face: QFont) -> tuple[str, str]:
        parts = words.split(" ")
        cuts = [
            (" ".join(parts[:cut]), " ".join(parts[cut:]))
            for cut in range(1, len(parts) + 1)
        ]
        return min(cuts, key=lambda cut: max(self.wide(p, face) for p in cut))

    def _stack(
        self, room: QRect, first: tuple[str, QFont, str], second: tuple[str, QFont, str]
    ) -> list[Line]:
        one, two = self._tall(first[1]), self._tall(second[1])
        if not self.two_lines:
            wide = self.wide(first[0], first[1])
            before = QRect(room.x(), room.y(), wide, room.height())
            after = room.adjusted(wide + self.px(10), 0, 0, 0)
            return [Line(before, *first), Line(after, *second)]
        top = room.y() + (room.height() - one - two) // 2
        upper = QRect(room.x(), top, room.width(), one)
        lower = QRect(room.x(), top + one, room.width(), two)
        return [Line(upper, *first), Line(lower, *second)]

    def _name(self, row: CaseRow, room: QRect) -> Cell:
        first = (row.name, self.strong, "ink")
        second = (row.reference_and_year, self.caption, "ink3")
        cell = Cell(lines=self._stack(room, first, second))
        if self.is_long(row):
            cell = Cell(lines=self._long_name(row, room))
        if row.unread:
            size = self.px(7)
            middle = cell.lines[0].rect.center().y()
            cell.dot = QRect(room.x() - self.px(10), middle - size // 2, size, size)
        return cell

    def _long_name(self, row: CaseRow, room: QRect) -> list[Line]:
        tall, low = self._tall(self.strong), self._tall(self.caption)
        top = room.y() + (room.height() - 2 * tall - low) // 2
        upper, lower = self._halves(row.name, self.strong)
        said = (
            (upper, self.strong, "ink", tall),
            (lower, self.strong, "ink", tall),
            (row.reference_and_year, self.caption, "ink3", low),
        )
        return [
            Line(QRect(room.x(), top + at * tall, room.width(), high), words, face, ink)
            for at, (words, face, ink, high) in enumerate(said)
        ]

    def _step(self, row: CaseRow, room: QRect) -> Cell:
        size = self.chip_size(row.due)
        first, second = (row.step, self.body, "ink"), (dated(row), self.caption, "ink3")
        if self.stacked:
            top = room.y() + self.px(5)
            below = QRect(room)
            below.setTop(top + size.height())
            chip = (QRect(QPoint(room.x(), top), size), _due(row))
            return Cell(lines=self._stack(below, first, second), chip=chip)
        down = room.y() + (room.height() - size.height()) // 2
        chip = (QRect(QPoint(room.x(), down), size), _due(row))
        words = room.adjusted(self.chip_slot + self.px(10), 0, 0, 0)
        return Cell(lines=self._stack(words, first, second), chip=chip)

    def _weeks(self, row: CaseRow, room: QRect) -> Cell:
        if not row.weeks:
            return Cell()
        tall, bar = self._tall(self.caption), self.px(6)
        top = room.y() + (room.height() - tall - self.px(4) - bar) // 2
        words = QRect(room.x(), top, room.width(), tall)
        drawn = QRectF(room.x(), top + tall + self.px(4), self.px(84), bar)
        return Cell(lines=[Line(words, row.weeks, self.caption, "ink2")], bar=drawn)

    def _waiting(self, row: CaseRow, room: QRect) -> Cell:
        if not row.waiting_icon:
            return Cell(lines=self._wrapped(row.waiting_on, room))
        size = self.px(18)
        top = room.y() + (room.height() - size) // 2
        lines = self._wrapped(row.waiting_on, room.adjusted(self._icon_room(), 0, 0, 0))
        return Cell(lines, icon=(QRect(room.x(), top, size, size), row.waiting_icon))

    def _wrapped(self, words: str, room: QRect) -> list[Line]:
        if not self.two_lines or self.wide(words, self.body) <= room.width():
            return [Line(room, words, self.body, "ink2")]
        upper, lower = self._halves(words, self.body)
        first, second = (upper, self.body, "ink2"), (lower, self.body, "ink2")
        return self._stack(room, first, second)


def dated(row: CaseRow) -> str:
    """Return the date under a step, with its force where it is not statute."""
    return f"{row.on} · {row.force}" if row.force else row.on


def _due(row: CaseRow) -> Status:
    return Status(row.due, row.due_tone)
