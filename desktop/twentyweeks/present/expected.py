"""The authority's own expected times in words: never dates of the law."""

from dataclasses import dataclass

from twentyweeks.present.dates import days
from twentyweeks.present.law_words import adviser_words

ADVICE = "advice:"
ADVISERS = (
    *("parent", "school", "educational_psychologist", "health", "social_care"),
    *("speech_and_language", "occupational_therapy", "community_paediatrics"),
    *("sensory_teacher", "camhs"),
)
OTHER_ADVICE = "advice"
_TITLES = {
    "decision": "Request received to decision",
    OTHER_ADVICE: "Any other advice",
    "panel": "Last advice to panel",
    "draft": "Panel to draft plan",
    "reply": "School consulted to reply",
    "final": "Draft plan to final plan",
}
USUAL = {
    "decision": 42,
    OTHER_ADVICE: 42,
    "panel": 14,
    "draft": 14,
    "reply": 15,
    "final": 28,
}
"""The shares of the twenty weeks, used where the authority has set no time."""

STEPS = (
    "decision",
    *(f"{ADVICE}{adviser}" for adviser in ADVISERS),
    *(OTHER_ADVICE, "panel", "draft", "reply", "final"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedLine:
    """One step: the days that were set, and what the caseload itself shows.

    `offered` is empty where too few were measured; `offered_days` is what a press on
    the offer fills in.
    """

    step: str
    title: str
    days: str
    usual: str
    offered: str = ""
    offered_days: str = ""


def step_title(step: str) -> str:
    """Name a step as the settings show it."""
    if step.startswith(ADVICE):
        return f"Advice: {adviser_words(step.removeprefix(ADVICE))}"
    return _TITLES[step]


def usual_days(step: str) -> int:
    """Return the days that count where the authority has set none."""
    return USUAL[OTHER_ADVICE if step.startswith(ADVICE) else step]


def expected_line(step: str, set_days: int | None) -> ExpectedLine:
    """Return a step's line without an offer."""
    return ExpectedLine(
        step=step,
        title=step_title(step),
        days="" if set_days is None else str(set_days),
        usual=str(usual_days(step)),
    )


def offer_words(middle: int, count: int) -> str:
    """Say what the caseload shows, and on how many that rests."""
    return f"Half of {count} here took {days(middle)} or less in the last 12 months"
