"""One unlocked caseload, as every page meets it: read, write, go, tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from twentyweeks.errors import Cancelled, Refused, Unavailable
from twentyweeks.gui.worker import Asked, Errand, Lane, Lanes
from twentyweeks.operations.drafts import drop_draft, keep_draft, read_draft
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving(Generic[T]):
    """One thing that an officer does: the operation, and what the page does after.

    `work` is given the caseload, the moment, and the errand on which it may tell its
    progress and see that it was cancelled. `failed` is given the sentence to show and
    the field that it is about, which may be empty.
    """

    work: Callable[[Caseload, datetime, Errand], T]
    then: Callable[[T], None]
    failed: Callable[[str, str], None] | None = None
    progress: Callable[[int, int], None] | None = None


class Sitting(QObject):
    """What a page is built with; results come only while the page still lives."""

    changed = Signal()  # something was saved: every page in sight reads again
    opened = Signal(str, str, str)  # a page's key, a case's id, and what about it
    swapped = Signal(str, str, str)  # the same, in the place of the page on top
    left = Signal()  # the page on top is done with
    told = Signal(str)  # a sentence in passing that needs no answer
    faulted = Signal(str)  # a sentence that must be seen
    locking = Signal()  # keep what is half typed, now

    def __init__(self, caseload: Caseload, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.caseload, self.clock = caseload, clock
        self.lanes = Lanes(self)
        self._errands: list[Errand] = []

    def today(self) -> date:
        """Return the day it is in England."""
        return day_of(self.clock())

    def read(
        self, page: QObject, work: Callable[[Caseload], T], then: Callable[[T], None]
    ) -> Errand:
        """Ask for something and show it when it comes."""
        asked = Asked(
            work=lambda _errand: work(self.caseload),
            then=_while_alive(page, then),
            failed=self._fault,
        )
        return self._ask(self.lanes.reading, asked)

    def look(self, page: QObject, reading: Saving[T]) -> Errand:
        """Read for longer than a moment: it tells its progress, and can be stopped."""
        now = self.clock()
        asked = Asked(
            work=lambda errand: reading.work(self.caseload, now, errand),
            then=_while_alive(page, reading.then),
            failed=lambda error: self._refuse(page, reading, error),
            progress=_told_while_alive(page, reading.progress),
        )
        return self._ask(self.lanes.reading, asked)

    def write(self, page: QObject, saving: Saving[T]) -> Errand:
        """Do something; every page in sight reads again when it is done."""
        now = self.clock()

        def then(result: T) -> None:
            if isValid(page):
                saving.then(result)
            self.changed.emit()

        asked = Asked(
            work=lambda errand: saving.work(self.caseload, now, errand),
            then=then,
            failed=lambda error: self._refuse(page, saving, error),
            progress=_told_while_alive(page, saving.progress),
        )
        return self._ask(self.lanes.writing, asked)

    def is_busy(self) -> bool:
        """Return whether either thread still works, or its result is on its way."""
        return self.lanes.reading.is_busy() or self.lanes.writing.is_busy()

    def keep(self, name: str, words: str) -> None:
        """Keep a half-typed form, or let it go where nothing is left of it."""
        now = self.clock()

        def work(_errand: Errand) -> None:
            if words:
                keep_draft(self.caseload, name, words, now)
            else:
                drop_draft(self.caseload, name)

        asked = Asked(work=work, then=_nothing, failed=self._fault)
        self.lanes.writing.ask(asked)

    def draft(
        self, page: QObject, name: str, then: Callable[[str, datetime], None]
    ) -> None:
        """Bring back a half-typed form and when it was kept, if there is one."""
        self.read(
            page,
            lambda caseload: read_draft(caseload, name),
            lambda kept: then(*kept) if kept else None,
        )

    def close(self, then: Callable[[], None]) -> None:
        """Keep what is half typed, finish what runs, and let the caseload go."""
        self.locking.emit()
        for errand in self._errands:
            errand.cancel()
        self.lanes.writing.run(lambda: None, lambda _done: self._close(then))

    def _close(self, then: Callable[[], None]) -> None:
        self.lanes.stop()
        self.caseload.close()
        then()

    def _ask(self, lane: Lane, asked: Asked[T]) -> Errand:
        errand = lane.ask(asked)
        self._errands = [*self._errands[-50:], errand]
        return errand

    def _refuse(self, page: QObject, saving: Saving[T], error: Exception) -> None:
        if isinstance(error, Refused) and saving.failed and isValid(page):
            saving.failed(error.sentence, error.field or "")
        elif isinstance(error, Unavailable) and saving.failed and isValid(page):
            saving.failed(error.sentence, "")
        else:
            self._fault(error)

    def _fault(self, error: Exception) -> None:
        if isinstance(error, Refused | Unavailable):
            self.faulted.emit(error.sentence)
        elif not isinstance(error, Cancelled):
            raise error


def _nothing(_done: None) -> None:
    """Do nothing with a draft that was kept."""


def _while_alive(page: QObject, then: Callable[[T], None]) -> Callable[[T], None]:
    def deliver(result: T) -> None:
        if isValid(page):
            then(result)

    return deliver


def _told_while_alive(
    page: QObject, tell: Callable[[int, int], None] | None
) -> Callable[[int, int], None] | None:
    if tell is None:
        return None
    known = tell

    def deliver(done: int, of: int) -> None:
        if isValid(page):
            known(done, of)

    return deliver
