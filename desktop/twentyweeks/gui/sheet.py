"""The one style sheet of the window, made from the tokens."""

from twentyweeks.gui.fonts import SIZES, Role
from twentyweeks.gui.tokens import LIGHT, Tokens


def sheet(tokens: Tokens, scale: float, border: int) -> str:
    """Return the rules for all of Qt's own widgets; lengths grow with `scale`."""
    lengths = {f"n{n}": f"{round(n * scale)}px" for n in (*range(1, 49), 320)}
    words = {
        "line": f"{border}px solid {tokens.line}",
        "edge": f"{border}px solid {tokens.line2}",
        "shade": "light" if tokens.on_accent == LIGHT.on_accent else "dark",
        "focus": f"2px solid {tokens.ink}",
        "t": tokens,
        **lengths,
    }
    parts = (GROUNDS, WORDS, BUTTONS, FIELDS, CHOICES, LISTS, FURNITURE)
    return "".join(part.format(**words) for part in parts) + _roles(scale)


def _roles(scale: float) -> str:
    return "".join(
        f'QLabel[role="{role.value}"] '
        f"{{ font-size: {round(size * scale)}px; font-weight: {weight}; }}\n"
        for role, (size, weight) in SIZES.items()
        if role is not Role.BODY
    )


GROUNDS = """
QMainWindow, QDialog, #page {{ background: {t.bg}; }}
QMessageBox QLabel {{ padding: {n8} {n12} {n4} 0; }}
QMessageBox #qt_msgbox_informativelabel {{ min-width: {n320}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
#nav {{ background: {t.nav}; border: 0; border-right: {line}; }}
QScrollArea, QStackedWidget, #clear {{ background: transparent; border: 0; }}
#card {{ background: {t.surface}; border: {line}; border-radius: {n12}; }}
#rule {{ background: {t.line}; border: 0; }}
"""

WORDS = """
QLabel {{ background: transparent; color: {t.ink}; }}
QLabel[tone="ink2"] {{ color: {t.ink2}; }}
QLabel[tone="ink3"] {{ color: {t.ink3}; }}
QLabel[tone="red"] {{ color: {t.red}; }}
QLabel[tone="amber"] {{ color: {t.amber}; }}
QLabel[tone="green"] {{ color: {t.green}; }}
QLabel[tone="blue"] {{ color: {t.blue}; }}
QLabel[tone="grey"] {{ color: {t.grey}; }}
QLabel[tone="accent"] {{ color: {t.accent}; }}
QLabel#link {{ text-decoration: underline; border: 2px solid transparent; }}
QLabel#title-link {{ border: 2px solid transparent; }}
QLabel#link:focus, QLabel#title-link:focus {{ border: {focus}; border-radius: {n4}; }}
QToolTip {{
  background: {t.ink}; color: {t.surface}; border: 0; padding: {n4} {n8};
}}
"""

BUTTONS = """
QPushButton {{
  background: {t.surface}; color: {t.ink}; border: {edge};
  border-radius: {n8}; padding: 0 {n14}; min-height: {n34};
}}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.selection}; }}
QPushButton:focus {{ border: {focus}; }}
QPushButton:disabled {{ color: {t.ink3}; border-color: {t.line}; }}
QPushButton[kind="primary"] {{
  background: {t.accent}; color: {t.on_accent}; border: 2px solid {t.accent};
  font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{
  background: {t.accent_hover}; border-color: {t.accent_hover};
}}
QPushButton[kind="primary"]:focus {{ border: {focus}; }}
QPushButton[kind="primary"]:disabled {{
  background: {t.track}; border-color: {t.track}; color: {t.ink2};
}}
QPushButton[kind="danger"] {{ color: {t.red}; border-color: {t.red}; }}
QPushButton[kind="quiet"] {{
  background: transparent; color: {t.accent}; border: 2px solid transparent;
  padding: 0 {n10};
}}
QPushButton[kind="quiet"]:hover {{ background: {t.accent_bg}; }}
QPushButton[kind="quiet"]:disabled {{ color: {t.ink3}; }}
QPushButton[kind="touch"], QPushButton[kind="touch-primary"] {{
  min-height: {n48}; padding: {n4} {n20};
}}
QPushButton[kind="touch-primary"] {{
  background: {t.accent}; color: {t.on_accent}; border: 2px solid {t.accent};
  font-weight: 600;
}}
QPushButton[kind]:focus {{ border: {focus}; }}
QToolButton {{
  background: transparent; color: {t.accent}; border: 2px solid transparent;
  border-radius: {n8}; padding: {n6};
}}
QToolButton[inline="true"] {{ padding: 0 {n6}; }}
QPushButton[inline="true"] {{ min-height: {n24}; }}
QToolButton:hover {{ background: {t.accent_bg}; }}
QToolButton:focus {{ border: {focus}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[kind="place"] {{
  background: transparent; color: {t.ink2}; border: 2px solid transparent;
  border-radius: {n8}; padding: {n8} {n10}; text-align: left;
  min-height: {n24};
}}
QPushButton[kind="place"]:hover {{ background: {t.hover}; }}
QPushButton[kind="place"]:checked {{
  background: {t.surface}; color: {t.ink}; border: {line}; font-weight: 600;
}}
QPushButton[kind="place"]:focus {{ border: {focus}; }}
QPushButton[kind="pill"] {{
  background: {t.surface}; color: {t.ink2}; border: {line};
  border-radius: {n16}; padding: {n7} {n10}; min-height: 0;
}}
QPushButton[kind="pill"]:hover {{ background: {t.hover}; }}
QPushButton[kind="pill"]:checked {{
  background: {t.ink}; color: {t.surface}; border-color: {t.ink}; font-weight: 600;
}}
QPushButton[kind="pill"]:focus {{ border: {focus}; }}
QPushButton[kind="pill"]:checked:focus {{ border: 3px solid {t.done}; }}
QPushButton[kind="choice"] {{
  background: {t.surface}; color: {t.ink}; border: 2px solid {t.line2};
  border-radius: {n12}; padding: {n12} {n16}; min-height: {n30};
}}
QPushButton[kind="choice"]:hover {{ background: {t.hover}; }}
QPushButton[kind="choice"]:checked {{
  background: {t.selection}; border-color: {t.accent}; font-weight: 600;
}}
QPushButton[kind="choice"]:focus {{ border: 3px solid {t.ink}; }}
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
  background: {t.surface}; color: {t.ink}; border: {edge}; border-radius: {n8};
  selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.ink3};
}}
QLineEdit, QComboBox, QAbstractSpinBox {{ padding: 0 {n10}; min-height: {n36}; }}
QPlainTextEdit, QTextEdit {{ padding: {n8}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus {{ border: {focus}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"],
QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {{
  border: 2px solid {t.red};
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QLineEdit:read-only {{ background: {t.hover}; color: {t.ink2}; }}
QLineEdit#search {{ min-height: {n36}; padding: 0 {n4}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{
  background: transparent; border: 0; padding: 0; min-height: 0;
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button,
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{
  width: 0; height: 0; border: 0; image: none;
}}
QComboBox::drop-down {{ border: 0; width: {n30}; }}
QComboBox::down-arrow {{
  image: url(icons:drop-{shade}.svg); width: {n18}; height: {n18};
}}
QComboBox QAbstractItemView {{
  background: {t.surface}; border: {edge}; padding: {n4}; outline: 0;
}}
"""

CHOICES = """
QCheckBox, QRadioButton {{
  spacing: {n10}; padding: {n4}; border: 2px solid transparent;
  border-radius: {n8}; background: transparent; color: {t.ink};
}}
QCheckBox:focus, QRadioButton:focus {{ border: {focus}; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
  width: {n18}; height: {n18}; border: 2px solid {t.line2};
  background: {t.surface};
}}
QCheckBox::indicator, QListView::indicator {{ border-radius: {n5}; }}
QRadioButton::indicator {{ border-radius: {n11}; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{
  border-color: {t.accent};
}}
QCheckBox::indicator:checked, QRadioButton::indicator:checked,
QListView::indicator:checked {{
  background: {t.accent}; border-color: {t.accent};
}}
QCheckBox::indicator:checked, QListView::indicator:checked {{
  image: url(icons:tick-{shade}.svg);
}}
QRadioButton::indicator:checked {{ image: url(icons:dot-{shade}.svg); }}
"""

LISTS = """
QTableView, QListView, QTreeView {{
  background: {t.surface}; color: {t.ink}; border: 0; outline: 0;
  gridline-color: {t.line}; selection-background-color: {t.selection};
  selection-color: {t.ink};
}}
QListView::item {{ padding: {n8} {n10}; border-radius: {n6}; }}
QListView::item:hover {{ background: {t.hover}; }}
QListView::item:selected {{ background: {t.selection}; color: {t.ink}; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView::section {{
  background: {t.surface}; color: {t.ink2}; border: 0; border-bottom: {line};
  padding: {n12} {n14};
}}
QTableCornerButton::section {{ background: {t.surface}; border: 0; }}
"""

FURNITURE = """
QScrollBar:vertical {{ background: transparent; width: {n12}; margin: {n2}; }}
QScrollBar:horizontal {{ background: transparent; height: {n12}; margin: {n2}; }}
QScrollBar::handle {{ background: {t.line2}; border-radius: {n4}; }}
QScrollBar::handle:vertical {{ min-height: {n40}; }}
QScrollBar::handle:horizontal {{ min-width: {n40}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QMenuBar {{
  background: {t.nav}; color: {t.ink2}; border-bottom: {line}; padding: {n2};
}}
QMenuBar::item {{ padding: {n4} {n10}; border-radius: {n6}; }}
QMenuBar::item:selected {{ background: {t.surface}; color: {t.ink}; }}
QMessageBox[asks="yes"] QLabel#qt_msgbox_label {{ font-weight: 600; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: {edge}; padding: {n6}; }}
QMenu::item {{ padding: {n7} {n28} {n7} {n14}; border-radius: {n6}; }}
QMenu::item:selected {{ background: {t.selection}; }}
QMenu::item:disabled {{ color: {t.ink3}; }}
QMenu::right-arrow {{
  image: url(icons:go-{shade}.svg); width: {n18}; height: {n18};
}}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {n6}; }}
QProgressBar {{
  background: {t.track}; border: 0; border-radius: {n4};
  min-height: {n8}; max-height: {n8};
}}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {n4}; }}
QTabBar::tab {{
  background: transparent; color: {t.ink2}; padding: {n10} {n14};
  border-bottom: 3px solid transparent;
}}
QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ border: {focus}; }}
QTabWidget::pane {{ border: 0; border-top: {line}; }}
QStatusBar {{ background: {t.bg}; color: {t.ink2}; }}
"""
