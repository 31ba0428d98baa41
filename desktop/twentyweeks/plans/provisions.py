"""What changed in the lines of help between two versions of a plan."""

from collections.abc import Iterator

from twentyweeks.plans.lines import need_name
from twentyweeks.plans.sections import PlanFacts, Provision, Section


def compare_provision(
    before: PlanFacts, after: PlanFacts, section: Section
) -> Iterator[str]:
    """Return a sentence for each line that is new, gone or different.

    A line is the same line where it was copied from it, or gives the same help for
    the same need; of those left over, lines for one need are paired in their order.
    """
    old, new = list(_lines(before, section)), list(_lines(after, section))
    for was, now in _taken_in_pairs(old, new):
        yield from _changed(section, was, now)
    for gone in old:
        yield f"{_name(section, gone)} was taken out."
    for added in new:
        yield f"{_name(section, added)} is new: {_amount(added)}."


def _lines(plan: PlanFacts, section: Section) -> tuple[Provision, ...]:
    match section:
        case Section.F:
            return plan.provision
        case Section.G:
            return plan.health_provision.provision
        case Section.H1:
            return plan.care_h1.provision
        case Section.H2:
            return plan.care_h2.provision
        case _:
            return ()


def _taken_in_pairs(
    old: list[Provision], new: list[Provision]
) -> list[tuple[Provision, Provision]]:
    """Take the lines that belong together out of both lists."""
    pairs: list[tuple[Provision, Provision]] = []
    for matches in (_same_key, _same_help, _same_need):
        for was in tuple(old):
            now = next((line for line in new if matches(was, line)), None)
            if now is not None:
                old.remove(was)
                new.remove(now)
                pairs.append((was, now))
    return pairs


def _same_key(was: Provision, now: Provision) -> bool:
    return bool(was.key) and was.key == now.key


def _same_help(was: Provision, now: Provision) -> bool:
    return _same_need(was, now) and was.what == now.what and not _known(was, now)


def _same_need(was: Provision, now: Provision) -> bool:
    return was.need == now.need and not _known(was, now)


def _known(was: Provision, now: Provision) -> bool:
    """Return whether both have an origin, so that nothing is to be guessed."""
    return bool(was.key and now.key)


def _name(section: Section, line: Provision) -> str:
    return f"“{line.what}” for need {need_name(section, line)}"


def _amount(line: Provision) -> str:
    parts = (line.who, line.how_often, line.how_long, line.group_size)
    return ", ".join(part for part in parts if part)


def _changed(section: Section, was: Provision, now: Provision) -> Iterator[str]:
    if was.what != now.what:
        yield f"{_name(section, was)} is now “{now.what}”."
    for what, said, says in (
        ("the outcome it serves", _outcome(was), _outcome(now)),
        ("who gives it", was.who, now.who),
        ("how often", was.how_often, now.how_often),
        ("how long each time", was.how_long, now.how_long),
        ("the group", was.group_size, now.group_size),
        ("the skill", was.skill, now.skill),
    ):
        if said != says:
            yield (
                f"{_name(section, now)}: {what} was “{said or 'not written'}” and is "
                f"now “{says or 'not written'}”."
            )


def _outcome(line: Provision) -> str:
    return f"E{line.outcome}" if line.outcome else ""
