"""The main job, walked through on an invented caseload, proved step by step.

Each step runs the operations of the window, then opens again what it made, and only
then says so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from twentyweeks.casework.visit import Agreement, Meeting, ReadBack, Words
from twentyweeks.errors import Unavailable
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.decision import NewDecision, record_decision
from twentyweeks.operations.demonstration import (
    COUNCIL,
    OFFICER,
    PASSPHRASE,
    introduce,
    leave_passphrase,
)
from twentyweeks.operations.import_tracker import import_tracker
from twentyweeks.operations.letter import LetterChoice, issue_letter, letter_page
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.plan import preview_plan
from twentyweeks.operations.plan_parts import NewPart, add_part
from twentyweeks.operations.plan_versions import begin_plan
from twentyweeks.operations.register_request import NewRequest, register_request
from twentyweeks.operations.unlock import (
    Caseload,
    NewCaseload,
    make_caseload,
    new_recovery,
    open_caseload,
    recovery_paper,
)
from twentyweeks.operations.visit import record_visit
from twentyweeks.operations.visit_form import VisitForm
from twentyweeks.operations.visit_summary import visit_summary
from twentyweeks.operations.walk_exchange import exchanged
from twentyweeks.operations.walk_tracker import CHILDREN, write_tracker
from twentyweeks.paper.reading import pages, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one step did, in a sentence, and the file that holds it."""

    words: str
    path: Path


@dataclass(slots=True)
class _Walk:
    out: Path
    now: datetime
    case_id: str = ""

    @property
    def home(self) -> Path:
        return self.out / "first-station"

    @property
    def today(self) -> date:
        return self.now.date()

    def back(self, days: int) -> str:
        return (self.today - timedelta(days=days)).isoformat()


def walk(out: Path, now: datetime) -> Iterator[Step]:
    """Walk through the main job in the folder `out`, a step at a time.

    Raises what the operation raises where a step fails, and Unavailable where what it
    made does not hold when it is opened again.
    """
    _make_folder(out)
    going = _Walk(out, now)
    yield _make(going)
    steps: tuple[Callable[[_Walk, Caseload], Step], ...] = (
        _import,
        _register,
        _visit,
        _decide,
        _write_letter,
        _write_plan,
    )
    for step in steps:
        caseload = open_caseload(going.home, PASSPHRASE, now)
        try:
            refresh_all(caseload, going.today)
            done = step(going, caseload)
        finally:
            caseload.close()
        yield done
    for words, path in exchanged(going.home, out, going.case_id, now):
        yield Step(words=words, path=path)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable(
            f"The folder {out} could not be made ({fault.strerror}). Nothing was "
            "written. Choose another folder."
        ) from fault


def _make(going: _Walk) -> Step:
    recovery = new_recovery()
    paper = going.out / "recovery-key.txt"
    paper.write_text(recovery_paper(recovery), encoding="utf-8")
    new = NewCaseload(
        authority=COUNCIL,
        officer=OFFICER,
        job_title="EHC case officer",
        passphrase=PASSPHRASE,
        recovery=recovery,
        typed_back=recovery.identity,
    )
    make_caseload(going.home, new, going.now)
    leave_passphrase(going.home)
    caseload = open_caseload(going.home, PASSPHRASE, going.now)
    try:
        introduce(caseload, going.now)
        held = ", ".join(sorted(caseload.open))
    finally:
        caseload.close()
    words = f"Made an encrypted caseload and unlocked it again ({held})."
    return Step(words=words, path=going.home)


def _import(going: _Walk, caseload: Caseload) -> Step:
    tracker = write_tracker(going.out / "tracker.xlsx", going.today)
    import_tracker(caseload, tracker, going.now)
    total = caseload_page(caseload, going.today).total
    _hold(total == len(CHILDREN), f"{total} cases are in the list")
    words = f"Brought in a tracker spreadsheet: {total} cases are in the list."
    return Step(words=words, path=tracker)


def _register(going: _Walk, caseload: Caseload) -> Step:
    new = NewRequest(
        forename="Amara",
        surname="Okafor",
        pronouns="she/her",
        born="2019-03-04",
        received_on=going.back(30),
        asked_by="parent",
        school="Ashgrove Primary School",
        parent_name="Ngozi Okafor",
        parent_role="Mother",
        parent_standing="parental_responsibility",
        parent_address=("12 Example Row", "Northmoor"),
        parent_postcode="ZZ99 3VZ",
        parent_telephone="01632 960200",
    )
    going.case_id = register_request(caseload, new, going.now)
    rows = caseload_page(caseload, going.today, search="okafor").rows
    _hold(len(rows) == 1, "the new case is not in the list")
    words = f"Registered a request: {rows[0].spoken()}."
    return Step(words=words, path=going.home / "general.db")


def _visit(going: _Walk, caseload: Caseload) -> Step:
    form = VisitForm(
        held_on=going.today - timedelta(days=9),
        meeting=Meeting(place="At home", starts="14:00", ends="15:10"),
        child_words=(
            Words(
                topic="School",
                words="I don't like the hall because it is loud.",
                whose="Amara",
                how="Talking while drawing",
            ),
        ),
        agreement=Agreement(
            result=ReadBack.AGREED,
            signed_by="Ngozi Okafor",
            summary_given=True,
            next_contact_on=going.today + timedelta(days=7),
        ),
    )
    visit_id = record_visit(caseload, going.case_id, form, going.now)
    summary = visit_summary(caseload, visit_id)
    path = going.out / "visit-summary.pdf"
    path.write_bytes(summary)
    counted = _read(path, "I don\u2019t like the hall because it is loud.")
    words = f"Recorded a visit; its summary for the family has {counted}."
    return Step(words=words, path=path)


def _decide(going: _Walk, caseload: Caseload) -> Step:
    decision = NewDecision(
        question="assess",
        outcome="yes",
        decided_on=going.back(2),
        decided_by="The SEND panel",
        test="Amara may have special educational needs, and it may be necessary for "
        "provision to be made in accordance with an EHC plan.",
        reasons=("Her speech is two years behind, in spite of three terms of help.",),
        evidence=("The school's report of June 2026",),
    )
    record_decision(caseload, going.case_id, decision, going.now)
    row = caseload_page(caseload, going.today, search="okafor").rows[0]
    words = f"Recorded the panel's decision; next: {row.step} {row.on}."
    return Step(words=words, path=going.home / "general.db")


def _write_letter(going: _Walk, caseload: Caseload) -> Step:
    recipient = letter_page(caseload, going.case_id, going.today).recipients[0]
    choice = LetterChoice(kind="will-assess", recipient_id=recipient.id)
    issued = issue_letter(caseload, going.case_id, choice, going.now)
    path = going.out / "letter-will-assess.pdf"
    path.write_bytes(issued.pdf)
    counted = _read(path, "Amara")
    words = f"Issued the decision letter: {counted}, SHA-256 {issued.sha256[:12]}…"
    return Step(words=words, path=path)


def _write_plan(going: _Walk, caseload: Caseload) -> Step:
    plan_id = begin_plan(caseload, going.case_id, going.now)
    need_id = add_part(caseload, plan_id, _NEED, going.now)
    outcome = NewPart(
        section="E",
        words="Amara asks for what she needs in class in a sentence of five words.",
        by_when=(going.today + timedelta(days=365)).isoformat(),
    )
    provision = NewPart(
        section="F",
        words="Work on sentences with pictures, planned by a speech therapist.",
        need_id=need_id,
        outcome_id=add_part(caseload, plan_id, outcome, going.now),
        who="Teaching assistant trained by the therapist",
        how_often="three times a week",
        how_long="20 minutes",
        group_size="one to one",
    )
    add_part(caseload, plan_id, provision, going.now)
    preview = preview_plan(caseload, going.case_id, "draft", going.today)
    path = going.out / "draft-plan.pdf"
    path.write_bytes(preview.pdf)
    counted = _read(path, "20 minutes")
    words = f"Wrote the draft plan, sections A to K with Section I blank: {counted}."
    return Step(words=words, path=path)


_NEED = NewPart(
    section="B",
    words="Amara's speech is two years behind her age.",
    asked_of="Communication and interaction",
    who="The school's report of June 2026",
)


def _read(path: Path, words: str) -> str:
    """Open a PDF again; return how long it is, or say that it does not hold `words`."""
    content = path.read_bytes()
    _hold(
        words in " ".join(" ".join(text_of(content)).split()), f"{path} lacks {words}"
    )
    count = pages(content)
    return f"{count} page" if count == 1 else f"{count} pages"


def _hold(held: object, fault: str) -> None:
    if not held:
        raise Unavailable(f"What this step made did not hold when read again: {fault}.")
