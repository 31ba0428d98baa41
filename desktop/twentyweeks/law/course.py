"""The course of one case: which limits run while its events are walked through."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from twentyweeks.law.citation import Owner
from twentyweeks.law.counting import Counting, Length, in_full, last_day, reckoning
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.facts import Facts
from twentyweeks.law.holidays import Holidays
from twentyweeks.law.limits import WINDOWS, Book, Rule, Running

ONCE_A_NAME = frozenset(("advice_return", "consult_reply", "ar_under5"))

Key = str | tuple[str, str | None]
Counted = tuple[date, str]
"""The last day of a length, and how it was reckoned in words."""


@dataclass(slots=True, kw_only=True)
class Window:
    """The time in which one notice may be appealed, and what hangs on it."""

    limit: Running
    two_months: date
    needs_certificate: bool
    said: str
    hold: Running | None = None


_NOTHING = Event(kind=Kind.CEASING_CONSIDERED)


class Course:
    """What is running, what happened, and the event that is being walked through."""

    def __init__(self, book: Book, holidays: Holidays, born: date | None) -> None:
        self.book = book
        self.holidays = holidays
        self.born = born
        self.rows: list[Running] = []
        self.facts = Facts()
        self.refused: list[Running] = []
        self.windows: dict[int, Window] = {}
        self.appealed: list[Window] = []
        self.index = 0
        self.event = _NOTHING
        self.day = date.min
        self.said = ""
        self._count = _counting_with(holidays)
        self._stacks: dict[Key, list[Running]] = {}
        self._owned: dict[Owner, list[Key]] = {}

    def enter(self, index: int, event: Event) -> None:
        """Come to the next event."""
        self.index = index
        self.event = event
        self.day = date_of(event)
        self.said = SAID.get(event.kind, "")

    def length(self, rule_id: str) -> Length | None:
        """Return the length of a rule as in force on the event's day."""
        rule = self.book.choose(rule_id, self.day)
        return rule.length if rule else None

    def start(
        self, rule_id: str, *, clock: date | None = None, about: str | None = None
    ) -> Running | None:
        """Start a limit whose length the book gives, counted from the clock's day."""
        rule = self.book.choose(rule_id, self.day)
        if rule is None:
            return None
        start = clock or self.day
        due, working = self._count(rule.length, start, self.said)
        return self._run(rule, start, due, working, about)

    def place(
        self,
        rule_id: str,
        clock: date,
        due: date | None,
        working: str,
        about: str | None = None,
    ) -> Running | None:
        """Start a limit whose date was worked out; none where no rule is in force."""
        rule = self.book.choose(rule_id, self.day)
        if rule is None:
            return None
        return self._run(rule, clock, due, working, about)

    def _run(
        self, rule: Rule, clock: date, due: date | None, working: str, about: str | None
    ) -> Running:
        row = Running(
            rule=rule,
            about=about,
            started_by=self.index,
            placed_on=self.day,
            start=clock,
            due=due,
            working=working,
        )
        if due is not None and rule.length.counting is Counting.WORKING:
            row.worked = clock, due
        self.rows.append(row)
        self._stack(row)
        return row

    def _stack(self, row: Running) -> None:
        rule = row.rule
        key = (rule.id, row.about) if rule.id in ONCE_A_NAME else rule.id
        if key in self._stacks:
            self._stacks[key].append(row)
        else:
            self._stacks[key] = [row]
            self._owned.setdefault(rule.owner, []).append(key)

    def date_from_now(self, row: Running) -> None:
        """Give a limit that had no date its date, counted from the event's day."""
        row.due, row.working = self._count(row.rule.length, self.day, self.said)

    def latest(self, rule_id: str, about: str | None = None) -> Running | None:
        """Return the running limit of a rule that was started last."""
        key = (rule_id, about) if rule_id in ONCE_A_NAME else rule_id
        stack = self._stacks.get(key)
        while stack:
            row = stack[-1]
            if row.met_on is None and row.ended_on is None:
                return row
            stack.pop()
        return None

    def meet(
        self, *rule_ids: str, about: str | None = None, on: date | None = None
    ) -> list[Running]:
        """Close as met the latest running limit of each rule; return those met."""
        day = on or self.day
        met = []
        for rule_id in rule_ids:
            row = self.latest(rule_id, about)
            if row is None or (rule_id in WINDOWS and row.due and day > row.due):
                continue
            row.met_on = day
            met.append(row)
        return met

    def end(self, *rule_ids: str, on: date | None = None) -> list[Running]:
        """Close as ended the latest running limit of each rule; return those."""
        ended = [row for rule_id in rule_ids if (row := self.latest(rule_id))]
        for row in ended:
            row.ended_on = on or self.day
        return ended

    def end_all(self, *rule_ids: str) -> None:
        """Close as ended every running limit of the rules."""
        for rule_id in rule_ids:
            if rule_id in self._stacks:
                self._clear(self._stacks[rule_id])

    def end_duties_of(self, owners: Collection[Owner]) -> None:
        """Close as ended every running limit that binds one of the owners."""
        for owner in owners:
            for key in self._owned.pop(owner, []):
                self._clear(self._stacks.pop(key, []))

    def reopen(self, rows: list[Running]) -> None:
        """Let ended limits run on, on their first dates."""
        for row in rows:
            row.ended_on = None
            self._stack(row)

    def _clear(self, stack: list[Running]) -> None:
        for row in stack:
            if row.closed_on is None:
                row.ended_on = self.day
        stack.clear()


Step = Callable[[Course], None]


@lru_cache(maxsize=8)
def _counting_with(holidays: Holidays) -> Callable[[Length, date, str], Counted]:
    """Count once what the cases of a caseload ask for again and again."""

    @lru_cache(maxsize=32768)
    def count(length: Length, start: date, said: str) -> Counted:
        due = last_day(length, start, holidays)
        return due, reckoning(length, f"{said} {in_full(start)}", due)

    return count


SAID = {
    Kind.REQUEST_RECEIVED: "Request received",
    Kind.BECAME_RESPONSIBLE: "Authority became responsible",
    Kind.REFUSED_TO_ASSESS: "Refusal to assess sent",
    Kind.ADVICE_REQUESTED: "Request for advice received by the adviser",
    Kind.REFUSED_PLAN: "Decision that no plan is needed sent",
    Kind.DRAFT_PLAN_SERVED: "Draft plan served",
    Kind.SCHOOL_CONSULTED: "Consultation received by the school",
    Kind.FINAL_PLAN_SENT: "Final plan sent",
    Kind.MEDIATION_DECLINED: "Adviser told that mediation is not wanted",
    Kind.MEDIATION_REQUESTED: "Authority told that mediation is wanted",
    Kind.ICB_TOLD_OF_MEDIATION: "ICB told that mediation is wanted",
    Kind.MEDIATION_FIXED: "Mediation fixed",
    Kind.MEDIATION_CANNOT_BE_ARRANGED: "Adviser told that no mediation can be arranged",
    Kind.MEDIATION_HELD: "Mediation concluded",
    Kind.MEDIATION_AGREED: "Mediation agreement made",
    Kind.APPEAL_RECEIVED: "Appeal received by the authority",
    Kind.APPEAL_CONCEDED: "Tribunal told that the appeal is not opposed",
    Kind.TRIBUNAL_ORDERED: "Order made",
    Kind.TRIBUNAL_RECOMMENDED: "Recommendation made",
    Kind.REVIEW_MEETING_ARRANGED: "Review meeting arranged for",
    Kind.REVIEW_MEETING_HELD: "Review meeting held",
    Kind.REVIEW_DECIDED: "Review decision sent",
    Kind.AMENDMENT_NOTICE_SERVED: "Amendment notice served",
    Kind.AMENDED_PLAN_SENT: "Amended plan sent",
    Kind.DECIDED_NOT_TO_AMEND: "Decision not to amend sent",
    Kind.PHASE_TRANSFER_EXPECTED: "Transfer expected on",
    Kind.REASSESSMENT_REQUESTED: "Request for a re-assessment received",
    Kind.DECIDED_TO_REASSESS: "Decision to re-assess sent",
    Kind.REFUSED_TO_REASSESS: "Refusal to re-assess sent",
    Kind.REASSESSED_PLAN_SENT: "Plan after re-assessment sent",
    Kind.MOVE_NOTIFIED: "Authority became aware of the move",
    Kind.PLAN_TRANSFERRED_IN: "Plan transferred in",
    Kind.CEASE_NOTICE_SENT: "Notice of ceasing sent",
}
