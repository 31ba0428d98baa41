"""Translated copies of letters and plans that were issued, and whether one is stale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from twentyweeks.casework import Document, Letter, Plan
from twentyweeks.present.dates import near
from twentyweeks.present.letter_service import replaced_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One translated copy, and its English original; `stale` says since when."""

    document_id: str
    title: str
    words: str  # "In Urdu, by Farah Aziz, 3 Nov"
    stale: str  # "Stale: the English original was replaced on 3 Nov."
    original_id: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTranslations:
    """What the page of a paper says of translations; `own` where it is one itself."""

    may_file: bool = False
    own: Translation | None = None
    lines: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """What was issued on a case: its letters, and the versions of its plan."""

    letters: Sequence[Letter]
    plans: Sequence[Plan]

    def holds(self, document: Document) -> bool:
        """Return whether a paper is the frozen copy of a letter or of a plan."""
        return bool(self._letter(document) or self._plan(document))

    def replaced_on(self, document: Document) -> date | None:
        """Return the day on which another was issued in the place of a paper."""
        letter, plan = self._letter(document), self._plan(document)
        new = replaced_by(self.letters).get(letter.id) if letter else None
        if new is not None:
            return new.written_on
        if plan is None:
            return None
        newer = [each for each in self.plans if each.number > plan.number]
        return min((each.issued.on for each in newer if each.issued), default=None)

    def _letter(self, document: Document) -> Letter | None:
        own = (e for e in self.letters if e.issued.get("sha256") == document.sha256)
        return next(own, None)

    def _plan(self, document: Document) -> Plan | None:
        kept = ((each.issued, each) for each in self.plans)
        own = (
            plan for issued, plan in kept if issued and issued.document == document.id
        )
        return next(own, None)


def translations(
    documents: Sequence[Document], issues: Issues, names: Mapping[str, str], today: date
) -> dict[UUID, Translation]:
    """Return the translated copies among the papers of a case, by their own paper.

    `names` are the languages' English names, by their tags.
    """
    originals = {each.sha256: each for each in documents if not each.translates}
    told = {}
    for copy in documents:
        if copy.translates:
            original = originals.get(copy.translates)
            told[copy.id] = Translation(
                document_id=copy.id.hex,
                title=copy.title,
                words=_words(copy, names, today),
                stale=_stale(original, issues, today),
                original_id=original.id.hex if original else "",
                original=original.title if original else "",
            )
    return told


def _words(copy: Document, names: Mapping[str, str], today: date) -> str:
    language = names.get(copy.language or "", "another language")
    by = f"by {copy.author}" if copy.author else ""
    day = near(copy.dated, today) if copy.dated else ""
    return ", ".join(each for each in (f"In {language}", by, day) if each)


def _stale(original: Document | None, issues: Issues, today: date) -> str:
    if original is None:
        return "Stale: its English original is not among these papers any more."
    on = issues.replaced_on(original)
    replaced = f"replaced on {near(on, today)}" if on else ""
    return f"Stale: the English original was {replaced}." if replaced else ""
