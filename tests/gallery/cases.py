"""One case: its page, its forms, its papers, its request, decision, letters, visit."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtTest import QTest

from gallery.camera import Shot, over
from gallery.stage import NOW, SLOW, Seat, Stage, type_in
from gallery.story import demonstration
from gui.desks import wait_until
from twentyweeks.gui.case.chosen import ChosenCard
from twentyweeks.gui.case.forecast import WHAT_IF
from twentyweeks.gui.case.happened import HappenedCard
from twentyweeks.gui.case.ledger import LedgerCard
from twentyweeks.gui.case.own import OwnCard
from twentyweeks.gui.case.tasks import TASKS
from twentyweeks.gui.editors import put
from twentyweeks.gui.visit.steps import steps_of
from twentyweeks.gui.visit.walk import LAST
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.letter import post_letter
from twentyweeks.operations.letter_returned import letter_returned

NO_DAY = "31/02/2026"
LETTERS = ("received", "will-assess", "update", "advice-request")
SAID = {
    "meeting.place": "At home",
    "told.told_to": "Ngozi Okafor",
    "consent.social_worker.0.answer": "refused",
    "consent.social_worker.0.by": "Ngozi Okafor",
    "consent.photo.0.answer": "given",
    "consent.photo.0.by": "Ngozi Okafor",
    "child.School.words": "I like drawing. The hall is too loud.",
    "child.School.how": "Drawing",
    "parent.0.Hopes": "A quiet place for lunch",
    "parent.0.Worries": "She is lost at playtime",
    "prompt.Sleep.answer": "none",
    "reader": "Ngozi Okafor",
    "agreement.result": "agreed",
    "agreement.next_contact_on": "07/12/2026",
}
STROKES = (  # in heights of the pad
    ((0.2, 0.7), (0.35, 0.2), (0.6, 0.7), (0.75, 0.2)),
    ((0.8, 0.6), (0.9, 0.45), (1.0, 0.6), (1.1, 0.45), (1.2, 0.6), (1.8, 0.5)),
)


def case(stage: Stage) -> Iterator[Shot]:
    """Show cases in every phase that the demonstration has, and two papers."""
    home, cases = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat:
        for name in ("full", "undecided", "overdue", "draft-plans", "closed"):
            with seat.open("case", cases[name]) as page:
                yield seat.shot(f"case-{name}")
                if name == "overdue":
                    page.findChild(LedgerCard).correct(page.shown.late[0])
                    yield from _form(seat, page, "case-late-reason")
        with seat.open("case", cases["young"]) as page:
            yield seat.shot("case-young")
            card = page.findChild(OwnCard)
            for copy, name in zip(page.shown.own.copies, ("end", "begin"), strict=True):
                card.ask(copy)
                yield from _form(seat, page, f"case-wish-{name}")
        for kind in ("pdf", "mp3"):
            with seat.open("paper", cases["full"], cases[kind]):
                yield seat.shot(f"case-paper-{kind}")


def form(stage: Stage) -> Iterator[Shot]:
    """Open every form of a case, and have it refused."""
    home, cases = stage.tell(demonstration)
    with (
        stage.seat(home, PASSPHRASE) as seat,
        seat.open("case", cases["full"]) as page,
    ):
        asked = next(each.contact_id for each in page.shown.contacts if each.asks_us)
        for task in TASKS:
            page.open_task(task, asked if task == "answer" else "")
            yield from _form(seat, page, f"form-{task.replace('_', '-')}")
        page.change_person(page.shown.people[0].id)
        yield from _form(seat, page, "form-person-change")
        page.change_child()
        yield from _form(seat, page, "form-child")
        words = page.open_task("reminder").form.fields["words"].editor
        QTest.keyClicks(words, "Ring the school about lunch")
        _leave(seat)
        page.open_task("reminder")
        yield seat.shot("form-reminder-brought-back")
        _leave(seat)
        yield from _happened(seat, page)
        for why in page.shown.why[:2]:
            page.open_why(why.limit)
            yield seat.shot(f"form-why-{why.limit.partition(':')[0]}")
            _leave(seat)
        (what_if,) = [
            each
            for each in page.findChildren(Button)
            if each.accessibleName() == WHAT_IF
        ]
        what_if.click()
        yield seat.shot("form-what-if")
        _leave(seat)


def _happened(seat: Seat, page: Any) -> Iterator[Shot]:
    card = page.findChild(HappenedCard)
    line = card.lines[0]
    for name, opens in (
        ("record", page.record),
        ("correct", partial(page.act, f"correct:{line.id}")),
        ("strike", partial(page.strike, line.id)),
    ):
        opens()
        yield from _form(seat, page, f"form-happened-{name}")
    page.record()
    seat.rest()
    page.forms()[0].form.choose("draft_plan_served")
    put(page.forms()[0].form.fields["on"].editor, "20/11/2026")
    page.forms()[0].form.edited.emit()
    wait_until(page.forms()[0].form.effect.isVisible)
    yield seat.shot("form-happened-draft-served")
    _leave(seat)


def _form(seat: Seat, page: Any, name: str) -> Iterator[Shot]:
    yield seat.shot(name)
    (form,) = page.forms()
    for day in {"on", "received_on", "dated", "born"} & set(form.form.fields):
        put(form.form.fields[day].editor, NO_DAY)
    form.save()
    seat.rest()
    if page.forms():
        yield seat.shot(f"{name}-refused")
    _leave(seat)


def _leave(seat: Seat) -> None:
    for each in over(seat.window):
        each.close()
    seat.rest()


def request(stage: Stage) -> Iterator[Shot]:
    """Begin a request, have it refused, and bring a child who is known already."""
    home, _cases = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat, seat.open("request") as page:
        yield seat.shot("request")
        type_in(page, forename="Amara", surname="Okafor", born=NO_DAY)
        page.save()
        yield seat.shot("request-refused")
        type_in(page, born="04/03/2019", received_on="20/11/2026")
        page.save()
        wait_until(page.known.isVisible, SLOW)
        yield seat.shot("request-known")


def decision(stage: Stage) -> Iterator[Shot]:
    """Decide both questions, with nothing filled in and with a refusal half made."""
    home, cases = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat:
        for about, case_ in (("assess", "undecided"), ("issue_plan", "full")):
            with seat.open("decision", cases[case_], about) as page:
                yield seat.shot(f"decision-{about}")
                page.form.fields["outcome"].editor.choose("no")
                page.save()
                yield seat.shot(f"decision-{about}-no-refused")
        with seat.open("decision", cases["full"], "review"):
            yield seat.shot("decision-review")


def letter(stage: Stage) -> Iterator[Shot]:
    """Write letters, issue one, and record that it left."""
    home, cases = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat:
        for kind in LETTERS:
            with seat.open("letter", cases["full"], kind) as page:
                _painted(seat, page)
                yield seat.shot(f"letter-{kind}")
        with seat.open("letter", cases["full"], LETTERS[1]) as page:
            _painted(seat, page)
            page.issue()
            wait_until(lambda: page.issued is not None, SLOW)
            _painted(seat, page)
            yield seat.shot("letter-issued")
        with seat.open("case", cases["full"]) as page:
            issued = next(
                each.letter_id for each in page.shown.papers if each.letter_id
            )
        with seat.open("letter", cases["full"], f"posted:{issued}") as page:
            yield seat.shot("letter-posted")
            put(page.posting.form.fields["posted_on"].editor, NO_DAY)
            page.posting.save()
            yield seat.shot("letter-posted-refused")
        yield from _unserved(seat, cases["full"], issued)


def _unserved(seat: Seat, case: str, letter: str) -> Iterator[Shot]:
    """Record that a letter came back, and write another in its place."""
    now, held = NOW.date().isoformat(), seat.sitting.caseload
    post_letter(held, letter, now, "first_class", "Sam Pike", NOW)
    with seat.open("letter", case, f"back:{letter}"):
        yield seat.shot("letter-came-back")
    letter_returned(held, letter, now, NOW)
    seat.sitting.changed.emit()
    with seat.open("case", case):
        yield seat.shot("letter-not-served")
    seat.go("today")
    yield seat.shot("letter-not-served-today")
    with seat.open("letter", case, f"replaces:{letter}") as page:
        _painted(seat, page)
        yield seat.shot("letter-in-its-place")


def several(stage: Stage) -> Iterator[Shot]:
    """Write one kind of letter to several, and see who is left out."""
    home, _cases = stage.tell(demonstration)
    with (
        stage.seat(home, PASSPHRASE) as seat,
        seat.open("several", "", "all|") as page,
    ):
        yield seat.shot("several")
        page.look()
        yield seat.shot("several-nobody-ticked")
        page.ticking.rows.tick([key for key, _ in page.ticking.rows.rows[:8]])
        page.look()
        wait_until(lambda: page.looked is not None, SLOW)
        yield seat.shot("several-looked")
        page.issue()
        wait_until(lambda: page.issued is not None, SLOW)
        yield seat.shot("several-issued")
        page.issued.went.emit()
        yield from _post(seat)


def _post(seat: Seat) -> Iterator[Shot]:
    """Put the envelopes of a stack together, and record that it left."""
    seat.rest()
    page: Any = seat.window.current_page()
    wait_until(lambda: page.ticking is not None, SLOW)
    yield seat.shot("several-post")
    page.stacks.put_together()
    wait_until(lambda: page.stacks.out, SLOW)
    yield seat.shot("several-post-printed")
    put(page.form.fields["posted_on"].editor, NO_DAY)
    page.save()
    yield seat.shot("several-post-refused")


def _painted(seat: Seat, page: Any) -> None:
    def is_painted() -> bool:
        told = page.form.summary.isVisible()
        return told or not page.paper.sheet.image().isNull()

    wait_until(is_painted, SLOW)
    seat.rest()


def visit(stage: Stage) -> Iterator[Shot]:
    """Go through every step of a visit, have it refused, and record it."""
    home, cases = stage.tell(demonstration)
    with (
        stage.seat(home, PASSPHRASE) as seat,
        seat.open("visit", cases["full"]) as page,
    ):
        answers = page.walk.answers
        for path, words in SAID.items():
            answers.put(path, words)
        answers.strokes = STROKES
        page.walk.go("when")
        for step in (*steps_of(answers), LAST):
            page.walk.go(step.key)
            name = step.key.lower().replace(" ", "-")
            yield seat.shot(f"visit-{step.section:02}-{name}")
        for day, name in (("30/02/2026", "refused"), ("23/11/2026", "recorded")):
            answers.put("held_on", day)
            page.walk.go("sections")
            page.walk.save()
            yield seat.shot(f"visit-{name}")
    with stage.seat(home, PASSPHRASE) as seat, seat.open("case", cases["full"]) as page:
        card = page.findChild(ChosenCard)
        card.take_back(next(e for e in page.shown.chosen if e.can_be_withdrawn))
        yield seat.shot("visit-taken-back")
        _leave(seat)
