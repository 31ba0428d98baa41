"""Filters with their counts, of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from twentyweeks.gui import fonts, icons, theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter; `tone` colours its icon, a token's name or a Tone."""

    key: str
    words: str
    count: int
    icon: str = ""
    tone: str = "ink2"


class Pill(QPushButton):
    """One filter as a button that stays down."""

    def __init__(self, filter_: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = filter_
        self.setProperty("kind", "pill")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # so it is spoken as one of several
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self.dress)
        self.show_filter(filter_)

    def show_filter(self, filter_: Filter) -> None:
        """Show the same filter with another count."""
        self.filter = filter_
        gap = "  " if filter_.icon else ""  # Qt sets hardly any of its own
        self.setText(f"{gap}{filter_.words}  {filter_.count:,}")
        self.setAccessibleName(f"{filter_.words}, {filter_.count:,} cases")
        self.dress()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = QFontMetrics(fonts.font(Role.STRONG, theme.current().scale))
        grows = bold.horizontalAdvance(self.text())
        grows -= self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + grows, hint.height())

    @Slot()
    def dress(self) -> None:
        """Draw the icon in the colours and the size of the theme."""
        if not self.filter.icon:
            return
        wears = theme.current()
        tone = "surface" if self.isChecked() else self.filter.tone
        ink = str(getattr(wears.tokens, str(tone)))
        self.setIcon(icons.icon(self.filter.icon, ink, wears.px(17)))
        self.setIconSize(QSize(wears.px(17), wears.px(17)))


class FilterPills(Flow):
    """A flow of filters; `chosen` tells the key of the one that was picked."""

    chosen = Signal(str)

    def __init__(self, filters: Sequence[Filter], chosen: str = "") -> None:
        self._pills = {filter_.key: Pill(filter_) for filter_ in filters}
        super().__init__(list(self._pills.values()), gap=theme.current().px(6))
        self._group = QButtonGroup(self)
        for pill in self._pills.values():
            self._group.addButton(pill)
        self._pills[chosen or filters[0].key].setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    def key(self) -> str:
        """Return the key of the filter that is chosen."""
        return next(key for key, pill in self._pills.items() if pill.isChecked())

    def choose(self, key: str) -> None:
        """Choose a filter as if it had been clicked."""
        self._pills[key].click()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Put new counts on the pills, by key."""
        for key, count in counts.items():
            pill = self._pills[key]
            pill.show_filter(replace(pill.filter, count=count))

    @Slot(QAbstractButton, bool)
    def _tell(self, _pill: QAbstractButton, on: bool) -> None:  # noqa: FBT001
        if on:
            self.chosen.emit(self.key())
