"""The parts of screens can be read whole, and every control says its name."""

import pytest

from gallery.parts import PAGES
from gui.desks import turn
from gui.fit import misfits
from twentyweeks.gui import theme
from twentyweeks.gui.theme import Theme


@pytest.fixture(params=PAGES.values(), ids=PAGES)
def part(qapp, qtbot, request):
    def show():
        build, *size = request.param
        shown = build()
        qtbot.addWidget(shown)
        shown.resize(*size)
        shown.show()
        turn(1)
        return shown

    yield show
    theme.wear(qapp, Theme())


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut(qapp, part, scale):
    theme.wear(qapp, Theme(scale=scale))
    assert misfits(part()) == []


def test_every_control_says_its_name(part, silent_widgets):
    assert silent_widgets(part()) == []
