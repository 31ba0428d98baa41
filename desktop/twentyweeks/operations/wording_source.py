"""The wording that letters are written in: the authority's own, or the shipped one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import OwnWording, WithdrawnWords, wording_id
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.text import folded
from twentyweeks.letters.wording import wording
from twentyweeks.operations.letter_words import KINDS
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.dates import plain
from twentyweeks.present.wording import title_of
from twentyweeks.storage.papers import digest
from twentyweeks.storage.tables import contested

TITLES: Mapping[str, str] = {kind.value: KINDS[kind].words for kind in LetterKind}


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Words that no letter may hold, and why, as they are told."""

    words: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Gives each wording by its name, and remembers which were asked for.

    `own` and `made_from` are of the wordings that the authority has changed; `apart`
    are those that two officers wrote apart.
    """

    own: Mapping[str, str]
    made_from: Mapping[str, str]
    apart: frozenset[str]
    withdrawn: tuple[Withdrawn, ...]
    used: dict[str, None] = field(default_factory=dict)

    def __call__(self, name: str) -> str:
        """Return the text of one wording."""
        self.used[name] = None
        return self.own.get(name) or wording(name)

    def is_older(self, name: str) -> bool:
        """Return whether the shipped text has changed under the authority's own."""
        return name in self.own and self.made_from.get(name) != fingerprint(name)

    def findings(self, pages: Sequence[str]) -> Iterator[Finding]:
        """Yield what stands against a letter that was made with these, by its pages."""
        text = folded(" ".join(pages))
        for each in self.withdrawn:
            if folded(each.words) in text:
                yield _withdrawn(each)
        for name in self.used:
            title = title_of(name, TITLES)
            if name in self.apart:
                yield _apart(title)
            elif self.is_older(name):
                yield _older(title)


def read_wordings(session: Session) -> Wordings:
    """Read what the authority has made its own, and what it has withdrawn."""
    held = tuple(session.scalars(select(OwnWording)))
    table = OwnWording.__tablename__
    apart = set(
        session.scalars(select(contested.c.eid).where(contested.c.ent == table))
    )
    gone = session.scalars(select(WithdrawnWords).order_by(WithdrawnWords.id))
    return Wordings(
        own={each.name: each.words for each in held if each.words},
        made_from={each.name: each.made_from or "" for each in held},
        apart=frozenset(each.name for each in held if wording_id(each.name) in apart),
        withdrawn=tuple(Withdrawn(each.words, why_withdrawn(each)) for each in gone),
    )


def fingerprint(name: str) -> str:
    """Return the SHA-256 of the shipped text of a wording."""
    return digest(wording(name).encode())


def why_withdrawn(held: WithdrawnWords) -> str:
    """Say since when some words are withdrawn, and why."""
    return f"withdrawn on {plain(held.withdrawn_on)}: {held.because}"


def _withdrawn(gone: Withdrawn) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement="wording-withdrawn",
        missing=f"“{gone.words}” stands in this letter, and was {gone.because}",
        where="The wording",
        mend="Change the words on the case, or the wording in the settings.",
    )


def _apart(title: str) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement="conflict",
        missing=f"Two officers wrote the wording “{title}” apart, and nobody has said "
        "which is right.",
        where="The wording",
        mend="Settle it on the Exchange screen, then make this again.",
    )


def _older(title: str) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement="wording-older",
        missing=f"The wording “{title}” is your authority's own, and the shipped one "
        "has changed since it was written.",
        where="The wording",
        mend="Read both in the settings, under Wording of the letters.",
    )
