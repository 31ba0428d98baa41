"""The letters that wait for the post: printed by envelope, and recorded as posted."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import Column, stacked
from twentyweeks.gui.case.lines import Line as CardLine
from twentyweeks.gui.editors import DAY, Choice, Day, Line, in_figures, put
from twentyweeks.gui.form import Form
from twentyweeks.gui.letter.choosing import WAYS
from twentyweeks.gui.several.stacks import StacksCard
from twentyweeks.gui.several.ticking import Ticking
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import TitleLink, Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.post_page import post_page
from twentyweeks.operations.posting import post_letters
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.post import PostPage, StackPosted, WaitingLetter

TITLE = "Letters for the post"
AS_ISSUED = ("", "As each was issued to leave")
SECOND = (
    "A second person looks into each envelope: one child's papers, the right address"
)
SINGLY = (
    "Something of these families is protected: each letter is printed and recorded by "
    "itself."
)


class PostScreen(ScrollPage):
    """`about` are the letters that are ticked, with commas between; else all are."""

    def __init__(self, sitting: Sitting, _case_id: str, about: str) -> None:
        super().__init__()
        self._sitting = sitting
        self._wanted = set(about.split(",")) if about else None
        self.shown: PostPage | None = None
        self.ticking: Ticking | None = None
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self._lay_out()
        sitting.changed.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read again which letters wait."""
        work = partial(post_page, today=self._sitting.today())
        self._sitting.read(self, work, self._show)

    def ticked(self) -> tuple[str, ...]:
        """Return the letters that are ticked."""
        return self.ticking.ticked() if self.ticking else ()

    @Slot()
    def save(self) -> None:
        """Record that the stack left; the days that follow from each letter begin."""
        self.form.clear_errors()
        typed, letters = self.form.values(), self.ticked()

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> StackPosted:
            return post_letters(caseload, letters, **typed, now=now)

        saving = Saving(work=work, then=self._saved, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.clicked.connect(self._sitting.left)
        self.heading = Heading(TITLE)
        self.stacks = StacksCard(self._sitting, self.ticked)
        self.form = self._form()
        self.save_button = Button("Record as posted", Kind.PLAIN, "send")
        self.save_button.clicked.connect(self.save)
        self.posting = Card("Posted")
        self.posting.body.addWidget(self.form)
        self.posting.body.addWidget(Flow([self.save_button]))
        self._listed = Column()
        self.right = stacked(self.stacks, self.posting)
        self.body.addWidget(Flow([back]))
        self.body.addWidget(self.heading)
        self.body.addWidget(Columns(self._listed, self.right, (5, 6)))
        self.body.addStretch(1)

    def _form(self) -> Form:
        form, posted = Form(), Day()
        put(posted, in_figures(self._sitting.today()))
        for name, field in (
            ("posted_on", Field("Posted on", posted, DAY)),
            ("posted_by", Field("How they left", Choice((AS_ISSUED, *WAYS)))),
            ("checked_by", Field("Checked by", Line(), SECOND)),
        ):
            form.add(name, field)
        return form

    def _show(self, shown: PostPage) -> None:
        letters = self._only(shown)
        every = {each.letter_id for each in letters}
        if self.ticking is not None:
            self._wanted = set(self.ticking.ticked())
        ticked = every if self._wanted is None else every & self._wanted
        self.shown = shown
        self.heading.say(TITLE, shown.words)
        self.right.setVisible(bool(every))
        for card in self._listed.findChildren(Card):
            card.hide()
            card.deleteLater()
        rows = [(each.letter_id, _words(each)) for each in letters]
        unit = ("letter is", "letters are")
        self.ticking = Ticking("Which letters", rows, unit, ticked) if rows else None
        if self.ticking is not None:
            self.ticking.edited.connect(self.stacks.clear)
            self._listed.cards.addWidget(self.ticking)
        if shown.singly and letters == shown.letters:
            self._listed.cards.addWidget(self._singly(shown.singly))

    def _only(self, shown: PostPage) -> tuple[WaitingLetter, ...]:
        """Return what may be ticked: of protected letters one alone, if asked for."""
        alone = [e for e in shown.singly if self._wanted == {e.letter_id}]
        return tuple(alone) or shown.letters

    def _singly(self, letters: tuple[WaitingLetter, ...]) -> QWidget:
        card = Card("One by one")
        card.body.addWidget(Words(SINGLY, tone="ink2"))
        for each in letters:
            name = TitleLink(each.child)
            name.clicked.connect(partial(self._open, each))
            line = CardLine().put(name).say(each.words, tone="ink2")
            card.body.addWidget(line.say(each.leaves, tone="ink2"))
        return card

    def _open(self, letter: WaitingLetter) -> None:
        self._sitting.opened.emit("post", "", letter.letter_id)

    def _saved(self, told: StackPosted) -> None:
        say = self._sitting.faulted if told.faulty else self._sitting.told
        say.emit(told.words)


def _words(letter: WaitingLetter) -> str:
    return f"{letter.child}\n{letter.words}\n{letter.leaves}"
