"""Each page of each letter, and of the draft plan, as it leaves the printer."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from letter_case import NO, YES, beside, letter_case, mother
from make import at, northmoor
from twentyweeks.casework import MayBeTold, Standing
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import LetterChoice, preview_letter
from twentyweeks.operations.plan import (
    NewPart,
    add_part,
    begin_plan,
    preview_plan,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper import page_png, pages

DPI = 80
SIZES = (12, 18)
NOW = at("2026-06-15")
PARTS = (
    ("A", "“I like trains. The hall is too loud.”", {"who": "Amara Okafor"}),
    ("B", "Amara finds it hard to read words of two syllables.", {"who": "Dr Pryce"}),
    ("E", "Amara reads a page aloud", {"by_when": "2027-07-20"}),
)
REFUSED = {"received": "2026-03-03", "refuse-to-assess": "2026-04-10"}
ASKED = {"advice-request": "2026-04-10"}
AGREED = {
    "will-assess": "2026-04-10",
    "update": "2026-06-15",
    "draft-plan": "2026-06-15",
}
ADVISERS = {"school": "", "health": "", "educational_psychologist": "Dr Pryce"}
EMPTY = ("C", "D", "G", "H1", "H2")


def shoot(folder: Path, out: Path, part: str) -> None:
    """Write NAME-SIZE-PAGE.png for every paper whose name has `part` in it."""
    for name, pdf in _papers(folder, part):
        for page in range(pages(pdf)):
            (out / f"{name}-{page + 1}.png").write_bytes(page_png(pdf, page, DPI))


def _papers(folder: Path, part: str) -> Iterator[tuple[str, bytes]]:
    with northmoor(folder / "refused") as caseload:
        case = letter_case(caseload)
        record_decision(caseload, case, NO, at("2026-04-10"))
        yield from _letters(caseload, case, mother(caseload), REFUSED, part)
    with northmoor(folder / "agreed") as caseload:
        case = letter_case(caseload)
        pryce = _agree(caseload, case)
        yield from _letters(caseload, case, pryce, ASKED, part)
        yield from _letters(caseload, case, mother(caseload), AGREED, part)
        if part in "plan-draft":
            yield "plan-draft", preview_plan(caseload, case, "draft", NOW.date()).pdf


def _agree(caseload: Caseload, case: str) -> str:
    """Agree to assess, ask for advice, and begin the plan; return the psychologist."""
    decided = at("2026-04-10")
    record_decision(caseload, case, YES, decided)
    pryce = beside(
        caseload,
        "Dr Pryce",
        standing=Standing.ADVISER,
        may_be_told=MayBeTold.ASKED_ADVICE_ONLY,
    )
    for adviser, name in ADVISERS.items():
        ask_advice(caseload, case, adviser, "2026-04-10", now=decided, name=name)
    write_plan(caseload, case, NOW)
    return pryce


def write_plan(caseload: Caseload, case: str, now: datetime) -> None:
    """Begin a plan with one need, one outcome and one kind of help."""
    plan = begin_plan(caseload, case, now)
    made = {
        section: add_part(
            caseload, plan, NewPart(section=section, words=words, **about), now
        )
        for section, words, about in PARTS
    }
    helped = NewPart(
        section="F",
        words="Reading in a group of three",
        need_id=made["B"],
        outcome_id=made["E"],
        who="A teacher",
        how_often="Three times a week",
        how_long="30 minutes",
        group_size="Three children",
        skill="Trained in phonics",
    )
    add_part(caseload, plan, helped, now)
    for section in EMPTY:
        none = NewPart(
            section=section, words="No needs were found.", asked="none",
            asked_of="Dr Anand", by_when="22/5/2026",
        )  # fmt: skip
        add_part(caseload, plan, none, now)


def _letters(
    caseload: Caseload, case: str, to: str, days: dict[str, str], part: str
) -> Iterator[tuple[str, bytes]]:
    for kind, day in days.items():
        for size in SIZES:
            name = f"letter-{kind}-{size}"
            if part in name:
                choice = LetterChoice(
                    kind=kind, recipient_id=to, size=size, **_told(kind)
                )
                made = preview_letter(caseload, case, choice, at(day).date())
                yield name, made.pdf


def _told(kind: str) -> dict[str, str]:
    if kind != "update":
        return {}
    return {
        "came_in": "The school's advice came in on 2 June",
        "late_why": "Health advice is late: the clinic had no appointment",
        "doing": "We rang the clinic on 12 June and have a day in July",
    }
