"""What the settings say of the wording of the letters."""

from collections.abc import Mapping
from dataclasses import dataclass

from twentyweeks.present.letter import Finding
from twentyweeks.present.tone import Tone

PARTS: Mapping[str, str] = {
    "closing": "The end of a letter",
    "last-days": "The two last days",
    "reply-form": "The reply form of a draft plan",
    "rights": "The right to appeal, and mediation",
    "sendiass": "Free, independent advice",
    "who-to-ring": "Who to ring",
}
LETTERS, NOTICES, COPIES, SHARED = (
    "Letters",
    "Notices to schools and services",
    "Half a page for the child",
    "Parts of several letters",
)
GROUPS = (LETTERS, NOTICES, COPIES, SHARED)

CHANGED = (
    "The shipped wording has changed since your authority wrote its own. Read both, "
    "then put your own into use again, changed or not, or take the shipped one."
)
APART = (
    "Two officers wrote this wording apart. Settle which of them holds on the Exchange "
    "screen; until then no letter in it can be issued."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLine:
    """One wording in the list: what it is called, and whose text is in use."""

    name: str
    title: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnLine:
    """Words that no letter may hold, and since when and why."""

    id: str
    words: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingList:
    """Every wording in its group, and what was withdrawn."""

    groups: tuple[tuple[str, tuple[WordingLine, ...]], ...]
    withdrawn: tuple[WithdrawnLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingSheet:
    """One wording as it stands; `told` are what must be seen before it is changed.

    `readers` are the invented letters that it can be looked at in.
    """

    name: str
    title: str
    words: str
    shipped: str
    state: str
    is_own: bool
    told: tuple[str, ...]
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLook:
    """What a wording gives: the page, and what keeps it from being put into use."""

    pdf: bytes
    pages: int
    faults: tuple[str, ...]
    findings: tuple[Finding, ...]

    def may_be_used(self) -> bool:
        """Return whether letters may be written in it."""
        return not (self.faults or self.findings)


def group_of(name: str) -> str:
    """Return the heading below which a wording is listed."""
    if name in PARTS:
        return SHARED
    if name.startswith("child-"):
        return COPIES
    return NOTICES if name.startswith("notice-") else LETTERS


def title_of(name: str, letters: Mapping[str, str]) -> str:
    """Return what a wording is called; `letters` are the letters' own names."""
    plain = name.removeprefix("child-").removeprefix("notice-")
    return PARTS.get(name) or letters.get(plain) or name.replace("-", " ").capitalize()


def in_letters(where: tuple[str, ...]) -> str:
    """Say in which letters something is missing: the first, and how many more."""
    more = f" and {len(where) - 1} more" if len(where) > 1 else ""
    return f"In “{where[0]}”{more}."
