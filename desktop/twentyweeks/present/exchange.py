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
    can_be_revoked: bool = False
    words_to_compare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One of the values that two officers wrote."""

    words: str
    who: str  # "Jo Marlow, 20 November 2026 at 14:02, on this laptop"
    only_here: str = ""  # in a long text, the words that no other value has


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
class AsideCard:
    """A package that was set aside: nothing of it is in the caseload."""

    id: str
    title: str  # "3 changes by Sam Hale"
    why: str
    changes: tuple[str, ...]  # "Amara Okafor · Telephone: 01632 960001"
    more: int = 0  # how many further changes are not listed


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    """What was last sent and last taken between this laptop and another."""

    name: str  # "Sam Hale", "Sam Hale, restricted notes"
    sent: str  # "Last sent from here: package 12, 3 changes, 4f2a 91c0 3b7d"
    taken_there: str
    sent_there: str
    taken: str
    tone: Tone  # green where both ends hold the same


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
    packages: tuple[PackageLine, ...] = ()
    aside: tuple[AsideCard, ...] = ()
    warnings: tuple[str, ...] = ()  # each told before, with its day
    is_off: bool = False  # taken off the team, or one of two machines
    may_exchange: bool = True
