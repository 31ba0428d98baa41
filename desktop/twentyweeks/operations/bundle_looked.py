"""Pages of a bundle that no search can read: who has looked at each, for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from twentyweeks.casework import FindingAnswer
from twentyweeks.operations.bundle_checks import Placed
from twentyweeks.operations.bundle_facts import BundleChoice, bundle_facts
from twentyweeks.operations.finding_answers import (
    PAGE_READ,
    Given,
    answers_of,
    page_key,
)
from twentyweeks.operations.gather import gather
from twentyweeks.operations.hidden import read_protected
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.received import as_pdf
from twentyweeks.operations.saving import case_in, missing, saving
from twentyweeks.paper import pages_to_look_at
from twentyweeks.present.bundle import BundlePreview, PageToRead
from twentyweeks.present.dates import day_of
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest


def to_read(
    placed: Iterable[Placed], reader: str, given: Given
) -> Iterator[PageToRead]:
    """Yield each page that a person has to look at, and who has done so."""
    for paper in placed:
        for page in paper.to_look_at:
            key = page_key(paper.sha256, page, reader)
            yield PageToRead(
                key=key,
                bundle_page=paper.start + page - 1,
                words=_page_words(paper.title, page),
                looked=_looked(given, key),
            )


def mark_page_read(
    caseload: Caseload,
    case_id: str,
    choice: BundleChoice,
    key: str,
    now: datetime,
) -> None:
    """Record that a person looked at one page for this reader; `key` names the page."""
    protected = read_protected(caseload)
    with caseload.reading() as session:
        facts = bundle_facts(session, case_id, choice, protected, day_of(now))
    for paper in facts.papers:
        pdf = as_pdf(open_paper(caseload, paper.id.hex)).pdf
        keys = {
            page_key(digest(pdf), page, choice.reader): page
            for page in pages_to_look_at(pdf)
        }
        if key in keys:
            words = _page_words(paper.title, keys[key])
            reason = f"Looked at for {facts.front.reader}: {words}."
            about = (PAGE_READ, key, words)
            keep_answer(
                caseload, (facts.case_id, facts.front.reader), about, reason, now
            )
            return
    raise missing("page")


def looked_again(
    caseload: Caseload, case_id: str, shown: BundlePreview, today: date
) -> BundlePreview:
    """Return what was shown, with who has looked at its pages by now.

    Nothing is made anew: that a page was looked at changes no page.
    """
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        given = answers_of(session, now)
    pages = tuple(
        replace(each, looked=_looked(given, each.key)) for each in shown.to_read
    )
    may_leave = not shown.findings and all(each.looked for each in pages)
    return replace(shown, to_read=pages, may_leave=may_leave)


def keep_answer(
    caseload: Caseload,
    bundle: tuple[UUID, str],
    about: tuple[str, str, str],
    reason: str,
    now: datetime,
) -> None:
    """Keep what an officer said of a bundle, of a case for a reader.

    `about` is the requirement, the words that it is kept for, and what was found.
    """
    case_id, reader = bundle
    requirement, words, found = about
    with saving(caseload, now) as journal:
        journal.create(
            FindingAnswer(
                case_id=case_id,
                requirement=requirement,
                words=words,
                reason=reason,
                answered_on=day_of(now),
                answered_by=journal.stamp.by,
                paper=f"Bundle for {reader}",
                found=found,
            )
        )


def _page_words(title: str, page: int) -> str:
    return f"“{title}”, page {page}"


def _looked(given: Given, key: str) -> str:
    _, looked = given.get((PAGE_READ, key), ("", ""))
    return looked
