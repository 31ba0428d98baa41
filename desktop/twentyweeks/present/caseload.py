"""One line of the caseload, in finished words."""

from dataclasses import dataclass

from twentyweeks.present.tone import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case as the caseload shows it; nothing is left to work out in the window."""

    id: str
    name: str
    reference_and_year: str
    due: str
    due_tone: Tone
    step: str
    on: str
    force: str = ""  # "our target" or "guidance", where the law sets no date
    weeks: str = ""
    weeks_done: float = 0.0  # 0 to 1, of the twenty weeks
    weeks_tone: Tone = Tone.ACCENT
    waiting_icon: str = ""
    waiting_on: str = ""
    school: str = ""
    officer: str = ""
    unread: bool = False
    sentence: str = ""  # the whole line for a screen reader

    def spoken(self) -> str:
        """Say name, step and due date, with which every line must begin."""
        return self.sentence or f"{self.name}, {self.step} {self.on}, {self.due}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One case by its name and reference alone, in a list of any length."""

    id: str
    name: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pill:
    """A filter with its count; `name` is what the filter is asked for by."""

    name: str
    words: str
    count: int
    icon: str = ""
    tone: Tone = Tone.GREY


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadPage:
    """One page of the caseload under a filter and a search, due first."""

    truth: str
    pills: tuple[Pill, ...]
    rows: tuple[CaseRow, ...]
    total: int
    nothing: str = ""  # what to say when no case is shown
