"""How many cases a second, and what a case costs as its events grow.

Run by hand: `python tests/bench/law.py`. Times are of this process on one core.
"""

import json
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from dateutil.relativedelta import relativedelta

sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from twentyweeks.law import Event, read_events, timetable

DESKTOP = Path(__file__).parents[2] / "desktop"
AS_OF = date(2027, 1, 4)
ROUND = (
    ("request_received", 0, {"from": "parent"}),
    ("decided_to_assess", 35, {}),
    ("advice_requested", 35, {"adviser": "educational_psychologist"}),
    ("advice_requested", 35, {"adviser": "head", "institution": "Hill School"}),
    ("advice_received", 70, {"adviser": "educational_psychologist"}),
    ("draft_plan_served", 105, {"sent_by": "first_class"}),
    ("school_consulted", 106, {"school": "Hill School"}),
    ("school_replied", 118, {"school": "Hill School"}),
    ("final_plan_sent", 139, {}),
    ("mediation_declined", 150, {}),
)


def case(number: int) -> tuple[Event, ...]:
    """Make a case of so many events, ten to a round and a round after the other."""
    start = date(2016, 3, 7)
    raw = []
    for place in range(number):
        kind, after, facts = ROUND[place % len(ROUND)]
        day = start + timedelta(days=after + place // len(ROUND) * 160)
        raw.append({"kind": kind, "on": day.isoformat(), **facts})
    return read_events(raw)


def seconds(events: tuple[Event, ...], times: int) -> float:
    """Return the processor seconds that one timetable takes."""
    began = process_time()
    for _ in range(times):
        timetable(events, AS_OF)
    return (process_time() - began) / times


def peer_seconds(times: int) -> float:
    """Return what the bare date sums of the case cost with python-dateutil."""
    start = date(2016, 3, 7)
    sums = (
        *(relativedelta(weeks=length) for length in (6, 16, 16, 20, 6, 6)),
        *(relativedelta(days=length) for length in (15, 15, 15)),
        *(relativedelta(months=length) for length in (2, 2, 12)),
        relativedelta(days=3),
    )
    began = process_time()
    for _ in range(times):
        for length in sums:
            start + length
    return (process_time() - began) / times


def mixed() -> list[dict[str, object]]:
    """Return 100,000 events of a hundred like cases in one."""
    return [event.facts() for event in case(1000)] * 100


def requests() -> list[dict[str, object]]:
    """Return 100,000 requests, which start half a million limits."""
    days = (date(2015, 1, 5) + timedelta(days=n % 4000) for n in range(100_000))
    return [{"kind": "request_received", "on": day.isoformat()} for day in days]


def command_seconds(form: str, raw: list[dict[str, object]], folder: Path) -> float:
    """Return the processor seconds of the command for these events."""
    path = folder / "case.json"
    path.write_text(json.dumps({"as_of": str(AS_OF), "events": raw}))
    words = (sys.executable, "-m", "twentyweeks", "timeline", path, "--format", form)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, cwd=DESKTOP, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print every measure."""
    one = min(seconds(case(10), 1000) for _ in range(3))
    print(f"Ten events: {one * 1e6:.0f} microseconds, {1 / one:,.0f} cases a second")
    peer = min(peer_seconds(1000) for _ in range(3))
    print(f"The 13 bare sums of that case with dateutil: {peer * 1e6:.0f} microseconds")
    print(f"Limits, states and workings cost {one / peer:.1f} times the bare sums")
    for number in (10, 50, 100, 200):
        cost = min(seconds(case(number), 100) for _ in range(3))
        print(f"{number:4} events: {cost * 1e6 / number:.1f} microseconds an event")
    with TemporaryDirectory() as folder:
        for form in ("json", "table"):
            for words, raw in (("events", mixed()), ("requests", requests())):
                took = command_seconds(form, raw, Path(folder))
                print(f"100,000 {words} by the command as {form}: {took:.1f} seconds")


if __name__ == "__main__":
    main()
