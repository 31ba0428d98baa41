"""The exchange in sentences: what was given and taken, who was heard, what differs."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from twentyweeks.casework import Wire
from twentyweeks.present.dates import LONDON, moment, plain
from twentyweeks.present.exchange import StationLine
from twentyweeks.present.tone import Tone

AMBER_AFTER = 3
RED_AFTER = 10
_TONES = (Tone.GREEN, Tone.AMBER, Tone.RED)
_FIELDS: Mapping[tuple[str, str], str] = {
    ("person", "upn"): "UPN",
    ("person", "former_upn"): "Former UPN",
    ("person", "uln"): "ULN",
    ("person", "nhs_number"): "NHS number",
    ("person", "setting"): "School or setting",
    ("person", "born"): "Date of birth",
    ("person", "forename"): "First name",
    ("person", "surname"): "Last name",
    ("milestone", "facts"): "Milestone",
    ("case", "officer_id"): "Officer",
    ("involved", "do_not"): "What must be minded",
    ("involved", "email"): "E-mail",
    ("contact", "words"): "Note of a contact",
}
_NOTHING = "nothing"


def changes(number: int) -> str:
    """Count changes: no changes, 1 change, 12 changes."""
    return _counted(number, "change", "changes")


def report_words(sent: int, received: int, givers: int, conflicts: int) -> str:
    """Say what one run gave and took, and what needs a decision."""
    taken = f"received {received or 'none'}"
    if givers:
        taken += f" from {_counted(givers, 'colleague', 'colleagues')}"
    words = f"Sent {changes(sent)}, {taken}"
    if conflicts:
        verb = "needs" if conflicts == 1 else "need"
        words += f", {conflicts} {verb} your decision"
    return f"{words}."


def state_words(waiting: int, last: str, central: str) -> str:
    """Say how the exchange stands: what waits, or that all is sent."""
    if not central:
        return "Not exchanging yet: no central folder is chosen"
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        return f"{changes(waiting)[0].upper()}{changes(waiting)[1:]} {verb} to be sent"
    return "Everything is sent" if last else "Not exchanged yet"


def heard_words(when: datetime | None, today: date) -> str:
    """Say when a laptop was last heard of."""
    return "Not heard yet" if when is None else f"Last heard {moment(when, today)}"


def field_words(ent: str, f: str) -> str:
    """Name a field as a person says it: Telephone."""
    known = _FIELDS.get((ent, f))
    return known or f.replace("_", " ").capitalize()


def value_words(value: Wire) -> str:
    """Write a field's value for a person to compare with another."""
    if value is None or value in ("", [], {}):
        return _NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        return "; ".join(_pair(name, item) for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(value_words(each) for each in value)
    return _day(str(value))


def who_words(who: str, when: datetime, where: str) -> str:
    """Say who wrote a value, when by their laptop's clock, and on which laptop."""
    there = when.astimezone(LONDON)
    return f"{who}, {plain(there.date())} at {there:%H:%M}, on {where}"


def station_line(
    station: str, name: str, heard: datetime | None, today: date, *, is_this: bool
) -> StationLine:
    """Return the line of a laptop of the team."""
    words = "This laptop" if is_this else heard_words(heard, today)
    away = _silent(heard, today)
    tone = Tone.GREY if is_this else _TONES[(away > RED_AFTER) + (away > AMBER_AFTER)]
    return StationLine(
        station=station, name=name or f"Laptop {station}", words=words, tone=tone
    )


def asking_line(station: str, words: str) -> StationLine:
    """Return the line of a laptop that asks to be let in."""
    return StationLine(
        station=station,
        name=f"Laptop {station}",
        words="Asks to be let in. Compare the six words with its officer, by voice.",
        tone=Tone.BLUE,
        can_be_approved=True,
        words_to_compare=words,
    )


def gone_line(station: str, name: str) -> StationLine:
    """Return the line of a laptop that was taken off the team."""
    return StationLine(
        station=station,
        name=name or f"Laptop {station}",
        words="Taken off the team",
        tone=Tone.GREY,
    )


def newer_words(number: int) -> str:
    """Say that changes wait for a newer version of the program."""
    verb = "needs" if number == 1 else "need"
    sets = _counted(number, "set of changes", "sets of changes")
    return f"{sets} {verb} the new version of Twenty Weeks, and waits here till then."


def waits_words(number: int) -> str:
    """Say that others have seen what has not come here."""
    sets = _counted(number, "set of changes", "sets of changes")
    return (
        f"Waiting for {sets} that a colleague has read and that the central folder "
        "does not show. Nothing has been lost: their laptop puts it back."
    )


def put_back_words(number: int) -> str:
    """Say that the central folder had lost files."""
    return (
        f"The central folder had lost {_counted(number, 'file', 'files')}, which this "
        "laptop has put back. Nothing has been lost. Tell whoever keeps the folder."
    )


def bad_words(number: int) -> str:
    """Say that files were left alone."""
    verb = "was" if number == 1 else "were"
    return (
        f"{_counted(number, 'file', 'files')} on the central folder could not be read "
        f"and {verb} left alone. The exchange tries again each time."
    )


def _silent(heard: datetime | None, today: date) -> int:
    """Working days since a laptop was heard."""
    if heard is None:
        return 0
    since = heard.astimezone(LONDON).date()
    days = (since + timedelta(days=each + 1) for each in range((today - since).days))
    return sum(day.weekday() < 5 for day in days)


def _pair(name: str, item: Wire) -> str:
    words = value_words(item)
    if name in ("lines", "postcode", "name"):
        return words
    return f"{name.replace('_', ' ')}: {words}"


def _day(text: str) -> str:
    try:
        return plain(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text


def _counted(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"
