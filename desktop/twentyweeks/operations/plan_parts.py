"""The parts of a plan, added and changed one by one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from twentyweeks.casework import Asked, Case, Citation, Plan, PlanPart, Section
from twentyweeks.errors import Refused
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.plan_budget import pays_direct
from twentyweeks.operations.plan_facts import advice_numbers, parts_of
from twentyweeks.operations.plan_sources import read_sources, sources_text
from twentyweeks.operations.plan_versions import open_plan
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_day,
    typed_past_day,
    typed_word,
)
from twentyweeks.present.dates import day_of
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload

_LINKS = {"need_id": "Need", "outcome_id": "Outcome"}
_HELPS = {
    Section.F: Section.B,
    Section.G: Section.C,
    Section.H1: Section.D,
    Section.H2: Section.D,
}
"""The section whose needs each section of provision meets."""
_ASKED_IN = (Section.C, Section.D, Section.G, Section.H1, Section.H2)
_BARE = re.compile(
    r"(?:none|nil|no|n/?a|not applicable|not known|no(?: known)? "
    r"(?:needs?|concerns?|issues?)|none (?:identified|known|noted|recorded|reported)"
    r"(?: at (?:this|the present) time)?)\W*",
    re.IGNORECASE,
)
_NAMES = {
    "can_do": "What the child can do",
    "steps": "Steps",
    "asked_of": "Asked of",
    "who": "Who",
    "how_often": "How often",
    "how_long": "How long",
    "group_size": "Group",
    "skill": "Skill",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPart:
    """One part as the screen types it; `by_when` is a day as written.

    `place` orders the parts of a section; empty puts it last. `for_adulthood` is "yes"
    or nothing, `cites` is written as "K2, page 3; sentence 2: K4, page 1". What each
    field means in which section: twentyweeks.operations.plan_facts.
    """

    section: str
    words: str
    place: str = ""
    asked: str = ""
    asked_of: str = ""
    need_id: str = ""
    outcome_id: str = ""
    by_when: str = ""
    who: str = ""
    how_often: str = ""
    how_long: str = ""
    group_size: str = ""
    skill: str = ""
    can_do: str = ""
    steps: str = ""
    for_adulthood: str = ""
    agreed_on: str = ""
    cites: str = ""


def add_part(caseload: Caseload, plan_id: str, part: NewPart, now: datetime) -> str:
    """Put a part into a draft plan; return its identifier.

    Refused with the field for a part without words, for provision that names a need
    of another section, for Section J without a direct payment that was agreed, and
    for a plan that is final or issued.
    """
    with saving(caseload, now) as journal:
        plan = open_plan(journal.session, plan_id)
        _check_budget(journal.session, plan, part)
        return journal.create(_read(journal.session, plan, part, now)).id.hex


def part_form(caseload: Caseload, part_id: str) -> Opened[NewPart]:
    """Return one part as it stands, and the writes that a change replaces."""
    with caseload.reading() as session:
        part = _found(session, part_id)
        return Opened(_form(session, part), seen_writes(session, part))


def change_part(
    caseload: Caseload, part_id: str, part: NewPart, seen: SeenWrites, now: datetime
) -> None:
    """Write what differs from the part as it was opened.

    What another officer wrote since is kept beside it, as a conflict to settle.
    """
    with saving(caseload, now) as journal:
        held = _found(journal.session, part_id)
        plan = open_plan(journal.session, held.plan_id.hex)
        read = _read(journal.session, plan, part, now)
        values = {each.name: getattr(read, each.name) for each in fields(NewPart)}
        write_changes(journal, held, values, seen)


def take_part_out(caseload: Caseload, part_id: str, now: datetime) -> None:
    """Take a part out of a draft plan; the journal keeps it."""
    with saving(caseload, now) as journal:
        held = _found(journal.session, part_id)
        open_plan(journal.session, held.plan_id.hex)
        journal.delete(held)


class Way(StrEnum):
    """Which way a part goes among those of its section."""

    UP = "up"
    DOWN = "down"


def move_part(caseload: Caseload, part_id: str, way: str, now: datetime) -> None:
    """Change places with the part above or below; nothing where there is none."""
    wanted = typed_word(Way, way, "way", "Way")
    with saving(caseload, now) as journal:
        held = _found(journal.session, part_id)
        plan = open_plan(journal.session, held.plan_id.hex)
        own = [
            each
            for each in parts_of(journal.session, plan.id)
            if each.section is held.section and each.asked is held.asked is None
        ]
        at = next((n for n, each in enumerate(own) if each.id == held.id), -1)
        to = at - 1 if wanted is Way.UP else at + 1
        if at < 0 or not 0 <= to < len(own):
            return
        own[at], own[to] = own[to], own[at]
        for number, each in enumerate(own, start=1):
            journal.set(each, "place", f"{number:03}")


def _check_budget(session: Session, plan: Plan, part: NewPart) -> None:
    case = session.get_one(Case, plan.case_id)
    if part.section == Section.J and not pays_direct(case.budget):
        raise Refused(
            "Section J is for a personal budget that is paid direct, and none is "
            f"recorded as agreed. {KEPT} Record the personal budget first.",
            field="section",
        )


def _found(session: Session, part_id: str) -> PlanPart:
    found = session.get(PlanPart, read_id(part_id, "part"))
    if found is None:
        raise missing("part")
    return found


def _read(session: Session, plan: Plan, part: NewPart, now: datetime) -> PlanPart:
    section = typed_word(Section, part.section, "section", "Section")
    words = typed(read_text, part.words, "words", "Words")
    if words is None:
        raise Refused(f"Write something here first. {KEPT}", field="words")
    asked = typed_word(Asked, part.asked, "asked", "Asked") if part.asked else None
    _check_none(section, asked, part)
    helps = _HELPS.get(section)
    return PlanPart(
        plan_id=plan.id,
        section=section,
        words=words,
        place=part.place.strip() or _last_place(session, plan, section),
        asked=asked,
        asked_of=_text(part, "asked_of"),
        need_id=_link(session, plan, "need_id", part.need_id, helps),
        outcome_id=_link(session, plan, "outcome_id", part.outcome_id, Section.E),
        by_when=_by_when(part, now),
        agreed_on=_agreed_on(section, part, now),
        who=_text(part, "who"),
        how_often=_text(part, "how_often"),
        how_long=_text(part, "how_long"),
        group_size=_text(part, "group_size"),
        skill=_text(part, "skill"),
        can_do=_text(part, "can_do"),
        steps=_text(part, "steps"),
        for_adulthood=bool(part.for_adulthood),
        cites=_cites(session, plan, part, words),
    )


def _cites(
    session: Session, plan: Plan, part: NewPart, words: str
) -> tuple[Citation, ...]:
    numbers = advice_numbers(session, plan.case_id)
    by_number = {number: advice for advice, number in numbers.items()}
    return read_sources(part.cites, words, by_number)


def _check_none(section: Section, asked: Asked | None, part: NewPart) -> None:
    """Refuse "none" alone: it needs who was asked, when, and what they said."""
    if section in _ASKED_IN and _BARE.fullmatch(part.words.strip()):
        raise Refused(
            "Words: that there is none is not written alone. Record who was asked, "
            f"when, and what they said. {KEPT}",
            field="words",
        )
    if asked in (None, Asked.NOT_ASKED):
        return
    for name, lacking in (
        ("asked_of", "Asked of: say who was asked, and of which service."),
        ("by_when", "On which day: say when they were asked."),
    ):
        if not getattr(part, name).strip():
            raise Refused(f"{lacking} {KEPT}", field=name)


def _text(part: NewPart, name: str) -> str | None:
    return typed(read_text, getattr(part, name), name, _NAMES[name])


def _by_when(part: NewPart, now: datetime) -> date | None:
    if not part.by_when.strip():
        return None
    return typed_day(part.by_when, "by_when", "By when", day_of(now))


def _agreed_on(section: Section, part: NewPart, now: datetime) -> date | None:
    """Read the health commissioner's agreement: its day, with who gave it."""
    if section is not Section.G or not part.asked:
        return None
    if bool(part.agreed_on.strip()) is not bool(part.who.strip()):
        field = "who" if part.agreed_on.strip() else "agreed_on"
        raise Refused(
            f"Agreed for the health commissioner: say who agreed, and when. {KEPT}",
            field=field,
        )
    if not part.agreed_on.strip():
        return None
    return typed_past_day(part.agreed_on, "agreed_on", "Agreed on", day_of(now))


def _link(
    session: Session, plan: Plan, name: str, given: str, meant: Section | None
) -> UUID | None:
    if not given:
        return None
    found = session.get(PlanPart, read_id(given, name))
    if found is None or found.plan_id != plan.id or found.section is not meant:
        raise Refused(
            f"{_LINKS[name]}: this is none of the plan's own that this section could "
            f"serve. {KEPT}",
            field=name,
        )
    return found.id


def _last_place(session: Session, plan: Plan, section: Section) -> str:
    places = [
        int(each.place)
        for each in parts_of(session, plan.id)
        if each.section is section and each.place.isdecimal()
    ]
    return f"{max(places, default=0) + 1:03}"


def _form(session: Session, part: PlanPart) -> NewPart:
    plan = session.get(Plan, part.plan_id)
    numbers = advice_numbers(session, plan.case_id) if plan else {}
    values = {
        each.name: _typed_again(getattr(part, each.name), numbers)
        for each in fields(NewPart)
    }
    return NewPart(**values)


def _typed_again(value: object, numbers: Mapping[UUID, int]) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case UUID():
            return value.hex
        case tuple():
            return sources_text(value, numbers)
        case _:
            return str(value)
