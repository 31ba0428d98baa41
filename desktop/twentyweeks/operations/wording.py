"""The wording of the letters: see it, try it, put the authority's own into use."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Authority,
    Officer,
    OwnWording,
    WithdrawnWords,
    wording_id,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.trial import Judged, Trial, judge, trials
from twentyweeks.letters.wording import wording, wordings
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.letter_shown import shown
from twentyweeks.operations.saving import saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.wording_source import (
    TITLES,
    Wordings,
    fingerprint,
    read_wordings,
    why_withdrawn,
)
from twentyweeks.paper import pages, render
from twentyweeks.plans.finding import Finding
from twentyweeks.present import letter as present
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.tone import Tone
from twentyweeks.present.wording import (
    APART,
    CHANGED,
    GROUPS,
    WithdrawnLine,
    WordingLine,
    WordingList,
    WordingLook,
    WordingSheet,
    group_of,
    in_letters,
    title_of,
)
from twentyweeks.storage.tables import operation

LONGEST = 40_000


def wording_list(caseload: Caseload) -> WordingList:
    """Return every wording in its group, with whose text is in use."""
    with caseload.reading() as session:
        source = read_wordings(session)
        lines = [_line(name, source) for name in wordings()]
        gone = session.scalars(select(WithdrawnWords).order_by(WithdrawnWords.id))
        withdrawn = tuple(
            WithdrawnLine(
                id=each.id.hex,
                words=each.words,
                because=f"W{why_withdrawn(each)[1:]}",
            )
            for each in gone
        )
    groups = tuple(
        (group, tuple(line for line in lines if group_of(line.name) == group))
        for group in GROUPS
    )
    return WordingList(groups=groups, withdrawn=withdrawn)


def open_wording(caseload: Caseload, name: str) -> Opened[WordingSheet]:
    """Open one wording for a change; BadInput where there is none of that name."""
    shipped = _shipped(name)
    with caseload.reading() as session:
        source = read_wordings(session)
        held = session.get(OwnWording, wording_id(name))
        sheet = WordingSheet(
            name=name,
            title=title_of(name, TITLES),
            words=source(name),
            shipped=shipped,
            state=_since(session, held),
            is_own=name in source.own,
            told=_told(name, source),
            readers=tuple(
                f"{title_of(each.wording, TITLES)}, {each.reader}"
                for each in trials(name, source, _council(session))
            ),
        )
        return Opened(sheet, seen_writes(session, held) if held else {})


def look_at_wording(
    caseload: Caseload, name: str, words: str, reader: int = 0
) -> WordingLook:
    """Return what a wording gives for an invented child, and what stands against it.

    `reader` is the place of the letter among the sheet's `readers`.
    """
    with caseload.reading() as session:
        source, council = read_wordings(session), _council(session)
    judged = _judged(name, words, source, council)
    if judged.faults:
        return WordingLook(
            pdf=b"", pages=0, faults=tuple(map(str, judged.faults)), findings=()
        )
    every = trials(name, source, council)
    changed = {**source.own, name: words}
    try:
        pdf = _page(every[reader], changed)
    except Refused as refused:
        return WordingLook(pdf=b"", pages=0, faults=(refused.sentence,), findings=())
    return WordingLook(
        pdf=pdf, pages=pages(pdf), faults=(), findings=_grouped(judged.findings)
    )


def use_wording(
    caseload: Caseload, name: str, words: str, seen: SeenWrites, now: datetime
) -> None:
    """Put the authority's own wording into use, in every letter from now on.

    Refused where it cannot be read as it was meant, or where something is gone that
    the law requires. Letters that were issued stay as they are.
    """
    look = look_at_wording(caseload, name, words)
    if look.faults:
        more = (
            f" {len(look.faults) - 1} more stand below it." if look.faults[1:] else ""
        )
        raise Refused(f"{look.faults[0]}{more} {KEPT}", field="words")
    if look.findings:
        first = look.findings[0]
        cited = f" ({first.cite})" if first.cite else ""
        raise Refused(f"{first.words} {first.mend}{cited} {KEPT}", field="words")
    _write(caseload, name, words, seen, now)


def take_shipped(
    caseload: Caseload, name: str, seen: SeenWrites, now: datetime
) -> None:
    """Go back to the shipped wording; the authority's own stays in the journal."""
    _write(caseload, name, None, seen, now)


def _write(
    caseload: Caseload,
    name: str,
    words: str | None,
    seen: SeenWrites,
    now: datetime,
) -> None:
    values: dict[str, str | None] = {"words": words, "made_from": fingerprint(name)}
    with saving(caseload, now) as journal:
        held = journal.session.get(OwnWording, wording_id(name))
        if held is not None:
            write_changes(journal, held, values, seen)
        elif words is not None:
            journal.create(OwnWording(id=wording_id(name), name=name, **values))


def _shipped(name: str) -> str:
    if name not in wordings():
        raise BadInput(
            f"There is no wording called “{name}”. {KEPT} Choose one of the list.",
            field="name",
        )
    return wording(name)


def _line(name: str, source: Wordings) -> WordingLine:
    state, tone = "As shipped", Tone.GREY
    if name in source.apart:
        state, tone = "Written apart", Tone.RED
    elif source.is_older(name):
        state, tone = "The shipped one has changed", Tone.AMBER
    elif name in source.own:
        state, tone = "Your own", Tone.GREEN
    title = title_of(name, TITLES)
    return WordingLine(name=name, title=title, state=state, tone=tone)


def _told(name: str, source: Wordings) -> tuple[str, ...]:
    said = ((APART, name in source.apart), (CHANGED, source.is_older(name)))
    return tuple(sentence for sentence, holds in said if holds)


def _since(session: Session, held: OwnWording | None) -> str:
    """Say whose text is in use, who wrote it and when."""
    if held is None or not held.words:
        return "The shipped wording is in use."
    written = session.execute(
        select(operation.c.by, operation.c.wall)
        .where(operation.c.eid == held.id, operation.c.f == OwnWording.words.key)
        .order_by(operation.c.hlc.desc(), operation.c.id)
    ).first()
    if written is None:
        return "Your authority's own wording is in use."
    officer = session.get(Officer, written.by) if written.by else None
    name = officer.name if officer else "an officer"
    day = plain(day_of(datetime.fromisoformat(written.wall)))
    return f"Your authority's own wording is in use: {name} wrote it on {day}."


def _council(session: Session) -> str:
    held = session.scalars(select(Authority.name).order_by(Authority.id)).first()
    return held or "The council"


def _judged(name: str, words: str, source: Wordings, council: str) -> Judged:
    _shipped(name)
    if len(words) > LONGEST:
        raise BadInput(
            f"The wording is longer than {LONGEST:,} letters. {KEPT} Shorten it.",
            field="words",
        )
    return judge(name, words, source, council)


def _page(trial: Trial, texts: Mapping[str, str]) -> bytes:
    return render(trial.document(lambda name: texts.get(name) or wording(name)))


def _grouped(found: Sequence[tuple[Trial, Finding]]) -> tuple[present.Finding, ...]:
    """Return each thing that lacks once, with the letters in which it does."""
    where: dict[Finding, list[str]] = {}
    for trial, finding in found:
        title = f"{title_of(trial.wording, TITLES)}, {trial.reader}"
        where.setdefault(finding, []).append(title)
    return tuple(
        replace(shown(finding), where=in_letters(tuple(titles)))
        for finding, titles in where.items()
    )
