"""Needs, outcomes and provision as a plan prints them."""

from twentyweeks.paper.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Span,
    Table,
    Words,
    plain,
)
from twentyweeks.plans.cited import sourced
from twentyweeks.plans.sections import Answer, Asked, Need, Outcome, Provision, Section
from twentyweeks.plans.words import in_full, sentence


def need_blocks(section: str, needs: tuple[Need, ...]) -> tuple[Block, ...]:
    """Return each need, numbered within its section and grouped by area."""
    if not needs:
        return (Paragraph(plain("No needs are written.")),)
    blocks: list[Block] = []
    for area in dict.fromkeys(need.area for need in needs):
        blocks.append(Heading(area, 3))
        own = [need for need in needs if need.area == area]
        blocks += [Paragraph(_need(section, need)) for need in own]
    return tuple(blocks)


def _need(section: str, need: Need) -> Words:
    number = Span(text=f"{section}{need.number}. ", strong=True)
    return number, Span(text=need_text(need))


def need_text(need: Need) -> str:
    """Return a need in sentences: what the child can do, the need, its source."""
    can = f"{sentence(need.can_do)} " if need.can_do else ""
    return f"{can}{sourced(need.words, need.cites, need.source)}"


def outcome_blocks(outcomes: tuple[Outcome, ...]) -> tuple[Block, ...]:
    """Return each outcome with the day it is for and the steps on the way."""
    if not outcomes:
        return (Paragraph(plain("No outcomes are written.")),)
    return tuple(block for outcome in outcomes for block in _outcome(outcome))


def _outcome(outcome: Outcome) -> tuple[Block, ...]:
    number = Span(text=f"E{outcome.number}. ", strong=True)
    said = Paragraph((number, Span(text=outcome_text(outcome))))
    steps = tuple(plain(sentence(step)) for step in outcome.steps if step.strip())
    return (said, Bullets(steps)) if steps else (said,)


def outcome_text(outcome: Outcome) -> str:
    """Return an outcome as one sentence, with the day that it is for."""
    by = f"By {in_full(outcome.by)}: " if outcome.by else ""
    return f"{by}{sourced(outcome.words, outcome.cites)}"


_HEADER = ("For", "What help", "Who gives it", "How much")
_WIDTHS = (2.0, 2.9, 2.7, 2.7)
_SERVES = {Section.G: "C", Section.H1: "D", Section.H2: "D"}


def provision_table(
    section: Section, provision: tuple[Provision, ...]
) -> tuple[Block, ...]:
    """Return a section's lines of help as one table, a row for each."""
    if not provision:
        return (Paragraph(plain("No provision is written.")),)
    rows = tuple(_row(section, line) for line in provision)
    return (Table(f"Section {section}, line by line", _HEADER, rows, _WIDTHS),)


def _row(section: Section, line: Provision) -> tuple[tuple[Words, ...], ...]:
    need = plain(f"Need {need_name(section, line)}")
    outcome = (plain(f"Outcome E{line.outcome}"),) if line.outcome else ()
    return (
        (need, *outcome),
        (plain(sourced(line.what, line.cites)), *_adulthood(line)),
        _cell(("", line.who), ("Skill: ", line.skill)),
        _cell(
            ("", line.how_often),
            ("Each time: ", line.how_long),
            ("Group: ", line.group_size),
        ),
    )


def _adulthood(line: Provision) -> tuple[Words, ...]:
    return (plain("Helps to prepare for adult life."),) if line.for_adulthood else ()


def need_name(section: Section, line: Provision) -> str:
    """Return the need that a line in this section serves: B1, C1 or D1."""
    return f"{_SERVES.get(section, 'B')}{line.need}"


def _cell(*parts: tuple[str, str]) -> tuple[Words, ...]:
    told = tuple(
        plain(f"{label}{sentence(part)}") for label, part in parts if part.strip()
    )
    return told or (plain("Not yet written."),)


def answer_text(answer: Answer) -> str:
    """Return who was asked about a section, when, and what came of it."""
    return f"{_outcome_of(answer)} {sourced(answer.said, answer.cites)}".strip()


def _outcome_of(answer: Answer) -> str:
    match answer.asked:
        case Asked.NOT_ASKED:
            return "Nobody has been asked about this yet."
        case Asked.NONE:
            return f"We asked {_whom(answer)}. The answer was that there is none."
        case Asked.DECLINED:
            return f"We asked {_whom(answer)}, who chose not to answer."
        case Asked.YES:
            return f"We asked {_whom(answer)}."


def _whom(answer: Answer) -> str:
    if answer.on is None:
        return answer.whom
    closed = "," if "," in answer.whom else ""
    return f"{answer.whom}{closed} on {in_full(answer.on)}"
