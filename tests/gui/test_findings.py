"""What stands against a letter or a plan, and how long is left until it must leave."""

from dataclasses import replace
from datetime import date

import pytest

from gui.plans import press
from make import at
from twentyweeks.gui.letter.findings import Findings
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.chips import Chip
from twentyweeks.present.letter import Finding, LetterPreview

LAW = Finding(of_the_law=True, words="It names a place.", mend="Take it out.")
VAGUE = Finding(of_the_law=False, words="“regular” cannot be held to.", mend="Say it.")
LONG = Finding(of_the_law=False, words="The plan is long.", mend="Say less.")


def preview(*findings, may=False):
    return LetterPreview(
        pdf=b"",
        pages=1,
        findings=findings,
        one_child="Every page names Amara Okafor and no other child.",
        may_be_issued=may,
        file_name="plan.pdf",
        leaves_by=date(2026, 11, 27),
    )


@pytest.fixture
def asked():
    return []


@pytest.fixture
def findings(qtbot, asked):
    made = Findings("The draft plan", lambda: at("2026-11-24"), asked.append)
    qtbot.addWidget(made)
    made.show()
    return made


def chips(findings):
    return [each.accessibleName() for each in findings.findChildren(Chip)]


def test_it_says_how_long_is_left(findings):
    findings.show_preview(preview(may=True))
    words = findings.words().splitlines()
    assert "The draft plan must leave by Friday 27 November 2026: 3 days left." in words
    assert chips(findings) == ["May be issued"]


def test_the_law_has_no_answer_and_our_practice_has(findings, asked):
    findings.show_preview(preview(LAW, VAGUE, LONG))
    assert chips(findings) == ["1 to put right"]
    offered = [each.accessibleName() for each in findings.findChildren(Button)]
    assert "Answer: It names a place." not in offered
    press(findings, "Answer: The plan is long.")
    press(findings, "Pass them all with one reason")
    assert [list(each) for each in asked] == [[LONG], [VAGUE, LONG]]


def test_what_waits_for_a_reason_is_counted(findings):
    findings.show_preview(preview(VAGUE, LONG))
    assert chips(findings) == ["2 to look at"]


def test_the_page_on_which_it_stands_can_be_shown(findings):
    turned = []
    findings.turn.connect(turned.append)
    findings.show_preview(preview(replace(LAW, page=2), VAGUE))
    offered = [each.accessibleName() for each in findings.findChildren(Button)]
    assert [name for name in offered if name.startswith("Show")] == [
        "Show page 2: It names a place."
    ]
    press(findings, "Show page 2: It names a place.")
    assert turned == [2]
