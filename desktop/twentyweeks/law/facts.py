"""The facts on which an exception may rest, gathered from the events of a case."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A run of days, both included; `name` is the institution that was closed."""

    first: date
    last: date
    name: str = ""
    setting: str = ""

    @property
    def days(self) -> int:
        """How many days the run has."""
        return (self.last - self.first).days + 1

    @property
    def ends_before(self) -> date:
        """The day after the last: reopening, or first day back."""
        return self.last + _DAY


@dataclass(slots=True)
class Stretches:
    """Runs of days in order, found quickly by a time that they touch."""

    _runs: list[Stretch] = field(default_factory=list)
    _latest: list[date] = field(default_factory=list)
    _lasting: dict[int, "Stretches"] = field(default_factory=dict)

    def add(self, run: Stretch) -> None:
        """Keep a run; runs arrive in the order of their first day."""
        insort(self._runs, run)

    def __bool__(self) -> bool:
        return bool(self._runs)

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

    closures: Stretches = field(default_factory=Stretches)
    absences: Stretches = field(default_factory=Stretches)
    circumstances: Stretches = field(default_factory=Stretches)
    asked: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    missed: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    applied: list[Applied] = field(default_factory=list)
    _lasting: dict[tuple[int, int], "Facts"] = field(default_factory=dict)

    def lasting(self, closed: int, absent: int) -> "Facts":
        """Return the facts without closures and absences of too few days."""
        if (closed, absent) not in self._lasting:
            self._lasting[closed, absent] = replace(
                self,
                closures=self.closures.lasting(closed),
                absences=self.absences.lasting(absent),
            )
        return self._lasting[closed, absent]

    def are_none(self) -> bool:
        """Tell whether nothing is recorded on which an exception could rest."""
        runs = self.closures or self.absences or self.circumstances
        return not (runs or self.missed or self.applied)
