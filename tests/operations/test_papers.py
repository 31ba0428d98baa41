from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text

from letter_case import beside, mother, refused
from make import at, northmoor, register
from twentyweeks.casework import Advice, Document, ProtectedAddress
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.letter import LetterChoice, issue_letter
from twentyweeks.operations.milestones import record_milestone
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.record import ask_advice
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.paper import render
from twentyweeks.paper.blocks import Document as Content
from twentyweeks.paper.blocks import Heading, PageBreak, Paragraph, plain
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

NOW = at("2026-05-12")
SECOND = "harbour thimble walnut sky"
REPORT = NewPaper(
    title="Reading record",
    kind="report",
    received_on="12/5/2026",
    author="Ashgrove Primary",
    author_role="School",
    dated="2026-05-11",
)


@pytest.fixture
def case_id(caseload):
    return register(caseload)


@pytest.fixture
def kept(tmp_path):
    """Write a file of these bytes under a name; return its path."""

    def written(content, name="report.pdf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


def pdf(words="Reading record", pages=2):
    """Return a real PDF of so many pages."""
    turned = [PageBreak(), Paragraph(plain("And more."))] * (pages - 1)
    blocks = (Heading(words, 1), Paragraph(plain(words)), *turned)
    day = date(2026, 5, 11)
    return render(Content(title=words, author="School", dated=day, blocks=blocks))


def documents(caseload):
    with caseload.reading() as session:
        return len(session.scalars(select(Document)).all())


def test_a_pdf_is_kept_with_its_pages_and_opened_as_it_came(caseload, case_id, kept):
    content = pdf(pages=3)
    document_id = file_paper(caseload, case_id, kept(content), REPORT, NOW)
    with caseload.reading() as session:
        document = session.scalars(select(Document)).one()
        assert document.id.hex == document_id
        assert (document.title, document.kind) == ("Reading record", "report")
        assert (document.media_type, document.pages) == ("application/pdf", 3)
        assert (document.received_on, document.dated) == (
            date(2026, 5, 12),
            date(2026, 5, 11),
        )
        assert (document.author, document.author_role) == ("Ashgrove Primary", "School")
        assert document.size == len(content)
    opened = open_paper(caseload, document_id)
    assert opened.content == content
    assert (opened.title, opened.pages) == ("Reading record", 3)


def test_another_kind_of_file_is_kept_byte_for_byte(caseload, case_id, kept):
    content = bytes(range(256)) * 3
    path = kept(content, "Letter from Dad.docx")
    opened = open_paper(caseload, file_paper(caseload, case_id, path, REPORT, NOW))
    assert opened.content == content
    assert opened.media_type.endswith("wordprocessingml.document")
    assert opened.pages is None


@pytest.mark.parametrize("size", [99_999, 100_000, 100_001, 900_000])
def test_small_papers_lie_in_the_file_and_large_ones_beside(
    caseload, case_id, kept, size
):
    content = b"x" * size
    path = kept(content, "notes.txt")
    document_id = file_paper(caseload, case_id, path, REPORT, NOW)
    assert open_paper(caseload, document_id).content == content
    with caseload.reading() as session:
        query = text("SELECT sealed IS NULL FROM paper")
        assert bool(session.execute(query).scalar_one()) is (size > 100_000)
    beside_it = [p for p in (caseload.home / "papers").rglob("*") if p.is_file()]
    assert len(beside_it) == int(size > 100_000)
    assert all(b"xxxxxxxxxx" not in path.read_bytes() for path in beside_it)


def test_a_damaged_pdf_is_told_and_kept_only_if_wanted(caseload, case_id, kept):
    broken = kept(b"%PDF-1.7\nnothing of a PDF follows")
    with pytest.raises(BadInput, match="damaged, or locked") as told:
        file_paper(caseload, case_id, broken, REPORT, NOW)
    assert told.value.field == "path"
    assert documents(caseload) == 0
    wanted = NewPaper(title="Scan", kind="unreadable", received_on="2026-05-12")
    document_id = file_paper(caseload, case_id, broken, wanted, NOW)
    opened = open_paper(caseload, document_id)
    assert opened.content == broken.read_bytes()
    assert opened.pages is None


def test_a_file_of_more_than_200_mb_is_told(caseload, case_id, tmp_path):
    path = tmp_path / "film.mp4"
    with path.open("wb") as huge:
        huge.truncate(200_000_001)
    with pytest.raises(BadInput, match="is larger than 200 MB"):
        file_paper(caseload, case_id, path, REPORT, NOW)
    assert documents(caseload) == 0


def test_a_file_that_went_away_or_is_empty_is_told(caseload, case_id, kept, tmp_path):
    with pytest.raises(Unavailable, match="cannot be read"):
        file_paper(caseload, case_id, tmp_path / "gone.pdf", REPORT, NOW)
    with pytest.raises(Unavailable, match="cannot be read"):
        file_paper(caseload, case_id, tmp_path, REPORT, NOW)
    with pytest.raises(BadInput, match="is empty"):
        file_paper(caseload, case_id, kept(b""), REPORT, NOW)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": ""}, "kind"),
        ({"received_on": "13/5/2026"}, "received_on"),
        ({"received_on": ""}, "received_on"),
        ({"dated": "31/2/2026"}, "dated"),
        ({"adviser": "health"}, "adviser"),
    ],
)
def test_what_is_said_of_a_paper_is_read(caseload, case_id, kept, change, field):
    given = {name: getattr(REPORT, name) for name in REPORT.__dataclass_fields__}
    path = kept(pdf())
    with pytest.raises(Refused) as told:
        file_paper(caseload, case_id, path, NewPaper(**{**given, **change}), NOW)
    assert told.value.field == field
    assert documents(caseload) == 0


def test_the_same_paper_is_not_filed_twice_on_a_case(caseload, case_id, kept):
    path = kept(pdf())
    file_paper(caseload, case_id, path, REPORT, NOW)
    with pytest.raises(Refused, match="on the case already: “Reading record”"):
        file_paper(caseload, case_id, path, REPORT, NOW)
    other = register(caseload, forename="Samir", surname="Hughes", parent_name="")
    file_paper(caseload, other, path, REPORT, NOW)
    with caseload.reading() as session:
        assert session.execute(text("SELECT count(*) FROM paper")).scalar_one() == 1
    assert documents(caseload) == 2


def test_advice_carries_its_paper(caseload, case_id, kept):
    facts = {"kind": "decided_to_assess", "on": "2026-04-09"}
    record_milestone(caseload, case_id, facts, NOW)
    ask_advice(caseload, case_id, "school", "2026-04-13", now=NOW)
    given = {name: getattr(REPORT, name) for name in REPORT.__dataclass_fields__}
    new = NewPaper(**{**given, "adviser": "school", "kind": "advice"})
    document_id = file_paper(caseload, case_id, kept(pdf()), new, NOW)
    with caseload.reading() as session:
        assert session.scalars(select(Advice)).one().document_id.hex == document_id


def test_a_paper_whose_bytes_changed_is_not_opened(caseload, case_id, kept):
    document_id = file_paper(caseload, case_id, kept(pdf()), REPORT, NOW)
    with caseload.local() as connection:
        connection.execute(text("UPDATE paper SET sealed = :it"), {"it": b"another"})
    with pytest.raises(Unavailable, match="its bytes have changed"):
        open_paper(caseload, document_id)


def test_a_paper_of_no_case_or_of_no_file_is_told(caseload, kept):
    with pytest.raises(BadInput, match="There is no such document"):
        open_paper(caseload, "0" * 32)
    with pytest.raises(BadInput, match="There is no such case"):
        file_paper(caseload, "0" * 32, kept(pdf()), REPORT, NOW)


def test_a_paper_that_has_not_come_yet_is_told(caseload, case_id, kept):
    document_id = file_paper(caseload, case_id, kept(pdf()), REPORT, NOW)
    with caseload.local() as connection:
        connection.execute(text("DELETE FROM paper"))
    with pytest.raises(Unavailable, match="has not reached this laptop yet"):
        open_paper(caseload, document_id)


def test_a_letter_with_a_protected_address_opens_with_its_key_alone(home):
    now = at("2026-04-13")
    with northmoor(home) as caseload:
        case_id = refused(caseload)
        grace = beside(caseload, "Grace Obi", address=None, address_is_protected=True)
        with caseload.writing(caseload.stamp(now), Compartment.RESTRICTED) as journal:
            lines = ("12 Larkspur Close", "Otterby")
            journal.create(ProtectedAddress(of_id=UUID(hex=grace), lines=lines))
        hers = LetterChoice(kind="refuse-to-assess", recipient_id=grace)
        issued = issue_letter(caseload, case_id, hers, now)
        ours = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
        open_one = issue_letter(caseload, case_id, ours, now)
        assert open_paper(caseload, issued.document_id).content == issued.pdf
        sam = Holder("5" * 32, SECOND, 8192)
        keys = home / "caseload.keys"
        add_officer_slot(keys, caseload.keys, sam, (Compartment.GENERAL,))
    caseload = open_caseload(home, SECOND, now)
    try:
        with pytest.raises(Unavailable, match="holds a protected address"):
            open_paper(caseload, issued.document_id)
        assert open_paper(caseload, open_one.document_id).content == open_one.pdf
    finally:
        caseload.close()


def test_a_form_without_a_file_says_so_at_the_file(caseload, case_id):
    with pytest.raises(Refused, match="File: choose one") as told:
        file_paper(caseload, case_id, Path(), REPORT, NOW)
    assert told.value.field == "path"
