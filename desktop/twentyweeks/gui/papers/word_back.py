"""A draft that came back from Word: what changed in it, and what was noted."""

from functools import partial

from PySide6.QtWidgets import QWidget

from twentyweeks.errors import Refused
from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.word_back import compare_back
from twentyweeks.present.word_back import NotedComment, WordBack

TITLE = "What came back"
ADOPT = "Nothing of it is taken into the plan or the letter by itself."


class WordBackScreen(ScrollPage):
    """One paper that came in, held against the draft that left."""

    def __init__(self, sitting: Sitting, case_id: str, document_id: str) -> None:
        super().__init__()
        del case_id
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.told: WordBack | None = None
        self.refused = ""
        self.heading, self.waiting = Heading(TITLE), Waiting()
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(sitting.left)
        for part in (Flow([back]), self.heading, self.waiting):
            self.body.addWidget(part)
        work = partial(_compared, document_id=document_id)
        self.waiting.wait_for(sitting.read(self, work, self._show), "Comparing")

    def _show(self, told: WordBack | Refused) -> None:
        self.waiting.over()
        if isinstance(told, Refused):
            self.refused = told.sentence
            self._end(EmptyState("file-text", "Not compared", told.sentence))
            return
        self.told = told
        self.heading.say(TITLE, f"{told.title}. {told.sentence} {ADOPT}")
        self._end(Columns(_changes(told), _comments(told), (8, 6)))

    def _end(self, part: QWidget) -> None:
        self.body.addWidget(part)
        self.body.addStretch(1)


def _compared(caseload: Caseload, document_id: str) -> WordBack | Refused:
    try:
        return compare_back(caseload, document_id)
    except Refused as refused:
        return refused


def _changes(told: WordBack) -> Card:
    card = Card("In plain words")
    if not told.changes:
        card.body.addWidget(quiet("Nothing is different."))
    heading = ""
    for each in told.changes:
        if each.heading != heading:
            heading = each.heading
            card.body.addWidget(Words(heading, Role.STRONG))
        card.body.addWidget(Line().say(each.words))
    return card


def _comments(told: WordBack) -> Card:
    card = Card("Comments")
    if not told.comments:
        card.body.addWidget(quiet("Nobody noted anything beside the words."))
    for each in told.comments:
        card.body.addWidget(_comment(each))
    return card


def _comment(each: NotedComment) -> Line:
    beside = f"Beside “{each.beside}”" if each.beside else ""
    line = Line().say(each.author, Role.STRONG).say(each.words)
    return line.say(beside, tone="ink2")
