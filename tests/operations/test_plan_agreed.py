"""The health commissioner's agreement to Section G, and sources of every section."""

from dataclasses import replace

import pytest

from letter_case import assessed
from plan_case import NOW, TODAY, found, issued, last, pass_the_rest, whole_plan
from twentyweeks.errors import Refused
from twentyweeks.operations.plan import (
    NewPart,
    add_part,
    begin_plan,
    change_part,
    part_form,
    plan_form,
)

ASKED = NewPart(
    section="G",
    words="She is seen every six months.",
    asked="yes",
    asked_of="Dr Anand",
    by_when="22/5/2026",
)
AGREED = replace(ASKED, who="Dr Sen, Northmoor ICB", agreed_on="12/6/2026")
CHECK = NewPart(section="G", words="A hearing check", who="The audiology clinic")


@pytest.fixture
def case_id(caseload):
    return assessed(caseload)


def section_of(caseload, case_id, name):
    page = plan_form(caseload, case_id, TODAY)
    (line,) = [each for each in page.sections if each.section == name]
    return line


def test_who_was_asked_is_not_who_agreed(caseload, case_id):
    plan_id = begin_plan(caseload, case_id, NOW)
    part_id = add_part(caseload, plan_id, ASKED, NOW)
    add_part(caseload, plan_id, CHECK, NOW)

    def open_ends():
        found = section_of(caseload, case_id, "G").findings
        return [(each.requirement, each.of_the_law) for each in found]

    assert ("plan-G-agreed", False) in open_ends()
    opened = part_form(caseload, part_id)
    agreed = replace(opened.form, who=AGREED.who, agreed_on="2026-06-12")
    change_part(caseload, part_id, agreed, opened.seen, NOW)
    assert "plan-G-agreed" not in dict(open_ends())
    assert part_form(caseload, part_id).form.agreed_on == "2026-06-12"
    first = section_of(caseload, case_id, "G").parts[0]
    assert first.details[-2:] == (
        ("Agreed for the health commissioner by", "Dr Sen, Northmoor ICB"),
        ("Agreed on", "Friday 12 June 2026"),
    )


def test_an_agreement_is_of_what_was_issued_with_it(caseload, case_id):
    plan_id = whole_plan(caseload, case_id)
    asked = part_form(caseload, last(caseload, "G"))
    agreed = replace(AGREED, agreed_on="2026-05-12", by_when="2026-05-04")
    change_part(caseload, last(caseload, "G"), agreed, asked.seen, NOW)
    add_part(caseload, plan_id, CHECK, NOW)
    pass_the_rest(caseload, case_id)
    issued(caseload, case_id)
    second = begin_plan(caseload, case_id, NOW)
    assert found(caseload, case_id, "plan-G-changed") == []
    add_part(caseload, second, replace(CHECK, words="Grommets"), NOW)
    (one,) = found(caseload, case_id, "plan-G-changed")
    assert (one.words, one.of_the_law) == (
        "Section G has changed since version 1, and the health commissioner agreed it "
        "on Tuesday 12 May 2026, before that.",
        False,
    )


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (replace(AGREED, who=""), "who"),
        (replace(AGREED, agreed_on=""), "agreed_on"),
        (replace(AGREED, agreed_on="12/6/2027"), "agreed_on"),
    ],
)
def test_half_an_agreement_is_refused(caseload, case_id, part, field):
    plan_id = begin_plan(caseload, case_id, NOW)
    with pytest.raises(Refused) as refused:
        add_part(caseload, plan_id, part, NOW)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "part",
    [
        NewPart(section="A", words="She likes trains.", cites="K1, page 2"),
        replace(ASKED, section="D", cites="K1, page 2"),
    ],
)
def test_words_of_every_section_name_their_paper(caseload, case_id, part):
    plan_id = whole_plan(caseload, case_id)
    part_id = add_part(caseload, plan_id, part, NOW)
    line = section_of(caseload, case_id, part.section)
    (own,) = [each for each in line.parts if each.id == part_id]
    assert ("Source", "K1, page 2") in own.details
