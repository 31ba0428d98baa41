"""What happens next on a case: the first is what the officer should do now."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twentyweeks.casework import Reminder
from twentyweeks.law import Event, Kind, Limit, Owner, Status, date_of
from twentyweeks.present.case import Chip, Step
from twentyweeks.present.case_now import CaseNow, Phase, owed, running
from twentyweeks.present.dates import due_tone, due_words, full, plain
from twentyweeks.present.law_words import (
    FORCES,
    adviser_words,
    duty_words,
    step_words,
)
from twentyweeks.present.silence import silence_of, silence_words
from twentyweeks.present.tone import Tone

TONE_ICONS = {
    Tone.RED: "circle-alert",
    Tone.AMBER: "clock",
    Tone.GREY: "circle-dashed",
    Tone.BLUE: "info",
    Tone.GREEN: "circle-check",
    Tone.ACCENT: "flag",
}
_FIRST = {
    "refuse_plan_notice": ("assess_decision",),
    "draft_target": ("assess_decision",),
    "draft_latest": ("assess_decision", "draft_target"),
    "final_plan": ("assess_decision", "draft_target"),
}
"""What has to be done before a step is shown, unless it is late itself."""
_FRESH = timedelta(days=28)
_LETTERS = {
    Kind.DECIDED_TO_ASSESS: ("will-assess", "Tell the family that we will assess"),
    Kind.REFUSED_TO_ASSESS: ("refuse-to-assess", "Send the refusal with its reasons"),
    Kind.REFUSED_PLAN: ("will-not-issue", "Send the refusal with its reasons"),
    Kind.DECIDED_NOT_TO_AMEND: ("not-amend", "Tell the family why the plan stays"),
    Kind.DECIDED_TO_REASSESS: ("will-reassess", "Tell the family: we re-assess"),
    Kind.REFUSED_TO_REASSESS: (
        "will-not-reassess",
        "Send the refusal with its reasons",
    ),
}
_REVIEWED = {
    "keep": ("keep-plan", "Tell the family that the plan stays as it is"),
    "amend": ("amendment-notice", "Send the proposed amendments"),
    "cease": ("cease-plan", "Send the decision to cease, with its reasons"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the officers have done on a case besides its milestones."""

    letters: Collection[str]  # kinds of the letters issued
    visited: bool
    reminders: tuple[Reminder, ...]


def limit_key(limit: Limit) -> str:
    """Return what names one limit of one case."""
    return ":".join((limit.rule, str(limit.started_by), limit.about or ""))


def due_chip(due: date, today: date, force: str = "") -> Chip:
    """Return the chip of a due date."""
    tone = due_tone(due, today, force)
    return Chip(words=due_words(due, today), tone=tone, icon=TONE_ICONS[tone])


def steps_of(now: CaseNow, done: Done) -> tuple[Step, ...]:
    """Return what happens next, late first, what has no day among what is due today."""
    if now.phase is Phase.CLOSED:
        return tuple(step for _, step in _reminders(now, done))
    dated = [*_duties(now), *_chases(now), *_promises(now), *_reminders(now, done)]
    undated = [(now.today, step) for step in _undated(now, done)]
    ordered = sorted([*dated, *undated], key=lambda each: each[0])
    return tuple(step for _, step in ordered)


def _duties(now: CaseNow) -> Iterator[tuple[date, Step]]:
    limits = owed(now)
    rules = {each.rule for each in limits}
    for limit in limits:
        first = rules.intersection(_FIRST.get(limit.rule, ()))
        if limit.due and (not first or limit.status is Status.OVERDUE):
            yield limit.due, _duty(limit, limit.due, now)


def _duty(limit: Limit, due: date, now: CaseNow) -> Step:
    words = step_words(limit.rule)
    force = FORCES[limit.force]
    said = f"By {full(due)}. {duty_words(limit.rule)}"
    action = words.action
    opens = _opens(now) if limit.rule == "final_plan" else None
    if opens is not None and now.today < opens:
        action = "why"
        said = f"Not before {full(opens)}: the family has its 15 days. {said}"
    return Step(
        title=words.title,
        words=said,
        chip=due_chip(due, now.today, force),
        action=action,
        limit=limit_key(limit),
        force=force,
    )


def _opens(now: CaseNow) -> date | None:
    windows = [each for each in now.timetable.limits if each.rule == "draft_reps"]
    return max((each.earliest for each in windows if each.earliest), default=None)


def _chases(now: CaseNow) -> Iterator[tuple[date, Step]]:
    for limit in running(now.timetable.limits, Owner.ADVISER, Owner.SCHOOL):
        if limit.due and limit.status is Status.OVERDUE:
            yield limit.due, _chase(limit, limit.due, now)
    for limit in running(now.timetable.limits, Owner.FAMILY):
        if limit.due and limit.rule in ("draft_reps", "ar_reps"):
            yield limit.due, _views(limit, limit.due)


def _chase(limit: Limit, due: date, now: CaseNow) -> Step:
    force = FORCES[limit.force]
    asked = plain(date_of(now.events[limit.started_by]))
    about = limit.about or ""
    if limit.owner is Owner.SCHOOL:
        title, day = f"Ask {about} for its reply", "consulted"
    else:
        title, day = f"Chase the advice: {adviser_words(about)}", "asked"
    return Step(
        title=title,
        words=f"They were {day} on {asked}; the answer was due on {full(due)}.",
        chip=due_chip(due, now.today, force),
        action="record_contact",
        limit=limit_key(limit),
        force=force,
    )


def _views(limit: Limit, due: date) -> Step:
    return Step(
        title="Hear what the family says",
        words=f"The family may write, ask for a school and ask to meet until "
        f"{full(due)}.",
        chip=Chip(words=f"Until {plain(due)}", tone=Tone.BLUE, icon="users"),
        action="record_contact",
        limit=limit_key(limit),
    )


def _promises(now: CaseNow) -> Iterator[tuple[date, Step]]:
    silence = silence_of(now)
    promised, day = silence.promised, silence.promised_on
    if promised is None or day is None:
        return
    words = due_words(day, now.today)
    tone = Tone.AMBER if day <= now.today else Tone.BLUE
    step = Step(
        title=f"Be in touch with {promised.with_name}",
        words=f"Promised on {plain(promised.on)} for {full(day)}.",
        chip=Chip(words=words, tone=tone, icon="phone"),
        action="record_contact",
        force="our promise",
    )
    yield day, step


def _reminders(now: CaseNow, done: Done) -> Iterator[tuple[date, Step]]:
    for each in done.reminders:
        if each.done_on is None:
            chip = Chip(words=_reminder_chip(each.on, now.today), tone=Tone.BLUE)
            words = f"Reminder for {full(each.on)}."
            yield (
                each.on,
                Step(title=each.words, words=words, chip=chip, reminder_id=each.id.hex),
            )


def _reminder_chip(on: date, today: date) -> str:
    if on < today:
        return "Reminder, day passed"
    return "Reminder, today" if on == today else "Reminder"


def _undated(now: CaseNow, done: Done) -> Iterator[Step]:
    yield from _letters(now, done)
    yield from _silence(now)
    if now.phase is Phase.ASSESSING:
        yield from _assessing(now, done)


def _letters(now: CaseNow, done: Done) -> Iterator[Step]:
    fresh = [each for each in now.past if date_of(each) >= now.today - _FRESH]
    if now.phase is Phase.CONSIDERING and fresh and "received" not in done.letters:
        yield _soon(
            "Acknowledge the request",
            "Tell the family when it came and what happens by week 6.",
            "write_letter:received",
        )
    for event in fresh:
        kind, title = _letter_after(event)
        if kind and kind not in done.letters:
            said = f"Decided on {plain(date_of(event))}; no letter has been issued."
            yield _soon(title, said, f"write_letter:{kind}")


def _letter_after(event: Event) -> tuple[str, str]:
    """Return the letter that tells what happened, with its step; empty for none."""
    if event.kind is Kind.REVIEW_DECIDED:
        return _REVIEWED.get(event.outcome or "", ("", ""))
    return _LETTERS.get(event.kind, ("", ""))


def _assessing(now: CaseNow, done: Done) -> Iterator[Step]:
    if not any(each.kind is Kind.ADVICE_REQUESTED for each in now.past):
        yield _soon(
            "Ask for advice and information",
            "Ask everyone whom regulation 6 names, as soon as practicable.",
            "ask_advice",
        )
    if not done.visited:
        yield _soon(
            "Visit the family",
            "Get to know the child and hear each parent in their own words.",
            "visit",
        )


def _silence(now: CaseNow) -> Iterator[Step]:
    silence = silence_of(now)
    if silence.question is not None:
        yield _soon(
            f"Answer {silence.question.with_name}",
            f"Asked on {plain(silence.question.on)}: {silence.question.asks_us}",
            "record_contact",
        )
    if silence.is_broken and silence.since is not None:
        said = silence_words(silence.since, now.today, told=silence.told)
        promise = f"We promise news every {silence.promise} days."
        title = "Tell the family something new"
        yield _soon(title, f"{said}. {promise}", "record_contact")


def _soon(title: str, words: str, action: str) -> Step:
    chip = Chip(words="To do now", tone=Tone.BLUE, icon="circle-dashed")
    return Step(title=title, words=words, chip=chip, action=action)
