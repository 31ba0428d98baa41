"""Reading events from JSON objects, strictly, and saying what is wrong with one."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twentyweeks.errors import BadInput
from twentyweeks.law.book import BOOK
from twentyweeks.law.events import Event, Kind, date_of
from twentyweeks.law.exceptions import LIMBS
from twentyweeks.law.holidays import FIRST_YEAR, LAST_YEAR
from twentyweeks.law.orders import CONCESSION_RULES, ORDER_RULES

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60
_LONGEST = 200
_FIRST_DAY = date(FIRST_YEAR + 1, 1, 1)
_LAST_DAY = date(LAST_YEAR - 2, 12, 31)


class _Wrong(ValueError):
    """What is wrong with one value, without its place."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """One fact of a kind: its name in JSON, its field, how it is read."""

    name: str
    attribute: str
    read: Callable[[object], object]
    needed: bool


def read_date(value: object) -> date:
    """Read a day written YYYY-MM-DD; raise ValueError with what is wrong."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise _Wrong(f"must be a date written YYYY-MM-DD, not {shown(value)}")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _Wrong(f"is {shown(value)}, which is no day of the calendar") from None
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise _Wrong(f"is {shown(value)}, outside the years that can be counted")
    return day


def shown(value: object) -> str:
    """Show what was given, on one line and not too long."""
    try:
        text = json.dumps(value)
    except (TypeError, ValueError, RecursionError):
        return "something else"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _text(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= _LONGEST:
        raise _Wrong(f"must be text of 1 to {_LONGEST} characters, not {shown(value)}")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _Wrong(f"is {shown(value)}, which has half a character in it")
    return value


def _index(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _Wrong(f"must be the index of an event, not {shown(value)}")
    return value


def _one_of(words: Collection[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise _Wrong(f"must be one of {', '.join(words)}, not {shown(value)}")
        return value

    return read


def _issues(value: object) -> tuple[str, ...]:
    one = _one_of(("education", "care", "health"))
    if not isinstance(value, list) or not value:
        raise _Wrong("must be a list of one or more of education, care, health")
    return tuple(one(issue) for issue in value)


def _need(name: str, read: Callable[[object], object], field: str = "") -> _Fact:
    return _Fact(name, field or name, read, needed=True)


def _may(name: str, read: Callable[[object], object], field: str = "") -> _Fact:
    return _Fact(name, field or name, read, needed=False)


_ON = _need("on", read_date)
_SENT_BY = _may("sent_by", _one_of(("first_class", "second_class", "email", "hand")))
_APPEAL_ABOUT = _may("appeal_about", _one_of(("contents", "school_only")))
_ADVISER = _need("adviser", _text)
_SCHOOL = _need("school", _text)
_NOTICE = _may("notice", _index)
_SINCE = _need("from", read_date, "since")
_REQUESTERS = ("parent", "young_person", "school", "post16")
_RULE_IDS = frozenset(rule.id for rule in BOOK.rules)


def _rule_id(value: object) -> str:
    if not isinstance(value, str) or value not in _RULE_IDS:
        raise _Wrong(f"must be the id of a rule, not {shown(value)}")
    return value


_OWN: Mapping[Kind, tuple[_Fact, ...]] = {
    Kind.REQUEST_RECEIVED: (_ON, _may("from", _one_of(_REQUESTERS), "requester")),
    Kind.ADVICE_REQUESTED: (
        _ON,
        _ADVISER,
        _may("institution", _text),
        _may("received_on", read_date),
    ),
    Kind.ADVICE_RECEIVED: (_ON, _ADVISER),
    Kind.APPOINTMENT_MISSED: (_ON, _ADVISER),
    Kind.DRAFT_PLAN_SERVED: (_ON, _SENT_BY),
    Kind.SCHOOL_CONSULTED: (_ON, _SCHOOL),
    Kind.SCHOOL_REPLIED: (_ON, _SCHOOL),
    Kind.FINAL_PLAN_SENT: (_ON, _APPEAL_ABOUT),
    Kind.SCHOOL_CLOSED: (
        _need("institution", _text),
        _SINCE,
        _need("reopens", read_date),
        _may("setting", _one_of(("school", "early_years"))),
    ),
    Kind.ABSENT_FROM_AREA: (_SINCE, _need("back", read_date)),
    Kind.PERSONAL_CIRCUMSTANCES: (_SINCE, _need("to", read_date)),
    Kind.EXCEPTION_APPLIED: (
        _ON,
        _need("limb", _one_of(tuple(LIMBS))),
        _need("rule", _rule_id),
        _may("about", _text),
        _may("reason", _text),
        _may("family_told_on", read_date),
    ),
    Kind.MEDIATION_REQUESTED: (_ON, _need("issues", _issues)),
    Kind.MEDIATION_FIXED: (_ON, _need("mediation_on", read_date)),
    Kind.MEDIATION_AGREED: (_ON, _need("action", _one_of((*ORDER_RULES, "other")))),
    Kind.CERTIFICATE_ISSUED: (_ON, _NOTICE),
    Kind.APPEAL_RECEIVED: (
        _ON,
        _NOTICE,
        _may("authority_received_on", read_date),
        _may("response_due_on", read_date),
    ),
    Kind.APPEAL_CONCEDED: (_ON, _need("about", _one_of(tuple(CONCESSION_RULES)))),
    Kind.TRIBUNAL_ORDERED: (_ON, _need("order", _one_of(tuple(ORDER_RULES)))),
    Kind.REVIEW_MEETING_ARRANGED: (_ON, _need("meeting_on", read_date)),
    Kind.REVIEW_DECIDED: (
        _ON,
        _need("outcome", _one_of(("keep", "amend", "cease"))),
    ),
    Kind.AMENDMENT_NOTICE_SERVED: (_ON, _SENT_BY, _may("sent_on", read_date)),
    Kind.AMENDED_PLAN_SENT: (_ON, _APPEAL_ABOUT),
    Kind.PHASE_TRANSFER_EXPECTED: (
        _ON,
        _need("phase", _one_of(("school", "post16", "post16_to_post16"))),
        _need("transfer_on", read_date),
    ),
    Kind.REASSESSED_PLAN_SENT: (_ON, _APPEAL_ABOUT),
    Kind.MOVE_NOTIFIED: (_ON, _need("moves_on", read_date)),
    Kind.PLAN_TRANSFERRED_IN: (
        _ON,
        _may("plan_made_on", read_date),
        _may("last_review_on", read_date),
    ),
}
FACTS: Mapping[Kind, Mapping[str, _Fact]] = {
    kind: {fact.name: fact for fact in _OWN.get(kind, (_ON,))} for kind in Kind
}


def read_event(raw: Mapping[str, object], place: str = "this event") -> Event:
    """Read one event, strictly; BadInput names the place and the field."""
    kind = _kind(raw, place)
    where = f"In {place}, {kind.value}"
    known = FACTS[kind]
    given: dict[str, object] = {}
    for name, value in raw.items():
        if name == "kind":
            continue
        if name not in known:
            raise _bad(where, name, "is not a fact of this kind")
        try:
            given[known[name].attribute] = known[name].read(value)
        except _Wrong as wrong:
            raise _bad(where, name, str(wrong)) from None
    for name, fact in known.items():
        if fact.needed and fact.attribute not in given:
            raise _bad(where, name, "is missing")
    event = Event(kind=kind, **given)  # type: ignore[arg-type]
    _check_together(event, where)
    return event


def read_events(raw: Sequence[object]) -> tuple[Event, ...]:
    """Read the events of a case, and check what one says of another."""
    events = []
    for index, one in enumerate(raw):
        place = f"events[{index}]"
        if not isinstance(one, dict):
            raise BadInput(f"{place} is not an event with its kind and facts.")
        events.append(read_event(one, place))
    for index, event in enumerate(events):
        _check_notice(index, event, events)
    return tuple(events)


def opens_window(event: Event) -> bool:
    """Tell whether the event is a notice that can be appealed."""
    if event.kind is Kind.REVIEW_DECIDED:
        return event.outcome != "amend"
    return event.kind in _NOTICES


_NOTICES = frozenset(
    (
        Kind.REFUSED_TO_ASSESS,
        Kind.REFUSED_PLAN,
        Kind.FINAL_PLAN_SENT,
        Kind.AMENDED_PLAN_SENT,
        Kind.DECIDED_NOT_TO_AMEND,
        Kind.REFUSED_TO_REASSESS,
        Kind.REASSESSED_PLAN_SENT,
        Kind.CEASE_NOTICE_SENT,
    )
)


def _kind(raw: Mapping[str, object], place: str) -> Kind:
    if "kind" not in raw:
        raise BadInput(f'In {place}, the field "kind" is missing.', field="kind")
    try:
        return Kind(str(raw["kind"]))
    except ValueError:
        raise BadInput(
            f'In {place}, the field "kind" is {shown(raw["kind"])}, which is no kind '
            "of event that is known.",
            field="kind",
        ) from None


def _check_notice(index: int, event: Event, events: Sequence[Event]) -> None:
    if event.notice is None:
        return
    if event.notice >= len(events) or not opens_window(events[event.notice]):
        where = f"In events[{index}], {event.kind.value}"
        wrong = f"is {event.notice}, which is not the index of a notice"
        raise _bad(where, "notice", wrong)


_NOT_BEFORE = (("reopens", "since"), ("back", "since"), ("to", "since"))


def _check_together(event: Event, where: str) -> None:
    for later in ("reopens", "back", "to"):
        day = getattr(event, later)
        if day is not None and event.since is not None and day < event.since:
            raise _bad(where, later, f"is {day}, before from, {event.since}")
    if event.kind is Kind.PLAN_TRANSFERRED_IN:
        _check_made(event, where)
    if event.kind is Kind.EXCEPTION_APPLIED:
        _check_limb(event, where)
    if event.sent_on is not None:
        _check_sent(event, where)


def _check_made(event: Event, where: str) -> None:
    if event.plan_made_on is None and event.last_review_on is None:
        raise _bad(where, "plan_made_on", "is missing, and so is last_review_on")


def _check_limb(event: Event, where: str) -> None:
    texts = BOOK.texts(event.rule or "")
    if not any(event.limb in rule.exceptions for rule in texts):
        raise _bad(where, "limb", f"is {event.limb}, which cannot lift {event.rule}")
    if event.rule == "advice_return":
        if event.about is None:
            raise _bad(where, "about", "is missing: name the adviser")
    elif event.about is not None:
        raise _bad(where, "about", f"is given, but {event.rule} is about no adviser")


def _check_sent(event: Event, where: str) -> None:
    if event.sent_on is not None and event.sent_on > date_of(event):
        raise _bad(where, "sent_on", f"is {event.sent_on}, after on, {event.on}")
    if event.sent_by is not None and event.sent_on != event.on:
        wrong = "differs from on, which with sent_by is the day of sending"
        raise _bad(where, "sent_on", wrong)


def _bad(where: str, field: str, wrong: str) -> BadInput:
    return BadInput(f'{where}, the field "{_name(field)}" {wrong}.', field=field)


def _name(field: str) -> str:
    return shown(field)[1:-1]
