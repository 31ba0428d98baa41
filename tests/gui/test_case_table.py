"""The caseload as a table: seen, heard, and driven by the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester

from gui.fit import misfits
from gui.sample_cases import case, fetch_at_once, fetch_of
from twentyweeks.gui.theme import DARK, Density
from twentyweeks.gui.widgets.case_model import PAGE, CaseModel, Column
from twentyweeks.gui.widgets.case_table import CaseTable, TableCard, share


@pytest.fixture
def table(qtbot):
    made = CaseTable("Cases, next deadline first")
    qtbot.addWidget(made)
    made.resize(1140, 700)
    made.show_rows(214, fetch_of([case(number) for number in range(214)]))
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("width", [1060, 1160, 1400])
@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_in_a_line_is_cut(qtbot, wear, scale, density, width):
    wear(scale)
    card = TableCard(made := CaseTable("Cases", density))
    qtbot.addWidget(card)
    card.resize(width, 700)
    made.show_rows(50, fetch_at_once)
    card.show()
    assert misfits(card) == []
    assert len(made.painted_words()) >= 8


def test_no_sideways_scrolling_at_the_usual_size(table):
    assert table.horizontalScrollBar().maximum() == 0


def test_lines_grow_with_the_text(table, wear):
    table.resize(1900, 700)
    assert table.rowHeight(0) == 48
    wear(1.5)
    assert table.rowHeight(0) == 72


@pytest.mark.parametrize(
    ("density", "height"),
    [(Density.COMPACT, 36), (Density.COMFORTABLE, 48), (Density.TOUCH, 60)],
)
def test_density_sets_the_height(table, density, height):
    table.set_density(density)
    assert table.rowHeight(0) == height


def test_the_first_line_is_chosen_when_the_rows_come(table):
    assert table.chosen_id() == "case-0"


def test_j_and_k_move_and_enter_opens(qtbot, table):
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_J)
    qtbot.keyClick(table, Qt.Key.Key_K)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["case-2"]


def test_k_on_the_first_line_stays(qtbot, table):
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert table.chosen_id() == "case-0"


def test_a_click_chooses_the_line(qtbot, table):
    spot = table.visualRect(table.cases.index(4, 0)).center()
    with qtbot.waitSignal(table.chosen) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == ["case-4"]


def test_the_chosen_case_stays_chosen_when_the_order_changes(table):
    table.selectRow(7)
    turned = [case(number) for number in range(20, -1, -1)]
    table.show_rows(21, fetch_of(turned))
    assert table.chosen_id() == "case-7"
    assert table.currentIndex().row() == 13


def test_each_cell_is_said_in_words(table):
    def said(row, column):
        index = table.cases.index(row, column)
        return table.cases.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert said(0, Column.NAME) == (
        "Samir Hughes, Decision to assess Thu 19 Nov, 4 days overdue"
    )
    assert said(9, Column.STEP) == (
        "Next step: Draft plan served, Mon 30 Nov, 7 days left, our target"
    )
    assert said(0, Column.WEEKS) == "Weeks: 7 of 20"
    assert said(0, Column.WAITING) == "Waiting on: Community paediatrics"


def test_the_table_has_its_name(table):
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.text(QAccessible.Text.Name) == "Cases, next deadline first"


def test_only_what_is_looked_at_is_fetched(qtbot):
    asked = []

    def fetch(first, count, deliver):
        asked.append((first, count))
        fetch_at_once(first, count, deliver)

    made = CaseTable()
    qtbot.addWidget(made)
    made.resize(1140, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(10_000, fetch)
    made.viewport().repaint()
    assert asked == [(0, PAGE)]
    made.scrollToBottom()
    made.viewport().repaint()
    assert asked[-1] == (9800, PAGE)
    assert len(made.cases.held()) == 400


def test_a_page_that_comes_late_for_an_older_search_is_let_fall(qapp):
    model, waiting = CaseModel(), []
    model.show_rows(5, lambda *asked: waiting.append(asked[-1]))
    model.show_rows(1, fetch_of([case(9)]))
    waiting[0]([case(number) for number in range(5)])
    assert [row.id for row in model.held()] == ["case-9"]


def test_qts_own_checks_of_the_model(qapp):
    model = CaseModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    model.show_rows(5, fetch_of([case(number) for number in range(5)]))
    assert tester.model() is model
    assert model.rowCount(model.index(0, 0)) == 0


def test_an_empty_caseload_asks_for_nothing(qapp):
    model = CaseModel()
    model.show_rows(0, lambda *_: pytest.fail("asked"))
    assert model.rowCount() == 0


def test_cells_are_drawn_once_and_again_in_another_theme(qtbot, table, wear):
    light = table.viewport().grab().toImage().pixelColor(600, 40).name()
    wear(tokens=DARK)
    dark = table.viewport().grab().toImage().pixelColor(600, 40).name()
    assert (light, dark) == ("#e3f1f1", "#17383b")


def test_tab_leaves_the_table(qtbot, table):
    assert not table.tabKeyNavigation()


def test_spare_width_goes_to_the_wordy_columns():
    wanted = dict.fromkeys(Column, 100)
    found = share(660, wanted, wanted)
    assert found[Column.WEEKS] == 100
    assert found[Column.SCHOOL] == 120
    assert sum(found.values()) == 660


def test_lacking_width_is_taken_where_words_can_wrap():
    wanted, least = dict.fromkeys(Column, 100), dict.fromkeys(Column, 100)
    least[Column.SCHOOL] = 60
    found = share(570, wanted, least)
    assert found[Column.SCHOOL] == 70
    assert found[Column.NAME] == 100


def test_chips_step_above_the_words_where_the_table_is_narrow(table, wear):
    table.resize(860, 700)
    narrow = table.rowHeight(0)
    table.resize(1400, 700)
    assert narrow > 70
    assert table.rowHeight(0) == 48


@pytest.mark.parametrize("width", [940, 1070])
def test_no_sideways_scrolling_at_130_percent(qtbot, wear, width):
    wear(width / 940 * 1.14)
    table = CaseTable("Cases")
    qtbot.addWidget(table)
    table.resize(width, 700)
    table.show_rows(50, fetch_at_once)
    with qtbot.waitExposed(table):
        table.show()
    assert table.horizontalScrollBar().maximum() == 0


LONG = "Maximiliana Oluwaseun Featherstonehaugh-Vandenberghe"


def test_a_long_name_takes_two_lines_of_its_own_row(qtbot):
    rows = [case(0), replace(case(1), name=LONG), case(2)]
    table = CaseTable()
    qtbot.addWidget(table)
    table.resize(1140, 400)
    table.show_rows(3, fetch_of(rows))
    table.show()
    words = [said for _, said, _ in table.painted_words()]
    assert "Maximiliana Oluwaseun" in words
    assert "Featherstonehaugh-Vandenberghe" in words
    assert table.columnWidth(0) < 290
    assert table.rowHeight(0) == table.rowHeight(2) == 48
    assert table.rowHeight(1) > 48
    assert not table.horizontalScrollBar().isVisible()
    assert misfits(table) == []
