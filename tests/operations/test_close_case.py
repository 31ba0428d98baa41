from datetime import date

import pytest

from make import at, register
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.close_case import close_case, reopen_case
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.today_page import today_page
from twentyweeks.present.tone import Tone

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


def test_nothing_is_overdue_or_next_once_a_case_is_closed(caseload):
    case_id = register(caseload, "2026-03-02")
    close_case(caseload, case_id, "2026-04-20", "The family withdrew.", NOW)
    page = case_page(caseload, case_id, date(2026, 7, 27))
    ends = {
        key.partition(":")[0]: (chip.words, chip.tone) for key, _, chip in page.limits
    }
    assert ends["assess_decision"] == ("Not met when the case closed", Tone.GREY)
    assert ends["final_plan"] == ("Closed before it was due", Tone.GREY)
    assert {why.state for why in page.why} == {
        "Not met when the case closed",
        "Closed before it was due",
    }
    assert [(disc.name, disc.state, disc.tone) for disc in page.timeline.discs] == [
        ("Request received", "Received", Tone.GREEN),
        ("Decision to assess", "Not met when the case closed", Tone.GREY),
        ("Advice back", "Nobody was asked", Tone.GREY),
        ("Draft plan sent", "Closed before it was due", Tone.GREY),
        ("Final plan sent", "Closed before it was due", Tone.GREY),
    ]
    assert page.final_due == (
        "Case closed Monday 20 April 2026; final plan was due Monday 20 July 2026"
    )
    assert [(line.title, line.late, line.tone) for line in page.late] == [
        ("Decide whether to assess", "7 days late when the case closed", Tone.AMBER)
    ]


def test_advice_that_nobody_was_asked_for_in_time_is_not_next(caseload):
    case_id = register(caseload, "2026-03-02")
    bar = case_page(caseload, case_id, date(2026, 6, 30)).timeline
    advice = bar.discs[2]
    assert (advice.when, advice.state) == (
        "Week 12 · 25 May",
        "Our target, 5 weeks ago",
    )
    assert advice.tone is Tone.AMBER
    last = bar.discs[4]
    assert (last.name, last.state) == ("Final plan sent", "Next")


@pytest.mark.parametrize(
    ("on", "because", "field"),
    [("2026-04-21", "Withdrawn", "on"), ("2026-04-20", " ", "because")],
)
def test_a_case_is_not_closed_in_silence(caseload, on, because, field):
    case_id = register(caseload, "2026-03-02")
    with pytest.raises(Refused) as refused:
        close_case(caseload, case_id, on, because, NOW)
    assert refused.value.field == field
