"""The form of a milestone: what happened, found in plain words, then its fields."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line as Said
from twentyweeks.gui.editors import DAY, Choice, Day, Line, Paragraph, Tick, put
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.finder import Finder, Found
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.present.milestone_facts import Shape
from twentyweeks.present.milestone_form import FactField, KindForm, MilestoneForm
from twentyweeks.present.names import folded

NOW = "What makes sense now"
DOES = "What this does to the dates"
JUDGEMENT = "Our judgement"
JUDGED = (
    "The facts alone excuse nothing. Say which step they made impractical to take in "
    "time, and when the family was told. The date itself never moves."
)
PAUSE = 250  # milliseconds after the last key, then what it does is asked


class KindFinder(Finder):
    """Every kind under its heading, those that make sense now before them."""

    def __init__(self, form: MilestoneForm) -> None:
        super().__init__("Search what happened…", "What happened")
        self._form = form
        self.typed.connect(self.look)
        self.list.setMinimumHeight(theme.current().px(280))
        self.look("")

    @Slot(str)
    def look(self, words: str) -> None:
        """Show the kinds that have every word that was typed."""
        wanted = folded(words).split()
        known = {each.kind: each for each in self._form.kinds}
        found = [known[kind] for kind in self._form.now if _has(known[kind], wanted)]
        lines = [Found("", NOW), *map(_found, found)] if found else []
        group = ""
        for each in self._form.kinds:
            if each.kind in self._form.now or not _has(each, wanted):
                continue
            if each.group != group:
                group = each.group
                lines.append(Found("", group))
            lines.append(_found(each))
        self.show_found(lines)


def _found(kind: KindForm) -> Found:
    return Found(kind.kind, kind.title)


def _has(kind: KindForm, wanted: Sequence[str]) -> bool:
    words = folded(kind.title, kind.other, kind.group)
    return all(each in words for each in wanted)


class Effect(QFrame):
    """What the milestone would do to the dates, while it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._said: tuple[str, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.current().px(4))
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return " ".join(self._said)

    def say(self, sentences: Sequence[str]) -> None:
        """Say this in the place of what was said; nothing hides it."""
        if tuple(sentences) == self._said:
            return
        self._said = tuple(sentences)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if sentences:
            self._lines.addWidget(Words(DOES, Role.STRONG))
        for sentence in sentences:
            line = Said(Sign("arrow-right", size=18))
            self._lines.addWidget(line.say(sentence, tone="ink2"))
        self.setVisible(bool(sentences))
        if sentences:
            told = QAccessibleAnnouncementEvent(self, f"{DOES}: {self.text()}")
            QAccessible.updateAccessibility(told)


class MilestoneFields(Form):
    """One kind with its fields; another is chosen by leaving it.

    `corrects` says that the kind stands and that a reason is asked for.
    """

    def __init__(
        self, form: MilestoneForm, today: str, *, corrects: bool = False
    ) -> None:
        super().__init__()
        self._known = {each.kind: each for each in form.kinds}
        self._today, self._corrects = today, corrects
        self.kind = ""
        self.finder = KindFinder(form)
        self.finder.chose.connect(self._chosen)
        self.add("kind", Field("What happened", self.finder))
        self.asked = QFrame()
        self.asked.setObjectName("clear")
        self.body.addWidget(self.asked)
        self.effect = Effect()
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.edited.connect(self.pause.start)

    def choose(self, kind: str) -> None:
        """Ask for the facts of this kind; nothing brings the list of kinds back."""
        if kind == self.kind:
            return
        self.kind = kind
        self.clear_errors()
        self.fields = {"kind": self.fields["kind"]}
        self.fields["kind"].setVisible(not kind)
        old, self.asked = self.asked, QFrame()
        self.asked.setObjectName("clear")
        self.body.replaceWidget(old, self.asked)
        old.hide()
        old.deleteLater()
        self.effect = Effect()
        if kind:
            self._ask(self._known[kind])

    def values(self) -> dict[str, str]:
        """Return the kind and what stands in each field."""
        return {**super().values(), "kind": self.kind}

    def fill(self, values: Mapping[str, str]) -> None:
        """Choose the kind and put values into its fields."""
        self.choose(values.get("kind", self.kind))
        super().fill({name: said for name, said in values.items() if name != "kind"})
        self.pause.start()

    def refuse(self, sentence: str, name: str) -> None:
        """Say what is wrong, beside the first of the fields that it is about."""
        parts = [each for each in self.fields if each.partition(".")[0] == name]
        super().refuse(sentence, parts[0] if parts else name)

    def say_effect(self, sentences: Sequence[str]) -> None:
        """Say what the milestone would do to the dates."""
        self.effect.say(sentences)

    @Slot(str)
    def _chosen(self, kind: str) -> None:
        self.choose(kind)
        self.edited.emit()
        first = next((name for name in self.fields if name != "kind"), "kind")
        self.fields[first].editor.setFocus()

    def _ask(self, kind: KindForm) -> None:
        px = theme.current().px
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addLayout(self._named(kind))
        if kind.note:
            column.addWidget(Words(kind.note, tone="ink2"))
        self._lay(kind.fields, column)
        column.addWidget(self.effect)
        if kind.judged and not self._corrects:
            column.addWidget(rule())
            column.addWidget(Words(JUDGEMENT, Role.H3))
            column.addWidget(Words(JUDGED, tone="ink2"))
            self._lay(kind.judged, column)
        if self._corrects:
            hint = "The journal keeps it, with what stood there before."
            self.add("why", Field("Why it is corrected", Paragraph(2), hint), column)

    def _named(self, kind: KindForm) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Words(kind.title, Role.H3), 1)
        if not self._corrects:
            other = Button("Something else", Kind.QUIET, "chevron-left")
            other.clicked.connect(lambda _on=False: self._chosen(""))
            row.addWidget(other)
        return row

    def _lay(self, facts: Sequence[FactField], column: QVBoxLayout) -> None:
        """Put days beside each other, and all else under one another."""
        days: dict[str, Field] = {}
        for fact in facts:
            if fact.words.shape is Shape.DAY:
                days[fact.name] = self._field(fact)
                continue
            if fact.words.shape is Shape.TICKS:
                self._ticks(fact, column)
            else:
                self.add(fact.name, self._field(fact), column)
        if days:
            self.beside(days, column)

    def _field(self, fact: FactField) -> Field:
        words = fact.words
        editor: QWidget
        hint = words.hint
        if words.shape is Shape.DAY:
            editor, hint = Day(), hint or DAY
            put(editor, self._today if fact.name == "on" else "")
        elif words.shape is Shape.CHOICE:
            editor = Choice(fact.options)
        elif fact.name == "reason":
            editor = Paragraph(2)
        else:
            editor = Line()
            put(editor, fact.value)
        return Field(words.label, editor, hint)

    def _ticks(self, fact: FactField, column: QVBoxLayout) -> None:
        column.addWidget(Words(fact.words.label, Role.STRONG))
        ticks = {
            f"{fact.name}.{key}": Field(words, Tick("Yes"))
            for key, words in fact.words.options
        }
        self.beside(ticks, column)
