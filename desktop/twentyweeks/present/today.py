"""What the Today screen says, top to bottom, in finished sentences."""

from dataclasses import dataclass

from twentyweeks.present.tone import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayLine:
    """One thing that asks for attention; `case_id` opens its case."""

    case_id: str
    name: str
    words: str  # "Decide whether to assess by Monday 13 April 2026"
    chip: str  # "3 days left"
    tone: Tone
    cite: str = ""
    cause: str = ""  # what held a date that is overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class TodaySection:
    """One group of lines; `nothing` is what stands there when it is empty.

    What `is_above` stands over everything else. `page` is where all its lines are
    dealt with at once.
    """

    title: str
    nothing: str
    lines: tuple[TodayLine, ...] = ()
    more: int = 0  # lines beyond those shown
    is_above: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """The day: its date, its truth in one sentence, and its groups."""

    date: str  # "Monday 23 November 2026"
    truth: str  # "2 deadlines have passed, 9 more fall this week."
    sections: tuple[TodaySection, ...]
    sync: str  # "Last exchanged Friday 20 November at 16:40; 3 changes wait."
    drafts: tuple["Unfinished", ...] = ()
    warning: str = ""  # the published bank holidays run out
    passed: str = ""  # reasons of others that nobody has looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A half-typed form that was kept: a visit, a decision."""

    name: str  # the draft's name, to open it again
    case_id: str
    words: str  # "Visit to Amara Okafor, kept at 14:02 yesterday"
