"""How large a dialog is: its page whole, where the window has room for it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.form import Beside
from twentyweeks.gui.widgets.page import ScrollPage


def dialog_size(over: QWidget, page: ScrollPage, below: int, wide: int) -> QSize:
    """Return the size of a dialog over this widget, never larger than its window.

    `below` is what stands under the page, in pixels; `wide` is at a text of 100 %.
    """
    px = theme.current().px
    room = over.window().size()
    across = min(px(wide), room.width())
    page.ensurePolished()
    margins = page.body.contentsMargins()
    for fields in page.page.findChildren(Beside):
        fields.fit(across - margins.left() - margins.right())
    tall = page.page.heightForWidth(across) + below + px(8)
    return QSize(across, min(max(tall, px(240)), room.height() - px(24)))
