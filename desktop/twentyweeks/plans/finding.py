"""What a check of a letter or a plan says."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What a finding rests on: the law stops issue, practice asks for a look."""

    LAW = "law"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is missing or wrong, and how to mend it.

    `requirement` is the id that a record of the check keeps; `cite` is the
    provision, empty for a matter of practice that rests on none; `evidence` is the
    mark of how far that provision was checked, where it comes from the rule book;
    `why` says why it matters, `about` holds the words that were judged. What does
    not lapse holds a paper until it is answered, past the last day too: one person
    can always do it.
    """

    rule: Rule
    requirement: str
    missing: str
    where: str
    mend: str
    cite: str = ""
    evidence: str = ""
    why: str = ""
    about: str = ""
    lapses: bool = True

    @property
    def words(self) -> str:
        """The words that an answer to it is kept for."""
        return self.about or self.missing


def stops_issue(findings: tuple[Finding, ...]) -> bool:
    """Return whether any finding rests on the law; there is no override."""
    return any(finding.rule is Rule.LAW for finding in findings)
