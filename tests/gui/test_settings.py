"""Settings: what is typed once stands in letters; a fault stands by its field."""

import pytest

from gui.desks import NOW, wait_until
from gui.fit import misfits_at_rest
from make import OPENS_WITH
from twentyweeks.errors import Unavailable
from twentyweeks.operations.authority import authority_form
from twentyweeks.operations.keep import restore
from twentyweeks.operations.officer import officer_form
from twentyweeks.operations.unlock import open_caseload

NEW = "meadow copper quiet stair"


@pytest.fixture
def page(desk):
    desk.window.go("settings")
    shown = desk.window.current_page()
    wait_until(lambda: shown.authority.values()["name"] == "Northmoor Council")
    return shown


def put(form, name, words):
    form.fill({name: words})


def test_the_officer_s_telephone_is_kept(desk, page):
    put(page.officer, "telephone", "01632 960101")
    page.save_officer()
    caseload = desk.sitting.caseload
    wait_until(lambda: officer_form(caseload).telephone == "01632 960101")
    assert officer_form(caseload).name == "Jo Marlow"


def test_a_telephone_that_is_none_is_told_beside_its_field(desk, page):
    put(page.officer, "telephone", "ring me")
    page.save_officer()
    field = page.officer.fields["telephone"]
    wait_until(field.error)
    assert field.error().startswith("Telephone:")
    assert officer_form(desk.sitting.caseload).telephone == ""


def test_a_service_is_kept_with_its_address(desk, page):
    put(page.authority, "tribunal.name", "First-tier Tribunal")
    put(page.authority, "tribunal.address", "Invented House\nNorthmoor\nZZ99 3VZ")
    page.save_authority()
    caseload = desk.sitting.caseload
    wait_until(lambda: authority_form(caseload).form.tribunal.name != "")
    tribunal = authority_form(caseload).form.tribunal
    assert tribunal.address.lines == ("Invented House", "Northmoor")
    assert tribunal.address.postcode == "ZZ99 3VZ"


def test_a_promise_that_is_no_number_of_days_is_refused(desk, page):
    put(page.authority, "promise_days", "often")
    page.save_authority()
    field = page.authority.fields["promise_days"]
    wait_until(field.error)
    assert "1 to 60" in field.error()


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut(desk, page, wear, scale):
    wear(scale)
    desk.window.resize(1540, 960)
    assert misfits_at_rest(page) == []


def test_every_field_says_what_it_is(page, silent_widgets):
    assert silent_widgets(page) == []


def test_a_service_keeps_its_name_once_a_fault_was_told(desk, page):
    put(page.authority, "promise_days", "often")
    page.save_authority()
    wait_until(page.authority.fields["promise_days"].error)
    named = page.authority.fields["tribunal.telephone"].editor.accessibleName()
    assert named == "The Tribunal: Telephone"


def change_passphrase(page, old, new, again):
    fields = {"old": old, "passphrase": new, "again": again}
    page.passphrase.form.fill(fields)
    page.passphrase.change()


def test_the_passphrase_is_changed_and_the_old_one_opens_no_more(desk, page):
    home = desk.sitting.caseload.home
    change_passphrase(page, OPENS_WITH, NEW, NEW)
    wait_until(lambda: page.passphrase.form.values()["old"] == "")
    desk.close()
    wait_until(desk.is_closed)
    with pytest.raises(Unavailable):
        open_caseload(home, OPENS_WITH, NOW)
    open_caseload(home, NEW, NOW).close()


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        (OPENS_WITH, NEW, "meadow copper quiet", "again"),
        (OPENS_WITH, "short", "short", "passphrase"),
        ("not the right one", NEW, NEW, ""),
    ],
)
def test_a_passphrase_that_cannot_be_changed_is_told(
    desk, page, old, new, again, field
):
    change_passphrase(page, old, new, again)
    form = page.passphrase.form
    wait_until(form.summary.isVisible)
    if field:
        assert form.fields[field].error()
    assert form.values()["old"] == old


def test_a_backup_is_made_where_the_officer_says_and_can_be_read(desk, page, tmp_path):
    out = tmp_path / "friday.twbackup"
    page.keep.back_up(out)
    wait_until(page.keep.said.isVisible, 30_000)
    assert page.keep.said.text() == "Backed up as friday.twbackup."
    told = restore(tmp_path / "again", out, OPENS_WITH, NOW)
    assert told.startswith("Restored the backup made on Monday 23 November 2026")
    page.keep.back_up(tmp_path / "no such folder" / "x.twbackup")
    wait_until(lambda: "friday" not in page.keep.said.text(), 30_000)


def test_a_sound_caseload_is_said_to_be_sound(desk, page):
    page.keep.check()
    wait_until(page.keep.said.isVisible, 30_000)
    assert page.keep.said.text() == "Every page and every paper is sound."
