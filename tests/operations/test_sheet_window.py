"""The sheet in the family's language lies in a window envelope too."""

import pypdfium2
import pytest

from letter_case import letter_case, mother
from operations.test_envelope import change, place
from operations.test_language_sheets import DAY, NOW, choice, new, sheet, speaks
from paper.others import untagged
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.language_sheets import (
    add_sheet,
    crowded_sheets,
    language_sheets,
)
from twentyweeks.operations.letter import LetterChoice, preview_letter

LONG = "To ważny list o Państwa dziecku. Prosimy o telefon. " * 9


def test_the_folded_letter_shows_its_address_on_the_sheet(caseload, tmp_path):
    case_id = letter_case(caseload)
    change(caseload, kind="dl")
    speaks(caseload, "Polish")
    add_sheet(caseload, sheet(tmp_path / "list.pdf"), new(), NOW)
    shown = preview_letter(caseload, case_id, choice(caseload), DAY)
    left, top = place(shown.pdf, "Ngozi Okafor")
    assert 20 <= left < 22
    assert 57 <= top < 59
    large = LetterChoice(kind="received", recipient_id=mother(caseload), size=24)
    assert preview_letter(caseload, case_id, large, DAY).pages > shown.pages


def test_a_sheet_that_says_something_in_the_window_is_refused(caseload, tmp_path):
    with pytest.raises(Refused) as told:
        add_sheet(caseload, sheet(tmp_path / "list.pdf", LONG), new(), NOW)
    assert told.value.field == "path"
    assert told.value.sentence == (
        "“list.pdf” has something where the window of your envelope shows the address: "
        "39.5 to 66.3 mm from the top, 24.6 to 120 mm from the left. Nothing was "
        "saved. Leave that part of the page blank, and choose the sheet again."
    )
    assert language_sheets(caseload) == ()


def test_another_envelope_is_told_which_sheets_leave_it_no_room(caseload, tmp_path):
    case_id = letter_case(caseload)
    speaks(caseload, "Polish")
    change(caseload, kind="dl")
    short = "To ważny list. " * 6
    add_sheet(caseload, sheet(tmp_path / "list.pdf", short), new(), NOW)
    assert crowded_sheets(caseload) == ()
    change(caseload, kind="c4")
    assert crowded_sheets(caseload) == ("Polish",)
    with pytest.raises(Refused) as told:
        preview_letter(caseload, case_id, choice(caseload), DAY)
    assert "The sheet in Polish has something where the window" in told.value.sentence
    assert "42 to 109 mm from the top" in told.value.sentence


def test_a_sheet_of_another_size_is_refused(caseload, tmp_path):
    small = tmp_path / "small.pdf"
    with pypdfium2.PdfDocument.new() as made:
        made.new_page(420, 595)
        made.save(small)
    with pytest.raises(BadInput, match="is no upright A4 page"):
        add_sheet(caseload, small, new(), NOW)


def test_a_sheet_that_takes_a_letter_s_accessibility_away_is_told(caseload, tmp_path):
    add_sheet(caseload, sheet(tmp_path / "list.pdf"), new(), NOW)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(untagged("Dear family"))
    add_sheet(caseload, scan, new(language="so"), NOW)
    told = {each.title: each.words for each in language_sheets(caseload)}
    assert told["Polish"] == "Approved by Anna Reed on 10 April 2026"
    assert told["Somali"] == (
        "Approved by Anna Reed on 10 April 2026. It is no accessible PDF (PDF/UA and "
        "PDF/A), so letters with it in front are none: a screen reader is told its "
        "words alone. Ask for it as one."
    )
