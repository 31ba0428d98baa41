"""What cannot be printed is said on the page that wanted to show it."""

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from gui.plans import LONG, WRITTEN, begin, write_some
from gui.test_plan_versions import issue
from twentyweeks.operations.plan import NewPart, add_part, begin_plan


@pytest.fixture
def plan_id(desk):
    """A draft in which the child's own words hold a picture sign."""
    caseload = desk.sitting.caseload
    made = write_some(caseload, desk.case)
    words = NewPart(section="A", words="“I like 🚂.”", who="Amara Okafor")
    add_part(caseload, made, words, WRITTEN)
    return made


@pytest.mark.usefixtures("plan_id")
def test_a_plan_says_what_cannot_be_printed_where_and_what_to_do(desk, wear):
    begin(desk).preview()
    screen = desk.window.current_page()
    wait_until(lambda: screen.errors.isVisible(), LONG)
    told = screen.errors.accessibleName()
    assert "The character “🚂” (U+1F682, steam locomotive)" in told
    assert "under “Section A: Views, interests and hopes, Amara Okafor”" in told
    assert told.endswith("Write what it shows, as (steam locomotive), then try again.")
    assert not screen.waiting.is_waiting()
    assert not screen.paper.isVisible()
    assert not screen.issue_button.isEnabled()
    for scale in (1.0, 2.0):
        wear(scale)
        assert misfits_at_rest(screen) == []


def test_two_versions_that_cannot_be_printed_are_told_too(desk, wear):
    caseload = desk.sitting.caseload
    issue(desk, write_some(caseload, desk.case))
    later = begin_plan(caseload, desk.case, desk.sitting.clock())
    add_part(caseload, later, NewPart(section="B", words="Trams 🚋"), WRITTEN)
    desk.open("plan", desk.case, "compare")
    page = desk.window.current_page()
    wait_until(lambda: page.errors.isVisible(), LONG)
    assert "(U+1F68B, tram car)" in page.errors.accessibleName()
    assert not page.waiting.is_waiting()
    assert page.made is None
    page.after.setCurrentIndex(1)
    page.compare()
    wait_until(lambda: page.made is not None, LONG)
    assert not page.errors.isVisible()


@pytest.mark.usefixtures("plan_id")
def test_a_paper_that_cannot_be_made_is_told_on_its_page(desk):
    desk.open("plan", desk.case, "working")
    page = desk.window.current_page()
    wait_until(lambda: page.errors.isVisible(), LONG)
    assert "There is no final plan on this case" in page.errors.accessibleName()
    assert not page.waiting.is_waiting()
    assert not page.paper.isVisible()
