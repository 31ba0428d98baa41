"""People, advice, papers and recent contact around a child."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from twentyweeks.gui.case.head import chip
from twentyweeks.gui.case.lines import Line, quiet
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Avatar, Sign
from twentyweeks.gui.widgets.words import rule
from twentyweeks.present.case import (
    AdviceLine,
    CasePage,
    ContactLine,
    PaperLine,
    PersonCard,
)
from twentyweeks.present.tone import Tone

RECENT = 6
TONES = (Tone.ACCENT, Tone.BLUE, Tone.AMBER, Tone.GREEN)


class PeopleCard(Card):
    """Each person with their own standing, address, and what they may be told."""

    add = Signal()
    change = Signal(str)
    open = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__("People")
        button = Button("Add", Kind.QUIET, "plus")
        button.setAccessibleName("Add a person")
        button.clicked.connect(self.add)
        self.aside(button)
        for number, person in enumerate(shown.people):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(person, TONES[number % len(TONES)]))
        if not shown.people:
            self.body.addWidget(quiet("Nobody is recorded yet besides the child."))
        self.body.addStretch(1)

    def _line(self, person: PersonCard, tone: Tone) -> QFrame:
        line = Line(Avatar(person.name, tone)).say(person.name, Role.STRONG)
        line.say(person.role, tone="ink2")
        for words in (person.standing, person.may_be_told, person.address):
            line.say(words, Role.CAPTION, "ink2")
        reached = " · ".join(each for each in (person.telephone, person.email) if each)
        line.say(reached, Role.CAPTION, "ink2")
        for warning in person.warnings:
            line.put(Chip(Status(warning, Tone.RED, "triangle-alert")))
        if person.order_paper:
            line.put(Flow([self._order(person)]))
        pencil = IconButton("pencil", f"Change {person.name}")
        pencil.clicked.connect(lambda _on=False: self.change.emit(person.id))
        return line.right(pencil)

    def _order(self, person: PersonCard) -> Button:
        button = Button("Open the order", Kind.QUIET, "gavel")
        button.setAccessibleName(f"Open the order that limits contact: {person.name}")
        paper = person.order_paper
        button.clicked.connect(lambda _on=False: self.open.emit(paper))
        return button


class AdviceCard(Card):
    """Who was asked for advice, what is in, what is late."""

    ask = Signal()
    came = Signal(str)
    open = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__("Advice and information")
        button = Button("Ask for advice", Kind.QUIET, "send")
        button.clicked.connect(self.ask)
        self.aside(button)
        for line in shown.advice:
            self.body.addWidget(self._line(line))
        if not shown.advice:
            self.body.addWidget(quiet("Nobody has been asked for advice yet."))
        self.body.addStretch(1)

    def _line(self, advice: AdviceLine) -> QFrame:
        line = Line(Sign(advice.icon)).say(advice.adviser, Role.STRONG)
        line.say(advice.words, tone="ink2").right(chip(advice.chip))
        if advice.document_id:
            button = IconButton("file-text", f"Open the advice: {advice.adviser}")
            document = advice.document_id
            button.clicked.connect(lambda _on=False: self.open.emit(document))
            return line.right(button)
        if not advice.chip.words.startswith("Received"):
            button = IconButton("inbox", f"Advice came in: {advice.adviser}")
            button.clicked.connect(lambda _on=False: self.came.emit(advice.key))
            return line.right(button)
        return line


class PapersCard(Card):
    """The papers of the case; Enter on one opens it in the window."""

    file = Signal()
    open = Signal(str)
    post = Signal(str)
    bundle = Signal()
    came_back = Signal(str)
    replace = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__("Papers")
        button = Button("File a paper", Kind.QUIET, "file-plus")
        button.clicked.connect(self.file)
        if shown.papers:
            bundle = Button("Make a bundle", Kind.QUIET, "layers")
            bundle.clicked.connect(self.bundle)
            self.aside(bundle)
        self.aside(button)
        for paper in shown.papers:
            self.body.addWidget(self._line(paper))
        if not shown.papers:
            self.body.addWidget(quiet("No paper is filed. Drop a PDF here to file it."))
        self.body.addStretch(1)

    def _line(self, paper: PaperLine) -> QFrame:
        line = Line(Sign(_icon(paper)))
        line.say(paper.title, Role.STRONG).say(paper.words, tone="ink2")
        if paper.unposted:
            post = Button("Posted…", Kind.QUIET)
            post.setAccessibleName(f"Record that it was posted: {paper.title}")
            letter = paper.letter_id
            post.clicked.connect(lambda _on=False: self.post.emit(letter))
            line.right(post)
        self._say_fault(line, paper)
        if paper.stale:
            line.say(paper.stale, Role.CAPTION, "ink2")
            line.right(Chip(Status("Stale", Tone.AMBER)))
        button = IconButton("eye", f"Open {paper.title}")
        document = paper.document_id
        button.clicked.connect(lambda _on=False: self.open.emit(document))
        return line.right(button)

    def _say_fault(self, line: Line, paper: PaperLine) -> None:
        letter = paper.letter_id
        if paper.fault:
            line.say(paper.fault_words, Role.CAPTION, "ink2")
            told = Flow([Chip(Status(paper.fault, Tone.RED, "triangle-alert"))])
            line.put(told)
            if paper.may_replace:
                new = Button("Replace…", Kind.QUIET)
                new.setAccessibleName(f"Write a letter in the place of: {paper.title}")
                new.clicked.connect(lambda _on=False: self.replace.emit(letter))
                told.add(new)
        if paper.may_return:
            back = IconButton("undo-2", f"Record that it came back: {paper.title}")
            back.clicked.connect(lambda _on=False: self.came_back.emit(letter))
            line.right(back)


def _icon(paper: PaperLine) -> str:
    if paper.translates:
        return "languages"
    return "mail" if paper.letter_id else "file-text"


class RecentCard(Card):
    """What was said and what happened; `answered` tells a contact's id."""

    answered = Signal(str)

    def __init__(self, shown: CasePage) -> None:
        super().__init__("Recent contact")
        self._contacts = shown.contacts
        self._all = Button("See all", Kind.QUIET)
        self._all.clicked.connect(self._show_all)
        self._show(0, RECENT)
        if len(shown.contacts) > RECENT:
            self.aside(self._all)
        if not shown.contacts:
            self.body.addWidget(quiet("Nothing is recorded yet."))
        self.body.addStretch(1)

    def _show(self, first: int, last: int) -> None:
        for contact in self._contacts[first:last]:
            line = Line(Sign(contact.icon, size=18)).say(contact.title)
            line.say(contact.words, Role.CAPTION, "ink2")
            if contact.asks_us:
                asked = f"Asked us, not answered yet: {contact.asks_us}"
                line.say(asked, Role.CAPTION, "amber")
                line.right(self._answer(contact))
            self.body.insertWidget(self.body.count(), line)

    def _answer(self, contact: ContactLine) -> IconButton:
        button = IconButton("check", f"The question was answered: {contact.asks_us}")
        button.clicked.connect(lambda _on=False: self.answered.emit(contact.contact_id))
        return button

    def _show_all(self) -> None:
        self._all.hide()
        self._show(RECENT, len(self._contacts))


def notes_card(shown: CasePage) -> Card | None:
    """Return the notes of the restricted compartment, if this officer may read any."""
    if not shown.notes:
        return None
    card = Card("Officers only")
    card.beside_title(Chip(Status("Restricted", Tone.RED, "lock")))
    for note in shown.notes:
        line = Line(Sign(note.icon, size=18)).say(note.title)
        card.body.addWidget(line.say(note.words, Role.CAPTION, "ink2"))
    return card
