"""The family's comments on a draft, side by side, each with its answer."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.editors import Choice, Day, Line, Paragraph, in_figures
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.empty import EmptyState
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.plan_comments import (
    KINDS,
    REPLIES,
    NewComment,
    add_comment,
    answer_comment,
    comments_page,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.plan_comments import CommentLine, CommentsPage, SubjectLine
from twentyweeks.present.tone import Tone

COMMENTS = "comments"
REPLIES_TO = "replies:"
TITLE = "Comments on the draft"
NOBODY = "What a parent, the young person or a school says of the draft goes here."


class CommentsScreen(ScrollPage):
    """Every comment under what it is about; opposed wishes stand beside each other."""

    def __init__(self, sitting: Sitting, case_id: str) -> None:
        super().__init__()
        self._sitting, self._case_id = sitting, case_id
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.shown: CommentsPage | None = None
        self._content: QWidget | None = None
        self.body.addStretch(1)
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the comments again and show them."""
        today = self._sitting.today()
        work = partial(comments_page, case_id=self._case_id, today=today)
        self._sitting.read(self, work, self._show)

    @Slot()
    def add(self) -> None:
        """Open the form of a new comment."""
        if self.shown is not None:
            self._add_dialog(self.shown).open()

    @Slot(str)
    def answer(self, comment_id: str) -> None:
        """Open the form of an answer."""
        if self.shown is not None:
            self._answer_dialog(comment_id).open()

    def table(self, by: str) -> None:
        """Show the table of replies to one person."""
        self._sitting.opened.emit("plan", self._case_id, f"{REPLIES_TO}{by}")

    def forms(self) -> list[FormDialog]:
        """Return the forms that lie open over this page."""
        return [each for each in self.findChildren(FormDialog) if each.isVisible()]

    def _show(self, shown: CommentsPage) -> None:
        old, self.shown = self._content, shown
        self._content = self._built(shown)
        self.body.insertWidget(0, self._content)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _built(self, shown: CommentsPage) -> QFrame:
        holder = QFrame()
        holder.setObjectName("clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(16))
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        heading = Heading(TITLE, f"{shown.title} of {shown.child}. {shown.standing}")
        add = Button("Add a comment", Kind.PRIMARY, "plus")
        add.clicked.connect(self.add)
        people = {each.by for line in shown.subjects for each in line.comments}
        for by in sorted(people):
            table = Button(f"Replies to {by}", Kind.PLAIN, "file-text")
            table.clicked.connect(partial(self._asked_for_table, by))
            heading.line.add_right(table)
        if shown.subjects:
            heading.line.add_right(add)
        column.addWidget(Flow([back]))
        column.addWidget(heading)
        for subject in shown.subjects:
            column.addWidget(self._subject(subject))
        if not shown.subjects:
            words = "Nobody has said anything yet"
            column.addWidget(EmptyState("messages-square", words, NOBODY, add))
        return holder

    def _subject(self, subject: SubjectLine) -> Card:
        card = Card(subject.name)
        card.setAccessibleName(f"Comments on {subject.name}")
        if subject.words:
            card.body.addWidget(Words(subject.words, tone="ink2"))
        if subject.opposed:
            card.body.addWidget(Banner(subject.opposed, Tone.AMBER, "scale"))
        people = dict.fromkeys(each.by for each in subject.comments)
        columns = [
            self._person(by, [each for each in subject.comments if each.by == by])
            for by in people
        ]
        for pair in (columns[at : at + 2] for at in range(0, len(columns), 2)):
            both = Columns(pair[0], pair[1], (1, 1)) if pair[1:] else pair[0]
            card.body.addWidget(both)
        return card

    def _person(self, by: str, lines: list[CommentLine]) -> QFrame:
        holder = QFrame()
        holder.setObjectName("clear")
        holder.setMinimumWidth(theme.current().px(260))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        column.addWidget(Words(by, Role.STRONG))
        for line in lines:
            for part in self._comment(line):
                column.addWidget(part)
        column.addStretch(1)
        return holder

    def _comment(self, line: CommentLine) -> list[QWidget]:
        parts: list[QWidget] = [
            Words(line.asked, Role.CAPTION, "ink3"),
            Words(f"“{line.words}”"),
        ]
        if line.proposed:
            parts.append(Words(f"Wording asked for: {line.proposed}", tone="ink2"))
        mark = Chip(Status(line.mark.words, line.mark.tone, line.mark.icon))
        words = "Change the answer" if line.reply else "Answer"
        button = Button(words, Kind.QUIET)
        button.setAccessibleName(f"{words}: {line.by}, “{line.words}”")
        button.clicked.connect(partial(self._asked_to_answer, line.id))
        if line.reply:
            parts.append(Words(line.reply, tone="ink"))
            parts.append(Words(line.replied, Role.CAPTION, "ink3"))
        parts.append(Flow([mark, button], gap=8))
        return parts

    def _asked_to_answer(self, comment_id: str, _on: object = None) -> None:
        self.answer(comment_id)

    def _asked_for_table(self, by: str, _on: object = None) -> None:
        self.table(by)

    def _add_dialog(self, shown: CommentsPage) -> FormDialog:
        form = _comment_form(shown, in_figures(self._sitting.today()))
        plan_id = shown.plan_id

        def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
            return add_comment(caseload, plan_id, NewComment(**values), now)

        task = Task(
            title="Add a comment",
            sentence="In the person's own words, one thing at a time.",
            save="Keep the comment",
            told="The comment is kept.",
            draft=f"plan-comment:{plan_id}",
            do=do,
        )
        return FormDialog(self._sitting, form, task, self)

    def _answer_dialog(self, comment_id: str) -> FormDialog:
        form = Form()
        replies = [(key.value, words) for key, words in REPLIES.items()]
        form.add("reply", Field("What we answer", Choice(replies)))
        hint = "Printed in the table of replies that this person gets"
        form.add("reason", Field("Reason", Paragraph(4), hint))

        def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
            answer_comment(caseload, comment_id, values["reply"], values["reason"], now)

        task = Task(
            title="Answer the comment",
            sentence="",
            save="Keep the answer",
            told="The answer is kept.",
            draft=f"plan-reply:{comment_id}",
            do=do,
        )
        return FormDialog(self._sitting, form, task, self)


def _comment_form(shown: CommentsPage, today: str) -> Form:
    form = Form()
    people = "; ".join(shown.people)
    form.add("by", Field("Who said it", Line(), f"Around the child are {people}"))
    places = [("", "The whole plan"), *shown.places]
    form.add("part_id", Field("What it is about", Choice(places)))
    kinds = [(key.value, words) for key, words in KINDS.items()]
    form.add("kind", Field("What they want", Choice(kinds)))
    form.add("words", Field("What was said", Paragraph(4)))
    hint = "Only where they gave words of their own"
    form.add("proposed", Field("Wording that they ask for", Paragraph(3), hint))
    day = Day()
    day.setText(today)
    form.add("received_on", Field("Received on", day))
    return form
