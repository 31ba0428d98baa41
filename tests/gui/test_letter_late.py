"""A letter that leaves after its limit: the screen asks why, and the page says it."""

from gui import desks
from gui.desks import in_front, wait_until
from letter_case import refused
from make import at, northmoor
from twentyweeks.gui.editors import put
from twentyweeks.gui.letter.page import LetterScreen
from twentyweeks.paper import text_of


def test_the_reason_is_asked_and_stands_on_the_page(qtbot, home):
    with northmoor(home) as caseload:
        case_id = refused(caseload)
    with desks.desk(home, case_id, at("2026-04-16")) as desk:
        desk.window.resize(1440, 900)
        desk.window.show()
        in_front(desk.window)
        desk.open("letter", desk.case, "refuse-to-assess")
        screen = desk.window.current_page()
        assert isinstance(screen, LetterScreen)
        wait_until(lambda: screen.preview is not None, 20_000)
        assert screen.form.late_card.isVisible()
        assert not screen.form.update_card.isVisible()
        first = screen.preview
        put(screen.form.fields["late_why"].editor, "Two officers were ill")
        screen.look()
        wait_until(lambda: screen.preview is not first, 20_000)
        said = " ".join(" ".join(text_of(screen.preview.pdf)).split())
        assert "This letter is 3 days late. Two officers were ill." in said
