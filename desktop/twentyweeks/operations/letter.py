"""Write a letter: the real page, what stops it, and its frozen copy."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter, PlanState, PostedBy
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.checks import (
    check,
    one_child,
)
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.operations.finding_answers import answers_of, judged
from twentyweeks.operations.gather import gather
from twentyweeks.operations.given_away import given_away
from twentyweeks.operations.hidden import (
    hidden_from,
    read_protected,
    unsearched_of_ours,
)
from twentyweeks.operations.language_sheets import sheet_for, with_sheet
from twentyweeks.operations.leaving import leaves_by
from twentyweeks.operations.letter_child import child_copy
from twentyweeks.operations.letter_facts import (
    Gathered,
    LetterChoice,
    gather_letter,
    other_children,
)
from twentyweeks.operations.letter_frozen import Made, amendments_with, freeze
from twentyweeks.operations.letter_late import late_facts
from twentyweeks.operations.letter_plan import amending_plans
from twentyweeks.operations.letter_replacing import replaced_day
from twentyweeks.operations.letter_searched import (
    enclosed_for,
    known_to_reader,
    told_to_reader,
)
from twentyweeks.operations.letter_shown import refuse_held, shown
from twentyweeks.operations.letter_tray import leaves_now
from twentyweeks.operations.letter_words import kind_choices
from twentyweeks.operations.passing import (
    About,
    pass_findings,
    pass_on_the_last_day,
)
from twentyweeks.operations.plan_facts import latest_plan
from twentyweeks.operations.posting import post_letter
from twentyweeks.operations.printing import print_letter, printers
from twentyweeks.operations.recipients import (
    Reader,
    reader_of,
    recipient_choices,
    size_of,
)
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unsettled import unsettled, unsettled_apart
from twentyweeks.operations.wording_source import read_wordings
from twentyweeks.paper import html, render, text_of
from twentyweeks.paper.blocks import Document as Content
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of
from twentyweeks.present.letter import LetterIssued, LetterPage, LetterPreview
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

__all__ = [
    "LetterChoice",
    "answer_letter",
    "issue_letter",
    "letter_page",
    "post_letter",
    "preview_letter",
    "print_letter",
    "printers",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """What a letter says; `is_apart` where it holds what is kept apart."""

    title: str
    document: Content
    is_apart: bool
    file_name: str


def letter_page(caseload: Caseload, case_id: str, today: date) -> LetterPage:
    """Return what the Letter screen offers: letters, people, and why not."""
    protected = read_protected(caseload)
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        draft = latest_plan(session, case.id, PlanState.DRAFT)
        final = latest_plan(session, case.id, PlanState.FINAL)
        return LetterPage(
            case_id=case.id.hex,
            child=now.person.name,
            kinds=kind_choices(
                now,
                has_draft=draft is not None,
                has_final=final is not None,
                has_amending=amending_plans(session, case.id) is not None,
            ),
            recipients=recipient_choices(session, case, protected, today),
        )


def preview_letter(
    caseload: Caseload, case_id: str, choice: LetterChoice, today: date
) -> LetterPreview:
    """Return the letter as it would leave today, with what was found in it.

    Refused where a fact is missing that it cannot be made without, or where this
    person may not have it.
    """
    made = _make(caseload, case_id, choice, today)
    return LetterPreview(
        pdf=made.pdf,
        pages=len(made.pages),
        findings=tuple(shown(each) for each in made.found.open),
        answered=tuple(told for _, told in made.found.answered),
        one_child=_one_child_words(made),
        may_be_issued=not made.holds(),
        file_name=_file_name(made.facts),
        sha256=digest(made.pdf),
        child_copy_pdf=made.for_child.pdf,
        title=made.title,
        leaves_by=made.leaves_by,
        is_late=made.facts.late is not None,
    )


def letter_content(
    caseload: Caseload, case_id: str, choice: LetterChoice, today: date
) -> LetterContent:
    """Return what the letter says, not yet drawn; Refused as its preview is."""
    made = _make(caseload, case_id, choice, today)
    return LetterContent(
        title=made.title,
        document=made.document,
        is_apart=made.is_apart,
        file_name=_file_name(made.facts),
    )


def answer_letter(
    caseload: Caseload,
    case_id: str,
    choice: LetterChoice,
    about: About,
    reason: str,
    now: datetime,
) -> None:
    """Keep why findings of our practice stand, as they were shown."""
    made = preview_letter(caseload, case_id, choice, day_of(now))
    pass_findings(caseload, case_id, made, about, reason, now)


def issue_letter(
    caseload: Caseload, case_id: str, choice: LetterChoice, now: datetime
) -> LetterIssued:
    """Freeze the letter as it was shown: nothing can replace it afterwards.

    Refused where a finding of the law stands against it, where one of our practice is
    not passed before its last day, where it is not the letter that was shown, or where
    this very letter was issued already.
    """
    leaves_on = leaves_now(caseload, choice.sent_by, choice.leaves_on, now)
    choice = replace(choice, leaves_on=leaves_on)
    made = _make(caseload, case_id, choice, day_of(now))
    sha256 = digest(made.pdf)
    refuse_held(made.holds(), "letter")
    if choice.shown and choice.shown != sha256:
        raise Refused(
            "The letter is not the one that was shown: something on the case has "
            "changed since. Nothing was issued. Look at it again."
        )
    notice = amendments_with(caseload, case_id, made.facts)
    with saving(caseload, now) as journal:
        _refuse_again(journal.session, made, sha256)
        letter = freeze(journal, caseload, made, notice)
        left = map(shown, made.found.open)
        pass_on_the_last_day(journal, made.case_id, made.title, left, made.leaves_by)
        return LetterIssued(
            letter_id=letter.id.hex,
            document_id=str(letter.issued["document"]),
            sha256=sha256,
            pdf=made.pdf,
            file_name=_file_name(made.facts),
            words=(
                f"The letter to {letter.recipient_name} is kept as it stands. Nobody "
                "can change it now. It is not posted yet."
            ),
            html=made.html,
            child_copy_pdf=made.for_child.pdf,
            child_copy_name=_file_name(made.facts, "-child"),
        )


def _make(caseload: Caseload, case_id: str, choice: LetterChoice, today: date) -> Made:
    _check_choice(choice)
    protected = read_protected(caseload)
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        kind = LetterKind(choice.kind)
        reader = reader_of(session, case, protected, choice.recipient_id, kind, today)
        if choice.size:
            sized = replace(reader.facts, size=size_of(choice.size))
            reader = replace(reader, facts=sized)
        last_day = leaves_by(session, now, kind, reader.id)
        gathered = _gathered(session, now, (reader, last_day), choice)
        others = other_children(session, now.person)
        hidden = hidden_from(session, now.person, protected, reader.id)
        source = read_wordings(session)
        sheet = sheet_for(caseload, session, gathered.facts)
        given = answers_of(session, now)
        open_ends = (
            *unsettled(session, now),
            *unsettled_apart(caseload, session, now),
            *unsearched_of_ours(session, now.person, protected, reader.id),
        )
    own_words = known_to_reader(gathered.facts)
    known = reader.id, own_words
    with_it = enclosed_for(caseload, gathered.advice_papers, hidden, known)
    gathered = replace(gathered, advice_papers=with_it.papers)
    document = compose(gathered.facts, source)
    letter, for_mail = render(document), html.page(document)
    pdf = with_sheet(letter, sheet, document)
    own = child_copy(gathered.facts, source)
    every = (*text_of(letter), *own.pages)
    told = told_to_reader(pdf, for_mail, own.pdf)
    found = (
        *open_ends,
        *reader.findings,
        *source.findings(every),
        *check(gathered.facts, document, others),
        *one_child(every, gathered.facts.child, others, gathered.own_people),
        *given_away(told, hidden, own_words),
        *with_it.findings,
        *own.findings,
    )
    return Made(
        gathered=gathered,
        case_id=case.id,
        recipient_id=reader.id,
        is_apart=reader.is_apart,
        replaces=choice.replaces,
        pdf=pdf,
        html=for_mail,
        document=document,
        sheet=sheet,
        pages=text_of(pdf),
        found=judged(given, found),
        leaves_by=last_day,
        for_child=own,
    )


def _gathered(
    session: Session,
    now: CaseNow,
    to: tuple[Reader, date | None],
    choice: LetterChoice,
) -> Gathered:
    """Return what a letter says to its reader, who must have it by a last day."""
    reader, last_day = to
    gathered = gather_letter(session, now, reader, choice)
    facts, leaves_on = gathered.facts, gathered.leaving.on
    late = late_facts(now, facts, last_day, leaves_on, choice.late_why)
    replaces = replaced_day(session, now.case.id, choice, gathered.plan)
    return replace(gathered, facts=replace(facts, replaces=replaces, late=late))


def _check_choice(choice: LetterChoice) -> None:
    for field, word, words in (
        ("kind", choice.kind, tuple(LetterKind)),
        ("sent_by", choice.sent_by, tuple(PostedBy)),
    ):
        if word not in words:
            raise BadInput(
                f"“{word}” is none of {', '.join(words)}. Nothing was made.",
                field=field,
            )


def _one_child_words(made: Made) -> str:
    own = ("one-child", "page-whose", "page-unread")
    said = [each.missing for each in made.found.open if each.requirement in own]
    if said:
        return " ".join(dict.fromkeys(said))
    return f"Every page names {made.facts.child.legal_name} and no other child."


def _file_name(facts: LetterFacts, which: str = "") -> str:
    reference = re.sub(r"[^A-Za-z0-9-]+", "-", facts.child.reference).strip("-")
    return f"letter-{reference}-{facts.kind}{which}.pdf"


def _refuse_again(session: Session, made: Made, sha256: str) -> None:
    issued = session.scalars(select(Letter).where(Letter.case_id == made.case_id))
    if any(each.issued.get("sha256") == sha256 for each in issued):
        raise Refused(
            f"This very letter has been issued already. {KEPT} Open it among the "
            "papers of the case."
        )
