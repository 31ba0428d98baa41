"""What the Letter screen says: choices, the real page, what stops it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChoice:
    """A letter that can be written; `because` says why it cannot yet."""

    kind: str
    words: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientChoice:
    """A person who may be written to; `because` says why not."""

    id: str
    words: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found. One of the law cannot be passed, another with a reason.

    `requirement` and `judged`, the words that were looked at, are what an answer is
    kept for; `page` is the one on which it stands, from 1, or 0 for no page alone.
    """

    of_the_law: bool
    words: str
    mend: str
    cite: str = ""
    where: str = ""
    why: str = ""
    requirement: str = ""
    judged: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A finding of our practice that stands, with the reason that an officer gave."""

    words: str
    where: str
    reason: str
    by: str  # "Jo Marlow, 23 November 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """The screen before a letter is chosen."""

    case_id: str
    child: str
    kinds: tuple[KindChoice, ...]
    recipients: tuple[RecipientChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """The letter as it will be: the PDF itself and what was found in it."""

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]
    one_child: str  # "Every page names Amara Okafor and no other child."
    may_be_issued: bool
    file_name: str  # says no name: "letter-EHC-26-1042-refuse-to-assess.pdf"
    sha256: str = ""  # what is issued is held against what was shown
    child_copy_pdf: bytes = b""  # half a page for the child, empty where there is none
    kept: str = ""  # what is said instead of issuing, of what was issued already
    answered: tuple["Answered", ...] = ()
    title: str = ""  # "Draft plan, version 2"
    leaves_by: date | None = None  # the last day of the limit that it must keep
    is_late: bool = False  # it leaves after its limit, and says so


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterIssued:
    """The frozen letter."""

    letter_id: str
    document_id: str
    sha256: str
    pdf: bytes
    words: str
    file_name: str = ""
    html: bytes = b""  # the same words as the PDF, to be sent by e-mail
    child_copy_pdf: bytes = b""  # printed with the letter, never kept in its place
    child_copy_name: str = ""  # "letter-EHC-26-1042-refuse-to-assess-child.pdf"
