"""What people and cases bring: the letter or plan is right, or says what it cannot."""

from dataclasses import replace

import pytest

from letters.complete import facts_of
from letters.test_every_paper import assert_whole
from paper.full_plan import FULL, READS, plan_paper
from paper.test_structure import assert_right
from twentyweeks import paper
from twentyweeks.errors import Refused
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind, Size
from twentyweeks.paper import render
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.sections import Need, PlanState, Said, Told

SIZES = (12, 18, 24)
LONG = (
    "Aled reads with his finger under each word, and stops where the line ends. "
    "On Monday 4 May 2026 he read “the cat's hat” aloud, twice, and smiled. "
)


def assert_printed(document):
    made = render(document)
    assert_right(made, document)
    assert_whole(made, document)
    return made


@pytest.mark.parametrize("size", SIZES)
def test_a_section_of_forty_thousand_characters_is_printed_whole(size):
    words = LONG * 275
    assert 40_000 <= len(words) < 41_000
    need = Need(number=1, area="Cognition and learning", words=words)
    facts = replace(FULL, needs=(need,), size=size)
    made = assert_printed(compose_plan(facts, PlanState.DRAFT))
    assert paper.pages(made) > 12


def test_reasons_of_forty_thousand_characters_are_printed_whole():
    facts = facts_of(LetterKind.WILL_NOT_ISSUE)
    reasons = replace(facts.reasons, for_this_child=(LONG * 275,))
    assert_printed(compose(replace(facts, reasons=reasons)))


def test_two_hundred_lines_of_help_have_their_headings_on_each_page():
    line = replace(READS, what="Reading with an adult", skill="Trained in phonics")
    facts = replace(FULL, provision=(line,) * 200)
    made = assert_printed(compose_plan(facts, PlanState.FINAL))
    pages = paper.text_of(made)
    full = [text for text in pages if text.count("Five times a week") > 2]
    assert len(full) > 20
    heads = "\nFor\nWhat help\nWho gives it\nHow much\nNeed B1\n"
    assert all(f"\n{text}".count(heads) == 1 for text in full)


@pytest.mark.parametrize("size", SIZES)
def test_a_cell_longer_than_a_page_is_printed_whole(size):
    long = replace(READS, what=LONG * 60, skill=LONG * 10)
    facts = replace(FULL, provision=(READS, long, READS), size=size)
    assert_printed(compose_plan(facts, PlanState.FINAL))


@pytest.mark.parametrize(
    "name",
    [
        "Łucja Żółć-Wójcik",
        "Ștefan Țurcanu",
        "Олександра Ковальчук",
        "Nguyễn Thị Hạnh",
        "Ọláńrewájú Adé",
        "محمد عبد الله",
        "فاطمہ بیگم",
        "আয়েশা খাতুন",
        "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    ],
)
@pytest.mark.parametrize("size", [12, 24])
def test_a_name_in_any_of_our_scripts_stands_in_every_place(name, size):
    facts = facts_of(LetterKind.REFUSE_TO_ASSESS)
    child = replace(facts.child, legal_name=name, known_as=name, pronouns="")
    recipient = replace(
        facts.recipient, name=name, salutation=name, size=Size(str(size))
    )
    letter = compose(replace(facts, child=child, recipient=recipient))
    made = render(letter)
    assert_right(made, letter)
    first = paper.text_of(made)[0]
    assert f"Our decision: we will not assess {name}\n" in first
    assert f"Dear {name}\n" in first
    between = "·\n" if size == 12 else "\n"  # no line of the footer ends in a dot
    footer = f"Our reference NM-0042 {between}{name}"
    assert " ".join(first.split()).endswith(" ".join(footer.split()))
    view = Said(who=name, topic="Hopes", words=name, told=Told.QUOTED, how="")
    plan = replace(FULL, legal_name=name, known_as=name, views=(view,), size=size)
    document = compose_plan(plan, PlanState.DRAFT)
    made = render(document)
    assert_right(made, document)
    assert f"Hopes: “{name}” (in their own words)" in "".join(paper.text_of(made))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("I like 🚂 and cats", "“🚂” (U+1F682, steam locomotive)"),
        ("😀", "“😀” (U+1F600, grinning face)"),
        ("日本", "“日” (U+65E5, cjk unified ideograph-65e5)"),
        ("A bell\x07 rang", "(U+0007, no name)"),
    ],
)
def test_a_sign_that_no_font_of_ours_has_is_named_with_the_words_around(words, named):
    view = Said(who="Aled", topic="Likes", words=words, told=Told.QUOTED, how="")
    document = compose_plan(replace(FULL, views=(view,)), PlanState.DRAFT)
    with pytest.raises(Refused) as refused:
        render(document)
    assert named in refused.value.sentence
    assert "Likes: “" in refused.value.sentence
    assert "”, under “Section A" in refused.value.sentence
    assert "Nothing was made or changed." in refused.value.sentence


def test_a_sign_that_shows_a_thing_is_to_be_written_as_its_name():
    view = Said(who="Aled", topic="Likes", words="I like 🚂", told=Told.QUOTED, how="")
    with pytest.raises(Refused) as refused:
        render(compose_plan(replace(FULL, views=(view,)), PlanState.DRAFT))
    assert refused.value.sentence.endswith(
        "Write what it shows, as (steam locomotive), then try again."
    )


def test_a_sign_of_our_font_is_printed_without_its_call_for_a_picture():
    view = Said(who="Aled", topic="Likes", words="Mum ❤️", told=Told.QUOTED, how="")
    made = assert_printed(compose_plan(replace(FULL, views=(view,)), PlanState.DRAFT))
    assert "Likes: “Mum ❤” (in their own words)" in paper.text_of(made)[0]


def test_a_line_without_a_space_is_printed_whole():
    view = Said(who="Aled", topic="Says", words="a" * 4000, told=Told.QUOTED, how="")
    assert_printed(compose_plan(replace(FULL, views=(view,)), PlanState.DRAFT))


def test_a_plan_of_every_size_has_its_draft_mark_and_its_number_on_each_page():
    for size in SIZES:
        made = render(plan_paper(PlanState.DRAFT, size))
        pages = paper.text_of(made)
        for number, text in enumerate(pages, start=1):
            assert text.startswith("DRAFT\n")
            assert f"\nPage {number} of {len(pages)}\n" in text
