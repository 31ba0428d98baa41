"""Put papers of one case together for one reader, and record that they left."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from twentyweeks.casework import Document, MadeFrom, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.bundle_checks import Placed, checked
from twentyweeks.operations.bundle_facts import (
    BUNDLE,
    TRIBUNAL,
    BundleChoice,
    Facts,
    Listed,
    Wanted,
    bundle_facts,
    papers_of,
    readers_of,
)
from twentyweeks.operations.bundle_index import Bound, Entry, bind
from twentyweeks.operations.bundle_limits import counted, shipped_limits, too_long
from twentyweeks.operations.bundle_looked import keep_answer, to_read
from twentyweeks.operations.finding_answers import Judged, judged
from twentyweeks.operations.hidden import read_protected
from twentyweeks.operations.letter_shown import shown as as_shown
from twentyweeks.operations.papers import keep_where, open_paper
from twentyweeks.operations.received import as_pdf
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.translated import stale_copies
from twentyweeks.operations.typed import KEPT, typed
from twentyweeks.paper import pages, pages_to_look_at
from twentyweeks.plans.finding import Rule
from twentyweeks.present.bundle import (
    BundleMade,
    BundlePage,
    BundlePreview,
    PageToRead,
    PartChoice,
)
from twentyweeks.present.dates import day_of
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

__all__ = [
    "BundleChoice",
    "Wanted",
    "bundle_page",
    "make_bundle",
    "pass_bundle_finding",
    "preview_bundle",
]

T = TypeVar("T")
Step = Callable[[int, int], None]
"""Told how much is done, and of how much; Cancelled by it, the work stops there."""


def unwatched(_done: int, _of: int) -> None:
    """Go on: nobody watches how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A bundle as it would leave, with what was found."""

    facts: Facts
    bound: Bound
    entries: tuple[Entry, ...]
    found: Judged
    to_read: tuple[PageToRead, ...]

    @property
    def pdf(self) -> bytes:
        """The whole file."""
        return self.bound.joined.pdf

    def is_apart(self) -> bool:
        """Return whether any of its papers lies apart, and so the whole."""
        return any(each.is_apart for each in self.facts.papers)

    def may_leave(self) -> bool:
        """Return whether nothing is open and every page was looked at."""
        return not self.found.open and all(each.looked for each in self.to_read)


def bundle_page(caseload: Caseload, case_id: str, today: date) -> BundlePage:
    """Return the papers and readers that a bundle can be made of."""
    protected = read_protected(caseload)
    with caseload.reading() as session:
        case = case_in(session, case_id)
        child = session.get_one(Person, case.person_id)
        return BundlePage(
            case_id=case.id.hex,
            child=child.name,
            papers=papers_of(session, case.id),
            readers=readers_of(session, case, protected, today),
            parts=tuple(
                PartChoice(key=each.key, words=each.words)
                for each in shipped_limits().parts
            ),
        )


def preview_bundle(
    caseload: Caseload,
    case_id: str,
    choice: BundleChoice,
    today: date,
    step: Step = unwatched,
) -> BundlePreview:
    """Return the bundle as it would leave, and what must be looked at first.

    Refused for a paper of another case, for a reader who may not have it, and for a
    paper that no PDF can be made of.
    """
    made = _make(caseload, case_id, choice, today, step)
    for_tribunal = choice.reader == TRIBUNAL
    return BundlePreview(
        pdf=made.pdf,
        pages=made.bound.joined.pages,
        sentence=_sentence(made),
        findings=tuple(as_shown(each) for each in made.found.open),
        answered=tuple(answer for _, answer in made.found.answered),
        to_read=made.to_read,
        counts=counted(made.entries, made.facts.limits) if for_tribunal else (),
        may_leave=made.may_leave(),
        sha256=digest(made.pdf),
        file_name=_file_name(made),
    )


def pass_bundle_finding(
    caseload: Caseload,
    case_id: str,
    choice: BundleChoice,
    about: tuple[str, str],
    reason: str,
    now: datetime,
) -> None:
    """Keep why a finding of our practice stands; it is not asked again of this paper.

    `about` is requirement and words. Refused without a reason and for what the law
    requires.
    """
    why = typed(read_text, reason, "reason", "Reason")
    if why is None:
        raise Refused(f"Reason: there is none. {KEPT}", field="reason")
    made = _make(caseload, case_id, choice, day_of(now))
    found = [
        each for each in made.found.open if about == (each.requirement, each.words)
    ]
    if not found:
        raise Refused(f"This is not found any more. {KEPT} Look at it again.")
    if found[0].rule is Rule.LAW:
        raise Refused(
            f"The law requires this, and no reason passes it. {KEPT} {found[0].mend}",
            field="reason",
        )
    told = (found[0].requirement, found[0].words, found[0].missing)
    bundle = (made.facts.case_id, made.facts.front.reader)
    keep_answer(caseload, bundle, told, why, now)


def make_bundle(
    caseload: Caseload,
    case_id: str,
    choice: BundleChoice,
    shown: str,
    now: datetime,
    step: Step = unwatched,
) -> BundleMade:
    """Record the bundle that was shown as one that leaves: who, when, for whom.

    `shown` is the hash of the preview. Refused while anything stands against it or a
    page was not looked at, and where it is not what was shown.
    """
    made = _make(caseload, case_id, choice, day_of(now), step)
    sha256 = digest(made.pdf)
    _refuse_open(made)
    if shown != sha256:
        raise Refused(
            "The bundle is not the one that was shown: something on the case has "
            "changed since. Nothing was made. Look at it again."
        )
    with saving(caseload, now) as journal:
        document = Document(
            case_id=made.facts.case_id,
            title=f"Bundle for {made.facts.front.reader}",
            kind=BUNDLE,
            blob=keep_where(caseload, journal, made.pdf, is_apart=made.is_apart()),
            sha256=sha256,
            media_type="application/pdf",
            size=len(made.pdf),
            pages=made.bound.joined.pages,
            dated=day_of(now),
            author=made.facts.front.authority,
            made_from=MadeFrom(
                on=day_of(now),
                by=journal.stamp.by,
                reader=made.facts.front.reader,
                reader_id=made.facts.reader_id,
                papers=tuple(each.id for each in made.facts.papers),
            ),
        )
        journal.create(document)
        return BundleMade(
            document_id=document.id.hex,
            sha256=sha256,
            pdf=made.pdf,
            words=f"The bundle for {made.facts.front.reader} is kept as it leaves, "
            "among the papers of the case.",
            file_name=_file_name(made),
        )


def _make(
    caseload: Caseload,
    case_id: str,
    choice: BundleChoice,
    today: date,
    step: Step = unwatched,
) -> _Made:
    protected = read_protected(caseload)
    with caseload.reading() as session:
        facts = bundle_facts(session, case_id, choice, protected, today)
        chosen = [each.id for each in facts.papers]
        stale = tuple(stale_copies(session, facts.case_id, chosen, today))
    of = 2 * len(facts.papers) + 2
    listed = _watched(facts.papers, step, 0, of)
    entries = tuple(_entry(caseload, each) for each in listed)
    step(len(entries), of)
    bound = bind(facts.front, entries)
    search = _watched(_to_search(facts, entries, bound), step, len(entries) + 1, of)
    placed = [Placed.read(*each) for each in search]
    found = (
        *facts.found,
        *stale,
        *checked(placed, facts.searched),
        *(too_long(entries, facts.limits) if choice.reader == TRIBUNAL else ()),
    )
    return _Made(
        facts=facts,
        bound=bound,
        entries=entries,
        found=judged(facts.given, found),
        to_read=tuple(to_read(placed, choice.reader, facts.given)),
    )


def _watched(items: Iterable[T], step: Step, first: int, of: int) -> Iterator[T]:
    for done, item in enumerate(items, first):
        step(done, of)
        yield item


def _entry(caseload: Caseload, listed: Listed) -> Entry:
    pdf = as_pdf(open_paper(caseload, listed.id.hex)).pdf
    return Entry(
        part=listed.part,
        title=listed.title,
        dated=listed.dated,
        pdf=pdf,
        pages=pages(pdf),
        unread=pages_to_look_at(pdf),
    )


def _to_search(
    facts: Facts, entries: Sequence[Entry], bound: Bound
) -> Iterator[tuple[str, bytes, int]]:
    yield f"{facts.front.title}: index", bound.index, 1
    for entry, start in zip(entries, bound.starts, strict=True):
        yield entry.title, entry.pdf, start


def _sentence(made: _Made) -> str:
    joined = made.bound.joined
    count = len(made.entries)
    papers = "1 paper" if count == 1 else f"{count} papers"
    told = f"{papers} on {joined.pages} pages, with an index and a number on each."
    if joined.untagged:
        names = ", ".join(f"“{each}”" for each in dict.fromkeys(joined.untagged))
        told += (
            f" A screen reader finds no headings in {names}: ask for the original in "
            "another form where the reader needs one."
        )
    return told


def _refuse_open(made: _Made) -> None:
    if made.found.open:
        first = min(made.found.open, key=lambda each: each.rule is not Rule.LAW)
        raise Refused(
            f"This bundle may not leave: {first.missing} {first.mend} Nothing was "
            "made.",
            field=first.requirement,
        )
    unread = [each for each in made.to_read if not each.looked]
    if unread:
        raise Refused(
            f"This bundle may not leave: no search can read bundle page "
            f"{unread[0].bundle_page}, {unread[0].words}, and nobody has looked at it "
            "for this reader. Nothing was made. Look at each such page and tick it.",
            field="to_read",
        )


def _file_name(made: _Made) -> str:
    reference = re.sub(r"[^A-Za-z0-9-]+", "-", made.facts.front.reference).strip("-")
    return f"bundle-{reference}.pdf"
