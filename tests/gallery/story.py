"""The caseloads of the gallery: each is made once in a folder, and tells its cases."""

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from from_word import commented, soup, touched
from gui.desks import NOW, TODAY, amaras, make_filled
from gui.plans import finish_writing, write_some
from make import MEMORY_KIB, OPENS_WITH, at, make_northmoor, northmoor, register
from sync.stations import make_team, write
from twentyweeks.casework import Case, NoteKind, RestrictedNote
from twentyweeks.operations.capacity import NewCapacity, record_capacity
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.close_case import close_case
from twentyweeks.operations.demonstration import PASSPHRASE, make_demonstration
from twentyweeks.operations.exchange import exchange, exchange_page
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.own_wish import record_wish
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.people import PersonForm, add_person
from twentyweeks.operations.plan import begin_final
from twentyweeks.operations.plan_budget import NewBudget, record_budget
from twentyweeks.operations.plan_comments import NewComment, add_comment
from twentyweeks.operations.plan_place import NewPlace
from twentyweeks.operations.record import NewContact, record_contact
from twentyweeks.operations.stations import request_station
from twentyweeks.operations.unlock import Caseload, open_caseload
from twentyweeks.operations.word_export import export_plan
from twentyweeks.operations.word_readers import word_readers
from twentyweeks.storage.unlock import opened
from twentyweeks.sync.book import raise_alarm
from twentyweeks.vault.keys import Compartment

PILLS = ("overdue", "draft_plans")
MEETS = at("2026-03-04", "14:02")  # when the laptops of the team meet
QUESTION = NewContact(
    on="2026-11-18",
    way="email",
    direction="to_us",
    with_name="Ngozi Okafor",
    words="She wrote about the autumn half-term",
    told_new=False,
    asks_us="Who will bring Amara to school if her place changes?",
)
ALARM = (
    "This laptop and Ada Birch's hold the same changes and do not agree on what they "
    "come to. Nothing has been lost. Please report it."
)
REPORT = NewPaper(
    title="Speech and language report",
    kind="report",
    received_on="2026-11-16",
    author="Priya Nair",
    author_role="Speech and language therapist",
    dated="2026-11-12",
)


def demonstration(home: Path) -> dict[str, str]:
    """Make the demonstration, with two more children who show what it has not."""
    make_demonstration(home, NOW)
    caseload = open_caseload(home, PASSPHRASE, NOW)
    try:
        full = amaras(caseload)
        record_contact(caseload, full, QUESTION, at("2026-11-18"))
        cases = {"full": full, "undecided": noors(caseload), "closed": moved(caseload)}
        cases["young"] = rowans(caseload)
        for name, content in (("pdf", _report()), ("mp3", b"ID3 and her voice")):
            paper = home.parent / f"paper.{name}"
            paper.write_bytes(content)
            cases[name] = file_paper(caseload, full, paper, REPORT, NOW)
        refresh_all(caseload, TODAY)
        return {**cases, **_firsts(caseload)}
    finally:
        caseload.close()


def long_names(home: Path) -> dict[str, str]:
    """Make a caseload in which one child and one school have long names."""
    make_filled(home)
    with northmoor(home, NOW) as caseload:
        page = caseload_page(caseload, TODAY, search="featherstone")
        return {"long": page.rows[0].id}


def nobody(home: Path) -> dict[str, str]:
    """Make a caseload in which there is nobody."""
    make_northmoor(home, NOW)
    return {}


def half_plan(home: Path) -> dict[str, str]:
    """Make a plan that is half written, and a case in which none is begun."""
    with northmoor(home, at("2026-08-24")) as caseload:
        half = amaras(caseload)
        comment = NewComment(
            by="Ngozi Okafor",
            kind="wish",
            words="Three times is too little",
            received_on="20/11/2026",
        )
        add_comment(caseload, write_some(caseload, half), comment, NOW)
        agreed = NewBudget(
            asked_by="Ngozi Okafor",
            asked_on="16/11/2026",
            outcome="agreed",
            decided_by="Northmoor SEND panel",
            decided_on="18/11/2026",
            covers="40 pounds a week, for a helper at the youth club",
            direct="yes",
        )
        record_budget(caseload, half, agreed, {}, NOW)
        return {"half": half, "none": noors(caseload)}


def came_back(home: Path) -> dict[str, str]:
    """Make a draft that left for Word and came back, with another file beside it."""
    with northmoor(home, at("2026-08-24")) as caseload:
        case = amaras(caseload)
        write_some(caseload, case)
        reader = next(
            each.id
            for each in word_readers(caseload, case, NOW.date())
            if not each.because
        )
        left = export_plan(caseload, case, "draft", reader, NOW)
        papers = {"case": case}
        for name, content in (
            ("back", commented(left.content)),
            ("same", touched(left.content)),
            ("other", soup()),
        ):
            path = home.parent / f"{name}.docx"
            path.write_bytes(content)
            new = NewPaper(
                title="Draft with comments", kind="comments", received_on="2026-11-20"
            )
            papers[name] = file_paper(caseload, case, path, new, NOW)
        return papers


def final_plan(home: Path) -> dict[str, str]:
    """Make a plan that is final."""
    with northmoor(home, at("2026-08-24")) as caseload:
        final = amaras(caseload)
        finish_writing(caseload, final, write_some(caseload, final))
        place = NewPlace(
            institution="Larkspur School", institution_type="Maintained special school"
        )
        begin_final(caseload, final, place, NOW)
        return {"final": final}


def team(folder: Path) -> dict[str, str]:
    """Make two laptops that differ in two fields, and a third that asks to be let in.

    `jo` is the home of one, in this folder, and `words` are the team's.
    """
    folder.mkdir()
    make_team(folder)
    central = str(folder / "central")
    with opened(folder / "jo", OPENS_WITH, MEETS) as jo:
        with opened(folder / "sam", OPENS_WITH, MEETS) as sam:
            _differ(jo, sam)
        with jo.local(Compartment.GENERAL) as connection:
            raise_alarm(connection, "state", ALARM, MEETS)
        words = exchange_page(jo, MEETS).team_words
    asks = ("Kit Lowe", OPENS_WITH, MEETS)
    request_station(folder / "kit", central, *asks, memory_kib=MEMORY_KIB)
    return {"words": words, "central": central}


def noors(caseload: Caseload) -> str:
    """Register Noor in week 6: nothing is decided yet."""
    return register(
        caseload,
        "2026-10-15",
        forename="Noor",
        surname="Haddad",
        born="2018-05-21",
        parent_name="Rana Haddad",
        parent_address=("9 Quay Street", "Northmoor"),
        parent_postcode="ZZ99 3VZ",
    )


def rowans(caseload: Caseload) -> str:
    """Register Rowan, who is a young person and has wished copies to his mother."""
    case = register(
        caseload,
        "2026-10-05",
        forename="Rowan",
        surname="Hale",
        born="2009-03-03",
        parent_name="Martha Hale",
    )
    mother = case_page(caseload, case, TODAY).people[0].id
    record_wish(caseload, mother, "12/10/2026", "In person, at college", NOW)
    father = PersonForm(name="Peter Hale", role="Father", standing="care_of_child")
    add_person(caseload, case, father, NOW)
    found = NewCapacity(
        decision="challenge",
        found="lacks",
        concluded_on="12/10/2026",
        concluded_by="Dr Iris Fell, psychologist",
        evidence="Two talks with Rowan on 5 and 12 October",
        support="Pictures, a quiet room, and his advocate",
        review_on="20/11/2026",
    )
    record_capacity(caseload, case, found, NOW)
    return case


def moved(caseload: Caseload) -> str:
    """Register Leo, whose family moved away: his case is closed."""
    case = register(
        caseload,
        "2026-09-07",
        forename="Leo",
        surname="Anand",
        born="2017-11-30",
        parent_name="Priya Anand",
    )
    why = "The family moved to Eastmere, whose council has the papers now."
    close_case(caseload, case, "2026-11-20", why, NOW)
    return case


def _differ(jo: Caseload, sam: Caseload) -> None:
    _write_apart(jo, "Said at the door: she does not feel safe at home")
    exchange(jo, MEETS)
    exchange(sam, MEETS)
    for caseload, telephone, apart in (
        (jo, "01632 960001", "Told to the social worker on 3 March"),
        (sam, "01632 960002", "She asked that nobody else is told"),
    ):
        write(caseload, "telephone", telephone, MEETS)
        _change_apart(caseload, apart)
    for caseload in (jo, sam, jo, sam):
        exchange(caseload, MEETS)


def _write_apart(caseload: Caseload, words: str) -> None:
    with caseload.reading() as session:
        case = session.scalars(select(Case.id)).one()
    note = RestrictedNote(
        case_id=case, kind=NoteKind.SENSITIVE, words=words, written_on=MEETS.date()
    )
    with caseload.writing(caseload.stamp(MEETS), Compartment.RESTRICTED) as journal:
        journal.create(note)


def _change_apart(caseload: Caseload, words: str) -> None:
    with caseload.writing(caseload.stamp(MEETS), Compartment.RESTRICTED) as journal:
        note = journal.session.scalars(select(RestrictedNote)).one()
        journal.set(note, "words", words)


def _report() -> bytes:
    written = BytesIO()
    canvas = Canvas(written)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 720, "Amara joins in when a sentence is short.")
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _firsts(caseload: Caseload) -> dict[str, str]:
    """Return the first case of some filters, by a name for its picture."""
    pages = {pill: caseload_page(caseload, TODAY, pill) for pill in PILLS}
    return {
        pill.replace("_", "-"): page.rows[0].id
        for pill, page in pages.items()
        if page.rows
    }
