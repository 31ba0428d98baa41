"""The letters that are issued and have not left, as the page of the post lists them."""

from datetime import date

from sqlalchemy import select

from twentyweeks.casework import Letter
from twentyweeks.operations.singly import cases_done_singly
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.post import PostPage, waiting_letter, waiting_words
from twentyweeks.storage.tables import case_line


def post_page(caseload: Caseload, today: date) -> PostPage:
    """Return every letter that waits for the post, oldest first.

    The letters of a case with something to protect stand apart, to go one by one.
    """
    waiting = (
        select(Letter, case_line.c.name)
        .join(case_line, case_line.c.case_id == Letter.case_id)
        .where(Letter.posted_on.is_(None))
        .order_by(Letter.written_on, Letter.id)
    )
    with caseload.reading() as session:
        alone = cases_done_singly(session)
        found = [
            (row.Letter.case_id in alone, waiting_letter(row.Letter, row.name, today))
            for row in session.execute(waiting)
        ]
    return PostPage(
        words=waiting_words(len(found)),
        letters=tuple(each for is_alone, each in found if not is_alone),
        singly=tuple(each for is_alone, each in found if is_alone),
    )
