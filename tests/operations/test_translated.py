"""A translated copy of what we issued: beside its original, stale with it, no date."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from letter_case import YES, beside, letter_case, mother, refused
from make import at, register
from paper.others import untagged
from plan_case import NOW as JUNE
from plan_case import issued, pass_second_look, pass_the_rest, whole_plan
from twentyweeks.casework import (
    Case,
    Contact,
    Document,
    Issued,
    Letter,
    Milestone,
    Plan,
    PlanState,
    ProtectedAddress,
)
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.bundle import (
    BundleChoice,
    Wanted,
    pass_bundle_finding,
    preview_bundle,
)
from twentyweeks.operations.case_page import case_page, limits_of
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import (
    LetterChoice,
    answer_letter,
    issue_letter,
    post_letter,
)
from twentyweeks.operations.letter_replacing import replacing
from twentyweeks.operations.letter_returned import letter_returned
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.today_page import today_page
from twentyweeks.operations.translated import (
    NewTranslation,
    file_translation,
    paper_translations,
)
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

NOW = at("2026-04-13")
LATER = at("2026-04-20")
TODAY = date(2026, 4, 20)
URDU = NewTranslation(
    language="ur", translator="Farah Aziz", translated_on="2026-04-13"
)
SECOND = "harbour thimble walnut sky"


@pytest.fixture
def case_id(caseload):
    return refused(caseload)


@pytest.fixture
def letter(caseload, case_id):
    return issue(caseload, case_id, mother(caseload))


@pytest.fixture
def file(tmp_path):
    """Write a file; return its path."""

    def written(content=None, name="urdu.pdf"):
        path = tmp_path / name
        path.write_bytes(content or untagged("Words in Urdu"))
        return path

    return written


def issue(caseload, case_id, reader):
    choice = LetterChoice(kind="refuse-to-assess", recipient_id=reader)
    return issue_letter(caseload, case_id, choice, NOW)


def count(caseload, kind):
    with caseload.reading() as session:
        return session.scalar(select(func.count()).select_from(kind))


def copies(caseload):
    with caseload.reading() as session:
        rows = select(Document).where(Document.kind == "translation")
        return len(session.scalars(rows).all())


def replace_it(caseload, case_id, letter):
    """Issue another letter in the place of one that came back."""
    again = replacing(caseload, letter.letter_id)
    answer_letter(caseload, case_id, again, [], "I rang on 17 April.", LATER)
    issue_letter(caseload, case_id, again, LATER)


def told(caseload, case_id, today=TODAY):
    papers = case_page(caseload, case_id, today).papers
    own = [each for each in papers if not each.title.startswith("For the child")]
    return [(each.title, each.words, each.stale) for each in own]


def test_a_translation_stands_beside_its_original(caseload, case_id, letter, file):
    of = (case_id, letter.document_id)
    copy = file_translation(caseload, of, file(), URDU, NOW)
    assert open_paper(caseload, copy).content == untagged("Words in Urdu")
    with caseload.reading() as session:
        kept = session.get_one(Document, UUID(hex=copy))
        assert (kept.language, kept.translates) == ("ur", letter.sha256)
        assert (kept.author, kept.dated) == ("Farah Aziz", date(2026, 4, 13))
        assert (kept.kind, kept.received_on) == ("translation", date(2026, 4, 13))
    title = "We will not assess, to Ngozi Okafor"
    first, second = told(caseload, case_id)
    assert (first[0], first[2]) == (title, "")
    assert second == (f"{title}, in Urdu", "In Urdu, by Farah Aziz, 13 Apr", "")
    shown = paper_translations(caseload, letter.document_id, TODAY)
    assert [each.document_id for each in shown.lines] == [copy]
    assert (shown.may_file, shown.own) == (True, None)
    shown = paper_translations(caseload, copy, TODAY)
    assert (shown.may_file, shown.lines) == (False, ())
    assert shown.own.original_id == letter.document_id


def test_a_translation_moves_nothing(caseload, case_id, letter, file):
    before = limits_of(caseload, case_id, TODAY)
    silence = case_page(caseload, case_id, TODAY).silence
    counted = [count(caseload, kind) for kind in (Milestone, Contact, Letter)]
    due = [e.lines for e in today_page(caseload, TODAY, LATER).sections]
    file_translation(caseload, (case_id, letter.document_id), file(), URDU, LATER)
    assert limits_of(caseload, case_id, TODAY) == before
    assert case_page(caseload, case_id, TODAY).silence == silence
    assert [count(caseload, e) for e in (Milestone, Contact, Letter)] == counted
    assert [e.lines for e in today_page(caseload, TODAY, LATER).sections] == due
    with caseload.reading() as session:
        assert session.scalars(select(Letter.posted_on)).all() == [None]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"language": "en"}, "language"),
        ({"language": ""}, "language"),
        ({"translator": " "}, "translator"),
        ({"translated_on": ""}, "translated_on"),
        ({"translated_on": "2026-04-14"}, "translated_on"),
    ],
)
def test_what_is_said_of_it_is_read(caseload, case_id, letter, file, change, field):
    new = NewTranslation(**{**vars_of(URDU), **change})
    with pytest.raises(Refused) as fault:
        file_translation(caseload, (case_id, letter.document_id), file(), new, NOW)
    assert fault.value.field == field
    assert copies(caseload) == 0


def vars_of(new):
    names = ("language", "translator", "translated_on")
    return {name: getattr(new, name) for name in names}


def test_the_english_name_of_a_language_will_do(caseload, case_id, letter, file):
    new = NewTranslation(**{**vars_of(URDU), "language": "polish"})
    file_translation(caseload, (case_id, letter.document_id), file(), new, NOW)
    assert told(caseload, case_id)[1][1] == "In Polish, by Farah Aziz, 13 Apr"


def test_what_is_no_pdf_is_refused(caseload, case_id, letter, file):
    of = (case_id, letter.document_id)
    with pytest.raises(BadInput, match="Save the translation as a PDF first"):
        file_translation(caseload, of, file(b"words", "urdu.txt"), URDU, NOW)
    with pytest.raises(BadInput, match="This PDF is damaged"):
        file_translation(caseload, of, file(b"%PDF-1.7 torn"), URDU, NOW)
    with pytest.raises(Refused, match="This very paper is on the case already"):
        file_translation(caseload, of, file(letter.pdf), URDU, NOW)


def test_only_what_we_issued_has_a_translation(caseload, case_id, letter, file):
    copy = file_translation(caseload, (case_id, letter.document_id), file(), URDU, NOW)
    new = NewPaper(title="Report", kind="letter", received_on="2026-04-13")
    report = file_paper(caseload, case_id, file(untagged("Report")), new, NOW)
    other = register(caseload, forename="Noor", surname="Haddad")
    for of, because in (
        ((case_id, copy), "is a translation itself"),
        ((case_id, report), "is no letter or plan that we issued"),
        ((other, letter.document_id), "is a paper of another case"),
        ((case_id, case_id), "no such paper|There is no"),
    ):
        with pytest.raises(Refused, match=because):
            file_translation(caseload, of, file(untagged("More")), URDU, NOW)
    assert copies(caseload) == 1
    assert not paper_translations(caseload, report, TODAY).may_file


def test_it_is_stale_once_another_letter_stands_in_its_place(
    caseload, case_id, letter, file
):
    post_letter(caseload, letter.letter_id, "2026-04-13", "first_class", "Sam", NOW)
    copy = file_translation(caseload, (case_id, letter.document_id), file(), URDU, NOW)
    letter_returned(caseload, letter.letter_id, "2026-04-20", LATER)
    assert [each[2] for each in told(caseload, case_id)] == ["", ""]
    replace_it(caseload, case_id, letter)
    stale = "Stale: the English original was replaced on 20 Apr."
    assert [each[2] for each in told(caseload, case_id)] == ["", "", stale]
    assert paper_translations(caseload, copy, TODAY).own.stale == stale
    [line] = paper_translations(caseload, letter.document_id, TODAY).lines
    assert line.stale == stale


def test_a_stale_one_goes_into_no_bundle_unseen(caseload, case_id, letter, file):
    post_letter(caseload, letter.letter_id, "2026-04-13", "first_class", "Sam", NOW)
    copy = file_translation(caseload, (case_id, letter.document_id), file(), URDU, NOW)
    wanted = (Wanted(document_id=copy, part="core"),)
    choice = BundleChoice(papers=wanted, reader=mother(caseload))

    def found():
        shown = preview_bundle(caseload, case_id, choice, TODAY)
        return [(e.words, e.of_the_law) for e in shown.findings if "Stale" in e.words]

    assert found() == []
    letter_returned(caseload, letter.letter_id, "2026-04-20", LATER)
    replace_it(caseload, case_id, letter)
    said = (
        "“We will not assess, to Ngozi Okafor, in Urdu”: Stale: the English original "
        "was replaced on 20 Apr."
    )
    assert found() == [(said, False)]
    about = ("stale-translation", said)
    why = "They asked for what was sent in April."
    pass_bundle_finding(caseload, case_id, choice, about, why, LATER)
    assert found() == []


def test_a_plan_s_is_stale_once_a_newer_version_is_issued(caseload, file):
    case_id = letter_case(caseload)
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    whole_plan(caseload, case_id)
    pass_second_look(caseload, case_id)
    pass_the_rest(caseload, case_id)
    plan = issued(caseload, case_id)
    of = (case_id, plan.document_id)
    copy = file_translation(caseload, of, file(), URDU, JUNE)
    with caseload.writing(caseload.stamp(JUNE)) as journal:
        case = journal.session.scalars(select(Case)).one()
        frozen = Issued(document=case.id, sha256="1" * 64, on=date(2026, 6, 29))
        newer = Plan(
            case_id=case.id,
            number=2,
            state=PlanState.DRAFT,
            begun_on=date(2026, 6, 28),
        )
        journal.create(newer)
    assert paper_translations(caseload, copy, TODAY).own.stale == ""
    with caseload.writing(caseload.stamp(JUNE)) as journal:
        held = journal.session.scalars(select(Plan).where(Plan.number == 2)).one()
        journal.set(held, "issued", frozen)
    assert paper_translations(caseload, copy, TODAY).own.stale == (
        "Stale: the English original was replaced on 29 Jun."
    )


def test_it_is_stale_where_its_original_is_another_paper_now(
    caseload, case_id, letter, file
):
    copy = file_translation(caseload, (case_id, letter.document_id), file(), URDU, NOW)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        journal.set(
            journal.session.get_one(Document, UUID(hex=copy)), "translates", "0"
        )
    assert told(caseload, case_id)[0][1:] == (
        "In Urdu, by Farah Aziz, 13 Apr",
        "Stale: its English original is not among these papers any more.",
    )


def test_a_copy_of_what_is_kept_apart_is_kept_apart(home, caseload, case_id, file):
    grace = beside(caseload, "Grace Obi", address=None, address_is_protected=True)
    with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
        lines = ("12 Larkspur Close", "Otterby")
        journal.create(ProtectedAddress(of_id=UUID(hex=grace), lines=lines))
    hers = issue(caseload, case_id, grace)
    of = (case_id, hers.document_id)
    copy = file_translation(caseload, of, file(), URDU, NOW)
    with caseload.reading() as session:
        blob = session.get_one(Document, UUID(hex=copy)).blob
        with pytest.raises(Unavailable):
            caseload.papers().get(session.connection(), blob)
    with caseload.reading(Compartment.RESTRICTED) as session:
        kept = caseload.papers(Compartment.RESTRICTED)
        assert kept.get(session.connection(), blob) == untagged("Words in Urdu")
    sam = Holder("5" * 32, SECOND, 8192)
    keys = home / "caseload.keys"
    add_officer_slot(keys, caseload.keys, sam, (Compartment.GENERAL,))
    caseload.close()
    without = open_caseload(home, SECOND, NOW)
    try:
        with pytest.raises(Unavailable, match="holds a protected address"):
            open_paper(without, copy)
        path = file(untagged("In Polish"))
        with pytest.raises(Unavailable, match="holds a protected address"):
            file_translation(without, of, path, URDU, NOW)
        assert copies(without) == 1
    finally:
        without.close()
