"""The page of an e-mail: what hung on it is filed there, and opened from there."""

from gui.desks import wait_until
from gui.fit import misfits_at_rest
from operations.test_hung import mail
from twentyweeks.gui.form_dialog import FormDialog
from twentyweeks.gui.widgets.buttons import Button, IconButton
from twentyweeks.operations.papers import NewPaper, file_paper


def test_what_hung_on_an_e_mail_is_filed_from_its_page(desk, tmp_path):
    path = tmp_path / "mail.eml"
    path.write_bytes(mail())
    new = NewPaper(title="Mail", kind="correspondence", received_on="2026-10-02")
    now = desk.sitting.clock()
    paper = file_paper(desk.sitting.caseload, desk.case, path, new, now)
    desk.open("paper", desk.case, paper)
    page = desk.window.current_page()
    wait_until(lambda: page.hung.isVisible())
    first, _second = page.hung.findChildren(Button)
    assert first.accessibleName() == "File Dr_Pryce.pdf"
    first.click()
    (dialog,) = page.hung.findChildren(FormDialog)
    assert dialog.form.values()["title"] == "Dr Pryce"
    assert dialog.form.values()["received_on"] == "02/10/2026"
    assert misfits_at_rest(dialog) == []
    dialog.save()
    wait_until(lambda: page.hung.findChildren(IconButton))
    assert misfits_at_rest(page) == []
