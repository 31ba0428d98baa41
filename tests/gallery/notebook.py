"""Notes what every picture of the gallery would show, and whether it can be read."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QMessageBox, QWidget

from gallery.camera import Shot, over
from gui.fit import misfits_at_rest
from twentyweeks.gui.form_dialog import FormDialog


@dataclass
class Notebook:
    """The names of the pictures, the classes in them, and each form by its words."""

    names: list[str] = field(default_factory=list)
    classes: set[type] = field(default_factory=set)
    forms: set[tuple[str, str]] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    cut: dict[str, list[str]] = field(default_factory=dict)

    def add(self, other: "Notebook") -> None:
        """Write down all that stands in another one."""
        self.names += other.names
        self.classes |= other.classes
        self.forms |= other.forms
        self.questions |= other.questions
        self.cut |= other.cut

    def note(self, shot: Shot) -> None:
        """Write down one picture."""
        self.names.append(shot.name)
        seen = [shot.window, *shot.window.findChildren(QWidget)]
        self.classes |= {type(each) for each in seen if each.isVisible()}
        for each in over(shot.window):
            if isinstance(each, FormDialog):
                self.forms.add((each.windowTitle(), each.save_button.accessibleName()))
            elif isinstance(each, QMessageBox):
                self.questions.add(each.text())
        if faults := misfits_at_rest(shot.window):
            self.cut[shot.name] = faults
