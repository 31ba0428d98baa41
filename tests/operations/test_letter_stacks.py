"""The stack for the printer, and the folder for a print-and-post house."""

import csv
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from threading import Event

import pytest

from letter_batches import NOW, issue, three
from letter_envelopes_case import drafted, sent_draft
from make import northmoor, register
from plan_case import TODAY
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.letter_envelopes import pack
from twentyweeks.operations.letter_house import write_folder
from twentyweeks.operations.letter_stacks import envelope_of, refuse_astray, stacks
from twentyweeks.paper import pages, render, text_of
from twentyweeks.paper.blocks import Document, Heading
from twentyweeks.paper.parts import Part

DAY = date(2026, 3, 3)
REFERENCE = re.compile(r"(?<![\w-])EHC-26-\d+(?![\w-])")


def packed(caseload, letters, day=DAY):
    return pack(caseload, letters, day, Event(), lambda *_: None)


@pytest.fixture(scope="module")
def received(tmp_path_factory):
    """Return the packed letters of three children: the third is done singly."""
    with northmoor(tmp_path_factory.mktemp("stacks") / "caseload") as opened:
        opened.cases = three(opened)
        yield packed(opened, issue(opened))


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """Return the packed draft plan of Amara beside a letter about Samir."""
    with northmoor(tmp_path_factory.mktemp("plans") / "caseload") as opened:
        case_id = drafted(opened)
        samir = register(
            opened,
            forename="Samir",
            surname="Hughes",
            parent_name="Rhian Hughes",
            parent_address=("7 Bridge Road", "Northmoor"),
            parent_postcode="NM3 3CC",
            pronouns="he/him",
        )
        opened.cases = (samir,)
        letters = (*issue(opened), sent_draft(opened, case_id))
        yield packed(opened, letters, TODAY)


def flat(page):
    return " ".join(page.split())


@pytest.mark.parametrize("sides", [1, 2])
def test_no_page_follows_into_another_child_s_envelope(received, sides):
    (stack,) = stacks(received, sides)
    read = text_of(stack.pdf)
    printed = {1: "printed on one side", 2: "printed on both sides"}[sides]
    assert (stack.envelope, stack.sent_by, stack.sides) == ("DL", "first_class", sides)
    assert stack.words == f"3 DL envelopes, first class, {len(read)} pages, {printed}"
    begins = [at for at, page in enumerate(read) if "Cover sheet of one" in page]
    assert len(begins) == 3
    assert all(at % sides == 0 for at in begins)
    ends = [*begins[1:], len(read)]
    for packet, first, end in zip(received.packets, begins, ends, strict=True):
        own = read[first:end]
        assert [set(REFERENCE.findall(page)) for page in own] == [
            {packet.reference}
        ] * len(own)
        assert packet.recipient in own[0]
        assert f"Dear {packet.recipient}" in flat(own[sides])


def test_taking_the_cover_sheet_out_takes_nothing_of_the_letter(received):
    (stack,) = stacks(received, 2)
    read = text_of(stack.pdf)
    assert "Cover sheet of one envelope" in read[0]
    assert "this side is left empty" in read[1]
    assert "Dear Ngozi Okafor" in flat(read[2])


def test_what_is_enclosed_lies_behind_its_letter_in_order(plans):
    made = stacks(plans, 1)
    assert [each.words.partition(",")[0] for each in made] == [
        "1 C4 envelope",
        "1 DL envelope",
    ]
    read = [flat(each) for each in text_of(made[0].pdf)]
    packet = plans.packets[1]
    counts = [pages(each.pdf) for each in packet.papers]
    assert counts[-1] == 2
    assert len(read) == 1 + sum(counts)
    assert f"{sum(counts)} sheets go in, printed on one side." in read[0]
    assert f"Draft plan, version 1: {counts[2]} pages" in read[0]
    assert "Dear Ngozi Okafor" in read[1]
    assert "Amara Okafor joins in when it is quiet." in read[-2]
    assert not any("Samir" in each for each in read)


def test_on_both_sides_each_paper_begins_on_a_sheet_of_its_own(plans):
    made = stacks(plans, 2)[0]
    packet = plans.packets[1]
    counts = [pages(each.pdf) for each in packet.papers]
    sheets = sum((count + 1) // 2 for count in counts)
    read = [flat(each) for each in text_of(made.pdf)]
    assert len(read) == 2 + 2 * sheets
    assert f"{sheets} sheets go in, printed on both sides." in read[0]
    empty = [at for at, page in enumerate(read, 1) if "side is left empty" in page]
    assert len(empty) == 1 + sum(count % 2 for count in counts)
    assert all(at % 2 == 0 for at in empty)


def test_the_same_letters_give_the_same_file(received):
    first, second = stacks(received, 2), stacks(received, 2)
    assert first == second


def test_a_page_of_another_child_is_caught_before_the_printer(received):
    hers, _, his = received.packets
    mixed = (replace(hers, papers=his.papers), his)
    with pytest.raises(Refused, match=r"Page 2 of what was to be printed is not of"):
        stacks(replace(received, packets=mixed), 1)


def test_a_page_that_slipped_or_is_missing_is_caught(received):
    letter = received.packets[0].papers[0]
    laid = [("EHC-26-1", (letter,))]
    refuse_astray(letter.pdf, laid)
    with pytest.raises(Refused, match="is not of the case whose"):
        refuse_astray(letter.pdf, [("EHC-26-1", (letter, letter))])
    with pytest.raises(Refused, match="too many pages"):
        refuse_astray(letter.pdf, [])


@pytest.mark.parametrize(
    ("sheets", "size"), [(1, "DL"), (5, "DL"), (6, "C5"), (10, "C5"), (11, "C4")]
)
def test_a_thick_letter_gets_a_larger_envelope(received, sheets, size):
    blocks = (Heading("One page", 1),)
    page = render(Document(title="One", author="", dated=DAY, blocks=blocks))
    thick = replace(received.packets[0], papers=(Part(title="One", pdf=page),) * sheets)
    assert envelope_of(thick, 1) == size


def test_no_envelope_is_smaller_than_the_one_whose_window_fits(received):
    (stack,) = stacks(replace(received, window="c5"), 1)
    assert stack.words.startswith("3 C5 envelopes")
    assert "take one without a window" not in flat(text_of(stack.pdf)[0])


def test_a_larger_envelope_says_that_its_window_does_not_fit(received):
    thick = replace(received.packets[0], papers=received.packets[0].papers * 6)
    (stack,) = stacks(replace(received, window="dl", packets=(thick,)), 1)
    assert "take one without a window" in flat(text_of(stack.pdf)[0])


def test_what_goes_by_e_mail_needs_no_envelope(received):
    mailed = tuple(replace(each, sent_by="email") for each in received.packets)
    assert stacks(replace(received, packets=mailed), 1) == ()


def test_a_print_and_post_house_gets_a_file_a_recipient_and_an_index(plans, tmp_path):
    folder = tmp_path / "for the printers"
    folder.mkdir()
    assert write_folder(plans, folder, 2) == 2
    rows = list(csv.DictReader(StringIO((folder / "index.csv").read_text("utf-8-sig"))))
    assert [row["recipient"] for row in rows] == ["Rhian Hughes", "Ngozi Okafor"]
    assert rows[0]["address"] == "7 Bridge Road, Northmoor, NM3 3CC"
    for row, packet in zip(rows, plans.packets, strict=True):
        whole = (folder / row["file"]).read_bytes()
        assert row["pages"] == str(pages(whole))
        assert pages(whole) == sum(pages(each.pdf) for each in packet.papers)
        assert "Okafor" not in row["file"]
        assert "Hughes" not in row["file"]
    assert rows[1]["envelope"] == "C5"
    with pytest.raises(Refused, match="Something lies in that folder already"):
        write_folder(plans, folder, 1)
    with pytest.raises(Unavailable, match="could not be written there"):
        write_folder(plans, tmp_path / "no such", 1)


def test_no_cell_of_the_index_is_a_formula(received, tmp_path):
    named = replace(received.packets[0], recipient="=1+1", address=("-2 Mill Lane",))
    write_folder(replace(received, packets=(named,)), tmp_path, 1)
    (row,) = csv.DictReader(StringIO((tmp_path / "index.csv").read_text("utf-8-sig")))
    assert (row["recipient"], row["address"]) == ("'=1+1", "'-2 Mill Lane")


def test_no_part_of_a_stack_is_packed_once_it_is_stopped(tmp_path):
    stopped = Event()
    stopped.set()
    with (
        northmoor(tmp_path / "caseload", NOW) as opened,
        pytest.raises(Refused, match="It was stopped"),
    ):
        pack(opened, ("0" * 32,), DAY, stopped, lambda *_: None)
