"""How many cases a second, and what a case costs as its events grow.

Run by hand: `python tests/bench/law.py`. Times are of this process on one core.
"""

import sys
from datetime import date, timedelta
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from twentyweeks.law import Event, read_events, timetable

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


def main() -> None:
    """Print both measures."""
    one = min(seconds(case(10), 1000) for _ in range(3))
    print(f"Ten events: {one * 1e6:.0f} microseconds, {1 / one:,.0f} cases a second")
    for number in (10, 50, 100, 200):
        cost = min(seconds(case(number), 100) for _ in range(3))
        print(f"{number:4} events: {cost * 1e6 / number:.1f} microseconds an event")


if __name__ == "__main__":
    main()
