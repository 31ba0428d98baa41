"""The bar of twenty weeks for one case, and what is said above it."""

from dataclasses import replace
from datetime import date, timedelta

from twentyweeks.law import Kind, Limit, Owner, Status, date_of
from twentyweeks.present.case import Chip
from twentyweeks.present.case_now import STARTS, CaseNow, Phase, next_limit, running
from twentyweeks.present.closed import unmet
from twentyweeks.present.dates import days, due_words, full, near
from twentyweeks.present.law_words import FORCES, adviser_words, step_words
from twentyweeks.present.timeline import WEEKS, Disc, Mark, Timeline
from twentyweeks.present.tone import Tone

_RUNS = (Phase.CONSIDERING, Phase.ASSESSING, Phase.DRAFT_OUT)
_ADVICE_BACK = 12
_DONE = (Status.MET, Status.MET_LATE)
_WAITING = (Status.OPEN, Status.OVERDUE)


def timeline_of(now: CaseNow) -> Timeline | None:
    """Return the bar of the latest request, or None where there was none."""
    start = _start(now)
    if start is None:
        return None
    started = date_of(now.events[start])
    discs = (
        Disc(
            name=_received(now, start),
            at=0,
            when=near(started, now.today),
            state="Received" if now.events[start].kind is STARTS[0] else "",
            tone=Tone.GREEN,
            mark=Mark.DONE,
        ),
        _dated(now, _limit(now, "assess_decision", start), _decision(now), 6),
        _advice(now, started, start),
        _dated(now, _limit(now, "draft_target", start), "Draft plan sent", 16),
        _dated(now, _limit(now, "final_plan", start), "Final plan sent", 20),
    )
    shown = tuple(each for each in discs if each is not None)
    running_still = now.phase in _RUNS
    gone = (now.today - started).days
    return Timeline(
        discs=_with_next(shown) if running_still else shown,
        today=min(gone / 7, WEEKS) if running_still else None,
        today_words=f"Today · week {gone // 7 + 1}" if running_still else "",
    )


def holding_up(now: CaseNow) -> Chip | None:
    """Say what holds the case up: late advice, or our own late step."""
    if now.phase not in _RUNS:
        return None
    late = [
        each
        for each in running(now.timetable.limits, Owner.ADVISER)
        if each.status is Status.OVERDUE
    ]
    if late:
        first = adviser_words(late[0].about or "")
        others = len(late) - 1
        more = f" and {others} more are" if others else " is"
        words = f"{first} advice{more} holding this up"
        return Chip(words=words, tone=Tone.AMBER, icon="clock")
    limit = next_limit(now)
    if limit is None or limit.due is None or limit.due >= now.today:
        return None
    words = f"{step_words(limit.rule).short}: {due_words(limit.due, now.today)}"
    tone = Tone.AMBER if FORCES[limit.force] else Tone.RED
    return Chip(words=words, tone=tone, icon="circle-alert")


def final_due(now: CaseNow) -> str:
    """Say when the final plan is due, or when it was sent."""
    start = _start(now)
    limit = None if start is None else _limit(now, "final_plan", start)
    if limit is None or limit.due is None:
        return ""
    if limit.met_on is not None:
        return f"Final plan sent {full(limit.met_on)}, {_kept(limit).lower()}"
    if now.closed_on is not None and limit.status in _WAITING:
        return (
            f"Case closed {full(now.closed_on)}; final plan was due {full(limit.due)}"
        )
    if limit.status in _WAITING:
        left = due_words(limit.due, now.today)
        left = "today" if limit.due == now.today else left
        return f"Final plan due {full(limit.due)}, {left}"
    if limit.status is Status.LIFTED:
        return f"Final plan was due {full(limit.due)}; an exception lifts that date"
    return ""


def _start(now: CaseNow) -> int | None:
    found = [
        index
        for index, event in enumerate(now.events)
        if event.kind in STARTS and date_of(event) <= now.today
    ]
    return found[-1] if found else None


def _received(now: CaseNow, start: int) -> str:
    by_request = now.events[start].kind is Kind.REQUEST_RECEIVED
    return "Request received" if by_request else "Became responsible"


def _decision(now: CaseNow) -> str:
    kinds = {each.kind for each in now.past}
    if Kind.DECIDED_TO_ASSESS in kinds:
        return "Agreed to assess"
    if Kind.REFUSED_TO_ASSESS in kinds:
        return "Refused to assess"
    return "Decision to assess"


def _limit(now: CaseNow, rule: str, start: int) -> Limit | None:
    for each in now.timetable.limits:
        if each.rule == rule and each.started_by == start:
            return each
    return None


def _dated(now: CaseNow, limit: Limit | None, name: str, week: int) -> Disc | None:
    if limit is None or limit.due is None:
        return None
    when = f"Week {week} · {near(limit.due, now.today)}"
    ours = bool(FORCES[limit.force])
    ended = unmet(now, limit)
    state, tone, mark = (
        (ended, Tone.GREY, Mark.OPEN)
        if ended
        else _state(limit, limit.due, now.today, ours=ours)
    )
    return Disc(name=name, at=week, when=when, state=state, tone=tone, mark=mark)


def _state(
    limit: Limit, due: date, today: date, *, ours: bool
) -> tuple[str, Tone, Mark]:
    if limit.status in _DONE:
        late = limit.status is Status.MET_LATE
        tone = Tone.AMBER if late else Tone.GREEN
        return _kept(limit), tone, Mark.DONE
    if limit.status is Status.LIFTED:
        return "Lifted by an exception", Tone.BLUE, Mark.WAITING
    if limit.status is Status.ENDED:
        return "Not needed", Tone.GREY, Mark.OPEN
    if limit.status is Status.OVERDUE:
        words = due_words(due, today)
        said = f"Our target, {words}" if ours else words
        return said, Tone.AMBER if ours else Tone.RED, Mark.WAITING
    return "Our target" if ours else "", Tone.GREY, Mark.OPEN


def _kept(limit: Limit) -> str:
    if limit.status is not Status.MET_LATE or not limit.met_on or not limit.due:
        return "On time"
    return f"{days((limit.met_on - limit.due).days)} late"


def _advice(now: CaseNow, started: date, start: int) -> Disc:
    rows = [
        each
        for each in now.timetable.limits
        if each.rule == "advice_return" and each.started_by > start
    ]
    due = started + timedelta(weeks=_ADVICE_BACK)
    back = [each for each in rows if each.status in _DONE]
    late = any(each.status is Status.OVERDUE for each in rows if not unmet(now, each))
    done = bool(rows) and len(back) == len(rows)
    past = now.phase in _RUNS and not rows and due < now.today
    tone = Tone.GREEN if done else Tone.AMBER if late or past else Tone.GREY
    mark = Mark.DONE if done else Mark.WAITING if rows or past else Mark.OPEN
    return Disc(
        name="Advice back",
        at=_ADVICE_BACK,
        when=f"Week {_ADVICE_BACK} · {near(due, now.today)}",
        state=f"{len(back)} of {len(rows)} in" if rows else _unasked(now, due),
        tone=tone,
        mark=mark,
    )


def _unasked(now: CaseNow, due: date) -> str:
    """Say the target for advice for which nobody was asked."""
    if now.phase not in _RUNS:
        return "Nobody was asked"
    ago = (now.today - due).days
    return f"Our target, {_ago(ago)} ago" if ago > 0 else "Our target"


def _ago(gone: int) -> str:
    weeks = gone // 7
    return days(gone) if weeks < 2 else f"{weeks} weeks"


def _with_next(discs: tuple[Disc, ...]) -> tuple[Disc, ...]:
    for place, disc in enumerate(discs):
        if disc.mark is Mark.OPEN and disc.state != "Not needed":
            state = f"Next, {disc.state.lower()}" if disc.state else "Next"
            following = replace(disc, state=state, tone=Tone.ACCENT, mark=Mark.NEXT)
            return (*discs[:place], following, *discs[place + 1 :])
    return discs
