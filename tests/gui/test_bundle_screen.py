"""Make a bundle in the window: pick, order, for whom, look, record."""

from datetime import date

import pytest

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from paper.others import untagged
from twentyweeks.gui.case.around import PapersCard
from twentyweeks.gui.papers.found import FoundCard
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.paper import render
from twentyweeks.paper.blocks import Document, Heading


@pytest.fixture
def filed(desk, tmp_path):
    """File two papers on Amara's case: one of ours, and a scan of one page."""
    own = Document(
        title="Report",
        author="Dr Pryce",
        dated=date(2026, 10, 1),
        blocks=(Heading("Report about Amara Okafor", 1),),
    )
    for title, content in (
        ("Scan of the school record", untagged("")),
        ("Report of Dr Pryce", render(own)),
    ):
        path = tmp_path / f"{title}.pdf"
        path.write_bytes(content)
        new = NewPaper(title=title, kind="report", received_on="2026-10-02")
        now = desk.sitting.clock()
        file_paper(desk.sitting.caseload, desk.case, path, new, now)


def screen(desk):
    desk.open("bundle", desk.case)
    page = desk.window.current_page()
    wait_until(lambda: page.choosing is not None)
    return page


def row(page, title):
    return next(each for each in page.choosing.rows if each.paper.title == title)


def look(page):
    page.made = None
    page.look_button.click()
    wait_until(lambda: page.made is not None)


def pressed(page, words):
    """Press a button of the card of findings by its words."""
    card = page.findChildren(FoundCard)[-1]
    next(b for b in card.findChildren(Button) if b.text().strip() == words).click()


@pytest.mark.usefixtures("filed")
def test_a_bundle_is_picked_ordered_looked_at_and_recorded(desk):
    page = screen(desk)
    scan = row(page, "Scan of the school record")
    report = row(page, "Report of Dr Pryce")
    scan.tick.click()
    report.tick.click()
    while page.choosing.rows[0] is not report:
        report.up.click()
    assert not report.up.isEnabled()
    assert report.down.isEnabled()
    assert not page.choosing.rows[-1].down.isEnabled()
    look(page)
    assert page.made.pages == 3
    assert [each.bundle_page for each in page.made.to_read] == [3]
    assert not page.made.may_leave
    pressed(page, "Show it")
    assert page.paper.page() == 3
    pressed(page, "I have looked at it")
    wait_until(lambda: page.made.may_leave)
    assert page.paper.page() == 3
    assert misfits_at_rest(page) == []
    pressed(page, "Record it and keep a copy")
    wait_until(lambda: "Recorded" in cards(page))


def cards(page):
    return [
        each.accessibleName() for each in page.found.children() if each.isWidgetType()
    ]


@pytest.mark.usefixtures("filed")
def test_nothing_ticked_is_told_and_nothing_is_made(desk):
    page = screen(desk)
    page.look()
    wait_until(lambda: page.errors.isVisible())
    assert "A bundle holds from 1 to 200 papers" in page.errors.accessibleName()
    assert page.made is None
    assert not page.waiting.is_waiting()


@pytest.mark.usefixtures("filed")
def test_a_bundle_under_way_is_stopped_and_nothing_is_made(desk):
    told = []
    desk.sitting.told.connect(told.append)
    page = screen(desk)
    row(page, "Report of Dr Pryce").tick.click()
    page.look_button.click()
    page.waiting.stop()
    wait_until(lambda: bool(told))
    assert told == ["Stopped. Nothing was made."]
    assert page.made is None
    assert not page.waiting.is_waiting()


@pytest.mark.usefixtures("filed")
def test_the_case_leads_to_its_bundle(desk):
    desk.open("case", desk.case)
    page = desk.window.current_page()
    wait_until(lambda: page.is_whole())
    card = page.findChild(PapersCard)
    buttons = card.findChildren(Button)
    next(b for b in buttons if b.text().strip() == "Make a bundle").click()
    assert desk.window.current_page().accessibleName() == "Make a bundle"
