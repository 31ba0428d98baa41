"""Save a draft plan or letter for Word, for one reader to comment on: never issued."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from uuid import UUID

from twentyweeks.casework import Document, MadeFrom, PlanState
from twentyweeks.errors import Refused
from twentyweeks.operations.bundle_checks import Placed, Searched, checked
from twentyweeks.operations.bundle_facts import searched_for
from twentyweeks.operations.gather import gather
from twentyweeks.operations.hidden import read_protected, unsearched
from twentyweeks.operations.letter import LetterChoice, letter_content
from twentyweeks.operations.papers import WORD_EXPORT, keep_where
from twentyweeks.operations.plan_facts import latest_plan
from twentyweeks.operations.plan_paper import STATES, composed, facts_of, title_of
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import typed_word
from twentyweeks.operations.word_readers import word_reader
from twentyweeks.paper import render, word_file
from twentyweeks.paper.blocks import Document as Content
from twentyweeks.paper.from_word import WORD
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.dates import day_of, plain
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

_NOTHING = "Nothing was made."
_SIZE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMade:
    """The file as it leaves, and what is told of it."""

    document_id: str
    content: bytes
    file_name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What a draft says; `is_apart` where it holds what is kept apart."""

    title: str
    document: Content
    file_name: str
    plan: UUID | None = None
    is_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _For:
    """The reader, what may not stand in their copy, and on whose case."""

    case_id: UUID
    reader_id: UUID | None
    reader: str
    searched: Searched


def export_plan(
    caseload: Caseload, case_id: str, state: str, reader: str, now: datetime
) -> WordMade:
    """Record a plan in Word, marked DRAFT with the day, that leaves for one reader.

    `reader` is one whom `word_readers` offers. Refused for a version that was issued,
    for who may not have papers about the child, and where it names another child or a
    detail that is kept apart from them.
    """
    wanted = typed_word(PlanState, state, "state", "State")
    whom = _for(caseload, case_id, reader, day_of(now))
    return _export(caseload, _plan(caseload, case_id, wanted, now), whom, now)


def export_letter(
    caseload: Caseload, case_id: str, choice: LetterChoice, reader: str, now: datetime
) -> WordMade:
    """Record a letter in Word, as `export_plan` does a plan."""
    whom = _for(caseload, case_id, reader, day_of(now))
    made = letter_content(caseload, case_id, choice, day_of(now))
    draft = _Draft(
        title=made.title,
        document=made.document,
        file_name=made.file_name,
        is_apart=made.is_apart,
    )
    return _export(caseload, draft, whom, now)


def _for(caseload: Caseload, case_id: str, reader: str, today: date) -> _For:
    protected = read_protected(caseload)
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        whom = word_reader(session, case, now, protected, reader)
        if any(unsearched(session, now.person, protected, whom[0])):
            raise Refused(
                "An address of this family is kept apart, and your passphrase does not "
                f"open it, so nobody can say that it is not in this draft. {_NOTHING} "
                "Ask your manager, who can save it."
            )
        return _For(
            case_id=case.id,
            reader_id=whom[0],
            reader=whom[1],
            searched=searched_for(session, now, whom, protected),
        )


def _plan(caseload: Caseload, case_id: str, state: PlanState, now: datetime) -> _Draft:
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (case_now,) = gather(session, [case.id], day_of(now))
        plan = latest_plan(session, case.id, state)
        if plan is None:
            raise Refused(
                f"There is no {state.value} plan on this case. {_NOTHING} Begin a plan "
                "first."
            )
        title = title_of(plan)
        if plan.issued is not None:
            raise Refused(
                f"{title} was issued on {plain(plan.issued.on)}, so it is a draft no "
                f"more. {_NOTHING} Save the copy that was issued, or begin the next "
                "version."
            )
        document = composed(facts_of(session, case_now, plan), STATES[state])
        reference = re.sub(r"[^A-Za-z0-9-]+", "-", case.reference).strip("-")
        return _Draft(
            title=title,
            document=document,
            file_name=f"plan-{reference}-{state.value}.pdf",
            plan=plan.id,
        )


def _export(caseload: Caseload, draft: _Draft, whom: _For, now: datetime) -> WordMade:
    today = day_of(now)
    document = replace(draft.document, size=_SIZE, dated=today, draft=True)
    _refuse_given_away(draft.title, document, whom)
    head = f"DRAFT, made on {plain(today)}: not issued"
    content = word_file(document, head)
    with saving(caseload, now) as journal:
        kept = Document(
            case_id=whom.case_id,
            title=f"{draft.title}, in Word for {whom.reader}",
            kind=WORD_EXPORT,
            blob=keep_where(caseload, journal, content, is_apart=draft.is_apart),
            sha256=digest(content),
            media_type=WORD,
            size=len(content),
            dated=today,
            author=document.author,
            made_from=MadeFrom(
                on=today,
                by=journal.stamp.by,
                reader=whom.reader,
                reader_id=whom.reader_id,
                plan=draft.plan,
            ),
        )
        journal.create(kept)
        return WordMade(
            document_id=kept.id.hex,
            content=content,
            file_name=f"{PurePath(draft.file_name).stem}-for-comment.docx",
            words=f"{draft.title} is saved for {whom.reader} to comment on. It is a "
            "draft, kept among the papers of the case as it leaves. File what comes "
            "back there too, then compare the two.",
        )


def _refuse_given_away(title: str, document: Content, whom: _For) -> None:
    """Refuse what no reason passes: another child, or what is kept apart."""
    placed = Placed.read(title, render(document), 1)
    found = [each for each in checked([placed], whom.searched) if _is_law(each)]
    if not found:
        return
    if found[0].requirement == "one-child":
        raise Refused(
            f"{found[0].missing} {_NOTHING} Take the name out of it; or, where this is "
            "one of the child's own people, add the person to the case."
        )
    raise Refused(
        "An address, telephone, name or school that is kept apart from "
        f"{whom.reader} stands in “{title}”. {_NOTHING} Take it out, or choose another "
        "reader."
    )


def _is_law(finding: Finding) -> bool:
    return finding.rule is Rule.LAW
