"""The screens of the gallery: a name, how to build it, and its size."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from gallery import parts, plans


class Screen(NamedTuple):
    name: str
    build: Callable[[], QWidget]
    width: int = 1440
    height: int = 900


SCREENS = [
    Screen("parts", parts.parts_page, 1212, 1500),
    Screen("scripts", parts.scripts_page, 900, 520),
    Screen("caseload", parts.caseload_window),
    Screen("case", parts.case_window),
    Screen("plan", plans.plan_window),
    Screen("keys", parts.keys_page, 560, 620),
]
