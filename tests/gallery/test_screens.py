"""Every screen of the gallery can be read whole, and every control says its name."""

import pytest

from gallery.screens import SCREENS
from gui.fit import misfits
from twentyweeks.gui import theme
from twentyweeks.gui.theme import Theme


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    theme.wear(qapp, Theme())


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_nothing_is_cut(qtbot, qapp, screen, scale):
    theme.wear(qapp, Theme(scale=scale))
    shown = screen.build()
    qtbot.addWidget(shown)
    shown.resize(screen.width, screen.height)
    shown.show()
    qtbot.wait(1)
    assert misfits(shown) == []


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_control_says_its_name(qtbot, silent_widgets, screen):
    shown = screen.build()
    qtbot.addWidget(shown)
    shown.show()
    assert silent_widgets(shown) == []
