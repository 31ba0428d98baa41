"""What was asked, what came, what was said: advice, papers and recent contact."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from twentyweeks.casework import (
    Advice,
    Contact,
    Direction,
    Document,
    Letter,
    NoteKind,
    PostedBy,
    RestrictedNote,
    Way,
)
from twentyweeks.law import Kind, Limit, Status, date_of
from twentyweeks.present.case import AdviceLine, Chip, ContactLine, PaperLine
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.closed import unmet_chip
from twentyweeks.present.dates import days, near, plain
from twentyweeks.present.law_words import (
    adviser_icon,
    adviser_words,
    milestone_icon,
    milestone_words,
    spaced,
)
from twentyweeks.present.letter_service import replaced_by, service_fault
from twentyweeks.present.names import shortened
from twentyweeks.present.steps import due_chip
from twentyweeks.present.tone import Tone
from twentyweeks.present.translated import Translation

SHOWN = 200
MAY_COME_BACK = timedelta(days=60)
WAYS = {
    Way.CALL: ("phone", "Call"),
    Way.LETTER: ("mail", "Letter"),
    Way.EMAIL: ("mail", "E-mail"),
    Way.VISIT: ("house", "Visit"),
    Way.MEETING: ("users", "Meeting"),
    Way.MESSAGE: ("messages-square", "Message"),
}
POSTED = {
    PostedBy.FIRST_CLASS: "by first class",
    PostedBy.SECOND_CLASS: "by second class",
    PostedBy.EMAIL: "by e-mail",
    PostedBy.HAND: "by hand",
}
_NOTES = {
    NoteKind.OFFICER_SAFETY: "Safety of officers",
    NoteKind.SAFEGUARDING_PASSED_ON: "Safeguarding concern passed on",
    NoteKind.SENSITIVE: "Sensitive",
}
_LETTERS = {
    "received": "request received",
    "will-assess": "will assess",
    "refuse-to-assess": "refusal to assess",
    "will-not-issue": "no plan will be issued",
    "advice-request": "request for advice",
    "draft-plan": "draft plan",
    "final-plan": "final plan",
    "amendment-notice": "proposed amendments",
    "update": "news of the case",
}


def letter_words(kind: str) -> str:
    """Return what a kind of letter is about."""
    return _LETTERS.get(kind, spaced(kind.replace("-", "_")).lower())


def advice_lines(now: CaseNow, register: Sequence[Advice]) -> tuple[AdviceLine, ...]:
    """Return the register of advice: who was asked, what is in, what is late."""
    places = {each.adviser: each for each in register}
    asked = [each.adviser or "" for each in now.past if each.adviser]
    return tuple(
        _advice_line(now, adviser, places.get(adviser))
        for adviser in dict.fromkeys([*places, *asked])
    )


def _advice_line(now: CaseNow, adviser: str, place: Advice | None) -> AdviceLine:
    limits = [
        each
        for each in now.timetable.limits
        if each.rule == "advice_return" and each.about == adviser
    ]
    latest = max(limits, key=lambda each: each.started_by, default=None)
    who = (place.name, place.service) if place else ()
    said = [each for each in who if each]
    if latest is not None:
        said.append(f"asked {near(date_of(now.events[latest.started_by]), now.today)}")
        if latest.met_on is not None:
            said.append(f"received {near(latest.met_on, now.today)}")
        elif latest.due:
            said.append(f"due {near(latest.due, now.today)}")
    words = ", ".join(said)
    ended = unmet_chip(now, latest) if latest else None
    return AdviceLine(
        key=adviser,
        adviser=adviser_words(adviser),
        icon=adviser_icon(adviser),
        words=words[:1].upper() + words[1:],
        chip=ended or _advice_chip(now, adviser, latest),
        document_id=place.document_id.hex if place and place.document_id else "",
    )


def _advice_chip(now: CaseNow, adviser: str, limit: Limit | None) -> Chip:
    if limit is None:
        came = any(
            each.kind is Kind.ADVICE_RECEIVED and each.adviser == adviser
            for each in now.past
        )
        if came:
            return Chip(words="Received", tone=Tone.GREEN, icon="circle-check")
        return Chip(words="Not asked yet", tone=Tone.GREY, icon="circle-dashed")
    if limit.status is Status.MET_LATE and limit.met_on and limit.due:
        late = days((limit.met_on - limit.due).days)
        words = f"Received, {late} late"
        return Chip(words=words, tone=Tone.GREEN, icon="circle-check")
    if limit.met_on is not None:
        return Chip(words="Received", tone=Tone.GREEN, icon="circle-check")
    if limit.status in (Status.OPEN, Status.OVERDUE) and limit.due:
        return due_chip(limit.due, now.today)
    words = "Lifted" if limit.status is Status.LIFTED else "Ended"
    return Chip(words=words, tone=Tone.GREY, icon="circle-dashed")


def paper_lines(
    documents: Sequence[Document],
    letters: Sequence[Letter],
    copies: Mapping[UUID, Translation],
    now: CaseNow,
) -> tuple[PaperLine, ...]:
    """Return the papers of a case, the newest first, a translation by its original."""
    by_hash = {
        str(each.issued.get("sha256", "")): letter_line(each, letters, now)
        for each in letters
    }
    ordered = sorted(documents, key=_document_day, reverse=True)
    return tuple(
        _copy_line(each, copies[each.id])
        if each.id in copies
        else _paper_line(each, by_hash, now.today)
        for each in _beside(ordered, copies)
    )


def _beside(
    ordered: Sequence[Document], copies: Mapping[UUID, Translation]
) -> Iterator[Document]:
    """Put each translated copy after its original; one without keeps its own place."""
    own: dict[str, list[Document]] = {}
    for each in ordered:
        if each.id in copies:
            own.setdefault(copies[each.id].original_id, []).append(each)
    for each in ordered:
        if each.id not in copies or not copies[each.id].original_id:
            yield each
            yield from own.get(each.id.hex, ())


def _copy_line(document: Document, copy: Translation) -> PaperLine:
    return PaperLine(
        document_id=copy.document_id,
        title=copy.title,
        words=copy.words,
        media_type=document.media_type,
        translates=copy.original or copy.title,
        stale=copy.stale,
    )


def letter_line(letter: Letter, letters: Sequence[Letter], now: CaseNow) -> PaperLine:
    """Return the line of one letter, with what is wrong with its service."""
    written = near(letter.written_on, now.today)
    fault = service_fault(letter, now.holidays)
    new = replaced_by(letters).get(letter.id)
    again = (
        f" Our letter of {near(new.written_on, now.today)} replaces it." if new else ""
    )
    return PaperLine(
        document_id=str(letter.issued.get("document", "")),
        title="",
        words=f"Letter to {letter.recipient_name}, written {written}, "
        f"{posted_words(letter, now.today)}",
        media_type="",
        letter_id=letter.id.hex,
        unposted=letter.posted_on is None,
        fault=fault.chip if fault else "",
        fault_words=f"{fault.words}{again}" if fault else "",
        may_return=_may_return(letter, now.today),
        may_replace=fault is not None and new is None,
    )


def _may_return(letter: Letter, today: date) -> bool:
    if letter.posted_on is None or letter.returned_on is not None:
        return False
    by_hand = letter.posted_by is PostedBy.HAND
    return not by_hand and today - letter.posted_on <= MAY_COME_BACK


def _document_day(document: Document) -> tuple[date, UUID]:
    return document.received_on or document.dated or date.min, document.id


def _paper_line(
    document: Document, letters: Mapping[str, PaperLine], today: date
) -> PaperLine:
    own = PaperLine(
        document_id=document.id.hex,
        title=document.title,
        words=_document_words(document, today),
        media_type=document.media_type,
    )
    letter = letters.get(document.sha256)
    if letter is None:
        return own
    return replace(
        letter,
        document_id=own.document_id,
        title=own.title,
        media_type=own.media_type,
    )


def posted_words(letter: Letter, today: date) -> str:
    """Say how and when a letter left."""
    if letter.posted_on is None:
        on = letter.printed_on
        return f"printed {near(on, today)}, not posted" if on else "not posted"
    how = POSTED.get(letter.posted_by, "") if letter.posted_by else ""
    back = f", returned {near(letter.returned_on, today)}" if letter.returned_on else ""
    return f"posted {near(letter.posted_on, today)} {how}".strip() + back


def _document_words(document: Document, today: date) -> str:
    received = document.received_on
    pages = document.pages
    told = (
        f"Received {near(received, today)}" if received else "",
        document.author or "",
        document.author_role or "",
        "" if not pages else "1 page" if pages == 1 else f"{pages} pages",
    )
    return ", ".join(each for each in told if each)


def contact_lines(
    now: CaseNow, letters: Iterable[Letter], shown: int = SHOWN
) -> tuple[ContactLine, ...]:
    """Return what was said and what happened, the newest first."""
    dated = [*_contacts(now), *_milestones(now), *_letter_lines(now, letters)]
    dated += _closing(now)
    dated.sort(key=lambda each: each[0], reverse=True)
    return tuple(line for _, line in dated[:shown])


_Dated = tuple[tuple[date, str], ContactLine]


def _closing(now: CaseNow) -> Iterator[_Dated]:
    day, why = now.case.closed_on, now.case.closed_because
    if day is not None:
        words = f"{near(day, now.today)}. {why or ''}".strip()
        line = ContactLine(icon="archive", title="Case closed", words=words)
        yield (day, now.case.id.hex), line


def _contacts(now: CaseNow) -> Iterator[_Dated]:
    for each in now.contacts:
        icon, way = WAYS[each.way]
        reached = "from" if each.direction is Direction.TO_US else "to"
        together = each.way in (Way.CALL, Way.VISIT, Way.MEETING)
        between = "with" if together else reached
        waits = bool(each.asks_us) and each.answered_on is None
        line = ContactLine(
            icon=icon,
            title=f"{way} {between} {each.with_name}",
            words=f"{_signed(now, each.on, each.by)}. {_said(each, now.today)}",
            contact_id=each.id.hex,
            asks_us=(each.asks_us or "") if waits else "",
        )
        yield (each.on, each.id.hex), line


def _said(contact: Contact, today: date) -> str:
    if not contact.asks_us or contact.answered_on is None:
        return contact.words
    answer = f"answered {near(contact.answered_on, today)}"
    ended = contact.words if contact.words[-1:] in ".?!" else f"{contact.words}."
    return f"{ended} Asked us: {contact.asks_us} ({answer})"


def _milestones(now: CaseNow) -> Iterator[_Dated]:
    for milestone, event in zip(now.milestones, now.events, strict=True):
        day = date_of(event)
        line = ContactLine(
            icon=milestone_icon(event),
            title=milestone_words(event),
            words=_signed(now, day, milestone.recorded_by),
        )
        yield (day, milestone.id.hex), line


def _letter_lines(now: CaseNow, letters: Iterable[Letter]) -> Iterator[_Dated]:
    for each in letters:
        line = ContactLine(
            icon="mail",
            title=f"Letter written to {each.recipient_name}: {letter_words(each.kind)}",
            words=f"{near(each.written_on, now.today)}, "
            f"{posted_words(each, now.today)}",
        )
        yield (each.written_on, each.id.hex), line


def _signed(now: CaseNow, day: date, by: UUID | None) -> str:
    name = now.name_of(by)
    return (
        f"{near(day, now.today)}, {shortened(name)}" if name else near(day, now.today)
    )


def note_lines(notes: Sequence[RestrictedNote], today: date) -> tuple[ContactLine, ...]:
    """Return the notes kept apart, for an officer who may read them.

    A marker of risk lapses after its day of review, and says so.
    """
    ordered = sorted(notes, key=lambda each: (each.written_on, each.id), reverse=True)
    return tuple(_note_line(each, today) for each in ordered)


def _note_line(note: RestrictedNote, today: date) -> ContactLine:
    lapsed = note.review_by is not None and note.review_by < today
    told = [plain(note.written_on)]
    if note.passed_to:
        told.append(f"passed to {note.passed_to}")
    if note.review_by is not None:
        verb = "lapsed" if lapsed else "review by"
        told.append(f"{verb} {plain(note.review_by)}")
    words = note.words if not note.evidence else f"{note.words} ({note.evidence})"
    title = f"{_NOTES[note.kind]}, lapsed" if lapsed else _NOTES[note.kind]
    return ContactLine(
        icon="lock", title=title, words=f"{words}. {', '.join(told)}".replace("..", ".")
    )
