"""An order that limits contact: filed with its days, and no letter within them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from letter_case import beside, letter_case, mother
from make import at, register
from paper.others import untagged
from twentyweeks.casework import Document, Involved
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.letter import LetterChoice, letter_page, preview_letter
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.people import change_person, person_form

NOW = at("2026-03-03")


def order(caseload, person, **fields):
    opened = person_form(caseload, person)
    given = {
        "order_since": "1/3/2026",
        "order_until": "31/8/2026",
        "order_limits": "No contact, and nothing about where Amara lives",
        **fields,
    }
    change_person(caseload, person, replace(opened.form, **given), opened.seen, NOW)


def received(caseload, case_id, person, day):
    choice = LetterChoice(kind="received", recipient_id=person)
    return preview_letter(caseload, case_id, choice, day)


def test_no_letter_goes_to_a_person_while_the_order_holds(caseload):
    case_id = letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    order(caseload, father)
    because = (
        "No letter may go to Emeka Okafor. Order from 1 March 2026 until 31 August "
        "2026: No contact, and nothing about where Amara lives (no paper of it is "
        "filed yet). Nobody else's letter waits for it."
    )
    for day in (date(2026, 3, 3), date(2026, 8, 31)):
        people = letter_page(caseload, case_id, day).recipients
        assert {each.words: each.because for each in people} == {
            "Ngozi Okafor, Mother": "",
            "Emeka Okafor": because,
        }
        with pytest.raises(Refused) as stopped:
            received(caseload, case_id, father, day)
        assert stopped.value.sentence == f"{because} Nothing was made."
    assert received(caseload, case_id, mother(caseload), date(2026, 3, 3)).pdf


def test_before_and_after_its_days_an_order_stops_nothing(caseload):
    case_id = letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    order(caseload, father, order_since="4/3/2026", order_until="10/3/2026")
    assert received(caseload, case_id, father, date(2026, 3, 3)).pdf
    assert received(caseload, case_id, father, date(2026, 3, 11)).pdf


def test_an_order_without_an_end_holds_until_it_is_taken_off(caseload):
    case_id = letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    order(caseload, father, order_until="")
    with pytest.raises(Refused, match="Order from 1 March 2026: No contact"):
        received(caseload, case_id, father, date(2027, 3, 3))
    opened = person_form(caseload, father).form
    assert (opened.order_since, opened.order_until) == ("2026-03-01", "")
    gone = dict.fromkeys(("order_since", "order_limits"), "")
    order(caseload, father, order_until="", **gone)
    assert received(caseload, case_id, father, date(2026, 3, 3)).pdf


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"order_since": ""}, "order_since"),
        ({"order_since": "soon"}, "order_since"),
        ({"order_until": "28/2/2026"}, "order_until"),
        ({"order_limits": " "}, "order_limits"),
    ],
)
def test_an_order_says_from_when_and_what_it_limits(caseload, change, field):
    letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    with pytest.raises(Refused) as stopped:
        order(caseload, father, **change)
    assert stopped.value.field == field
    assert person_form(caseload, father).form.order_limits == ""


def test_the_case_shows_the_order_at_the_person(caseload):
    case_id = letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    order(caseload, father, order_until="")
    people = case_page(caseload, case_id, date(2026, 3, 3)).people
    [shown] = [each for each in people if each.name == "Emeka Okafor"]
    assert any("Order from 1 March 2026: No contact" in w for w in shown.warnings)


def filed(caseload, case_id, path):
    path.write_bytes(untagged("The court orders"))
    new = NewPaper(title="Court order", kind="other", received_on="2026-03-02")
    return file_paper(caseload, case_id, path, new, NOW)


def shown(caseload, case_id):
    people = case_page(caseload, case_id, date(2026, 3, 3)).people
    return next(each for each in people if each.name == "Emeka Okafor")


def test_an_order_is_tied_to_its_paper_and_that_to_its_bytes(caseload, tmp_path):
    case_id = letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    order(caseload, father)
    assert shown(caseload, case_id).order_paper == ""
    paper = filed(caseload, case_id, tmp_path / "order.pdf")
    order(caseload, father, order_paper=paper)
    assert shown(caseload, case_id).order_paper == paper
    assert not any("no paper of it" in w for w in shown(caseload, case_id).warnings)
    with caseload.reading() as session:
        held = session.scalars(
            select(Involved).where(Involved.name == "Emeka Okafor")
        ).one()
        document = session.scalars(select(Document)).one()
        assert held.limited_by.paper == document.id
        assert held.limited_by.sha256 == document.sha256
    assert person_form(caseload, father).form.order_paper == paper


def test_the_paper_of_another_child_is_no_order(caseload, tmp_path):
    letter_case(caseload)
    father = beside(caseload, "Emeka Okafor")
    other = register(caseload, forename="Samir", surname="Hughes", born="2018-05-04")
    paper = filed(caseload, other, tmp_path / "order.pdf")
    with pytest.raises(Refused, match="not among the papers of this child") as stopped:
        order(caseload, father, order_paper=paper)
    assert stopped.value.field == "order_paper"
