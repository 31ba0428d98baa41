"""What a family says of a draft, and what is answered: subject by subject."""

from dataclasses import dataclass

from twentyweeks.present.case import Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """One thing that one person said."""

    id: str
    by: str
    words: str
    proposed: str  # the wording that they want instead, or nothing
    asked: str  # "Asks for a change", "Monday 22 June 2026"
    mark: Chip
    reply: str = ""  # "Changed: the line now says an hour."
    replied: str = ""  # "Jo Marlow, 24 June 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectLine:
    """What is talked about, with all that was said; `opposed` where wishes clash."""

    name: str  # "F2" or "Section F" or "The whole plan"
    words: str  # what stands there in the draft
    comments: tuple[CommentLine, ...]
    opposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsPage:
    """All comments on the draft that the family holds."""

    child: str
    plan_id: str
    title: str  # "Draft plan, version 1"
    standing: str  # "2 answered, 3 to answer."
    people: tuple[str, ...]
    subjects: tuple[SubjectLine, ...]
    places: tuple[tuple[str, str], ...]  # a part's identifier, and how it is called
