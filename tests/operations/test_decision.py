from datetime import date

import pytest
from sqlalchemy import select, text

from make import at, register
from twentyweeks.casework import Decision, Document, Milestone, Outcome, Question
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.decision import (
    NewDecision,
    decision_page,
    record_decision,
)
from twentyweeks.operations.visit import keep_draft, read_draft

NOW = at("2026-04-10")
YES = NewDecision(
    question="assess",
    outcome="yes",
    decided_on="9/4/2026",
    decided_by="Northmoor SEND panel",
)
NO = NewDecision(
    question="assess",
    outcome="no",
    decided_on="2026-04-09",
    decided_by="Northmoor SEND panel",
    test="The panel found needs, but no need for provision through a plan.",
    reasons=("Amara has caught up by nine months in reading.", " "),
    evidence=("Reading record, Ashgrove Primary, 11 March 2026",),
    other_help=("The reading group goes on.",),
    next_steps_meeting="Jo Marlow will ring by Friday 17 April 2026",
)
NO_PLAN = NewDecision(
    question="issue_plan",
    outcome="no",
    decided_on="2026-04-10",
    test="It is not necessary.",
    reasons=("Amara's school gives what she needs.",),
    evidence=("Advice of Dr Pryce",),
)


@pytest.fixture
def case_id(caseload):
    return register(caseload)


def test_the_page_gives_the_question_its_day_and_its_test(caseload, case_id):
    page = decision_page(caseload, case_id, "assess", date(2026, 4, 1))
    assert page.title == "Decide whether to assess Amara Okafor"
    assert page.due == "By Monday 13 April 2026, 12 days left"
    assert "s.36(8)" in page.test
    assert len(page.tests) == 2
    assert (page.evidence, page.draft) == ((), "")


def test_the_page_offers_the_papers_of_the_case_but_no_letter(caseload, case_id):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        for kind, title in (("report", "Reading record"), ("letter", "Received")):
            document = Document(
                case_id=journal.session.scalars(select(Milestone)).one().case_id,
                title=title,
                kind=kind,
                blob="b",
                sha256="s",
                media_type="application/pdf",
                size=1,
                dated=date(2026, 3, 11),
                author="Ashgrove Primary",
            )
            journal.create(document)
    page = decision_page(caseload, case_id, "issue_plan", date(2026, 4, 1))
    assert page.evidence == ("Reading record, Ashgrove Primary, 11 March 2026",)
    assert "s.37(1)" in page.test
    assert page.due == "By Monday 22 June 2026, 82 days left"


def test_a_yes_is_a_decision_and_a_milestone_in_one_save(caseload, case_id):
    decision_id = record_decision(caseload, case_id, YES, NOW)
    with caseload.reading() as session:
        decision = session.scalars(select(Decision)).one()
        assert decision.id.hex == decision_id
        assert (decision.question, decision.outcome) == (Question.ASSESS, Outcome.YES)
        assert decision.decided_on == date(2026, 4, 9)
        milestone = session.get(Milestone, decision.milestone_id)
        assert milestone.facts == {"kind": "decided_to_assess", "on": "2026-04-09"}
        assert milestone.recorded_at == NOW
        saves = session.execute(
            text(
                "SELECT count(DISTINCT tx) FROM operation WHERE ent = 'decision'"
                " OR (ent = 'milestone' AND v LIKE '%decided_to_assess%')"
            )
        ).scalar_one()
        assert saves == 1
    page = decision_page(caseload, case_id, "assess", date(2026, 4, 10))
    assert page.due == "Decided on Thursday 9 April 2026"
    (row,) = caseload_page(caseload, date(2026, 4, 10)).rows
    assert row.step != "Decide whether to assess"


def test_a_no_keeps_test_reasons_evidence_and_help(caseload, case_id):
    record_decision(caseload, case_id, NO, NOW)
    with caseload.reading() as session:
        decision = session.scalars(select(Decision)).one()
        assert decision.reasons == ("Amara has caught up by nine months in reading.",)
        assert decision.evidence == NO.evidence
        assert decision.other_help == NO.other_help
        assert decision.next_steps_meeting == NO.next_steps_meeting
        milestone = session.get(Milestone, decision.milestone_id)
        assert milestone.facts == {"kind": "refused_to_assess", "on": "2026-04-09"}


@pytest.mark.parametrize("field", ["test", "reasons", "evidence"])
@pytest.mark.parametrize("question", ["assess", "issue_plan"])
def test_a_no_without_its_grounds_is_refused(caseload, case_id, field, question):
    given = {name: getattr(NO, name) for name in NO.__dataclass_fields__}
    given[field] = "" if field == "test" else ("  ",)
    new = NewDecision(**{**given, "question": question})
    with pytest.raises(Refused, match="A refusal is appealed on its reasons") as told:
        record_decision(caseload, case_id, new, NOW)
    assert told.value.field == field
    with caseload.reading() as session:
        assert session.scalars(select(Decision)).all() == []
        assert len(session.scalars(select(Milestone)).all()) == 1


def test_a_refused_plan_is_its_own_milestone(caseload, case_id):
    record_decision(caseload, case_id, YES, NOW)
    record_decision(caseload, case_id, NO_PLAN, NOW)
    with caseload.reading() as session:
        kinds = [each.facts["kind"] for each in session.scalars(select(Milestone))]
        assert sorted(kinds) == [
            "decided_to_assess",
            "refused_plan",
            "request_received",
        ]


def test_a_plan_to_be_issued_is_a_decision_without_a_milestone(caseload, case_id):
    new = NewDecision(question="issue_plan", outcome="yes", decided_on="2026-04-10")
    record_decision(caseload, case_id, new, NOW)
    with caseload.reading() as session:
        assert session.scalars(select(Decision)).one().milestone_id is None
        assert len(session.scalars(select(Milestone)).all()) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"decided_on": "11/4/2026"}, "decided_on"),
        ({"decided_on": "1/3/2026"}, "decided_on"),
        ({"decided_on": "31/2/2026"}, "decided_on"),
        ({"decided_on": ""}, "decided_on"),
        ({"question": "hold"}, "question"),
        ({"outcome": "maybe"}, "outcome"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(caseload, case_id, change, field):
    given = {name: getattr(YES, name) for name in YES.__dataclass_fields__}
    with pytest.raises(Refused) as told:
        record_decision(caseload, case_id, NewDecision(**{**given, **change}), NOW)
    assert told.value.field == field


def test_what_is_decided_is_not_decided_again(caseload, case_id):
    record_decision(caseload, case_id, YES, NOW)
    with pytest.raises(Refused, match="decided already, on 9 April 2026"):
        record_decision(caseload, case_id, NO, NOW)


def test_a_case_without_a_request_has_nothing_to_decide(caseload, case_id):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        journal.delete(journal.session.scalars(select(Milestone)).one())
    with pytest.raises(Refused, match="There is no request on this case"):
        record_decision(caseload, case_id, YES, NOW)


def test_the_draft_is_shown_and_goes_with_the_save(caseload, case_id):
    name = f"decision:{case_id}:assess"
    keep_draft(caseload, name, '{"reasons": ["half"]}', NOW)
    page = decision_page(caseload, case_id, "assess", date(2026, 4, 10))
    assert page.draft == '{"reasons": ["half"]}'
    record_decision(caseload, case_id, YES, NOW)
    assert read_draft(caseload, name) is None


def test_a_page_of_an_unknown_question_says_so(caseload, case_id):
    with pytest.raises(BadInput, match="“hold” is none of assess, issue_plan"):
        decision_page(caseload, case_id, "hold", date(2026, 4, 10))
