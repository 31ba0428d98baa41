"""Which letter, to whom, how large, how it leaves; and what an update tells."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from twentyweeks.errors import Refused
from twentyweeks.gui.editors import (
    DAY,
    Choice,
    Day,
    Option,
    Paragraph,
    in_figures,
    put,
)
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.words import Link, Words
from twentyweeks.operations.letter import LetterChoice
from twentyweeks.operations.typed import typed_day
from twentyweeks.present.letter import KindChoice, LetterPage, RecipientChoice

SIZES = (
    ("0", "As this person asked"),
    ("12", "Ordinary print"),
    ("18", "Large print, 18 point"),
    ("24", "Very large print, 24 point"),
)
WAYS = (
    ("first_class", "First class post"),
    ("second_class", "Second class post"),
    ("email", "E-mail"),
    ("hand", "By hand"),
)
UPDATE = "update"
MEDIATION = "mediation"


class ChoosingForm(Form):
    """What can be written and to whom; what cannot yet is named with its reason."""

    def __init__(self, page: LetterPage, kind: str, leaves: Mapping[str, date]) -> None:
        super().__init__()
        self._is_late = False
        self._leaves = {way: in_figures(day) for way, day in leaves.items()}
        self.body.addWidget(self._letter_card(page))
        self.update_card = self._update_card()
        self.late_card = self._late_card()
        self.mediation_card = self._mediation_card()
        for card in (self.update_card, self.late_card, self.mediation_card):
            self.body.addWidget(card)
        put(self.fields["kind"].editor, kind)
        put(self.fields["leaves_on"].editor, self._leaves[WAYS[0][0]])
        self.edited.connect(self._show_parts)
        self.edited.connect(self._follow_way)
        self._show_parts()

    def choice(self, today: date) -> LetterChoice:
        """Return the choice; Refused, with its field, for a day that is none."""
        typed = self.values()
        update = typed["kind"] == UPDATE
        day = typed["expected_on"] if update else ""
        field, name = "expected_on", "New expected day"
        return LetterChoice(
            kind=typed["kind"],
            recipient_id=typed["recipient_id"],
            size=int(typed["size"]),
            sent_by=typed["sent_by"],
            leaves_on=typed_day(typed["leaves_on"], "leaves_on", "Leaves on", today),
            came_in=typed["came_in"] if update else "",
            late_why=typed["late_why"],
            doing=typed["doing"] if update else "",
            expected_on=typed_day(day, field, name, today) if day else None,
            where=typed["where"] if typed["kind"] == MEDIATION else "",
        )

    def _letter_card(self, page: LetterPage) -> Card:
        card = Card("The letter")
        for name, label, options in (
            ("kind", "Letter", _can(page.kinds)),
            ("recipient_id", "To", _people(page.recipients)),
            ("size", "Size of print", SIZES),
            ("sent_by", "How it is to leave", WAYS),
        ):
            self.add(name, Field(label, Choice(options)), card.body)
        leaves = Field("Leaves on", Day(), "The days that it gives run from here.")
        self.add("leaves_on", leaves, card.body)
        told = [f"{each.words}: {each.because}" for each in page.recipients]
        blocked = [each.because for each in page.recipients]
        _say_not(card.body, "Cannot be written to", told, blocked)
        told = [f"{each.words}: {each.because}" for each in page.kinds]
        waits = _said(told, [each.because for each in page.kinds])
        if waits:
            card.body.addWidget(Waits(waits))
        return card

    def _update_card(self) -> Card:
        card = Card("What the update tells")
        for name, label, hint in (
            ("came_in", "What has come in", "One fact of this case"),
            ("doing", "What we are doing", ""),
        ):
            self.add(name, Field(label, Paragraph(2), hint), card.body)
        day = Field("New expected day", Day(), DAY)
        self.add("expected_on", day, card.body)
        return card

    def _late_card(self) -> Card:
        card = Card("What is late")
        hint = "One fact of this case, as the family will read it"
        self.add("late_why", Field("Why it is late", Paragraph(2), hint), card.body)
        return card

    def show_late(self, *, is_late: bool) -> None:
        """Ask why, where the letter leaves after its limit."""
        self._is_late = is_late
        self._show_parts()

    def _mediation_card(self) -> Card:
        card = Card("The mediation")
        hint = "The place and the hour; its day comes from the case"
        self.add("where", Field("Where it is", Paragraph(2), hint), card.body)
        return card

    def take_place_of(self, old: LetterChoice) -> None:
        """Begin with the letter that this one replaces; kind and reader stay."""
        for name, value in (
            ("kind", old.kind),
            ("recipient_id", old.recipient_id),
            ("sent_by", old.sent_by),
        ):
            put(self.fields[name].editor, value)
        for name in ("kind", "recipient_id"):
            self.fields[name].editor.setEnabled(False)
        self._show_parts()
        self._follow_way()

    def _follow_way(self) -> None:
        """Put the next day for this way of sending, unless one was typed."""
        typed = self.values()
        day = self._leaves[typed["sent_by"]]
        if typed["leaves_on"] != day and typed["leaves_on"] in self._leaves.values():
            put(self.fields["leaves_on"].editor, day)

    def _show_parts(self) -> None:
        kind = self.values()["kind"]
        self.update_card.setVisible(kind == UPDATE)
        self.late_card.setVisible(kind == UPDATE or self._is_late)
        self.mediation_card.setVisible(kind == MEDIATION)


def refusal(form: ChoosingForm, today: date) -> Refused | None:
    """Return what keeps the choice from being read, if anything does."""
    try:
        form.choice(today)
    except Refused as refused:
        return refused
    return None


def _can(kinds: Sequence[KindChoice]) -> list[Option]:
    return [(each.kind, each.words) for each in kinds if not each.because]


def _people(people: Sequence[RecipientChoice]) -> list[Option]:
    return [(each.id, each.words) for each in people if not each.because]


class Waits(QFrame):
    """The letters that wait for something, behind one line that opens them."""

    def __init__(self, said: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        some = "1 letter waits" if len(said) == 1 else f"{len(said)} letters wait"
        self.opens = Link(f"{some} for something on the case. Show for what")
        self.lines = [Words(words, Role.CAPTION, "ink2") for words in said]
        column.addWidget(self.opens)
        for line in self.lines:
            line.hide()
            column.addWidget(line)
        self.opens.clicked.connect(self.show_lines)

    @Slot()
    def show_lines(self) -> None:
        """Show what each of them waits for."""
        self.opens.hide()
        for line in self.lines:
            line.show()


def _said(told: Sequence[str], because: Sequence[str]) -> list[str]:
    return [words for words, why in zip(told, because, strict=True) if why]


def _say_not(
    body: QVBoxLayout, title: str, told: Sequence[str], because: Sequence[str]
) -> None:
    said = _said(told, because)
    if said:
        body.addWidget(Words(title, Role.STRONG))
    for words in said:
        body.addWidget(Words(words, Role.CAPTION, "ink2"))
