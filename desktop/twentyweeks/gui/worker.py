"""Run operations off the window's thread and bring their results back to it."""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from twentyweeks.errors import Cancelled

T = TypeVar("T")
COLLECTS = 1000  # milliseconds between two looks at what nobody holds any more


def collect() -> None:
    """Collect garbage as the interpreter would, but in the window's thread alone.

    A collection in another thread destroys QObjects there: it holds a lock of Qt and
    waits for the interpreter's, while the window holds that one and waits for Qt's.
    """
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    full = [number for number, (count, limit) in enumerate(counted) if count > limit]
    if full:
        gc.collect(max(full))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Generic[T]):
    """One piece of work and the three ways in which it may come back."""

    work: Callable[["Errand"], T]
    then: Callable[[T], None]
    failed: Callable[[Exception], None] | None = None
    progress: Callable[[int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """What a running piece of work is given: a way to tell, and a way to be stopped."""

    cancelled: Event = field(default_factory=Event)
    tell: Callable[[int, int], None] = lambda _done, _of: None

    def cancel(self) -> None:
        """Ask the work to stop; it does so between two of its steps."""
        self.cancelled.set()

    def step(self, done: int, of: int) -> None:
        """Tell how much is done; Cancelled where the work was asked to stop."""
        if self.cancelled.is_set():
            raise Cancelled
        self.tell(done, of)


def unless_stopped(work: Callable[[], T]) -> T | None:
    """Return what the work gives, or None where it was stopped between its steps."""
    try:
        return work()
    except Cancelled:
        return None


class Lane(QObject):
    """One thread, so what is asked of a lane never overlaps; results come in order."""

    failed = Signal(Exception)
    busy = Signal(bool)
    _finished = Signal(object, object)
    _told = Signal(object, int, int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running: list[Errand] = []
        self._is_open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        collecting = QTimer(self)
        collecting.timeout.connect(collect)
        collecting.start(COLLECTS)

    def ask(self, asked: Asked[T]) -> Errand:
        """Start the work behind what was asked before; return the means to cancel.

        A lane that was stopped starts nothing: what it still delivers may ask for more.
        """
        errand = Errand(tell=lambda done, of: self._told.emit(asked, done, of))
        if not self._is_open:
            errand.cancel()
            return errand
        self._running.append(errand)
        self.busy.emit(True)  # noqa: FBT003  # a signal has no keywords
        self._thread.submit(asked.work, errand).add_done_callback(
            lambda done: self._finished.emit((done, errand), asked)
        )
        return errand

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> Errand:
        """Start short work that needs no errand; a failure goes to `failed`."""
        return self.ask(Asked(work=lambda _errand: work(), then=then))

    def is_busy(self) -> bool:
        """Return whether something was asked whose result has not come yet."""
        return bool(self._running)

    def stop(self) -> None:
        """Cancel what can be cancelled, finish what runs, and let the thread go."""
        self._is_open = False
        for errand in self._running:
            errand.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object)
    def _deliver(self, ended: tuple[Future[T], Errand], asked: Asked[T]) -> None:
        done, errand = ended
        self._running.remove(errand)
        if not self._running:
            self.busy.emit(False)  # noqa: FBT003  # a signal has no keywords
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            asked.then(done.result())
        elif isinstance(error, Exception):
            (asked.failed or self.failed.emit)(error)

    @Slot(object, int, int)
    def _tell(self, asked: Asked[T], done: int, of: int) -> None:
        if asked.progress is not None:
            asked.progress(done, of)


class Lanes(QObject):
    """The two threads that own the caseload: one writes, one only reads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writing = Lane("writes", self)
        self.reading = Lane("reads", self)

    def stop(self) -> None:
        """Let both threads go, the reader first."""
        self.reading.stop()
        self.writing.stop()
