"""The facts of a milestone as fields: label, hint, and how each is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from twentyweeks.law import Kind
from twentyweeks.present.law_words import LIMBS

Option = tuple[str, str]


class Shape(StrEnum):
    """How a fact is typed."""

    DAY = "day"
    TEXT = "text"
    CHOICE = "choice"
    TICKS = "ticks"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """One fact of a milestone as its field; the options of some lie in the case."""

    label: str
    shape: Shape = Shape.DAY
    hint: str = ""
    options: tuple[Option, ...] = ()


_REQUESTERS = (
    ("parent", "A parent"),
    ("young_person", "The young person"),
    ("school", "The school"),
    ("post16", "The post-16 institution"),
)
_SENT_BY = (
    ("", "It was served on that day"),
    ("hand", "By hand"),
    ("email", "By e-mail"),
    ("first_class", "By first-class post"),
    ("second_class", "By second-class post"),
)
_ORDERS = (
    ("assess", "Assess the child"),
    ("make_plan", "Make a plan"),
    ("reconsider", "Reconsider"),
    ("amend", "Amend the plan"),
    ("name", "Name the place"),
    ("continue", "Continue the plan"),
    ("continue_and_amend", "Continue and amend the plan"),
    ("cease_upheld", "The plan may end"),
)
_TEXT = Shape.TEXT
_CHOICE = Shape.CHOICE

_FACTS: Mapping[str, FactWords] = {
    "on": FactWords(label="Day"),
    "adviser": FactWords(label="Adviser", shape=_CHOICE),
    "institution": FactWords(
        label="School or setting",
        shape=_TEXT,
        hint="Its name as it is written where advice is asked of its head.",
    ),
    "received_on": FactWords(label="Reached them on", hint="If it was a later day."),
    "sent_by": FactWords(
        label="How it was sent",
        shape=_CHOICE,
        hint="With a way of sending, the day is the day it was sent.",
        options=_SENT_BY,
    ),
    "sent_on": FactWords(label="Sent on", hint="If it was served on a later day."),
    "school": FactWords(label="School", shape=_TEXT),
    "appeal_about": FactWords(
        label="What can be appealed",
        shape=_CHOICE,
        options=(
            ("", "What the plan says, and its school"),
            ("school_only", "The school alone"),
        ),
    ),
    "reopens": FactWords(label="Reopens on", hint="The school's own dates."),
    "setting": FactWords(
        label="What it is",
        shape=_CHOICE,
        options=(("", "A school or college"), ("early_years", "Early years provider")),
    ),
    "back": FactWords(label="Back on", hint="The first day in the area again."),
    "to": FactWords(label="Until"),
    "limb": FactWords(
        label="Which exception", shape=_CHOICE, options=tuple(LIMBS.items())
    ),
    "rule": FactWords(label="Which step it excuses", shape=_CHOICE),
    "reason": FactWords(
        label="Why it made the step impractical",
        shape=_TEXT,
        hint="The family may read it. One or two sentences.",
    ),
    "family_told_on": FactWords(label="The family was told on"),
    "issues": FactWords(
        label="What it is about",
        shape=Shape.TICKS,
        options=(
            ("education", "Education"),
            ("care", "Social care"),
            ("health", "Health"),
        ),
    ),
    "mediation_on": FactWords(label="Day of the mediation"),
    "action": FactWords(
        label="What was agreed",
        shape=_CHOICE,
        options=(*_ORDERS, ("other", "Something else")),
    ),
    "notice": FactWords(label="About which decision", shape=_CHOICE),
    "authority_received_on": FactWords(
        label="Reached us on", hint="If it was another day."
    ),
    "response_due_on": FactWords(
        label="Response by, in the Tribunal's letter",
        hint="Only as that letter says it; that day prevails.",
    ),
    "about": FactWords(
        label="What we conceded",
        shape=_CHOICE,
        options=tuple(
            (key, words)
            for key, words in (*_ORDERS, ("cease", "The plan goes on"))
            if key in ("assess", "make_plan", "amend", "name", "cease")
        ),
    ),
    "order": FactWords(label="What was ordered", shape=_CHOICE, options=_ORDERS),
    "meeting_on": FactWords(label="Day of the meeting"),
    "outcome": FactWords(
        label="Decision",
        shape=_CHOICE,
        options=(
            ("keep", "Keep the plan as it is"),
            ("amend", "Amend the plan"),
            ("cease", "End the plan"),
        ),
    ),
    "phase": FactWords(
        label="To",
        shape=_CHOICE,
        options=(
            ("school", "Another school"),
            ("post16", "From school to post-16"),
            ("post16_to_post16", "From post-16 to post-16"),
        ),
    ),
    "transfer_on": FactWords(label="Day of the move"),
    "moves_on": FactWords(label="Moves on"),
    "plan_made_on": FactWords(label="The plan was made on"),
    "last_review_on": FactWords(label="Last reviewed on"),
}
_OWN: Mapping[tuple[Kind, str], FactWords] = {
    (Kind.REQUEST_RECEIVED, "from"): FactWords(
        label="Who asked", shape=_CHOICE, options=_REQUESTERS
    ),
    (Kind.SCHOOL_CLOSED, "from"): FactWords(label="Closed from", hint="The first day."),
    (Kind.ABSENT_FROM_AREA, "from"): FactWords(
        label="Away from", hint="The first day away."
    ),
    (Kind.PERSONAL_CIRCUMSTANCES, "from"): FactWords(label="From"),
    (Kind.SCHOOL_CONSULTED, "on"): FactWords(label="The school received it on"),
    (Kind.SCHOOL_CONSULTED, "school"): FactWords(
        label="School", shape=_TEXT, hint="Its name in full."
    ),
    (Kind.SCHOOL_REPLIED, "school"): FactWords(label="School", shape=_CHOICE),
    (Kind.ADVICE_REQUESTED, "institution"): FactWords(
        label="School or setting, where its head was asked", shape=_TEXT
    ),
    (Kind.EXCEPTION_APPLIED, "on"): FactWords(label="Judged on"),
    (Kind.EXCEPTION_APPLIED, "about"): FactWords(label="Adviser", shape=_TEXT),
    (Kind.APPEAL_RECEIVED, "on"): FactWords(label="The Tribunal received it on"),
}


def fact_words(kind: Kind, name: str) -> FactWords:
    """Return how one fact of a kind is asked for."""
    return _OWN.get((kind, name)) or _FACTS[name]
