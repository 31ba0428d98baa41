"""Where two officers wrote different things: both stand until one is chosen."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.editors import Line, Paragraph, put
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Pair, Words
from twentyweeks.gui.worker import Errand
from twentyweeks.operations.settle import settle_conflict
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.exchange import ConflictCard, ConflictValue

OWN = 0
"""Stands for a value that is none of those that were written."""


class DifferCard(Card):
    """One field: what stood before, each value with who wrote it, and a reason."""

    def __init__(self, sitting: Sitting, shown: ConflictCard) -> None:
        super().__init__(shown.what)
        self._sitting, self.id = sitting, shown.id
        self.form = Form()
        before = f"Before: {shown.before or 'nothing'}"
        facts = " · ".join(words for words in (shown.child, before) if words)
        self.body.addWidget(Words(facts, tone="ink2"))
        self.keep_buttons: list[Button] = []
        values = [self._value(n, each) for n, each in enumerate(shown.values, 1)]
        for left, right in zip(values[::2], values[1::2], strict=False):
            self.body.addWidget(Columns(left, right, (1, 1)))
        for left in values[len(values) // 2 * 2 :]:
            self.body.addWidget(left)
        because = "Kept with the choice, for whoever asks later"
        self.form.add("reason", Field("Reason", Line(), because))
        self.body.addWidget(self.form)
        if shown.free_text:
            self._offer_own(shown.values)

    def keep(self, number: int) -> None:
        """Settle with one of the values, or with what is typed."""
        self.form.clear_errors()
        typed, conflict = self.form.values(), self.id
        choice = None if number == OWN else number
        value = typed.get("value", "") if number == OWN else None

        def work(caseload: Caseload, now: datetime, _errand: Errand) -> None:
            settle_conflict(caseload, conflict, choice, value, typed["reason"], now)

        saving = Saving(work=work, then=self._settled, failed=self.form.refuse)
        self._sitting.write(self, saving)

    def _settled(self, _done: None) -> None:
        self._sitting.told.emit("It is settled. Colleagues see it after an exchange.")

    def _value(self, number: int, value: ConflictValue) -> QFrame:
        made = QFrame()
        made.setObjectName("card")
        column = QVBoxLayout(made)
        edge = theme.current().px(14)
        column.setContentsMargins(edge, edge, edge, edge)
        if value.only_here:
            column.addWidget(Words(value.words))
            only = f"Only here: {value.only_here}"
            column.addWidget(Pair(only, value.who))
        else:
            column.addWidget(Pair(value.words, value.who))
        column.addStretch(1)
        column.addWidget(Flow([self._keep_button("Keep this", number, value.words)]))
        return made

    def _offer_own(self, values: Sequence[ConflictValue]) -> None:
        is_long = any(each.only_here for each in values)
        editor = Paragraph(6) if is_long else Line()
        if is_long:  # begun with what is shown meanwhile; kept by the button alone
            put(editor, values[0].words)
        self.form.add("value", Field("Or something else", editor))
        button = self._keep_button("Keep what I typed", OWN, "what I typed")
        self.form.body.addWidget(Flow([button]))

    def _keep_button(self, words: str, number: int, told: str) -> Button:
        button = Button(words, Kind.PLAIN, "check")
        button.setAccessibleName(f"Keep {told}, for {self._title()}")
        button.clicked.connect(partial(self._pressed, number))
        self.keep_buttons.append(button)
        return button

    def _title(self) -> str:
        return self.title.text() if self.title else ""

    def _pressed(self, number: int, _on: object = None) -> None:
        self.keep(number)


def differ_heading(count: int) -> Words:
    """Say how many fields differ."""
    words = "1 field differs" if count == 1 else f"{count} fields differ"
    return Words(f"{words}. Both values are kept until you choose.", Role.H3)
