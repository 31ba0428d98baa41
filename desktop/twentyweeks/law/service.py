"""Sending and serving: when a document counts, and when a plan came too soon."""

from datetime import date

from twentyweeks.law.counting import in_full, in_words, service_day
from twentyweeks.law.course import Course
from twentyweeks.law.limits import Running


def served_on(course: Course) -> date:
    """Return the day on which a document that must be served was served."""
    if course.event.sent_by is None:
        return course.day
    return service_day(course.day, course.event.sent_by, course.holidays)


def say_posted(course: Course, served: date, row: Running) -> None:
    """Say in a limit's working how a document came to be served on a later day."""
    if served == course.day or course.event.sent_by is None:
        return
    post = course.event.sent_by.replace("_", " ")
    row.worked = course.day, served
    row.working = (
        f"Sent {post} on {in_full(course.day)} and counted as served on "
        f"{in_full(served)}. {row.working}"
    )


def warn_of_haste(course: Course, right: str, sent: str, met: list[Running]) -> None:
    """Warn where a plan was sent before the family's days were over."""
    reps = course.latest(right)
    if reps is None or reps.due is None or course.day > reps.due:
        return
    sentence = (
        f"The {sent} was sent on {in_words(course.day)}, before the family's 15 days "
        f"were over: they ran to {in_words(reps.due)}."
    )
    for row in (reps, *met):
        row.warnings += (sentence,)
