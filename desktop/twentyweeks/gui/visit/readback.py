"""Section 9: what was said is read back, agreed and signed; what we owe is named."""

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.visit.answers import HISTORY, IN_OUR_WORDS
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card, said
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.choices import Choices
from twentyweeks.gui.widgets.words import Pair, Words

RESULTS = (
    ("agreed", "Agreed"),
    ("changed", "Changed"),
    ("not_agreed", "Not agreed"),
)
READER = "reader"
NAME = "agreement.signed_by"


def read_back(ask: Asking) -> list[QWidget]:
    """Show what was said, to be read aloud, then take the answer and the signature."""
    corrections = "What should be changed, in their words"
    return [
        _reader(ask),
        _heard(ask),
        card(
            ask.tiles("agreement.result", "Is this a fair record?", RESULTS),
            ask.text("agreement.corrections", "Changes", corrections, 2),
        ),
        Signing(ask),
    ]


def owed(ask: Asking) -> list[QWidget]:
    """Write down what we owe an answer to, and when we are next in touch."""
    return [
        card(
            ask.text(
                "agreement.questions_we_owe", "Questions that we owe an answer to"
            ),
            ask.day("agreement.next_contact_on", "We are next in touch on"),
        ),
        card(ask.tick("agreement.summary_given", "A summary is left with the family")),
    ]


def _reader(ask: Asking) -> Card:
    names = [name for name in (*ask.answers.parents(), ask.page.known_as) if name]
    field = ask.offered(READER, "To whom do I read it back?", names, "Somebody else")
    tiles = field.editor.findChild(Choices)
    if tiles is not None:
        tiles.chose.connect(lambda _name: ask.fresh.emit())
    return card(field)


def _heard(ask: Asking) -> Card:
    made = Card("What I heard")
    heard = list(_said(ask))
    for topic, words in heard:
        made.body.addWidget(Pair(topic, words))
    if not heard:
        made.body.addWidget(Words("Nothing is written down yet.", tone="ink2"))
    made.body.addWidget(
        said(
            "eye-off", "One parent's words are read back to that parent alone.", "ink3"
        )
    )
    return made


def _said(ask: Asking) -> Iterator[tuple[str, str]]:
    answers = ask.answers
    for topic in ask.page.topics:
        words = answers.words(f"child.{topic.topic}.words").strip()
        if words:
            ours = answers.words(f"child.{topic.topic}.quoted") == IN_OUR_WORDS
            yield topic.topic, words if ours else f"“{words}”"
    for area in ask.page.areas:
        words = answers.words(f"prompt.{area}.words").strip()
        if words:
            yield area, words
    yield from _own(ask)


def _own(ask: Asking) -> Iterator[tuple[str, str]]:
    reader = ask.answers.words(READER)
    for number, name in enumerate(ask.answers.parents()):
        for topic, _question in HISTORY:
            words = ask.answers.words(f"parent.{number}.{topic}").strip()
            if words and name == reader:
                yield f"{name}: {topic.lower()}", words


class Signing(Card):
    """A pad to sign on, or a name typed in its place."""

    def __init__(self, ask: Asking) -> None:
        who = ask.answers.words(READER)
        super().__init__(f"{who} agrees to this record" if who else "Signature")
        self._ask = ask
        self.pad = ask.pad()
        self.undo = Button("Undo", Kind.TOUCH, "undo-2")
        self.instead = Button("Type name instead", Kind.TOUCH, "pen-line")
        self.name = ask.line(NAME, "Name, typed in place of a signature")
        self.undo.clicked.connect(self.pad.undo)
        self.instead.clicked.connect(self._swap)
        for button in (self.undo, self.instead):
            self.aside(button)
        for part in (self.pad, self.name):
            self.body.addWidget(part)
        self._show(typed=bool(ask.answers.words(NAME)) and not ask.answers.strokes)

    @Slot()
    def _swap(self) -> None:
        typed = self.name.isHidden()
        self.pad.clear()
        self._ask.put(NAME, "")
        self._show(typed=typed)

    def _show(self, *, typed: bool) -> None:
        self.name.setVisible(typed)
        self.pad.setHidden(typed)
        self.undo.setHidden(typed)
        self.instead.say("Sign instead" if typed else "Type name instead")
