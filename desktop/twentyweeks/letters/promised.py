"""Dates that a letter promises, held against the day on which it is written."""

from collections.abc import Iterator
from datetime import date, timedelta

from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.words import in_full

_SERVED = {
    LetterKind.DRAFT_PLAN: ("N3", "SEND Regs 2014 reg 13(1)(a)"),
    LetterKind.AMENDMENT_NOTICE: ("N5", "SEND Regs 2014 reg 22(2)(c)"),
}
_ADVISED = (
    LetterKind.WILL_ASSESS,
    LetterKind.WILL_REASSESS,
    LetterKind.ADVICE_REQUEST,
)
_RIGHTS = (
    LetterKind.REFUSE_TO_ASSESS,
    LetterKind.WILL_NOT_ISSUE,
    LetterKind.FINAL_PLAN,
    LetterKind.KEEP_PLAN,
    LetterKind.NOT_AMEND,
    LetterKind.CEASE_PLAN,
    LetterKind.WILL_NOT_REASSESS,
)


def check_dates(facts: LetterFacts) -> Iterator[Finding]:
    """Find a day that has passed where the letter promises one to come.

    A lost day for a right stops issue; a limit that the authority has missed is
    for the officer to say in an update.
    """
    for what, day, rule in _promised(facts):
        if day is not None and day < facts.written_on:
            yield Finding(
                rule=rule,
                requirement="date-past",
                missing=(
                    f"{what} is {in_full(day)}, before the letter's own date, "
                    f"{in_full(facts.written_on)}."
                ),
                where=in_full(day),
                mend=(
                    "Make the letter again, so that the dates follow from today."
                    if rule is Rule.LAW
                    else "Tell the family that the step is late, and why."
                ),
            )


def _promised(facts: LetterFacts) -> Iterator[tuple[str, date | None, Rule]]:
    dates = facts.dates
    if facts.kind in _RIGHTS:
        yield (
            "The last day for the mediation adviser",
            dates.mediation_last_day,
            Rule.LAW,
        )
        yield "The last day for an appeal", dates.appeal_last_day, Rule.LAW
    if facts.kind in _SERVED:
        yield "The last day for views", dates.representations_last_day, Rule.LAW
    if facts.kind in (LetterKind.CONSULT_SCHOOL, LetterKind.CONSULT_CEASING):
        yield "The day for the reply", dates.reply_by, Rule.LAW
    if facts.kind is LetterKind.RECEIVED:
        yield "The day to decide by", dates.decide_by, Rule.PRACTICE
    if facts.kind in _ADVISED:
        yield "The day for the advice", dates.advice_due, Rule.PRACTICE
    if facts.kind in {LetterKind.WILL_ASSESS, LetterKind.WILL_REASSESS, *_SERVED}:
        yield "The day for the final plan", dates.final_plan_due, Rule.PRACTICE
    yield from _coming(facts)


def _coming(facts: LetterFacts) -> Iterator[tuple[str, date | None, Rule]]:
    if facts.mediation:
        yield "The day of the mediation", facts.mediation.on, Rule.LAW
    if facts.update:
        yield "The next contact", facts.update.next_contact_on, Rule.LAW
        yield "The new date", facts.update.expected_on, Rule.LAW


def check_draft(facts: LetterFacts) -> Iterator[Finding]:
    """Find a draft or notice whose last day for views comes before its fifteenth."""
    dates = facts.dates
    notice, cite = _SERVED.get(facts.kind, _SERVED[LetterKind.DRAFT_PLAN])
    served, last = dates.served_on, dates.representations_last_day
    if served and last and last < served + timedelta(days=14):
        yield Finding(
            rule=Rule.LAW,
            requirement=f"{notice}-period-short",
            missing=f"{in_full(last)} leaves fewer than 15 days for views.",
            where=in_full(last),
            mend="Count the day of service as day 1; the last day is day 15 or later.",
            cite=cite,
        )


def check_frozen(facts: LetterFacts) -> Iterator[Finding]:
    """Find a letter that says that a plan is with it of which no copy is frozen."""
    if facts.final and not facts.final.is_issued:
        yield Finding(
            rule=Rule.LAW,
            requirement="N2-issued",
            missing="The final plan that this letter says is with it is not issued.",
            where="What goes with the letter",
            mend="Look at the final plan and issue it first. Then make this letter "
            "again.",
            cite="SEND Regs 2014 reg 14(2)",
        )
