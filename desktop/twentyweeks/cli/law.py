"""The `timeline` and `rules` commands: the law without a caseload."""

import argparse
import gc
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import islice
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import TYPE_CHECKING

from twentyweeks.cli.rule_book import columns, printable, rule_book
from twentyweeks.cli.strict import object_in, refuse_twice, text_of
from twentyweeks.errors import BadInput, Unavailable
from twentyweeks.law import (
    BOOK,
    HOLIDAYS,
    Event,
    Evidence,
    ExceptionRow,
    Force,
    Holidays,
    Limit,
    Owner,
    Timetable,
    holidays_from,
    read_date,
    read_events,
    timetable,
)
from twentyweeks.law.counting import in_full
from twentyweeks.law.reading import shown
from twentyweeks.places import resources

if TYPE_CHECKING:
    from twentyweeks.cli.sitting import Sitting

_AT_A_TIME = 4096


def timeline(given: argparse.Namespace, sitting: "Sitting") -> None:
    """Write the limits of the case in a file."""
    holidays = published_holidays()
    today = sitting.today
    with _nothing_collected():
        parts = _answer(given.file, given.as_of, given.format, today, holidays)
        while some := "".join(islice(parts, _AT_A_TIME)):
            sys.stdout.write(some)


def rules(given: argparse.Namespace, _sitting: "Sitting") -> None:
    """Write the whole rule book."""
    sys.stdout.write(rule_book(given.format))


def published_holidays() -> Holidays:
    """Read the list of bank holidays that the program is shipped with."""
    try:
        text = (resources() / "bank-holidays.json").read_text("utf-8")
    except OSError as error:
        raise Unavailable(
            "The program's list of bank holidays cannot be opened. No date was worked "
            "out. Install the program again."
        ) from error
    return holidays_from(text)


def answer(
    file: Path,
    as_of: date | None,
    form: str,
    today: date,
    holidays: Holidays = HOLIDAYS,
) -> str:
    """Answer the limits of the case in a file; BadInput names event and field."""
    with _nothing_collected():
        return "".join(_answer(file, as_of, form, today, holidays))


def _answer(
    file: Path, as_of: date | None, form: str, today: date, holidays: Holidays
) -> Iterator[str]:
    """Work everything out, so that what is then written is never half an answer."""
    given = _given(text_of(file))
    events = _events(given)
    written = _day("as_of", given["as_of"]) if "as_of" in given else None
    born = _day("born", given["born"]) if "born" in given else None
    settled = as_of or written or today
    found = timetable(events, settled, born, BOOK, holidays)
    return _parts(found, settled, form)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep the collector from walking a million values that live to the end."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def limits_text(found: Timetable, as_of: date, form: str) -> str:
    """Write limits and exceptions as a table for a person, or as JSON."""
    return "".join(_parts(found, as_of, form))


def _parts(found: Timetable, as_of: date, form: str) -> Iterator[str]:
    return _in_json(found, as_of) if form == "json" else _in_table(found, as_of)


def _in_json(found: Timetable, as_of: date) -> Iterator[str]:
    yield f'{{"as_of": "{as_of}",\n "rule_book": {json.dumps(BOOK.edition)},\n'
    yield ' "deadlines": ['
    yield from _with_commas(map(_limit_row, found.limits))
    yield '],\n "exceptions": ['
    yield from _with_commas(map(_exception_row, found.exceptions))
    yield "]}\n"


def _with_commas(rows: Iterator[str]) -> Iterator[str]:
    yield next(rows, "")
    for row in rows:
        yield f",{row}"


def _in_table(found: Timetable, as_of: date) -> Iterator[str]:
    for line in _lines(found, as_of):
        yield f"{line}\n"


def _lines(found: Timetable, as_of: date) -> Iterator[str]:
    yield f"Position on {in_full(as_of)}. Rule book: {BOOK.edition}."
    yield ""
    if not found.limits:
        yield "No limit runs from these events."
    yield from columns(
        ("Due", "Status", "Days", "Rule", "About", "Who", "Law", "Checked"),
        [_limit_cells(limit) for limit in found.limits],
    )
    yield from _paragraphs(found.limits)
    if found.exceptions:
        yield from ("", "Exceptions")
    for row in found.exceptions:
        yield _exception_line(row)


def _given(text: str) -> Mapping[str, object]:
    raw = object_in(text)
    for name in raw:
        if name not in ("as_of", "born", "events"):
            raise BadInput(f"The field {shown(name)} is not known beside the events.")
    return raw


def _events(given: Mapping[str, object]) -> tuple[Event, ...]:
    if "events" not in given:
        raise BadInput('The field "events" is missing.', field="events")
    events = given["events"]
    if not isinstance(events, list):
        raise BadInput('The field "events" must be a list of events.', field="events")
    for index, event in enumerate(events):
        refuse_twice(event, f"In events[{index}], {_kind(event)} gives")
    return read_events(events)


def _kind(event: object) -> str:
    kind = event.get("kind") if isinstance(event, dict) else None
    return kind if isinstance(kind, str) and kind.isidentifier() else "the event"


def _day(field: str, value: object) -> date:
    try:
        return read_date(value)
    except ValueError as error:
        raise BadInput(f'The field "{field}" {error}.', field=field) from None


def _limit_row(limit: Limit) -> str:
    """Write one limit as a line of JSON; by hand, for half a million of them."""
    return (
        f'\n  {{"rule": {_quoted(limit.rule)}, "about": {_quoted(limit.about)}, '
        f'"started_by": {limit.started_by}, "due": {_iso(limit.due)}, '
        f'"earliest": {_iso(limit.earliest)}, "status": "{limit.status}", '
        f'"met_on": {_iso(limit.met_on)}, "days_left": {_number(limit.days_left)}, '
        f"{_source(limit.owner, limit.force, limit.cite, limit.evidence)}, "
        f'"lifted_by": {_list(limit.lifted_by)}, "warnings": {_list(limit.warnings)}, '
        f'"working": {_quoted(limit.working)}}}'
    )


def _exception_row(row: ExceptionRow) -> str:
    about = {} if row.about is None else {"about": row.about}
    fields = {
        "limb": row.limb,
        "rule": row.rule,
        **about,
        "made_out": row.made_out,
        "applied": row.applied,
        "because": row.because,
    }
    return f"\n  {json.dumps(fields)}"


@lru_cache(maxsize=512)
def _source(owner: Owner, force: Force, cite: str, evidence: Evidence) -> str:
    return (
        f'"owner": "{owner}", "force": "{force}", '
        f'"cite": {_quoted(cite)}, "evidence": "{evidence}"'
    )


@lru_cache(maxsize=32768)
def _quoted(text: str | None) -> str:
    return "null" if text is None else encode_basestring_ascii(text)


@lru_cache(maxsize=8192)
def _iso(day: date | None) -> str:
    return "null" if day is None else f'"{day.isoformat()}"'


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


def _list(texts: Sequence[str]) -> str:
    return json.dumps(texts) if texts else "[]"


def _limit_cells(limit: Limit) -> tuple[str, ...]:
    return (
        "no date" if limit.due is None else in_full(limit.due),
        limit.status.replace("_", " "),
        "" if limit.days_left is None else str(limit.days_left),
        limit.rule,
        limit.about or "",
        limit.owner,
        limit.cite,
        limit.evidence,
    )


def _paragraphs(limits: Sequence[Limit]) -> Iterator[str]:
    if limits:
        yield from ("", "How each date was counted")
    for limit in limits:
        yield f"  {limit.rule}: {printable(limit.working)}"
        for warning in limit.warnings:
            yield f"    Warning: {warning}"
        if limit.lifted_by:
            yield f"    Lifted by {', '.join(limit.lifted_by)}; the date stays."


def _exception_line(row: ExceptionRow) -> str:
    about = "" if row.about is None else f" ({printable(row.about)})"
    made_out = "made out" if row.made_out else "not made out"
    applied = "applied" if row.applied else "not applied"
    return f"  {row.limb}, {row.rule}{about}: {made_out}, {applied}. {row.because}"
