"""The milestones that a row plainly states, and never one that it does not."""

from datetime import date

from twentyweeks.returns.cells import read_decision, read_line
from twentyweeks.returns.columns import plain
from twentyweeks.returns.import_plan import Event
from twentyweeks.returns.row_reading import RowReading

_SOURCES = {
    "1": "Young person or parent",
    "2": "School or other education setting",
    "3": "Health care professionals",
    "4": "Social care professionals",
    "5": "Other",
}
_REQUESTERS = {
    "parent": (
        "parent", "parents", "mother", "father", "mum", "dad", "carer", "carers",
        "parentcarer", "parentscarers", "parentorcarer", "parentalrequest",
        "parentrequest", "family",
    ),
    "young_person": ("youngperson", "yp", "theyoungperson"),
    "school": (
        "school", "headteacher", "senco", "schoolrequest",
        "schoolorothereducationsetting",
    ),
    "post16": (
        "college", "post16", "post16institution", "sixthformcollege", "fecollege",
    ),
}  # fmt: skip
_BY_WORDS = {word: who for who, words in _REQUESTERS.items() for word in words}

_Found = tuple[str, date, str]


def requester(words: str | None) -> str | None:
    """Return who asked, in the timeline's word, where the row's words are plain."""
    return _BY_WORDS.get(plain(words)) if words else None


def read_requested_by(reading: RowReading) -> str | None:
    """Read who asked, in the file's own words, a code of the return written out."""
    words = reading.value("requested_by", read_line)
    return _SOURCES.get(words.removesuffix(".0"), words) if words else None


def stated_events(
    reading: RowReading, requested_on: date | None, requested_by: str | None
) -> tuple[Event, ...]:
    """Collect the row's events in order of their days."""
    events: list[tuple[date, Event]] = []
    if requested_on is not None:
        events.append((requested_on, _request(requested_on, requested_by)))
    for field, day, kind in _later(reading):
        if requested_on is not None and day < requested_on:
            reading.blame(field, _before_request(requested_on))
        else:
            events.append((day, {"kind": kind, "on": day.isoformat()}))
    return tuple(event for _, event in sorted(events, key=lambda each: each[0]))


def _request(on: date, requested_by: str | None) -> Event:
    event = {"kind": "request_received", "on": on.isoformat()}
    who = requester(requested_by)
    return {**event, "from": who} if who else event


def _before_request(requested_on: date) -> str:
    return f"It is before the request was received on {requested_on:%d/%m/%Y}."


def _later(reading: RowReading) -> list[_Found]:
    found = _assess(reading)
    found += _draft(reading)
    issued, refused = _outcome(reading)
    found += refused
    found += _final(reading, issued)
    if ceased := reading.past_day("ceased_on"):
        found.append(("ceased_on", ceased, "plan_ceased"))
    return found


def _assess(reading: RowReading) -> list[_Found]:
    decision = reading.value("assess_decision", read_decision)
    day = reading.past_day("assess_decided_on")
    kinds = {"Y": "decided_to_assess", "N": "refused_to_assess"}
    _blame_mismatch(reading, "assess_decision", "assess_decided_on", decision, day)
    if day is None or decision not in kinds:
        return []
    return [("assess_decided_on", day, kinds[decision])]


def _blame_mismatch(
    reading: RowReading,
    decision_field: str,
    day_field: str,
    decision: str | None,
    day: date | None,
) -> None:
    """Say why a decision without a day, or a day without one, is not recorded."""
    if decision == "W":
        reading.blame(decision_field, "Withdrawn: close the case by hand.")
    if decision in {"Y", "N"} and day is None:
        reading.blame(decision_field, "It has no date, so it was not recorded.")
    if decision not in {"Y", "N"} and day is not None:
        reading.blame(day_field, "No decision, Y or N, goes with this date.")


def _outcome(reading: RowReading) -> tuple[date | None, list[_Found]]:
    """Read the outcome of the assessment: the day a plan was issued, or the refusal.

    The return's outcome date is, for yes, the day that the plan was issued. A decision
    to issue is no event of its own, so its date is used for a refusal alone.
    """
    decision = reading.value("issue_decision", read_decision)
    field = "assessed_on"
    day = reading.past_day(field)
    decided = reading.past_day("issue_decided_on")
    if day is None and decided is not None and decision != "Y":
        field, day = "issue_decided_on", decided
    if decision == "Y":
        return day, []
    _blame_mismatch(reading, "issue_decision", field, decision, day)
    if decision == "N" and day is not None:
        return None, [(field, day, "refused_plan")]
    return None, []


def _draft(reading: RowReading) -> list[_Found]:
    served = reading.past_day("draft_served_on")
    sent = reading.past_day("draft_sent_on")
    if served is not None:
        return [("draft_served_on", served, "draft_plan_served")]
    return [("draft_sent_on", sent, "draft_plan_served")] if sent else []


def _final(reading: RowReading, issued: date | None) -> list[_Found]:
    """Take the first of the dates that may tell of the final plan."""
    dated = [
        ("final_sent_on", reading.past_day("final_sent_on")),
        ("assessed_on", issued),
        ("plan_started_on", reading.past_day("plan_started_on")),
    ]
    told = [(field, day) for field, day in dated if day is not None]
    if not told:
        return []
    chosen, first = told[0]
    for field, day in told[1:]:
        if day != first:
            reading.blame(field, f"The final plan is dated {first:%d/%m/%Y} already.")
    return [(chosen, first, "final_plan_sent")]
