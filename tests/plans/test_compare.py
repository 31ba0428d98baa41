from dataclasses import replace
from datetime import date

from twentyweeks.plans.compare import compare
from twentyweeks.plans.sections import Institution, Need, Section


def told(before, after):
    return [(change.section, change.sentence) for change in compare(before, after)]


def test_the_same_plan_has_no_change(plan):
    assert compare(plan, plan) == ()


def test_lines_that_only_moved_are_no_change(plan):
    turned = replace(plan, needs=plan.needs[::-1], provision=plan.provision[::-1])
    assert compare(plan, turned) == ()


def test_needs_are_new_taken_out_or_reworded(plan):
    first = plan.needs[0]
    third = Need(number=3, area="Sensory", words="Loud rooms hurt his ears")
    after = replace(
        plan,
        needs=(replace(first, words="He cannot yet read a page", source=""), third),
        provision=plan.provision,
    )
    assert told(plan, after) == [
        (
            Section.B,
            "Need B1 now says: “Aled reads words of three letters and enjoys being "
            "read to. He cannot yet read a page.” It said: “Aled reads words of three "
            "letters and enjoys being read to. He cannot yet read a sentence of his "
            "year's books. (K2, page 3)”",
        ),
        (
            Section.B,
            "Need B2 was taken out. It said: “Aled does not start talking to other "
            "children. (K3, page 1)”",
        ),
        (Section.B, "Need B3 is new: “Loud rooms hurt his ears.”"),
    ]


def test_an_outcomes_date_is_told_in_full(plan):
    first, second = plan.outcomes
    after = replace(plan, outcomes=(first, replace(second, by=date(2027, 12, 17))))
    assert told(plan, after) == [
        (
            Section.E,
            "Outcome E2 now says: “By Friday 17 December 2027: Aled asks another child "
            "to play, once a day.” It said: “By Friday 23 July 2027: Aled asks another "
            "child to play, once a day.”",
        )
    ]


def test_help_says_what_was_and_what_is(plan):
    reading, therapy = plan.provision
    more = replace(therapy, how_often="Twice a week in term", group_size="")
    assert told(plan, replace(plan, provision=(reading, more))) == [
        (
            Section.F,
            "“Speech and language therapy in play” for need B2: how often was “Once a "
            "week in term” and is now “Twice a week in term”.",
        ),
        (
            Section.F,
            "“Speech and language therapy in play” for need B2: the group was “Aled "
            "and two others” and is now “not written”.",
        ),
    ]


def test_help_of_another_kind_for_the_same_need(plan):
    reading, therapy = plan.provision
    other = replace(therapy, what="A lunch club")
    assert told(plan, replace(plan, provision=(reading, other))) == [
        (
            Section.F,
            "“Speech and language therapy in play” for need B2 is now “A lunch club”.",
        )
    ]


def test_help_is_new_or_taken_out(plan):
    therapy = plan.provision[1]
    assert told(plan, replace(plan, provision=(therapy,))) == [
        (
            Section.F,
            "“A reading programme that links letters to sounds” for need B1 was taken "
            "out.",
        )
    ]
    assert told(replace(plan, provision=(therapy,)), plan) == [
        (
            Section.F,
            "“A reading programme that links letters to sounds” for need B1 is new: A "
            "teaching assistant, Five times a week, 20 minutes, One to one.",
        )
    ]


def test_two_identical_lines_are_told_apart_by_their_number(plan):
    reading, therapy = plan.provision
    twice = replace(plan, provision=(reading, reading, therapy))
    assert len(told(plan, twice)) == 1
    assert told(twice, twice) == []


def test_the_place_and_the_health_section(plan):
    place = Institution(name="Fell View Primary School", type="Mainstream school")
    check_up = replace(plan.health_provision.provision[0], how_often="Every year")
    after = replace(
        plan,
        institution=place,
        health_provision=replace(plan.health_provision, provision=(check_up,)),
    )
    assert told(plan, after) == [
        (
            Section.G,
            "“A hearing check” for need C1: how often was “Every six months” and is "
            "now “Every year”.",
        ),
        (Section.I, "The place is new: “Fell View Primary School, Mainstream school”"),
    ]
