"""Colours, scale and palette of the window, in light, dark and high contrast."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from twentyweeks import places
from twentyweeks.gui import fonts
from twentyweeks.gui.sheet import sheet
from twentyweeks.gui.tokens import DARK, LIGHT, Tokens
from twentyweeks.present.tone import Tone


class Scheme(StrEnum):
    """What the officer chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How tall the lines of a list are."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"
    TOUCH = "touch"


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens with the officer's text size; `scale` multiplies every length."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    border: int = 1

    def px(self, length: float) -> int:
        """Return a length of the house's grid at this scale, in pixels."""
        return round(length * self.scale)

    def ink(self, tone: Tone) -> str:
        """Return the colour of a tone's words and icon."""
        return str(getattr(self.tokens, tone.value))

    def ground(self, tone: Tone) -> str:
        """Return the colour behind a tone's words."""
        return str(getattr(self.tokens, f"{tone.value}_bg"))


@runtime_checkable
class Dressed(Protocol):
    """A widget that measures or colours something by itself, in each theme anew.

    Qt's own StyleChange comes to every widget several times while a page is built.
    """

    def dress(self) -> None:
        """Follow the theme that the window wears now."""


_shown = [Theme()]


def current() -> Theme:
    """Return the theme that the window wears now."""
    return _shown[-1]


@cache
def colour(code: str) -> QColor:
    """Return the colour of a token, made once."""
    return QColor(code)


def high_contrast(tokens: Tokens) -> Tokens:
    """Return tokens without tinted grounds and with lines as dark as text."""
    plain = {f"{tone.value}_bg": tokens.surface for tone in Tone}
    return replace(
        tokens,
        bg=tokens.surface,
        nav=tokens.surface,
        line=tokens.ink2,
        line2=tokens.ink2,
        ink2=tokens.ink,
        ink3=tokens.ink,
        **plain,
    )


def choose(scheme: Scheme, scale: float) -> Theme:
    """Return the theme for a setting, asking the system where the setting says so."""
    hints = QGuiApplication.styleHints()
    system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    dark = scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and system_dark)
    tokens = DARK if dark else LIGHT
    wish = hints.accessibility().contrastPreference()
    if wish is Qt.ContrastPreference.HighContrast:
        return Theme(high_contrast(tokens), scale, border=2)
    return Theme(tokens, scale)


def wear(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; open windows follow at once."""
    _shown[:] = [theme]
    QDir.setSearchPaths("icons", [str(places.resources() / "icons")])
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(fonts.font(fonts.Role.BODY, theme.scale))
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme.tokens, theme.scale, theme.border))
    for widget in app.allWidgets():
        if isinstance(widget, Dressed):
            widget.dress()


def palette(theme: Theme) -> QPalette:
    """Return Qt's own palette in our colours, for what no style rule reaches."""
    tokens, role = theme.tokens, QPalette.ColorRole
    made = QPalette()
    for where, code in {
        role.Window: tokens.bg,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Button: tokens.surface,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.surface,
        role.WindowText: tokens.ink,
        role.Text: tokens.ink,
        role.ButtonText: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.ink,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.Mid: tokens.line2,
        role.Light: tokens.surface,
        role.Dark: tokens.line2,
    }.items():
        made.setColor(where, colour(code))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, colour(tokens.ink3))
    return made
