"""Several papers in one file: every word, every tag, and no claim that is not true."""

from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from pikepdf import Dictionary, Name

from paper.others import changed, untagged, with_note, with_script
from paper.structure import Said, bookmarks
from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Heading, Paragraph, Span
from twentyweeks.paper.parts import Cover, Part

LETTER = Part(title="Letter of 13 March 2026", pdf=paper.render(document()))
LARGE = Part(title="The same, large", pdf=paper.render(document(size=18)))
SCAN = Part(title="Report of Dr Green", pdf=untagged("Amina reads well.", ""))
COVER = Cover(
    title="Bundle",
    author="Northmoor Council",
    dated=date(2026, 3, 13),
    numbered="Bundle page",
)


def joined(*parts):
    return paper.join(parts, COVER)


def faults(pdf, profile="ua1"):
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [failure.message for failure in report.failures]


def tree_lines(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return Said(opened).lines()


def test_our_papers_keep_every_word_and_every_tag():
    whole = joined(LETTER, LARGE)
    assert (whole.pages, whole.accessible, whole.untagged) == (5, True, ())
    assert paper.text_of(whole.pdf) == (
        *paper.text_of(LETTER.pdf),
        *paper.text_of(LARGE.pdf),
    )
    with pikepdf.open(BytesIO(whole.pdf)) as opened:
        said = Said(opened)
        lines = said.lines()
        loose = list(said.loose())
        top = opened.Root.StructTreeRoot.K
        titles = [(str(part.S), str(part.T), str(part.Lang)) for part in top.K]
    assert lines == ["Part", *tree_lines(LETTER.pdf), "Part", *tree_lines(LARGE.pdf)]
    assert loose == []
    assert titles == [
        ("/Part", "Letter of 13 March 2026", "en-GB"),
        ("/Part", "The same, large", "en-GB"),
    ]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_our_papers_conform_also_when_they_are_joined_twice(profile):
    whole = joined(LETTER, LARGE)
    assert faults(whole.pdf, profile) == []
    again = joined(Part(title="Bundle", pdf=whole.pdf), LETTER)
    assert again.pages == 7
    assert faults(again.pdf, profile) == []


def test_the_same_parts_give_the_same_bytes():
    assert joined(LETTER, SCAN).pdf == joined(LETTER, SCAN).pdf


def test_each_part_is_a_bookmark_over_its_own():
    with pikepdf.open(BytesIO(joined(LETTER, SCAN, LARGE).pdf)) as opened:
        found = bookmarks(opened)
        pages = [one.obj.objgen for one in opened.pages]
        with opened.open_outline() as outline:
            starts = [pages.index(one.destination[0].objgen) for one in outline.root]
    heads = [
        (2, "We have decided to assess Gwenllïan"),
        (3, "Please reply by 30 March"),
        (3, "What happens next"),
        (4, "Advice"),
        (3, "Who can help"),
    ]
    assert found == [
        (1, "Letter of 13 March 2026"),
        *heads,
        (1, "Report of Dr Green"),
        (1, "The same, large"),
        *heads,
    ]
    assert starts == [0, 2, 4]


def test_a_paper_without_tags_says_its_words_and_takes_the_claim_away():
    whole = joined(LETTER, SCAN)
    assert (whole.accessible, whole.untagged) == (False, ("Report of Dr Green",))
    assert b"pdfuaid" not in metadata(whole.pdf)
    assert b"pdfaid" not in metadata(whole.pdf)
    with pikepdf.open(BytesIO(whole.pdf)) as opened:
        said = [str(figure.Alt) for figure in opened.Root.StructTreeRoot.K.K[1].K]
    assert said == [
        "Page 1 of 2 of “Report of Dr Green”, which came without structure. Its words: "
        "Amina reads well.",
        "Page 2 of 2 of “Report of Dr Green”: a picture without text, which cannot be "
        "read aloud.",
    ]
    assert paper.text_of(whole.pdf)[2:] == (
        "Amina reads well.\nBundle page 3 of 4",
        "Bundle page 4 of 4",
    )


def metadata(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return opened.Root.Metadata.read_bytes()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_stands_at_the_lower_right_as_the_page_is_seen(turned):
    sideways = Part(title="Sideways", pdf=untagged("", turned=turned))
    width, height, pixels = paper.page_image(joined(sideways).pdf, 0, 72)
    dark = [
        (at // 4 % width, at // 4 // width)
        for at in range(0, len(pixels), 4)
        if pixels[at] < 200
    ]
    lefts, tops = [x for x, _ in dark], [y for _, y in dark]
    assert width - 40 < max(lefts) < width - 30
    assert max(lefts) - min(lefts) < 110
    assert height - 32 < min(tops) <= max(tops) < height - 12


def test_a_note_is_painted_into_its_page_and_ends_the_claim():
    noted = Part(title="Letter", pdf=changed(LETTER.pdf, with_note))
    whole = joined(noted)
    assert (whole.accessible, whole.untagged) == (False, ())
    with pikepdf.open(BytesIO(whole.pdf)) as opened:
        kinds = {
            str(n.Subtype) for one in opened.pages for n in one.obj.get("/Annots", [])
        }
    assert kinds == {"/Link"}
    width, _, pixels = paper.page_image(whole.pdf, 0, 72)
    at = 4 * ((842 - 310) * width + 310)
    assert tuple(pixels[at : at + 3]) == (255, 0, 0)


def test_nothing_that_runs_by_itself_comes_along():
    running = changed(LETTER.pdf, with_script)
    with pikepdf.open(BytesIO(joined(Part(title="Letter", pdf=running)).pdf)) as opened:
        assert "/OpenAction" not in opened.Root
        assert not any("/AA" in one.obj for one in opened.pages)
        told = [each for each in opened.objects if isinstance(each, Dictionary)]
        assert not any(each.get("/S") == Name.JavaScript for each in told)


def test_a_link_of_the_index_leads_to_its_page():
    linked = Paragraph((Span(text="The letter", link="#page=3"),))
    index = Part(title="Index", pdf=paper.render(document(Heading("Index", 1), linked)))
    with pikepdf.open(BytesIO(joined(index, LETTER).pdf)) as opened:
        [link] = opened.pages[0].obj.Annots
        assert link.Dest[0].objgen == opened.pages[2].obj.objgen
        assert "/A" not in link


def roles(plain):
    def change(opened):
        tree = opened.Root.StructTreeRoot
        tree.RoleMap = Dictionary(Absatz=plain)
        for each in opened.objects:
            if isinstance(each, Dictionary) and each.get("/S") == Name.P:
                each.S = Name.Absatz

    return change


def test_two_files_that_mean_two_things_by_one_word_keep_both():
    one = Part(title="One", pdf=changed(LETTER.pdf, roles(Name.P)))
    two = Part(title="Two", pdf=changed(LETTER.pdf, roles(Name.H2)))
    with pikepdf.open(BytesIO(joined(one, one, two).pdf)) as opened:
        held = opened.Root.StructTreeRoot.RoleMap.as_dict()
        assert {name: str(plain) for name, plain in held.items()} == {
            "/Absatz": "/P",
            "/Absatz-3": "/H2",
        }


def test_a_link_inside_a_paper_without_tags_is_named():
    told = Part(title="Report", pdf=untagged("Amina", link="https://green.example"))
    whole = joined(LETTER, told)
    with pikepdf.open(BytesIO(whole.pdf)) as opened:
        [link] = opened.pages[2].obj.Annots
        owners = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
        owner = owners[int(link.StructParent)]
        assert (str(owner.S), owner.K.Obj.objgen) == ("/Link", link.objgen)
        assert str(link.Contents) == "https://green.example"
    # What stays wrong is the report's own: its font lies outside the file.
    assert {fault.split(" ")[0] for fault in faults(whole.pdf)} == {"font", "XMP"}


def unchanged(opened):
    assert opened.pages


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.7 and nothing after it",
        LETTER.pdf[: len(LETTER.pdf) // 2],
        changed(
            LETTER.pdf,
            unchanged,
            encryption=pikepdf.Encryption(owner="a", user="b"),
        ),
    ],
    ids=["empty", "a head", "half", "locked"],
)
def test_a_damaged_or_locked_part_is_named(pdf):
    with pytest.raises(BadInput) as refused:
        joined(LETTER, Part(title="Report of Dr Green", pdf=pdf))
    assert refused.value.sentence == (
        "“Report of Dr Green” cannot be read as a PDF: it is damaged, or locked with "
        "a password. Nothing was made. Leave it out, or ask for it again."
    )
