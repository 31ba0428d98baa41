"""What the Exchange screen says: state, given and taken, what needs a decision."""

from dataclasses import dataclass

from twentyweeks.present.tone import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class StationLine:
    """One laptop of the team."""

    station: str
    name: str
    words: str  # "Last heard Friday 20 November at 16:40"
    tone: Tone
    can_be_approved: bool = False
    words_to_compare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One of the values that two officers wrote."""

    words: str
    who: str  # "Jo Marlow, 20 November 2026 at 14:02, on this laptop"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCard:
    """One field with more than one value; nothing has been overwritten."""

    id: str
    case_id: str
    child: str
    what: str  # "Telephone of Ngozi Okafor"
    before: str
    values: tuple[ConflictValue, ...]
    free_text: bool = True  # a third value may be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeReport:
    """What one run gave and took."""

    words: str  # "Sent 12 changes, received 31 from 4 colleagues, 1 needs you."
    sent: int
    received: int
    conflicts: int
    alarms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangePage:
    """The Exchange screen."""

    state: str  # "Working offline, 3 changes wait"
    central: str  # the folder as the officer named it; empty if none is set
    enrolled: str  # "" or what has to happen before this laptop may exchange
    own_words: str  # this laptop's six words
    team_words: str  # the team's six words
    last: str
    stations: tuple[StationLine, ...]
    conflicts: tuple[ConflictCard, ...]
    is_administrator: bool
