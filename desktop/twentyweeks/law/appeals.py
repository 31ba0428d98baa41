"""Appeals: the family's time, the authority's response, recommendations."""

from collections.abc import Mapping
from datetime import date, timedelta

from twentyweeks.law.citation import Evidence, Owner
from twentyweeks.law.counting import (
    Counting,
    Length,
    corresponding,
    in_full,
    uncounted,
)
from twentyweeks.law.course import Course, Step, Window
from twentyweeks.law.events import Kind
from twentyweeks.law.holidays import Holidays
from twentyweeks.law.limits import CFA, HESC, Rule, Running

HEADING = "Appeal"
_DAY = timedelta(days=1)
_CERTIFICATE_MONTHS = 1

RULES = (
    Rule(
        id="appeal",
        heading=HEADING,
        duty="Appeal to the Tribunal, which must receive the application by 5 p.m.",
        starts="written notice of the decision sent",
        meets="appeal received by the Tribunal; lapses",
        length=Length(
            Counting.MONTHS_AFTER,
            2,
            "2 months, or 1 month from the issue of the certificate if later; then "
            "moved by the Tribunal's own rules",
        ),
        cite=f"{HESC} r.20(1)(c), r.12(1)-(3)(a)",
        evidence=Evidence.SECONDARY,
        owner=Owner.FAMILY,
        note="The Tribunal may let a late appeal in.",
    ),
    Rule(
        id="appeal_response",
        heading=HEADING,
        duty="Send the Tribunal the response to the appeal.",
        starts="the authority receives the appeal",
        meets="appeal answered",
        length=Length(
            Counting.WORKING,
            30,
            "30 working days, not counting August or 25 December to 1 January; the "
            "date in the Tribunal's letter prevails",
        ),
        cite=f"{HESC} r.21, r.12(3)(b), (4)",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="appeal_grounds",
        heading=HEADING,
        duty="An appeal lies against: no assessment; no plan; Sections B, F, I, or "
        "none named; no re-assessment; no amendment; ceasing.",
        starts="the decision",
        length=uncounted("no clock"),
        cite=f"{CFA} s.51(2)-(3)",
        evidence=Evidence.CHECKED,
        owner=Owner.FAMILY,
    ),
    Rule(
        id="recommendation_response",
        heading=HEADING,
        duty="Reply in writing to the Tribunal's recommendation on health or social "
        "care, with the steps to be taken or the reasons.",
        starts="recommendation made",
        meets="recommendation answered",
        length=Length(
            Counting.BEGINNING, 35, "5 weeks, the day itself counted as the first"
        ),
        cite="SI 2017/1306 reg 7",
        evidence=Evidence.UNVERIFIED,
        note="Whether the day itself counts was not read; the earlier day is used. "
        "Recommendations are made only in appeals against decisions of 3 April 2018 or "
        "later, or about plans made or amended since (reg 3, by the explanatory note "
        "published with the Regulations).",
        in_force_from=date(2018, 4, 3),
    ),
)


def open_window(course: Course) -> Window | None:
    """Start the family's time for the mediation adviser and for the Tribunal."""
    about = course.event.kind.value
    needs_certificate = course.event.appeal_about != "school_only"
    if needs_certificate:
        course.start("mediation_contact", about=about)
    row = course.start("appeal", about=about)
    if row is None or row.due is None:
        return None
    said = f"{course.said} {in_full(course.day)}"
    window = Window(
        limit=row, two_months=row.due, needs_certificate=needs_certificate, said=said
    )
    set_day(window, None, course.holidays)
    course.windows[course.index] = window
    return window


def set_day(window: Window, certified_on: date | None, holidays: Holidays) -> None:
    """Work out the last day of a window, with a certificate or without."""
    raw, words = window.two_months, ""
    if certified_on is not None:
        month = corresponding(certified_on, _CERTIFICATE_MONTHS)
        words = _certificate_words(certified_on, month, raw)
        raw = max(raw, month)
    due = tribunal_day(raw, holidays)
    window.limit.due = due
    window.limit.worked = raw, due
    window.limit.working = (
        f"{window.said}; that day is not counted; 2 months after it end on the "
        f"corresponding date, {in_full(window.two_months)}.{words}{_moved(raw, due)} "
        "The Tribunal must receive the appeal by 5 p.m."
    )
    if window.hold is not None:
        hold_until(window.hold, due)


def hold_until(hold: Running, window_ends: date) -> None:
    """Let a plan end on the day after the window, not sooner."""
    hold.earliest = window_ends + _DAY
    hold.working = (
        "The plan must be kept while an appeal can be made: the time for it ends on "
        f"{in_full(window_ends)}, so the plan may end from {in_full(hold.earliest)}."
    )


def tribunal_day(raw: date, holidays: Holidays) -> date:
    """Move a day as the Tribunal's rules do: August, Christmas, other days off."""
    if raw.month == 8:
        return holidays.next_working(date(raw.year, 9, 1))
    if raw.month == 12 and raw.day >= 25:
        return holidays.next_working(date(raw.year + 1, 1, 2))
    if raw.month == 1 and raw.day == 1:
        return holidays.next_working(date(raw.year, 1, 2))
    return holidays.next_working(raw)


def response_day(received: date, number: int, holidays: Holidays) -> date:
    """Count working days for a response, leaving out August and Christmas."""
    day = received
    for _ in range(number):
        day = holidays.next_working(day + _DAY)
        while _is_left_out(day):
            day = holidays.next_working(day + _DAY)
    return day


def _is_left_out(day: date) -> bool:
    christmas = (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)
    return day.month == 8 or christmas


def _certificate_words(certified_on: date, month: date, two_months: date) -> str:
    which = "later, and holds" if month > two_months else "not later"
    return (
        f" One month from the certificate of {in_full(certified_on)} ends on "
        f"{in_full(month)}, which is {which}."
    )


def _moved(raw: date, due: date) -> str:
    if raw == due:
        return ""
    return f" The Tribunal's own rules move {in_full(raw)} to {in_full(due)}."


def window_for(course: Course) -> Window | None:
    """Find the window that an event is about: the one it names, else the latest."""
    if course.event.notice is not None:
        return course.windows.get(course.event.notice)
    row = course.latest("appeal")
    return course.windows.get(row.started_by) if row else None


def _appeal_received(course: Course) -> None:
    window = window_for(course)
    if window is not None and window.limit.closed_on is None:
        window.limit.met_on = course.day
        _hold_while_appealed(window)
        course.appealed.append(window)
    about = window.limit.about if window else None
    length = course.length("appeal_response")
    if length is None:
        return
    received = course.event.authority_received_on or course.day
    due = response_day(received, length.number, course.holidays)
    words = (
        f"{course.said} {in_full(received)}; that day is not counted; {length.number} "
        "working days, leaving out August and 25 December to 1 January, end on "
        f"{in_full(due)}."
    )
    if course.event.response_due_on is not None:
        due = course.event.response_due_on
        words += f" The Tribunal's letter gives {in_full(due)}, which prevails."
    row = course.place("appeal_response", received, due, words, about)
    if row is not None and course.event.response_due_on is not None:
        row.worked = None


def _hold_while_appealed(window: Window) -> None:
    if window.hold is not None and window.hold.closed_on is None:
        window.hold.earliest = None
        window.hold.working = (
            "The plan must be kept until the appeal against ceasing is finally "
            "determined."
        )


def _appeal_answered(course: Course) -> None:
    course.meet("appeal_response")


def _appeal_determined(course: Course) -> None:
    if not course.appealed:
        return
    hold = course.appealed.pop().hold
    if hold is not None and hold.closed_on is None:
        hold.earliest = course.day
        hold.working = (
            f"Appeal finally determined {in_full(course.day)}; the plan may end from "
            "that day."
        )


def _recommended(course: Course) -> None:
    course.start("recommendation_response")


def _recommendation_answered(course: Course) -> None:
    course.meet("recommendation_response")


STEPS: Mapping[Kind, Step] = {
    Kind.APPEAL_RECEIVED: _appeal_received,
    Kind.APPEAL_ANSWERED: _appeal_answered,
    Kind.APPEAL_DETERMINED: _appeal_determined,
    Kind.TRIBUNAL_RECOMMENDED: _recommended,
    Kind.RECOMMENDATION_ANSWERED: _recommendation_answered,
}
