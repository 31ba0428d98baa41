import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from threading import Event as Signal

import pytest
from sqlalchemy import func, select, text

from make import amara, at, northmoor
from twentyweeks.casework import (
    Address,
    Case,
    Contact,
    ImportRun,
    Involved,
    MayBeTold,
    Milestone,
    Person,
    Setting,
    Standing,
)
from twentyweeks.errors import BadInput, Cancelled, Refused, Unavailable
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.import_tracker import (
    import_tracker,
    past_imports,
    preview_import,
    undo_import,
)
from twentyweeks.operations.milestones import record_milestone
from twentyweeks.operations.register_request import register_request

TODAY = date(2026, 11, 21)
NOW = at("2026-11-21")
HEADINGS = (
    "Surname,Forenames,Date of birth,UPN,Person ID,Address,Postcode,Parent name,"
    "Parent phone,School,Case officer,Date of request,Requested by,Decision date,"
    "Comments"
)
AMARA = (
    "Okafor,Amara,04/03/2019,X857200125001,,4 Mill Lane,NM1 1AA,Ngozi Okafor,"
    "01632 960123,Ashgrove Primary,Jo Marlow,02/11/2026,Parent,,Likes trains"
)
SAMIR = "Hughes,Samir,04/05/2018,,C-7,,,,,,Pat Green,05/10/2026,School,,"
NOBODY = ",,,,C-9,,,,,,,,,,Ring first"
WRONG = "Vale,Ivy,31/02/2019,Q1,,,,,,,,01/11/2026,,,"


@pytest.fixture
def tracker(tmp_path):
    """Write a tracker of these rows; return its path."""

    def written(*rows, headings=HEADINGS):
        path = tmp_path / "tracker.csv"
        path.write_text("\n".join((headings, *rows)) + "\n", encoding="utf-8")
        return path

    return written


def count(caseload, kind):
    with caseload.reading() as session:
        return session.scalar(select(func.count()).select_from(kind))


def counts(caseload):
    kinds = (Person, Case, Involved, Milestone, Contact)
    return tuple(count(caseload, kind) for kind in kinds)


def test_a_preview_shows_numbers_columns_questions_and_faults(tracker):
    preview = preview_import(tracker(AMARA, SAMIR, NOBODY, WRONG), TODAY)
    assert (preview.file, preview.rows, preview.children) == ("tracker.csv", 4, 3)
    assert (preview.requests, preview.known) == (2, 0)
    read = {each.heading: each.words for each in preview.columns if each.is_read}
    assert read["Surname"] == "Surname"
    assert read["Person ID"] == "Person ID"
    asked = [each for each in preview.questions if each.choices]
    assert [each.heading for each in asked] == ["Decision date"]
    assert asked[0].choices == ("assess_decided_on", "issue_decided_on")
    faults = [(each.row, each.column, each.value) for each in preview.faults]
    assert faults == [
        (5, "", ""),
        (5, "Date of birth", "31/02/2019"),
        (5, "UPN", "Q1"),
    ]
    assert preview.sentences[1] == (
        "3 children would come in, with 2 requests and 2 milestones."
    )
    assert preview.report["counts"]["children"] == 3


def test_an_answer_sends_a_heading_to_its_field(tracker):
    path = tracker(AMARA.replace("Parent,,", "Parent,09/11/2026,"))
    answers = {"Decision date": "assess_decided_on"}
    preview = preview_import(path, TODAY, answers)
    read = {each.heading: each.words for each in preview.columns if each.is_read}
    assert read["Decision date"] == "Decision to assess date"


def test_a_row_becomes_child_parent_case_and_milestone(caseload, tracker):
    done = import_tracker(caseload, tracker(AMARA), NOW)
    assert (done.people, done.cases, done.known, done.faults) == (1, 1, 0, ())
    assert done.words == "1 child and 1 case came in. Nothing was left out."
    with caseload.reading() as session:
        child = session.scalars(select(Person)).one()
        assert (child.forename, child.surname) == ("Amara", "Okafor")
        assert (child.born, child.upn) == (date(2019, 3, 4), "X857200125001")
        assert child.setting == Setting(name="Ashgrove Primary")
        assert child.address == Address(lines=("4 Mill Lane",), postcode="NM1 1AA")
        parent = session.scalars(select(Involved)).one()
        assert (parent.name, parent.telephone) == ("Ngozi Okafor", "01632 960123")
        assert parent.standing is Standing.UNKNOWN
        assert parent.may_be_told is MayBeTold.NOTHING
        case = session.scalars(select(Case)).one()
        assert (case.reference, case.person_id) == ("EHC-26-1001", child.id)
        assert case.officer_id == caseload.officer
        milestone = session.scalars(select(Milestone)).one()
        assert milestone.facts == {
            "kind": "request_received",
            "on": "2026-11-02",
            "from": "parent",
        }
        comment = session.scalars(select(Contact)).one()
        assert (comment.words, comment.told_new) == ("Likes trains", False)
        run = session.scalars(select(ImportRun)).one()
        assert (run.sheet, run.rows, run.people, run.cases) == ("tracker.csv", 1, 1, 1)
        src = f"import:{done.import_id}"
        rows = session.execute(
            text("SELECT count(DISTINCT tx) FROM operation WHERE src = :src"),
            {"src": src},
        )
        assert rows.scalar_one() == 1
    (row,) = caseload_page(caseload, TODAY).rows
    assert row.name == "Amara Okafor"
    assert past_imports(caseload)[0].words == (
        "tracker.csv, 1 child, on Saturday 21 November 2026"
    )


def test_a_row_without_a_request_is_a_person_shown_by_identifier(caseload, tracker):
    done = import_tracker(caseload, tracker(NOBODY), NOW)
    assert (done.people, done.cases) == (1, 0)
    with caseload.reading() as session:
        assert session.scalars(select(Person)).one().name == "C-9"
    faults = [(each.row, each.column, each.value) for each in done.faults]
    assert faults == [(2, "Comments", "Ring first")]


def test_an_officer_whom_nobody_knows_is_said(caseload, tracker):
    done = import_tracker(caseload, tracker(SAMIR), NOW)
    faults = [(each.column, each.value) for each in done.faults]
    assert faults == [("Case officer", "Pat Green")]
    with caseload.reading() as session:
        assert session.scalars(select(Case)).one().officer_id is None


@pytest.mark.parametrize(
    "known",
    [
        {"upn": "X857200125001", "forename": "Somebody"},
        {"forename": "Amara", "surname": "OKAFOR"},
        {"forename": "Ngoamara", "known_as": "Amara"},
    ],
)
def test_a_child_who_is_here_is_matched_and_not_made_twice(caseload, tracker, known):
    given = amara(received_on="2026-11-02", **known)
    register_request(caseload, given, at("2026-11-02"))
    before = counts(caseload)
    path = tracker(AMARA)
    assert preview_import(path, TODAY, caseload=caseload).known == 1
    done = import_tracker(caseload, path, NOW)
    assert (done.people, done.cases, done.known) == (0, 0, 1)
    assert counts(caseload) == before
    assert done.report["known"] == [2]


def test_a_known_child_s_further_request_is_a_case_more(caseload, tracker):
    register_request(caseload, amara(received_on="2024-01-08"), at("2024-01-08"))
    done = import_tracker(caseload, tracker(AMARA), NOW)
    assert (done.people, done.cases, done.known) == (0, 1, 1)
    with caseload.reading() as session:
        references = session.scalars(select(Case.reference)).all()
        assert sorted(references) == ["EHC-24-1001", "EHC-26-1001"]


def test_a_number_of_another_birthday_is_left_out_and_said(caseload, tracker):
    given = amara(upn="X857200125001", born="2015-01-01")
    register_request(caseload, given, at("2026-11-02"))
    done = import_tracker(caseload, tracker(AMARA), NOW)
    assert (done.people, done.known) == (0, 0)
    (fault,) = done.faults
    assert (fault.row, fault.column, fault.value) == (2, "UPN", "X857200125001")
    assert "another date of birth" in fault.reason


def test_the_same_sheet_twice_makes_nothing_the_second_time(caseload, tracker):
    path = tracker(AMARA, SAMIR, NOBODY)
    import_tracker(caseload, path, NOW)
    before = counts(caseload)
    done = import_tracker(caseload, path, NOW)
    assert (done.people, done.cases, done.known) == (0, 0, 3)
    assert counts(caseload) == before


def test_two_requests_of_one_child_are_two_cases(caseload, tracker):
    second = AMARA.replace("02/11/2026", "02/11/2024").replace(",Likes trains", ",")
    done = import_tracker(caseload, tracker(AMARA, second), NOW)
    assert (done.people, done.cases) == (1, 2)


def test_an_import_is_undone_in_one_operation(caseload, tracker):
    register_request(caseload, amara(forename="Zed"), at("2026-03-02"))
    before = counts(caseload)
    done = import_tracker(caseload, tracker(AMARA, SAMIR, NOBODY), NOW)
    assert counts(caseload) != before
    words = undo_import(caseload, done.import_id, NOW)
    assert words == "Taken back: 3 children, 2 cases."
    assert counts(caseload) == before
    assert len(caseload_page(caseload, TODAY).rows) == 1
    assert past_imports(caseload)[0].is_undone
    with pytest.raises(Refused, match="was taken back on Saturday 21 November 2026"):
        undo_import(caseload, done.import_id, NOW)
    with pytest.raises(BadInput, match="There is no such import"):
        undo_import(caseload, "0" * 32, NOW)


def test_what_was_worked_on_since_stays_whole_and_is_named(caseload, tracker):
    done = import_tracker(caseload, tracker(AMARA, SAMIR, NOBODY), NOW)
    with caseload.reading() as session:
        hers = session.scalars(
            select(Case)
            .join(Person, Person.id == Case.person_id)
            .where(Person.surname == "Okafor")
        ).one()
        case_id = hers.id.hex
    facts = {"kind": "decided_to_assess", "on": "2026-11-20"}
    record_milestone(caseload, case_id, facts, NOW)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        nine = select(Person).where(Person.local_id == "C-9")
        person = journal.session.scalars(nine).one()
        journal.set(person, "surname", "Field")
    words = undo_import(caseload, done.import_id, NOW)
    assert words == (
        "Taken back: 1 child, 1 case. Amara Okafor, Field stay, because somebody has "
        "worked on them since."
    )
    assert counts(caseload) == (2, 1, 1, 2, 1)


def test_a_parent_added_since_keeps_the_child(caseload, tracker):
    done = import_tracker(caseload, tracker(SAMIR), NOW)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        child = journal.session.scalars(select(Person)).one()
        journal.create(Involved(child_id=child.id, name="Huw Hughes"))
    words = undo_import(caseload, done.import_id, NOW)
    assert words.startswith("Taken back: 0 children, 0 cases. Samir Hughes stays")


def test_a_cancelled_import_is_rolled_back_whole(caseload, tracker):
    rows = [f"Hill,Ann{each},04/05/2018,,K-{each},,,,,,,,,," for each in range(250)]
    cancel = Signal()
    told = []

    def progress(done, of):
        told.append((done, of))
        if done == 200:
            cancel.set()

    with pytest.raises(Cancelled):
        import_tracker(caseload, tracker(*rows), NOW, progress, cancel)
    assert told == [(0, 250), (100, 250), (200, 250)]
    assert counts(caseload) == (0, 0, 0, 0, 0)
    assert count(caseload, ImportRun) == 0


def test_a_sealed_copy_is_made_before_it_begins(caseload, tracker):
    import_tracker(caseload, tracker(AMARA), NOW)
    copies = sorted(path.name for path in (caseload.home / "copies").iterdir())
    assert copies == ["general-20261121.db", "restricted-20261121.db"]


def test_a_file_that_is_not_there_or_is_none_is_told(caseload, tmp_path):
    with pytest.raises(BadInput, match="There is no file “gone"):
        import_tracker(caseload, tmp_path / "gone.csv", NOW)
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    with pytest.raises(BadInput):
        import_tracker(caseload, picture, NOW)
    assert counts(caseload) == (0, 0, 0, 0, 0)


def test_a_sheet_of_300_mb_is_told_in_a_sentence(caseload, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(300_000_000)
    with pytest.raises(BadInput) as told:
        import_tracker(caseload, path, NOW)
    assert "100" in told.value.sentence
    assert counts(caseload) == (0, 0, 0, 0, 0)


def test_a_caseload_whose_folder_went_away_says_so(caseload, tracker):
    path = tracker(AMARA)
    (caseload.home / "general.db").rename(caseload.home / "elsewhere.db")
    with pytest.raises(Unavailable, match="Nothing was brought in"):
        import_tracker(caseload, path, NOW)
    (caseload.home / "elsewhere.db").rename(caseload.home / "general.db")
    assert counts(caseload) == (0, 0, 0, 0, 0)


FULL = """
import resource, sys
from pathlib import Path
from make import at, northmoor
from twentyweeks.errors import Unavailable
from twentyweeks.operations.import_tracker import import_tracker
from twentyweeks.storage.backup import sealed_copy
NOW = at("2026-11-21")
with northmoor(Path(sys.argv[1])) as caseload:
    sealed_copy(caseload, NOW)
    room = (caseload.home / "general.db").stat().st_size + 200_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        import_tracker(caseload, Path(sys.argv[2]), NOW)
    except Unavailable as told:
        print(told.sentence, flush=True)
"""


def test_a_disk_that_takes_no_more_leaves_the_caseload_as_it_was(home, tracker):
    rows = [f"Hill,Ann{each},04/05/2018,,K-{each},,,,,,,,,," for each in range(900)]
    path = tracker(*rows)
    with northmoor(home) as made:
        register_request(made, amara(), at("2026-03-02"))
    child = subprocess.run(
        [sys.executable, "-c", FULL, str(home), str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Nothing was half saved" in child.stdout
    with northmoor(home) as caseload:
        assert counts(caseload) == (1, 1, 1, 1, 0)
        assert past_imports(caseload) == ()


def test_the_332_sample_children_come_in_with_every_fault(caseload, samples):
    done = import_tracker(caseload, samples / "fake_ChildIdentifiers.csv", NOW)
    assert (done.people, done.cases, done.known) == (332, 0, 0)
    assert Counter(each.column for each in done.faults) == {
        "UPN": 320,
        "GenderCurrent": 12,
        "PersonDeathDate": 4,
        "Date of death": 17,
    }
    with caseload.reading() as session:
        names = {person.name for person in session.scalars(select(Person))}
    assert len(names) == 332
    words = undo_import(caseload, done.import_id, NOW)
    assert words == "Taken back: 332 children, 0 cases."
