"""What the screen of a bundle says: papers to choose from, and what was found."""

from dataclasses import dataclass

from twentyweeks.present.letter import Answered, Finding, RecipientChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """A paper of the case; `because` says why it cannot go into a bundle."""

    document_id: str
    title: str
    words: str  # "12 May 2026, 3 pages"
    part: str  # a key of the parts
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChoice:
    """A part that the Tribunal counts by itself."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePage:
    """The screen before anything is chosen."""

    case_id: str
    child: str
    papers: tuple[PaperChoice, ...]
    readers: tuple[RecipientChoice, ...]
    parts: tuple[PartChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToRead:
    """A page that no search can read; `looked` says who looked at it, and when."""

    key: str
    bundle_page: int
    words: str  # "Report of Dr Green, page 2"
    looked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCount:
    """How many pages a part has, against what the Tribunal takes."""

    words: str  # "Core bundle: 104 pages, 100 at most"
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePreview:
    """The bundle as it would leave, with what must be looked at first."""

    pdf: bytes
    pages: int
    sentence: str
    findings: tuple[Finding, ...]
    answered: tuple[Answered, ...]
    to_read: tuple[PageToRead, ...]
    counts: tuple[PartCount, ...]
    may_leave: bool
    sha256: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleMade:
    """A bundle that was recorded."""

    document_id: str
    sha256: str
    pdf: bytes
    words: str
    file_name: str
