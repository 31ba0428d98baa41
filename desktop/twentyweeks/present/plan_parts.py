"""A plan's sections as the Plan screen says them: parts, marks and what is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from twentyweeks.casework import Asked, PlanPart, PlanState
from twentyweeks.plans.sections import TITLES, Advice, Section, label_of
from twentyweeks.plans.words import how_old
from twentyweeks.present.case import Chip
from twentyweeks.present.dates import full
from twentyweeks.present.letter import Answered, Finding
from twentyweeks.present.plan import PartLine, SectionLine
from twentyweeks.present.tone import Tone

_ASKED = {
    Asked.YES: "Asked: yes",
    Asked.NONE: "Asked: none",
    Asked.DECLINED: "Asked: chose not to answer",
    Asked.NOT_ASKED: "Nobody asked yet",
}
_NOUNS = {
    Section.A: ("view", "views"),
    Section.B: ("need", "needs"),
    Section.C: ("need", "needs"),
    Section.D: ("need", "needs"),
    Section.E: ("outcome", "outcomes"),
    Section.J: ("payment", "payments"),
    Section.K: ("paper", "papers"),
}
_PROVISION = ("line of provision", "lines of provision")
_EMPTY = {
    Section.A: "To write",
    Section.B: "To write",
    Section.E: "To write",
    Section.F: "To write",
    Section.J: "None paid direct",
    Section.K: "No paper yet",
}
_NOBODY = "Nobody asked yet"
_NEEDS = (Section.B, Section.C, Section.D)
_TOLD = {
    Section.A: "What the child and the parents say, like and hope for. Say whose "
    "words they are.",
    Section.B: "Every special educational need, each with the advice that it comes "
    "from.",
    Section.C: "Health needs that go with the special educational needs. Where there "
    "are none, record who was asked and what they said.",
    Section.D: "Social care needs that go with the special educational needs or a "
    "disability. Where there are none, record who was asked and what they said.",
    Section.E: "What will be different for the child, and by when. An outcome is no "
    "service.",
    Section.F: "The help that each need in Section B calls for: what, who, how often, "
    "how long, in what group and with what skill.",
    Section.G: "Health provision that the needs call for. The health commissioner "
    "agrees it (SEND Regs 2014 reg 12(2)).",
    Section.H1: "What must be provided for a disabled person under 18 (Chronically "
    "Sick and Disabled Persons Act 1970 s.2).",
    Section.H2: "Any other social care provision that the needs call for.",
    Section.I: "The school or other place with its type, or the type alone "
    "(CFA 2014 ss.39, 40).",
    Section.J: "Only with a personal budget: where it is paid direct, what that pays "
    "for, how much, and the needs and outcomes that it meets.",
    Section.K: "All the advice of the assessment. It is listed from the papers that "
    "are filed as advice on the case.",
}
_BLANK = (
    "A draft names no school and no type (CFA 2014 s.38(5)). This section stays blank "
    "until the plan is final."
)
_BLANK_MARK = Chip(words="Blank in a draft", tone=Tone.GREY, icon="minus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in a version; `sources` say where each part comes from."""

    state: PlanState
    child: str
    parts: Sequence[PlanPart]
    sources: Mapping[UUID, str]
    advice: Sequence[Advice]
    today: date


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one section: what is open, and what was answered."""

    open: tuple[Finding, ...] = ()
    answered: tuple[Answered, ...] = ()


def sections_of(
    written: Written, found: Mapping[str, Found]
) -> tuple[SectionLine, ...]:
    """Return every section, A to K; `found` is by where it was found: "Section A"."""
    labels = _labels(written.parts)
    lines = {section: _lines(section, written, labels) for section in Section}
    lines[Section.K] = tuple(_advice(each, written.today) for each in written.advice)
    return tuple(
        _section(
            section,
            written.state,
            lines[section],
            found.get(f"Section {section}", Found()),
        )
        for section in Section
    )


def _section(
    section: Section, state: PlanState, parts: tuple[PartLine, ...], found: Found
) -> SectionLine:
    blank = section is Section.I and state is PlanState.DRAFT
    is_blank = blank and not found.open
    mark = _BLANK_MARK if is_blank else _mark(section, parts, found.open)
    return SectionLine(
        section=section.value,
        title=TITLES[section],
        parts=parts,
        told=_BLANK if blank else _TOLD[section],
        mark=mark,
        findings=found.open,
        answered=found.answered,
    )


def _mark(
    section: Section, parts: Sequence[PartLine], found: Sequence[Finding]
) -> Chip:
    if not parts and section is not Section.I and not (section is Section.J and found):
        words = _EMPTY.get(section, _NOBODY)
        return Chip(words=words, tone=Tone.GREY, icon="circle-dashed")
    law = sum(each.of_the_law for each in found)
    if law:
        return Chip(words=f"{law} to put right", tone=Tone.RED, icon="circle-alert")
    if found:
        return Chip(words=f"{len(found)} to look at", tone=Tone.AMBER, icon="eye")
    return Chip(words=_held(section, parts), tone=Tone.GREEN, icon="circle-check")


def _held(section: Section, parts: Sequence[PartLine]) -> str:
    said = [each for each in parts if not each.asked]
    if section is Section.I:
        return "Written"
    if not said:
        return parts[0].asked
    one, many = _NOUNS.get(section, _PROVISION)
    return f"{len(said)} {one if len(said) == 1 else many}"


def _labels(parts: Sequence[PlanPart]) -> dict[UUID, str]:
    labels: dict[UUID, str] = {}
    for section in Section:
        own = [each for each in parts if each.section.value == section.value]
        said = [each for each in own if each.asked is None]
        labels |= {
            each.id: label_of(section, number)
            for number, each in enumerate(said, start=1)
        }
    return labels


def _lines(
    section: Section, written: Written, labels: Mapping[UUID, str]
) -> tuple[PartLine, ...]:
    own = [each for each in written.parts if each.section.value == section.value]
    return tuple(
        _answer(each, written) if each.asked else _line(section, each, labels, written)
        for each in sorted(own, key=lambda each: each.asked is None)
    )


def _answer(part: PlanPart, written: Written) -> PartLine:
    cited = written.sources.get(part.id, "")
    agreed = (
        ("Agreed for the health commissioner by", part.who or ""),
        ("Agreed on", full(part.agreed_on) if part.agreed_on else ""),
    )
    return PartLine(
        id=part.id.hex,
        label="",
        words=part.words,
        asked=_ASKED[part.asked] if part.asked else "",
        details=(
            ("Who was asked", part.asked_of or ""),
            ("When", full(part.by_when) if part.by_when else ""),
            *((("Source", cited),) if cited else ()),
            *(agreed if part.agreed_on else ()),
        ),
    )


def _line(
    section: Section, part: PlanPart, labels: Mapping[UUID, str], written: Written
) -> PartLine:
    return PartLine(
        id=part.id.hex,
        label=labels[part.id],
        words=f"{part.can_do} {part.words}" if part.can_do else part.words,
        about=_about(part, labels),
        details=_details(section, part, written),
    )


def _about(part: PlanPart, labels: Mapping[UUID, str]) -> str:
    serves = [
        f"{what} {labels[link]}"
        for what, link in (("need", part.need_id), ("outcome", part.outcome_id))
        if link is not None and link in labels
    ]
    adult = "Helps to prepare for adult life" if part.for_adulthood else ""
    told = f"For {' and '.join(serves)}" if serves else ""
    return ". ".join(each for each in (told, adult) if each)


def _details(
    section: Section, part: PlanPart, written: Written
) -> tuple[tuple[str, str], ...]:
    cited = written.sources.get(part.id, "")
    source = (("Source", cited),) if cited else ()
    if section is Section.A:
        how = (("How we know", part.skill),) if part.skill else ()
        topic = part.asked_of or "Views"
        whose = ("Whose words", part.who or written.child)
        return (whose, ("Topic", topic), *how, *source)
    if section in _NEEDS:
        every = "; ".join(each for each in (cited, part.who or "") if each)
        return ("Area", part.asked_of or ""), ("Source", every)
    if section is Section.E:
        by = ("By", full(part.by_when) if part.by_when else "")
        steps = (("Steps", part.steps),) if part.steps else ()
        return (by, *steps, *source)
    if section is Section.J:
        return ("Amount", part.how_often or ""), ("What it meets", part.who or "")
    return (
        ("Who gives it", part.who or ""),
        ("How often", part.how_often or ""),
        ("How long", part.how_long or ""),
        ("Group", part.group_size or ""),
        ("Skill", part.skill or ""),
        *source,
    )


def _advice(advice: Advice, today: date) -> PartLine:
    return PartLine(
        id="",
        label=f"K{advice.number}",
        words=advice.title,
        details=(
            ("Written by", advice.author),
            ("Role", advice.role),
            ("Dated", _aged(advice.dated, today) if advice.dated else ""),
            ("Paper", advice.sha256[:8]),
        ),
    )


def _aged(dated: date, today: date) -> str:
    return f"{full(dated)}, {how_old(dated, today)}"
