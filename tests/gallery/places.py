"""The places of the desk, full and empty, and what lies over all of them."""

from collections.abc import Iterator

from PySide6.QtWidgets import QMessageBox

from gallery.camera import Shot
from gallery.stage import SLOW, Seat, Stage
from gallery.story import demonstration, long_names, nobody
from gui.desks import NOW, wait_until
from twentyweeks.gui.commands import KeyList
from twentyweeks.gui.desk import PLACES
from twentyweeks.gui.editors import put
from twentyweeks.gui.settings.page import SettingsPage
from twentyweeks.gui.widgets.buttons import IconButton
from twentyweeks.operations.demonstration import PASSPHRASE
from twentyweeks.operations.withdrawn import withdraw_words

FAULT = (
    "The disk of this laptop is full. Nothing that was saved before is harmed. "
    "Make room and save it again."
)


def place(stage: Stage) -> Iterator[Shot]:
    """Go to every place of the demonstration."""
    home, _cases = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat:
        yield from _places(seat, "place")
        page = seat.go("caseload")
        for name, words in {
            "nothing-found": "nobody of this name",
            "search": "o",
        }.items():
            page.search.setText(words)
            wait_until(lambda words=words: page.shown and page.shown[1] == words)
            yield seat.shot(f"place-caseload-{name}")
        page.search.clear()
        page = seat.go("settings")
        put(page.authority.fields["promise_days"].editor, "soon")
        page.save_authority()
        yield seat.shot("place-settings-refused")
        yield _direction(seat, page)
        yield from _wording(seat)


def _direction(seat: Seat, page: SettingsPage) -> Shot:
    """Enter a practice direction, and leave one number out of the next."""
    card = page.tribunal
    card.form.fill({"since": "1/9/2026", "cite": "Practice Direction No. 2 of 2026"})
    card.enter()
    wait_until(lambda: card.form.values()["cite"] == "")
    card.form.fill({"since": "1/1/2027", "cite": "No. 1 of 2027", "core": ""})
    card.enter()
    wait_until(lambda: bool(card.form.fields["core"].error()))
    return seat.shot("place-settings-direction")


def _wording(seat: Seat) -> Iterator[Shot]:
    """Open the wordings, one of them, and take out of it what the law requires."""
    withdraw_words(seat.sitting.caseload, "our policy of 2019", "It ended.", NOW)
    with seat.open("wording"):
        yield seat.shot("place-wordings")
    for about, words in (("will-assess", ""), ("rights", "(if here)\n## Gone")):
        with seat.open("wording", about=about) as page:
            if words:
                page.form.fill({"words": words})
            wait_until(lambda page=page: page.look is not None, SLOW)
            seat.rest()
            yield seat.shot(f"place-wording-{about}")


def over(stage: Stage) -> Iterator[Shot]:
    """Show what lies over every page: keys, menu, notices, a fault, the lock."""
    home, cases = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat:
        seat.go("today")
        keys = KeyList(seat.window.commands, seat.window)
        keys.open()
        yield seat.shot("over-keys")
        keys.reject()
        jump = seat.desk.jump()
        jump.finder.search.setText("ex")
        yield seat.shot("over-jump")
        jump.finder.search.setText("nobody of this name")
        wait_until(lambda: jump.finder.list.count() == 1)
        yield seat.shot("over-jump-nothing")
        jump.reject()
        button = seat.window.nav.menu_button
        menu = button.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        yield seat.shot("over-menu")
        menu.hide()
        yield from _begun(seat, cases["full"])
        seat.window.tell("The reminder is kept.")
        yield seat.shot("over-told")
        seat.sitting.faulted.emit(FAULT)
        yield seat.shot("over-fault")
        for box in seat.window.findChildren(QMessageBox):
            box.close()
        seat.desk.lock()
        yield Shot("over-locking", seat.window)


def _begun(seat: Seat, case: str) -> Iterator[Shot]:
    """Show what was begun and not saved, and the question that throws it away."""
    seat.sitting.keep(f"contact:{case}", '{"words": "She rang about lunch"}')
    seat.rest()
    page = seat.go("today")
    page.read()
    yield seat.shot("over-begun")
    (throw,) = [
        each
        for each in page.findChildren(IconButton)
        if each.accessibleName().startswith("Throw away: Contact")
    ]
    throw.click()
    yield seat.shot("over-throw-away")
    (box,) = page.findChildren(QMessageBox)
    next(each for each in box.buttons() if each.text() == "Throw it away").click()
    seat.rest()


def empty(stage: Stage) -> Iterator[Shot]:
    """Go to every place of a caseload in which there is nobody."""
    home, _cases = stage.tell(nobody)
    with stage.seat(home) as seat:
        yield from _places(seat, "empty")


def long(stage: Stage) -> Iterator[Shot]:
    """Go to every place and the case of a child with a long name."""
    home, cases = stage.tell(long_names)
    with stage.seat(home) as seat:
        yield from _places(seat, "long")
        with seat.open("case", cases["long"]):
            yield seat.shot("long-case")
        with seat.open("decision", cases["long"], "assess"):
            yield seat.shot("long-decision")
        with seat.open("visit", cases["long"]):
            yield seat.shot("long-visit")


def _places(seat: Seat, before: str) -> Iterator[Shot]:
    for key in (*(key for key, *_ in PLACES), "settings"):
        seat.go(key)
        yield seat.shot(f"{before}-{key}")
