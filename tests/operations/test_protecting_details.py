"""Which details of a protected person or child lie apart, and from whom."""

import pytest
from sqlalchemy import select

from protected_case import (
    NOW,
    REFUGE,
    RESTRICTED,
    TODAY,
    both,
    change,
    child_of,
    mother_of,
    only_case,
    protect,
    said,
    settle_child,
)
from twentyweeks.casework import (
    Involved,
    ProtectedAddress,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.people import (
    PersonForm,
    add_person,
    child_form,
    person_form,
)
from twentyweeks.operations.settle import conflict_cards


def test_a_protected_person_is_reached_and_named_apart(jo, ada):
    protect(jo, telephone="01632 960345", new_name="Ngozi Castell")
    for needle in ("960345", "Castell", "Tanner"):
        assert needle not in said(jo)
        assert needle in said(jo, RESTRICTED)
    form = person_form(jo, mother_of(jo)).form
    assert (form.telephone, form.new_name) == ("01632 960345", "Ngozi Castell")
    both(jo, ada)
    bare = person_form(ada, mother_of(ada)).form
    assert (bare.telephone, bare.new_name, bare.lines) == ("", "", ())
    with pytest.raises(Refused) as refused:
        change(ada, telephone="01632 960999")
    assert refused.value.field == "telephone"


def test_a_protected_childs_school_and_new_name_lie_apart(jo, ada):
    settle_child(
        jo,
        address_is_protected=True,
        school="Harbour Primary",
        lines=REFUGE,
        new_name="Amara Castell",
    )
    for needle in ("Harbour", "Castell", "Tanner"):
        assert needle not in said(jo)
    form = child_form(jo, child_of(jo)).form
    assert (form.school, form.new_name) == ("Harbour Primary", "Amara Castell")
    assert case_page(jo, only_case(jo), TODAY).held_apart == ""
    both(jo, ada)
    assert child_form(ada, child_of(ada)).form.school == ""
    assert "Ask Jo Marlow." in case_page(ada, only_case(ada), TODAY).held_apart


@pytest.mark.parametrize("who", ["child", "person"])
def test_a_new_name_is_never_written_where_all_read(jo, who):
    given = {"new_name": "Amara Castell"}
    with pytest.raises(Refused, match="tick first") as refused:
        settle_child(jo, **given) if who == "child" else change(jo, **given)
    assert refused.value.field == "new_name"


def test_a_protected_person_is_added_with_all_of_it_apart(jo):
    form = PersonForm(
        name="Bisi Okafor", lines=REFUGE, telephone="01632 960345",
        new_name="Bisi Castell", address_is_protected=True,
    )  # fmt: skip
    made = add_person(jo, only_case(jo), form, NOW)
    for needle in ("Tanner", "960345", "Castell"):
        assert needle not in said(jo)
    assert person_form(jo, made).form == form


def test_a_detail_that_is_protected_no_more_stands_with_the_person(jo):
    protect(jo, telephone="01632 960345")
    change(jo, address_is_protected=False, new_name="")
    with jo.reading() as session:
        mother = session.scalars(select(Involved)).one()
        assert (mother.telephone, mother.address.lines) == ("01632 960345", REFUGE)
    with jo.reading(RESTRICTED) as session:
        held = session.scalars(select(ProtectedAddress)).one()
        assert (held.lines, held.telephone) == ((), None)


def test_a_protected_address_written_apart_names_whose_it_is(jo, sam):
    protect(jo)
    both(jo, sam)
    change(jo, telephone="01632 960771")
    change(sam, telephone="01632 960772")
    both(jo, sam)
    told = {(each.child, each.what) for each in conflict_cards(jo)}
    assert told == {("Amara Okafor", "Ngozi Okafor: Protected telephone")}
