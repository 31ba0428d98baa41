"""What a young person decides for themself, as a case shows it."""

from dataclasses import dataclass

from twentyweeks.casework import OwnWish
from twentyweeks.present.dates import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """Whether one person gets a copy of what is written to the young person."""

    involved_id: str
    name: str
    words: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRights:
    """What a case shows from the end of compulsory schooling."""

    words: str
    copies: tuple[CopyLine, ...]


def rights_words(name: str) -> str:
    """Say to whom letters go, and who else may have a copy."""
    return (
        f"Letters are written to {name}: the rights are their own now. Somebody else "
        f"gets a copy only where {name} wishes it."
    )


def wish_words(wish: OwnWish | None) -> str:
    """Say what a young person wished of copies to one person, and when."""
    if wish is None:
        return "Gets no copy: no wish is recorded"
    given = f"{plain(wish.on)} ({wish.how})"
    if wish.until is None:
        return f"Gets a copy, as wished on {given}"
    return (
        f"Gets no copy: what was wished on {given} was taken back on "
        f"{plain(wish.until)} ({wish.how_ended})"
    )
