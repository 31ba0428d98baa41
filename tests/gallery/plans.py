"""The Plan screen on a draft that is half written, in a caseload of its own."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from gallery.parts import window_with
from gui.desks import TODAY, amaras
from gui.plans import write_some
from make import at, northmoor
from twentyweeks.gui.plan.view import PlanView
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.operations.plan import plan_form
from twentyweeks.present.plan import PlanPage


def plan_window() -> QWidget:
    page = ScrollPage()
    page.body.addWidget(PlanView(written(), "F"))
    page.body.addStretch(1)
    return window_with(page)


@cache
def written() -> PlanPage:
    """Return Amara's plan as her officer left it."""
    with (
        TemporaryDirectory() as folder,
        northmoor(Path(folder) / "caseload", at("2026-08-24")) as caseload,
    ):
        case = amaras(caseload)
        write_some(caseload, case)
        return plan_form(caseload, case, TODAY)
