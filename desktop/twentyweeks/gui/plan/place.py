"""The form of Section I: what it came to, and only the fields that this calls for."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox

from twentyweeks.gui.editors import DAY, Choice, Day, Line, Paragraph, read
from twentyweeks.gui.form import Form
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.plan import NewPlace

OUTCOMES = (
    ("named", "A school or other place is named"),
    ("type_only", "The type alone is given"),
    ("otherwise", "Education otherwise than at school (s.61)"),
    ("own", "The parents' own arrangement (s.42(5))"),
)
_SHOWN = {
    "named": ("institution", "institution_type"),
    "type_only": ("institution_type", "why", "owed", "named_by"),
    "otherwise": ("arranged",),
    "own": ("institution_type", "arranged"),
}
_DEPENDING = ("institution", "institution_type", "why", "owed", "named_by", "arranged")
_INTERIM = ("interim_from", "interim_review", "interim_paid_by")
_COUNTY = ("county_asked_on", "transport")


class PlaceForm(Form):
    """Section I of a final plan; what its outcome does not ask for is not shown."""

    def __init__(self) -> None:
        super().__init__()
        outcome = Choice(OUTCOMES)
        self.add("outcome", Field("What Section I came to", outcome))
        for name, field in _fields():
            self.add(name, field)
        self.edited.connect(self._show_what_fits)
        self._show_what_fits()

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in, and show the fields that they call for."""
        super().fill(values)
        self._show_what_fits()

    def place(self, values: Mapping[str, str]) -> NewPlace:
        """Return what was typed; what is not shown counts as empty."""
        fits = {name: words for name, words in values.items() if self._fits(name)}
        return NewPlace(**fits)

    def _show_what_fits(self) -> None:
        for name, field in self.fields.items():
            field.setVisible(self._fits(name))

    def _fits(self, name: str) -> bool:
        if name in _DEPENDING:
            chosen = self.fields["outcome"].editor
            key = chosen.currentData() if isinstance(chosen, QComboBox) else ""
            return name in _SHOWN[str(key)]
        if name in _INTERIM:
            return bool(read(self.fields["interim"].editor).strip())
        if name in _COUNTY:
            return bool(read(self.fields["county"].editor).strip())
        return True


def _fields() -> tuple[tuple[str, Field], ...]:
    return (
        ("institution", Field("Name of the school or other place", Line())),
        (
            "institution_type",
            Field("Type", Line(), "For example maintained special school"),
        ),
        ("why", Field("Why no place is named", Paragraph(3))),
        (
            "owed",
            Field("What is still owed", Paragraph(2), "And who sees to it"),
        ),
        ("named_by", Field("A place is named by", Day(), DAY)),
        (
            "arranged",
            Field("What is arranged", Paragraph(3), "What, where and by whom"),
        ),
        (
            "interim",
            Field("Interim place", Line(), "Left empty where there is none"),
        ),
        ("interim_from", Field("From", Day(), DAY)),
        (
            "interim_review",
            Field("Looked at again", Day(), "Within four weeks of its beginning"),
        ),
        ("interim_paid_by", Field("Who pays for it", Line())),
        (
            "county",
            Field(
                "Authority of the area, where it is another",
                Line(),
                "Left empty where the place lies in our own area",
            ),
        ),
        ("county_asked_on", Field("Consulted on", Day(), DAY)),
        ("transport", Field("What was decided about travel", Line())),
    )
