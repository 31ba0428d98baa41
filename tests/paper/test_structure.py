"""The structure says exactly what the content says, and the check sees faults."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from PIL import Image

from paper.structure import content_of, differences
from twentyweeks import paper
from twentyweeks.paper.blocks import (
    Address,
    Bullets,
    Callout,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Sender,
    SignHere,
    Span,
    Table,
    plain,
)


def picture(mode="RGBA", kind="PNG"):
    made = BytesIO()
    Image.new(mode, (40, 20), "#0A5F66").save(made, kind)
    return made.getvalue()


def cell(*texts):
    return tuple(plain(text) for text in texts)


LINKED = Paragraph(
    (
        Span(text="Read about it at "),
        Span(text="our page", link="https://send.northmoor.example/help"),
        Span(text=" or in Welsh: "),
        Span(text="Gallwch ysgrifennu atom yn Gymraeg", lang="cy", strong=True),
        Span(text="."),
    )
)
WHOLE = (
    Sender("Northmoor Council", ("Town Hall", "Northmoor NM1 1AA")),
    Address(("Mrs Siân Llŷr", "14 Heol y Bont", "NORTHMOOR", "NM4 7QT")),
    Paragraph(plain("13 March 2026")),
    Heading("We have decided to assess Gwenllïan", 1),
    LINKED,
    Callout((Heading("Please reply by 30 March", 2), Paragraph(plain("Or ring us.")))),
    Heading("What happens next", 2),
    Bullets((plain("We ask the school."), plain("We ask a psychologist."))),
    Bullets((plain("First this."), plain("Then that.")), numbered=True),
    Heading("Advice", 3),
    Table(
        "Whom we asked",
        ("Who", "What", "Due"),
        (
            (cell("Ysgol Bryn Coed"), cell("Reading", "Sums"), cell("24 April")),
            (cell("Dr Anna Kowalczyk"), cell("Learning"), cell("24 April")),
        ),
        widths=(3, 4, 2),
    ),
    PageBreak(),
    Heading("Who can help", 2),
    Figure(picture(), "Map of the doors of the Town Hall", 60),
    Paragraph(plain("Yours sincerely")),
    SignHere("Fatima Begum-Jones, SEND officer"),
)


def document(*blocks, size=12, draft=False):
    return Document(
        title="Our decision about an assessment",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer="Our reference NM-2026-0143",
        size=size,
        draft=draft,
        blocks=blocks or WHOLE,
    )


def assert_right(made, given):
    assert differences(made, given) == []
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(made, profile=profile)
        assert [failure.message for failure in report.failures] == []
        assert report.is_compliant


@pytest.mark.parametrize("size", [12, 18, 24])
@pytest.mark.parametrize("draft", [False, True])
def test_every_kind_of_block_is_said_in_order(size, draft):
    given = document(size=size, draft=draft)
    assert_right(paper.render(given), given)


def test_footer_number_and_watermark_are_furniture():
    made = paper.render(document(draft=True))
    with pikepdf.open(BytesIO(made)) as opened:
        furniture = [content_of(one).artifacts for one in opened.pages]
    assert furniture == [
        ["DRAFT", "Page 1 of 2", "Our reference NM-2026-0143"],
        ["DRAFT", "Page 2 of 2", "Our reference NM-2026-0143"],
    ]


def test_a_footer_that_is_too_long_ends_its_lines_without_a_dot():
    named = replace(
        document(size=24), footer="Our reference NM-0042 · Amara Okafor · draft"
    )
    with pikepdf.open(BytesIO(paper.render(named))) as opened:
        _number, *footer = content_of(opened.pages[0]).artifacts
    assert footer == ["Our reference NM-0042", "Amara Okafor · draft"]


def swap(opened):
    section = opened.Root.StructTreeRoot.K.K[3]
    section.K[2], section.K[3] = section.K[3], section.K[2]


def drop(opened):
    del opened.Root.StructTreeRoot.K.K[3].K[2]


def first(opened, tag):
    return next(
        one
        for one in opened.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{tag}"
    )


def heading_as_paragraph(opened):
    first(opened, "H2").S = pikepdf.Name("/P")


def head_as_cell(opened):
    first(opened, "TH").S = pikepdf.Name("/TD")


def alt_is_a_file_name(opened):
    first(opened, "Figure").Alt = pikepdf.String("IMG_0042.png")


def link_without_its_place(opened):
    link = first(opened, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if kid.get("/Type") != "/OBJR"])


def owners_exchanged(opened):
    owners = opened.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def no_bookmarks(opened):
    del opened.Root.Outlines


def text_as_furniture(opened):
    content = opened.pages[0].Contents
    said = content.read_bytes()
    assert b"/H1 <</MCID" in said
    start = said.index(b"/H1 <</MCID")
    end = said.index(b"BDC", start)
    content.write(said[:start] + b"/Artifact <<>> " + said[end:])


def span_without_language(opened):
    del first(opened, "Span").Lang


@pytest.mark.parametrize(
    "plant",
    [
        swap,
        drop,
        heading_as_paragraph,
        head_as_cell,
        alt_is_a_file_name,
        link_without_its_place,
        owners_exchanged,
        no_bookmarks,
        text_as_furniture,
        span_without_language,
    ],
)
def test_a_planted_fault_is_seen(plant):
    given = document()
    with pikepdf.open(BytesIO(paper.render(given))) as opened:
        plant(opened)
        spoilt = BytesIO()
        opened.save(spoilt)
    assert differences(spoilt.getvalue(), given) != []


@pytest.mark.parametrize("size", [12, 18])
def test_changes_of_a_plan_are_elements_and_words(size):
    given = document(
        Heading("Amended plan", 1),
        Paragraph(
            (
                Span(text="She has "),
                Span(text="[Removed: 30]", change="removed"),
                Span(text=" "),
                Span(text="[Added: 45]", change="added"),
                Span(text=" minutes of help each day."),
            )
        ),
        size=size,
    )
    made = paper.render(given)
    assert_right(made, given)
    said = "She has [Removed: 30] [Added: 45] minutes of help each day."
    assert said in paper.text_of(made)[0]


@pytest.mark.parametrize("size", [12, 18])
def test_what_is_empty_is_still_well_made(size):
    given = document(
        Heading("Nothing yet", 1),
        Table("No provision", ("Need", "Provision"), ()),
        Table("One gap", ("Need", "Provision"), ((cell("Reading"), ()),)),
        Paragraph(()),
        Paragraph(plain("  ")),
        Bullets((plain(""), plain("Something"))),
        size=size,
    )
    assert_right(paper.render(given), given)


def test_a_paper_without_a_word_has_one_page():
    given = Document(
        title="Empty", author="Northmoor Council", dated=date(2026, 3, 13), blocks=()
    )
    assert paper.pages(paper.render(given)) == 1
