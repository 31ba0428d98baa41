"""One kind of letter to several: who gets it, who does not, each envelope its own."""

import csv
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from threading import Event

import pytest
from sqlalchemy import select

from letter_case import beside, letter_case
from make import at, northmoor, register
from twentyweeks.casework import Involved, Letter, Standing
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.letter_batch import (
    Batch,
    batch_kinds,
    issue_batch,
    look_through,
)
from twentyweeks.operations.letter_envelopes import (
    envelope_of,
    stacks,
    write_folder,
)
from twentyweeks.paper import text_of
from twentyweeks.present.letter_batch import BatchIssued, BatchLetter

NOW = at("2026-03-03")
DAY = date(2026, 3, 3)
REFERENCE = re.compile(r"(?<![\w-])EHC-26-\d+(?![\w-])")


@pytest.fixture(scope="module")
def caseload(tmp_path_factory):
    """Open a caseload with three children, one of them at a protected address."""
    with northmoor(tmp_path_factory.mktemp("batch") / "caseload") as opened:
        opened.cases = three(opened)
        yield opened


def three(caseload):
    amara = letter_case(caseload)
    beside(caseload, "Emeka Okafor")
    beside(caseload, "Grace Bell", standing=Standing.UNKNOWN)
    others = [
        register(
            caseload,
            forename=forename,
            surname=surname,
            parent_name=parent,
            parent_address=("7 Bridge Road", "Northmoor"),
            parent_postcode="NM3 3CC",
            pronouns="he/him",
        )
        for forename, surname, parent in (
            ("Samir", "Hughes", "Rhian Hughes"),
            ("Leo", "Novak", "Ana Novak"),
        )
    ]
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        named = Involved.name == "Ana Novak"
        ana = journal.session.scalars(select(Involved).where(named)).one()
        journal.set(ana, "address_is_protected", value=True)
    return (amara, *others)


def look(caseload, kind="received", stopped=None):
    batch = Batch(case_ids=caseload.cases, kind=kind, sent_by="first_class")
    return look_through(caseload, batch, NOW, stopped or Event(), lambda *_: None)


def written(caseload):
    with caseload.reading() as session:
        return len(session.scalars(select(Letter)).all())


@pytest.fixture(scope="module")
def looked(caseload):
    return look(caseload)


@pytest.fixture(scope="module")
def issued(caseload, looked):
    told = []
    made = issue_batch(caseload, looked, NOW, Event(), lambda *x: told.append(x))
    assert told == [(0, 3), (1, 3), (2, 3)]
    return made


def test_the_dry_run_says_who_gets_one_and_who_does_not_and_why(looked):
    assert [(each.child, each.recipient) for each in looked.gets] == [
        ("Amara Okafor", "Ngozi Okafor, Mother"),
        ("Amara Okafor", "Emeka Okafor"),
        ("Samir Hughes", "Rhian Hughes, Mother"),
    ]
    assert [(each.child, each.because) for each in looked.nots] == [
        (
            "Amara Okafor",
            "We do not know by what right Grace Bell gets a letter: record their "
            "standing first. Nobody else's letter waits for it.",
        ),
        (
            "Leo Novak",
            "An address is protected, or something is kept apart: letters of this case "
            "are always written singly.",
        ),
    ]
    assert looked.words == (
        "3 letters about 2 children. 2 are left out, with the reason below."
    )


def test_a_letter_that_waits_for_something_goes_to_nobody(caseload):
    shown = look(caseload, "will-assess")
    assert shown.gets == ()
    assert {each.because for each in shown.nots} == {
        "The decision to assess is not recorded."
    }
    assert shown.words == (
        "Nobody would get a letter. 3 are left out, with the reason below."
    )


def test_letters_with_words_of_their_own_are_not_for_several(caseload):
    assert "update" not in dict(batch_kinds())
    with pytest.raises(BadInput, match="No letter “update” goes to several"):
        look(caseload, "update")


def test_each_is_issued_as_by_itself_and_not_twice(caseload, issued):
    assert issued.words == "3 letters were issued and are kept as they stand."
    assert written(caseload) == 3
    again = look(caseload)
    assert again.gets == ()
    assert again.nots[0].because == (
        "Ngozi Okafor: this letter was written on 3 March 2026 already. Write another "
        "singly."
    )


def test_what_has_changed_since_it_was_looked_at_is_refused_alone(caseload, looked):
    stale = replace(looked, gets=(replace(looked.gets[0], shown="0" * 64),))
    made = issue_batch(caseload, stale, NOW, Event(), lambda *_: None)
    assert made.letters == ()
    assert "is not the one that was shown" in made.nots[0].because
    assert made.words == (
        "0 letters were issued and are kept as they stand. 1 was refused."
    )


def test_it_can_be_stopped_between_two_letters(caseload, looked):
    stopped = Event()
    stopped.set()
    made = issue_batch(caseload, looked, NOW, stopped, lambda *_: None)
    assert made.letters == ()
    assert made.words.endswith("It was stopped: 3 letters not made.")
    assert look(caseload, stopped=stopped).nots == ()


def test_no_page_follows_into_another_child_s_envelope(issued):
    (stack,) = stacks(issued, DAY)
    pages = text_of(stack.pdf)
    assert (stack.envelope, stack.words) == (
        "DL",
        f"3 DL envelopes, first class, {len(pages)} pages",
    )
    begins = [at for at, page in enumerate(pages) if "Cover sheet of one" in page]
    assert len(begins) == 3
    assert all(at % 2 == 0 for at in begins)  # on a new sheet, both sides printed
    assert len(pages) % 2 == 0
    ends = [*begins[1:], len(pages)]
    for letter, first, end in zip(issued.letters, begins, ends, strict=True):
        own = pages[first:end]
        assert [set(REFERENCE.findall(page)) for page in own] == [
            {letter.reference}
        ] * len(own)
        assert letter.recipient in own[0]
        assert f"{len(own)} sheets with this one" in " ".join(own[0].split())
        assert f"Dear {letter.recipient}" in " ".join(own[1].split())


def test_a_page_of_another_child_is_caught_before_the_printer(issued):
    hers, _, his = issued.letters
    mixed = replace(issued, letters=(replace(hers, pdf=his.pdf), his))
    with pytest.raises(Refused, match=r"Page 2 of what was to be printed is not of"):
        stacks(mixed, DAY)


def test_a_thick_letter_and_one_with_enclosures_get_larger_envelopes(issued):
    thin = issued.letters[0]
    assert envelope_of(thin) == "DL"
    assert envelope_of(replace(thin, encloses=True)) == "C4"
    both = (thin, replace(thin, encloses=True, sent_by="second_class"))
    words = [each.words for each in stacks(replace(issued, letters=both), DAY)]
    assert words[0].startswith("1 C4 envelope, second class, ")
    assert words[1].startswith("1 DL envelope, first class, ")


def test_a_print_and_post_house_gets_a_file_a_recipient_and_an_index(issued, tmp_path):
    folder = tmp_path / "for the printers"
    folder.mkdir()
    assert write_folder(issued, folder, DAY) == 3
    rows = list(csv.DictReader(StringIO((folder / "index.csv").read_text("utf-8-sig"))))
    assert [row["recipient"] for row in rows] == [
        "Ngozi Okafor",
        "Emeka Okafor",
        "Rhian Hughes",
    ]
    assert rows[2]["address"] == "7 Bridge Road, Northmoor, NM3 3CC"
    for row, letter in zip(rows, issued.letters, strict=True):
        assert (folder / row["file"]).read_bytes() == letter.pdf
        assert "Okafor" not in row["file"]
    with pytest.raises(Refused, match="Something lies in that folder already"):
        write_folder(issued, folder, DAY)
    with pytest.raises(Unavailable, match="could not be written there"):
        write_folder(issued, tmp_path / "no such", DAY)


def test_the_child_s_half_page_goes_with_its_letter(issued, tmp_path):
    letter = issued.letters[0]
    whole: BatchLetter = replace(letter, child_copy_pdf=letter.pdf)
    made = BatchIssued(words="", authority="", letters=(whole,), nots=())
    write_folder(made, tmp_path, DAY)
    (path,) = tmp_path.glob("*.pdf")
    assert len(text_of(path.read_bytes())) == 2 * len(text_of(letter.pdf))
