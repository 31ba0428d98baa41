"""After a visit is recorded: what can be left with each of the family."""

from functools import partial

from twentyweeks.gui.fonts import Role
from twentyweeks.gui.printing import Paper, PaperOut, Printers
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.visit.pieces import said
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.operations.visit import visit_copies, visit_summary
from twentyweeks.present.visit import VisitCopies

FILE = "summary-of-our-visit.pdf"
OWN = "Each copy holds that person's own words and choices, and no other's."


class Recorded(ScrollPage):
    """Prints or saves a copy for each parent, which holds no other parent's words."""

    def __init__(self, sitting: Sitting, visit_id: str) -> None:
        super().__init__()
        self._sitting, self._visit_id = sitting, visit_id
        self.copies: dict[str, PaperOut] = {}
        self.setAccessibleName("The visit is recorded")
        sitting.read(self, partial(visit_copies, visit_id=visit_id), self._show)

    def _show(self, page: VisitCopies) -> None:
        done = Button("Back to the case", Kind.TOUCH_PRIMARY)
        done.clicked.connect(self._sitting.left)
        heading = Heading(
            "The visit is recorded",
            f"{page.child}, {page.held_on}. Nothing leaves this laptop yet.",
        )
        for part in (heading, self._card(page), Flow([done])):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _card(self, page: VisitCopies) -> Card:
        card = Card("A summary to leave with the family")
        printers = Printers(self._sitting)
        card.body.addWidget(said("eye-off", OWN))
        card.body.addWidget(printers)
        for reader in page.readers:
            paper = Paper(
                words=f"copy for {reader}",
                file_name=FILE,
                make=partial(visit_summary, visit_id=self._visit_id, reader=reader),
            )
            kinds = (Kind.TOUCH, Kind.TOUCH)
            self.copies[reader] = PaperOut(self._sitting, paper, printers, kinds)
            for part in (rule(), Words(reader, Role.STRONG), self.copies[reader]):
                card.body.addWidget(part)
        return card
