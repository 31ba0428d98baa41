"""The Quality screen: reasons that wait, the sample, and the way there from Today."""

import pytest
from sqlalchemy import select

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from gui.plans import LONG, press, said, write_some
from twentyweeks.casework import FindingAnswer, Officer
from twentyweeks.gui.quality.page import QUALITY
from twentyweeks.operations.plan import answer_finding


@pytest.fixture
def passed(desk):
    """Pass all that is open of a plan, and lay it to somebody who is not here."""
    caseload, now = desk.sitting.caseload, desk.sitting.clock()
    write_some(caseload, desk.case)
    answer_finding(caseload, desk.case, "draft", [], "I work alone.", now)
    with caseload.writing(caseload.stamp(now)) as journal:
        other = journal.create(Officer(name="Priya Nair"))
        for each in journal.session.scalars(select(FindingAnswer)):
            journal.set(each, "answered_by", other.id)
    return desk


def opened_page(desk):
    desk.open(QUALITY)
    page = desk.window.current_page()
    wait_until(lambda: page.shown is not None, LONG)
    return page


def test_a_reason_is_looked_at_and_goes_below(passed):
    page = opened_page(passed)
    before = page.shown
    assert "“I work alone.” Priya Nair, 23 November 2026" in said(page)
    waiting = before.waiting[0]
    press(page, f"Looked at: {waiting.found}")
    wait_until(lambda: page.shown is not before, LONG)
    assert waiting.found in [each.found for each in page.shown.looked_at]
    assert "Looked at by Jo Marlow, 23 November 2026" in said(page)


def test_a_share_is_kept_or_refused_beside_its_field(passed):
    page = opened_page(passed)
    page.form.fill({"share": "many"})
    page.keep_share()
    wait_until(lambda: page.form.fields["share"].error(), LONG)
    assert page.shown.share == 10
    page.form.fill({"share": "25"})
    page.keep_share()
    wait_until(lambda: page.shown.share == 25, LONG)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_read_whole(wear, silent_widgets, passed, scale):
    wear(scale)
    page = opened_page(passed)
    assert misfits_at_rest(page) == []
    assert silent_widgets(page) == []
