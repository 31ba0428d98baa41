"""The exchange in sentences: what was given and taken, who was heard, what differs."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher

from twentyweeks.casework import Wire
from twentyweeks.present.dates import LONDON, full, moment, plain
from twentyweeks.present.exchange import PackageLine, StationLine
from twentyweeks.present.record_words import field_words, inside_words
from twentyweeks.present.tone import Tone

AMBER_AFTER = 3
RED_AFTER = 10
_TONES = (Tone.GREEN, Tone.AMBER, Tone.RED)
_NOTHING = "nothing"
TEAM_WAITS = "A change in the team waits to be sent: exchange now"
WHAT_REVOKING_DOES = (
    "What is written from now on is sealed under a new key that this laptop never "
    "gets, and what it wrote after its last exchange here is set aside for you to look "
    "at. It can still read what it already had: take its access to the central folder "
    "away too. A laptop that comes back asks to be let in as a new one; this cannot be "
    "undone."
)
REVOKED = (
    "Taken off the team. Exchange now, so that every laptop learns of it. Take its "
    "access to the central folder away too: what it had read, it can still read."
)
ACCEPTED = "The next exchange takes it in, here and on every laptop of the team."
_GONE: Mapping[str, str] = {
    "lost": "was reported lost",
    "stolen": "was reported stolen",
    "left": "was taken off the team when its officer left",
    "replaced": "was replaced",
}
_RECORD = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
LONG = 80
"""Letters from which two texts are no longer compared at sight."""

MOST_SHOWN = 12
"""Changes of a package that are listed; the rest are counted."""


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


def state_words(
    waiting: int, last: str, central: str, since: date | None = None
) -> str:
    """Say how the exchange stands: what waits and since when, or that all is sent."""
    if not central:
        return "Not exchanging yet: no central folder is chosen"
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        oldest = f", the oldest since {full(since)}" if since else ""
        return f"{_capital(changes(waiting))} {verb} to be sent{oldest}"
    return "Everything is sent" if last else "Not exchanged yet"


def heard_words(when: datetime | None, today: date) -> str:
    """Say when a laptop was last heard of."""
    return "Not heard yet" if when is None else f"Last heard {moment(when, today)}"


def hidden_words(number: int) -> str:
    """Say around how many children a protection arrived that hid what stood here."""
    return (
        f"Around {_counted(number, 'child', 'children')} an address is protected now. "
        "What visits and half-typed forms on this laptop said of it is kept apart."
    )


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
    text = str(value)
    if _RECORD.fullmatch(text):
        return "another record"
    return text.replace("_", " ") if _CODE.fullmatch(text) else _day(text)


def only_here(words: str, other: str) -> str:
    """Return the words of a long text that another has not, as they follow.

    Empty where the text is short enough to be compared at sight, or has none.
    """
    if max(len(words), len(other)) < LONG:
        return ""
    mine, theirs = words.split(), other.split()
    blocks = SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes()
    own = (" ".join(mine[i:j]) for kind, _, _, i, j in blocks if kind != "equal")
    return " … ".join(each for each in own if each)


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
        station=station,
        name=name or f"Laptop {station}",
        words=words,
        tone=tone,
        can_be_revoked=not is_this,
    )


def asking_line(station: str, officer: str, words: str) -> StationLine:
    """Return the line of a laptop that asks to be let in, by the name it gives."""
    return StationLine(
        station=station,
        name=f"A new laptop, {officer or station}",
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


def aside_title(authors: Sequence[str], number: int | None) -> str:
    """Name a package that was set aside: 3 changes by Sam Hale."""
    what = "A package that cannot be opened here" if number is None else ""
    who = f" by {' and '.join(authors)}" if authors else ""
    return what or f"{_capital(changes(number or 0))}{who}"


def aside_why(reason: str, seq: int, created: datetime) -> str:
    """Say why a package was set aside, and when its laptop says that it was made."""
    there = created.astimezone(LONDON)
    gone = _GONE.get(reason, "was taken off the team")
    return (
        f"Package {seq} of a laptop that {gone}, made {plain(there.date())} at "
        f"{there:%H:%M} by its own clock. It came after the last package that was "
        "taken from that laptop, so nothing of it is in the caseload."
    )


def change_line(child: str, ent: str, f: str, value: Wire) -> str:
    """Write one change of a package: Amara Okafor · Telephone: 01632 960001."""
    what = f"{field_words(ent, f)}: {value_words(value)}" if f else ""
    whole = what or f"{field_words(ent, ent)} deleted or brought back"
    return f"{child} · {whole}" if child else whole


def unread_words() -> str:
    """Say that a package cannot be looked into here."""
    return (
        "Its key or a newer version of Twenty Weeks is missing on this laptop, so what "
        "is in it cannot be shown. Leave it until it can."
    )


def package_words(seq: int, held: str, number: int | None = None) -> str:
    """Name a package by its number and the beginning of its hash."""
    mark = " ".join(held[at : at + 4] for at in (0, 4, 8))
    count = "" if number is None else f", {changes(number)}"
    return f"package {seq}{count}, {mark}"


def package_line(name: str, words: Sequence[str], *, is_same: bool) -> PackageLine:
    """Return what was last sent and taken, both ways: four packages, or none yet."""
    sent, taken_there, sent_there, taken = (each or "nothing yet" for each in words)
    return PackageLine(
        name=name,
        sent=f"Last sent from here: {sent}",
        taken_there=f"Last taken there: {taken_there}",
        sent_there=f"Last sent from there: {sent_there}",
        taken=f"Last taken here: {taken}",
        tone=Tone.GREEN if is_same else Tone.BLUE,
    )


def newer_words(number: int) -> str:
    """Say that changes wait for a newer version of the program."""
    verb = "needs" if number == 1 else "need"
    sets = _counted(number, "set of changes", "sets of changes")
    return f"{sets} {verb} the new version of Twenty Weeks, and waits here till then."


def restored_words() -> str:
    """Say that this laptop found changes of its own that it did not hold."""
    return (
        "This laptop was brought back from a backup. It has caught up with what it "
        "had sent before, and nothing was lost."
    )


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
    return f"{inside_words(name)}: {words}"


def _day(text: str) -> str:
    try:
        return plain(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"
