"""Pages that show the parts of screens together, for the eye."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from gui.sample_cases import fetch_at_once
from twentyweeks.gui.commands import KeyList
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.nav import Place, Standing
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.case_table import CaseTable, TableCard
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner, ErrorSummary
from twentyweeks.gui.widgets.page import Heading, Page, ScrollPage
from twentyweeks.gui.widgets.pills import Filter, FilterPills
from twentyweeks.gui.widgets.search import SearchField
from twentyweeks.gui.widgets.signs import Avatar
from twentyweeks.gui.widgets.timeline import TimelineBar
from twentyweeks.gui.widgets.weekbar import WeekBar
from twentyweeks.gui.widgets.words import Pair, Words, rule
from twentyweeks.gui.window import MainWindow
from twentyweeks.present.timeline import Disc, Mark, Timeline
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
TIMELINE = Timeline(
    discs=(
        Disc(
            name="Request received",
            at=0,
            when="24 Aug 2026",
            state="Recorded",
            tone=Tone.GREEN,
            mark=Mark.DONE,
        ),
        Disc(
            name="Decided to assess",
            at=6,
            when="Week 6 · 5 Oct",
            state="On time",
            tone=Tone.GREEN,
            mark=Mark.DONE,
        ),
        Disc(
            name="Advice back",
            at=12,
            when="Week 12 · 16 Nov",
            state="4 of 6 in",
            tone=Tone.AMBER,
            mark=Mark.WAITING,
        ),
        Disc(
            name="Draft plan served",
            at=16,
            when="Week 16 · 14 Dec",
            state="Our target",
            tone=Tone.ACCENT,
            mark=Mark.NEXT,
        ),
        Disc(name="Final plan sent", at=20, when="Week 20 · 11 Jan"),
    ),
    today=13.0,
    today_words="Today · week 14",
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
    born = QDateEdit()
    born.setAccessibleName("Date of birth")
    line = [checked, QCheckBox("Not told"), chosen, QRadioButton("Refused")]
    card.body.addWidget(Flow([*line, born], gap=16))
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


def window_with(page: QWidget) -> MainWindow:
    """Return the main window with one page in the place of the caseload."""
    places = [
        Place("today", "Today", "sun", Page),
        Place("caseload", "Caseload", "folders", lambda: page),
        Place("exchange", "Exchange", "refresh-cw", Page),
    ]
    window = MainWindow("Northmoor Council", places)
    window.say_officer("Jo Marlow")
    window.say_standing(Standing("Working offline", "3 changes wait to be sent"))
    window.go("caseload")
    return window


def caseload_window() -> QWidget:
    page = ScrollPage()
    new = Button("New request", Kind.PRIMARY, "plus")
    sentence = "Monday 23 November · 2 deadlines have passed, 9 more fall this week"
    page.body.addWidget(
        Heading("Caseload", sentence, [SearchField(keys="Ctrl K"), new])
    )
    page.body.addWidget(FilterPills(FILTERS, "all"))
    table = CaseTable("Cases, next deadline first")
    table.show_rows(214, fetch_at_once)
    page.body.addWidget(TableCard(table), 1)
    foot = QHBoxLayout()
    foot.addWidget(Words("214 cases", Role.CAPTION, "ink2"), 1)
    keys = Words("Enter opens · J and K move · ? shows all keys", Role.CAPTION, "ink2")
    foot.addWidget(keys.one_line())
    page.body.addLayout(foot)
    return window_with(page)


def case_window() -> QWidget:
    page = ScrollPage()
    primary = Button("Chase health advice", Kind.PRIMARY, "phone")
    actions = [Button("Record contact", icon="phone"), primary]
    page.body.addWidget(Heading("Amara Okafor", "Age 7, born 4 March 2019", actions))
    page.body.addWidget(Banner("Interpreter needed: Igbo", Tone.BLUE, "languages"))
    card = Card("20-week assessment")
    card.beside_title(Chip(Status("Health advice is holding this up", Tone.AMBER)))
    card.aside(Words("Final plan due Monday 11 January 2027").one_line())
    card.body.addWidget(TimelineBar(TIMELINE))
    page.body.addWidget(card)
    page.body.addWidget(Columns(_next(), _people()))
    page.body.addStretch(1)
    return window_with(page)


def _next() -> QWidget:
    card = Card("What happens next")
    card.aside(Button("Add reminder", Kind.QUIET, "plus"))
    for words, status in (
        ("Chase health advice", Status("11 days overdue", Tone.RED)),
        ("Finish the draft plan", Status("3 days left", Tone.AMBER)),
    ):
        row = QHBoxLayout()
        row.addWidget(Pair(words, "Requested 1 October, six weeks passed."), 1)
        row.addWidget(Chip(status))
        card.body.addLayout(row)
        card.body.addWidget(rule())
    card.body.addWidget(WeekBar("14 of 20", 0.7))
    return card


def _people() -> QWidget:
    card = Card("People")
    card.aside(Button("Add", Kind.QUIET, "plus"))
    for name, what in (("Ngozi Okafor", "Mother"), ("Claire Bryant", "SENCO")):
        row = QHBoxLayout()
        row.addWidget(Avatar(name))
        row.addWidget(Pair(name, what), 1)
        row.addWidget(IconButton("phone", f"Ring {name}"))
        card.body.addLayout(row)
    card.body.addStretch(1)
    return card


def keys_page() -> QWidget:
    window = window_with(Page())
    return KeyList(window.commands, window)
