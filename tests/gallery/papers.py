"""Each page of each letter, plan and summary, as it leaves the printer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from letter_case import NO, YES, beside, letter_case, mother
from letters.complete import LATE, facts_of
from make import at, northmoor
from paper.full_plan import plan_paper
from twentyweeks.casework import Answer, MayBeTold, Standing
from twentyweeks.casework.visit import Agreement, ParentWords, Words
from twentyweeks.letters.compose import (
    WITH_A_CHILDS_COPY,
    compose,
    compose_for_child,
)
from twentyweeks.letters.facts import LetterKind, Size
from twentyweeks.letters.facts import Standing as ReaderStanding
from twentyweeks.operations.ask_advice import ask_advice
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.letter import LetterChoice, preview_letter
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit import ConsentAnswer, VisitForm, record_visit
from twentyweeks.operations.visit_summary import visit_summary
from twentyweeks.paper import page_png, pages, render
from twentyweeks.plans.sections import PlanState

DPI = 96
SIZES = (12, 18, 24)
REFUSED = {"received": "2026-03-03", "refuse-to-assess": "2026-04-10"}
AGREED = {"will-assess": "2026-04-10", "update": "2026-06-15"}
ADVISERS = {"school": "", "health": "", "educational_psychologist": "Dr Pryce"}
NEWS = {
    "came_in": "You sent us your own views on Tuesday 2 June 2026",
    "late_why": "Health advice is late: the clinic had no appointment",
    "doing": "We rang the clinic on 12 June and have a day in July",
}
VISIT = VisitForm(
    held_on=date(2026, 4, 20),
    child_words=(
        Words(topic="A good day", words="My headphones, and Mum's soup", how="said"),
        Words(topic="Hopes", words="To read to my cat", quoted=False),
    ),
    parents_words=(
        ParentWords(
            name="Ngozi Okafor",
            on=date(2026, 4, 20),
            words=(Words(topic="Worries", words="She gets lost at playtime"),),
        ),
    ),
    consents=(
        ConsentAnswer(
            purpose="photo",
            wording="We may put a photo on the plan.",
            answer=Answer.REFUSED,
            by="Ngozi Okafor",
            how="signed",
        ),
    ),
    agreement=Agreement(
        questions_we_owe="Can Amara's aunt come to meetings?",
        next_contact_on=date(2026, 5, 4),
    ),
)


def shoot(folder: Path, out: Path, part: str) -> None:
    """Write NAME-PAGE.png for every paper whose name has `part` in it."""
    for name, make in chain(_complete(), _of_a_case(folder)):
        if part in name:
            pdf = make()
            for page in range(pages(pdf)):
                drawn = page_png(pdf, page, DPI)
                (out / f"{name}-{page + 1}.png").write_bytes(drawn)


def _complete() -> Iterator[tuple[str, partial[bytes]]]:
    """Yield each kind with every fact there is, in each size of print."""
    for size in SIZES:
        for kind in LetterKind:
            facts = facts_of(kind)
            wanted = replace(facts.recipient, size=Size(str(size)))
            facts = replace(facts, recipient=wanted)
            yield f"full-{kind}-{size}", partial(render, compose(facts))
            if kind in WITH_A_CHILDS_COPY:
                yield f"child-{kind}-{size}", partial(render, compose_for_child(facts))
        for state in PlanState:
            yield f"plan-{state}-{size}", partial(render, plan_paper(state, size))
    late = replace(facts_of(LetterKind.UPDATE), update=LATE)
    yield "full-late-12", partial(render, compose(late))
    notice = facts_of(LetterKind.FINAL_PLAN)
    school = replace(notice.recipient, standing=ReaderStanding.SETTING)
    yield "notice-12", partial(render, compose(replace(notice, recipient=school)))


def _of_a_case(folder: Path) -> Iterator[tuple[str, partial[bytes]]]:
    """Yield what a case gives that has only what its officer recorded."""
    with northmoor(folder / "refused") as caseload:
        case = letter_case(caseload)
        record_decision(caseload, case, NO, at("2026-04-10"))
        yield from _letters(caseload, case, mother(caseload), REFUSED)
    with northmoor(folder / "agreed") as caseload:
        case = letter_case(caseload)
        pryce = _agree(caseload, case)
        yield from _letters(caseload, case, pryce, {"advice-request": "2026-04-10"})
        yield from _letters(caseload, case, mother(caseload), AGREED)
        visit = record_visit(caseload, case, VISIT, at("2026-04-20"))
        yield "visit-summary", partial(visit_summary, caseload, visit)


def _agree(caseload: Caseload, case: str) -> str:
    """Agree to assess and ask for advice; return the psychologist."""
    decided = at("2026-04-10")
    record_decision(caseload, case, YES, decided)
    told = MayBeTold.ASKED_ADVICE_ONLY
    pryce = beside(caseload, "Dr Pryce", standing=Standing.ADVISER, may_be_told=told)
    for adviser, name in ADVISERS.items():
        ask_advice(caseload, case, adviser, "2026-04-10", now=decided, name=name)
    return pryce


def _letters(
    caseload: Caseload, case: str, to: str, days: dict[str, str]
) -> Iterator[tuple[str, partial[bytes]]]:
    for kind, day in days.items():
        told = NEWS if kind == "update" else {}
        for size in SIZES:
            choice = LetterChoice(kind=kind, recipient_id=to, size=size, **told)
            made = partial(_preview, caseload, case, choice, at(day).date())
            yield f"case-{kind}-{size}", made


def _preview(caseload: Caseload, case: str, choice: LetterChoice, today: date) -> bytes:
    return preview_letter(caseload, case, choice, today).pdf
