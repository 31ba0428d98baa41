"""Late, and what held it: each late date with its reason, and its correction."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QFrame, QWidget

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.editors import Choice, Paragraph
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import rule
from twentyweeks.operations.lateness import correct_reason
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.lateness import REASONS, LateLine

DIFFERS = "Two officers gave different reasons. Settle it under Exchange."


def ledger_card(sitting: Sitting, shown: CasePage, page: QWidget) -> QWidget | None:
    """Return the card of the ledger, or None where nothing is or was late."""
    return LedgerCard(sitting, shown, page) if shown.late else None


class LedgerCard(Card):
    """The reason that was found stays, whatever an officer makes of it."""

    def __init__(self, sitting: Sitting, shown: CasePage, page: QWidget) -> None:
        super().__init__("Late, and what held it")
        self._sitting, self._case_id, self._page = sitting, shown.case_id, page
        for number, late in enumerate(shown.late):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(late))

    def correct(self, late: LateLine) -> FormDialog:
        """Open the form in which a reason is corrected."""
        dialog = correct_dialog(self._sitting, self._case_id, late, self._page)
        dialog.open()
        return dialog

    def _line(self, late: LateLine) -> QFrame:
        line = Line(Sign("hourglass")).say(late.title, Role.STRONG)
        line.say(late.held, tone="ink2")
        line.say(f"Found: {late.found}", Role.CAPTION, "ink2")
        if late.corrected:
            line.say(late.corrected).say(late.by, Role.CAPTION, "ink2")
        if late.differs:
            line.say(DIFFERS, Role.CAPTION, "amber")
        line.right(Chip(Status(late.late, late.tone)))
        button = IconButton("pencil", f"Correct the reason: {late.title}")
        button.clicked.connect(lambda _on=False: self.correct(late))
        return line.right(button)


def take_up_reason(
    sitting: Sitting, shown: CasePage, about: str, page: QWidget
) -> None:
    """Open a correction that was begun; nothing where that date is no longer late."""
    for late in shown.late:
        if _in_draft(late) == about:
            correct_dialog(sitting, shown.case_id, late, page).open()


def correct_dialog(
    sitting: Sitting, case_id: str, late: LateLine, page: QWidget
) -> FormDialog:
    """Return the form of one correction."""
    form = Form()
    reasons = [("", f"As it was found: {late.found}"), *_reasons()]
    form.add("reason", Field("Reason", Choice(reasons)))
    form.add("words", Field("Why the reason is another", Paragraph(3)))
    form.fill({"reason": late.reason, "words": late.words})

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        correct_reason(caseload, case_id, late.key, values, now, late.seen)

    task = Task(
        title="Correct the reason",
        sentence=f"{late.title}: {late.late}. {late.held} The reason that was found "
        "stays beside yours, and no date moves.",
        save="Save the reason",
        told="The reason is saved.",
        draft=f"late-{_in_draft(late)}:{case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def _in_draft(late: LateLine) -> str:
    return late.key.replace(":", ".")


def _reasons() -> list[tuple[str, str]]:
    return [(reason.value, words) for reason, words in REASONS.items()]
