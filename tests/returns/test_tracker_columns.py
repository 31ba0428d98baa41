import pytest

from twentyweeks.errors import BadInput
from twentyweeks.returns.columns import LeftOut, Match, Question, match_columns, plain
from twentyweeks.returns.headings import AMBIGUOUS, FIELDS, LEFT_OUT


def fields(headings, saved=None):
    return {m.heading: m.field for m in match_columns(headings, saved).matches}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date of Birth (ccyy-mm-dd)", "born"),
        ("Dob (ccyy-mm-dd)", "born"),
        ("personbirthdate", "born"),
        ("PersonBirthDate", "born"),
        ("UPN \u2013 Unique Pupil Number", "upn"),
        ("UPN - Unique\nPupil  Number", "upn"),
        ("FORENAME(S)", "forenames"),
        ("persontableid", "local_id"),
        ("LAchildID", "local_id"),
        ("case/pupil id", "local_id"),
        ("GenderCurrent", "sex"),
        ("UPNunknown", "upn_unknown"),
        ("UPN and ULN unavailable reason", "upn_unknown"),
        ("Date Request Was Received", "requested_on"),
        ("receiveddate", "requested_on"),
        ("requestoutcome", "assess_decision"),
        ("Assessment Outcome - Decision to issue EHC plan", "issue_decision"),
        ("Assessment Outcome To Issue EHCP", "issue_decision"),
        ("assessmentoutcomedate", "assessed_on"),
        ("EHC Plan Start Date", "plan_started_on"),
        ("Date EHC Plan Ceased", "ceased_on"),
        ("Main education establishment \u2013 URN", "school_urn"),
        ("NHS no", "nhs_number"),
        ("NCY", "year_group"),
        ("Child's surname", "surname"),
        ("Child surname", "surname"),
        ("Pupil Forename(s)", "forenames"),
        ("Pupil UPN", "upn"),
    ],
)
def test_a_seen_heading_is_known(heading, field):
    assert fields([heading]) == {heading: field}


def test_a_near_miss_is_proposed_with_its_score():
    assert match_columns(["Surnmae", "Date of brith"]).matches == (
        Match(0, "Surnmae", "surname", "near", 86),
        Match(1, "Date of brith", "born", "near", 91),
    )


def test_a_limit_is_never_taken_for_an_event():
    found = match_columns(["UPN", "Final due", "Final  plan due", "Week-6 due"])
    assert [m.field for m in found.matches] == ["upn"]
    assert found.left_out == (
        LeftOut("Final due", "The program works it out itself."),
        LeftOut("Final  plan due", "The program works it out itself."),
        LeftOut("Week-6 due", "The program works it out itself."),
    )


def test_an_unclear_heading_is_asked_about():
    assert match_columns(["UPN", "Decision"]).questions == (
        Question(
            "Decision",
            "Does “Decision” stand for Decision to assess or Decision to issue?",
            ("assess_decision", "issue_decision"),
        ),
    )


def test_a_saved_answer_settles_it():
    saved = {"Decision": "assess_decision", "School": "", "Band": "comments"}
    assert fields(["UPN", "DECISION", "School", "Band"], saved) == {
        "UPN": "upn",
        "DECISION": "assess_decision",
        "Band": "comments",
    }


def test_a_heading_near_two_fields_is_asked_about():
    found = match_columns(["Surname", "ULPN", "Date decision to issess"])
    assert [question.choices for question in found.questions] == [
        ("uln", "upn"),
        ("assess_decided_on", "issue_decided_on"),
    ]
    assert [match.field for match in found.matches] == ["surname"]


def test_a_saved_field_must_exist():
    with pytest.raises(BadInput, match="“shoe size”"):
        match_columns(["UPN"], {"Shoe": "shoe size"})


def test_two_headings_for_one_field_leave_the_second_out():
    found = match_columns(["DOB", "Date of birth"])
    assert [m.heading for m in found.matches] == ["DOB"]
    assert found.left_out == (LeftOut("Date of birth", "“DOB” is read instead."),)
    assert found.questions[0].sentence == (
        "“DOB” and “Date of birth” both stand for Date of birth. Only “DOB” is read; "
        "leave one of them out if that is wrong."
    )


def test_a_heading_that_stands_twice_is_refused():
    with pytest.raises(BadInput) as refusal:
        match_columns(["UPN", "Surname", "U.P.N."])
    assert refusal.value.sentence == (
        "The heading “U.P.N.” stands twice, in columns A and C; nothing was brought "
        "in. Rename or delete one of them."
    )


def test_no_known_heading_is_refused():
    with pytest.raises(BadInput, match="None of the headings is known"):
        match_columns(["Apples", "Pears"])


def test_an_unknown_column_is_named_as_left_out():
    found = match_columns(["", "UPN", "Transport"])
    assert found.left_out == (
        LeftOut("column A", "This import has no place for it."),
        LeftOut("Transport", "This import has no place for it."),
    )


def test_digits_in_a_heading_are_no_near_miss():
    assert fields(["Parent phone", "Parent 2 phone"]) == {
        "Parent phone": "parent_phone"
    }


def test_every_wording_stands_in_one_place():
    wordings = [
        plain(name)
        for table in (FIELDS, LEFT_OUT)
        for names in table.values()
        for name in names
    ] + [plain(name) for name in AMBIGUOUS]
    assert sorted(wordings) == sorted(set(wordings))
