"""When the final plan can be sent, by the authority's own expected times."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from twentyweeks.law.book import BOOK
from twentyweeks.law.citation import Owner
from twentyweeks.law.counting import last_day, service_day
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.holidays import HOLIDAYS, Holidays
from twentyweeks.law.limits import Book, Limit, Status
from twentyweeks.law.plans import ASSESS_FINAL, MAKE_PLAN_FINAL
from twentyweeks.law.timetable import timetable

RUNNING = frozenset((Status.OPEN, Status.OVERDUE, Status.LIFTED))
FINALS = ("final_plan", *ASSESS_FINAL, *MAKE_PLAN_FINAL, "reassess_final")
_DECISIONS = frozenset((Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_REASSESS))
_DAY = timedelta(days=1)
_NO_ARRIVALS: Mapping[str, date] = MappingProxyType({})


class Stage(StrEnum):
    """The steps from a request to the final plan."""

    DECISION = "decision"
    ADVICE = "advice"
    PANEL = "panel"
    DRAFT = "draft"
    REPRESENTATIONS = "representations"
    REPLY = "reply"
    FINAL = "final"


class Basis(StrEnum):
    """How the day of a step is known."""

    HAPPENED = "happened"
    ASSUMED = "assumed"
    EXPECTED = "expected"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An authority's own expected times, in whole calendar days, none negative.

    `advice` is counted from an adviser's receipt of the request; a kind of adviser
    that it does not name takes `other_advice`.
    """

    advice: Mapping[str, int]
    advice_to_panel: int
    panel_to_draft: int
    draft_to_final: int
    request_to_decision: int = 42
    other_advice: int = 42
    reply: int = 15
    representations: int = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastStep:
    """One step with its day; `waits_for` is the step that its day was counted from.

    The day of `representations` is the first on which the final plan may be sent.
    """

    stage: Stage
    on: date
    basis: Basis
    owner: Owner = Owner.AUTHORITY
    about: str | None = None
    waits_for: "ForecastStep | None" = None

    @property
    def name(self) -> str:
        """What an assumed arrival calls the step: the adviser, school or stage."""
        return self.about or self.stage.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The chain of steps to the final plan; empty where no plan is being made."""

    as_of: date
    steps: tuple[ForecastStep, ...] = ()
    rule: str | None = None
    due: date | None = None
    held_by: ForecastStep | None = None

    @property
    def final_on(self) -> date | None:
        """The earliest day on which the final plan can be sent."""
        return self.steps[-1].on if self.steps else None

    @property
    def days_late(self) -> int | None:
        """Days from the limit to that day; negative where it is early."""
        if self.final_on is None or self.due is None:
            return None
        return (self.final_on - self.due).days


def forecast(
    events: Sequence[Event],
    as_of: date,
    expected: Expected,
    arrivals: Mapping[str, date] = _NO_ARRIVALS,
    book: Book = BOOK,
    holidays: Holidays = HOLIDAYS,
) -> Forecast:
    """Forecast the final plan; `arrivals` says "if this arrives on", by step name.

    What has happened prevails over an assumed arrival, and a name that nothing waits
    for changes nothing. Days are never moved off a weekend or a holiday.
    """
    limits = timetable(events, as_of, None, book, holidays).limits
    owed = [one for one in limits if one.rule in FINALS and one.status in RUNNING]
    if not owed:
        return Forecast(as_of=as_of)
    limit = max(owed, key=lambda one: (date_of(events[one.started_by]), one.started_by))
    began = date_of(events[limit.started_by])
    case = _Case(
        events=[one for one in events if began <= date_of(one) <= as_of],
        limits=[one for one in limits if date_of(events[one.started_by]) >= began],
        asked={index: _received_on(one) for index, one in enumerate(events)},
        began=began,
        as_of=as_of,
        expected=expected,
        arrivals=arrivals,
        book=book,
        holidays=holidays,
    )
    steps = tuple(_steps(case, limit.rule))
    return Forecast(
        as_of=as_of,
        steps=steps,
        rule=limit.rule,
        due=limit.due,
        held_by=_holder(steps[-1]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One round of a case: what happened since its clock began, and what is hoped."""

    events: Sequence[Event]
    limits: Sequence[Limit]
    asked: Mapping[int, date]
    began: date
    as_of: date
    expected: Expected
    arrivals: Mapping[str, date]
    book: Book
    holidays: Holidays

    def await_step(
        self,
        stage: Stage,
        day: date,
        waits_for: ForecastStep | None = None,
        about: str | None = None,
        owner: Owner = Owner.AUTHORITY,
    ) -> ForecastStep:
        """Place a step that has not happened: never before the day asked about."""
        assumed = self.arrivals.get(about or stage.value)
        basis = Basis.EXPECTED if day >= self.as_of else Basis.OVERDUE
        return ForecastStep(
            stage=stage,
            on=max(day if assumed is None else assumed, self.as_of),
            basis=basis if assumed is None else Basis.ASSUMED,
            owner=owner,
            about=about,
            waits_for=waits_for if assumed is None else None,
        )


def _steps(case: _Case, rule: str) -> Iterator[ForecastStep]:
    draft = _served(case)
    if draft is None and rule in MAKE_PLAN_FINAL:
        day = case.began + _days(case.expected.panel_to_draft)
        draft = case.await_step(Stage.DRAFT, day)
    if draft is None:
        before = list(_to_panel(case))
        yield from before
        day = before[-1].on + _days(case.expected.panel_to_draft)
        draft = case.await_step(Stage.DRAFT, day, before[-1])
    yield draft
    after = [_representations(case, draft), *_replies(case, draft)]
    yield from after
    yield _final(case, draft, after)


def _to_panel(case: _Case) -> Iterator[ForecastStep]:
    decision = _decision(case)
    yield decision
    advice = list(_advice(case, decision))
    yield from advice
    last = max(advice, key=lambda step: step.on)
    day = last.on + _days(case.expected.advice_to_panel)
    yield case.await_step(Stage.PANEL, day, last)


def _decision(case: _Case) -> ForecastStep:
    days = [date_of(one) for one in case.events if one.kind in _DECISIONS]
    if days:
        return ForecastStep(stage=Stage.DECISION, on=max(days), basis=Basis.HAPPENED)
    day = case.began + _days(case.expected.request_to_decision)
    return case.await_step(Stage.DECISION, day)


def _advice(case: _Case, decision: ForecastStep) -> Iterator[ForecastStep]:
    """Give the advice that was asked; before any was, each kind that is expected."""
    expected = case.expected
    asked = _named(case, "advice_return")
    for adviser, limit in asked.items():
        if limit.met_on is not None:
            yield _happened(Stage.ADVICE, limit, limit.met_on)
            continue
        length = expected.advice.get(adviser, expected.other_advice)
        day = case.asked[limit.started_by] + _days(length)
        yield case.await_step(Stage.ADVICE, day, None, adviser, Owner.ADVISER)
    if asked:
        return
    decided = max(decision.on, case.as_of)
    kinds: list[tuple[str | None, int]] = [*expected.advice.items()]
    for kind, length in kinds or [(None, expected.other_advice)]:
        day = decided + _days(length)
        yield case.await_step(Stage.ADVICE, day, decision, kind, Owner.ADVISER)


def _served(case: _Case) -> ForecastStep | None:
    served = [
        service_day(date_of(one), one.sent_by or "", case.holidays)
        for one in case.events
        if one.kind is Kind.DRAFT_PLAN_SERVED
    ]
    if not served:
        return None
    return ForecastStep(stage=Stage.DRAFT, on=max(served), basis=Basis.HAPPENED)


def _representations(case: _Case, draft: ForecastStep) -> ForecastStep:
    rule = case.book.choose("draft_reps", draft.on)
    day = draft.on + _days(case.expected.representations)
    if rule is not None:
        day = max(day, last_day(rule.length, draft.on, case.holidays) + _DAY)
    over = draft.basis is Basis.HAPPENED and day <= case.as_of
    return ForecastStep(
        stage=Stage.REPRESENTATIONS,
        on=day,
        basis=Basis.HAPPENED if over else Basis.EXPECTED,
        owner=Owner.FAMILY,
        waits_for=draft,
    )


def _replies(case: _Case, draft: ForecastStep) -> Iterator[ForecastStep]:
    """Give the schools' replies; before a draft, one that is asked for with it."""
    consulted = _named(case, "consult_reply")
    reply = _days(case.expected.reply)
    for school, limit in consulted.items():
        if limit.met_on is not None:
            yield _happened(Stage.REPLY, limit, limit.met_on)
            continue
        day = case.asked[limit.started_by] + reply
        yield case.await_step(Stage.REPLY, day, None, school, Owner.SCHOOL)
    if not consulted and draft.basis is not Basis.HAPPENED:
        yield case.await_step(Stage.REPLY, draft.on + reply, draft, owner=Owner.SCHOOL)


def _final(
    case: _Case, draft: ForecastStep, before: Sequence[ForecastStep]
) -> ForecastStep:
    last = max(before, key=lambda step: step.on)
    written = draft.on + _days(case.expected.draft_to_final)
    day = max(last.on, written, case.as_of)
    return ForecastStep(
        stage=Stage.FINAL,
        on=day,
        basis=Basis.EXPECTED,
        waits_for=draft if written > last.on else last,
    )


def _holder(step: ForecastStep) -> ForecastStep:
    """Walk back from the final plan to the first step that has not happened."""
    while (before := step.waits_for) and before.basis is not Basis.HAPPENED:
        step = before
    return step


def _named(case: _Case, rule: str) -> dict[str, Limit]:
    """Give the latest limit of each adviser or school, in the order of their names."""
    found = [one for one in case.limits if one.rule == rule]
    found.sort(key=lambda one: (one.about or "", case.asked[one.started_by]))
    return {one.about or "": one for one in found}


def _happened(stage: Stage, limit: Limit, day: date) -> ForecastStep:
    return ForecastStep(
        stage=stage,
        on=day,
        basis=Basis.HAPPENED,
        owner=limit.owner,
        about=limit.about,
    )


def _received_on(event: Event) -> date:
    return event.received_on or date_of(event)


def _days(number: int) -> timedelta:
    return timedelta(days=number)
