"""Put a page of plain text on paper, for the recovery key alone."""

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


def print_text(text: str, parent: QWidget) -> bool:
    """Ask which printer and print; return whether it was sent."""
    printer = QPrinter()
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    page = QTextDocument()
    page.setPlainText(text)
    page.print_(printer)
    return True
