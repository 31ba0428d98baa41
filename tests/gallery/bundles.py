"""Papers made into others: a bundle that is stopped, looked at and recorded."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gallery.camera import Shot
from gallery.stage import SLOW, Seat, Stage
from gallery.story import REPORT, demonstration
from gui.desks import wait_until
from letter_case import NO, letter_case, mother
from make import at, northmoor
from operations.test_hung import mail
from paper.others import untagged
from twentyweeks.gui.case.around import PapersCard
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.operations.decision import record_decision
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.hung import file_hung
from twentyweeks.operations.letter import LetterChoice, issue_letter, post_letter
from twentyweeks.operations.letter_replacing import replacing
from twentyweeks.operations.letter_returned import letter_returned
from twentyweeks.operations.papers import file_paper
from twentyweeks.operations.translated import NewTranslation, file_translation
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.paper.parts import Box


def with_scan(home: Path) -> dict[str, str]:
    """Make the demonstration, with a scanned report among Amara's papers."""
    cases = demonstration(home)
    moment = at("2026-11-20")
    caseload = open_caseload(home, PASSPHRASE, moment)
    try:
        paper = home.parent / "scan.pdf"
        paper.write_bytes(untagged("", "Amara and Samir read together."))
        scan = file_paper(caseload, cases["full"], paper, REPORT, moment)
        sent = home.parent / "Advice from the clinic.eml"
        sent.write_bytes(mail())
        came = replace(REPORT, title="E-mail of the clinic", kind="correspondence")
        by_mail = file_paper(caseload, cases["full"], sent, came, moment)
        file_hung(caseload, by_mail, 1, replace(REPORT, title="Earlier"), moment)
    finally:
        caseload.close()
    return {**cases, "scan": scan, "mail": by_mail}


def bundle(stage: Stage) -> Iterator[Shot]:
    """Show a bundle before, with what was found, and once it is recorded."""
    home, cases = stage.tell(with_scan)
    with (
        stage.seat(home, PASSPHRASE) as seat,
        seat.open("bundle", cases["full"]) as page,
    ):
        wait_until(lambda: page.choosing is not None, SLOW)
        yield seat.shot("bundle")
        for row in page.choosing.rows:
            row.tick.setChecked(True)
        _look(page, page.look)
        yield seat.shot("bundle-found")
        page.pass_it(page.made.findings[0])
        form = page.forms()[-1]
        yield seat.shot("bundle-reason")
        form.form.fill({"reason": "Samir is the friend whom the report is about."})
        _look(page, form.save)
        page.looked_at(page.made.to_read[0])
        wait_until(lambda: page.made.may_leave, SLOW)
        page.record()
        wait_until(lambda: "Recorded" in _cards(page), SLOW)
        yield seat.shot("bundle-recorded")
    with stage.seat(home, PASSPHRASE) as seat:
        yield from _redacted(seat, cases)
        yield from _mail(seat, cases)


def _redacted(seat: Seat, cases: dict[str, str]) -> Iterator[Shot]:
    """Draw a box, name words, and look at the copy without them."""
    with seat.open("redact", cases["full"], cases["scan"]) as page:
        wait_until(lambda: page.original is not None, SLOW)
        wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)
        page.draw(Box(1, 0.1, 0.1, 0.5, 0.2))
        yield seat.shot("bundle-redact")
        put(page.words, "Samir\nHughes")
        _look(page, page.look)
        yield seat.shot("bundle-redacted")


def _mail(seat: Seat, cases: dict[str, str]) -> Iterator[Shot]:
    """Open an e-mail, and file what hung on it."""
    with seat.open("paper", cases["full"], cases["mail"]) as page:
        wait_until(lambda: page.hung.isVisible(), SLOW)
        wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)
        yield seat.shot("bundle-mail")
        page.hung.findChildren(Button)[0].click()
        yield seat.shot("bundle-mail-file")


def replaced(home: Path) -> dict[str, str]:
    """Make a refusal that was translated and came back, and one in its place."""
    sent, again = at("2026-11-16"), at("2026-11-20")
    with northmoor(home, sent) as caseload:
        case = letter_case(caseload)
        ring = "Jo Marlow will ring you by Friday 4 December 2026"
        record_decision(caseload, case, replace(NO, next_steps_meeting=ring), sent)
        choice = LetterChoice(kind="refuse-to-assess", recipient_id=mother(caseload))
        first = issue_letter(caseload, case, choice, sent)
        day = "2026-11-16"
        post_letter(caseload, first.letter_id, day, "first_class", "Sam Pike", sent)
        letter_returned(caseload, first.letter_id, "2026-11-20", again)
        place = replacing(caseload, first.letter_id)
        second = issue_letter(caseload, case, place, again)
        cases = {"case": case, "first": first.document_id, "new": second.document_id}
        for name, of, language, by in (
            ("stale", first, "ur", "Farah Aziz, Northmoor Interpreting"),
            ("urdu", second, "ur", "Farah Aziz, Northmoor Interpreting"),
            ("polish", second, "pl", "Ewa Lis"),
        ):
            paper = home.parent / f"{name}.pdf"
            paper.write_bytes(untagged(f"The letter, translated: {name}"))
            new = NewTranslation(language=language, translator=by, translated_on=day)
            beside = (case, of.document_id)
            cases[name] = file_translation(caseload, beside, paper, new, again)
        return cases


def translation(stage: Stage) -> Iterator[Shot]:
    """Show translations beside the letter, one that is stale, and file another."""
    home, cases = stage.tell(replaced)
    with stage.seat(home) as seat:
        with seat.open("case", cases["case"]) as page:
            page.ensureWidgetVisible(page.findChild(PapersCard))
            yield seat.shot("translation-case")
        for name in ("first", "stale", "new"):
            with seat.open("paper", cases["case"], cases[name]) as page:
                wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)
                yield seat.shot(f"translation-{name}")
        with seat.open("paper", cases["case"], cases["new"]) as page:
            form = page.file_translation()
            yield seat.shot("translation-file")
            form.save()
            yield seat.shot("translation-file-refused")
            form.close()
            seat.rest()


def _look(page: Any, do: Callable[[], object]) -> None:
    page.made = None
    do()
    wait_until(lambda: page.made is not None, SLOW)
    wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)


def _cards(page: Any) -> list[str]:
    return [each.accessibleName() for each in page.found.findChildren(Card)]
