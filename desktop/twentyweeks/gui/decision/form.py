"""The form of a decision: every part of the test, reasons, evidence, and what next."""

from collections.abc import Mapping

from twentyweeks.gui.decision.evidence import Papers
from twentyweeks.gui.editors import DAY, Day, Line, Paragraph
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.choices import Choices
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.decision import NewDecision
from twentyweeks.present.decision import DecisionPage

YES_NO = (("yes", "Yes"), ("no", "No"))


class DecisionForm(Form):
    """Four cards; what only a decision with rights needs is shown for one."""

    def __init__(self, page: DecisionPage) -> None:
        super().__init__()
        self._page = page
        self._tiles: dict[str, Choices] = {}
        self.papers = Papers(page.evidence)
        self.papers.edited.connect(self.edited)
        cards = [self._test_card(), self._decision_card(), self._why_card()]
        self.refusal = self._refusal_card()
        for card in (*cards, self.refusal):
            self.body.addWidget(card)
        self._tiles["outcome"].chose.connect(self._show_parts)
        self._show_parts()

    def values(self) -> dict[str, str]:
        """Return what was typed, chosen and ticked."""
        chosen = {name: tiles.key() for name, tiles in self._tiles.items()}
        ticked = {"papers": "\n".join(self.papers.ticked())}
        return {**super().values(), **chosen, **ticked}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put back what was typed, chosen and ticked."""
        super().fill(values)
        for name, tiles in self._tiles.items():
            tiles.clear()
            if values.get(name):
                tiles.choose(values[name])
        self.papers.tick(values.get("papers", "").split("\n"))
        self._show_parts()

    def decision(self) -> NewDecision:
        """Return the decision as the operation takes it."""
        typed = self.values()
        papers = (typed["papers"], typed["evidence"])
        return NewDecision(
            question=self._page.question,
            outcome=typed["outcome"],
            decided_on=typed["decided_on"],
            decided_by=typed["decided_by"],
            test=self._test(typed),
            reasons=lines(typed["reasons"]),
            evidence=lines("\n".join(papers)),
            other_help=lines(typed["other_help"]),
            next_steps_meeting=typed["next_steps_meeting"],
        )

    def _test(self, typed: Mapping[str, str]) -> str:
        """Put the answers to the parts before the officer's words.

        A refusal whose parts are not all answered has no test yet.
        """
        parts = [(part, typed[_part(n)]) for n, part in enumerate(self._page.tests)]
        words = typed["test"].strip()
        answered = all(answer for _, answer in parts)
        if typed["outcome"] in self._page.refusals and not (answered and words):
            return ""
        said = [f"{part}: {answer}." for part, answer in parts if answer]
        return " ".join([*said, words]).strip()

    def _test_card(self) -> Card:
        card = Card("The test")
        card.body.addWidget(Words(self._page.test, Role.BODY, "ink2"))
        for number, part in enumerate(self._page.tests):
            self._ask(card, _part(number), part, YES_NO)
        how = "What in the papers answers the test, for this child"
        test = Field("How the test was applied", Paragraph(4), how)
        self.add("test", test, card.body)
        return card

    def _decision_card(self) -> Card:
        card = Card("The decision")
        self._ask(card, "outcome", "What was decided?", self._page.outcomes)
        on = Field("Decided on", Day(), DAY)
        by = Field("Decided by", Line(), "The panel, or the officer who may decide")
        for name, field in (("decided_on", on), ("decided_by", by)):
            self.add(name, field, card.body)
        return card

    def _why_card(self) -> Card:
        card = Card("Why, for this child")
        each = "Each line is one reason. Say what is true of this child."
        self.add("reasons", Field("Reasons", Paragraph(5), each), card.body)
        read = Field("Papers that were read", self.papers)
        self.know("papers", read)
        card.body.addWidget(read)
        other = Field("Other evidence", Paragraph(2), "Each line is one paper")
        self.add("evidence", other, card.body)
        return card

    def _refusal_card(self) -> Card:
        card = Card("What happens instead")
        helps = Field("Other help", Paragraph(3), "Each line is one kind of help")
        self.add("other_help", helps, card.body)
        meeting = Field(
            "Next-steps meeting", Line(), "When and where, or how it is arranged"
        )
        self.add("next_steps_meeting", meeting, card.body)
        return card

    def _ask(
        self, card: Card, name: str, label: str, answers: tuple[tuple[str, str], ...]
    ) -> None:
        tiles = Choices(label, answers)
        tiles.chose.connect(lambda _key: self.edited.emit())
        self._tiles[name] = tiles
        self.add(name, Field(label, tiles), card.body)

    def _show_parts(self, _key: str = "") -> None:
        decided = self._tiles["outcome"].key()
        self.refusal.setVisible(decided in self._page.refusals)


def lines(words: str) -> tuple[str, ...]:
    """Return the lines that are not empty."""
    return tuple(line.strip() for line in words.split("\n") if line.strip())


def _part(number: int) -> str:
    return f"part-{number}"
