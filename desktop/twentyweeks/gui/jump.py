"""Search or jump to: places, commands, help and children, by the first letters."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.commands import MOVES, Command
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.finder import Finder, Found
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.caseload import CaseRow
from twentyweeks.present.names import folded

PAUSE = 120  # milliseconds after the last letter, then children are looked for
CHILDREN = 8  # of them are shown
CLOSED = 3  # more, whose case is closed
HELP = "Show the keys"
ICONS = {"Go": "arrow-right", "Help": "circle-question-mark"}
CASE = "case:"
NOTHING = Found("", "Nothing begins with this")
Rows = tuple[CaseRow, ...]


class JumpDialog(QDialog):
    """Shows what begins with what is typed; Enter goes there and closes this."""

    chose_case = Signal(str)

    def __init__(
        self, sitting: Sitting, commands: Sequence[Command], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._sitting, self._commands = sitting, commands
        self._runs = dict(_runs(commands))
        self._children: list[Found] = []
        self._asked = 0
        self.setWindowTitle("Search or jump to")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finder = Finder("Search or jump to…", "Found")
        self.finder.typed.connect(self._look)
        self.finder.chose.connect(self._go)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_for_children)
        sitting.locking.connect(self.reject)
        self._lay_out(parent.window().size())
        self._look("")

    @Slot(str)
    def _look(self, words: str) -> None:
        self._asked += 1
        self._children = []
        self._show(words)
        self._pause.start()

    @Slot()
    def _look_for_children(self) -> None:
        words, asked = self.finder.search.text(), self._asked
        today = self._sitting.today()
        if not words.strip():
            return

        def work(caseload: Caseload) -> tuple[Rows, Rows]:
            found = caseload_page(caseload, today, "all", words, 0, CHILDREN)
            closed = caseload_page(caseload, today, "closed", words, 0, CLOSED)
            return tuple(found.rows), tuple(closed.rows)

        def then(rows: tuple[Rows, Rows]) -> None:
            if asked == self._asked:
                self._children = list(_children(*rows))
                self._show(words)
                if not self.finder.keys():
                    self.finder.show_found([NOTHING])

        self._sitting.read(self, work, then)

    def _show(self, words: str) -> None:
        wanted = folded(words).split()
        lines = [each for each in _lines(self._commands) if _begins(each, wanted)]
        self.finder.show_found([*lines, *self._children])

    @Slot(str)
    def _go(self, key: str) -> None:
        self.accept()
        if key.startswith(CASE):
            self.chose_case.emit(key.removeprefix(CASE))
        else:
            self._runs[key]()

    def _lay_out(self, room: QSize) -> None:
        px = theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.addWidget(self.finder)
        self.resize(min(px(620), room.width()), min(px(520), room.height()))
        self.finder.setFocus()


def _runs(commands: Sequence[Command]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give each command, and each line of help, what it runs by the key it has."""
    for command in commands:
        yield f"{command.menu}:{command.words}", command.run
        if command.words == HELP:
            yield from ((f"keys:{words}", command.run) for _, words in MOVES)


def _lines(commands: Sequence[Command]) -> Iterator[Found]:
    for command in commands:
        key = f"{command.menu}:{command.words}"
        detail = ", ".join(each for each in (command.menu, command.keys) if each)
        icon = ICONS.get(command.menu, "keyboard")
        yield Found(key, command.words, detail, icon)
    for keys, words in MOVES:
        yield Found(f"keys:{words}", words, f"Help, {keys}", ICONS["Help"])


def _children(found: Rows, closed: Rows) -> Iterator[Found]:
    for rows, state in ((found, ""), (closed, "closed")):
        for row in rows:
            told = (row.reference_and_year, row.school, state)
            detail = ", ".join(each for each in told if each)
            yield Found(f"{CASE}{row.id}", row.name, detail, "user")


def _begins(line: Found, wanted: Sequence[str]) -> bool:
    group = line.detail.partition(",")[0]
    words = folded(line.words, group).split()
    return all(any(word.startswith(each) for word in words) for each in wanted)
