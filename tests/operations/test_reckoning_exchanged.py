"""Expected times, added holidays and late reasons, as two laptops exchange them."""

from datetime import date

from sqlalchemy import select

from make import at
from twentyweeks.casework import Case
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.exchange import exchange
from twentyweeks.operations.expected import expected_page, set_expected
from twentyweeks.operations.holidays import add_holiday, holidays_page
from twentyweeks.operations.lateness import correct_reason
from twentyweeks.operations.limits_of import limits_of
from twentyweeks.operations.record import record_milestone
from twentyweeks.operations.settle import conflict_cards, settle_conflict

NOW = at("2026-04-22")
TODAY = date(2026, 4, 22)


def both(jo, sam):
    for _ in range(2):
        exchange(jo, NOW)
        exchange(sam, NOW)


def put(caseload, days):
    set_expected(caseload, {"panel": days}, expected_page(caseload, TODAY).seen, NOW)


def panel(caseload):
    lines = expected_page(caseload, TODAY).lines
    return next(line.days for line in lines if line.step == "panel")


def the_case(caseload):
    with caseload.reading() as session:
        return session.scalars(select(Case.id)).one().hex


def late(caseload):
    (line,) = case_page(caseload, the_case(caseload), TODAY).late
    return line


def test_expected_times_are_the_team_s_and_a_difference_is_shown(jo, sam):
    put(jo, "10")
    both(jo, sam)
    assert panel(sam) == "10"
    put(jo, "12")
    put(sam, "14")
    both(jo, sam)
    (card,) = conflict_cards(sam)
    assert card.what == "Expected days: Last advice to panel"
    assert sorted(each.words for each in card.values) == ["12", "14"]
    chosen = [each.words for each in card.values].index("14") + 1
    settle_conflict(sam, card.id, chosen, None, "As the panel now meets", NOW)
    both(jo, sam)
    assert (panel(jo), panel(sam)) == ("14", "14")


def test_two_who_set_the_same_step_first_meet_on_it(jo, sam):
    put(jo, "12")
    put(sam, "12")
    both(jo, sam)
    assert conflict_cards(jo) == ()
    assert (panel(jo), panel(sam)) == ("12", "12")


def test_an_added_holiday_moves_working_days_on_the_other_laptop(jo, sam):
    told = {"kind": "mediation_declined", "on": "2026-04-22"}
    record_milestone(jo, the_case(jo), told, NOW)
    both(jo, sam)
    assert certificate(sam) == date(2026, 4, 27)
    add_holiday(jo, "24/04/2026", "Day of thanks", NOW)
    both(jo, sam)
    assert certificate(sam) == date(2026, 4, 28)
    assert len(holidays_page(sam, TODAY).added) == 1
    with sam.reading() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT due FROM limit_line WHERE rule = 'mediation_cert_no'"
        )
        assert rows.scalars().all() == ["2026-04-28"]


def certificate(caseload):
    limits = limits_of(caseload, the_case(caseload), TODAY).limits
    return next(each.due for each in limits if each.rule == "mediation_cert_no")


def test_two_reasons_for_one_late_date_are_a_conflict_on_both_laptops(jo, sam):
    both(jo, sam)
    for caseload, reason in ((jo, "staff"), (sam, "family")):
        given = {"reason": reason, "words": "As I remember it"}
        key = late(caseload).key
        correct_reason(caseload, the_case(caseload), key, given, NOW)
    both(jo, sam)
    for caseload in (jo, sam):
        assert late(caseload).differs
        assert case_page(caseload, the_case(caseload), TODAY).conflicts == 1
    (card,) = conflict_cards(jo)
    assert card.what == "Reason for a late date"
    settle_conflict(jo, card.id, 1, None, "We looked it up", NOW)
    both(jo, sam)
    assert late(jo).corrected == late(sam).corrected
    assert not late(sam).differs
    assert late(sam).found == "Our own staff"
