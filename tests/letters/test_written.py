"""A wording as it was typed: what cannot be read as it was meant, by its line."""

import pytest

from twentyweeks.letters.written import Known, faults_of, line_of, parts_of

KNOWN = Known(words={"child", "child's", "day"}, blocks={"reasons"}, parts={"closing"})


def said(text):
    return [str(each) for each in faults_of(text, KNOWN)]


def test_a_wording_that_uses_every_mark_has_no_fault():
    text = (
        "# About {child}\n\nYours **truly**\\\n{child's} friend\n\n"
        "(if day)\n(unless reasons)\nBy **{day}**.\n\n- one\n- two **bold**\n\n"
        "{{reasons}}\n\n> ### Box\n>\n> - {day}\n\n(new page)\n\n(part closing)\n"
    )
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("  \n", "The wording is empty."),
        ("# A\n\nDear {nobody}", "Line 3: No letter knows {nobody}."),
        ("{{people}}", "Line 1: No letter knows {people}."),
        ("# A\n\n(if night)\nSo.", "Line 3: No letter knows “night”."),
        ("(part rights)", "Line 1: There is no part called rights."),
        ("{{child}}", "Line 1: child is written as {child}."),
        ("{reasons}", "Line 1: reasons is written as {{reasons}} on a line alone."),
        ("So: {{reasons}}", "Line 1: “{{reasons}}” needs a paragraph of its own."),
        ("Dear {child", "Line 1: “{child” is no name in braces."),
        ("Dear {child}}", "Line 1: “{child}}” is no name in braces."),
        ("Dear child}", "Line 1: A } has no { before it."),
        ("Dear { child }", "Line 1: “{ child }” is no name in braces."),
        ("**so", "Line 1: A ** has no second one that ends the bold words."),
        ("- **so\n- and** so", "Line 1: A ** has no second one that ends the bold"),
        ("# A\nB", "Line 2: This would be lost: leave an empty line after “# A”."),
        (
            "\n(part closing)\nB",
            "Line 3: This would be lost: leave an empty line after “(part closing)”.",
        ),
        ("So.\n(if day)\nB", "Line 2: “(if day)” is not understood here."),
        ("(if the day)\nB", "Line 1: “(if the day)” is not understood here."),
        ("(part)", "Line 1: “(part)” is not understood here."),
    ],
)
def test_each_fault_names_its_line(text, fault):
    (told,) = said(text)
    assert told.startswith(fault)


def test_faults_stand_in_the_order_of_their_lines():
    told = said("{b}\n\n{{c}}\n\n**{a}")
    assert [each.partition(":")[0] for each in told] == [
        "Line 1",
        "Line 3",
        "Line 5",
        "Line 5",
    ]


def test_a_name_is_found_on_its_line_and_a_part_once():
    text = "# A\n\n{day}\n\n(part closing)\n\n(part closing)"
    assert line_of(text, "day") == 3
    assert line_of(text, "child") == 0
    assert parts_of(text) == ("closing",)
