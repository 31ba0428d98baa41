"""What hung on an e-mail is filed as a paper of its own, as it came."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from letter_case import assessed, letter_case
from make import at
from operations.test_received_kinds import message
from paper.others import untagged
from twentyweeks.casework import Advice, Document
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.hung import file_hung, hung_page
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.saving import read_id

NOW = at("2026-06-15")
REPORT = untagged("Amara Okafor reads well.")
NEW = NewPaper(title="Report of Dr Pryce", kind="report", received_on="2026-06-12")


def mail():
    """Return an e-mail with a report, and with another message on it."""
    inner = EmailMessage()
    inner["Subject"] = "Earlier words"
    inner.set_content("We saw Amara on 4 May.")
    sent = EmailMessage()
    sent["Subject"] = "Advice about Amara"
    sent.set_content("Here it is.")
    sent.add_attachment(
        REPORT, maintype="application", subtype="pdf", filename="Dr_Pryce.pdf"
    )
    sent.add_attachment(inner)
    sent.set_boundary("part")
    return sent.as_bytes()


@pytest.fixture
def file(caseload, tmp_path):
    def filed(case_id, name, content):
        path = tmp_path / name
        path.write_bytes(content)
        new = NewPaper(title=name, kind="correspondence", received_on="2026-06-12")
        return file_paper(caseload, case_id, path, new, NOW)

    return filed


def test_each_file_is_named_and_one_is_filed_as_advice(caseload, file):
    case_id = assessed(caseload)
    ask_advice(caseload, case_id, "educational_psychologist", "2026-05-04", now=NOW)
    paper = file(case_id, "mail.eml", mail())
    page = hung_page(caseload, paper)
    assert [each.name for each in page.lines] == ["Dr_Pryce.pdf", "Earlier words.eml"]
    assert page.advisers["educational_psychologist"] == "Educational psychologist"
    assert str(page.received_on) == "2026-06-12"
    new = NewPaper(
        title="Report of Dr Pryce",
        kind="report",
        received_on="2026-06-12",
        adviser="educational_psychologist",
    )
    filed = file_hung(caseload, paper, 0, new, NOW)
    opened = open_paper(caseload, filed)
    assert (opened.content, opened.pages) == (REPORT, 1)
    with caseload.reading() as session:
        asked = session.query(Advice).filter_by(adviser="educational_psychologist")
        assert [each.document_id.hex for each in asked] == [filed]
        assert session.get(Document, read_id(filed, "document")).case_id.hex == case_id
    assert open_paper(caseload, paper).content == mail()
    line = hung_page(caseload, paper).lines[0]
    assert (line.document_id, line.words) == (
        filed,
        "1 kB, filed as “Report of Dr Pryce”",
    )
    with pytest.raises(Refused, match="This very paper is on the case already"):
        file_hung(caseload, paper, 0, NEW, NOW)


def test_a_message_on_a_message_is_a_paper_that_can_be_read(caseload, file):
    case_id = letter_case(caseload)
    paper = file(case_id, "mail.eml", mail())
    filed = file_hung(caseload, paper, 1, NEW, NOW)
    opened = open_paper(caseload, filed)
    assert opened.media_type == "message/rfc822"
    assert b"We saw Amara on 4 May." in opened.content


def test_a_message_of_outlook_gives_its_files_too(caseload, file):
    paper = file(letter_case(caseload), "mail.msg", message())
    assert [each.name for each in hung_page(caseload, paper).lines] == ["report.pdf"]
    with pytest.raises(BadInput, match="This PDF is damaged"):
        file_hung(caseload, paper, 0, NEW, NOW)


@pytest.mark.parametrize("place", [-1, 2])
def test_what_did_not_hang_on_it_is_refused(caseload, file, place):
    paper = file(letter_case(caseload), "mail.eml", mail())
    with pytest.raises(BadInput, match="Nothing like that is attached to this e-mail"):
        file_hung(caseload, paper, place, NEW, NOW)


def test_a_paper_that_is_no_e_mail_has_nothing_on_it(caseload, file):
    case_id = letter_case(caseload)
    given = Path(__file__).parents[1] / "paper" / "received" / "advice.rtf"
    assert hung_page(caseload, file(case_id, "a.pdf", REPORT)) is None
    assert hung_page(caseload, file(case_id, "a.rtf", given.read_bytes())) is None
    assert hung_page(caseload, file(case_id, "broken.msg", b"no message")) is None
