"""The steps of a visit, in their order: ten sections, one question group a screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.visit import apart, around, family, law, needs, readback, words
from twentyweeks.gui.visit.answers import Answers
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.present.visit_words import CHOICE_TITLES

Build = Callable[[Asking], list[QWidget]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of the ten sections, and the paths under which its answers stand."""

    title: str
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One screen: the number of its section, its title, and how it is built.

    `fields` are the names by which an operation refuses what is asked here.
    """

    key: str
    section: int
    title: str
    build: Build
    fields: tuple[str, ...] = ()


SECTIONS = (
    Section(title="The visit", prefixes=("held_on", "meeting.", "place_is_protected")),
    Section(title="Family and contact", prefixes=("household.",)),
    Section(title="What we must do, and choices", prefixes=("told.", "consent.")),
    Section(title="The child's own words", prefixes=("child.",)),
    Section(title="Each parent's words", prefixes=("parent.",)),
    Section(title="Needs", prefixes=("prompt.",)),
    Section(title="People and reports", prefixes=("around.",)),
    Section(title="School now, and later", prefixes=("future.",)),
    Section(title="Read back and agree", prefixes=("agreement.",)),
    Section(title="Officer only", prefixes=("note.",)),
)


def steps_of(answers: Answers) -> tuple[Step, ...]:
    """Return every step for this child and these parents."""
    made: list[Step] = []
    for number, steps in enumerate(_sections(answers), 1):
        made += (_step(number, *step) for step in steps)
    return tuple(made)


Told = tuple[str, str, Build, tuple[str, ...]]


def _step(
    section: int, key: str, title: str, build: Build, fields: tuple[str, ...]
) -> Step:
    return Step(key=key, section=section, title=title, build=build, fields=fields)


def _sections(answers: Answers) -> Iterator[list[Told]]:
    page, known_as = answers.page, answers.page.known_as
    yield [
        ("when", "When and where we meet", family.when, ("held_on", "place")),
        ("who", "Who is here", family.who, ()),
    ]
    yield [
        ("names", f"{known_as}'s names and family", family.names, ()),
        (
            "contact",
            "How to be in touch",
            family.contact,
            ("safe_address", "safe_telephone"),
        ),
    ]
    yield [
        ("told", "What we must do", law.told, ()),
        *(
            (
                f"choice-{each.purpose}",
                CHOICE_TITLES[each.purpose],
                partial(law.choice, each),
                (each.purpose,),
            )
            for each in page.choices
        ),
    ]
    yield [
        (f"child-{each.topic}", each.topic, partial(words.childs, each), ())
        for each in page.topics
    ]
    yield [
        (
            f"parent-{number}",
            f"{answers.parent(number)}'s words"
            if number < len(page.parents)
            else "Another parent or carer",
            partial(words.parents, number),
            ("parents_words",),
        )
        for number in range(len(page.parents) + 1)
    ]
    yield [
        (f"needs-{number}", f"What {known_as} needs", partial(needs.needs, areas), ())
        for number, areas in enumerate(needs.groups(page.areas), 1)
    ]
    yield [
        ("people", f"People around {known_as}", around.people, ()),
        ("reports", "Reports", around.reports, ()),
    ]
    yield [("future", "School now, and later", around.future, ())]
    yield [
        ("read-back", "Read it back", readback.read_back, ()),
        ("owed", "What we owe you", readback.owed, ("next_contact_on",)),
    ]
    yield [("apart", "Officer only", apart.apart, ("notes",))]
