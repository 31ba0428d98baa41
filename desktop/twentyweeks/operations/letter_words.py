"""The letters by name, and what each of them waits for."""

from dataclasses import dataclass

from twentyweeks.law import Kind, Status
from twentyweeks.letters.facts import LetterKind
from twentyweeks.present.case_now import STARTS, CaseNow
from twentyweeks.present.letter import KindChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """One letter: its name, and the event that it cannot be written before."""

    words: str
    after: tuple[Kind, ...]
    because: str = ""


_NO_REQUEST = "No request is recorded on this case."
_NO_DRAFT = "No draft plan has been begun."
_NOT_DECIDED = "The decision to assess is not recorded."
_NOT_REVIEWED = "No decision after a review is recorded."
_PLANS = (
    Kind.FINAL_PLAN_SENT,
    Kind.AMENDED_PLAN_SENT,
    Kind.REASSESSED_PLAN_SENT,
    Kind.PLAN_TRANSFERRED_IN,
)

KINDS = {
    LetterKind.RECEIVED: KindWords(
        words="Request received, considering", after=STARTS, because=_NO_REQUEST
    ),
    LetterKind.WILL_ASSESS: KindWords(
        words="We will assess", after=(Kind.DECIDED_TO_ASSESS,), because=_NOT_DECIDED
    ),
    LetterKind.REFUSE_TO_ASSESS: KindWords(
        words="We will not assess",
        after=(Kind.REFUSED_TO_ASSESS,),
        because="No refusal to assess is recorded.",
    ),
    LetterKind.ADVICE_REQUEST: KindWords(
        words="Advice request", after=(Kind.DECIDED_TO_ASSESS,), because=_NOT_DECIDED
    ),
    LetterKind.ADVICE_CHASE: KindWords(
        words="Advice that is late, asked for again",
        after=(Kind.ADVICE_REQUESTED,),
        because="No advice has been asked for.",
    ),
    LetterKind.WILL_NOT_ISSUE: KindWords(
        words="We will not issue a plan",
        after=(Kind.REFUSED_PLAN,),
        because="No refusal of a plan is recorded.",
    ),
    LetterKind.DRAFT_PLAN: KindWords(
        words="Draft plan", after=STARTS, because=_NO_REQUEST
    ),
    LetterKind.CONSULT_SCHOOL: KindWords(
        words="Consultation of a school or college", after=(), because=""
    ),
    LetterKind.FINAL_PLAN: KindWords(
        words="Final plan", after=STARTS, because=_NO_REQUEST
    ),
    LetterKind.AMENDMENT_NOTICE: KindWords(
        words="Notice of proposed amendments", after=(), because=""
    ),
    LetterKind.KEEP_PLAN: KindWords(
        words="After the review: the plan stays as it is",
        after=(Kind.REVIEW_DECIDED,),
        because=_NOT_REVIEWED,
    ),
    LetterKind.NOT_AMEND: KindWords(
        words="We will not amend the plan",
        after=(Kind.DECIDED_NOT_TO_AMEND,),
        because="No decision not to amend the plan is recorded.",
    ),
    LetterKind.CONSULT_CEASING: KindWords(
        words="Consultation on ceasing",
        after=_PLANS,
        because="There is no plan that could cease.",
    ),
    LetterKind.CEASE_PLAN: KindWords(
        words="We will cease to maintain the plan",
        after=(Kind.CEASING_CONSIDERED,),
        because="Nobody was consulted on ceasing yet.",
    ),
    LetterKind.WILL_REASSESS: KindWords(
        words="We will re-assess",
        after=(Kind.DECIDED_TO_REASSESS,),
        because="No decision to re-assess is recorded.",
    ),
    LetterKind.WILL_NOT_REASSESS: KindWords(
        words="We will not re-assess",
        after=(Kind.REFUSED_TO_REASSESS,),
        because="No refusal to re-assess is recorded.",
    ),
    LetterKind.TRANSFER_IN: KindWords(
        words="The plan has come to us",
        after=(Kind.PLAN_TRANSFERRED_IN,),
        because="No plan has been transferred in.",
    ),
    LetterKind.TRANSFER_OUT: KindWords(
        words="The plan goes to another authority",
        after=(Kind.MOVE_NOTIFIED, Kind.PLAN_TRANSFERRED_OUT),
        because="No move is recorded.",
    ),
    LetterKind.MEDIATION: KindWords(
        words="Day and place of a mediation",
        after=(Kind.MEDIATION_FIXED,),
        because="No day of a mediation is recorded.",
    ),
    LetterKind.TRIBUNAL_ORDER: KindWords(
        words="What the Tribunal ordered",
        after=(Kind.TRIBUNAL_ORDERED,),
        because="No order of the Tribunal is recorded.",
    ),
    LetterKind.UPDATE: KindWords(words="Update", after=STARTS, because=_NO_REQUEST),
}


def kind_choices(
    now: CaseNow, *, has_draft: bool, has_final: bool, has_amending: bool
) -> tuple[KindChoice, ...]:
    """Return every letter, with why one cannot be written yet."""
    lacking = {
        LetterKind.ADVICE_CHASE: _no_late_advice(now),
        LetterKind.CONSULT_SCHOOL: "" if has_draft else _NO_DRAFT,
        LetterKind.DRAFT_PLAN: "" if has_draft else _NO_DRAFT,
        LetterKind.FINAL_PLAN: "" if has_final else "No final plan is recorded.",
        LetterKind.AMENDMENT_NOTICE: ""
        if has_amending
        else "No draft has been begun that amends an issued final plan.",
    }
    return tuple(
        KindChoice(
            kind=kind.value,
            words=words.words,
            because=_waits(now, words) or lacking.get(kind, ""),
        )
        for kind, words in KINDS.items()
    )


def _no_late_advice(now: CaseNow) -> str:
    rows = [each for each in now.timetable.limits if each.rule == "advice_return"]
    late = any(each.status is Status.OVERDUE for each in rows)
    return "" if late else "No advice that was asked for is late."


def _waits(now: CaseNow, words: KindWords) -> str:
    if not words.after:
        return ""
    happened = {event.kind for event in now.past}
    return "" if happened.intersection(words.after) else words.because
