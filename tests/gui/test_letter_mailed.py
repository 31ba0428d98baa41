"""What was e-mailed is saved again from the page of the letter's paper."""

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from gui.test_translations import desk, issued_once, letter, opened  # noqa: F401


def test_the_page_for_e_mail_is_saved_as_it_was_frozen(
    desk,  # noqa: F811
    letter,  # noqa: F811
    wear,
    tmp_path,
):
    page = opened(desk, letter.document_id)
    wait_until(lambda: page.for_mail is not None)
    where = tmp_path / "letter.html"
    page.for_mail.save_as(where)
    wait_until(where.exists)
    wait_until(lambda: not desk.sitting.is_busy())
    assert where.read_bytes().startswith(b"<!DOCTYPE html>")
    for scale in (1.0, 2.0):
        wear(scale)
        assert misfits_at_rest(page) == []
