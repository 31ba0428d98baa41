import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, table, text

from make import at, northmoor, register
from twentyweeks.casework import (
    Answer,
    Asked,
    Authority,
    Case,
    Consent,
    Contact,
    NoteKind,
    Reach,
    ReadBack,
    Reminder,
    RestrictedNote,
    Visit,
    Way,
)
from twentyweeks.casework.visit import (
    Agreement,
    Household,
    Meeting,
    ParentWords,
    Prompt,
    Told,
    Words,
)
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.operations.visit import (
    ConsentAnswer,
    NewNote,
    VisitForm,
    drop_draft,
    keep_draft,
    read_draft,
    record_visit,
    visit_form_from_json,
    visit_form_to_json,
    visit_page,
    visit_summary,
)
from twentyweeks.paper import text_of
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.unlock import add_officer_slot

NOW = at("2026-04-20", "14:02")
NEEDLE = "Rottweiler loose in the yard"
SECOND = "harbour thimble walnut sky"

HERS = ParentWords(
    name="Ngozi Okafor",
    on=date(2026, 4, 20),
    words=(Words(topic="Worries", words="She is lost at playtime", how="spoken"),),
)
HIS = ParentWords(
    name="Emeka Okafor",
    on=date(2026, 4, 20),
    words=(Words(topic="Hopes", words="A school by the river"),),
)
FORM = VisitForm(
    held_on=date(2026, 4, 20),
    meeting=Meeting(place="At home", starts="14:00", child_present="Yes, drawing"),
    household=Household(legal_name="Amara Okafor", best_way="Ring after 3 pm"),
    told=Told(wording="Told as written", told_to="Ngozi Okafor"),
    child_words=(
        Words(topic="What helps", words="My blue headphones", how="She showed us"),
    ),
    parents_words=(HERS,),
    prompts=(
        Prompt(area="Sleep", answer=Asked.YES, words="Wakes at four"),
        Prompt(area="Eating", answer=Asked.NONE),
    ),
    agreement=Agreement(
        result=ReadBack.AGREED,
        signed_by="Ngozi Okafor",
        strokes=(((1.0, 2.5), (3.0, 4.0)),),
        summary_given=True,
        questions_we_owe="Who pays for the taxi?",
        next_contact_on=date(2026, 5, 4),
    ),
    consents=(
        ConsentAnswer(
            purpose="photo",
            wording="We may put a photo on the plan.",
            answer=Answer.REFUSED,
            by="Ngozi Okafor",
            how="signed",
        ),
        ConsentAnswer(purpose="email", wording="By e-mail?"),
    ),
)
DOG = NewNote(
    kind=NoteKind.OFFICER_SAFETY,
    words=NEEDLE,
    evidence="Seen by J. Marlow",
    review_by=date(2027, 4, 20),
)


@pytest.fixture
def case_id(caseload):
    return register(caseload, known_as="Ama")


def everything(caseload, compartment=Compartment.GENERAL):
    """Return every value in every table of a compartment's file, as text."""
    with caseload.reading(compartment) as session:
        connection = session.connection()
        tables = inspect(connection).get_table_names()
        return "\n".join(
            str(tuple(row))
            for name in tables
            for row in connection.execute(select(text("*")).select_from(table(name)))
        )


def test_the_page_asks_in_the_authority_s_words(caseload, case_id):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        authority = journal.session.scalars(select(Authority)).one()
        reach = Reach(name="Northmoor safeguarding", telephone="01632 960199")
        journal.set(authority, "safeguarding", reach)
    page = visit_page(caseload, case_id, NOW)
    assert (page.child, page.known_as) == ("Ama Okafor", "Ama")
    assert page.today == "Monday 20 April 2026"
    assert page.parents == ("Ngozi Okafor",)
    assert page.safeguarding == "Northmoor safeguarding, 01632 960199"
    assert page.told.startswith("When we assess, the law makes us ask certain people")
    assert [each.purpose for each in page.choices] == [
        "social_worker",
        "photo",
        "private_report",
        "further_service",
        "speaks_for_you",
        "email",
    ]
    assert [each.topic for each in page.topics][:2] == [
        "Liked and admired",
        "Important to me",
    ]
    assert len(page.topics) == 11
    assert len(page.areas) == 14
    assert page.can_write_restricted
    assert (page.draft, page.draft_kept) == ("", "")


def test_a_page_of_no_case_says_so(caseload):
    with pytest.raises(BadInput, match="There is no such case in this caseload"):
        visit_page(caseload, "no case", NOW)


def test_a_visit_is_one_save_with_its_consents_and_its_contact(caseload, case_id):
    visit_id = record_visit(caseload, case_id, FORM, NOW)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.id.hex == visit_id
        assert visit.meeting == FORM.meeting
        assert visit.household == FORM.household
        assert visit.child_words == FORM.child_words
        assert visit.parents_words == (HERS,)
        assert visit.prompts == FORM.prompts
        assert visit.agreement == FORM.agreement
        consent = session.scalars(select(Consent)).one()
        assert (consent.purpose, consent.answer) == ("photo", Answer.REFUSED)
        assert (consent.by, consent.how) == ("Ngozi Okafor", "signed")
        assert consent.on == date(2026, 4, 20)
        assert consent.visit_id == visit.id
        contact = session.scalars(select(Contact)).one()
        assert (contact.on, contact.way) == (date(2026, 4, 20), Way.VISIT)
        assert contact.words == "Getting To Know You visit: At home"
        assert contact.with_name == "Ngozi Okafor"
        assert contact.told_new
        assert contact.asks_us == "Who pays for the taxi?"
        assert contact.next_contact_on == date(2026, 5, 4)
        saves = session.execute(
            text("SELECT DISTINCT tx FROM operation WHERE ent IN (:v, :c, :t)"),
            {"v": "visit", "c": "consent", "t": "contact"},
        ).all()
        assert len(saves) == 1


def test_a_visit_ends_the_silence_in_the_list(caseload, case_id):
    today = date(2026, 4, 20)
    before = {pill.name: pill.count for pill in caseload_page(caseload, today).pills}
    record_visit(caseload, case_id, VisitForm(parents_words=(HERS,)), NOW)
    after = {pill.name: pill.count for pill in caseload_page(caseload, today).pills}
    assert (before["all"], after["all"]) == (1, 1)
    assert after["not_heard"] == 0


def test_a_question_from_the_visit_is_one_that_we_owe(caseload, case_id):
    record_visit(caseload, case_id, FORM, NOW)
    page = caseload_page(caseload, date(2026, 4, 20), pill="not_heard")
    assert [row.id for row in page.rows] == [case_id]


def test_an_objection_is_taken_to_the_manager_and_stops_nothing(caseload, case_id):
    told = Told(wording="Told", objection="Does not want the school asked")
    record_visit(caseload, case_id, VisitForm(told=told), NOW)
    with caseload.reading() as session:
        reminder = session.scalars(select(Reminder)).one()
        assert reminder.on == date(2026, 4, 20)
        assert reminder.words == (
            "Tell the manager of the objection made at the visit. No step waits."
        )


def test_rows_without_words_are_not_kept_as_words(caseload, case_id):
    form = VisitForm(
        child_words=(Words(topic="", words=""), Words(topic="", words="I like trains")),
        parents_words=(ParentWords(name="Ngozi", on=date(2026, 4, 20)),),
        prompts=(Prompt(area=""),),
    )
    record_visit(caseload, case_id, form, NOW)
    with caseload.reading() as session:
        visit = session.scalars(select(Visit)).one()
        assert visit.child_words == (Words(topic="Said", words="I like trains"),)
        assert visit.parents_words == (ParentWords(name="Ngozi", on=date(2026, 4, 20)),)
        assert visit.prompts == ()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (VisitForm(held_on=date(2026, 4, 21)), "held_on"),
        (
            VisitForm(parents_words=(ParentWords(name=" ", on=date(2026, 4, 20)),)),
            "parents_words",
        ),
        (
            VisitForm(agreement=Agreement(next_contact_on=date(2026, 4, 19))),
            "next_contact_on",
        ),
        (VisitForm(notes=(NewNote(kind=NoteKind.SENSITIVE),)), "notes"),
        (
            VisitForm(notes=(NewNote(kind=NoteKind.SAFEGUARDING_PASSED_ON),)),
            "notes",
        ),
        (
            VisitForm(notes=(NewNote(kind=NoteKind.OFFICER_SAFETY, words="Dog"),)),
            "notes",
        ),
        (
            VisitForm(
                notes=(
                    NewNote(
                        kind=NoteKind.OFFICER_SAFETY,
                        words="Dog",
                        evidence="Seen",
                        review_by=date(2027, 4, 21),
                    ),
                )
            ),
            "notes",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(caseload, case_id, form, field):
    with pytest.raises(Refused, match=r"Nothing was saved") as refused:
        record_visit(caseload, case_id, form, NOW)
    assert refused.value.field == field
    with caseload.reading() as session:
        assert session.scalars(select(Visit)).all() == []
    with caseload.reading(Compartment.RESTRICTED) as session:
        assert session.scalars(select(RestrictedNote)).all() == []


def test_restricted_notes_lie_in_their_own_file_alone(caseload, case_id):
    form = VisitForm(notes=(DOG,))
    keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(form), NOW)
    assert NEEDLE not in everything(caseload)
    assert NEEDLE in everything(caseload, Compartment.RESTRICTED)
    kept = visit_page(caseload, case_id, NOW)
    assert visit_form_from_json(kept.draft) == form
    record_visit(caseload, case_id, form, NOW)
    assert NEEDLE not in everything(caseload)
    with caseload.reading(Compartment.RESTRICTED) as session:
        note = session.scalars(select(RestrictedNote)).one()
        assert (note.words, note.evidence) == (NEEDLE, "Seen by J. Marlow")
        assert note.written_on == date(2026, 4, 20)
        assert note.review_by == date(2027, 4, 20)
        assert note.case_id.hex == case_id
    with caseload.reading() as session:
        apart = session.scalars(select(Case)).one().held_apart
        assert apart is not None
        assert (apart.since, apart.ask) == (date(2026, 4, 20), "Jo Marlow")
    assert read_draft(caseload, f"visit:{case_id}") is None


def test_a_second_save_of_the_same_notes_writes_none_twice(caseload, case_id):
    record_visit(caseload, case_id, VisitForm(notes=(DOG,)), NOW)
    record_visit(caseload, case_id, VisitForm(notes=(DOG,)), NOW)
    with caseload.reading(Compartment.RESTRICTED) as session:
        assert len(session.scalars(select(RestrictedNote)).all()) == 1


def test_a_safeguarding_note_says_only_that_and_to_whom(caseload, case_id):
    note = NewNote(kind=NoteKind.SAFEGUARDING_PASSED_ON, passed_to="The duty desk")
    record_visit(caseload, case_id, VisitForm(notes=(note,)), NOW)
    with caseload.reading(Compartment.RESTRICTED) as session:
        kept = session.scalars(select(RestrictedNote)).one()
        assert kept.words == "A safeguarding concern was passed on."
        assert kept.passed_to == "The duty desk"


def test_an_officer_without_the_key_is_told_so_in_one_sentence(home):
    with northmoor(home) as caseload:
        case_id = register(caseload)
        sam = Holder("5" * 32, SECOND, 8192)
        add_officer_slot(
            home / "caseload.keys", caseload.keys, sam, (Compartment.GENERAL,)
        )
    caseload = open_caseload(home, SECOND, NOW)
    try:
        assert not visit_page(caseload, case_id, NOW).can_write_restricted
        form = VisitForm(meeting=Meeting(place="At school"), notes=(DOG,))
        with pytest.raises(Unavailable, match="your passphrase does not open them"):
            record_visit(caseload, case_id, form, NOW)
        with pytest.raises(Unavailable, match="your passphrase does not open them"):
            keep_draft(caseload, f"visit:{case_id}", visit_form_to_json(form), NOW)
        assert NEEDLE not in everything(caseload)
        kept = read_draft(caseload, f"visit:{case_id}")
        assert kept is not None
        assert visit_form_from_json(kept[0]).meeting.place == "At school"
        with caseload.reading() as session:
            assert session.scalars(select(Visit)).all() == []
    finally:
        caseload.close()


def test_a_draft_comes_back_as_typed_and_goes_with_the_save(caseload, case_id):
    half = VisitForm(
        child_words=(Words(topic="School", words=""),), parents_words=(HERS,)
    )
    name = f"visit:{case_id}"
    keep_draft(caseload, name, visit_form_to_json(half), NOW)
    page = visit_page(caseload, case_id, at("2026-04-20", "14:10"))
    assert visit_form_from_json(page.draft) == half
    assert page.draft_kept == "Kept at 14:02 today"
    record_visit(caseload, case_id, FORM, NOW)
    assert read_draft(caseload, name) is None


def test_a_visit_that_is_refused_leaves_its_draft(caseload, case_id):
    name = f"visit:{case_id}"
    keep_draft(caseload, name, visit_form_to_json(FORM), NOW)
    with pytest.raises(Refused):
        record_visit(caseload, case_id, VisitForm(held_on=date(2027, 1, 1)), NOW)
    kept = read_draft(caseload, name)
    assert kept is not None
    assert visit_form_from_json(kept[0]) == FORM


def test_notes_taken_out_of_a_draft_are_gone_from_both_files(caseload, case_id):
    name = f"visit:{case_id}"
    keep_draft(caseload, name, visit_form_to_json(VisitForm(notes=(DOG,))), NOW)
    keep_draft(caseload, name, visit_form_to_json(VisitForm()), NOW)
    assert NEEDLE not in everything(caseload, Compartment.RESTRICTED)
    keep_draft(caseload, name, visit_form_to_json(VisitForm(notes=(DOG,))), NOW)
    drop_draft(caseload, name)
    assert read_draft(caseload, name) is None


@pytest.mark.parametrize("words", ["", "[1]", '{"notes": 3}', '{"held_on": "soon"}'])
def test_a_draft_that_is_no_form_is_told(words):
    with pytest.raises(BadInput, match="cannot be read by this edition"):
        visit_form_from_json(words)


CHILD = """
import sys, time
from pathlib import Path
from make import OPENS_WITH, at
from twentyweeks.operations.unlock import open_caseload
from twentyweeks.operations.visit import keep_draft
caseload = open_caseload(Path(sys.argv[1]), OPENS_WITH, at("2026-04-20", "14:02"))
for words in ('{"told": {"objection": "first"}}', sys.argv[3]):
    keep_draft(caseload, sys.argv[2], words, at("2026-04-20", "14:02"))
print("kept", flush=True)
time.sleep(60)
"""


def test_a_kept_draft_survives_a_kill(home):
    with northmoor(home) as caseload:
        name = f"visit:{register(caseload)}"
    tests = str(Path(__file__).parents[1])
    words = visit_form_to_json(VisitForm(parents_words=(HERS,), notes=(DOG,)))
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home), name, words],
        env={**os.environ, "PYTHONPATH": tests},
        stdout=subprocess.PIPE,
        text=True,
    )
    with child, child.stdout as told:
        assert told.readline() == "kept\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    with northmoor(home) as caseload:
        kept = read_draft(caseload, name)
        assert kept is not None
        assert visit_form_from_json(kept[0]).parents_words == (HERS,)
        assert visit_form_from_json(kept[0]).notes == (DOG,)


def summary(caseload, visit_id, reader=""):
    return " ".join(
        "\n".join(text_of(visit_summary(caseload, visit_id, reader))).split()
    )


def test_the_summary_tells_the_family_what_was_said_and_chosen(caseload, case_id):
    form = replace(FORM, household=Household(safe_address="9 Hidden Row"), notes=(DOG,))
    said = summary(caseload, record_visit(caseload, case_id, form, NOW))
    assert "Our visit to get to know Ama" in said
    assert "We met on Monday 20 April 2026." in said
    assert "What helps: “My blue headphones” (She showed us)" in said
    assert "What Ngozi Okafor told us" in said
    assert "“She is lost at playtime”" in said
    assert "A photo in the plan: no" in said
    assert "Who pays for the taxi?" in said
    assert "You will hear from us by Monday 4 May 2026." in said
    assert "EHC-26-1001" in said
    for kept_back in (NEEDLE, "9 Hidden Row", "At home", "Wakes at four"):
        assert kept_back not in said


def test_one_parent_s_words_are_never_in_the_other_s_summary(caseload, case_id):
    form = VisitForm(
        held_on=date(2026, 4, 20),
        parents_words=(HERS, HIS),
        child_words=(
            Words(topic="Hopes", words="A dog of my own"),
            Words(topic="Home", words="She hates the flat", whose="Emeka Okafor"),
        ),
        consents=FORM.consents,
    )
    visit_id = record_visit(caseload, case_id, form, NOW)
    hers = summary(caseload, visit_id, "Ngozi Okafor")
    assert "She is lost at playtime" in hers
    assert "A photo in the plan: no" in hers
    assert "A school by the river" not in hers
    assert "She hates the flat" not in hers
    his = summary(caseload, visit_id, "Emeka Okafor")
    assert "A school by the river" in his
    assert "She is lost at playtime" not in his
    assert "A photo in the plan" not in his
    nobodys = summary(caseload, visit_id)
    assert "A dog of my own" in nobodys
    assert "A school by the river" not in nobodys
    assert "She is lost at playtime" not in nobodys


def test_a_summary_of_no_visit_says_so(caseload):
    with pytest.raises(BadInput, match="There is no such visit"):
        visit_summary(caseload, "0" * 32)
