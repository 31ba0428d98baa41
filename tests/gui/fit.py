"""Find what is elided, clipped or overlapping in a window as it stands."""

import re
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

from gui.desks import turn

PIECES = re.compile(r"[^\s-]+-?|-")  # what Qt never breaks
SLACK = 1  # pixels; fractions of a pixel are rounded up by some hints and not by others


def misfits(window: QWidget) -> list[str]:
    """Return one sentence for each thing that a reader could not read whole."""
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and not _is_qts_own(widget):
            found += [f"{_name(widget)}: {fault}" for fault in _faults(widget)]
    return found


def misfits_at_rest(window: QWidget, turns: int = 40) -> list[str]:
    """Return the misfits once the layout has come to rest, within two seconds.

    Heights that depend on widths are passed up a nested layout a turn at a time.
    """
    for _ in range(turns):
        if not misfits(window):
            break
        turn(50)
    return misfits(window)


def _is_qts_own(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {text or widget.accessibleName()!r}"


def _faults(widget: QWidget) -> list[str]:
    return [
        *_too_small(widget),
        *_outside(widget),
        *_overlapping(widget),
        *_painted(widget),
        *_columns(widget),
    ]


def _too_small(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel):
        return _label(widget) if widget.text() else []
    if isinstance(widget, QAbstractButton | QComboBox):
        return _control(widget)
    return _line(widget) if isinstance(widget, QLineEdit) else []


def _control(widget: QAbstractButton | QComboBox) -> list[str]:
    wanted = widget.sizeHint()
    faults = []
    if wanted.width() > widget.width() + SLACK:
        faults.append(f"needs {wanted.width()} px, has {widget.width()}")
    if wanted.height() > widget.height() + SLACK:
        faults.append(f"needs {wanted.height()} px down, has {widget.height()}")
    return faults


def _line(line: QLineEdit) -> list[str]:
    metrics = line.fontMetrics()
    faults = []
    words = metrics.horizontalAdvance(line.placeholderText())
    if words > line.width() - 2 * metrics.averageCharWidth():
        faults.append("its hint is cut")
    if line.height() < metrics.height():
        faults.append("is lower than its line")
    return faults


def _label(label: QLabel) -> list[str]:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if not label.wordWrap():
        lines = label.text().split("\n")
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        tall = metrics.height() * len(lines)
    else:
        wide = max(metrics.horizontalAdvance(w) for w in PIECES.findall(label.text()))
        tall = label.heightForWidth(label.width())
    faults = []
    if wide > room.width() + SLACK:
        faults.append(f"needs {wide} px, has {room.width()}")
    if tall > label.height() + SLACK:
        faults.append(f"needs {tall} px down, has {label.height()}")
    return faults


def _outside(widget: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not (widget.width() and widget.height()):
        return []
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
        fits = widget.width() <= parent.width() + SLACK
        return (
            [] if fits else [f"{widget.width() - parent.width()} px run out sideways"]
        )
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return [] if room.contains(widget.geometry()) else ["runs out of its parent"]


def _overlapping(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractItemView | QLineEdit | QComboBox | QHeaderView):
        return []
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not _is_qts_own(child)
    ]
    return [
        f"{_name(one)} lies over {_name(other)}"
        for one, other in combinations(children, 2)
        if _meet(one.geometry(), other.geometry())
    ]


def _meet(one: QRect, other: QRect) -> bool:
    common = one.intersected(other)
    return common.width() > SLACK and common.height() > SLACK


def _painted(widget: QWidget) -> list[str]:
    drawn = getattr(widget, "painted_words", list)()
    faults = []
    for rect, words, face in drawn:
        wide = QFontMetrics(face).horizontalAdvance(words)
        if wide > rect.width() + SLACK:
            faults.append(f"{words!r} needs {wide} px, has {rect.width()}")
        if QFontMetrics(face).height() > rect.height() + 2 * SLACK:
            faults.append(f"{words!r} is higher than its place")
        room = widget.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not room.contains(rect):
            faults.append(f"{words!r} runs out")
    faults += [
        f"{one[1]!r} lies over {other[1]!r}"
        for one, other in combinations(drawn, 2)
        if _meet(one[0], other[0])
    ]
    return faults


def _columns(widget: QWidget) -> list[str]:
    if not isinstance(widget, QTableView):
        return []
    header = widget.horizontalHeader()
    return [
        f"the head of column {column} needs {wanted} px, has {width}"
        for column in range(header.count())
        if not header.isSectionHidden(column)
        and (wanted := header.sectionSizeFromContents(column).width())
        > (width := header.sectionSize(column))
    ]
