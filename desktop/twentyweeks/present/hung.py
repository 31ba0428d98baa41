"""What the page of an e-mail says of what hung on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class HungLine:
    """One file that hung on it; `document_id` is the paper that it was filed as."""

    place: int
    name: str
    words: str  # "48 kB, filed as “Report of Dr Green”"
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HungPage:
    """What hung on an e-mail, and what its form offers."""

    lines: tuple[HungLine, ...]
    advisers: Mapping[str, str]
    received_on: date | None
