"""What the bar of twenty weeks shows of one case, in finished words."""

from dataclasses import dataclass
from enum import StrEnum

from twentyweeks.present.tone import Tone

WEEKS = 20.0


class Mark(StrEnum):
    """The sign inside a milestone's disc."""

    DONE = "done"
    WAITING = "waiting"
    NEXT = "next"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stretch of the twenty weeks, in weeks from the day of the request."""

    name: str
    starts: float
    ends: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """One milestone: where it lies on the bar and what is said of it."""

    name: str
    at: float
    when: str
    state: str = ""
    tone: Tone = Tone.GREY
    mark: Mark = Mark.OPEN

    def sentence(self) -> str:
        """Say the milestone whole, for a reader who does not see the bar."""
        return ", ".join(words for words in (self.name, self.when, self.state) if words)


PARTS = (
    Part(name="Decide whether to assess", starts=0, ends=6),
    Part(name="Gather advice", starts=6, ends=12),
    Part(name="Draft plan", starts=12, ends=16),
    Part(name="Consult and finalise", starts=16, ends=20),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One case on the bar; `today` is in weeks, None where nothing runs any more."""

    discs: tuple[Disc, ...]
    today: float | None = None
    today_words: str = ""
    parts: tuple[Part, ...] = PARTS

    def sentence(self) -> str:
        """Tell the whole bar in words."""
        told = [disc.sentence() for disc in self.discs]
        if self.today_words:
            told.append(self.today_words)
        return ". ".join(told) + "."
