"""The Tribunal's numbers of pages: as shipped, until a direction that was entered."""

from datetime import date

import pytest

from make import at
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.bundle_limits import tribunal_limits
from twentyweeks.operations.tribunal_pages import (
    NewDirection,
    directions_page,
    enter_direction,
    parts_counted,
    take_direction_out,
)

NOW = at("2026-06-15")
TODAY = date(2026, 6, 15)
CITE = "Practice Direction No. 2 of 2026"
MOST = {"core": "80", "plan": "150", "working": "25", "expert": "12", "witness": "8"}


def enter(caseload, since="1 September 2026", cite=CITE, **most):
    new = NewDirection(since=since, cite=cite, most=MOST | most)
    enter_direction(caseload, new, NOW)


def numbers(caseload, day):
    with caseload.reading() as session:
        limits = tribunal_limits(session, day)
        return limits.cite, [each.most for each in limits.parts]


def test_the_shipped_numbers_say_how_far_they_were_checked(caseload):
    page = directions_page(caseload, TODAY)
    assert page.words == (
        "As shipped, by First-tier Tribunal (HESC), SEND Practice Direction No. 1 of "
        "2025: Core bundle 100, EHC plan and appendices 150, Working document 25, "
        "Expert report 15 each, Witness statement 10 each. They come from secondary "
        "sources: check them against the direction itself before you rely on them."
    )
    assert (page.entered, page.most["core"]) == ((), "100")
    assert list(parts_counted()) == ["core", "plan", "working", "expert", "witness"]


def test_a_direction_holds_from_its_day_and_not_before(caseload):
    enter(caseload)
    assert numbers(caseload, date(2026, 8, 31))[1] == [100, 150, 25, 15, 10]
    assert numbers(caseload, date(2026, 9, 1)) == (CITE, [80, 150, 25, 12, 8])
    page = directions_page(caseload, TODAY)
    assert page.words.startswith("As shipped, by")
    assert [each.words for each in page.entered] == [
        "From 1 September 2026, Practice Direction No. 2 of 2026: Core bundle 80, EHC "
        "plan and appendices 150, Working document 25, Expert report 12 each, Witness "
        "statement 8 each"
    ]
    later = directions_page(caseload, date(2026, 9, 1))
    assert later.words.startswith("Since 1 September 2026, by Practice Direction No. 2")
    assert later.most["core"] == "80"


def test_the_latest_that_has_begun_holds_and_one_of_the_same_day_is_replaced(caseload):
    enter(caseload, since="1 January 2027", core="60")
    enter(caseload)
    enter(caseload, core="90")
    assert numbers(caseload, date(2026, 12, 31))[1][0] == 90
    assert numbers(caseload, date(2027, 1, 1))[1][0] == 60


def test_one_entered_by_mistake_is_taken_out(caseload):
    enter(caseload)
    (line,) = directions_page(caseload, TODAY).entered
    take_direction_out(caseload, line.since, NOW)
    assert directions_page(caseload, TODAY).entered == ()
    with pytest.raises(Refused):
        take_direction_out(caseload, line.since, NOW)


@pytest.mark.parametrize("typed", ["", "0", "-5", "ten", "12.5", "10000"])
def test_what_is_no_number_of_pages_is_told_at_its_field(caseload, typed):
    with pytest.raises(BadInput) as told:
        enter(caseload, witness=typed)
    assert told.value.field == "witness"
    assert told.value.sentence == (
        "Witness statement: a number of pages from 1 to 9,999. Nothing was saved."
    )


@pytest.mark.parametrize(("field", "typed"), [("since", " "), ("cite", "")])
def test_a_direction_has_a_day_and_a_name(caseload, field, typed):
    with pytest.raises(Refused) as told:
        enter(caseload, **{field: typed})
    assert told.value.field == field
