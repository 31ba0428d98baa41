"""The letters by name, and what each of them waits for."""

from dataclasses import dataclass

from twentyweeks.law import Kind
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
_NOT_DECIDED = "The decision to assess is not recorded."

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
    LetterKind.WILL_NOT_ISSUE: KindWords(
        words="We will not issue a plan",
        after=(Kind.REFUSED_PLAN,),
        because="No refusal of a plan is recorded.",
    ),
    LetterKind.DRAFT_PLAN: KindWords(
        words="Draft plan", after=STARTS, because=_NO_REQUEST
    ),
    LetterKind.FINAL_PLAN: KindWords(
        words="Final plan", after=STARTS, because=_NO_REQUEST
    ),
    LetterKind.AMENDMENT_NOTICE: KindWords(
        words="Notice of proposed amendments", after=(), because=""
    ),
    LetterKind.UPDATE: KindWords(words="Update", after=STARTS, because=_NO_REQUEST),
}


def kind_choices(
    now: CaseNow, *, has_draft: bool, has_final: bool, has_amending: bool
) -> tuple[KindChoice, ...]:
    """Return every letter, with why one cannot be written yet."""
    lacking = {
        LetterKind.DRAFT_PLAN: "" if has_draft else "No draft plan has been begun.",
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


def _waits(now: CaseNow, words: KindWords) -> str:
    if not words.after:
        return ""
    happened = {event.kind for event in now.past}
    return "" if happened.intersection(words.after) else words.because
