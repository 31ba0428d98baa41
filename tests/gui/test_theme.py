"""Colours that can be read, lengths that grow with the text."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPainterPath, QTextLayout
from PySide6.QtWidgets import QLabel

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import FAMILIES, SIZES, Role, figures, font
from twentyweeks.gui.theme import DARK, LIGHT, Scheme, Theme, high_contrast
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.tone import Tone

SETS = {
    "light": LIGHT,
    "dark": DARK,
    "light, high contrast": high_contrast(LIGHT),
    "dark, high contrast": high_contrast(DARK),
}
GROUNDS = ("bg", "nav", "surface", "hover", "selection")
TEXTS = (
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in GROUNDS),
    *((tone.value, f"{tone.value}_bg") for tone in Tone),
    *((tone.value, "surface") for tone in Tone),
    *((tone.value, "bg") for tone in Tone),
    *((tone.value, "selection") for tone in Tone),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("surface", "ink"),
    ("ink2", "track"),
    ("accent", "nav"),
)
SHAPES = (
    ("line2", "surface"),
    ("line2", "bg"),
    ("accent", "track"),
    ("red", "track"),
    ("ink", "selection"),
    ("accent", "selection"),
    ("done", "ink"),
)


def luminance(code):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour = QColor(code)
    red, green, blue = (
        linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_measure():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0, abs=0.01)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", SETS)
def test_every_text_can_be_read_on_its_ground(name):
    tokens = SETS[name]
    poor = {
        f"{ink} on {ground}": round(contrast(getattr(tokens, ink), value), 2)
        for ink, ground in TEXTS
        if contrast(getattr(tokens, ink), value := getattr(tokens, ground)) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("name", SETS)
def test_every_control_has_an_edge_that_can_be_seen(name):
    tokens = SETS[name]
    poor = {
        f"{ink} on {ground}": round(contrast(getattr(tokens, ink), value), 2)
        for ink, ground in SHAPES
        if contrast(getattr(tokens, ink), value := getattr(tokens, ground)) < 3.0
    }
    assert poor == {}


@pytest.mark.parametrize("name", SETS)
def test_every_token_is_a_colour(name):
    tokens = SETS[name]
    bad = [
        f.name for f in fields(tokens) if not QColor(getattr(tokens, f.name)).isValid()
    ]
    assert bad == []


def test_high_contrast_has_no_tinted_ground():
    tokens = high_contrast(LIGHT)
    assert {tokens.red_bg, tokens.amber_bg, tokens.bg, tokens.nav} == {"#FFFFFF"}
    assert tokens.line == "#46535F"


def test_lengths_grow_with_the_text():
    assert Theme(scale=1.0).px(36) == 36
    assert Theme(scale=1.3).px(36) == 47
    assert Theme(scale=2.0).px(36) == 72


@pytest.mark.parametrize(
    ("role", "pixels"), [(Role.CAPTION, 12), (Role.BODY, 14), (Role.H1, 27)]
)
def test_type_has_its_sizes(role, pixels):
    assert font(role, 1.0).pixelSize() == pixels


def test_no_text_is_smaller_than_twelve_pixels():
    assert min(size for size, _ in SIZES.values()) == 12


def test_our_own_font_is_the_one_that_is_drawn(qapp):
    assert QFontInfo(font(Role.BODY, 1.0)).family() == "Twenty Weeks Hyperlegible"


def test_figures_have_one_width(qapp):
    metrics = QFontMetrics(figures(Role.BODY, 1.0))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.parametrize(("scale", "pixels"), [(1.0, 20), (1.3, 26), (2.0, 40)])
def test_words_grow_with_the_scale(qtbot, wear, scale, pixels):
    words = Words("Caseload", Role.H2)
    qtbot.addWidget(words)
    words.show()
    wear(scale)
    assert words.fontInfo().pixelSize() == pixels
    assert words.fontInfo().family() == "Twenty Weeks Hyperlegible"


def test_a_shown_label_changes_colour_with_the_theme(qtbot, wear):
    label = QLabel("Caseload")
    qtbot.addWidget(label)
    label.show()
    wear(tokens=DARK)
    drawn = label.grab().toImage()
    seen = {
        drawn.pixelColor(x, y).lightness() > 200
        for x in range(drawn.width())
        for y in range(drawn.height())
    }
    assert True in seen


def test_the_officers_choice_beats_the_system(qapp):
    assert theme.choose(Scheme.DARK, 1.0).tokens.ink == "#E9EDEF"
    assert theme.choose(Scheme.LIGHT, 1.3) == Theme(LIGHT, 1.3)


def test_the_zero_has_no_slash(qapp):
    font_ = font(Role.BODY, 4.0)
    path = QPainterPath()
    path.addText(0, 0, font_, "0")
    assert len(path.toSubpathPolygons()) == 2


@pytest.mark.parametrize("text", ["محمد", "আমিনা", "ਗੁਰਪ੍ਰੀਤ", "Łucja", "Nguyễn"])
def test_every_script_has_its_letters(qapp, text):
    layout = QTextLayout(text, font(Role.BODY, 1.0))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    missing = [run for run in layout.glyphRuns() if 0 in run.glyphIndexes()]
    families = {run.rawFont().familyName() for run in layout.glyphRuns()}
    assert missing == []
    assert families <= set(FAMILIES)
