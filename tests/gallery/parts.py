"""Pages that show the parts of screens together, for the eye."""

from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.theme import DARK, LIGHT, Theme, high_contrast
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner, ErrorSummary
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.pills import Filter, FilterPills
from twentyweeks.gui.widgets.search import SearchField
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.tone import Tone

SCRIPTS = (
    ("Latin", "Zoë Okafor, Łucja Wójcik, Nguyễn Thị Hạnh"),
    ("Arabic", "محمد علي"),
    ("Urdu", "فاطمہ بیگم"),
    ("Bengali", "আমিনা খাতুন"),
    ("Gurmukhi", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ"),
    ("Figures", "0123456789, 20 October 2026, EHC-26-1042"),
)
FILTERS = (
    Filter("mine", "My cases", 48),
    Filter("all", "All", 214),
    Filter("overdue", "Overdue", 2, "circle-alert", "red"),
    Filter("week", "Due this week", 11, "clock", "amber"),
    Filter("advice", "Waiting for advice", 26, "hourglass"),
    Filter("drafts", "Draft plans", 17, "file-pen"),
)


def parts_page() -> QWidget:
    """Every part once."""
    page = ScrollPage()
    page.body.addWidget(
        Heading("Parts", "Every part once", [SearchField(keys="Ctrl K")])
    )
    page.body.addWidget(Banner("Address protected. Ask before you write.", Tone.RED))
    page.body.addWidget(Banner("Two officers recorded this decision.", Tone.AMBER))
    page.body.addWidget(FilterPills(FILTERS, "all"))
    page.body.addWidget(Flow([Chip(Status(tone.value, tone)) for tone in Tone]))
    page.body.addWidget(_buttons())
    page.body.addWidget(_fields())
    page.body.addWidget(EmptyState("inbox", "Nothing waits", "All post is assigned."))
    page.body.addStretch(1)
    return page


def _buttons() -> QWidget:
    off = Button("Cannot be used yet", Kind.PRIMARY, "send")
    off.setEnabled(False)
    kinds = [Button(kind.value.capitalize(), kind, "file-pen") for kind in Kind]
    return Flow([*kinds, off, IconButton("phone", "Ring Ngozi Okafor")])


def _fields() -> QWidget:
    card = Card("New request")
    received = Field("Date received", QLineEdit("31/11/2026"), "The day it arrived")
    who = QComboBox()
    who.addItems(["Parent", "Young person", "School"])
    summary = ErrorSummary()
    words = Field("What the family asks for", QPlainTextEdit())
    for widget in (summary, received, Field("Who asked", who), words):
        card.body.addWidget(widget)
    checked, chosen = QCheckBox("Told, with the wording"), QRadioButton("Given")
    checked.setChecked(True)
    chosen.setChecked(True)
    line = [checked, QCheckBox("Not told"), chosen, QRadioButton("Refused")]
    card.body.addWidget(Flow(line, gap=16))
    bar = QProgressBar()
    bar.setValue(40)
    bar.setTextVisible(False)
    card.body.addWidget(bar)
    summary.show_errors([(received, "Enter a real date; November has 30 days")])
    return card


def scripts_page() -> QWidget:
    """One name in each script of the font list."""
    page = ScrollPage()
    page.body.addWidget(Heading("Scripts", "One name in each script"))
    card = Card("Names")
    for script, name in SCRIPTS:
        row = QHBoxLayout()
        row.addWidget(Words(script, tone="ink2"), 1)
        row.addWidget(Words(name, Role.H2), 3)
        card.body.addLayout(row)
    page.body.addWidget(card)
    page.body.addStretch(1)
    return page


def shoot(app: QApplication, folder: Path, name: str) -> None:
    """Write parts-LOOK.png and scripts-LOOK.png where they are wanted."""
    for page, (build, *size) in PAGES.items():
        if page.startswith(name):
            for look, worn in LOOKS.items():
                theme.wear(app, worn)
                shown = build()
                shown.resize(*size)
                shown.show()
                for _ in range(10):
                    app.processEvents()
                shown.grab().save(str(folder / f"{page}-{look}.png"))
                shown.close()
                shown.deleteLater()


PAGES = {"parts": (parts_page, 1212, 1500), "scripts": (scripts_page, 900, 520)}
LOOKS = {
    "light": Theme(LIGHT),
    "dark": Theme(DARK),
    "130": Theme(LIGHT, 1.3),
    "200": Theme(LIGHT, 2.0),
    "contrast": Theme(high_contrast(LIGHT), border=2),
}
