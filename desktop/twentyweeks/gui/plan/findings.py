"""What was found in a plan: what is wrong, where, why it matters, how to mend it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.letter import Answered, Finding, LetterPreview
from twentyweeks.present.tone import Tone

Answer = Callable[[Finding], object]


def findings_card(
    title: str,
    findings: Sequence[Finding],
    answered: Sequence[Answered],
    answer: Answer | None,
) -> Card:
    """Return the law's findings, then our own, then what an officer has answered.

    `answer` is called with a finding of our practice; None offers no answer.
    """
    card = Card(title)
    law = [each for each in findings if each.of_the_law]
    ours = [each for each in findings if not each.of_the_law]
    if law:
        card.body.addWidget(Words("The law requires", Role.STRONG))
    for each in law:
        card.body.addWidget(_line(each, "circle-alert", Tone.RED))
    if ours:
        card.body.addWidget(Words("Our practice", Role.STRONG))
    for each in ours:
        line = _line(each, "eye", Tone.AMBER)
        if answer is not None:
            button = Button("Answer", Kind.QUIET)
            button.setAccessibleName(f"Answer: {each.words}")
            button.clicked.connect(partial(_tell, answer, each))
            line.right(button)
        card.body.addWidget(line)
    if answered:
        card.body.addWidget(Words("Answered", Role.STRONG))
    for told in answered:
        card.body.addWidget(_answered(told))
    return card


def _line(found: Finding, icon: str, tone: Tone) -> Line:
    line = Line(Sign(icon, tone)).say(found.words, Role.STRONG)
    cited = f"({found.cite})" if found.cite else ""
    line.say(" ".join(each for each in (found.mend, cited) if each), tone="ink2")
    return line.say(found.why, tone="ink3")


def _answered(told: Answered) -> Line:
    line = Line(Sign("circle-check", Tone.GREEN)).say(told.words)
    return line.say(f"“{told.reason}” {told.by}", tone="ink2")


def _tell(answer: Answer, found: Finding, _on: object = None) -> None:
    answer(found)


class PlanFindings(QFrame):
    """The findings of a whole plan, beside its pages."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._answer = answer
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_preview(self, made: LetterPreview) -> None:
        """Show what was found in this version."""
        old, answer = self._card, None if made.kept else self._answer
        title = "What was found in it" if made.kept else "Before it is issued"
        self._card = findings_card(title, made.findings, made.answered, answer)
        if not made.kept:
            self._card.beside_title(_chip(made))
        self._card.body.addWidget(Words("One child alone", Role.STRONG))
        self._card.body.addWidget(Line(Sign("users", "ink2")).say(made.one_child))
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.addWidget(self._card)

    def words(self) -> str:
        """Return all that is shown."""
        return "\n".join(each.text() for each in self.findChildren(Words))


def _chip(made: LetterPreview) -> Chip:
    if made.may_be_issued:
        return Chip(Status("May be issued", Tone.GREEN))
    stops = sum(each.of_the_law for each in made.findings)
    if stops:
        return Chip(Status(f"{stops} to put right", Tone.RED))
    return Chip(Status("Waits for a second look", Tone.AMBER))
