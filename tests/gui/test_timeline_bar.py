"""The bar of twenty weeks, seen and heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from gui.fit import misfits
from twentyweeks.gui.theme import DARK
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.widgets.timeline import TimelineBar
from twentyweeks.present.timeline import Disc, Mark, Timeline
from twentyweeks.present.tone import Tone

AMARA = Timeline(
    discs=(
        Disc(
            name="Request received",
            at=0,
            when="24 Aug 2026",
            state="Received",
            tone=Tone.GREEN,
            mark=Mark.DONE,
        ),
        Disc(
            name="Agreed to assess",
            at=6,
            when="Week 6 · 5 Oct",
            state="On time",
            tone=Tone.GREEN,
            mark=Mark.DONE,
        ),
        Disc(
            name="Advice back",
            at=12,
            when="Week 12 · 16 Nov",
            state="4 of 6 in",
            tone=Tone.AMBER,
            mark=Mark.WAITING,
        ),
        Disc(
            name="Draft plan served",
            at=16,
            when="Week 16 · 14 Dec",
            state="Our target",
            tone=Tone.ACCENT,
            mark=Mark.NEXT,
        ),
        Disc(name="Final plan sent", at=20, when="Week 20 · 11 Jan"),
    ),
    today=13,
    today_words="Today · week 14",
)


def some_bar() -> QWidget:
    page = ScrollPage()
    for today, words in (
        (13.0, "Today · week 14"),
        (0.2, "Today · week 1"),
        (None, ""),
    ):
        card = Card("20-week assessment")
        card.beside_title(Chip(Status("Health advice is holding this up", Tone.AMBER)))
        card.body.addWidget(
            TimelineBar(Timeline(discs=AMARA.discs, today=today, today_words=words))
        )
        page.body.addWidget(card)
    page.body.addStretch(1)
    return page


@pytest.mark.parametrize("width", [660, 900, 1212])
@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_no_words_meet_at_any_width_or_text_size(qtbot, wear, scale, width):
    wear(scale)
    bar = some_bar()
    qtbot.addWidget(bar)
    bar.resize(width, 800)
    bar.show()
    qtbot.wait(1)
    assert misfits(bar) == []


@pytest.mark.parametrize("today", [0.0, 5.9, 6.0, 9.5, 11.8, 12.0, 15.0, 20.0, 31.0])
def test_no_part_lies_under_the_line_of_today(qtbot, today):
    bar = TimelineBar(Timeline(discs=AMARA.discs, today=today, today_words="Today"))
    qtbot.addWidget(bar)
    bar.resize(1060, bar.heightForWidth(1060))
    assert misfits(bar) == []
    names = {part.name for part in bar.timeline.parts}
    under = [
        text.words
        for text in bar.places().texts
        if text.words in names
        and text.rect.left() <= bar.places().today <= text.rect.right()
        and today < 20
    ]
    assert under == []


def test_the_keys_go_from_one_milestone_to_the_next(qtbot):
    bar = TimelineBar(AMARA, "Amara's twenty weeks")
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.chose):
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.chosen().name == "Agreed to assess"
    assert bar.accessibleName() == (
        "Amara's twenty weeks. Agreed to assess, Week 6 · 5 Oct, On time"
    )
    for _ in range(9):
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.chosen().name == "Final plan sent"
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.chosen().name == "Draft plan served"


def test_the_whole_story_is_told_in_words(qtbot):
    bar = TimelineBar(AMARA)
    qtbot.addWidget(bar)
    spoken = QAccessible.queryAccessibleInterface(bar)
    assert spoken.text(QAccessible.Text.Description) == (
        "Request received, 24 Aug 2026, Received. "
        "Agreed to assess, Week 6 · 5 Oct, On time. "
        "Advice back, Week 12 · 16 Nov, 4 of 6 in. "
        "Draft plan served, Week 16 · 14 Dec, Our target. "
        "Final plan sent, Week 20 · 11 Jan. Today · week 14."
    )


def test_a_click_chooses_the_milestone_under_it(qtbot):
    bar = TimelineBar(AMARA)
    qtbot.addWidget(bar)
    bar.resize(1060, 140)
    bar.show()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.places().discs[2])
    assert bar.chosen().name == "Advice back"


def test_the_present_part_is_accent_up_to_today(qtbot, wear):
    wear(tokens=DARK)
    bar = TimelineBar(AMARA)
    qtbot.addWidget(bar)
    bar.resize(1060, bar.heightForWidth(1060))
    bar.show()
    drawn, places = bar.grab().toImage(), bar.places()
    glass = drawn.devicePixelRatio()
    y = round(places.bar.center().y() * glass)
    before = drawn.pixelColor(round((places.today - 8) * glass), y).name().upper()
    after = drawn.pixelColor(round((places.today + 8) * glass), y).name().upper()
    assert (before, after) == ("#6CC7CB", "#2A343B")
