"""The visits of a case as its page lists them."""

from collections.abc import Sequence

from twentyweeks.casework import Visit
from twentyweeks.casework.visit import Agreement, Meeting, ReadBack
from twentyweeks.present.dates import plain
from twentyweeks.present.visit import VisitLine

_RESULTS = {
    ReadBack.AGREED: "Agreed when it was read back",
    ReadBack.CHANGED: "Changed when it was read back, then agreed",
    ReadBack.NOT_AGREED: "Not agreed when it was read back",
}


def visit_lines(visits: Sequence[Visit]) -> tuple[VisitLine, ...]:
    """Return a line for each visit, the newest first."""
    newest = sorted(visits, key=lambda each: (each.held_on, each.id), reverse=True)
    return tuple(
        VisitLine(visit_id=each.id.hex, held_on=plain(each.held_on), words=_words(each))
        for each in newest
    )


def _words(visit: Visit) -> str:
    meeting, agreement = visit.meeting or Meeting(), visit.agreement or Agreement()
    result = _RESULTS[agreement.result] if agreement.result else "Not read back"
    place = " ".join(meeting.place.split())
    return f"{place}. {result}" if place else result
