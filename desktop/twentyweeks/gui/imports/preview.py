"""What an import will do first: counts, columns, questions, and what stays out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.editors import Choice, Option, on_edit, put, read
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.imports.faults import FaultTable
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Pair, Words
from twentyweeks.present.imports import ImportPreview, QuestionLine
from twentyweeks.present.tone import Tone

WHOLE = 1  # sentence of how the file was read; chips and cards say the rest
OUT = "leave_out"
OUTSIDE = "triangle-alert"
UNANSWERED = ""


class PreviewCards(QFrame):
    """The cards of one file; `answered` tells a heading and what it stands for."""

    answered = Signal(str, str)

    def __init__(self, shown: ImportPreview, answers: dict[str, str]) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._answers = answers
        self.questions: dict[str, Choice] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(16))
        column.addWidget(_counts(shown))
        if shown.questions:
            column.addWidget(self._questions_card(shown))
        if shown.faults:
            column.addWidget(_faults_card(shown))
        column.addWidget(_columns_card(shown))

    def _questions_card(self, shown: ImportPreview) -> Card:
        card = Card("Only you can answer")
        for question in shown.questions:
            card.body.addWidget(self._question(question))
        return card

    def _question(self, question: QuestionLine) -> QFrame | Words:
        if not question.choices:
            return Words(question.words)
        options: list[Option] = [(UNANSWERED, "Not answered yet")]
        options += [(each, each.replace("_", " ")) for each in question.choices]
        options.append((OUT, "Leave this column out"))
        editor = Choice(options)
        put(editor, self._answers.get(question.heading, UNANSWERED))
        on_edit(editor, lambda: self.answered.emit(question.heading, read(editor)))
        self.questions[question.heading] = editor
        return Field(question.words, editor)


def _counts(shown: ImportPreview) -> Card:
    card = Card(shown.file)
    chips = (
        (shown.rows, "row", "rows", Tone.GREY, "file-text"),
        (shown.children, "child", "children", Tone.GREEN, ""),
        (shown.requests, "request", "requests", Tone.GREEN, ""),
        (shown.milestones, "milestone", "milestones", Tone.GREEN, ""),
        (shown.known, "known already", "known already", Tone.BLUE, ""),
        (len(shown.faults), "not brought in", "not brought in", Tone.AMBER, OUTSIDE),
    )
    said = [
        Chip(Status(f"{count:,} {one if count == 1 else many}", tone, icon))
        for count, one, many, tone, icon in chips
        if count
    ]
    card.body.addWidget(Flow(said))
    known = shown.sentences[-1:] if shown.known else ()
    for sentence in (*shown.sentences[:WHOLE], *known):
        card.body.addWidget(Words(sentence))
    return card


def _faults_card(shown: ImportPreview) -> Card:
    card = Card("What is not brought in")
    card.body.addWidget(FaultTable(shown.faults))
    return card


def _columns_card(shown: ImportPreview) -> Card:
    card = Card("Columns, by your own headings")
    read_as = [each for each in shown.columns if each.is_read]
    left = [each for each in shown.columns if not each.is_read]
    one, other = QFrame(), QFrame()
    for side, title, columns in (
        (one, "Read as", read_as),
        (other, "Left out", left),
    ):
        side.setObjectName("clear")
        below = QVBoxLayout(side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.current().px(8))
        below.addWidget(Words(f"{title}: {len(columns)}", Role.STRONG))
        for each in columns:
            below.addWidget(Pair(each.heading, each.words))
        below.addStretch(1)
    card.body.addWidget(Columns(one, other, (1, 1)))
    return card
