"""How long is left until a letter or a plan must have left."""

from datetime import UTC, date, datetime, time, timedelta

from twentyweeks.present.dates import LONDON, SOON, day_of, days, full
from twentyweeks.present.tone import Tone

_IN_HOURS = 2  # days before the limit from which the hours are said
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


def leaving_words(what: str, leaves_by: date, now: datetime) -> str:
    """Say by when it must leave and what is left: "3 days left", "7 hours left"."""
    left = (leaves_by - day_of(now)).days
    if left < 0:
        return f"{what} should have left by {full(leaves_by)}: {days(-left)} late."
    told = days(left) if left >= _IN_HOURS else _hours(leaves_by, now)
    return f"{what} must leave by {full(leaves_by)}: {told} left."


def leaving_tone(leaves_by: date, now: datetime) -> Tone:
    """Return red from the last day on, amber in the week before."""
    left = (leaves_by - day_of(now)).days
    if left <= 0:
        return Tone.RED
    return Tone.AMBER if left <= SOON else Tone.GREY


def _hours(leaves_by: date, now: datetime) -> str:
    midnight = datetime.combine(leaves_by + _DAY, time.min, LONDON).astimezone(UTC)
    hours = (midnight - now.astimezone(UTC)) // _HOUR
    if hours < 1:
        return "less than an hour"
    return "1 hour" if hours == 1 else f"{hours} hours"
