"""Where everything on the bar of twenty weeks goes, at any width and text size."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role, figures
from twentyweeks.present.timeline import WEEKS, Disc, Part, Timeline


@dataclass(frozen=True, slots=True)
class Text:
    """Some words with their place; `ink` is a token's name or a Tone."""

    rect: QRect
    words: str
    face: QFont
    ink: str
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Places:
    """All that is drawn, in pixels from the top left of the widget."""

    texts: tuple[Text, ...]
    bar: QRect
    discs: tuple[QPoint, ...]
    leaders: tuple[int, ...]  # how far each disc's line runs down to its words
    today: int | None
    pill: QRect
    height: int


def plain_face() -> QFont:
    """Return the font of dates and of the parts' names."""
    return figures(Role.CAPTION, theme.current().scale)


def strong_face() -> QFont:
    """Return the font of names and states."""
    return _strong(theme.current().scale)


@cache
def _strong(scale: float) -> QFont:
    made = QFont(figures(Role.CAPTION, scale))
    made.setWeight(QFont.Weight.DemiBold)
    return made


def minimum_width(timeline: Timeline) -> int:
    """Return the width below which even stacked words would be cut."""
    widths = [_width_of(disc) for disc in timeline.discs]
    widths += [_wide(strong_face(), part.name) for part in timeline.parts]
    return max(widths, default=0) + theme.current().px(40)


def place(timeline: Timeline, width: int) -> Places:
    """Lay the bar out; words that would meet step into a row of their own."""
    return _Layout(timeline, width).places()


def _wide(face: QFont, words: str) -> int:
    return QFontMetrics(face).horizontalAdvance(words) + 2


def _lines(disc: Disc) -> list[tuple[str, QFont, str]]:
    strong, plain = strong_face(), plain_face()
    lines = [(disc.name, strong, "ink"), (disc.when, plain, "ink2")]
    lines.append((disc.state, strong, disc.tone.value))
    return [line for line in lines if line[0]]


def _width_of(disc: Disc) -> int:
    return max(_wide(face, words) for words, face, _ in _lines(disc))


class _Rows:
    """Rows that are filled from the left; a thing takes the first row with room."""

    def __init__(self, gap: int) -> None:
        self._ends: list[int] = []
        self._gap = gap

    def take(self, left: int, right: int) -> int:
        for row, end in enumerate(self._ends):
            if end + self._gap <= left:
                self._ends[row] = right
                return row
        self._ends.append(right)
        return len(self._ends) - 1

    def count(self) -> int:
        return len(self._ends)


class _Layout:
    def __init__(self, timeline: Timeline, width: int) -> None:
        self.timeline, self.width = timeline, width
        self.px = theme.current().px
        self.line = QFontMetrics(plain_face()).height()
        self.today = None if timeline.today is None else self._x(timeline.today)

    def places(self) -> Places:
        pill = self._pill()
        parts, part_rows = self._parts()
        label_top = pill.bottom() + 1 + self.px(4)
        bar_top = label_top + part_rows * self.line + self.px(8)
        bar = QRect(self.px(14), bar_top, self.width - 2 * self.px(14), self.px(14))
        words_top = bar.bottom() + 1 + self.px(12)
        texts, leaders, bottom = self._discs(words_top)
        raised = [
            Text(
                rect.translated(0, label_top + (part_rows - 1 - row) * self.line),
                part.name,
                strong_face() if bold else plain_face(),
                "ink" if bold else "ink2",
            )
            for part, rect, row, bold in parts
        ]
        middle = bar.center().y()
        return Places(
            texts=(*raised, *texts),
            bar=bar,
            discs=tuple(QPoint(self._x(d.at), middle) for d in self.timeline.discs),
            leaders=tuple(leaders),
            today=self.today,
            pill=pill,
            height=bottom + self.px(4),
        )

    def _x(self, week: float) -> int:
        inner = self.width - 2 * self.px(14)
        return self.px(14) + round(inner * min(max(week, 0.0), WEEKS) / WEEKS)

    def _pill(self) -> QRect:
        words = self.timeline.today_words
        if self.today is None or not words:
            return QRect(0, 0, 0, 0)
        wide = _wide(strong_face(), words) + self.px(16)
        left = min(max(self.today - wide // 2, 0), self.width - wide)
        return QRect(left, 0, wide, self.line + self.px(6))

    def _parts(self) -> tuple[list[tuple[Part, QRect, int, bool]], int]:
        rows = _Rows(self.px(8))
        placed = []
        for part in self.timeline.parts:
            bold = self._is_now(part)
            wide = _wide(strong_face() if bold else plain_face(), part.name)
            left = self._clear_of_today(self._x(part.starts) + self.px(4), wide)
            left = min(left, self.width - wide)
            row = rows.take(left, left + wide)
            placed.append((part, QRect(left, 0, wide, self.line), row, bold))
        return placed, rows.count()

    def _is_now(self, part: Part) -> bool:
        now = self.timeline.today
        return now is not None and part.starts <= now < part.ends

    def _clear_of_today(self, left: int, wide: int) -> int:
        gap = self.px(8)
        meets = self.today is not None and left - gap < self.today < left + wide + gap
        return self.today + gap if meets and self.today is not None else left

    def _discs(self, top: int) -> tuple[list[Text], list[int], int]:
        rows, texts, leaders = _Rows(self.px(12)), [], []
        tall = max((len(_lines(d)) for d in self.timeline.discs), default=0) * self.line
        step = tall + self.px(8)
        for disc in self.timeline.discs:
            wide = _width_of(disc)
            left = min(max(self._x(disc.at) - wide // 2, 0), self.width - wide)
            row = rows.take(left, left + wide)
            leaders.append(row * step)
            texts += self._block(disc, QRect(left, top + row * step, wide, self.line))
        return texts, leaders, top + max(rows.count(), 1) * step - self.px(8)

    def _block(self, disc: Disc, first: QRect) -> list[Text]:
        align = Qt.AlignmentFlag.AlignHCenter
        if first.left() <= 0:
            align = Qt.AlignmentFlag.AlignLeft
        elif first.right() >= self.width - 1:
            align = Qt.AlignmentFlag.AlignRight
        return [
            Text(first.translated(0, number * self.line), words, face, ink, align)
            for number, (words, face, ink) in enumerate(_lines(disc))
        ]
