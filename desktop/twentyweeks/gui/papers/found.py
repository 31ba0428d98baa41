"""What stands against a bundle, and the pages that a person has to look at."""

from collections.abc import Callable
from functools import partial

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.bundle import BundlePreview, PageToRead
from twentyweeks.present.letter import Answered, Finding
from twentyweeks.present.tone import Tone

NO_SEARCH = "No search can read these pages. Look at each, then say so."


class FoundCard(Card):
    """Findings of the law and of our practice, lengths, and pages without words."""

    def __init__(
        self,
        made: BundlePreview,
        passed: Callable[[Finding], None],
        looked: Callable[[PageToRead], None],
        turn: Callable[[int], None],
    ) -> None:
        super().__init__("Before it leaves")
        self._passed, self._looked, self._turn = passed, looked, turn
        self.beside_title(_chip(made))
        for finding in made.findings:
            self.body.addWidget(self._finding(finding))
        for answer in made.answered:
            self.body.addWidget(_answered(answer))
        if made.to_read:
            self.body.addWidget(Words("Pages to look at", Role.STRONG))
            self.body.addWidget(Words(NO_SEARCH, tone="ink2"))
        for page in made.to_read:
            self.body.addWidget(self._page(page))
        if made.counts:
            self.body.addWidget(Words("Pages, as the Tribunal counts", Role.STRONG))
        for count in made.counts:
            icon = Sign("circle-alert", Tone.AMBER) if count.is_over else Sign("check")
            self.body.addWidget(Line(icon).say(count.words))

    def _finding(self, finding: Finding) -> Line:
        tone = Tone.RED if finding.of_the_law else Tone.AMBER
        line = Line(Sign("circle-alert" if finding.of_the_law else "info", tone))
        line.say(finding.words).say(finding.where, tone="ink2")
        cited = f" ({finding.cite})" if finding.cite else ""
        line.say(f"{finding.mend}{cited}", tone="ink2")
        if not finding.of_the_law:
            button = Button("Pass with a reason…", Kind.QUIET)
            button.setAccessibleName(f"Pass with a reason: {finding.words}")
            button.clicked.connect(partial(self._passed, finding))
            line.put(Flow([button]))
        return line

    def _page(self, page: PageToRead) -> Line:
        done = bool(page.looked)
        line = Line(Sign("circle-check" if done else "eye"))
        line.say(f"Bundle page {page.bundle_page}: {page.words}")
        if done:
            return line.say(f"Looked at by {page.looked}", tone="ink2")
        show = Button("Show it", Kind.QUIET)
        show.setAccessibleName(f"Show bundle page {page.bundle_page}")
        show.clicked.connect(partial(self._turn, page.bundle_page))
        tick = Button("I have looked at it", Kind.QUIET, "check")
        tick.setAccessibleName(f"I have looked at bundle page {page.bundle_page}")
        tick.clicked.connect(partial(self._looked, page))
        return line.put(Flow([show, tick]))


def _chip(made: BundlePreview) -> Chip:
    if made.may_leave:
        return Chip(Status("May leave", Tone.GREEN))
    open_pages = [each for each in made.to_read if not each.looked]
    if made.findings:
        return Chip(Status(f"{len(made.findings)} to put right", Tone.RED))
    return Chip(Status(f"{len(open_pages)} to look at", Tone.AMBER))


def _answered(answer: Answered) -> Line:
    line = Line(Sign("circle-check")).say(answer.words, tone="ink2")
    return line.say(f"Passed: {answer.reason} ({answer.by})", tone="ink2")
