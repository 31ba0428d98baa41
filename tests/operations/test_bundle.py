"""A bundle: one child's papers for one reader, and nothing that is kept apart."""

from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import select

from letter_case import beside, letter_case, mother, other_child
from make import at, register
from paper.others import untagged
from twentyweeks.casework import (
    Document,
    FindingAnswer,
    Involved,
    MayBeTold,
    ProtectedAddress,
)
from twentyweeks.errors import BadInput, Cancelled, Refused
from twentyweeks.operations.bundle import (
    BundleChoice,
    Wanted,
    bundle_page,
    make_bundle,
    pass_bundle_finding,
    preview_bundle,
)
from twentyweeks.operations.bundle_index import Entry, Front, bind
from twentyweeks.operations.bundle_looked import looked_again, mark_page_read
from twentyweeks.operations.papers import NewPaper, file_paper, open_paper
from twentyweeks.operations.tribunal_pages import NewDirection, enter_direction
from twentyweeks.paper import pages, render, text_of
from twentyweeks.paper.blocks import Document as Content
from twentyweeks.paper.blocks import Heading, PageBreak, Paragraph, plain
from twentyweeks.vault.keys import Compartment

NOW = at("2026-05-12")
TODAY = date(2026, 5, 12)


def report(*texts):
    """Return a PDF of ours, a page a text."""
    blocks = [Heading("Report about Amara Okafor", 1)]
    for number, words in enumerate(texts):
        blocks += [PageBreak()] * bool(number) + [Paragraph(plain(words))]
    return render(
        Content(
            title="Report",
            author="Dr Pryce",
            dated=date(2026, 4, 20),
            blocks=tuple(blocks),
        )
    )


@pytest.fixture
def case_id(caseload):
    return letter_case(caseload)


@pytest.fixture
def filed(caseload, case_id, tmp_path):
    """File these bytes on the case under a title; return the paper."""

    def file(title, content, on=case_id):
        path = tmp_path / f"{title}.pdf"
        path.write_bytes(content)
        new = NewPaper(
            title=title, kind="report", received_on="2026-05-11", dated="2026-04-20"
        )
        return file_paper(caseload, on, path, new, NOW)

    return file


def chosen(*papers, reader="tribunal", part="core"):
    wanted = tuple(Wanted(document_id=each, part=part) for each in papers)
    return BundleChoice(papers=wanted, reader=reader)


def test_a_bundle_is_indexed_numbered_and_recorded(caseload, case_id, filed):
    one = filed("Report of Dr Pryce", report("She reads.", "She counts."))
    two = filed("School record", report("She came in March."))
    choice = chosen(two, one)
    shown = preview_bundle(caseload, case_id, choice, TODAY)
    assert (shown.pages, shown.findings, shown.to_read) == (4, (), ())
    assert shown.may_leave
    said = text_of(shown.pdf)
    assert said[0].splitlines()[:9] == [
        "Bundle of papers about Amara Okafor",
        "For the First-tier Tribunal (SEND). Put together on Tuesday 12 May 2026.",
        "Core bundle",
        "Core bundle: papers",
        "No.",
        "Paper",
        "Dated",
        "Bundle pages",
        "1",
    ]
    assert said[0].splitlines()[9:16] == [
        "School record",
        "20 April 2026",
        "2",
        "2",
        "Report of Dr Pryce",
        "20 April 2026",
        "3 to 4",
    ]
    assert ["She came" in said[1], "reads" in said[2], "counts" in said[3]] == [
        True
    ] * 3
    assert [each.words for each in shown.counts] == [
        "Core bundle: 3 pages, 100 at most"
    ]
    made = make_bundle(caseload, case_id, choice, shown.sha256, NOW)
    assert made.sha256 == sha256(shown.pdf).hexdigest()
    assert open_paper(caseload, made.document_id).content == shown.pdf
    with caseload.reading() as session:
        kept = session.scalars(select(Document).where(Document.kind == "bundle")).one()
        assert kept.title == "Bundle for the First-tier Tribunal (SEND)"
        assert kept.made_from.on == TODAY
        assert kept.made_from.by is not None
        assert [each.hex for each in kept.made_from.papers] == [two, one]


def test_a_paper_of_another_case_is_refused(caseload, case_id, filed):
    other = register(
        caseload, forename="Samir", surname="Hughes", parent_name="Jo Hughes"
    )
    foreign = filed("Report about Samir", report("He reads."), other)
    with pytest.raises(Refused, match="is filed on another case") as told:
        preview_bundle(caseload, case_id, chosen(foreign), TODAY)
    assert told.value.field == "papers"


def test_a_paper_that_names_another_child_stops_the_bundle(caseload, case_id, filed):
    other_child(caseload)
    paper = filed("Report", report("She reads.", "She sits beside Samir  Hughes."))
    choice = chosen(paper)
    shown = preview_bundle(caseload, case_id, choice, TODAY)
    [found] = shown.findings
    assert found.of_the_law
    assert (
        found.words == "“Report” names another child or young person, “Samir Hughes”."
    )
    assert found.where == "Bundle page 3: “Report”, page 2"
    with pytest.raises(Refused, match="This bundle may not leave: “Report” names"):
        make_bundle(caseload, case_id, choice, shown.sha256, NOW)
    about = (found.requirement, found.judged)
    with pytest.raises(Refused, match="no reason passes it"):
        pass_bundle_finding(caseload, case_id, choice, about, "It is her friend", NOW)


def test_a_given_name_is_asked_of_once_for_the_same_paper(caseload, case_id, filed):
    other_child(caseload)
    paper = filed("Report", report("She plays with Samir.", "Samir helps her."))
    choice = chosen(paper)
    [found] = preview_bundle(caseload, case_id, choice, TODAY).findings
    assert not found.of_the_law
    assert found.words == "“Samir” in “Report” may be another child, Samir Hughes."
    about = (found.requirement, found.judged)
    with pytest.raises(Refused, match="Reason: there is none"):
        pass_bundle_finding(caseload, case_id, choice, about, " ", NOW)
    pass_bundle_finding(caseload, case_id, choice, about, "A cousin of hers", NOW)
    shown = preview_bundle(
        caseload, case_id, chosen(paper, reader=mother(caseload)), TODAY
    )
    assert shown.findings == ()
    [answer] = shown.answered
    assert (answer.reason, answer.by) == ("A cousin of hers", "Jo Marlow, 12 May 2026")


def test_a_paper_that_names_nobody_is_asked_of(caseload, case_id, filed):
    paper = filed("Leaflet", untagged("Reading groups in Northmoor"))
    [found] = preview_bundle(caseload, case_id, chosen(paper), TODAY).findings
    assert found.words == "Nothing that can be read in “Leaflet” names Amara Okafor."


@pytest.fixture
def hidden(caseload, case_id):
    """Put Amara's father in a refuge; return his identifier."""
    father = beside(caseload, "Emeka Okafor", address=None, address_is_protected=True)
    with caseload.reading() as session:
        rows = select(Involved.id).where(Involved.name == "Emeka Okafor")
        of_id = session.scalars(rows).one()
    with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
        journal.create(
            ProtectedAddress(
                of_id=of_id,
                lines=("Rowan House", "Fellside"),
                postcode="NM7 7XY",
                telephone="01632 960177",
                new_name="Emeka Ash",
            )
        )
    return father


@pytest.mark.parametrize(
    "words",
    ["Rowan House", "ROWAN  house,", "nm7 7xy", "Ring 01632-960177", "Emeka Ash came"],
)
def test_what_is_kept_apart_blocks_and_names_the_page(
    caseload, case_id, filed, hidden, words
):
    paper = filed("Report", report("She reads.", f"Her father: {words}"))
    for reader in ("tribunal", mother(caseload)):
        [found] = preview_bundle(
            caseload, case_id, chosen(paper, reader=reader), TODAY
        ).findings
        assert found.of_the_law
        assert found.where == "Bundle page 3: “Report”, page 2"
    shown = preview_bundle(caseload, case_id, chosen(paper, reader=hidden), TODAY)
    assert shown.findings == ()


def test_what_is_kept_apart_is_found_off_the_pages_too(
    caseload, case_id, filed, hidden
):
    content = Content(
        title="Visit to Rowan House",
        author="Dr Pryce",
        dated=date(2026, 4, 20),
        blocks=(Heading("Report about Amara Okafor", 1),),
    )
    paper = filed("Report", render(content))
    [found] = preview_bundle(caseload, case_id, chosen(paper), TODAY).findings
    assert (found.of_the_law, found.where) == (True, "“Report”, off its pages")


@pytest.mark.usefixtures("hidden")
def test_a_title_of_a_paper_is_searched_as_the_index_prints_it(
    caseload, case_id, filed
):
    paper = filed("Notes from Rowan House", report("She reads."))
    found = preview_bundle(caseload, case_id, chosen(paper), TODAY).findings
    assert found[0].where.startswith("Bundle page 1: “Bundle of papers about Amara")


def test_pages_that_no_search_reads_are_ticked_one_by_one(caseload, case_id, filed):
    scan = filed("Scan about Amara Okafor", untagged("", "Amara Okafor", ""))
    choice = chosen(scan)
    shown = preview_bundle(caseload, case_id, choice, TODAY)
    assert [(each.bundle_page, each.words, each.looked) for each in shown.to_read] == [
        (2, "“Scan about Amara Okafor”, page 1", ""),
        (4, "“Scan about Amara Okafor”, page 3", ""),
    ]
    assert "Scan, not searchable: pages 2 and 4" in text_of(shown.pdf)[0]
    assert shown.findings == ()
    assert not shown.may_leave
    mark_page_read(caseload, case_id, choice, shown.to_read[0].key, NOW)
    with pytest.raises(Refused, match="no search can read bundle page 4"):
        make_bundle(caseload, case_id, choice, shown.sha256, NOW)
    mark_page_read(caseload, case_id, choice, shown.to_read[1].key, NOW)
    seen = looked_again(caseload, case_id, shown, TODAY)
    assert (seen.may_leave, seen.pdf) == (True, shown.pdf)
    again = preview_bundle(caseload, case_id, choice, TODAY)
    assert {each.looked for each in again.to_read} == {"Jo Marlow, 12 May 2026"}
    assert again.may_leave
    other = preview_bundle(
        caseload, case_id, chosen(scan, reader=mother(caseload)), TODAY
    )
    assert [each.looked for each in other.to_read] == ["", ""]
    with caseload.reading() as session:
        kept = session.scalars(select(FindingAnswer)).all()
        assert kept[0].reason == (
            "Looked at for the First-tier Tribunal (SEND): “Scan about Amara Okafor”, "
            "page 1."
        )
    with pytest.raises(BadInput):
        mark_page_read(caseload, case_id, choice, "another", NOW)


def test_a_part_that_is_too_long_for_the_tribunal_is_told(caseload, case_id, filed):
    long = filed("Statement of Ms Reed", report(*["She reads."] * 11))
    shown = preview_bundle(caseload, case_id, chosen(long, part="witness"), TODAY)
    assert [each.words for each in shown.findings] == [
        "Witness statement “Statement of Ms Reed” has 11 pages; the Tribunal takes 10."
    ]
    assert [each.is_over for each in shown.counts] == [True]
    for_her = chosen(long, part="witness", reader=mother(caseload))
    shown = preview_bundle(caseload, case_id, for_her, TODAY)
    assert (shown.findings, shown.counts) == ((), ())


def test_a_direction_that_was_entered_is_counted_by_from_its_day(
    caseload, case_id, filed
):
    most = {"core": "9", "plan": "9", "working": "9", "expert": "1", "witness": "9"}
    new = NewDirection(since="2026-05-13", cite="Direction of May", most=most)
    enter_direction(caseload, new, NOW)
    choice = chosen(filed("Report", report("Amara reads.", "Well.")), part="expert")
    told = [
        preview_bundle(caseload, case_id, choice, day)
        for day in (TODAY, date(2026, 5, 13))
    ]
    assert [[count.words for count in each.counts] for each in told] == [
        [
            "Expert report “Report”: 2 pages, 15 at most. It opens with a summary of "
            "at most 2 pages: look whether it does."
        ],
        [
            "Expert report “Report”: 2 pages, 1 at most. It opens with a summary of "
            "at most 2 pages: look whether it does."
        ],
    ]
    assert [each.findings for each in told[:1]] == [()]
    (finding,) = told[1].findings
    assert finding.cite == "Direction of May"


def test_it_tells_how_far_it_is_and_can_be_stopped(caseload, case_id, filed):
    choice = chosen(filed("One", report("She reads.")), filed("Two", report("Well.")))
    told = []

    def step(done, of):
        told.append((done, of))
        if len(told) == 10:
            raise Cancelled

    shown = preview_bundle(caseload, case_id, choice, TODAY, step)
    assert told == [(0, 6), (1, 6), (2, 6), (3, 6), (4, 6), (5, 6)]
    with pytest.raises(Cancelled):
        make_bundle(caseload, case_id, choice, shown.sha256, NOW, step)
    assert told[6:] == [(0, 6), (1, 6), (2, 6), (3, 6)]
    with caseload.reading() as session:
        assert session.query(Document).filter_by(kind="bundle").all() == []


def test_what_was_not_shown_is_not_recorded(caseload, case_id, filed):
    paper = filed("Report", report("She reads."))
    with pytest.raises(Refused, match="is not the one that was shown"):
        make_bundle(caseload, case_id, chosen(paper), "0" * 64, NOW)
    with caseload.reading() as session:
        assert len(session.scalars(select(Document)).all()) == 1


def test_who_may_not_have_papers_is_offered_none(caseload, case_id, filed):
    paper = filed("Report", report("She reads."))
    adviser = beside(caseload, "Dr Pryce", may_be_told=MayBeTold.ASKED_ADVICE_ONLY)
    page = bundle_page(caseload, case_id, TODAY)
    because = {each.words: each.because for each in page.readers}
    assert because["The First-tier Tribunal (SEND)"] == ""
    assert because["Dr Pryce"].startswith("Dr Pryce may only be asked for advice")
    with pytest.raises(Refused, match="may only be asked for advice"):
        preview_bundle(caseload, case_id, chosen(paper, reader=adviser), TODAY)
    with pytest.raises(BadInput, match="nobody of this case"):
        preview_bundle(caseload, case_id, chosen(paper, reader="somebody"), TODAY)


@pytest.mark.parametrize("count", [0, 2])
def test_no_paper_and_a_paper_twice_are_refused(caseload, case_id, filed, count):
    paper = filed("Report", report("She reads."))
    with pytest.raises(Refused, match="from 1 to 200 papers, each once"):
        preview_bundle(caseload, case_id, chosen(*[paper] * count), TODAY)


def test_the_index_may_take_more_than_a_page():
    one = report("She reads.")
    title = "Report number {} of the school, with a title that takes its whole line"
    entries = [
        Entry(part="Core bundle", title=title.format(at), dated=TODAY, pdf=one, pages=1)
        for at in range(30)
    ]
    front = Front(
        child="Amara Okafor",
        reference="EHC-26-0001",
        reader="Ngozi Okafor",
        authority="Northmoor Council",
        dated=TODAY,
    )
    bound = bind(front, entries)
    assert (pages(bound.index), bound.joined.pages) == (3, 33)
    assert bound.starts == tuple(range(4, 34))
    assert "\n33\n" in text_of(bound.index)[-1]
