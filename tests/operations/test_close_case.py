from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.close_case import close_case, reopen_case
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.today_page import today_page

TODAY = date(2026, 4, 20)
NOW = at("2026-04-20")


def pills(caseload):
    counts = {pill.name: pill.count for pill in caseload_page(caseload, TODAY).pills}
    return counts["all"], counts["overdue"], counts["closed"]


def test_a_closed_case_leaves_the_work_and_comes_back_whole(caseload):
    case_id = register(caseload, "2026-03-02")
    refresh_all(caseload, TODAY)
    assert pills(caseload) == (1, 1, 0)
    close_case(caseload, case_id, "2026-04-20", "The family withdrew.", NOW)
    assert pills(caseload) == (0, 0, 1)
    page = today_page(caseload, TODAY, NOW)
    assert page.truth.startswith("No deadline has passed")
    assert not any(section.lines for section in page.sections)
    closed = case_page(caseload, case_id, TODAY)
    assert ([chip.words for chip in closed.chips], closed.steps) == (["Closed"], ())
    told = closed.contacts[0]
    assert (told.title, told.words) == ("Case closed", "20 Apr. The family withdrew.")
    (row,) = caseload_page(caseload, TODAY, pill="closed").rows
    assert (row.due, row.step) == ("Closed", "")
    reopen_case(caseload, case_id, NOW)
    assert pills(caseload) == (1, 1, 0)


@pytest.mark.parametrize(
    ("on", "because", "field"),
    [("2026-04-21", "Withdrawn", "on"), ("2026-04-20", " ", "because")],
)
def test_a_case_is_not_closed_in_silence(caseload, on, because, field):
    case_id = register(caseload, "2026-03-02")
    with pytest.raises(Refused) as refused:
        close_case(caseload, case_id, on, because, NOW)
    assert refused.value.field == field
