"""The questions that a panel decides, in words, with the test of each."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.casework import Question
from twentyweeks.law.limits import Limit, Status
from twentyweeks.present.dates import due_words, full


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """One question: what it is called, which limit it meets and its test."""

    title: str
    rule: str
    test: str
    parts: tuple[str, ...]


QUESTIONS = {
    Question.ASSESS: QuestionWords(
        title="Decide whether to assess {child}",
        rule="assess_decision",
        test=(
            "The authority must assess where the child or young person has or may "
            "have special educational needs, and it may be necessary for special "
            "educational provision to be made in accordance with an EHC plan "
            "(Children and Families Act 2014 s.36(8)). “May” is a low threshold."
        ),
        parts=(
            "Has or may have special educational needs",
            "It may be necessary for provision to be made in accordance with a plan",
        ),
    ),
    Question.ISSUE_PLAN: QuestionWords(
        title="Decide whether to issue a plan for {child}",
        rule="refuse_plan_notice",
        test=(
            "The authority must secure a plan where, in the light of the assessment, "
            "it is necessary for special educational provision to be made in "
            "accordance with an EHC plan (Children and Families Act 2014 s.37(1))."
        ),
        parts=(
            "In the light of the assessment, it is necessary for provision to be made "
            "in accordance with a plan",
        ),
    ),
}


def decision_due(limits: tuple[Limit, ...], rule: str, today: date) -> str:
    """Say by when the question must be decided, or when it was."""
    own = [limit for limit in limits if limit.rule == rule]
    if not own:
        return "No day is set for this decision yet"
    limit = own[-1]
    if limit.met_on is not None:
        return f"Decided on {full(limit.met_on)}"
    if limit.due is None or limit.status not in (Status.OPEN, Status.OVERDUE):
        return "No day is set for this decision now"
    return f"By {full(limit.due)}, {due_words(limit.due, today).lower()}"
