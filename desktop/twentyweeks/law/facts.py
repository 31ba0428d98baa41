"""The facts on which an exception may rest, gathered from the events of a case."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A run of days, both included; `name` is the institution that was closed."""

    first: date
    last: date
    name: str = ""

    @property
    def days(self) -> int:
        """How many days the run has."""
        return (self.last - self.first).days + 1

    @property
    def ends_before(self) -> date:
        """The day after the last: reopening, or first day back."""
        return self.last + _DAY

    @property
    def asking(self) -> tuple[date, date]:
        """First and last day for asking the head: a week before either end."""
        return self.first - _WEEK, self.ends_before - _WEEK


@dataclass(slots=True)
class Stretches:
    """Runs of days in order, found quickly by a time that they touch."""

    _runs: list[Stretch] = field(default_factory=list)
    _latest: list[date] = field(default_factory=list)
    _lasting: dict[int, "Stretches"] = field(default_factory=dict)

    def add(self, run: Stretch) -> None:
        """Keep a run, once; runs arrive in the order of their first day."""
        place = bisect_left(self._runs, run)
        if self._runs[place : place + 1] != [run]:
            self._runs.insert(place, run)

    def __bool__(self) -> bool:
        return bool(self._runs)

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self._runs)

    def touching(self, first: date, last: date) -> Iterator[Stretch]:
        """Give the runs that share a day with a time, in order."""
        if len(self._latest) != len(self._runs):
            self._measure()
        for place in range(bisect_left(self._latest, first), len(self._runs)):
            run = self._runs[place]
            if run.first > last:
                return
            if run.last >= first:
                yield run

    def lasting(self, days: int) -> "Stretches":
        """Return only the runs of at least so many days."""
        if days not in self._lasting:
            runs = [run for run in self._runs if run.days >= days]
            self._lasting[days] = Stretches(_runs=runs)
        return self._lasting[days]

    def _measure(self) -> None:
        latest = date.min
        self._latest = [latest := max(latest, run.last) for run in self._runs]


@dataclass(frozen=True, slots=True)
class Applied:
    """An officer's record that an exception made a limit impractical to keep."""

    on: date
    limb: str
    rule: str
    about: str | None


@dataclass(slots=True)
class Facts:
    """Closures, absences, circumstances, missed appointments and their use."""

    closures: dict[str, Stretches] = field(
        default_factory=lambda: defaultdict(Stretches)
    )
    absences: Stretches = field(default_factory=Stretches)
    circumstances: Stretches = field(default_factory=Stretches)
    asked: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    missed: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    applied: list[Applied] = field(default_factory=list)
    _lasting: dict[tuple[int, int], "Facts"] = field(default_factory=dict)
    _timely: dict[str, list[date]] = field(default_factory=dict)

    def lasting(self, closed: int, absent: int) -> "Facts":
        """Return the facts without closures and absences of too few days."""
        if (closed, absent) not in self._lasting:
            closures = {
                setting: runs.lasting(closed) for setting, runs in self.closures.items()
            }
            self._lasting[closed, absent] = replace(
                self,
                closures=closures,
                absences=self.absences.lasting(absent),
                _timely={},
            )
        return self._lasting[closed, absent]

    def asked_around_closure(self, setting: str, first: date, last: date) -> bool:
        """Tell whether between two days a head was asked in a closure's window."""
        if setting not in self._timely:
            runs = self.closures.get(setting, Stretches())
            self._timely[setting] = _asked_in_time(runs, self.asked)
        days = self._timely[setting]
        place = bisect_left(days, first)
        return place < len(days) and days[place] <= last

    def are_none(self) -> bool:
        """Tell whether nothing is recorded on which an exception could rest."""
        runs = self.closures or self.absences or self.circumstances
        return not (runs or self.missed or self.applied)


def _asked_in_time(runs: Stretches, asked: Mapping[str, list[date]]) -> list[date]:
    """Give in order the days on which a closed school's head was asked in time."""
    of_school: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for run in runs:
        of_school[run.name].append(run.asking)
    found: set[date] = set()
    for school, windows in of_school.items():
        found.update(_inside(windows, asked.get(school, [])))
    return sorted(found)


def _inside(windows: list[tuple[date, date]], days: list[date]) -> Iterator[date]:
    """Give the days inside a window; both are in order of their first day."""
    place, furthest = 0, date.min
    for day in days:
        while place < len(windows) and windows[place][0] <= day:
            furthest = max(furthest, windows[place][1])
            place += 1
        if day <= furthest:
            yield day
