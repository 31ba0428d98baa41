"""A plan: each of its sections, its forms, its pages, before and after it is final."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QMessageBox

from gallery.camera import Shot
from gallery.stage import NOW, SLOW, Seat, Stage
from gallery.story import came_back, final_plan, half_plan
from gui.desks import wait_until
from twentyweeks.gui.plan.comments import COMMENTS, REPLIES_TO
from twentyweeks.gui.plan.compare import COMPARE
from twentyweeks.gui.plan.page import PAGES
from twentyweeks.gui.plan.paper import WORKING
from twentyweeks.gui.plan.section import ADDS
from twentyweeks.gui.quality.page import QUALITY
from twentyweeks.operations.moderation import set_share
from twentyweeks.operations.plan import answer_finding, issue_plan, preview_plan


def plan(stage: Stage) -> Iterator[Shot]:
    """Show a plan that is not begun, one half written, and one that is final."""
    home, cases = stage.tell(half_plan)
    with stage.seat(home) as seat:
        with seat.open("plan", cases["none"]):
            yield seat.shot("plan-none")
        with seat.open("plan", cases["half"]) as page:
            for section, row in page.content.list.rows.items():
                row.click()
                yield seat.shot(f"plan-section-{section.lower()}")
            yield from _forms(seat, page)
        for about in PAGES:
            if about != WORKING:
                with seat.open("plan", cases["half"], about):
                    yield seat.shot(f"plan-{about}")
        yield from _comments(seat, cases["half"])
        yield from _pages(seat, cases["half"], "draft")
    home, papers = stage.tell(came_back)
    with stage.seat(home) as seat:
        yield from _back(seat, papers.pop("case"), papers)
    home, cases = stage.tell(final_plan)
    with stage.seat(home) as seat:
        with seat.open("plan", cases["final"]) as page:
            yield seat.shot("plan-final")
            page.replace_place()
            yield from _form(seat, page, "plan-place")
        with seat.open("plan", cases["final"], COMPARE) as page:
            wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)
            yield seat.shot("plan-compare-two")
        with seat.open("plan", cases["final"], WORKING):
            yield seat.shot(f"plan-{WORKING}")
        yield from _pages(seat, cases["final"], "final")


def quality(stage: Stage) -> Iterator[Shot]:
    """Show what nobody passed yet, then what was passed and is read once more."""
    home, cases = stage.tell(final_plan)
    with stage.seat(home) as seat:
        with seat.open(QUALITY):
            yield seat.shot("quality-nothing")
        case, caseload = cases["final"], seat.sitting.caseload
        set_share(caseload, "100", NOW)
        answer_finding(caseload, case, "final", [], "I work alone this week.", NOW)
        made = preview_plan(caseload, case, "final", NOW.date())
        issue_plan(caseload, case, "final", made.sha256, NOW)
        with seat.open(QUALITY) as page:
            yield seat.shot("quality")
            page.form.fill({"share": "many"})
            page.keep_share()
            yield seat.shot("quality-refused")
            (plan,) = page.shown.samples[0].plans
            page.moderate(plan.plan_id)
            yield from _form(seat, page, "quality-audit")


def _comments(seat: Seat, case: str) -> Iterator[Shot]:
    with seat.open("plan", case, COMMENTS) as page:
        page.add()
        yield from _form(seat, page, "plan-comment")
        page.answer(page.shown.subjects[0].comments[0].id)
        yield from _form(seat, page, "plan-comment-answer")
    with seat.open("plan", case, f"{REPLIES_TO}Ngozi Okafor"):
        yield seat.shot("plan-replies")


def _pages(seat: Seat, case: str, state: str) -> Iterator[Shot]:
    with seat.open("plan", case, f"preview:{state}") as page:
        wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)
        yield seat.shot(f"plan-preview-{state}")
        if state == "draft":
            yield from _word(seat, page)
        if page.issue_button.isEnabled():
            page.issue()
            wait_until(lambda: page.kept is not None, SLOW)
            yield seat.shot(f"plan-issued-{state}")


def _word(seat: Seat, page: Any) -> Iterator[Shot]:
    """Show for whom a draft is saved for Word, and what came back of it."""
    page.word.ask()
    wait_until(lambda: page.forms(), SLOW)
    yield seat.shot("plan-word")
    (form,) = page.forms()
    form.reject()
    seat.rest()


def _back(seat: Seat, case: str, papers: Mapping[str, str]) -> Iterator[Shot]:
    for name, paper in papers.items():
        with seat.open("paper", case, paper) as page:
            wait_until(page.compare.isVisible, SLOW)
            yield seat.shot(f"plan-word-paper-{name}")
        with seat.open("word-back", case, paper) as page:
            wait_until(lambda: page.told or page.refused, SLOW)
            yield seat.shot(f"plan-word-{name}")


def _forms(seat: Seat, page: Any) -> Iterator[Shot]:
    opens = {
        **{f"add-{section.lower()}": (section, "part") for section in ADDS},
        **{f"asked-{section.lower()}": (section, "asked") for section in ("G", "H2")},
    }
    for name, (section, kind) in opens.items():
        page.content.list.rows[section].click()
        page.add(kind)
        yield from _form(seat, page, f"plan-{name}")
    page.content.list.rows["F"].click()
    (line,) = [each for each in page.shown.sections if each.section == "F"]
    page.change(line.parts[0].id, "part")
    yield from _form(seat, page, "plan-change-f")
    page.finish()
    yield from _form(seat, page, "plan-make-final")
    page.open_budget()
    yield from _form(seat, page, "plan-budget")
    page.read_through()
    yield from _form(seat, page, "plan-second-look")
    ours = [each for each in line.findings if not each.of_the_law]
    page.answer(ours[:1])
    yield from _form(seat, page, "plan-answer-finding")
    page.answer([each for each in page.shown.findings if not each.of_the_law])
    yield from _form(seat, page, "plan-answer-every")
    page.take_out(line.parts[0].id, line.parts[0].label)
    yield seat.shot("plan-take-out")
    for box in page.findChildren(QMessageBox):
        box.close()


def _form(seat: Seat, page: Any, name: str) -> Iterator[Shot]:
    yield seat.shot(name)
    (form,) = page.forms()
    form.save()
    seat.rest()
    if page.forms():
        yield seat.shot(f"{name}-refused")
        form.reject()
    seat.rest()
