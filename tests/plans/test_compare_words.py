"""What came back in Word against what left: added, taken out, changed."""

from twentyweeks.paper.blocks import (
    Bullets,
    Callout,
    Heading,
    Paragraph,
    Table,
    plain,
)
from twentyweeks.plans.compare_words import (
    Said,
    WordChange,
    compare_words,
    in_common,
    said_in,
)

LEFT = (
    Paragraph(plain("Northmoor Council")),
    Heading("Section B", 2),
    Paragraph(plain("Amara reads words of three letters.")),
    Bullets((plain("She likes trains."), plain("She counts to twenty."))),
    Heading("Section F", 2),
    Table("Help", ("What", "How"), (((plain("Speech"),), (plain("Weekly"),)),)),
    Callout((Paragraph(plain("This is a draft.")),)),
)


def told(after, before=LEFT):
    return list(compare_words(said_in(before), said_in(after)))


def test_every_paragraph_item_and_cell_stands_under_its_heading():
    assert said_in(LEFT) == (
        Said("Before the first heading", "Northmoor Council"),
        Said("Section B", "Section B"),
        Said("Section B", "Amara reads words of three letters."),
        Said("Section B", "She likes trains."),
        Said("Section B", "She counts to twenty."),
        Said("Section F", "Section F"),
        Said("Section F", "What"),
        Said("Section F", "How"),
        Said("Section F", "Speech"),
        Said("Section F", "Weekly"),
        Said("Section F", "This is a draft."),
    )


def test_what_is_the_same_is_no_change():
    assert told(LEFT) == []


def test_a_changed_an_added_and_a_lost_paragraph_are_told_apart():
    after = (
        *LEFT[:2],
        Paragraph(plain("Amara reads words of four letters.")),
        Bullets((plain("She likes trains."),)),
        *LEFT[4:],
        Paragraph(plain("Ring me about this.")),
    )
    assert told(after) == [
        WordChange(
            "Section B",
            "A paragraph now says: “Amara reads words of four letters.” It said: "
            "“Amara reads words of three letters.”",
        ),
        WordChange(
            "Section B", "A paragraph was taken out. It said: “She counts to twenty.”"
        ),
        WordChange("Section F", "A paragraph is new: “Ring me about this.”"),
    ]


def test_a_renamed_heading_does_not_change_what_stands_below():
    after = (LEFT[0], Heading("Section B needs", 2), *LEFT[2:])
    assert told(after) == [
        WordChange(
            "Section B needs",
            "A paragraph now says: “Section B needs” It said: “Section B”",
        )
    ]


def test_a_paragraph_put_in_before_a_changed_one_is_new():
    before = (Paragraph(plain("She swims on Monday with her class.")),)
    after = (
        Paragraph(plain("Nothing like it")),
        Paragraph(plain("She swims on Friday with her class.")),
    )
    assert [each.sentence for each in told(after, before)] == [
        "A paragraph is new: “Nothing like it”",
        "A paragraph now says: “She swims on Friday with her class.” It said: “She "
        "swims on Monday with her class.”",
    ]


def test_two_files_of_hundreds_of_other_paragraphs_are_told_quickly():
    before = tuple(Paragraph(plain(f"Was {at}")) for at in range(300))
    after = tuple(Paragraph(plain(f"Is {at}")) for at in range(300))
    changes = told(after, before)
    assert len(changes) == 600
    assert changes[0].sentence == "A paragraph was taken out. It said: “Was 0”"


def test_paragraphs_in_common_are_counted_once():
    assert in_common(said_in(LEFT), said_in((*LEFT[:2], *LEFT[:2]))) == 2


def test_a_heading_inside_a_section_is_told_with_it():
    said = said_in(
        (
            Heading("Section B: needs", 2),
            Heading("Hearing", 3),
            Paragraph(plain("Glue ear.")),
        )
    )
    assert said[-1] == Said("Section B: needs. Hearing", "Glue ear.")
