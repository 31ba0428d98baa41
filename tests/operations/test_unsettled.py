from dataclasses import replace
from datetime import date

from letter_case import YES, letter_case
from make import at, register
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.people import (
    change_child,
    change_person,
    child_form,
    person_form,
)
from twentyweeks.operations.plan import NewPart, add_part, begin_plan
from twentyweeks.operations.plan_parts import change_part, part_form

NOW = at("2026-06-15")
TODAY = date(2026, 6, 15)


def conflicts(caseload, case_id):
    return case_page(caseload, case_id, TODAY).conflicts


def test_the_case_counts_what_differs_on_everything_it_rests_on(caseload):
    case_id, other = letter_case(caseload), register(caseload, forename="Ben")
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    page = case_page(caseload, case_id, TODAY)
    child, parent = page.person_id, page.people[0].id
    assert conflicts(caseload, case_id) == 0

    opened = person_form(caseload, parent)
    for words in ("After 3 pm", "After 5 pm"):
        form = replace(opened.form, telephone="", best_way=words)
        change_person(caseload, parent, form, opened.seen, NOW)
    assert conflicts(caseload, case_id) == 1

    seen = child_form(caseload, child)
    for words in ("Ama", "Mara"):
        form = replace(seen.form, known_as=words)
        change_child(caseload, child, form, seen.seen, NOW)
    assert conflicts(caseload, case_id) == 2

    plan_id = begin_plan(caseload, case_id, NOW)
    part = NewPart(section="B", words="Amara finds long words hard.", who="Dr Pryce")
    part_id = add_part(caseload, plan_id, part, NOW)
    both = part_form(caseload, part_id)
    for words in ("Amara reads slowly.", "Amara does not read yet."):
        changed = replace(both.form, words=words)
        change_part(caseload, part_id, changed, both.seen, NOW)
    assert conflicts(caseload, case_id) == 3
    assert conflicts(caseload, other) == 0
