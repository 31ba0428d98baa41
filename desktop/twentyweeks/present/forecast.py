"""When the final plan can be sent, and which step holds it, in sentences."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.law import Basis, Forecast, ForecastStep, Stage
from twentyweeks.present.dates import days, full
from twentyweeks.present.law_words import adviser_in_a_sentence, adviser_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastLine:
    """One open step: `name` is what a what-if calls it.

    `day` is the expected day as a field takes it; `assumed` that an officer gave it.
    `can_change` is false for the family's days, which nobody can shorten.
    """

    name: str
    title: str
    words: str
    day: date
    assumed: bool
    can_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastCard:
    """The forecast of one case; without a plan being made, `nothing` says so."""

    nothing: str = ""
    earliest: str = ""  # "The final plan can be sent on … at the earliest."
    held_by: str = ""  # "What holds it is …, expected on …."
    statutory: str = ""  # "The law's date is …: 21 days before that."
    lawful_from: str = ""  # the family's own days
    is_late: bool = False
    lines: tuple[ForecastLine, ...] = ()


NOTHING = "No plan is being made, so there is nothing to forecast."


def forecast_card(found: Forecast) -> ForecastCard:
    """Say a forecast; its day is an expectation and never a date of the law."""
    final_on = found.final_on
    if final_on is None:
        return ForecastCard(nothing=NOTHING)
    late = found.days_late or 0
    return ForecastCard(
        earliest=f"The final plan can be sent on {full(final_on)} at the earliest.",
        held_by=_held_by(found.held_by),
        statutory=_statutory(found.due, late),
        lawful_from=_lawful_from(found),
        is_late=late > 0,
        lines=tuple(_line(step) for step in found.steps if _is_open(step)),
    )


def _held_by(step: ForecastStep | None) -> str:
    if step is None:
        return ""
    if step.stage is Stage.FINAL:
        return "Nothing else is waited for: it can be sent when it is written."
    how = "assumed" if step.basis is Basis.ASSUMED else "expected"
    if step.stage is Stage.REPRESENTATIONS:
        return f"What holds it are the family's 15 days, over on {full(step.on)}."
    if step.basis is Basis.OVERDUE:
        return (
            f"What holds it is {_named(step)}, which should have come already; the "
            f"soonest is {full(step.on)}."
        )
    return f"What holds it is {_named(step)}, {how} on {full(step.on)}."


def _statutory(due: date | None, late: int) -> str:
    if due is None:
        return ""
    if late > 0:
        return f"The law's date is {full(due)}, {days(late)} before that."
    if late < 0:
        return f"The law's date is {full(due)}, {days(-late)} after that."
    return f"The law's date is {full(due)}, that same day."


def _lawful_from(found: Forecast) -> str:
    for step in found.steps:
        if step.stage is Stage.REPRESENTATIONS:
            return (
                f"It may not be sent before {full(step.on)}: the family has its 15 "
                "days from the draft."
            )
    return ""


def _is_open(step: ForecastStep) -> bool:
    return step.basis is not Basis.HAPPENED and step.stage is not Stage.FINAL


def _line(step: ForecastStep) -> ForecastLine:
    return ForecastLine(
        name=step.name,
        title=_title(step),
        words=_BASES[step.basis],
        day=step.on,
        assumed=step.basis is Basis.ASSUMED,
        can_change=step.stage is not Stage.REPRESENTATIONS,
    )


_BASES = {
    Basis.HAPPENED: "",
    Basis.ASSUMED: "As you assume",
    Basis.EXPECTED: "Expected",
    Basis.OVERDUE: "Should have come already; today at the soonest",
}
_TITLES = {
    Stage.DECISION: "Decision whether to assess",
    Stage.ADVICE: "Advice",
    Stage.PANEL: "Panel",
    Stage.DRAFT: "Draft plan served",
    Stage.REPRESENTATIONS: "The family's 15 days are over",
    Stage.REPLY: "Reply of the school",
    Stage.FINAL: "Final plan sent",
}
_NAMED = {
    Stage.DECISION: "the decision whether to assess",
    Stage.ADVICE: "the advice",
    Stage.PANEL: "the panel",
    Stage.DRAFT: "the draft plan",
    Stage.REPLY: "the school's reply",
}


def _title(step: ForecastStep) -> str:
    if step.about is None:
        return _TITLES[step.stage]
    if step.stage is Stage.ADVICE:
        return f"Advice: {adviser_words(step.about)}"
    return f"Reply: {step.about}"


def _named(step: ForecastStep) -> str:
    if step.about is None:
        return _NAMED[step.stage]
    if step.stage is Stage.ADVICE:
        return f"the advice from {adviser_in_a_sentence(step.about)}"
    return f"the reply of {step.about}"
