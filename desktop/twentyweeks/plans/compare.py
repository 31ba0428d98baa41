"""Two versions of a plan, and what is different between them in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twentyweeks.plans.lines import need_text, outcome_text
from twentyweeks.plans.provisions import compare_provision
from twentyweeks.plans.sections import (
    Answer,
    Need,
    PlanFacts,
    Section,
)
from twentyweeks.plans.words import in_full, sentence, without_weekday


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the section it is in, and a sentence that tells it."""

    section: Section
    sentence: str


def compare(before: PlanFacts, after: PlanFacts) -> tuple[Change, ...]:
    """Return what changed from one version to the next, section by section.

    What only moved to another place in its section is no change.
    """
    told: list[Change] = []
    for section, old in _texts(before).items():
        new = _texts(after)[section]
        told += (Change(section, words) for words in _different(old, new))
        told += (
            Change(section, words)
            for words in compare_provision(before, after, section)
        )
    return tuple(told)


def _different(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for label in dict.fromkeys((*old, *new)):
        said, says = old.get(label, ""), new.get(label, "")
        if said == says:
            continue
        if not said:
            yield f"{label} is new: “{says}”"
        elif not says:
            yield f"{label} was taken out. It said: “{said}”"
        else:
            yield f"{label} now says: “{says}” It said: “{said}”"


def _texts(plan: PlanFacts) -> dict[Section, Mapping[str, str]]:
    """Return each section's own texts under the names that people call them."""
    return {
        Section.A: {f"{said.who} on {said.topic}": said.words for said in plan.views},
        Section.B: _needs("B", plan.needs),
        Section.C: {
            **_needs("C", plan.health_needs.needs),
            **_answered(Section.C, plan.health_needs.answer),
        },
        Section.D: {
            **_needs("D", plan.care_needs.needs),
            **_answered(Section.D, plan.care_needs.answer),
        },
        Section.E: {
            f"Outcome E{one.number}": outcome_text(one) for one in plan.outcomes
        },
        Section.F: {},
        Section.G: _answered(Section.G, plan.health_provision.answer),
        Section.H1: _answered(Section.H1, plan.care_h1.answer),
        Section.H2: _answered(Section.H2, plan.care_h2.answer),
        Section.I: _place(plan),
        Section.J: {
            f"Money paid direct for {pay.what}": f"{pay.amount}, {sentence(pay.meets)}"
            for pay in plan.direct_payments
        },
        Section.K: _advice(plan),
    }


def _needs(section: str, needs: tuple[Need, ...]) -> dict[str, str]:
    return {f"Need {section}{need.number}": need_text(need) for need in needs}


def _answered(section: Section, answer: Answer) -> dict[str, str]:
    by = f" {answer.whom}" if answer.whom else ""
    on = f" on {in_full(answer.on)}" if answer.on else ""
    said = f" {sentence(answer.said)}" if answer.said else ""
    return {f"What was asked for Section {section}": f"{answer.asked}{by}{on}.{said}"}


def _place(plan: PlanFacts) -> dict[str, str]:
    named = plan.institution
    parts = (named.name, named.type, named.otherwise)
    return {"The place": ", ".join(part for part in parts if part)}


def _advice(plan: PlanFacts) -> dict[str, str]:
    texts = {}
    for one in plan.advice:
        dated = without_weekday(one.dated) if one.dated else "not dated"
        parts = (one.title, one.author, one.role, dated)
        texts[f"Advice K{one.number}"] = ", ".join(part for part in parts if part)
    return texts
