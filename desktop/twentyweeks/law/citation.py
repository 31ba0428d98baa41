"""How surely a rule is known, how strongly it binds, and whom."""

from enum import StrEnum


class Evidence(StrEnum):
    """How far the words of a rule were checked, strongest first."""

    __hash__ = str.__hash__  # by the word: an Enum's own is many times slower

    CHECKED = "P"
    CHECKED_IN_PART = "P-part"
    SECONDARY = "S"
    UNVERIFIED = "M"

    @property
    def words(self) -> str:
        """Say it to a lawyer who is to sign the rule."""
        return _EVIDENCE[self]


class Force(StrEnum):
    """What stands behind a limit."""

    __hash__ = str.__hash__  # by the word: an Enum's own is many times slower

    STATUTE = "statute"
    GUIDANCE = "guidance"
    CONVENTION = "convention"


class Owner(StrEnum):
    """Who must act, or who may."""

    __hash__ = str.__hash__  # by the word: an Enum's own is many times slower

    AUTHORITY = "authority"
    FAMILY = "family"
    SCHOOL = "school"
    ADVISER = "adviser"
    ICB = "icb"
    TRIBUNAL = "tribunal"


_EVIDENCE = {
    Evidence.CHECKED: "checked against the provision",
    Evidence.CHECKED_IN_PART: "main words checked, the tail not",
    Evidence.SECONDARY: "checked against a published secondary source",
    Evidence.UNVERIFIED: "to be verified",
}
