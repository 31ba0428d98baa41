"""Papers made into others: a bundle that is stopped, looked at and recorded."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from gallery.camera import Shot
from gallery.stage import SLOW, Stage
from gallery.story import REPORT, demonstration
from gui.desks import wait_until
from make import at
from paper.others import untagged
from twentyweeks.gui.editors import put
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.papers import file_paper
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
    finally:
        caseload.close()
    return {**cases, "scan": scan}


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
        _look(page, partial(page.looked_at, page.made.to_read[0]))
        page.record()
        wait_until(lambda: "Recorded" in _cards(page), SLOW)
        yield seat.shot("bundle-recorded")
    with (
        stage.seat(home, PASSPHRASE) as seat,
        seat.open("redact", cases["full"], cases["scan"]) as page,
    ):
        wait_until(lambda: page.original is not None, SLOW)
        wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)
        page.draw(Box(1, 0.1, 0.1, 0.5, 0.2))
        yield seat.shot("bundle-redact")
        put(page.words, "Samir\nHughes")
        _look(page, page.look)
        yield seat.shot("bundle-redacted")


def _look(page: Any, do: Callable[[], object]) -> None:
    page.made = None
    do()
    wait_until(lambda: page.made is not None, SLOW)
    wait_until(lambda: not page.paper.sheet.image().isNull(), SLOW)


def _cards(page: Any) -> list[str]:
    return [each.accessibleName() for each in page.found.findChildren(Card)]
