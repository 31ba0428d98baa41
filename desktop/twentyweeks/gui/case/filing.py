"""File a paper: chosen, or dropped on the page; the file itself stays where it is."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from twentyweeks.gui.editors import Choice, Day, Line, in_figures, put
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage

KINDS = (
    ("report", "Report or advice"),
    ("request", "Request"),
    ("views", "Views of the family or the child"),
    ("school_record", "School record"),
    ("correspondence", "Correspondence"),
    ("other", "Other"),
    ("unreadable", "Unreadable, kept as it came"),
)


def file_task(
    sitting: Sitting, shown: CasePage, path: str, page: QWidget
) -> FormDialog:
    """Keep a file on the case, byte for byte."""
    form = PaperFields(sitting, shown)
    if path:
        form.choose(Path(path))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        words = {name: said for name, said in values.items() if name != "path"}
        new = NewPaper(**words)
        return file_paper(caseload, shown.case_id, Path(values["path"]), new, now)

    task = Task(
        title="File a paper",
        sentence="It is encrypted into the caseload. The file itself is left where it "
        "is: delete it yourself once it is filed.",
        save="File the paper",
        told="The paper is filed.",
        draft=f"paper:{shown.case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


class PaperFields(Form):
    """The fields of a paper; its title is suggested by the file's name."""

    def __init__(self, sitting: Sitting, shown: CasePage) -> None:
        super().__init__()
        choose = Button("Choose a file…", icon="folder-open")
        choose.clicked.connect(self._ask)
        file = self.add("path", Field("File", Line()))
        file.put_beside(choose)
        advisers = [(each.key, each.adviser) for each in shown.advice]
        ask_of_paper(self, sitting.today(), advisers)

    def choose(self, path: Path) -> None:
        """Take this file."""
        self.fill({"path": str(path)})
        if not self.values()["title"]:
            self.fill({"title": path.stem.replace("_", " ")})

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a file")
        if name:
            self.choose(Path(name))


def ask_of_paper(
    form: Form, received: date | None, advisers: Iterable[tuple[str, str]]
) -> None:
    """Put the fields into a form that say what a paper is."""
    form.add("title", Field("Title", Line(), "As the list of papers shows it"))
    day = Day()
    if received is not None:
        put(day, in_figures(received))
    kind = Field("Kind", Choice(KINDS))
    form.beside({"kind": kind, "received_on": Field("Received on", day)})
    author, role = Field("Author", Line()), Field("Author's role", Line())
    form.beside({"author": author, "author_role": role})
    options = [("", "Nobody's advice"), *advisers]
    form.add("adviser", Field("Whose advice it is", Choice(options)))
