"""What was last sent beside what was last taken, at both ends."""

from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.present.exchange import ExchangePage, PackageLine
from twentyweeks.present.tone import Tone

WHAT = (
    "Each package has a number and a mark that is made from all that is in it. Where "
    "the mark that was sent is the mark that was taken, both laptops hold the same."
)


class PackagesCard(Card):
    """A line for each other laptop: sent here, taken there, and the other way."""

    def __init__(self, page: ExchangePage) -> None:
        super().__init__("Sent and taken")
        if not page.packages:
            words = "Nothing has been exchanged with another laptop yet."
            self.body.addWidget(Words(words, tone="ink2"))
            return
        self.body.addWidget(Words(WHAT, tone="ink2"))
        for line in page.packages:
            self.body.addWidget(rule())
            self.body.addWidget(Flow([Words(line.name, Role.STRONG), _sign(line)]))
            self.body.addWidget(_beside(line.sent, line.taken_there))
            self.body.addWidget(_beside(line.sent_there, line.taken))


class WarningsCard(Card):
    """What was told before, so that it can be read again."""

    def __init__(self, page: ExchangePage) -> None:
        super().__init__("Told before")
        for words in page.warnings:
            self.body.addWidget(Words(words, tone="ink2"))


def _beside(sent: str, taken: str) -> Columns:
    return Columns(Words(sent), Words(taken), (1, 1))


def _sign(line: PackageLine) -> Chip:
    words = "The same at both ends" if line.tone is Tone.GREEN else "On its way"
    return Chip(Status(words, line.tone))
