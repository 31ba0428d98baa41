"""Work off the window's thread: order, failure, progress, cancel, end."""

import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from twentyweeks.errors import Cancelled, Refused
from twentyweeks.gui.worker import Asked, Lane, Lanes


@pytest.fixture
def lane(qapp):
    made = Lane("trial")
    yield made
    made.stop()


def test_the_result_comes_back_on_the_windows_thread(qtbot, lane):
    threads = {}

    def work():
        threads["work"] = threading.current_thread().name
        return 214

    def then(result):
        threads["then"] = threading.current_thread() is threading.main_thread()
        threads["result"] = result

    lane.run(work, then)
    qtbot.waitUntil(lambda: "result" in threads)
    assert threads == {"work": "trial_0", "then": True, "result": 214}


def test_what_is_asked_of_one_lane_is_done_in_order(qtbot, lane):
    order = []
    for number in range(20):
        lane.run(lambda number=number: number, order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_a_refusal_goes_to_the_one_who_asked(qtbot, lane):
    told = []

    def refuse(_errand):
        raise Refused("The date is before the request.", field="received_on")

    lane.ask(Asked(work=refuse, then=told.append, failed=told.append))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence == "The date is before the request."
    assert told[0].field == "received_on"


def test_a_failure_that_nobody_takes_goes_to_the_signal(qtbot, lane):
    def fail():
        raise OSError("disk full")

    with qtbot.waitSignal(lane.failed) as told:
        lane.run(fail, print)
    assert str(told.args[0]) == "disk full"


def test_work_tells_how_far_it_is_and_stops_when_asked(qtbot, lane):
    seen, ended = [], []
    begun = threading.Event()

    def long_work(errand):
        errand.tell(1, 3)
        begun.set()
        errand.cancelled.wait(10)
        raise Cancelled

    errand = lane.ask(
        Asked(
            work=long_work,
            then=ended.append,
            failed=ended.append,
            progress=lambda done, of: seen.append((done, of)),
        )
    )
    assert begun.wait(10)
    errand.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert seen == [(1, 3)]
    assert isinstance(ended[0], Cancelled)


def test_busy_is_told_when_it_begins_and_when_all_is_done(qtbot, lane):
    told = []
    lane.busy.connect(told.append)
    lane.run(lambda: 1, lambda _: None)
    qtbot.waitUntil(lambda: told == [True, False])
    assert told == [True, False]


def test_reading_goes_on_while_something_is_written(qtbot):
    lanes = Lanes()
    gate, read = threading.Event(), []
    lanes.writing.run(lambda: gate.wait(10), read.append)
    lanes.reading.run(lambda: "read", read.append)
    qtbot.waitUntil(lambda: read == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: read == ["read", True])
    lanes.stop()
    assert not [t for t in threading.enumerate() if t.name.startswith("reads")]


def test_stop_cancels_what_runs_and_forgets_what_waits(qtbot):
    lane = Lane("trial")
    begun, done = threading.Event(), []

    def long_work(errand):
        begun.set()
        return errand.cancelled.wait(10)

    lane.ask(Asked(work=long_work, then=done.append))
    lane.run(lambda: "never", done.append)
    assert begun.wait(10)
    lane.stop()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [True]


def test_what_nobody_holds_is_destroyed_in_the_windows_thread(qtbot, lane):
    destroyed = []

    class Held(QObject):
        """Holds itself, as a page does whose button calls it."""

        def __init__(self):
            super().__init__()
            self.itself = self
            say = threading.get_ident
            weakref.finalize(self, lambda: destroyed.append(say()))

    def work():
        for _ in range(100_000):
            lost = []
            lost.append(lost)

    Held()
    done = []
    lane.run(work, done.append)
    qtbot.waitUntil(lambda: bool(destroyed), timeout=30_000)
    assert destroyed == [threading.get_ident()]


def test_what_comes_late_may_ask_a_stopped_lane_and_starts_nothing(qtbot):
    lane, told, ran = Lane("trial"), [], []

    def then(_result):
        told.append(lane.run(lambda: ran.append("again"), ran.append))

    lane.run(lambda: 214, then)
    lane.stop()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].cancelled.is_set()
    assert ran == []
    assert not lane.is_busy()
