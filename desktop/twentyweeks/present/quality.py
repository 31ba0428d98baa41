"""What the Quality screen says: what was passed with a reason, what is read again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedLine:
    """A finding of our practice that was passed with a reason."""

    id: str
    case_id: str
    child: str
    paper: str  # "Draft plan, version 2"
    found: str
    reason: str
    by: str  # "Jo Marlow, 23 November 2026"
    looked_at: str = ""  # "Looked at by Sam Reed, 24 November 2026"
    may_be_looked_at: bool = True  # not by the officer who passed it


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratedLine:
    """A plan of the sample: its first audit, and the one beside it."""

    case_id: str
    plan_id: str
    child: str
    title: str  # "Final plan, version 2"
    first: str  # "Sam Reed: 78 of 100"; says where there is none
    again: str = ""  # "Ada Holt: 74 of 100"; empty while it waits
    agreement: str = ""  # "Both marked 9 lines: 7 the same, 2 one step apart."
    differ: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """The sample of one quarter."""

    quarter: str  # "July to September 2026"
    words: str  # "12 plans were issued, 2 of them are read again."
    plans: tuple[ModeratedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPage:
    """The screen of whoever answers for the letters and plans."""

    share: int
    waiting: tuple[PassedLine, ...]
    looked_at: tuple[PassedLine, ...]
    samples: tuple[SampleLine, ...]
