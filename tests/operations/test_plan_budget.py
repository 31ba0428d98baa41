"""A personal budget: asked for, decided, and only then Section J."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from letter_case import assessed
from plan_case import NOW, TODAY
from twentyweeks.casework import BudgetOutcome, Case, PersonalBudget
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.plan import NewPart, add_part, begin_plan, plan_form
from twentyweeks.operations.plan_budget import NewBudget, budget_form, record_budget
from twentyweeks.storage.tables import contested

ASKED = NewBudget(asked_by="Ngozi Okafor", asked_on="4/5/2026")
AGREED = replace(
    ASKED,
    outcome="agreed",
    decided_by="Northmoor SEND panel",
    decided_on="18/5/2026",
    covers="40 pounds a week for a helper",
    direct="yes",
)
REFUSED = replace(
    ASKED,
    outcome="refused",
    decided_by="Northmoor SEND panel",
    decided_on="18/5/2026",
    why="The help is bought for all schools at once.",
)
PAYMENT = NewPart(section="J", words="A helper", how_often="£40 a week", who="B1, E1")


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


def record(caseload, case_id, new):
    record_budget(caseload, case_id, new, budget_form(caseload, case_id).seen, NOW)


def section_j(caseload, case_id):
    page = plan_form(caseload, case_id, TODAY)
    (line,) = [each for each in page.sections if each.section == "J"]
    return page, line


def test_section_j_is_closed_until_a_direct_payment_is_agreed(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    for new in (None, ASKED, REFUSED, replace(AGREED, direct="no")):
        if new is not None:
            record(caseload, case_id, new)
        with pytest.raises(Refused, match="none is recorded as agreed"):
            add_part(caseload, plan_id, PAYMENT, NOW)
    record(caseload, case_id, AGREED)
    page, line = section_j(caseload, case_id)
    assert page.pays_direct
    assert line.mark.words == "1 to put right"
    add_part(caseload, plan_id, PAYMENT, NOW)
    page, line = section_j(caseload, case_id)
    assert line.mark.words == "1 payment"
    assert page.budget == (
        ("Who asked for a personal budget", "Ngozi Okafor"),
        ("Asked on", "Monday 4 May 2026"),
        ("What became of it", "Agreed"),
        ("Who decided", "Northmoor SEND panel"),
        ("Decided on", "Monday 18 May 2026"),
        ("What it covers", "40 pounds a week for a helper"),
        ("Paid direct", "Yes"),
    )


def test_a_budget_that_is_taken_back_leaves_payments_that_nobody_agreed(
    caseload, case_id
):
    plan_id = begin_plan(caseload, case_id, NOW)
    record(caseload, case_id, AGREED)
    add_part(caseload, plan_id, PAYMENT, NOW)
    record(caseload, case_id, replace(AGREED, outcome="taken_back"))
    _, line = section_j(caseload, case_id)
    assert [(each.requirement, each.of_the_law) for each in line.findings] == [
        ("plan-J-not-agreed", True)
    ]


def test_what_was_recorded_is_opened_again(caseload, case_id):
    assert budget_form(caseload, case_id).form == NewBudget()
    record(caseload, case_id, REFUSED)
    opened = budget_form(caseload, case_id).form
    days = {"asked_on": "2026-05-04", "decided_on": "2026-05-18"}
    assert opened == replace(REFUSED, **days)
    with caseload.reading() as session:
        held = session.scalars(select(Case.budget)).one()
    assert isinstance(held, PersonalBudget)
    assert held.outcome is BudgetOutcome.REFUSED
    record(caseload, case_id, AGREED)
    assert budget_form(caseload, case_id).form.direct == "yes"


def test_two_officers_who_decide_apart_are_a_conflict(caseload, case_id):
    one, two = budget_form(caseload, case_id), budget_form(caseload, case_id)
    record_budget(caseload, case_id, AGREED, one.seen, NOW)
    record_budget(caseload, case_id, REFUSED, two.seen, NOW)
    with caseload.reading() as session:
        (row,) = session.execute(select(contested)).all()
        assert (row.ent, row.f) == ("case", "budget")


@pytest.mark.parametrize(
    ("new", "field", "kind"),
    [
        (replace(ASKED, asked_by=" "), "asked_by", Refused),
        (replace(ASKED, asked_on=""), "asked_on", Refused),
        (replace(ASKED, asked_on="4/5/2027"), "asked_on", Refused),
        (replace(ASKED, outcome="perhaps"), "outcome", BadInput),
        (replace(AGREED, decided_by=""), "decided_by", Refused),
        (replace(AGREED, decided_on=""), "decided_on", Refused),
        (replace(AGREED, decided_on="3/5/2026"), "decided_on", Refused),
        (replace(AGREED, covers=""), "covers", Refused),
        (replace(AGREED, direct=""), "direct", Refused),
        (replace(REFUSED, why=""), "why", Refused),
    ],
)
def test_what_is_lacking_is_refused_with_its_field(caseload, case_id, new, field, kind):
    with pytest.raises(kind) as refused:
        record(caseload, case_id, new)
    assert refused.value.field == field
    assert budget_form(caseload, case_id).form == NewBudget()
