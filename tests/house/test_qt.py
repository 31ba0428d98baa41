import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap


def test_qt_gives_back_each_none_that_it_borrows(qapp):
    """PySide6 6.12.0 on Python 3.11 loses one a call, until the program dies."""
    painter = QPainter(paper := QPixmap(9, 9))
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setPen(Qt.PenStyle.NoPen)
    after = sys.getrefcount(None)
    painter.end()
    assert paper.width() == 9
    assert abs(after - before) < 50
