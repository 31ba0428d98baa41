"""The questions that a panel decides, in words, with the test of each."""

from dataclasses import dataclass
from datetime import date

from twentyweeks.casework import Outcome, Question
from twentyweeks.law.limits import Limit, Status
from twentyweeks.present.dates import due_words, full


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """One question: what it is called, which limit it meets, its test and answers.

    `refusals` are the answers that a family may challenge: they need test, reasons and
    evidence. `lacking` says what has to be on the case before it can be decided.
    """

    title: str
    short: str
    rule: str
    test: str
    parts: tuple[str, ...]
    outcomes: tuple[tuple[Outcome, str], ...]
    refusals: tuple[Outcome, ...]
    lacking: str


_ACT = "Children and Families Act 2014"
_REG = "SEND Regulations 2014"
_NO_REQUEST = (
    "There is no request on this case, so there is nothing to decide. {kept} Record "
    "the day on which the request was received."
)
QUESTIONS = {
    Question.ASSESS: QuestionWords(
        title="Decide whether to assess {child}",
        short="Whether to assess",
        rule="assess_decision",
        test=(
            "The authority must assess where the child or young person has or may "
            "have special educational needs, and it may be necessary for special "
            "educational provision to be made in accordance with an EHC plan "
            f"({_ACT} s.36(8)). “May” is a low threshold."
        ),
        parts=(
            "Has or may have special educational needs",
            "It may be necessary for provision to be made in accordance with a plan",
        ),
        outcomes=((Outcome.YES, "Assess"), (Outcome.NO, "Do not assess")),
        refusals=(Outcome.NO,),
        lacking=_NO_REQUEST,
    ),
    Question.ISSUE_PLAN: QuestionWords(
        title="Decide whether to issue a plan for {child}",
        short="Whether to issue a plan",
        rule="refuse_plan_notice",
        test=(
            "The authority must secure a plan where, in the light of the assessment, "
            "it is necessary for special educational provision to be made in "
            f"accordance with an EHC plan ({_ACT} s.37(1))."
        ),
        parts=(
            "In the light of the assessment, it is necessary for provision to be made "
            "in accordance with a plan",
        ),
        outcomes=((Outcome.YES, "Issue a plan"), (Outcome.NO, "Do not issue a plan")),
        refusals=(Outcome.NO,),
        lacking=_NO_REQUEST,
    ),
    Question.REVIEW: QuestionWords(
        title="Decide after the review of the plan for {child}",
        short="What follows the review",
        rule="ar_decision",
        test=(
            "Within four weeks of the review meeting the authority decides to keep the "
            "plan as it is, to amend it, or to cease to maintain it, and tells the "
            f"family ({_ACT} s.44; {_REG} reg 20(10)). To keep it and to cease can be "
            "appealed."
        ),
        parts=("The plan still describes the needs", "Its help and outcomes still fit"),
        outcomes=(
            (Outcome.KEEP, "Keep the plan as it is"),
            (Outcome.AMEND, "Amend the plan"),
            (Outcome.CEASE, "Cease to maintain the plan"),
        ),
        refusals=(Outcome.KEEP, Outcome.CEASE),
        lacking="There is no review meeting on this case, so there is nothing to "
        "decide. {kept} Record the day on which the meeting was held.",
    ),
    Question.AMEND: QuestionWords(
        title="Decide whether to amend the plan for {child} as proposed",
        short="Whether to amend as proposed",
        rule="ar_final",
        test=(
            "Within eight weeks of the notice the authority sends the amended plan, or "
            f"tells the family that it will not amend it, and why ({_REG} reg 22(3)-"
            "(4)). Not to amend can be appealed."
        ),
        parts=("What the family said was considered",),
        outcomes=((Outcome.YES, "Amend the plan"), (Outcome.NO, "Do not amend it")),
        refusals=(Outcome.NO,),
        lacking="There is no notice of amendments on this case, so there is nothing to "
        "decide. {kept} Send the notice first.",
    ),
    Question.REASSESS: QuestionWords(
        title="Decide whether to re-assess {child}",
        short="Whether to re-assess",
        rule="reassess_decision",
        test=(
            "The authority must re-assess on request, unless it assessed within the "
            "six months before, or thinks that it is not necessary "
            f"({_ACT} s.44(2); {_REG} reg 24)."
        ),
        parts=(
            "Assessed within the six months before the request",
            "A further assessment is necessary",
        ),
        outcomes=((Outcome.YES, "Re-assess"), (Outcome.NO, "Do not re-assess")),
        refusals=(Outcome.NO,),
        lacking="There is no request for a re-assessment on this case, so there is "
        "nothing to decide. {kept} Record the day on which it was received.",
    ),
    Question.CEASE: QuestionWords(
        title="Decide whether to cease to maintain the plan for {child}",
        short="Whether to cease",
        rule="cease_consult",
        test=(
            "The authority may cease to maintain a plan only where it is no longer "
            "responsible, or the plan is no longer necessary. From 18 it has regard to "
            f"whether the outcomes were achieved ({_ACT} s.45). It consults the family "
            f"and the head or principal of the place named first ({_REG} reg 31(1))."
        ),
        parts=(
            "We are no longer responsible for the child or young person",
            "It is no longer necessary for the plan to be maintained",
        ),
        outcomes=(
            (Outcome.CONSULT, "Consult on ceasing"),
            (Outcome.YES, "Cease to maintain the plan"),
            (Outcome.NO, "Do not cease"),
        ),
        refusals=(Outcome.CONSULT, Outcome.YES),
        lacking="There is no plan on this case that could cease. {kept} Record the day "
        "on which the plan was sent or came here.",
    ),
    Question.TRANSFER: QuestionWords(
        title="Decide what follows for {child} from the transfer of the plan",
        short="What follows the transfer",
        rule="move_inform",
        test=(
            "Within six weeks of the transfer the authority tells the family whether "
            f"it will make an assessment, and when it will review the plan ({_REG} reg "
            "15(4))."
        ),
        parts=("The advice that came with the plan is enough",),
        outcomes=((Outcome.YES, "Assess"), (Outcome.NO, "Do not assess")),
        refusals=(),
        lacking="No plan has been transferred in on this case, so there is nothing to "
        "decide. {kept} Record the day of the transfer.",
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
