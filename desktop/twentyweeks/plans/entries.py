"""A plan as entries that can be held against those of another version."""

from collections.abc import Iterator
from dataclasses import dataclass

from twentyweeks.plans.budget import budget_text
from twentyweeks.plans.lines import answer_text, need_name, need_text, outcome_text
from twentyweeks.plans.sections import (
    PlanFacts,
    Provision,
    Section,
    label_of,
)
from twentyweeks.plans.texts import answers_of, needs_of, provision_of
from twentyweeks.plans.words import in_full, sentence, without_weekday


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a section says, under the name that people call it by.

    `key` is the same in both versions, wherever the entry stands.
    """

    section: Section
    key: str
    label: str
    text: str


def entries_of(plan: PlanFacts) -> tuple[Entry, ...]:
    """Return every entry in the order of the sections."""
    order = list(Section)
    return tuple(sorted(_entries(plan), key=lambda each: order.index(each.section)))


def _entries(plan: PlanFacts) -> Iterator[Entry]:
    for said in plan.views:
        yield _entry(Section.A, said.key, f"{said.who}, on “{said.topic}”", said.words)
    for section, needs in needs_of(plan):
        for need in needs:
            name = f"Need {label_of(section, need.number)}"
            yield _entry(section, need.key, name, need_text(need))
    yield from _answers(plan)
    for one in plan.outcomes:
        text = " ".join((outcome_text(one), *map(sentence, one.steps)))
        yield _entry(Section.E, one.key, f"Outcome E{one.number}", text)
    for section, lines in provision_of(plan):
        for number, line in enumerate(lines, start=1):
            label = f"Provision {label_of(section, number)}"
            yield _entry(section, line.key, label, provision_text(section, line))
    yield from _rest(plan)


def provision_text(section: Section, line: Provision) -> str:
    """Return a line of help with all its quantities as sentences."""
    meets = f"For need {need_name(section, line)}." if line.need else ""
    leads = f"Towards outcome E{line.outcome}." if line.outcome else ""
    told = (
        sentence(line.what),
        *(
            f"{label}: {sentence(words)}"
            for label, words in (
                ("Who", line.who),
                ("How often", line.how_often),
                ("How long", line.how_long),
                ("Group", line.group_size),
                ("Skill", line.skill),
            )
            if words.strip()
        ),
        meets,
        leads,
    )
    return " ".join(each for each in told if each)


def _answers(plan: PlanFacts) -> Iterator[Entry]:
    for section, answer in answers_of(plan):
        label = f"What was asked for Section {section}"
        yield Entry(section, label, label, answer_text(answer))


def _rest(plan: PlanFacts) -> Iterator[Entry]:
    named = plan.institution
    by = f"a place is named by {in_full(named.named_by)}" if named.named_by else ""
    arranged = (named.otherwise, named.own, named.why, named.owed, by)
    place = (named.name, named.type, *arranged)
    text = ", ".join(part for part in place if part)
    if text:
        yield Entry(Section.I, "place", "The place", text)
    if agreed := budget_text(plan.budget):
        yield Entry(Section.J, "budget", "The personal budget", agreed)
    for pay in plan.direct_payments:
        text = f"{pay.amount}, {sentence(pay.meets)}"
        yield _entry(Section.J, pay.key, f"Money paid direct for {pay.what}", text)
    for one in plan.advice:
        dated = without_weekday(one.dated) if one.dated else "not dated"
        parts = (one.title, one.author, one.role, dated)
        text = ", ".join(part for part in parts if part)
        yield _entry(Section.K, "", f"Advice K{one.number}", text)


def _entry(section: Section, key: str, label: str, text: str) -> Entry:
    return Entry(section, key or label, label, text)
