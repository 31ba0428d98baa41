"""The form of one part of a plan: fields that fit its section."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from textwrap import shorten

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QComboBox

from twentyweeks.gui.editors import (
    DAY,
    TICKED,
    Choice,
    Day,
    Line,
    Option,
    Paragraph,
    Tick,
    read,
)
from twentyweeks.gui.form import Form
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.plan import NewPart
from twentyweeks.operations.plan_live import look_over
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.plan import PlanPage
from twentyweeks.present.tone import Tone
from twentyweeks.present.visit_words import AREAS, TOPICS

OWN = "own"
ANSWERS = (
    ("not_asked", "Nobody has been asked yet"),
    ("none", "Asked: there is none"),
    ("yes", "Asked: there is, and it is written here"),
    ("declined", "Asked: they chose not to answer"),
)
NEEDS_OF = {"F": "B", "G": "C", "H1": "D", "H2": "D"}
"""The section whose needs a section of provision meets."""
CHOICE = 44  # letters of a need or an outcome that a list shows
BESIDE = {"how_often": "time", "how_long": "time", "group_size": "how", "skill": "how"}
PAUSE = 250  # milliseconds after the last key, then the words are looked over
PAPER = 30  # letters of a paper's title in a hint


class PartForm(Form):
    """The fields of one part; `asked` is the record of who was asked, and when."""

    def __init__(
        self, sitting: Sitting, page: PlanPage, section: str, kind: str
    ) -> None:
        super().__init__()
        self._sitting, self._section, self._place = sitting, section, ""
        fields = _asked(section, page) if kind == "asked" else _of(section, page)
        for _, group in groupby(fields, key=lambda each: BESIDE.get(each[0], each[0])):
            line = dict(group)
            if len(line) > 1:
                self.beside(line)
            else:
                self.add(*line.popitem())
        self.live = Words("", tone=Tone.AMBER)
        self.live.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_over)
        if kind != "asked":
            under = self.body.indexOf(self.fields["words"]) + 1
            self.body.insertWidget(under, self.live)
            self.edited.connect(self._pause.start)

    def show_part(self, part: NewPart) -> None:
        """Show a part that was written before."""
        self._place = part.place
        values = {name: str(getattr(part, name)) for name in NAMES}
        if OWN in self.fields:
            own = is_own(part.words)
            values |= {OWN: TICKED if own else "", "words": part.words.strip("“”")}
        self.fill(values)

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in; what a choice does not know becomes one of its options."""
        for name, words in values.items():
            editor = self.fields[name].editor if name in self.fields else None
            if isinstance(editor, QComboBox) and editor.findData(words) < 0:
                editor.addItem(words, words)
        super().fill(values)

    @Slot()
    def _look_over(self) -> None:
        """Look behind the typing for what could be said better."""
        words = read(self.fields["words"].editor)

        def work(_caseload: Caseload) -> tuple[str, ...]:
            return look_over(self._section, words)

        self._sitting.read(self, work, partial(self._say, words))

    def _say(self, words: str, told: tuple[str, ...]) -> None:
        if words == read(self.fields["words"].editor):
            self.live.setText("\n".join(told))
            self.live.setVisible(bool(told))

    def part(self, values: Mapping[str, str]) -> NewPart:
        """Return what was typed as the operation takes it."""
        typed = {name: words for name, words in values.items() if name != OWN}
        if values.get(OWN) == TICKED and typed["words"].strip():
            typed["words"] = f"“{typed['words'].strip().strip('“”')}”"
        return NewPart(section=self._section, place=self._place, **typed)


NAMES = (
    "words",
    "asked",
    "asked_of",
    "need_id",
    "outcome_id",
    "by_when",
    "who",
    "how_often",
    "how_long",
    "group_size",
    "skill",
    "can_do",
    "steps",
    "for_adulthood",
    "agreed_on",
    "cites",
)


def is_own(words: str) -> bool:
    """Return whether these are a speaker's own words, in quotation marks."""
    said = words.strip()
    return said.startswith("“") and said.endswith("”")


_Fields = Iterator[tuple[str, Field]]


def _of(section: str, page: PlanPage) -> _Fields:
    match section:
        case "A":
            return _views(page)
        case "B" | "C" | "D":
            return _needs(page)
        case "E":
            return _outcome(page)
        case "J":
            return _payment()
        case _:
            return _provision(section, page)


def _views(page: PlanPage) -> _Fields:
    yield "words", Field("What was said", Paragraph(4))
    own = Tick("These are the speaker's own words")
    yield OWN, Field("How it is told", own, "Printed in quotation marks")
    left = f"Left empty, it is {page.child}"
    yield "who", Field("Whose words they are", Line(), left)
    topics = [(each.topic, each.topic) for each in TOPICS]
    yield "asked_of", Field("Topic", Choice([("", "Views"), *topics]))
    known = "For example: she showed us with her cards, on 12 October"
    yield "skill", Field("How we know", Line(), known)
    yield _source(page)


def _needs(page: PlanPage) -> _Fields:
    yield "words", Field("The need", Paragraph(4), "What is hard, and where it shows")
    can = "What helps, what goes well: it is printed before the need"
    yield "can_do", Field("What the child can do", Paragraph(2), can)
    areas = [(each, each) for each in AREAS]
    yield "asked_of", Field("Area", Choice([("", "Not chosen"), *areas]))
    yield _source(page)
    other = "What is in no paper of Section K: a visit, a call"
    yield "who", Field("Another source", Line(), other)


def _source(page: PlanPage) -> tuple[str, Field]:
    """Return the field of the papers that a text comes from."""
    papers = "; ".join(
        f"{part.label} {shorten(part.words, PAPER, placeholder='…')}"
        for line in page.sections
        for part in line.parts
        if line.section == "K"
    )
    held = f"Section K holds {papers}" if papers else "Section K has no paper yet"
    hint = (
        "Write it as K2, page 3. For one sentence alone, write sentence 2: K4, page 1, "
        f"paragraph 5. {held}"
    )
    return "cites", Field("The advice it comes from", Line(), hint)


def _asked(section: str, page: PlanPage) -> _Fields:
    yield "asked", Field("What came of asking", Choice(ANSWERS))
    yield "asked_of", Field("Who was asked", Line(), "Their name and their service")
    yield "by_when", Field("On which day", Day(), DAY)
    why = "Or, where nobody was asked, why not"
    yield "words", Field("What they said", Paragraph(3), why)
    yield _source(page)
    if section == "G":
        who = "Only where something is provided: their name, or the meeting"
        yield "who", Field("Who agreed it for the health commissioner", Line(), who)
        yield "agreed_on", Field("Agreed on", Day(), DAY)


def _outcome(page: PlanPage) -> _Fields:
    can = "What will be different, as one could see or measure it"
    yield "words", Field("Outcome", Paragraph(4), can)
    yield "by_when", Field("By which day", Day(), DAY)
    way = "Smaller steps on the way, one on a line"
    yield "steps", Field("Steps", Paragraph(3), way)
    yield _source(page)


def _provision(section: str, page: PlanPage) -> _Fields:
    yield "words", Field("What is provided", Paragraph(3))
    needs = NEEDS_OF[section]
    chosen = Choice([("", "No need chosen"), *_parts(page, needs)])
    yield "need_id", Field(f"The need that it meets (Section {needs})", chosen)
    reached = Choice([("", "No outcome chosen"), *_parts(page, "E")])
    yield "outcome_id", Field("The outcome that it leads to (Section E)", reached)
    for name, label, hint in (
        ("who", "Who gives it", "Their job, and whose they are"),
        ("how_often", "How often", "For example three times a week in term"),
        ("how_long", "How long each time", "For example 30 minutes"),
        ("group_size", "Group", "For example alone, or three children"),
        ("skill", "Skill", "The training that whoever gives it has"),
    ):
        yield name, Field(label, Line(), hint)
    adult = Tick("It helps to prepare for adult life")
    law = "From year 9 some of the help must (SEND Regs 2014 reg 12(3))"
    yield "for_adulthood", Field("Adult life", adult, law)
    yield _source(page)


def _payment() -> _Fields:
    yield "words", Field("What it pays for", Paragraph(3))
    yield "how_often", Field("Amount", Line(), "For example 40 pounds a week")
    yield "who", Field("The needs and outcomes that it meets", Line())


def _parts(page: PlanPage, section: str) -> Sequence[Option]:
    return [
        (part.id, f"{part.label} {shorten(part.words, CHOICE, placeholder='…')}")
        for line in page.sections
        for part in line.parts
        if line.section == section and part.label
    ]
