"""Need, outcome and provision as they lead to each other, and what leads nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import law, practice
from twentyweeks.plans.sections import (
    Need,
    Outcome,
    PlanFacts,
    Provision,
    Section,
    label_of,
)
from twentyweeks.plans.texts import needs_of, provision_of

HELPED_IN = {
    Section.B: (Section.F,),
    Section.C: (Section.G,),
    Section.D: (Section.H1, Section.H2),
}
"""The sections of provision in which each section's needs are met."""


@dataclass(frozen=True, slots=True)
class Help:
    """One line of provision with its name, and the outcome that it leads to."""

    section: Section
    label: str
    line: Provision
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Row:
    """One need with the help that meets it; without a need: help that none calls for.

    An outcome that no help leads to is a row of its own.
    """

    label: str
    need: Need | None
    helps: tuple[Help, ...] = ()
    outcome: Outcome | None = None


def rows_of(facts: PlanFacts) -> tuple[Row, ...]:
    """Return every need with its help, then what leads from or to nothing."""
    return (*_needs(facts), *_stray_help(facts), *_stray_outcomes(facts))


def check_links(facts: PlanFacts) -> Iterator[Finding]:
    """Find a need without help, help for no need or outcome, an outcome without."""
    for row in rows_of(facts):
        if row.outcome is not None:
            yield practice(
                "plan-outcome-orphan",
                f"No provision serves outcome {row.label}.",
                Section.E,
                "Point the provision that leads there at this outcome.",
            )
        elif row.need is None:
            yield _stray(row)
        elif not row.helps:
            yield _unmet(row, row.need)
        else:
            yield from (_aimless(each) for each in row.helps if each.outcome is None)


def _aimless(help_: Help) -> Finding:
    return practice(
        "plan-provision-aimless",
        f"Provision {help_.label} leads to no outcome.",
        help_.section,
        "Point it at the outcome that it helps to reach.",
        about=help_.line.what,
    )


def _unmet(row: Row, need: Need) -> Finding:
    section = Section(row.label[0])
    if section is Section.B:
        return law(
            "plan-need-unmet",
            f"Need {row.label} has no provision in Section F.",
            Section.F,
            "Write the provision that this need calls for.",
            "CFA 2014 s.37(2); R v SoS for Education ex p E [1992] 1 FLR 377",
        )
    where = " or ".join(HELPED_IN[section])
    return practice(
        "plan-need-unmet-other",
        f"Need {row.label} has no provision in Section {where}.",
        section,
        "Write the provision, or say why none is called for.",
        about=need.words,
    )


def _stray(row: Row) -> Finding:
    (help_,) = row.helps
    section = help_.section
    need = f"{_need_section(section)}{help_.line.need}"
    missing = f"Provision {row.label} is for no need."
    if help_.line.need:
        missing = f"Provision {row.label} is for need {need}, which is not there."
    return practice(
        "plan-provision-orphan",
        missing,
        section,
        "Write the need, or point the provision at the right one.",
        about=help_.line.what,
    )


def _need_section(section: Section) -> Section:
    return next(each for each, helped in HELPED_IN.items() if section in helped)


def _needs(facts: PlanFacts) -> Iterator[Row]:
    helps = list(_helps(facts))
    for section, needs in needs_of(facts):
        for need in needs:
            own = tuple(
                each
                for each in helps
                if each.section in HELPED_IN[section] and each.line.need == need.number
            )
            yield Row(f"{section}{need.number}", need, own)


def _stray_help(facts: PlanFacts) -> Iterator[Row]:
    known = {
        (where, need.number)
        for section, needs in needs_of(facts)
        for need in needs
        for where in HELPED_IN[section]
    }
    for each in _helps(facts):
        if (each.section, each.line.need) not in known:
            yield Row(each.label, None, (each,))


def _stray_outcomes(facts: PlanFacts) -> Iterator[Row]:
    served = {each.line.outcome for each in _helps(facts)}
    for one in facts.outcomes:
        if one.number not in served:
            yield Row(f"E{one.number}", None, (), one)


def _helps(facts: PlanFacts) -> Iterator[Help]:
    outcomes = {one.number: one for one in facts.outcomes}
    for section, lines in provision_of(facts):
        for number, line in enumerate(lines, start=1):
            outcome = outcomes.get(line.outcome) if line.outcome else None
            yield Help(section, label_of(section, number), line, outcome)
